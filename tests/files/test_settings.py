"""The settings as a file that anybody may have written, on a disk that may refuse."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.files import places, settings
from game.files.settings import THEMES, Settings, SettingsError

every = st.builds(Settings, st.sampled_from(THEMES), st.booleans(), st.booleans(), st.booleans())
ROOT = os.name != "nt" and os.geteuid() == 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def refused(file: Path) -> str:
    with pytest.raises(SettingsError) as refusal:
        settings.read(file)
    return str(refusal.value)


def test_at_a_first_start_nothing_is_read_and_nothing_said(file: Path) -> None:
    assert settings.read(file) == Settings()
    assert not file.exists()


@given(wanted=every)
def test_every_setting_is_kept(wanted: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("settings") / "deep" / "settings.json"
    settings.write(file, Settings())
    settings.write(file, wanted)
    assert settings.read(file) == wanted
    assert [one.name for one in file.parent.iterdir()] == ["settings.json"]


def test_a_setting_that_is_left_out_is_that_of_a_first_start(file: Path) -> None:
    put(file, '{"juncture_settings": 1, "theme": "paper"}')
    assert settings.read(file) == Settings(theme="paper")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"juncture_settings": 2}',
        '{"juncture_settings": 1, "theme": "red"}',
        '{"juncture_settings": 1, "theme": []}',
        '{"juncture_settings": 1, "mouse": 1}',
        '{"juncture_settings": 1, "mouse": null}',
        '{"juncture_settings": 1, "colour": null}',
        '{"juncture_settings": 1, "__class__": "x"}',
        "[" * 60_000,
        " " * 70_000 + '{"juncture_settings": 1}',
        "\x00\ufffe",
    ],
)
def test_what_is_no_settings_file_costs_a_sentence_and_is_not_written_over(
    text: str, file: Path
) -> None:
    put(file, text)
    assert "settings.json is damaged, or no settings file of Juncture" in refused(file)
    with pytest.raises(SettingsError):
        settings.write(file, Settings(theme="paper"))
    assert file.read_text(encoding="utf-8") == text


def test_bytes_that_are_no_text_cost_a_sentence(file: Path) -> None:
    put(file, "")
    file.write_bytes(b"\xff\xfe\x00{")
    assert "is damaged" in refused(file)


def test_a_folder_in_its_place_costs_a_sentence(file: Path) -> None:
    file.mkdir(parents=True)
    assert "cannot be read" in refused(file)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among its files")
def test_a_pipe_in_its_place_is_not_waited_for(file: Path) -> None:
    file.parent.mkdir()
    os.mkfifo(file)
    assert "it is no file" in refused(file)


def test_a_folder_that_is_a_file_costs_a_sentence(tmp_path: Path) -> None:
    put(tmp_path / "config", "")
    with pytest.raises(SettingsError, match=r"cannot be read|could not be kept"):
        settings.write(tmp_path / "config" / "settings.json", Settings())


@pytest.mark.skipif(ROOT or os.name == "nt", reason="nothing is forbidden to the superuser")
def test_a_folder_that_may_not_be_written_in_costs_a_sentence(file: Path) -> None:
    file.parent.mkdir()
    file.parent.chmod(0o500)
    with pytest.raises(SettingsError, match="could not be kept"):
        settings.write(file, Settings())


def test_a_full_disk_costs_a_sentence_and_leaves_what_was_there(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.write(file, Settings(theme="paper"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="hold for now, but could not be kept"):
        settings.write(file, Settings())
    assert settings.read(file) == Settings(theme="paper")
    assert [one.name for one in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right there")
def test_a_link_to_the_settings_stays_a_link(file: Path, tmp_path: Path) -> None:
    put(tmp_path / "mine.json", json.dumps({"juncture_settings": 1}))
    file.parent.mkdir()
    file.symlink_to(tmp_path / "mine.json")
    settings.write(file, Settings(theme="paper"))
    assert file.is_symlink()
    assert settings.read(tmp_path / "mine.json") == Settings(theme="paper")


def test_a_name_that_plays_tricks_on_a_screen_is_shown_harmless(tmp_path: Path) -> None:
    put(tmp_path / "a\x1b[2Jb", "{")
    assert "\x1b" not in refused(tmp_path / "a\x1b[2Jb")


def test_the_variable_names_the_file_and_else_it_lies_among_the_users_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert places.settings_file() == tmp_path / "settings.json"
    monkeypatch.setenv("JUNCTURE_SETTINGS", "")
    assert places.settings_file().name == "settings.json"
    assert places.settings_file().parent.name == "juncture"
