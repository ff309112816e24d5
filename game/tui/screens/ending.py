"""The ending: what came of it all, how likely it is held to be, what remained."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from game.tui.asked import Asked
from game.tui.draw.letters import lettering
from game.tui.draw.rows import stack, wrapped
from game.tui.drawn import Drawn
from game.tui.flow import flow
from game.tui.standing import WithStanding
from game.words import keys
from game.words.debrief import endings
from game.words.pages import Part

_ROWS = 24
"""Rows of the window below which the title is not drawn large."""
_LINES = 2
"""Lines of block letters that it may take."""


class EndingScreen(WithStanding):
    """Enter goes on to the look back."""

    hints: ClassVar[Sequence[keys.Key]] = (
        keys.GO_ON,
        keys.ONWARD,
        keys.PATH,
        keys.SOURCES,
        keys.NAMES,
        keys.UNDO,
    )

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._title, _ = endings(asked.playthrough, asked.sitting.history)

    def reading(self) -> Iterable[Widget]:
        """The ending as it is told; its title in block letters where there is room."""
        page = self.asked.page
        head, *rest = page.part(Part.FOLLOWED)
        yield Lettered(self._title, head.text)
        yield from flow(rest)
        yield from flow(page.part(Part.LIKELIHOOD, Part.REMAINED))
        yield self.standing()


class Lettered(Drawn):
    """A title in block letters; where it has no room, what is `said` in their place."""

    def __init__(self, title: str, said: str) -> None:
        super().__init__(self._title, classes="lettering")
        self.title = title
        self.said = said

    def _title(self, width: int, height: int) -> Content:
        del height
        large = self.screen.size.height >= _ROWS
        drawn = lettering(self.title, width, _LINES) if large else Content("")
        return drawn or stack(wrapped(self.said, "bold $red", width))
