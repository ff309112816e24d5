"""A page to read by the way: the keys and commands of a lesson, advice for the teacher."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from game.tui.flow import flow
from game.tui.reader import Reader
from game.tui.reading import Reading
from game.words import keys
from game.words.blocks import Block
from game.words.pages import Banner


class ToldScreen(Reading):
    """Shows some blocks over the wall; Escape goes back to it."""

    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK, keys.ONWARD)

    def __init__(self, what: str, blocks: Iterable[Block]) -> None:
        super().__init__()
        self._what = what
        self._blocks = tuple(blocks)

    def banner(self) -> Banner:
        """What this is."""
        return Banner(self._what)

    def body(self) -> ComposeResult:
        """The page."""
        with Vertical(id="page"):
            yield Reader(flow(self._blocks), id="reader")
