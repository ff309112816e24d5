"""Where things live: the checkout, shipped scenarios, saves, settings, the cache."""

import os
from pathlib import Path
from typing import Final

import platformdirs

PACKAGE: Final = Path(__file__).resolve().parents[1]
"""The folder of the package `game`, in a checkout or in an installation."""

SAVES_VARIABLE: Final = "JUNCTURE_SAVES"
SETTINGS_VARIABLE: Final = "JUNCTURE_SETTINGS"
CACHE_VARIABLE: Final = "JUNCTURE_CACHE"


class PlaceError(Exception):
    """A place that cannot be used; the message is one sentence that says what to do."""


def checkout() -> Path | None:
    """The checkout that the game runs from; nothing where it is installed."""
    above = PACKAGE.parent
    at_home = (above / "pyproject.toml").is_file() and (above / "scenarios").is_dir()
    return above if at_home else None


def scenarios_folder() -> Path:
    """The folder of the scenarios that come with the game."""
    home = checkout()
    return home / "scenarios" if home else PACKAGE / "shipped"


def saves_folder(chosen: str | None) -> Path:
    """The folder of the saves, whole from the root; it need not be there yet.

    `chosen` is what the player gave as `--saves`: it beats the variable `JUNCTURE_SAVES`,
    that beats the checkout's `saves`, that beats the user's own data folder.

    Raises:
        PlaceError: the player or the variable names nothing, or what is no folder.
    """
    if chosen is not None:
        return _told("--saves", chosen)
    if (told := os.environ.get(SAVES_VARIABLE)) is not None:
        return _told(SAVES_VARIABLE, told)
    if home := checkout():
        return home / "saves"
    return Path(platformdirs.user_data_dir("juncture", appauthor=False)) / "saves"


def lessons_folder(chosen: str | None, saves: str | None) -> Path:
    """The folder of the lessons, whole from the root; it need not be there yet.

    `chosen` is what the teacher gave as `--lessons`; else they lie in the folder of the saves.

    Raises:
        PlaceError: the teacher or the variable names nothing, or what is no folder.
    """
    return saves_folder(saves) / "lessons" if chosen is None else _told("--lessons", chosen)


def settings_file() -> Path:
    """The file of the settings, whole from the root; it need not be there yet.

    The variable `JUNCTURE_SETTINGS` names one; otherwise it lies in the user's own folder of
    configurations.
    """
    if told := os.environ.get(SETTINGS_VARIABLE, "").strip():
        return Path(told).absolute()
    return Path(platformdirs.user_config_dir("juncture", appauthor=False)) / "settings.json"


def cache_folder() -> Path:
    """The folder of what can be worked out again, whole from the root; it need not be there yet.

    The variable `JUNCTURE_CACHE` names one; otherwise it is in the user's own cache folder.
    """
    if told := os.environ.get(CACHE_VARIABLE, "").strip():
        return Path(told).absolute()
    return Path(platformdirs.user_cache_dir("juncture", appauthor=False))


def _told(by: str, text: str) -> Path:
    if not text.strip():
        raise PlaceError(f"{by} names no folder: give it one, or leave it out.")
    try:
        folder = Path(text).expanduser().absolute()
    except RuntimeError:
        raise PlaceError(f"{by} names a home that is not there: give it a folder.") from None
    if os.path.lexists(folder) and not folder.is_dir():
        raise PlaceError(f"{by} names {str(folder)!r}, which is no folder: give it another.")
    return folder
