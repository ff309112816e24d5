"""How the player wants the screens: a small file, read before anything is shown.

It is not trusted: what cannot be read costs one sentence, and the settings are then those of
a first start. A file that is no settings file of ours is never written over.
"""

import json
import os
import stat
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final, Literal

from game.files.inert import inert

VERSION: Final = 1
LARGEST: Final = 64_000
"""Bytes of a file that is read."""

Theme = Literal["night", "paper"]
THEMES: Final[tuple[Theme, ...]] = ("night", "paper")

_VERSION: Final = "juncture_settings"
_FLAGS: Final[int] = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_NEW: Final[int] = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set.

    `plain_signs` shows ASCII in the place of drawn signs; `mouse` lets the terminal report
    it; `plain_lines` plays in lines instead of screens.
    """

    theme: Theme = "night"
    plain_signs: bool = False
    mouse: bool = True
    plain_lines: bool = False


class SettingsError(Exception):
    """The settings cannot be read or kept; the message is one sentence that says what to do."""


def read(file: Path) -> Settings:
    """The settings in a file; those of a first start where there is none.

    Raises:
        SettingsError: something is there, and it is no settings file that can be read.
    """
    try:
        data = _bytes(file)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The settings in {_shown(file)} cannot be read ({_cause(error)}), so those of a"
            " first start hold."
        ) from error
    settings = _parsed(data)
    if settings is None:
        raise SettingsError(
            f"{_shown(file)} is damaged, or no settings file of Juncture, so the settings of a"
            " first start hold: move it away to set new ones."
        )
    return settings


def write(file: Path, settings: Settings) -> None:
    """Keep the settings: whole, beside their place, and then put there.

    Raises:
        SettingsError: the disk refused, or what is there is no settings file; it is left alone.
    """
    read(file)
    file = file.resolve()  # a link stays a link
    told = {_VERSION: VERSION} | {f.name: getattr(settings, f.name) for f in fields(Settings)}
    beside = file.with_name(f".{file.name}.{os.urandom(8).hex()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(os.open(beside, _NEW, 0o600), "wb") as new:  # noqa: PTH123 (it takes a descriptor)
                new.write(f"{json.dumps(told, indent=2)}\n".encode())
                new.flush()
                os.fsync(new.fileno())
            beside.replace(file)
        finally:
            with suppress(OSError):  # it has moved, or was never there
                beside.unlink()
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The settings hold for now, but could not be kept in {_shown(file)} ({_cause(error)})."
        ) from error


def _bytes(file: Path) -> bytes:
    """What a regular file holds, up to one byte more than is allowed."""
    with open(os.open(file, _FLAGS), "rb") as opened:  # noqa: PTH123 (it takes a descriptor)
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise ValueError("it is no file")
        return opened.read(LARGEST + 1)


def _parsed(data: bytes) -> Settings | None:
    """The settings in some bytes; nothing where they hold anything else."""
    if len(data) > LARGEST:
        return None
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.pop(_VERSION, None) != VERSION:
        return None
    usual = Settings()
    for name, value in told.items():
        if name not in Settings.__slots__ or type(value) is not type(getattr(usual, name)):
            return None
    if told.get("theme", usual.theme) not in THEMES:
        return None
    return Settings(**told)


def _cause(error: OSError | ValueError) -> str:
    why = error.strerror if isinstance(error, OSError) else str(error)
    return inert((why or type(error).__name__).lower())


def _shown(file: Path) -> str:
    return inert(str(file))
