"""What the screens cost beside bare Textual apps, in a real terminal: prints, decides nothing.

The first frame of the title beside that of an app with one widget, and a key's repaint at a
juncture beside a bare list's; both side by side, in turns, so that a busy machine slows both.
"""

import os
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.words import title
from tests.cli.window import PROGRAM, Window, window

RUNS = 10
KEYS = 60
QUIET = 0.15
"""Seconds without a byte after which a screen is held to be still."""

ONE_WIDGET = """
from textual.app import App
from textual.widgets import Static

class One(App):
    def compose(self):
        yield Static("one widget")

One().run()
"""
A_LIST = """
from textual.app import App
from textual.widgets import OptionList

class List(App):
    def compose(self):
        yield OptionList(*["an option of about the length that options have"] * 4)

List().run()
"""


def main() -> None:
    """Print both ratios."""
    with tempfile.TemporaryDirectory() as folder, _places(Path(folder)):
        bare, ours = first_frames()
        _say(f"First frame, median of {RUNS}: a bare app {bare:.0f} ms, the title {ours:.0f} ms")
        _say(f"  ratio {ours / bare:.2f}; wanted: at most 1.5")
        bare, ours = repaints()
        _say(f"Key to repaint, median of {KEYS}: a bare list {bare:.1f} ms, ours {ours:.1f} ms")
        _say(f"  ratio {ours / bare:.2f}; wanted: at most 2")


def first_frames() -> tuple[float, float]:
    """Milliseconds from the start of the process to the first frame: a bare app's, the title's."""
    bare: list[float] = []
    ours: list[float] = []
    for _ in range(RUNS):
        bare.append(_first((sys.executable, "-c", ONE_WIDGET), "one widget"))
        ours.append(_first(PROGRAM, title.MOTTO))
    return statistics.median(bare), statistics.median(ours)


def repaints() -> tuple[float, float]:
    """Milliseconds from a key to the first byte of what it changes: a bare list's, a juncture's."""
    bare: list[float] = []
    ours: list[float] = []
    with (
        window(program=(sys.executable, "-c", A_LIST)) as listed,
        window("play", "kornilov") as it,
    ):
        listed.until("an option")
        it.until("go on")
        it.type("\r")
        it.until("What do you do?")
        for _ in range(KEYS // 2):
            for key in ("\x1b[B", "\x1b[A"):
                bare.append(_repaint(listed, key))
                ours.append(_repaint(it, key))
    return statistics.median(bare), statistics.median(ours)


def _say(line: str) -> None:
    print(line)  # noqa: T201 (it is what a benchmark is for)


def _first(program: tuple[str, ...], text: str) -> float:
    start = time.perf_counter()
    with window(program=program) as it:
        it.until(text)
        return 1000 * (time.perf_counter() - start)


def _repaint(it: Window, key: str) -> float:
    _still(it)
    start = time.perf_counter()
    os.write(it.master, key.encode())
    select.select([it.master], [], [], 5)
    took = 1000 * (time.perf_counter() - start)
    _still(it)
    return took


def _still(it: Window) -> None:
    """Read until nothing more comes."""
    while select.select([it.master], [], [], QUIET)[0]:
        os.read(it.master, 65536)


@contextmanager
def _places(folder: Path) -> Iterator[None]:
    """Saves and settings of the benchmark's own."""
    os.environ["JUNCTURE_SAVES"] = str(folder / "saves")
    os.environ["JUNCTURE_SETTINGS"] = str(folder / "settings.json")
    yield


if __name__ == "__main__":
    main()
