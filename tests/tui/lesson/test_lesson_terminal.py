"""A lesson in a real terminal: killed at a step and gone on with, and what an end leaves."""

import os
import signal
from pathlib import Path

import pytest

from game.core.lesson.lesson import Lesson
from game.core.lesson.plan import Step
from game.files import lessons
from tests.cli.window import Window, window

pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals"),
]

BEGIN = ("debate", "kornilov", "committee", "--present", "27")


def kept(folder: Path) -> Lesson:
    (entry,) = lessons.listed(folder)
    assert isinstance(entry, lessons.Kept)
    return entry.lesson


def killed(it: Window) -> None:
    it.process.send_signal(signal.SIGKILL)
    assert it.ended() == -signal.SIGKILL


def begin(it: Window) -> None:
    """Let the class come."""
    it.until("How many are present?")
    it.type("\r")
    it.until("0:50, or minutes")
    it.type("\r")
    it.until("STEP 1 OF 11")


def test_a_lesson_that_is_killed_goes_on_at_its_step_with_its_votes(tmp_path: Path) -> None:
    told = ("--lessons", str(tmp_path))
    with window(*BEGIN, *told) as it:
        begin(it)
        it.type("k")
        it.until("STEP 2 OF 11")
        it.type("k")
        it.until("0 of 27")
        it.type("1125")
        it.until("4 of 27")
        killed(it)
    voted = kept(tmp_path)
    assert voted.step is Step.FIRST_VOTE
    with window("debate", "--resume", *told) as it:
        it.until("goes on at: First vote.")
        it.type("t")
        it.type("A9 B7 C4 D2 U5\r")
        it.until("27 of 27")
        it.type("e")
        it.until("The vote is closed")
        it.type(" ")
        it.until("STEP 4 OF 11")
        killed(it)
    assert kept(tmp_path).first.tally == {"A": 9, "B": 7, "C": 4, "D": 2, "U": 5}
    with window("debate", "--resume", *told) as it:
        it.until("goes on at: Groups.")
        assert kept(tmp_path).step is Step.GROUPS
        it.type("q")
        assert it.ended() == 0
        assert it.is_restored
        assert "Left. Every vote and step that was told is kept" in it.after


def test_a_lesson_that_is_interrupted_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    with window(*BEGIN, "--lessons", str(tmp_path)) as it:
        begin(it)
        it.process.send_signal(signal.SIGTERM)
        assert it.ended() == 128 + signal.SIGTERM
        assert it.is_restored


def test_plain_lines_are_told_where_they_are_wanted(tmp_path: Path) -> None:
    with window(*BEGIN, "--plain", "--lessons", str(tmp_path)) as it:
        it.until("Before the class")
        assert b"\x1b[?1049h" not in it.seen
