"""A slide laid out on a wall: a headline in huge type, what is read, votes, clock, curtains.

Every part has several sizes. All begin at their smallest and grow, in the order of what a back
row has to see first, as long as the whole has room. What has none even then scrolls.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Final

from textual.content import Content

from game.core.lesson.events import Curtain
from game.core.lesson.plan import Step
from game.tui.draw import slide_parts
from game.tui.draw.curtain import curtain
from game.tui.draw.inevitable import inevitable
from game.tui.draw.letters import sizes
from game.tui.draw.rows import row
from game.tui.draw.slide_parts import MEASURE, Lines
from game.tui.safe import safe
from game.words import screens
from game.words.wall import screen as words
from game.words.wall.slide import Slide

_BESIDE: Final = 90
"""Columns from which clock and votes stand beside what is read."""
_NARROW: Final = 12
"""Columns below which there is no wall: its screen says long before that it is too small."""
_LOW: Final = 14
"""Rows below which they stand under it all the same."""
_LEAST: Final = 4
"""Rows that have to be left for what scrolls."""
_PANEL: Final = 32
_GAP: Final = 3
_FOLDS: Final = 5
"""Rows of the lowest curtain that is drawn, and of the free lines around it."""
_AROUND: Final = 2
_SHARE: Final = 0.4
"""Of the rows, that a headline may take in its larger sizes where more is to be read."""
_HIDES: Final = {
    Step.FIRST_VOTE: Curtain.TALLY,
    Step.SECOND_VOTE: Curtain.TALLY,
    Step.SWING: Curtain.RESULT,
    Step.HISTORY: Curtain.HISTORY,
    Step.TEST: Curtain.HISTORY,
    Step.CLOSE: Curtain.HISTORY,
}
"""The curtain that hides what a step is about; the others are only named."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines of a wall, and how many more are still to be read below them."""

    lines: tuple[Content, ...]
    hidden: int


class _Part:
    """One part of a wall in several sizes, the smallest first."""

    def __init__(self, *sizes: Lines) -> None:
        self._sizes = sorted(sizes, key=len) or [()]
        self._at = 0

    @property
    def lines(self) -> Lines:
        """The part at its present size."""
        return self._sizes[self._at]

    def grow(self, free: int) -> int:
        """Take the next size if there is so much room; the lines that are free then."""
        if self._at + 1 == len(self._sizes):
            return free
        more = len(self._sizes[self._at + 1]) - len(self.lines)
        if more > free:
            return free
        self._at += 1
        return free - more


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands on a wall, from above.

    Of what is read, `votes` are bars and hands, if there are any; `air` is a free line under the
    headline, then one before each part.
    """

    head: _Part
    read: tuple[_Part, ...]
    votes: tuple[_Part, ...]
    air: _Part
    folds: _Part
    foot: _Part


def wall(slide: Slide, columns: int, rows: int, skip: int = 0, *, plain: bool = False) -> Laid:
    """A slide on a wall of that size; of what has to scroll, `skip` lines have been read.

    Nothing is in block letters where signs are `plain`.
    """
    if columns < _NARROW or rows < 1:
        return Laid((), 0)
    if columns >= _BESIDE and rows >= _LOW and not slide.columns and not slide.judged:
        return _beside(slide, (columns, rows), skip, plain=plain)
    return _under(slide, (columns, rows), skip, plain=plain)


def _under(slide: Slide, size: tuple[int, int], skip: int, *, plain: bool) -> Laid:
    """All under each other, the clock last."""
    columns, rows = size
    feet = (
        slide_parts.smallest_foot(slide, columns),
        *slide_parts.band(slide, columns, plain=plain),
    )
    parts = _parts(slide, (columns, columns), rows, feet, plain=plain)
    free = rows - _height(parts) - len(parts.foot.lines)
    if free < 0:
        return _scrolled(parts, columns, rows, skip)
    free = _grown(parts, free, [parts.foot])
    above = [*parts.head.lines, *parts.air.lines[:1], *_body(parts)]
    above += _hanging(slide, parts, columns, free)
    gap = rows - len(above) - len(parts.foot.lines)
    return Laid((*above, *[Content("")] * gap, *parts.foot.lines), 0)


def _beside(slide: Slide, size: tuple[int, int], skip: int, *, plain: bool) -> Laid:
    """The clock and the votes at the right of what is read."""
    columns, rows = size
    across = columns - _PANEL - _GAP
    feet = tuple(slide_parts.panels(slide, _PANEL, plain=plain))
    parts = _parts(slide, (columns, across), rows, feet, plain=plain)
    head = len(parts.head.lines) + 1
    free = rows - max(_height(parts), head + len(parts.foot.lines))
    if free < 0:
        return _scrolled(parts, columns, rows, skip)
    free = _grown(parts, free, [])
    left = [*_body(parts), *_hanging(slide, parts, across, free)]
    below = rows - len(parts.head.lines) - 1
    for _ in range(2):
        parts.foot.grow(below - len(parts.foot.lines))
    return Laid((*parts.head.lines, Content(""), *_joined(left, parts.foot.lines, columns)), 0)


def _parts(
    slide: Slide, wide: tuple[int, int], rows: int, feet: Sequence[Lines], *, plain: bool
) -> _Parts:
    """The parts of a wall; `wide` are the cells of its headline and of what stands under it."""
    across = wide[1]
    sides = _Part(*slide_parts.sides(slide, across, plain=plain))
    judged = _Part(*(inevitable(slide.judged, across, each * len(slide.judged)) for each in (1, 2)))
    read = [
        _Part(*slide_parts.texts(slide, min(across, MEASURE))),
        _Part(*slide_parts.columns(slide, across)),
        sides,
        _Part(slide_parts.said(slide, across)),
        judged,
    ]
    kept = tuple(part for part in read if part.lines)
    heads = sizes(slide.headline, wide[0])[: 1 if plain else None] or ((),)
    share = 1.0 if slide.step is Step.SILENT else _SHARE
    return _Parts(
        _Part(*heads[:2], *(lines for lines in heads[2:] if len(lines) <= share * rows)),
        kept,
        (sides, judged) if slide.votes is not None and slide.votes.bars else (judged,),
        _Part((), *([Content("")] * free for free in sorted({1, len(kept)}) if kept)),
        _Part((), [Content("")] * _FOLDS) if _hidden(slide) else _Part(()),
        _Part(*feet),
    )


def _grown(parts: _Parts, free: int, foot: list[_Part]) -> int:
    """Let the parts grow; the lines that are still free."""
    head, air, folds = [parts.head], [parts.air], [parts.folds]
    read, votes = list(parts.read), list(parts.votes)
    wishes = [votes, head, air, air, folds, read, foot, votes, head, read, votes, head, read, read]
    for part in chain.from_iterable(wishes):
        free = part.grow(free)
    return free


def _height(parts: _Parts) -> int:
    """The lines of all but the foot."""
    return sum(len(part.lines) for part in (parts.head, *parts.read, parts.air, parts.folds))


def _body(parts: _Parts) -> list[Content]:
    """What is read, with a free line between its parts where there is room for that."""
    gap = [Content("")] if len(parts.air.lines) == len(parts.read) else []
    lines = [line for part in parts.read for line in (*gap, *part.lines)]
    return lines[len(gap) :]


def _hidden(slide: Slide) -> str:
    """The curtain that is down before what this step is about, by its name."""
    hides = _HIDES.get(slide.step)
    return next((name for one, name in slide.curtains if one is hides), "")


def _hanging(slide: Slide, parts: _Parts, columns: int, free: int) -> Lines:
    """The curtain over whatever is free."""
    if not parts.folds.lines:
        return []
    said = (words.DOWN, _hidden(slide))
    return [Content(""), *curtain(said, columns, len(parts.folds.lines) + free - _AROUND)]


def _scrolled(parts: _Parts, columns: int, rows: int, skip: int) -> Laid:
    """Head and foot stay, what is between them scrolls; all scrolls where they are too much."""
    first = [part for part in parts.read if part in parts.votes]
    then = [part for part in parts.read if part not in parts.votes]
    told = [line for part in (*first, *then) for line in part.lines]
    head, foot = parts.head.lines, parts.foot.lines
    if len(head) + len(foot) + _LEAST > rows:
        told, head, foot = [*head, *told, *foot], (), ()
    room = rows - len(head) - len(foot) - 1
    skip = max(min(skip, len(told) - room), 0)
    seen = told[skip : skip + room]
    hidden = len(told) - skip - len(seen)
    more = safe(screens.more(hidden) if hidden else "", "$dim").truncate(columns)
    free = [Content("")] * (room - len(seen))
    last = row((columns - more.cell_length, more))
    return Laid((*head, *seen, *free, last, *foot), hidden)


def _joined(left: Lines, right: Lines, columns: int) -> Iterator[Content]:
    """Two columns of lines beside each other."""
    for one, other in zip_longest(left, right, fillvalue=Content("")):
        yield row((0, one), (columns - _PANEL, other))
