"""The first page of a game: who you are, and how things stand."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from game.play.questions import Read
from game.tui.asking import Asking
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.reader import Reader
from game.words import keys
from game.words.pages import Part

_REST: Final = 7
"""Rows of the window that are not the gauges': head, foot, heading, a name of two lines."""
_AIRY: Final = 3
"""Rows of a gauge: its name, its level, a free one; a bar takes one more."""


class OpeningScreen(Asking):
    """Enter goes on to the first turn."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GO_ON)
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.GO_ON,
        keys.ONWARD,
        keys.NAMES,
        keys.MODEL,
        keys.LEAVE,
    )

    def reading(self) -> Iterable[Widget]:
        """Who you are; how things stand, where no column beside it tells that; what is varied."""
        page = self.asked.page
        yield from flow(page.part(Part.OPENING))
        yield Vertical(*flow(page.part(Part.STANDING)), classes="standing")
        yield from flow(page.part(Part.NOTE))

    def right(self) -> Iterable[Widget]:
        """How things stand."""
        yield Reader(flow(self.asked.page.part(Part.STANDING)))

    def on_resize(self, event: events.Resize) -> None:
        """Space the gauges out as far as the rows allow, with bars where there are enough."""
        gauges = len(self.asked.playthrough.scenario.gauges)
        rows = event.size.height - _REST
        self.set_class(rows >= gauges * _AIRY, "-airy")
        self.set_class(rows >= gauges * (_AIRY + 1), "-roomy")

    def action_decide(self) -> None:
        """Go on."""
        self.answer(Read())
