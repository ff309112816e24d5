"""The odds of the endings from where a path stands: worked out elsewhere, and only when asked."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from game.tui.asked import Asked
from game.tui.keys import bound
from game.tui.looking import Looking
from game.tui.possible import Found, along, found, possible
from game.tui.reader import Reader
from game.tui.screens.model import ModelScreen
from game.words import keys, screens
from game.words import prospects as words
from game.words.pages import Banner


class OddsScreen(Looking):
    """Says at once that the odds are being worked out, and shows them once they are there.

    What works them out ends with this page, whatever it has come to.
    """

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.MODEL)
    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK, keys.ONWARD, keys.MODEL)

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._found: Found = words.WORKING

    def banner(self) -> Banner:
        """Where and when, and what this page is."""
        below = self.asked.page.banner
        return Banner(below.where, below.when, screens.ODDS)

    def body(self) -> ComposeResult:
        """The page; beside it, in a wide window, the odds along the path so far."""
        with Horizontal(id="middle"):
            with Vertical(id="page"):
                yield Reader(self.reading(), id="reader")
            if self._is_on_the_way:
                with Vertical(id="course-beside"):
                    yield Reader((), id="way")

    def reading(self) -> Iterable[Widget]:
        """The odds; or that they are not there yet, or why they never will be."""
        return possible(self.asked, self._found)

    @property
    def reader(self) -> Reader:
        """The page that scrolls."""
        return self.query_one("#reader", Reader)

    def on_mount(self) -> None:
        """Have the odds worked out."""
        self.run_worker(self._work())

    def action_model(self) -> None:
        """Open the model, in which the odds can be questioned."""
        self.app.push_screen(ModelScreen(self.asked))

    async def _work(self) -> None:
        self._found = await found(self.asked)
        await self.reader.replace(self.reading())
        if self._is_on_the_way:
            await self.query_one("#way", Reader).replace(along(self.asked, self._found))

    @property
    def _is_on_the_way(self) -> bool:
        """Whether there is a path so far: at its end its picture stands on the page itself."""
        playthrough = self.asked.playthrough
        return bool(playthrough.moves) and playthrough.state.ending is None
