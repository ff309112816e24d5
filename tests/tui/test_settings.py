"""The settings by keys: each holds at once, and is kept."""

from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from game.files import settings as files
from game.files.places import settings_file
from game.files.settings import Settings
from game.tui.filters import PLAIN, PlainSigns
from game.tui.screens.settings import SettingsScreen
from game.tui.screens.title import TitleScreen
from game.words import settings as words
from tests.tui.driver import Shown, at_the_title, screen_text


async def opened(it: Shown) -> None:
    await it.opened("5", "enter")
    assert isinstance(it.screen, SettingsScreen)


def broken() -> None:
    settings_file().write_text("{", encoding="utf-8")


def is_broken() -> bool:
    return settings_file().read_text(encoding="utf-8") == "{"


def no_folder(path: Path) -> None:
    path.write_text("", encoding="utf-8")


async def test_the_theme_changes_at_once_and_is_kept(tmp_path: Path) -> None:
    async with at_the_title(tmp_path / "shelf") as it:
        await opened(it)
        for theme in ("paper", "night", "paper"):
            await it.press("1", "enter")
            await it.until(lambda: files.read(settings_file()).theme == theme)  # noqa: B023 (called here)
            assert it.app.theme == theme
            await it.shows(words.ROWS[0][2][theme])


async def test_plain_signs_leave_nothing_but_ascii_on_the_title(tmp_path: Path) -> None:
    async with at_the_title(tmp_path / "shelf") as it:
        assert "▸" in screen_text(it.app)
        await opened(it)
        await it.press("2", "enter")
        assert "◢" not in screen_text(it.app)
        await it.opened("escape")
        assert isinstance(it.screen, TitleScreen)
        assert screen_text(it.app).isascii()
        assert "enter open" in screen_text(it.app)
        await opened(it)
        await it.press("2", "enter")
        assert "◢" in screen_text(it.app)


async def test_every_setting_is_turned_by_its_number_and_kept(tmp_path: Path) -> None:
    async with at_the_title(tmp_path / "shelf") as it:
        await opened(it)
        await it.press("1", "enter", "2", "enter", "3", "enter", "4", "enter")
        turned = Settings("paper", plain_signs=True, mouse=False, plain_lines=True)
        await it.until(lambda: files.read(settings_file()) == turned)


async def test_each_says_what_it_is_for(tmp_path: Path) -> None:
    async with at_the_title(tmp_path / "shelf") as it:
        await opened(it)
        for number, (*_, about) in enumerate(words.ROWS, 1):
            await it.press(str(number))
            await it.shows(about)


async def test_a_file_that_is_no_settings_file_is_left_alone_and_told(tmp_path: Path) -> None:
    broken()
    async with at_the_title(tmp_path / "shelf") as it:
        await opened(it)
        await it.press("1", "enter")
        await it.says("no settings file of Juncture")
        assert it.app.theme == "paper"
    assert is_broken()


async def test_a_disk_that_refuses_costs_a_sentence_and_the_setting_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUNCTURE_SETTINGS", str(tmp_path / "shelf.json" / "settings.json"))
    async with at_the_title(tmp_path / "shelf") as it:
        await opened(it)
        no_folder(tmp_path / "shelf.json")
        await it.press("1", "enter")
        await it.until(lambda: bool(it.app.said))
        assert it.app.theme == "paper"
        said = " ".join(it.app.said)
        assert "could not be kept" in said or "cannot be read" in said


def test_the_words_name_every_setting_and_every_value_of_it() -> None:
    usual = Settings()
    assert [name for name, *_ in words.ROWS] == list(Settings.__slots__)
    for name, _, values, _ in words.ROWS:
        assert getattr(usual, name) in values
    assert set(words.ROWS[0][2]) == set(files.THEMES)


def test_every_plain_sign_is_one_ascii_character_and_letters_stay() -> None:
    drawn = "".join(map(chr, (*range(0x2500, 0x25A0), 0x2801, 0x28FF))) + "".join(PLAIN)
    assert all(len(plain) == 1 for plain in PLAIN.values())
    (signs,) = PlainSigns().apply([Segment(drawn)], Color(0, 0, 0))
    assert signs.text.isascii()
    assert len(signs.text) == len(drawn)
    letters = [Segment("Троцкий, née")]
    assert PlainSigns().apply(letters, Color(0, 0, 0)) == letters
