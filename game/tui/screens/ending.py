"""The ending: what came of it all, how likely it is held to be, what remained."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from game.play.questions import Read
from game.tui.asked import Asked
from game.tui.asking import Asking
from game.tui.draw.letters import lettering
from game.tui.drawn import Drawn
from game.tui.flow import flow
from game.tui.keys import bound
from game.words import keys
from game.words.debrief import endings

_ROWS = 24
"""Rows of the window below which the title is not drawn large."""
_LINES = 2
"""Lines of block letters that it may take."""


class EndingScreen(Asking):
    """Enter goes on to the look back."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GO_ON)
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.GO_ON,
        keys.ONWARD,
        keys.PATH,
        keys.SOURCES,
        keys.NAMES,
        keys.UNDO,
    )

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._title, _ = endings(asked.playthrough, asked.sitting.history)

    def reading(self) -> Iterable[Widget]:
        """The title in block letters where there is room, then the ending as it is told."""
        yield Drawn(self._lettering, classes="lettering")
        yield from flow(self.asked.page.blocks)

    def action_decide(self) -> None:
        """Go on."""
        self.answer(Read())

    def _lettering(self, width: int, height: int) -> Content:
        del height
        if self.size.height < _ROWS:
            return Content("")
        return lettering(self._title, width, _LINES)
