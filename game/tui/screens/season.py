"""A season: hours laid out on activities."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from game.play.questions import Chosen, Spend
from game.tui.asked import Asked
from game.tui.asking import Asking
from game.tui.choices import Choices
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.safe import safe
from game.words import keys


class SeasonScreen(Asking):
    """A digit lays an hour or lifts it, Enter lives through the season."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.LAY, keys.SPEND)
    hints: ClassVar[Sequence[keys.Key]] = (keys.LAY, keys.SPEND, keys.ONWARD)

    def __init__(self, asked: Asked, question: Spend) -> None:
        super().__init__(asked)
        self.question = question
        self.laid: list[str] = []

    def reading(self) -> Iterable[Widget]:
        """The situation as it is told."""
        return flow(self.asked.page.blocks)

    def below(self) -> Iterable[Widget]:
        """The question and the activities."""
        yield Static(safe(self.question.prompt), classes="prompt")
        yield Choices([label for _, label in self.question.activities])

    def action_select(self, digit: int) -> None:
        """Lay an hour, or lift it."""
        if digit > len(self.question.activities):
            return
        name = self.question.activities[digit - 1][0]
        if name in self.laid:
            self.laid.remove(name)
        elif len(self.laid) < self.question.hours:
            self.laid.append(name)

    def action_decide(self) -> None:
        """Live through it."""
        for move in self.question.moves:
            if set(move.activities) == set(self.laid):
                self.answer(Chosen(move))
