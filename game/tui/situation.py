"""The parts of a turn that asks: the situation, who speaks, what is closed."""

from collections.abc import Iterable, Iterator
from typing import Final

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.tui.flow import flow
from game.tui.reader import Reader
from game.tui.safe import safe
from game.words.blocks import Labelled
from game.words.pages import Page, Part

SHUT: Final = "×"
"""Before what cannot be taken now."""


def situation(page: Page) -> Iterator[Widget]:
    """Where, when, what is known; who speaks, where no column beside it tells that."""
    yield from flow(page.part(Part.CHAPTER))
    yield Vertical(*_scene(page), classes="scene")
    yield from flow(page.part(Part.KNOWN))
    yield Vertical(*flow(page.part(Part.VOICES)), classes="advisers")


def advisers(page: Page) -> Iterable[Widget]:
    """A column of who speaks; nothing where nobody does."""
    spoken = page.part(Part.VOICES)
    return [Reader(flow(spoken))] if spoken else []


def closed(page: Page) -> Iterator[Widget]:
    """What cannot be taken now, and why; nothing where all is open."""
    blocks = [block for block in page.part(Part.CLOSED) if isinstance(block, Labelled)]
    if blocks:
        yield Vertical(*map(_closed, blocks), classes="situation closed")


def _scene(page: Page) -> Iterator[Widget]:
    """The turn's title, under it where and when, quietly, since the head has said it; the text."""
    for block in page.part(Part.SCENE):
        if isinstance(block, Labelled):
            said = Content.assemble(safe(block.label, "$dim"), "  ", safe(block.text, "$dim"))
            yield Static(said, classes="labelled")
        else:
            yield from flow([block])


def _closed(block: Labelled) -> Widget:
    sign = Static(Content(SHUT), classes="sign")
    text = Content.assemble(safe(block.label, "bold"), "  ", safe(block.text))
    return Horizontal(sign, Static(text, classes="labelled"))
