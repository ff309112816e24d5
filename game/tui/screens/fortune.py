"""A fortune: the odds are said, then chance falls."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from game.play.questions import Draw, Read
from game.tui.asked import Asked
from game.tui.asking import Asking
from game.tui.flow import flow
from game.tui.keys import bound
from game.words import keys


class FortuneScreen(Asking):
    """Enter lets chance fall."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.DRAW)
    hints: ClassVar[Sequence[keys.Key]] = (keys.DRAW, keys.ONWARD)

    def __init__(self, asked: Asked, question: Draw) -> None:
        super().__init__(asked)
        self.question = question

    def reading(self) -> Iterable[Widget]:
        """The situation and the odds."""
        return flow(self.asked.page.blocks)

    def action_decide(self) -> None:
        """Let it fall."""
        self.answer(Read())


class FallScreen(Asking):
    """How chance fell, and what followed."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GO_ON)
    hints: ClassVar[Sequence[keys.Key]] = (keys.GO_ON, keys.ONWARD)

    def reading(self) -> Iterable[Widget]:
        """What followed, beside history."""
        return flow(self.asked.page.blocks)

    def action_decide(self) -> None:
        """Go on."""
        self.answer(Read())
