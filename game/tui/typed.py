"""A line to be typed on: it reports what was typed, and decides nothing."""

from asyncio import Future
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from game.tui.frame import Frame
from game.tui.safe import safe
from game.words import keys
from game.words.pages import Banner


class TypedScreen(Frame):
    """A question, and a line for the answer. `typed` is what was entered; None to go back."""

    AUTO_FOCUS = "Input"
    hints: ClassVar[Sequence[keys.Key]] = (keys.TAKE, keys.BACK)

    def __init__(self, banner: Banner, question: str, *, usual: str = "", shape: str = "") -> None:
        super().__init__()
        self._banner = banner
        self._question = question
        self._usual = usual
        self._shape = shape
        self.typed: Future[str | None] = Future()

    def banner(self) -> Banner:
        """What this is."""
        return self._banner

    def body(self) -> ComposeResult:
        """The question, and the line."""
        with Vertical(id="picking"):
            yield from self._asked()

    def _asked(self) -> Iterable[Widget]:
        yield Static(safe(self._question), classes="prose")
        yield Input(self._usual, placeholder=self._shape, classes="typed", compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Report what was typed."""
        if not self.typed.done():
            self.typed.set_result(event.value)

    def action_back(self) -> None:
        """Report that nothing was."""
        if not self.typed.done():
            self.typed.set_result(None)
