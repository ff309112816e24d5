"""A juncture: the situation, and the options under it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from game.play.questions import Chosen, Decide
from game.tui.asked import Asked
from game.tui.asking import Asking
from game.tui.band import Band
from game.tui.choices import Choices
from game.tui.keys import bound
from game.tui.reader import Docked
from game.tui.safe import safe
from game.tui.situation import advisers, closed, situation
from game.words import keys, screens
from game.words.blocks import Block, Prose


class JunctureScreen(Asking):
    """A digit selects an option, Enter decides for it; at first nothing is selected."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.SELECT, keys.DECIDE)

    hints: ClassVar[Sequence[keys.Key]] = (
        keys.DECIDE,
        keys.ONWARD,
        keys.VOICES,
        keys.NAMES,
        keys.WHY,
        keys.UNDO,
    )

    def __init__(self, asked: Asked, question: Decide) -> None:
        super().__init__(asked)
        self.question = question

    def foot(self) -> Sequence[keys.Key]:
        """The keys that the foot names here: as many digits as mean something."""
        return (keys.upto(keys.SELECT, len(self.question.options)), *self.hints)

    def reading(self) -> Iterable[Widget]:
        """The situation as it is told, the options, and what is closed."""
        yield Vertical(*situation(self.asked.page), classes="situation")
        yield Docked(Static(safe(self.question.prompt), classes="prompt"), Choices(self._labels))
        yield from closed(self.asked.page)

    def left(self) -> Iterable[Widget]:
        """Who speaks."""
        return advisers(self.asked.page)

    def under(self) -> Iterable[Widget]:
        """The path so far."""
        yield Band(self.asked.playthrough, self.asked.sitting.history)

    def texts(self) -> Sequence[Block]:
        """The page and the options."""
        return (*super().texts(), *(Prose(label) for label in self._labels))

    def action_select(self, digit: int) -> None:
        """Select an option."""
        self._choices.select(digit - 1)

    def action_down(self) -> None:
        """Select the next option."""
        self._choices.move(1)

    def action_up(self) -> None:
        """Select the option before."""
        self._choices.move(-1)

    def action_decide(self) -> None:
        """Decide for what is selected."""
        selected = self._choices.selected
        if selected is None:
            self.refuse(screens.NOTHING_SELECTED)
        else:
            self.answer(Chosen(self.question.options[selected][1]))

    def on_choices_clicked(self, event: Choices.Clicked) -> None:
        """Select what was clicked."""
        event.stop()
        self._choices.select(event.index)

    @property
    def _labels(self) -> list[str]:
        return [label for label, _ in self.question.options]

    @property
    def _choices(self) -> Choices:
        return self.query_one(Choices)
