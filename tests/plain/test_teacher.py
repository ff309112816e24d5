"""A whole lesson in plain lines: typed lines in, a text out, by a clock that the test owns."""

import asyncio
import shutil
import time
from collections.abc import Iterator
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from game.core.lesson.events import Dealt
from game.core.lesson.plan import FORMS, Form, Step
from game.files import lessons, scenarios
from game.plain.lines import Lines
from game.plain.teacher import TeacherMouth
from game.play import debates, prospects, rehearsal, sittings
from game.play.debate import Debate
from game.play.debates import Wish, begun, plan_of, rehearsed, resumed
from game.play.teaching import answer, opened
from game.words import debates as words
from tests.play.small import SMALL, from_text
from tests.play.working_here import answered

START = 1_800_000_000.0
WISH = Wish("kornilov", "committee", profile="aqa")
MATERIAL = """\
    history: {took: stay}
    lesson:
      silent: What would you want to know before you go?
      question: Must one stay where one is needed?
      situation: It is winter. The train leaves tonight. Nobody knows when the next one goes.
      facts: [There is one train., The tracks are clear as far as the river.]
      warning: Hunger is spoken of.
      positions:
        stay:
          claim: Stay, for there is work here.
          reasons:
            - {says: The base is thin without him., grade: documented, cites: [carr]}
            - {says: Who goes is forgotten., grade: judged}
          risk: Nothing may come of it.
        go:
          claim: Go while there is a train.
          reasons: [{says: There may be no other train., grade: argued, cites: [carr]}]
          risk: There may be no way back.
      objections: {stay: It is too late., go: It looks like flight.}
      whoever_chose: The winter was hard.
      horizon: some weeks
      whose_cost: Those who had no train.
      compare: Historians compare it with another winter.
      view: He could have gone.
      concepts: [causation, significance]
      sources:
        - title: A letter
          source: carr
          date: 1917-01
          read: before
          caption: A letter from the station, January 1917
          original: The locomotive is under steam.
          adapted: The train is ready.
          words: {locomotive: what pulls a train}
          questions: ["Who could have written this?"]
"""
"""A lesson of the tests' own, so that a better text of a shipped one changes no golden."""

VOTE = ["skip", "skip"]
"""What is typed to come from the first step to the first vote."""

read_once = cache(scenarios.read)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sittings, "read", read_once)


@pytest.fixture(autouse=True)
def _worked_out_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prospects, "_asked", answered)


class Teacher(StringIO):
    """Types lines, each so many seconds after the one before, and knows what time it is."""

    def __init__(self, typed: Iterator[tuple[float, str]]) -> None:
        super().__init__()
        self.typed = typed
        self.now = START

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        del size
        seconds, line = next(self.typed, (0.0, None))
        self.now += seconds
        return "" if line is None else f"{line}\n"


def held(debate: Debate, typed: Iterator[tuple[float, str]]) -> str:
    """The text of a lesson; odds are worked out at once, so that it is always the same."""
    teacher, text = Teacher(typed), StringIO()

    def foretells(lesson: Debate) -> None:
        if lesson.lacks_odds:
            asyncio.run(lesson.work_out())

    mouth = TeacherMouth(Lines(teacher, text, 76, echoes=True), lambda: teacher.now, foretells)
    mouth.hold(debate, None, None)
    return text.getvalue()


def told(folder: Path, *typed: str, wish: Wish = WISH) -> str:
    """The text of a new lesson of 27, with lines typed ten seconds apart."""
    with begun(folder, plan_of(wish)) as debate:
        return held(debate, iter([(10.0, line) for line in ("27", "50", *typed)]))


def said(text: str, typed: str) -> str:
    """What was said after a line was typed, the last time, up to the next prompt."""
    after = text.rpartition(f"{words.PROMPT} {typed}\n")[2]
    return " ".join(after.partition(words.PROMPT)[0].split())


def test_a_whole_lesson_reads_as_it_did(
    tmp_path: Path, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = from_text(SMALL.replace("    history: {took: stay}\n", MATERIAL, 1))
    monkeypatch.setattr(debates, "scenario_named", lambda _: (scenario, "small"))
    with begun(tmp_path, plan_of(Wish("small", "first", profile="aqa"))) as debate:

        def typed() -> Iterator[tuple[float, str]]:
            yield from [(0.0, "27"), (0.0, "50")]
            yield from rehearsal.lines(debate, lambda: START)
            yield from [(1.0, "further"), (1.0, "quit")]

        assert held(debate, typed()) == snapshot
    (kept,) = lessons.listed(tmp_path)
    assert isinstance(kept, lessons.Kept)
    assert kept.lesson.ended
    assert kept.lesson.times[-1].step is Step.CLOSE
    assert sum(timed.spent for timed in kept.lesson.times) <= 50 * 60 + 10
    log = "".join(lessons.event_text(at - START, event).decode() for at, event in kept.log)
    assert log == snapshot(name="log")


@pytest.mark.parametrize("form", FORMS)
def test_a_rehearsal_walks_through_every_step_and_keeps_nothing(form: Form) -> None:
    debate = rehearsed(plan_of(Wish("kornilov", "conditions", form, 60)))
    text = StringIO()
    mouth = TeacherMouth(Lines(StringIO(), text, None, echoes=True), lambda: START, lambda _: None)
    mouth.rehearse(debate, rehearsal.PRESENT, rehearsal.lines, lambda _: None)
    for number in range(1, len(debate.lesson.times) + 1):
        assert f"Step {number} of {len(debate.lesson.times)}: " in text.getvalue()
    assert text.getvalue().count(words.REHEARSAL) == 2
    assert debate.lesson.ended


def test_a_wrong_count_is_told_with_both_numbers(tmp_path: Path) -> None:
    text = told(
        tmp_path, *VOTE, "A7 B12 C3 U4", "close", "2 missing", "A7 B12 C3 D2 U4", "1 missing"
    )
    assert said(text, "close") == (
        "A7 B12 C3 D0 U4 makes 26; 27 are present. Count again, or correct the number present."
        " If 1 did not vote, type: 1 missing."
    )
    assert "and 2 missing" in said(text, "2 missing")
    assert said(text, "A7 B12 C3 D2 U4") == (
        "A7 B12 C3 D2 U4 makes 28; 27 are present. Count again, or correct the number present."
    )
    assert "The vote is closed: 26 of 27 have voted." in said(text, "1 missing")


def test_a_number_in_other_figures_is_no_number(tmp_path: Path) -> None:
    for typed in ("\u00b2 missing", "\u0663 missing", "present \u00b2"):
        assert "Type" in said(told(tmp_path, *VOTE, typed), typed)


def test_ways_are_counted_apart_and_undone_one_by_one(tmp_path: Path) -> None:
    typed = ("A9", "slips B3", "a", "3", "undo", "curtain", "curtain")
    text = told(tmp_path, *VOTE, *typed)
    assert "13 of 27 have voted." in said(text, "undo")
    assert "U, ring: Undecided: 0." in text
    assert "A, circle: Call out cadets and garrison, and keep the arsenals shut: 10." in " ".join(
        text.split()
    )


def test_letters_and_codes_that_stand_for_nothing_are_refused(tmp_path: Path) -> None:
    text = told(tmp_path, *VOTE, "E7", "A7 X", "code K7QM2 A", "code", "undo")
    assert said(text, "E7") == "'E' stands for nothing here: the letters are A, B, C, D, U."
    assert said(text, "A7 X").startswith("'X' is no letter with a number")
    assert said(text, "code K7QM2 A") == "That code was never dealt: look at the slip again."
    assert said(text, "code") == words.NOT_A_CODE
    assert said(text, "undo") == "There is nothing to take back in this step."


def test_a_code_that_is_used_twice_is_one_vote(tmp_path: Path) -> None:
    with begun(tmp_path, plan_of(WISH)) as debate:
        opened(debate, "27", None, START)
        debate.do(Dealt(("K7QM2",)), START)
        for line in (*VOTE, "code k7qm2 A", "code K7QM2 B"):
            answer(debate, line, START)
        assert debate.lesson.first.tally == {"A": 0, "B": 1, "C": 0, "D": 0, "U": 0}


def test_a_curtain_and_the_end_are_asked_for_twice_in_a_row(tmp_path: Path) -> None:
    text = told(tmp_path, *VOTE, "A26 U1", "close", "raise result", "help", "raise result")
    assert "goes up: the result of the first vote" in said(text, "raise result")
    assert "A, circle" not in text.replace("\n", " ").partition("raise result")[2]
    text = told(tmp_path, *VOTE, "A26 U1", "close", "raise result", "raise result", "advice")
    assert ": 26." in said(text, "raise result")
    assert "Deal devil's advocates" in said(text, "advice")
    text = told(tmp_path, "end", "next", "end", "again")
    assert "Step 2 of 11" in said(text, "again")


def test_all_undecided_are_sent_back_to_the_situation(tmp_path: Path) -> None:
    text = told(tmp_path, *VOTE, "U27", "close", "advice")
    assert "go back to the situation" in said(text, "advice")


def test_a_late_class_is_told_and_shares_out_what_is_left(tmp_path: Path) -> None:
    with begun(tmp_path, plan_of(WISH)) as debate:
        text = held(
            debate, iter([(0, "27"), (0, "50"), (600, "next"), (0, "advice"), (0, "rebudget")])
        )
    assert "the rest runs 7:00 over the bell" in " ".join(text.split())
    assert "You are late" in said(text, "advice")
    assert "over the bell" not in said(text, "rebudget")


def test_a_bell_is_a_time_of_day_or_minutes(tmp_path: Path) -> None:
    ten = time.mktime((2027, 1, 15, 10, 0, 0, 0, 0, -1))
    with begun(tmp_path, plan_of(WISH)) as debate:
        assert "passed already" in str(opened(debate, "27", "9:59", ten))
        assert "Type the bell" in str(opened(debate, "27", "noon", ten))
        opened(debate, "27", "10:50", ten)
        assert debate.lesson.until_bell(ten) == 50 * 60
        answer(debate, "bell 10:40", ten)
        assert debate.lesson.until_bell(ten) == 40 * 60
        answer(debate, "bell 30", ten)
        assert debate.lesson.until_bell(ten) == 30 * 60


@pytest.mark.parametrize("number", ["0", "201", "many", "-3", "9" * 30])
def test_a_number_that_is_no_class_is_asked_again(tmp_path: Path, number: str) -> None:
    with begun(tmp_path, plan_of(WISH)) as debate:
        text = held(debate, iter([(0, number), (0, ""), (0, "27"), (0, "")]))
    assert text.count("How many are present?") == 2
    assert debate.lesson.present == 27


def test_what_means_nothing_is_said_and_made_harmless(tmp_path: Path) -> None:
    text = told(tmp_path, "\x1b[2J\u202eabc", "x" * 150)
    assert "means nothing here" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert f"'{'x' * 40}...'" in " ".join(text.split())


def test_a_lesson_goes_on_where_it_was_left(tmp_path: Path) -> None:
    told(tmp_path, *VOTE, "A9 B7 C4 U6")
    (kept,) = lessons.listed(tmp_path)
    assert isinstance(kept, lessons.Kept)
    with resumed(tmp_path, kept.name, kept.log[-1][0] + 60) as debate:
        text = held(debate, iter([(0, "undo"), (0, "quit")]))
    assert "goes on at: First vote." in text
    assert "26 of 27 have voted." in text
    assert "0 of 27 have voted." in said(text, "undo")


def test_a_lesson_that_was_left_long_ago_waits_for_the_teacher(tmp_path: Path) -> None:
    told(tmp_path, *VOTE)
    (kept,) = lessons.listed(tmp_path)
    assert isinstance(kept, lessons.Kept)
    with resumed(tmp_path, kept.name, kept.log[-1][0] + 86400) as debate:
        assert "The clock stands" in held(debate, iter([(0, "clock")]))
        assert not debate.lesson.is_paused


def test_the_next_juncture_lies_on_the_path_of_the_class(tmp_path: Path) -> None:
    with begun(tmp_path, plan_of(Wish("kornilov", "cavalry"))) as debate:
        opened(debate, "27", None, START)
        for line in (*["skip"] * 8, "history", "history", "play B", "end", "end"):
            answer(debate, line, START)
        plan = debate.next_juncture()
    assert plan is not None
    assert plan.path[: len(debate.lesson.plan.path)] == debate.lesson.plan.path
    assert f"cavalry.{debate.lesson.plan.name('B')}" in plan.path


def test_what_the_disk_refuses_has_not_happened(tmp_path: Path) -> None:
    with begun(tmp_path, plan_of(WISH)) as debate:
        opened(debate, "27", None, START)
        was = debate.lesson
        shutil.rmtree(tmp_path)
        text = held(debate, iter([(0, "skip"), (0, "end"), (0, "end")]))
        assert debate.lesson == was
    assert " ".join(text.split()).count("Nothing has changed, because it could not be kept.") == 2


def test_terror_is_weighed_and_never_chosen(tmp_path: Path) -> None:
    wish = Wish("kornilov", "conditions")
    text = told(tmp_path, *["skip"] * 8, "history", "history", "play A", wish=wish)
    assert "Weigh it in silence" in text
    assert said(text, "play A") == words.ONLY_WEIGHED
    assert "choose" not in text.casefold()
