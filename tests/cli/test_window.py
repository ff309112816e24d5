"""The game in a real window: wrapped to its width, and not for a screen reader."""

import os
import pty
from pathlib import Path

import pytest

from game.plain.lines import NARROWEST, WIDEST
from game.words import program
from tests.cli.warm import Warm

pytestmark = pytest.mark.timeout(120)


def in_window(folder: Path, **environment: str) -> tuple[int, str]:
    """A game that is left at its first question: its status, and what is seen."""
    window, end = pty.openpty()
    told = ("--saves", str(folder), "play", "kornilov")
    it = Warm(*told, streams=(end, end, end), environment=environment)
    os.close(end)
    os.write(window, b"\nquit\n")
    seen = b""
    while part := _read(window):
        seen += part
    os.close(window)
    return it.wait(), seen.decode()


def _read(window: int) -> bytes:
    try:
        return os.read(window, 65536)
    except OSError:  # so Linux says that the other end is closed
        return b""


@pytest.mark.parametrize(("columns", "widest"), [(1, NARROWEST), (40, 39), (300, WIDEST)])
def test_lines_are_wrapped_to_the_window(columns: int, widest: int, tmp_path: Path) -> None:
    status, seen = in_window(tmp_path, COLUMNS=str(columns), TERM="dumb")
    assert status == 0
    assert "\x1b" not in seen
    lines = [line for line in seen.splitlines() if len(line.split()) > 1]
    assert widest / 2 < max(map(len, lines)) <= max(widest, len(f"{program.PAUSE} "))


def test_for_a_screen_reader_a_fact_is_one_line(tmp_path: Path) -> None:
    status, seen = in_window(tmp_path, COLUMNS="40", ACCESSIBLE="1")
    assert status == 0
    assert "\x1b" not in seen
    assert max(map(len, seen.splitlines())) > WIDEST
    assert "Your own name: respected (5 of 6)." in seen.splitlines()
