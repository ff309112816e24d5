"""The ending: what came of it all, how likely it is held to be, what remained."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from game.play.questions import Read
from game.tui.asking import Asking
from game.tui.flow import flow
from game.tui.keys import bound
from game.words import keys


class EndingScreen(Asking):
    """Enter goes on to the look back."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GO_ON)
    hints: ClassVar[Sequence[keys.Key]] = (keys.GO_ON, keys.ONWARD, keys.SOURCES)

    def reading(self) -> Iterable[Widget]:
        """The ending as it is told."""
        return flow(self.asked.page.blocks)

    def action_decide(self) -> None:
        """Go on."""
        self.answer(Read())
