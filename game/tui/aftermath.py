"""What followed: the text, you and history side by side, what changed, on what grounds.

Where a window is wide, changes and grounds stand beside the text instead of under it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from game.play.questions import Read
from game.tui.asking import Asking
from game.tui.band import Band
from game.tui.columns import Columns
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.reader import Reader
from game.tui.safe import safe
from game.words import keys
from game.words.blocks import Block, Heading, Labelled, Prose
from game.words.levels import Balance, balance
from game.words.outcomes import CHANGED
from game.words.pages import Page, Part

SIDE_BY_SIDE: Final = 60
"""Cells that you and history need beside each other."""


class Aftermath(Asking):
    """A page of what followed. Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GO_ON)
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.GO_ON,
        keys.ONWARD,
        keys.EVIDENCE,
        keys.RECORD,
        keys.SOURCES,
        keys.WHY,
        keys.UNDO,
    )

    def reading(self) -> Iterable[Widget]:
        """All of it; what stands at the sides of a wide window is not shown here then."""
        page = self.asked.page
        yield from self.before()
        yield from followed(page)
        yield from beside(page)
        yield Vertical(*changes(page), classes="changes")
        yield Vertical(*grounds(page), classes="grounds")
        yield from flow(page.part(Part.ABSENT))

    def before(self) -> Iterable[Widget]:
        """What is told before what followed."""
        return flow(self.asked.page.part(Part.SCENE))

    def left(self) -> Iterable[Widget]:
        """The grounds, in a wide window."""
        rests = tuple(grounds(self.asked.page))
        return (Reader(rests),) if rests else ()

    def right(self) -> Iterable[Widget]:
        """The changes, in place of the gauges, in a window that is not narrow."""
        changed = tuple(changes(self.asked.page))
        return (Reader(changed),) if changed else super().right()

    def gauges(self) -> Sequence[Balance]:
        """The gauges, and what this turn did to them by itself."""
        return balance(self.asked.playthrough, self.asked.page.turn)

    def under(self) -> Iterable[Widget]:
        """The path so far."""
        yield Band(self.asked.playthrough, self.asked.sitting.history)

    def action_decide(self) -> None:
        """Go on."""
        self.answer(Read())


def followed(page: Page) -> Iterator[Widget]:
    """What followed, as prose."""
    return flow(block for block in page.part(Part.FOLLOWED) if isinstance(block, Prose))


def beside(page: Page) -> Iterator[Widget]:
    """What you did, or how it fell, beside history; nothing where there is no comparison."""
    yours = [block for block in page.part(Part.FOLLOWED) if not isinstance(block, Prose)]
    history = page.part(Part.HISTORY)
    if yours or history:
        lengths = _letters(yours), _letters(history)
        yield Columns(
            _told("◆", "$red", yours), _told("●", "$gold", history), SIDE_BY_SIDE, lengths
        )


def changes(page: Page) -> Iterator[Widget]:
    """What changed, and what is so from now on."""
    changed = page.part(Part.CHANGES)
    if changed and not isinstance(changed[0], Heading):
        yield from flow([Heading(CHANGED, 3)])
    yield from flow(changed)


def grounds(page: Page) -> Iterator[Widget]:
    """The claims behind it, each with its grade and its sources; the essay and the record."""
    return flow(page.part(Part.GROUNDS))


def _letters(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _told(sign: str, style: str, blocks: Iterable[Block]) -> Iterator[Widget]:
    """A column: each label as its head, under a sign, and what is said beneath."""
    for block in blocks:
        if isinstance(block, Labelled):
            head = safe(f"{sign} {block.label.upper()}", f"bold {style}")
            yield Static(head, classes="column-head")
            yield Static(safe(block.text), classes="prose")
        else:
            yield from flow([block])
