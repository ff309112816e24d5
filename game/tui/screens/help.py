"""Every key that works on the screen below, and what the signs mean."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from game.tui.drawn import Drawn
from game.tui.keys import Action, actions, bound
from game.tui.reader import Reader
from game.tui.reading import Reading
from game.tui.safe import safe
from game.words import keys, legend, screens
from game.words.pages import Banner

COLUMN: Final = 10
"""Cells of the column of keys and signs."""


class HelpScreen(Reading):
    """Lists the keys of the screen from which it was asked."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.HELP_AWAY)
    hints: ClassVar[Sequence[keys.Key]] = (keys.ONWARD, keys.HELP_AWAY)

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self.actions = actions(below)

    def banner(self) -> Banner:
        """What this is."""
        return Banner(screens.HELP)

    def body(self) -> ComposeResult:
        """Keys in groups, then signs."""
        with Vertical(id="page"):
            yield Reader(self._told(), id="reader")

    def _told(self) -> Iterator[Widget]:
        for title, group in _grouped(self.actions):
            yield Static(safe(title), classes="heading heading-3")
            yield _table([(action.shown, action.says) for action in group])
        yield Static(safe(legend.SIGNS), classes="heading heading-3")
        yield _table(legend.LEGEND)


def _grouped(found: Sequence[Action]) -> Iterator[tuple[str, list[Action]]]:
    """The actions under their headings; whatever has none stands under the first."""
    named = {name for _, names in legend.GROUPS for name in names}
    for title, names in legend.GROUPS:
        is_first = title == legend.GROUPS[0][0]
        group = [
            action
            for action in found
            if action.name in names or (is_first and action.name not in named)
        ]
        if group:
            yield title, group


def _table(rows: Iterable[tuple[str, str]]) -> Widget:
    """Keys or signs in a column, their meaning beside them."""
    told = list(rows)

    def drawn(width: int, height: int) -> Content:
        del height
        lines: list[Content] = []
        for shown, says in told:
            texts = safe(says).wrap(max(width - COLUMN, 1))
            head = safe(shown, "bold $gold")
            gap = " " * max(COLUMN - head.cell_length, 1)
            lines.append(Content.assemble(head, gap, texts[0]))
            lines += [Content.assemble(" " * COLUMN, text) for text in texts[1:]]
        return Content("\n").join(lines)

    return Drawn(drawn, classes="table")
