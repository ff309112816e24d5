"""Two columns with a rule between them; under each other where they would be too narrow."""

from collections.abc import Iterable
from typing import Final

from textual import events
from textual.containers import Vertical
from textual.widget import Widget

MUCH: Final = 2
"""How many times longer a column must be than the other to have twice its width."""


class Columns(Widget):
    """What belongs side by side; below `least` cells the second stands under the first.

    `lengths` are the letters in each: a much longer one has two thirds of the width.
    """

    def __init__(
        self,
        first: Iterable[Widget],
        second: Iterable[Widget],
        least: int,
        lengths: tuple[int, int] = (1, 1),
    ) -> None:
        super().__init__(Vertical(*first, classes="first"), Vertical(*second, classes="second"))
        self.least = least
        one, other = lengths
        self.set_class(one >= MUCH * other, "-first-wide")
        self.set_class(other >= MUCH * one, "-second-wide")

    def on_resize(self, event: events.Resize) -> None:
        """Find out again which way there is room for."""
        self.set_class(event.size.width < self.least, "-under")
