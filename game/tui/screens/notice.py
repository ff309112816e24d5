"""Something to be read before the game goes on: what was taken up, what could not be done."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from game.play.questions import Read
from game.tui.asking import Asking
from game.tui.flow import flow
from game.tui.keys import bound
from game.words import keys


class NoticeScreen(Asking):
    """Enter goes on, or tries again."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GO_ON)
    hints: ClassVar[Sequence[keys.Key]] = (keys.GO_ON, keys.ONWARD, keys.SOURCES)

    def reading(self) -> Iterable[Widget]:
        """The page as it is told."""
        return flow(self.asked.page.blocks)

    def action_decide(self) -> None:
        """Go on."""
        self.answer(Read())
