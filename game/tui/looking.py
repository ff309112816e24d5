"""What the pages that open over a game have in common: they are read, and change nothing."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from game.tui.asked import Asked
from game.tui.frame import Frame
from game.tui.keys import bound
from game.tui.reader import Reader
from game.words import keys


class Looking(Frame):
    """A page to read over the game's own; Escape goes back to it."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.ONWARD, keys.BACKWARD, keys.DOWN, keys.UP)

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

    @property
    def reader(self) -> Reader:
        """The page that scrolls."""
        return self.query_one(Reader)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hear no key before the page is there: on a slow machine one may come earlier."""
        return (
            self.is_attached
            and bool(self.query("#reader"))
            and super().check_action(action, parameters)
        )

    def action_onward(self) -> None:
        """Read on."""
        self.reader.onward()

    def action_backward(self) -> None:
        """Read back."""
        self.reader.backward()

    def action_down(self) -> None:
        """A line down."""
        self.reader.by_line(1)

    def action_up(self) -> None:
        """A line up."""
        self.reader.by_line(-1)
