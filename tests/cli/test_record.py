"""`juncture record`: what a kept lesson came to, as files."""

import os
from itertools import takewhile
from pathlib import Path

import pytest

from game.core.lesson.events import Event, Raised
from game.core.lesson.lesson import planned
from game.files import lessons
from game.play.debates import Wish, plan_of, rehearsed
from tests.cli.invoked import ran, refused
from tests.paper.lesson import CODES, events


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def kept(*, until: type[Event] | None = None, begins: bool = True) -> None:
    """A lesson on the shelf, as far as a curtain goes up, or whole."""
    debate = rehearsed(plan_of(Wish("kornilov", "telegraph", profile="nsw")))
    plan = debate.lesson.plan
    folder = Path(os.environ["JUNCTURE_SAVES"]) / "lessons"
    happening = events(planned(plan), debate.before) if begins else iter(())
    with lessons.begin(folder, "kornilov telegraph", plan) as holder:
        for at, event in enumerate(takewhile(lambda one: not _is(one, until), happening)):
            assert debate.do(event, 1000.0 + at) is None
            holder.add(1000.0 + at, event)


def _is(event: Event, kind: type[Event] | None) -> bool:
    return kind is not None and isinstance(event, kind)


def test_a_kept_lesson_is_written_down_by_its_name(tmp_path: Path) -> None:
    kept()
    told = ran("record", "kornilov-telegraph")
    assert "record-kornilov-telegraph" in told
    assert "names nobody" in told
    folder = tmp_path / "record-kornilov-telegraph"
    names = {file.name for file in folder.iterdir() if not file.name.startswith(".")}
    assert names == {"record.html", "record.md", "record.csv"}
    assert "Had it been so" in (folder / "record.md").read_text(encoding="utf-8")


def test_a_lesson_is_found_by_its_file_too(tmp_path: Path) -> None:
    kept()
    file = next((Path(os.environ["JUNCTURE_SAVES"]) / "lessons").glob("*.jsonl"))
    ran("record", str(file), "-o", "out")
    assert (tmp_path / "out" / "record.html").is_file()


def test_a_lesson_under_way_is_written_without_codes_and_without_what_happened(
    tmp_path: Path,
) -> None:
    kept(until=Raised)
    ran("record", "kornilov-telegraph", "-o", "out")
    for file in (tmp_path / "out").glob("record.*"):
        text = file.read_text(encoding="utf-8")
        assert not any(code in text for code in CODES)
        assert "unnumbered telegram" not in text


def test_what_was_changed_by_hand_is_not_overwritten(tmp_path: Path) -> None:
    kept()
    ran("record", "kornilov-telegraph", "-o", "out")
    mine = tmp_path / "out" / "record.md"
    mine.write_text("mine", encoding="utf-8")
    assert "--force" in refused("record", "kornilov-telegraph", "-o", "out")
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("kornilov-telegrap", "did you mean"),
        ("nothing.jsonl", "No lesson in"),
        ("", "Missing argument"),
        ("damaged", "damaged in line 1"),
    ],
)
def test_what_cannot_be_written_down_costs_one_sentence(
    tmp_path: Path, command: str, sentence: str
) -> None:
    kept()
    folder = Path(os.environ["JUNCTURE_SAVES"]) / "lessons"
    (folder / "damaged.jsonl").write_text("{}\n")
    assert sentence in refused("record", *command.split())
    assert not list(tmp_path.glob("record-*"))


def test_a_lesson_that_has_not_begun_has_no_record() -> None:
    kept(begins=False)
    assert "has not begun" in refused("record", "kornilov-telegraph")


def test_a_file_that_cannot_be_read_is_looked_for_where_it_was_said(tmp_path: Path) -> None:
    (tmp_path / "pipe.jsonl").mkdir()
    assert "'pipe.jsonl' is no file" in refused("record", "pipe.jsonl")
    assert f"No lesson in {tmp_path} is named" in refused("record", str(tmp_path / "gone.jsonl"))
    assert "too long" in refused("record", f"{'n' * 300}.jsonl")
