"""Where things live."""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from game.files import places

ROOT = Path(__file__).parents[2]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The package as an installation has it: no checkout above, scenarios inside."""
    package = tmp_path / "site-packages" / "game"
    (package / "shipped").mkdir(parents=True)
    monkeypatch.setattr(places, "PACKAGE", package)
    return package


def test_these_tests_run_in_a_checkout() -> None:
    assert places.checkout() == ROOT
    assert places.scenarios_folder() == ROOT / "scenarios"


def test_an_installation_is_no_checkout(installed: Path) -> None:
    assert places.checkout() is None
    assert places.scenarios_folder() == installed / "shipped"


@pytest.mark.parametrize("missing", ["pyproject.toml", "scenarios"])
def test_a_checkout_needs_both_its_marks(installed: Path, missing: str) -> None:
    above = installed.parent
    if missing != "pyproject.toml":
        (above / "pyproject.toml").touch()
    if missing != "scenarios":
        (above / "scenarios").mkdir()
    assert places.checkout() is None


def test_what_the_player_gives_beats_the_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JUNCTURE_SAVES", str(tmp_path / "variable"))
    assert places.saves_folder(str(tmp_path / "given")) == tmp_path / "given"


def test_the_variable_beats_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JUNCTURE_SAVES", str(tmp_path / "variable"))
    assert places.saves_folder(None) == tmp_path / "variable"


def test_the_checkout_beats_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUNCTURE_SAVES")
    assert places.saves_folder(None) == ROOT / "saves"


@pytest.mark.usefixtures("installed")
def test_an_installation_keeps_saves_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("JUNCTURE_SAVES")
    data = platformdirs.user_data_dir("juncture", appauthor=False)
    assert places.saves_folder(None) == Path(data) / "saves"


def test_a_given_folder_need_not_be_there_and_is_not_made(tmp_path: Path) -> None:
    assert places.saves_folder(str(tmp_path / "a" / "b")) == tmp_path / "a" / "b"
    assert not (tmp_path / "a").exists()


def test_a_given_folder_stays_the_same_when_the_working_folder_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert places.saves_folder("here") == tmp_path / "here"


def test_a_tilde_is_the_players_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert places.saves_folder("~/saves") == tmp_path / "saves"


@pytest.mark.parametrize("text", ["", "   ", "~nobody-is-called-so/saves"])
def test_a_place_that_cannot_be_named_is_one_sentence(text: str) -> None:
    with pytest.raises(places.PlaceError, match=r"^--saves names [^\n]*\.$"):
        places.saves_folder(text)


def test_an_empty_variable_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUNCTURE_SAVES", "")
    with pytest.raises(places.PlaceError, match=r"^JUNCTURE_SAVES names no folder[^\n]*\.$"):
        places.saves_folder(None)


def test_a_file_in_place_of_the_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(places.PlaceError, match=r"^--saves names '.*file', which is no folder"):
        places.saves_folder(str(tmp_path / "file"))


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_that_leads_nowhere_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(places.PlaceError, match="which is no folder"):
        places.saves_folder(str(tmp_path / "link"))


def test_a_change_of_directory_before_the_import_changes_nothing(tmp_path: Path) -> None:
    script = "from game.files import places; print(places.checkout())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == str(ROOT)
