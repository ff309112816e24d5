"""Blocks as widgets: a paragraph each, so that a long page scrolls fast and can be selected."""

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from textual import events
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.tui.draw.track import bar, track
from game.tui.safe import safe
from game.words.blocks import Block, Heading, Labelled, Level, Numbered, Prose, Shift, Stated

SURENESS: Final = {"documented": "━━━", "argued": "━━─", "judged": "━──"}
"""How sure a claim is, as a length: beside the word, never instead of it."""

WORSE: Final = "!"
"""Behind a change for the worse: no judgement is told by colour alone."""

_SMALL: Final = 3
"""The level of a heading that is set in capitals, as the head of a part."""
_BAR: Final = 9
_BARRED: Final = 58
"""Cells of a line from which a level has its bar beside it."""


def flow(blocks: Iterable[Block]) -> Iterator[Widget]:
    """A widget for each block."""
    for block in blocks:
        match block:
            case Heading(text, level):
                shown = text.upper() if level >= _SMALL else text
                yield Static(safe(shown), classes=f"heading heading-{level}")
            case Prose(text):
                yield Static(safe(text), classes="prose")
            case Labelled(label, text):
                yield Static(_labelled(label, text), classes="labelled")
            case Numbered(number, text):
                yield Static(_labelled(str(number), text), classes="labelled")
            case Stated():
                yield _stated(block)
            case Shift():
                yield _shift(block)
            case Level():
                yield _level(block)
            case _:
                assert_never(block)


def sureness(grade: str) -> Content:
    """`━━─ argued`: how sure it is, as a length and in the word."""
    return Content.assemble((f"{SURENESS[grade]} ", "$gold"), safe(grade, "$dim"))


def numbers(block: Shift) -> Content:
    """`5 > 4 ▼`, coloured and marked only where the author says which way is good."""
    if block.before == block.after:
        return Content(f"{block.after}  ")
    by = block.after - block.before
    figures = (f"{block.before} > {block.after} ", "bold")
    return Content.assemble(figures, change(by, block.better, figure=""))


def change(by: int, better: str, figure: str) -> Content:
    """`▲` or `▼`, then a figure: green where it is better; red where it is worse, and a `!` behind.

    `by` is not 0.
    """
    sign = "▲" if by > 0 else "▼"
    if better == "neither":
        return Content(f"{sign}{figure}")
    good = (by > 0) == (better == "high")
    signs = Content.styled(sign, "$green" if good else "$warn")
    return Content.assemble(signs, figure, "" if good else (WORSE, "bold $warn"))


def _labelled(label: str, text: str) -> Content:
    return Content.assemble(safe(label, "bold $gold"), "  ", safe(text))


def _stated(block: Stated) -> Widget:
    said = [Static(safe(block.says), classes="says")]
    if block.grounds:
        said.append(Static(safe(block.grounds, "$dim"), classes="says"))
    grade = Static(sureness(block.grade), classes="grade")
    return _Stated(grade, Vertical(*said, classes="statement"), classes="stated")


def _shift(block: Shift) -> Widget:
    """Its name, a track and figures; in words beneath; in a narrow column the track comes last."""
    drawn = track(block.before, block.after, block.top)
    head = Horizontal(
        Static(safe(block.label, "bold"), classes="gauge"),
        Static(drawn, classes="track"),
        Static(numbers(block), classes="figures"),
        classes="shift-head",
    )
    return _Shift(
        head,
        Static(safe(block.moved), classes="moved"),
        Static(drawn, classes="track-under"),
        Static(safe(block.reasons, "$dim"), classes="reasons"),
        classes="shift",
    )


def _level(block: Level) -> Widget:
    return _Level(
        Static(safe(block.label, "$dim"), classes="gauge"),
        Static(safe(block.text), classes="stands"),
        Static(bar(block.value, block.top, _BAR), classes="bar"),
        classes="level",
    )


class _Stated(Widget):
    """One claim: how sure it is, what it says, and on what grounds."""


class _Shift(Widget):
    """One change of a gauge."""


class _Level(Widget):
    """Where one gauge stands; without its bar where that would break the words over two lines."""

    def on_resize(self, event: events.Resize) -> None:
        """Find out again whether there is room for the bar."""
        self.set_class(event.size.width < _BARRED, "-tight")
