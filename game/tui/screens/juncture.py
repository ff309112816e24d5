"""A juncture: the situation, and the options under it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from game.play.questions import Chosen, Decide
from game.tui.asked import Asked
from game.tui.asking import Asking
from game.tui.choices import Choices
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.safe import safe
from game.words import keys, screens
from game.words.pages import Part


class JunctureScreen(Asking):
    """A digit selects an option, Enter decides for it."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.SELECT, keys.DECIDE)
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.SELECT,
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

    def reading(self) -> Iterable[Widget]:
        """The situation as it is told."""
        return flow(self.asked.page.blocks)

    def left(self) -> Iterable[Widget]:
        """Who speaks."""
        return flow(self.asked.page.part(Part.VOICES))

    def below(self) -> Iterable[Widget]:
        """The question and its options."""
        yield Static(safe(self.question.prompt), classes="prompt")
        yield Choices([label for label, _ in self.question.options])

    def action_select(self, digit: int) -> None:
        """Select an option."""
        self.query_one(Choices).select(digit - 1)

    def action_down(self) -> None:
        """Select the next option."""
        self.query_one(Choices).move(1)

    def action_up(self) -> None:
        """Select the option before."""
        self.query_one(Choices).move(-1)

    def action_decide(self) -> None:
        """Decide for what is selected."""
        selected = self.query_one(Choices).selected
        if selected is None:
            self.notify(screens.NOTHING_SELECTED)
        else:
            self.answer(Chosen(self.question.options[selected][1]))
