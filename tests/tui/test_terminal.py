"""The screens in a real terminal: played, resized, killed and gone on with; hostile file names.

How every end leaves the terminal, and when plain lines are told, is tests/cli/test_screens.py.
"""

import fcntl
import json
import os
import random
import re
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from game.files import saves
from game.files.inert import REFUSED
from game.files.saves import Kept
from game.play import sittings
from game.play.sittings import Wish
from game.words import offers, screens
from game.words import title as words
from tests.cli.window import PROGRAM, Window, window
from tests.play.small import SMALL
from tests.tui.payload import ESCAPES
from tests.tui.test_payload import SEQUENCE, kinds

pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals"),
]

INSTALLED: Final = Path(sys.executable).with_name("juncture")
QUESTION: Final = "What do you do?"


@pytest.fixture
def small(tmp_path: Path) -> str:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return str(file)


@pytest.fixture
def shelf() -> Path:
    return Path(os.environ["JUNCTURE_SAVES"])


def the_moves(shelf: Path) -> tuple[str, ...]:
    (entry,) = saves.listed(shelf)
    assert isinstance(entry, Kept)
    return entry.save.moves


def command() -> Sequence[str]:
    """The installed command, as a player starts it."""
    return (str(INSTALLED),) if INSTALLED.exists() else PROGRAM


def resized(it: Window, columns: int, rows: int) -> None:
    fcntl.ioctl(it.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.killpg(it.process.pid, signal.SIGWINCH)  # as a terminal does for its own


def answered(it: Window, key: str, told: str) -> None:
    """Answer a question, and see what followed."""
    it.until(QUESTION)
    it.type(f"{key}\r")
    it.until(told)


def test_what_was_told_outlives_a_kill_and_is_gone_on_with(small: str, shelf: Path) -> None:
    with window("play", small, cold=command()) as it:
        it.until("go on")
        it.type("\r")
        answered(it, "2", "He went.")
        it.process.send_signal(signal.SIGKILL)
        assert it.ended() == -signal.SIGKILL
    assert the_moves(shelf) == ("first.go",)
    with window("resume") as it:
        it.until("after one move")
        it.type("\r")
        it.until("let it fall")
        it.type(" \r")
        it.until("It ")
        told = the_moves(shelf)
        assert len(told) == 2
        it.process.send_signal(signal.SIGKILL)
        it.ended()
    assert the_moves(shelf) == told
    with window("resume") as it:
        it.until("after 2 moves")
        it.type("q")
        assert it.ended() == 0
        assert it.is_restored


@pytest.mark.long
def test_a_kill_at_any_moment_loses_nothing_told(small: str, shelf: Path) -> None:
    when = random.Random(1917)  # noqa: S311 (no secret)
    for _ in range(3):
        with window("play", small) as it:
            it.until("go on")
            it.type("\r")
            it.until(QUESTION)
            it.type("1")
            os.write(it.master, b"\r")
            time.sleep(when.uniform(0, 0.3))
            it.process.send_signal(signal.SIGKILL)
            it.ended()
            told = b"He stayed." in it.seen
        (entry,) = (entry for entry in saves.listed(shelf)[:1] if isinstance(entry, Kept))
        assert entry.save.moves == ("first.stay",) or (not told and entry.save.moves == ())


def test_a_game_is_played_while_the_window_changes(small: str, shelf: Path) -> None:
    with window("play", small) as it:
        it.until("go on")
        resized(it, 160, 50)
        it.until("go on")
        it.type("\r")
        it.until(QUESTION)
        resized(it, 30, 8)
        it.until(screens.TOO_SMALL.split()[0])
        resized(it, 1, 1)
        resized(it, 60, 16)
        it.until(QUESTION)
        it.type("1\r")
        it.until("He stayed.")
        resized(it, 100, 30)
        it.until("He stayed.")
        it.type("q")
        assert it.ended() == 0
        assert it.is_restored
    assert the_moves(shelf) == ("first.stay",)


def test_no_name_of_a_file_acts_on_the_terminal(tmp_path: Path, shelf: Path) -> None:
    """Saves and settings lie where anybody could have put them, under any name."""
    hostile = "".join(escape for escape in ESCAPES if escape not in {"\x00", "\ud83d"})
    with sittings.begun(shelf, Wish("kornilov")):
        pass
    (good,) = shelf.glob("*.json")
    named = json.loads(good.read_text(encoding="utf-8"))
    for field in ("name", "scenario", "variant"):
        torn = named | {field: f"{named[field]}{hostile}[/]"}
        (shelf / f"{field}.json").write_text(json.dumps(torn), encoding="utf-8")
    (shelf / f"x{hostile[:40].replace('/', '')}.json").write_text("{", encoding="utf-8")
    settings = tmp_path / "\x1b]0;OWNED\x07" / "settings.json"
    with window(JUNCTURE_SETTINGS=str(settings)) as it:
        it.until(words.kept(5))
        it.type("3\r")
        it.until(offers.LOAD)
        it.type("\x1b")
        it.until(words.MOTTO)
        it.type("5\r")
        it.until("Kept in")
        it.type("q")
        assert it.ended() == 0
        assert it.is_restored
    for escape in ESCAPES:
        if len(escape) > 1:
            assert escape.encode() not in it.seen
    drawn = SEQUENCE.sub(b"", it.seen).decode()
    assert REFUSED.sub("", drawn) == drawn
    titles = {kind for kind in kinds(it.seen) if kind.startswith("\x1b]")}
    assert all(re.fullmatch(r"\x1b\]22;\w+\x07", kind) for kind in titles), titles
