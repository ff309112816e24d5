"""Lessons on the disk: kept event by event, held by one, and never believed unseen."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.lesson.ballots import Way
from game.core.lesson.events import Counted, Dealt, Ended, Event, OneMore, Onward, Opened, Voted
from game.core.lesson.forgetting import forgotten
from game.core.lesson.lesson import Plan
from game.files import lessons
from game.files.lessons import Damaged, DamagedLesson, Kept, NoSuchLesson
from game.files.lessons.kept import head_text
from game.files.saves import BadName, InUse, NotWritten, SaveError
from tests.core.lesson.lives import Life, lives, relived

PLAN = Plan(
    "small", "0f" * 32, "first", (), "choose", ("stay", "go", "wait"), 2, "debate", 50, "none"
)
NOW = 1_800_000_000.25
OPENED = Opened(27, 3000)
CODES = ("K7QM2", "K7QM3")
LOG: tuple[tuple[float, Event], ...] = (
    (NOW, OPENED),
    (NOW, Dealt(CODES)),
    (NOW + 1, Onward()),
    (NOW + 2, Onward()),
    (NOW + 3, Counted(Way.HANDS, {"A": 9})),
    (NOW + 4, Voted("K7QM2", "B")),
)


def kept(folder: Path) -> Kept:
    (entry,) = lessons.listed(folder)
    assert isinstance(entry, Kept), entry
    return entry


def sentence(folder: Path) -> str:
    (entry,) = lessons.listed(folder)
    assert isinstance(entry, Damaged)
    return entry.sentence


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a lesson with a vote that is under way."""
    with lessons.begin(tmp_path, "A lesson", PLAN) as holder:
        for now, event in LOG:
            holder.add(now, event)
        return holder.file


@given(lives())
def test_what_was_written_is_read_again(life: Life) -> None:
    for now, event in life.log:
        assert lessons.read_event(lessons.event_text(now, event)) == (round(now, 3), event)


def test_a_lesson_is_kept_from_its_start_and_event_by_event(tmp_path: Path) -> None:
    with lessons.begin(tmp_path, "A lesson", PLAN) as holder:
        assert kept(tmp_path).log == ()
        for at, (now, event) in enumerate(LOG, 1):
            holder.add(now, event)
            assert kept(tmp_path).log == LOG[:at]
    assert kept(tmp_path).plan == PLAN
    assert kept(tmp_path).lesson == relived(PLAN, LOG)


def test_an_event_is_seen_on_the_disk_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    real = os.fsync

    def fsync(opened: int) -> None:
        seen.append(os.fstat(opened).st_size)
        real(opened)

    monkeypatch.setattr(os, "fsync", fsync)
    with lessons.begin(tmp_path, "A lesson", PLAN) as holder:
        for now, event in LOG:
            holder.add(now, event)
            assert seen[-1] == holder.size == holder.file.stat().st_size


@pytest.mark.parametrize("folder", ["\u202e", "\udcff", "n" * 5000])
def test_a_scenario_whose_path_no_file_can_hold_is_named(tmp_path: Path, folder: str) -> None:
    plan = replace(PLAN, scenario=f"a{folder}/small.yaml")
    with pytest.raises(BadName, match=r"'a.*small\.yaml'"), lessons.begin(tmp_path, "A", plan):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a\x1b[31m", "\u202ea", "a ", "n" * 81])
def test_a_file_with_a_name_that_nobody_can_type_is_no_lesson_to_resume(
    file: Path, name: str
) -> None:
    file.rename(file.with_name(f"{name}.jsonl"))
    assert "cannot be typed: rename it" in sentence(file.parent)
    assert lessons.last(file.parent) is None


def test_accents_that_a_system_takes_apart_are_the_ones_that_are_typed(file: Path) -> None:
    file.rename(file.with_name("cafe\u0301.jsonl"))
    with lessons.hold(file.parent, "caf\u00e9") as (_, here):
        assert here.log == LOG


@pytest.mark.parametrize("gone", [True, False], ids=["gone", "shortened"])
def test_a_file_that_was_taken_away_meanwhile_is_written_anew_at_the_end(
    file: Path, *, gone: bool
) -> None:
    with lessons.hold(file.parent, "a-lesson") as (holder, here):
        before = file.read_bytes()[:-20]
        file.unlink()
        if not gone:
            file.write_bytes(before)
        with pytest.raises(NotWritten, match="end this lesson, which writes all of it anew"):
            holder.add(NOW, Onward())
        assert gone or file.read_bytes() == before
        log = forgotten(here.lesson, (*here.log, (NOW + 9, Ended())))
        holder.rewrite(log)
    assert kept(file.parent).log == log


@pytest.mark.parametrize(("jumped", "at"), [(-5.0, 0.0), (1e12, 1e11)])
def test_a_clock_that_jumps_out_of_every_calendar_damages_no_file(
    file: Path, jumped: float, at: float
) -> None:
    with lessons.hold(file.parent, "a-lesson") as (holder, _):
        holder.add(jumped, OneMore(Way.HANDS, "A"))
    assert kept(file.parent).log == (*LOG, (at, OneMore(Way.HANDS, "A")))


def test_lessons_of_one_name_get_numbers(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        with lessons.begin(tmp_path, "kornilov committee", PLAN) as holder:
            names.append(holder.name)
    assert names == ["kornilov-committee", "kornilov-committee-2", "kornilov-committee-3"]
    last = lessons.last(tmp_path)
    assert last is not None
    assert last.name in names


def test_a_lesson_is_held_by_one(tmp_path: Path, file: Path) -> None:
    with (
        lessons.hold(tmp_path, file.stem),
        pytest.raises(InUse, match="leave it there first"),
        lessons.hold(tmp_path, file.stem),
    ):
        pass
    with lessons.hold(tmp_path, file.name) as (holder, found):
        assert found.log == LOG
    with pytest.raises(ValueError, match="not held"):
        holder.add(NOW, Onward())


@pytest.mark.parametrize("cut", range(1, 60))
def test_a_torn_last_line_is_dropped_and_written_over(tmp_path: Path, file: Path, cut: int) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:-cut])
    number = whole[:-cut].count(b"\n") - 1
    assert kept(tmp_path).log == LOG[:number]
    with lessons.hold(tmp_path, file.stem) as (holder, found):
        assert found.log == LOG[:number]
        for now, event in LOG[number:]:
            holder.add(now, event)
    assert file.read_bytes() == whole


def test_an_ended_lesson_is_written_anew_without_codes(tmp_path: Path, file: Path) -> None:
    log = [*LOG, (NOW + 5, Ended())]
    with lessons.hold(tmp_path, file.stem) as (holder, _):
        holder.rewrite(forgotten(relived(PLAN, log), log))
    assert kept(tmp_path).lesson.ended
    assert kept(tmp_path).lesson.first.tally == relived(PLAN, log).first.tally
    assert not any(code.encode() in file.read_bytes() for code in CODES)
    assert lessons.last(tmp_path) is None


LINES = {
    "no JSON": b"{",
    "no object": b"[]",
    "no event": b'{"at": 1}',
    "an unknown event": b'{"at": 1, "event": "won"}',
    "no moment": b'{"event": "onward"}',
    "a moment that is none": b'{"at": NaN, "event": "onward"}',
    "a moment out of time": b'{"at": 1e300, "event": "onward"}',
    "a moment that is true": b'{"at": true, "event": "onward"}',
    "more than an event": b'{"at": 1, "event": "onward", "name": "Anna"}',
    "less than an event": b'{"at": 1, "event": "counted", "way": "hands"}',
    "a way that is none": b'{"at": 1, "event": "counted", "way": "app", "tally": {"A": 1}}',
    "votes below nought": b'{"at": 1, "event": "counted", "way": "hands", "tally": {"A": -5}}',
    "votes beyond reckoning": b'{"at":1,"event":"counted","way":"hands","tally":{"A":1%s}}'
    % (b"0" * 5000),
    "a refused event": b'{"at": 1, "event": "raised", "curtain": "history"}',
    "a text that acts": b'{"at": 1, "event": "voted", "code": "\\u001b[2J", "letter": "A"}',
    "a deep one": b'{"at": ' + b"[" * 4000 + b"]" * 4000 + b', "event": "onward"}',
    "a long one": b'{"at": 1, "event": "dealt", "codes": ["%s"]}' % (b"x" * 20_000),
    "an empty one": b"",
    "bytes": b"\xff\xfe",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_damaged_line_is_told_with_its_file_and_number(
    tmp_path: Path, file: Path, line: bytes
) -> None:
    file.write_bytes(file.read_bytes() + line + b"\n")
    assert f"'a-lesson.jsonl' is damaged in line {len(LOG) + 2}:" in sentence(tmp_path)
    with pytest.raises(DamagedLesson), lessons.hold(tmp_path, file.stem):
        pass


HEADS = {
    "empty": b"",
    "no JSON": b"hello\n",
    "a save": b'{"juncture_save": 1}\n',
    "a newer one": b'{"juncture_lesson": 2}\n',
    "no mode": head_text(PLAN).replace(b'"choose"', b'"command"'),
    "a path that acts": head_text(PLAN).replace(b'"small"', b'"\\u001b[2J"'),
    "one side": head_text(PLAN).replace(b'["stay","go","wait"]', b'["stay"]'),
    "an hour too many": head_text(PLAN).replace(b":50,", b":5000,"),
    "something more": head_text(PLAN).replace(b"{", b'{"teacher":"Anna",'),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_damaged_head_costs_one_sentence(tmp_path: Path, head: bytes) -> None:
    assert head != head_text(PLAN)
    (tmp_path / "lesson.jsonl").write_bytes(head)
    assert sentence(tmp_path).startswith("'lesson.jsonl'")
    assert "\n" not in sentence(tmp_path)
    assert sentence(tmp_path).isprintable()


def test_what_is_no_file_or_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    assert "is no file to read from" in sentence(tmp_path)
    (tmp_path / "folder.jsonl").rmdir()
    with (tmp_path / "large.jsonl").open("wb") as large:
        large.truncate(lessons.LARGEST + 1)
    assert "is too large" in sentence(tmp_path)


def test_a_lesson_with_too_many_events_is_refused_and_takes_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    monkeypatch.setattr("game.files.lessons.shelf.MOST_EVENTS", len(LOG))
    with lessons.hold(tmp_path, file.stem) as (holder, _):
        with pytest.raises(lessons.FullLesson, match="is full"):
            holder.add(NOW, Onward())
        assert kept(tmp_path).log == LOG
    monkeypatch.setattr("game.files.lessons.kept.MOST_EVENTS", len(LOG) - 1)
    assert "too many lines" in sentence(tmp_path)


def test_what_the_disk_refuses_leaves_what_it_held(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = file.read_bytes()

    def torn(opened: int, data: bytes) -> int:
        written = real(opened, data[: len(data) // 2])
        if written < 20:
            raise OSError(28, "No space left on device")
        return written

    real = os.write
    with lessons.hold(tmp_path, file.stem) as (holder, _):
        with monkeypatch.context() as patched:
            patched.setattr(os, "write", torn)
            with pytest.raises(NotWritten, match="free some space"):
                holder.add(NOW, Onward())
        assert file.read_bytes() == whole
    assert kept(tmp_path).log == LOG


def test_no_such_lesson_is_told_and_may_suggest_one(tmp_path: Path, file: Path) -> None:
    with pytest.raises(NoSuchLesson, match=f"did you mean '?{file.stem}"):
        lessons.find(tmp_path, file.stem[:-1])
    with pytest.raises(BadName):
        lessons.find(tmp_path, "\x1b[2J")
    with pytest.raises(NoSuchLesson, match="begin one first"):
        lessons.find(tmp_path / "nowhere", "lesson")
    (tmp_path / "folder").write_text("no folder", encoding="utf-8")
    with pytest.raises(SaveError, match="--lessons"):
        lessons.listed(tmp_path / "folder")


@given(st.binary(max_size=300))
def test_no_bytes_bring_the_reader_down(data: bytes) -> None:
    try:
        lessons.read_event(data)
    except (ValueError, RecursionError):
        return
    assert json.loads(data)
