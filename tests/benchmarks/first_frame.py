"""What the screens cost beside bare Textual apps, in a real terminal: prints, decides nothing.

The first frame of the title beside that of an app with one widget; what a key repaints at a
juncture and on the title beside a bare list, and a line of a long page beside a bare page. All in
turns, so that a busy machine slows all. Turning a leaf of the look back has no bare equal.
"""

import os
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from game.play import sittings
from game.play.questions import Chosen, Debrief, Decide, Read, Spend
from game.play.sittings import Wish
from game.words import debrief, title
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
A_PAGE = """
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static

class Page(App):
    def compose(self):
        with VerticalScroll():
            for _ in range(40):
                yield Static("a paragraph of about the length that paragraphs have. " * 4 + "\\n")

Page().run()
"""

UP_AND_DOWN = ("\x1b[B", "\x1b[A")
LEAF = "a leaf"
THERE_AND_BACK = ("\x1b[C", "\x1b[D")


def main() -> None:
    """Print what each costs, and the ratios."""
    with tempfile.TemporaryDirectory() as folder, _places(Path(folder)) as saves:
        bare, ours = first_frames()
        _say(f"First frame, median of {RUNS}: a bare app {bare:.0f} ms, the title {ours:.0f} ms")
        _say(f"  ratio {ours / bare:.2f}; wanted: at most 1.5")
        took = repaints(saves)
        _say(f"Key to repaint, median of {KEYS}:")
        for it, beside, wanted in (
            ("a juncture", "a bare list", "; wanted: at most 2"),
            ("the title", "a bare list", ""),
            ("a line of a page", "a line of a bare page", ""),
        ):
            _say(f"  {beside} {took[beside]:.1f} ms, {it} {took[it]:.1f} ms")
            _say(f"    ratio {took[it] / took[beside]:.2f}{wanted}")
        _say(f"  a leaf of the look back turned {took[LEAF]:.1f} ms")


def first_frames() -> tuple[float, float]:
    """Milliseconds from the start of the process to the first frame: a bare app's, the title's."""
    bare: list[float] = []
    ours: list[float] = []
    for _ in range(RUNS):
        bare.append(_first((sys.executable, "-c", ONE_WIDGET), "one widget"))
        ours.append(_first(PROGRAM, title.MOTTO))
    return statistics.median(bare), statistics.median(ours)


def repaints(saves: Path) -> dict[str, float]:
    """Milliseconds from a key to the first byte of what it changes, by what is changed."""
    _play_to_the_end(saves)
    with ExitStack() as open_windows:

        def show(*program: str, **environment: str) -> Window:
            return open_windows.enter_context(window(cold=program, **environment))

        listed = show(sys.executable, "-c", A_LIST)
        listed.until("an option")
        paged = show(sys.executable, "-c", A_PAGE, TEXTUAL_ANIMATIONS="none")
        paged.until("a paragraph")
        leaf = show(*PROGRAM, "resume")
        leaf.until("go on")
        leaf.type("\r")
        leaf.until("names")  # in the foot of the ending
        leaf.type("\r")
        leaf.until(debrief.PARTS[1])
        at_title = show(*PROGRAM)
        at_title.until(title.MOTTO)
        juncture, page = (show(*PROGRAM, "play", "kornilov") for _ in range(2))
        for it in (juncture, page):
            it.until("go on")
            it.type("\r")
            it.until("What do you do?")
        page.type("m")
        windows = {
            "a bare list": (listed, UP_AND_DOWN),
            "a juncture": (juncture, UP_AND_DOWN),
            "the title": (at_title, UP_AND_DOWN),
            "a line of a bare page": (paged, UP_AND_DOWN),
            "a line of a page": (page, UP_AND_DOWN),
            LEAF: (leaf, THERE_AND_BACK),
        }
        for it, _ in windows.values():
            _still(it)
        took: dict[str, list[float]] = {name: [] for name in windows}
        for turn in range(KEYS):
            for name, (it, keys) in windows.items():
                took[name].append(_repaint(it, keys[turn % 2]))
    return {name: statistics.median(times) for name, times in took.items()}


def _play_to_the_end(saves: Path) -> None:
    """Keep a playthrough whose look back is all that is left of it."""
    with sittings.begun(saves, Wish("kornilov", "short", seed=1)) as (_, playing):
        question = next(playing)
        while not isinstance(question, Debrief):
            match question:
                case Decide(options=[(_, move), *_]) | Spend(moves=[move, *_]):
                    question = playing.send(Chosen(move))
                case _:
                    question = playing.send(Read())


def _say(line: str) -> None:
    print(line)  # noqa: T201 (it is what a benchmark is for)


def _first(program: tuple[str, ...], text: str) -> float:
    start = time.perf_counter()
    with window(cold=program) as it:
        it.until(text)
        return 1000 * (time.perf_counter() - start)


def _repaint(it: Window, key: str) -> float:
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
def _places(folder: Path) -> Iterator[Path]:
    """Saves and settings of the benchmark's own; the folder of the saves."""
    saves = folder / "saves"
    os.environ["JUNCTURE_SAVES"] = str(saves)
    os.environ["JUNCTURE_SETTINGS"] = str(folder / "settings.json")
    yield saves


if __name__ == "__main__":
    main()
