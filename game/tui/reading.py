"""What the screens have in common that are read: a page that scrolls, and the keys for it."""

from typing import ClassVar

from textual.binding import BindingType

from game.tui.frame import Frame
from game.tui.keys import bound
from game.tui.reader import Reader
from game.words import keys


class Reading(Frame):
    """A screen with a page to read."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.ONWARD, keys.BACKWARD, keys.DOWN, keys.UP)

    @property
    def reader(self) -> Reader:
        """The page that scrolls."""
        return self.query_one("#reader", Reader)

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
