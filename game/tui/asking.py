"""What the screens of a game have in common: they are asked a question, and answer it once."""

from asyncio import Future
from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from game.play.questions import Left, Reply, Undone
from game.tui.asked import Asked
from game.tui.balance import Column, Strip
from game.tui.frame import Frame
from game.tui.keys import bound
from game.tui.reader import Reader
from game.words import keys
from game.words.blocks import Block
from game.words.levels import balance
from game.words.pages import Banner

LOOKS: Final = (
    keys.VOICES,
    keys.EVIDENCE,
    keys.RECORD,
    keys.NAMES,
    keys.SOURCES,
    keys.PATH,
    keys.WHY,
    keys.MODEL,
)
"""The keys that open another page over a game's, and change nothing."""


class Asking(Frame):
    """A screen of a game: the gauges, a page to read, and what answers it.

    `answered` is set once, by `answer`; whatever is pressed afterwards is not heard.
    """

    BINDINGS: ClassVar[list[BindingType]] = bound(
        keys.ONWARD, keys.BACKWARD, keys.DOWN, keys.UP, keys.UNDO, keys.LEAVE, *LOOKS
    )

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.answered: Future[Reply] = Future()

    def banner(self) -> Banner:
        """The page's own."""
        return self.asked.page.banner

    def body(self) -> ComposeResult:
        """Gauges above or beside, the page between, and what only a wide window has room for."""
        gauges = balance(self.asked.playthrough)
        yield Strip(gauges)
        with Horizontal(id="middle"):
            with Vertical(id="left"):
                yield from self.left()
            with Vertical(id="centre"):
                yield Reader(self.reading(), id="reader")
                yield from self.below()
            with Vertical(id="right"):
                yield Column(gauges)

    def reading(self) -> Iterable[Widget]:
        """The page, as widgets under each other."""
        raise NotImplementedError

    def left(self) -> Iterable[Widget]:
        """What a wide window shows at the left."""
        return ()

    def below(self) -> Iterable[Widget]:
        """What stands under the page, always in view."""
        return ()

    def texts(self) -> Sequence[Block]:
        """The blocks in which names are looked for."""
        return self.asked.page.blocks

    @property
    def reader(self) -> Reader:
        """The page that scrolls."""
        return self.query_one(Reader)

    def answer(self, reply: Reply) -> None:
        """Answer the question, if that has not been done."""
        if not self.answered.done():
            self.answered.set_result(reply)

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

    def action_undo(self) -> None:
        """Take the last decision back."""
        self.answer(Undone())

    def action_back(self) -> None:
        """Leave: every move is saved."""
        self.answer(Left())
