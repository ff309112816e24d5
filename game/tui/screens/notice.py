"""Something to be read before the game goes on: what was taken up, what could not be done."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from game.play.questions import Read
from game.tui.asking import Asking
from game.tui.flow import flow
from game.tui.keys import bound
from game.words import keys, screens


class _Notice(Asking):
    """A page that is only read."""

    def reading(self) -> Iterable[Widget]:
        """The page as it is told."""
        return flow(self.asked.page.blocks)


class NoticeScreen(_Notice):
    """Said by the way. Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GO_ON)
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.GO_ON,
        keys.ONWARD,
        keys.PATH,
        keys.WHY,
        keys.SOURCES,
        keys.LEAVE,
    )

    def action_decide(self) -> None:
        """Go on."""
        self.answer(Read())


class UnkeptScreen(_Notice):
    """A move could not be saved. Enter asks again, so that it can be made once more."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.TRY_AGAIN)
    hints: ClassVar[Sequence[keys.Key]] = (keys.TRY_AGAIN, keys.ONWARD, keys.LEAVE)

    def action_decide(self) -> None:
        """Try again."""
        self.answer(Read())


class StuckScreen(_Notice):
    """No move is open: the way out is back, so Enter only says so."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GO_ON)
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.UNDO,
        keys.PATH,
        keys.ONWARD,
        keys.WHY,
        keys.LEAVE,
    )

    def action_decide(self) -> None:
        """Say where the way out is."""
        self.refuse(screens.NO_WAY_ON)
