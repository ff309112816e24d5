"""What the pages that open over a game have in common: they are read, and change nothing."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from game.tui.asked import Asked
from game.tui.reader import Reader
from game.tui.reading import Reading


class Looking(Reading):
    """A page to read over the game's own; Escape goes back to it."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked

    def body(self) -> ComposeResult:
        """The page, as wide as prose may be."""
        with Vertical(id="page"):
            yield Reader(self.reading(), id="reader")

    def reading(self) -> Iterable[Widget]:
        """The page, as widgets under each other."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hear no key before the page is there: on a slow machine one may come earlier."""
        return (
            self.is_attached
            and bool(self.query("#reader"))
            and super().check_action(action, parameters)
        )
