"""The model laid open: its gauges, its premises and their critics, what it leaves out."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.looking import Looking
from game.tui.screens.without import WithoutScreen
from game.words import keys, screens
from game.words.blocks import Level, Prose
from game.words.model import model
from game.words.pages import Banner
from game.words.text import flat


class ModelScreen(Looking):
    """All that is counted and assumed, with where each gauge stands now."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.WITHOUT)
    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK, keys.ONWARD, keys.WITHOUT)

    def banner(self) -> Banner:
        """Whose model it is."""
        return Banner(flat(self.asked.playthrough.scenario.title), "", screens.MODEL)

    def action_odds(self) -> None:
        """Open the odds without each premise in turn."""
        self.app.push_screen(WithoutScreen(self.asked))

    def reading(self) -> Iterable[Widget]:
        """The model, line by line."""
        gauge = False
        for block in model(self.asked.playthrough):
            (widget,) = flow([block])
            if gauge and isinstance(block, Prose):
                widget.add_class("held")  # what a gauge counts stands with its levels
            gauge = isinstance(block, Level)
            yield widget
