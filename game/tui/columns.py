"""Two columns with a rule between them; under each other where they would be too narrow."""

from collections.abc import Iterable

from textual import events
from textual.containers import Vertical
from textual.widget import Widget


class Columns(Widget):
    """What belongs side by side; below `least` cells the second stands under the first."""

    def __init__(self, first: Iterable[Widget], second: Iterable[Widget], least: int) -> None:
        super().__init__(Vertical(*first, classes="first"), Vertical(*second, classes="second"))
        self.least = least

    def on_resize(self, event: events.Resize) -> None:
        """Find out again which way there is room for."""
        self.set_class(event.size.width < self.least, "-under")
