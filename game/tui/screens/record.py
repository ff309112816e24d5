"""The founding essay beside the record, of every turn that has come to pass."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.tui.columns import Columns
from game.tui.flow import SURENESS, flow
from game.tui.looking import Looking
from game.tui.safe import safe
from game.words import keys, screens
from game.words import record as words
from game.words.blocks import Heading, Prose
from game.words.pages import Banner
from game.words.record import Beside, compared, later

SIDE_BY_SIDE: Final = 74
"""Cells that essay and record need beside each other."""


class RecordScreen(Looking):
    """Two columns, turn by turn; nothing of a turn before it is answered."""

    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK, keys.ONWARD)

    def banner(self) -> Banner:
        """Where and when, and what this page is."""
        below = self.asked.page.banner
        return Banner(below.where, below.when, screens.RECORD)

    def reading(self) -> Iterable[Widget]:
        """The essay and the record, and that the essay says more."""
        playthrough, variant = self.asked.playthrough, self.asked.sitting.variant
        turns = compared(playthrough, variant.start)
        yield from flow([Heading(words.TITLE, 2)])
        for turn in turns:
            yield from flow([Heading(turn.title, 3)])
            yield from (_pair(pair) for pair in turn.pairs)
        if not turns:
            yield from flow([Prose(words.NOTHING_YET)])
        yield from flow(later(playthrough))


def _pair(pair: Beside) -> Widget:
    return Columns(_essay(pair), _record(pair), SIDE_BY_SIDE)


def _essay(pair: Beside) -> Iterator[Widget]:
    yield Static(Content.styled(words.ESSAY.upper(), "bold"), classes="column-head")
    yield Static(safe(pair.essay), classes="prose")
    for note in pair.notes:
        said = Content.assemble(safe(note.label, "$gold"), "  ", safe(note.text, "$dim"))
        yield Static(said, classes="prose")


def _record(pair: Beside) -> Iterator[Widget]:
    head = Content.styled(f"● {words.RECORD.upper()}", "bold $gold")
    yield Static(head, classes="column-head")
    yield Static(safe(pair.record), classes="prose")
    sure = Content.assemble((f"{SURENESS[pair.grade]} ", "$gold"), safe(pair.stands, "$dim"))
    yield Static(sure, classes="prose")
