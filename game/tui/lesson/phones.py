"""Where phones vote, for the whole room: the address, the code, whether anybody has come."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.tui.draw.code import poster
from game.tui.drawn import Drawn
from game.tui.frame import Frame
from game.tui.keys import bound
from game.tui.safe import safe
from game.words import keys
from game.words import phones as words
from game.words.pages import Banner
from game.words.phones import Phones
from game.words.wall import keys as wall_keys

SECOND: Final = 1.0


class PhonesScreen(Frame):
    """Shows the ballot on the network; Escape goes back, and so does the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = bound(replace(wall_keys.PHONES, action="back"))
    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK,)

    def __init__(self, phones: Phones, moment: Callable[[], float]) -> None:
        super().__init__()
        self._phones = phones
        self._moment = moment

    def banner(self) -> Banner:
        """What this is."""
        return Banner(words.TITLE)

    def body(self) -> ComposeResult:
        """The code over the address, and under them what has come."""
        with Vertical(id="wall"):
            yield Drawn(self._drawn, classes="slide")
            yield Static(safe(self._seen()), classes="seen")

    def on_mount(self) -> None:
        """Begin to look whether somebody comes."""
        self.set_interval(SECOND, self._look)

    def _look(self) -> None:
        self.query_one(".seen", Static).update(safe(self._seen()))

    def _seen(self) -> str:
        return words.seen_so_far(self._phones, self._moment())

    def _drawn(self, width: int, height: int) -> Content:
        shown = self._phones.url.removeprefix("http://")
        return Content("\n").join(poster(shown, self._phones.squares, width, height))
