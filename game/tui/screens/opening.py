"""The first page of a game: who you are, and how things stand."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

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

    def action_decide(self) -> None:
        """Go on."""
        self.answer(Read())
