"""Blocks as widgets: a paragraph each, so that a long page scrolls fast and can be selected."""

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.tui.draw.track import track
from game.tui.safe import safe
from game.words.blocks import Block, Heading, Labelled, Level, Numbered, Prose, Shift, Stated

SURENESS: Final = {"documented": "━━━", "argued": "━━─", "judged": "━──"}
"""How sure a claim is, as a length: beside the word, never instead of it."""


def flow(blocks: Iterable[Block]) -> Iterator[Widget]:
    """A widget for each block."""
    for block in blocks:
        match block:
            case Heading(text, level):
                yield Static(safe(text), classes=f"heading heading-{level}")
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
            case Level(label):
                yield Static(_labelled(label, block.text), classes="labelled")
            case _:
                assert_never(block)


def _labelled(label: str, text: str) -> Content:
    return Content.assemble(safe(label, "bold $gold"), "  ", safe(text))


def _stated(block: Stated) -> Widget:
    sign = Static(
        Content.assemble((f"{SURENESS[block.grade]} ", "$rail"), (block.grade, "$gold")),
        classes="grade",
    )
    says = Content.assemble(safe(block.says), " ", safe(block.grounds, "$dim"))
    return Horizontal(sign, Static(says, classes="says"), classes="stated")


def _shift(block: Shift) -> Widget:
    head = Content.assemble(safe(block.label, "bold $gold"), "  ", safe(block.moved))
    drawn = Content.assemble(track(block.before, block.after, block.top), "  ", numbers(block))
    reasons = Static(safe(block.reasons, "$dim"), classes="reasons")
    top = Horizontal(Static(head, classes="moved"), Static(drawn, classes="track"))
    top.add_class("shift-head")
    return _Shift(top, reasons, classes="shift")


class _Shift(Widget):
    """One change: how it moved, the track beside it, the reasons beneath."""


def numbers(block: Shift) -> Content:
    """`5 > 4 ▼`, coloured only where the author says which way is good."""
    if block.before == block.after:
        return Content(f"{block.after}")
    by = block.after - block.before
    return Content.assemble(f"{block.before} > {block.after} ", arrow(by, block.better))


def arrow(by: int, better: str) -> Content:
    """`▲` or `▼`, green where it is better, red where it is worse; nothing for no change."""
    if by == 0:
        return Content("")
    good = (by > 0) == (better == "high")
    style = "" if better == "neither" else "$green" if good else "$warn"
    return Content.styled("▲" if by > 0 else "▼", style)
