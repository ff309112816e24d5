"""Lessons as a teacher meets them, and a shell: what is killed is a real process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from game.cli import juncture
from game.core.lesson.lesson import Lesson
from game.core.lesson.plan import Step
from game.files import lessons
from game.play import foretelling
from game.words import debates as words
from game.words.wall.steps import TITLES
from tests.cli.warm import Warm
from tests.play.small import shipped

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "game"]
TURN = "committee"
VOTED = {"A": 9, "B": 7, "C": 4, "D": 2, "U": 5}


def ran(*arguments: str, typed: str = "", code: int = 0) -> str:
    """What the commands say, in the end with the code; odds, which need a thread, are not begun."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(foretelling, "begin", lambda _: None)
        done = CliRunner().invoke(juncture, arguments, input=typed)
    assert done.exit_code == code, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.stdout + done.stderr


class Killed:
    """A process that holds a lesson, is typed to through a pipe, and is killed in the middle."""

    def __init__(self, *arguments: str) -> None:
        reads, self._keyboard = os.pipe()
        self._said, writes = os.pipe()
        self._process = Warm(*arguments, streams=(reads, writes, writes))
        os.close(reads)
        os.close(writes)
        self.said = b""

    def types(self, *lines: str, prompt: str = words.PROMPT) -> None:
        """Type lines, and wait until the last has been answered: until the next prompt."""
        os.write(self._keyboard, "".join(f"{line}\n" for line in lines).encode())
        self.waits(prompt)

    def waits(self, prompt: str) -> None:
        """Wait for a prompt."""
        self.said = b""
        while not self.said.endswith(f"{prompt} ".encode()):
            byte = os.read(self._said, 1)
            assert byte, self.said.decode()
            self.said += byte

    def dies(self) -> None:
        """Kill it, with nothing that it could do about it."""
        self._process.send_signal(signal.SIGKILL)
        assert self._process.wait() == -signal.SIGKILL
        os.close(self._keyboard)
        os.close(self._said)


def kept(folder: Path) -> lessons.Kept:
    (entry,) = lessons.listed(folder)
    assert isinstance(entry, lessons.Kept), entry
    return entry


def typed_at(lesson: Lesson) -> list[str]:
    """What is typed at a step before the kill."""
    if lesson.ballots is not None:
        return ["A9 B7 C4 D2", "slips U5", "close"]
    if lesson.step is Step.DEBATE:
        return ["point B"]
    if lesson.step is Step.HISTORY:
        return ["raise history", "raise history", "play B"]
    return []


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(frozenset({Step.FIRST_VOTE, Step.HISTORY}), id="two steps"),
        pytest.param(frozenset(Step), id="every step", marks=pytest.mark.long),
    ],
)
def test_a_killed_lesson_goes_on_at_the_same_step_with_the_same_votes(
    tmp_path: Path, kills: frozenset[Step]
) -> None:
    folder = ["--lessons", str(tmp_path)]
    held = Killed("debate", "kornilov", TURN, "--plain", *folder)
    held.waits("when the class is here:")
    held.types("27", "50")
    seen = []
    while True:
        lesson = kept(tmp_path).lesson
        for line in typed_at(lesson):
            held.types(line)
        before = kept(tmp_path).lesson
        if before.step in kills:
            held.dies()
            held = Killed("debate", "--resume", "--plain", *folder)
            held.waits(words.PROMPT)
            assert f"goes on at: {TITLES[before.step]}." in held.said.decode()
        after = kept(tmp_path).lesson
        assert (after.at, after.first, after.second) == (before.at, before.first, before.second)
        assert (after.points, after.curtains, after.took) == (
            before.points,
            before.curtains,
            before.took,
        )
        seen.append(after.step)
        if after.at + 1 == len(after.times):
            break
        held.types("skip")
    held.dies()
    assert seen == [timed.step for timed in after.times]
    assert dict(after.first.tally) == dict(after.second.tally) == VOTED
    assert after.first.is_closed
    assert after.second.is_closed


def test_without_a_turn_those_are_listed_that_a_class_can_debate() -> None:
    text = ran("debate", "trotsky")
    for turn in ("january_formula", "the_door"):
        assert f"{turn}: " in text
    assert "To be weighed, not chosen." in text
    assert "Begin with: juncture debate trotsky TURN --minutes 50" in text


def test_a_lesson_is_begun_listed_and_resumed(tmp_path: Path) -> None:
    folder = ["--lessons", str(tmp_path / "kept")]
    assert "No lessons in" in ran("debate", "--list", *folder)
    text = ran("debate", "kornilov", TURN, *folder, "--form", "fishbowl", typed="27\n\nquit\n")
    assert words.TYPE_TEST in text
    assert "Step 1 of 11: Think alone" in text
    assert "kornilov-committee: kornilov, committee, 27 present; at think alone." in ran(
        "debate", "--list", *folder
    )
    text = ran("debate", *folder, "--resume", "kornilov-committee", typed="end\nend\n")
    assert "goes on at: Think alone." in text
    assert "; over." in ran("debate", "--list", *folder)
    assert words.NOTHING_TO_RESUME in ran("debate", "--resume", *folder, code=1)
    assert "is over" in ran("debate", *folder, "--resume", "kornilov-committee", code=1)


def test_lessons_lie_beside_the_saves(tmp_path: Path) -> None:
    ran("--saves", str(tmp_path), "debate", "kornilov", TURN, typed="")
    assert kept(tmp_path / "lessons").lesson.bell is None
    assert "goes on" not in ran("--saves", str(tmp_path), "debate", "--resume", typed="27\n\n")
    assert kept(tmp_path / "lessons").lesson.present == 27


def test_the_next_juncture_is_held_when_it_is_wanted(tmp_path: Path) -> None:
    typed = "27\n\n" + "skip\n" * 8 + "history\nhistory\nplay B\nend\nend\nfurther\n27\n\nquit\n"
    text = ran("debate", "kornilov", "cavalry", "--lessons", str(tmp_path), typed=typed)
    assert "Before the class: The tape" in text
    first, second = sorted(tmp_path.glob("*.jsonl"), key=lambda file: file.name)
    assert (first.stem, second.stem) == ("kornilov-cavalry", "kornilov-telegraph")


def test_a_lesson_can_follow_the_path_of_a_save(tmp_path: Path) -> None:
    saved = ["--saves", str(tmp_path)]
    ran("play", "kornilov", *saved, "--seed", "7", typed="1\n" * 60)
    text = ran(*saved, "debate", "kornilov", TURN, "--along", "Kornilov", code=1)
    assert "No playthrough" in text
    name = shipped("kornilov").title
    text = ran(*saved, "debate", "kornilov", "cavalry", "--along", name, typed="27\n\nquit\n")
    assert "Step 1 of 11" in text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["debate"], "Name a scenario"),
        (["debate", "nothing"], "nothing"),
        (["debate", "kornilov", "comittee"], "committee"),
        (["debate", "kornilov", TURN, "--minutes", "5"], "minutes"),
        (["debate", "kornilov", TURN, "--form", "shouting"], "--form"),
        (["debate", "kornilov", TURN, "--profile", "oxford"], "--profile"),
        (["debate", "kornilov", TURN, "--bell", "soon"], words.NOT_A_TIME),
        (["debate", "--resume", "nothing"], "No lesson"),
    ],
)
def test_what_cannot_be_held_is_said_in_a_sentence(arguments: list[str], sentence: str) -> None:
    done = CliRunner().invoke(juncture, arguments)
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in {1, 2}
    assert sentence in done.stderr


def test_for_a_shell_a_sentence_is_an_error() -> None:
    done = subprocess.run(
        [*PROGRAM, "debate", "kornilov", "comittee"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=50,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "committee" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rehearsal_keeps_nothing(tmp_path: Path) -> None:
    text = ran("--saves", str(tmp_path), "debate", "kornilov", TURN, "--demo")
    assert text.count(words.REHEARSAL) == 2
    assert "Step 11 of 11" in text
    assert not (tmp_path / "lessons").exists()
