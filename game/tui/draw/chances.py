"""The odds of the endings as a table: a figure, a thin bar from 0 to 100, a change, the best.

The bars are never scaled to the largest. No colour tells one ending from another; one that is
closed is struck, and said to be.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from textual.content import Content

from game.tui.draw.rows import row, stack, wrapped
from game.tui.draw.track import bar
from game.tui.safe import safe
from game.words.prospects import ALONE, IN_100, MOVED, Road, figure, moved

NARROWEST: Final = 24
"""Columns below which there is no table: no window is that narrow."""

_GAP: Final = 2
_FIGURE: Final = len(IN_100)
_MOVED: Final = len(MOVED)
_ALONE: Final = len(ALONE)
_NARROW: Final = 56
"""Columns below which a title has a line of its own."""
_TITLE: Final = (18, 44)
_BAR: Final = (10, 40)
"""Cells of a title and of a bar, at least and at most."""
_STEPS: Final = 1000
"""How finely odds are drawn."""


def chances(roads: Sequence[Road], width: int, *, airy: bool = False) -> Content:
    """The table; nothing below 24 columns. `airy` leaves a line free between two endings."""
    if width < NARROWEST:
        return Content("")
    has_moved = any(road.before is not None for road in roads)
    fixed = _FIGURE + _GAP + (_MOVED + _GAP if has_moved else 0) + _ALONE + _GAP
    if width < _NARROW:
        first, title = 0, width
        bar_width = max(width - fixed, 1)
    else:
        longest = max((len(road.title) for road in roads), default=0)
        most = min(_TITLE[1], width - fixed - _BAR[0] - _GAP)
        title = min(max(longest, _TITLE[0]), most)
        first = title + _GAP
        bar_width = min(width - first - fixed, _BAR[1])
    columns = _Columns(title, first, bar_width, has_moved=has_moved)
    lines = [columns.head()]
    for road in roads:
        lines += columns.lines(road, width)
        lines += [Content("")] if airy else []
    return stack(lines)


class _Columns:
    """Where the columns of the table stand."""

    def __init__(self, title: int, first: int, bar_width: int, *, has_moved: bool) -> None:
        self.title, self.first, self.bar_width, self.has_moved = title, first, bar_width, has_moved
        self.bar = first + _FIGURE + _GAP
        self.moved = self.bar + bar_width + _GAP
        self.alone = self.moved + (_MOVED + _GAP if has_moved else 0)

    def head(self) -> Content:
        """What the columns are."""
        return row(
            (self.first, safe(IN_100, "$dim")),
            (self.moved, safe(MOVED if self.has_moved else "", "$dim")),
            (self.alone, safe(ALONE, "$dim")),
        )

    def lines(self, road: Road, width: int) -> Iterator[Content]:
        """One ending."""
        is_closed = road.closed is not None
        titles = wrapped(road.title, "strike $dim" if is_closed else "bold $ink", self.title)
        values: list[tuple[tuple[int, Content], ...]]
        if is_closed:
            said = wrapped(road.closed or "", "$dim", width - self.first)
            values = [((self.first, line),) for line in said]
        else:
            values = [self._values(road)]
        if not self.first:
            yield from titles
            titles = []
        for title, pieces in zip_longest(titles, values, fillvalue=None):
            yield row((0, title or Content("")), *(pieces or ()))

    def _values(self, road: Road) -> tuple[tuple[int, Content], ...]:
        number = safe(figure(road.odds), "bold $ink")
        best = safe(figure(road.best), "$ink")
        share = bar(max(round(_STEPS * road.odds), 1), _STEPS, self.bar_width)
        return (
            (self.first + _FIGURE - number.cell_length, number),
            (self.bar, share),
            (self.moved, safe(moved(road.by), "bold $ink")),
            (self.alone + _ALONE - best.cell_length, best),
        )
