"""The first page of a game: who you are, and how things stand."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget

from game.tui.flow import flow
from game.tui.standing import WithStanding
from game.words import keys
from game.words.pages import Part


class OpeningScreen(WithStanding):
    """Enter goes on to the first turn."""

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
        yield self.standing()
        yield from flow(page.part(Part.NOTE))
