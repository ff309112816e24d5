"""`juncture handout`: a lesson printed into a folder."""

import re
from pathlib import Path

import pytest

from game.core.lesson.ballots import CODE_LETTERS, CODE_LONG
from tests.cli.invoked import ran, refused


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_lesson_is_printed_and_says_what_to_open_first(tmp_path: Path) -> None:
    told = ran("handout", "kornilov", "cavalry", "-o", "out", "--profile", "nsw", "--present", "27")
    assert "Open out/index.html first" in told
    folder = tmp_path / "out"
    names = {file.stem for file in folder.glob("*.html")}
    assert names == {file.stem for file in folder.glob("*.md")}
    assert {"index", "situation", "positions", "worksheet", "ballots"} <= names
    assert {"exit-ticket", "teacher", "answers", "sources-circle"} <= names
    assert "NSW Modern History" in (folder / "teacher.md").read_text(encoding="utf-8")


def test_the_folder_is_called_after_the_turn_where_none_is_named(tmp_path: Path) -> None:
    ran("handout", "kornilov", "cavalry")
    assert (tmp_path / "handout-cavalry" / "index.html").is_file()


def test_it_can_be_printed_again_but_not_over_what_was_changed(tmp_path: Path) -> None:
    ran("handout", "kornilov", "cavalry", "-o", "out")
    ran("handout", "kornilov", "telegraph", "-o", "out", "--paper", "letter")
    mine = tmp_path / "out" / "teacher.md"
    mine.write_text("my own notes", encoding="utf-8")
    assert "add --force" in refused("handout", "kornilov", "telegraph", "-o", "out")
    assert mine.read_text(encoding="utf-8") == "my own notes"
    ran("handout", "kornilov", "telegraph", "-o", "out", "--force")
    assert "my own notes" not in mine.read_text(encoding="utf-8")


def test_codes_are_printed_only_where_they_are_asked_for_and_are_all_different(
    tmp_path: Path,
) -> None:
    ran("handout", "kornilov", "cavalry", "-o", "without")
    assert not (tmp_path / "without" / "seat-slips.md").exists()
    ran("handout", "kornilov", "cavalry", "-o", "with", "--codes", "30")
    text = (tmp_path / "with" / "seat-slips.md").read_text(encoding="utf-8")
    codes = re.findall(rf"(?m)^\*\*([{CODE_LETTERS}]{{{CODE_LONG}}})\*\*$", text)
    assert len(set(codes)) == len(codes) == 30


def test_two_printings_deal_other_codes(tmp_path: Path) -> None:
    ran("handout", "kornilov", "cavalry", "-o", "one", "--codes", "5")
    ran("handout", "kornilov", "cavalry", "-o", "two", "--codes", "5")
    texts = [
        (tmp_path / name / "seat-slips.md").read_text(encoding="utf-8") for name in ("one", "two")
    ]
    assert texts[0] != texts[1]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("kornilow cavalry", "Did you mean 'kornilov'?"),
        ("kornilov cavalri", "Did you mean 'cavalry'?"),
        ("kornilov moscow", "no"),
        ("kornilov", "Missing argument"),
        ("kornilov cavalry --profile scottish", "scottish"),
        ("kornilov cavalry --present 0", "0"),
        ("kornilov cavalry --codes 201", "201"),
        ("kornilov cavalry --paper a5", "a5"),
        ("kornilov cavalry -o here.txt", "name another folder"),
    ],
)
def test_what_cannot_be_printed_costs_one_sentence_and_makes_nothing(
    tmp_path: Path, command: str, sentence: str
) -> None:
    (tmp_path / "here.txt").write_text("mine")
    assert sentence in refused("handout", *command.split())
    assert [file.name for file in tmp_path.iterdir()] == ["here.txt"]
