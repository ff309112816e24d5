"""A page of a game that tells where every gauge stands: at its right, or in it where it is narrow.

The first page and the ending are such pages; no strip and no column of gauges stands beside them.
"""

from collections.abc import Iterable
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


class WithStanding(Asking):
    """Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GO_ON)

    def standing(self) -> Widget:
        """How things stand, in the page; not shown where they stand at the right."""
        return Vertical(*flow(self.asked.page.part(Part.STANDING)), classes="standing")

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
