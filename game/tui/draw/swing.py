"""Two votes of one class above each other: the first dashed, the second solid in its pattern.

A vote that stands alone is solid. Each side is told by its letter, its shape and its pattern,
each vote by its number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from textual.content import Content

from game.tui.draw.letters import huge
from game.tui.draw.rows import row, wrapped
from game.tui.safe import safe
from game.words.wall.slide import Bar

_DASH: Final = "╌"
_GAP: Final = 2
_FIGURES: Final = 11
"""Cells for the number of a vote and what it gained, ` 200 (+200)`."""
_HANGING: Final = 5
"""Cells of sign and letter, under which a label goes on."""
_TALL: Final = 6
"""Rows of a side from which its second bar is thick, and its number huge."""
_HUGE: Final = 13
"""Cells of a huge number: three figures, and free ones before them."""
_THICK: Final = 3


@lru_cache(maxsize=64)
def swing(bars: Sequence[Bar], columns: int, rows: int) -> tuple[Content, ...]:
    """A bar for each vote of each side, all to one measure; nothing where a side has no row.

    Where a side has rows enough, its name stands over its bars; with fewer it stands beside them,
    cut with `…`; with a single one, only the later vote has a bar, beside the numbers.
    """
    if not bars or rows < len(bars):
        return ()
    each = rows // len(bars)
    frame = _frame(bars, columns, each)
    lines: list[Content] = []
    for bar in bars:
        made = _made(bar, frame, each)
        lines += made[:each] if bar is bars[-1] else [*made, *[Content("")] * (each - len(made))]
    return tuple(line.truncate(columns) for line in lines)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Cells of all, of the names beside the bars, and of the longest bar; the most votes."""

    columns: int
    named: int
    room: int
    most: int


def _frame(bars: Sequence[Bar], columns: int, each: int) -> _Frame:
    longest = max(_HANGING + safe(bar.side.label).cell_length for bar in bars)
    word = max(safe(word).cell_length for bar in bars for word in (*bar.side.label.split(), ""))
    named = min(longest, max(columns // 3, min(_HANGING + word, columns // 2)))
    most = max(votes for bar in bars for votes in (bar.first or 0, bar.second or 0))
    over = all(each > len(_votes(bar)) for bar in bars)
    huge_number = _HUGE if each >= _TALL else 0
    left = _HANGING if over else named + _GAP
    return _Frame(columns, named, columns - left - _FIGURES - huge_number, most)


def _votes(bar: Bar) -> list[int]:
    return [votes for votes in (bar.first, bar.second) if votes is not None]


def _made(bar: Bar, frame: _Frame, each: int) -> list[Content]:
    if each == 1:
        return [_line(bar, frame)]
    if each >= _TALL and _votes(bar):
        return list(_tall(bar, frame))
    if each > len(_votes(bar)):
        over = Content.assemble(_sign(bar), safe(bar.side.label))
        name = over.truncate(frame.columns, ellipsis=True)
        return [name, *(row((_HANGING, vote)) for vote in _drawn(bar, frame))]
    return list(_both(bar, frame))


def _line(bar: Bar, frame: _Frame) -> Content:
    name = Content.assemble(_sign(bar), safe(bar.side.label)).truncate(frame.named, ellipsis=True)
    told = f"{' > '.join(f'{votes:>3}' for votes in _votes(bar))}{_net(bar)}"
    left = frame.named + _GAP
    start = left + len(told) + _GAP
    later = bar.second if bar.second is not None else bar.first or 0
    fill = _filled(bar, later, frame, frame.columns - start)
    return row((0, name), (left, Content.styled(told, "bold $ink")), (start, fill))


def _both(bar: Bar, frame: _Frame) -> Iterator[Content]:
    """The name in two lines beside the dashed vote and the solid one."""
    names, votes = _named(bar, frame), _drawn(bar, frame)
    for name, vote in zip_longest(names, votes, fillvalue=Content("")):
        yield row((0, name), (frame.named + _GAP, vote))


def _drawn(bar: Bar, frame: _Frame) -> list[Content]:
    """The votes as bars with their numbers: the earlier of two dashed, the later solid."""
    *earlier, later = _votes(bar) or [0]
    fill = _filled(bar, later, frame, frame.room)
    number = f" {later}{_net(bar)}" if fill else f"{later}{_net(bar)}"
    return [
        *(_dashed(votes, frame) for votes in earlier),
        Content.assemble(fill, (number, "bold $ink")),
    ]


def _tall(bar: Bar, frame: _Frame) -> Iterator[Content]:
    """The name, the earlier vote dashed, the later thick with a huge number at the margin."""
    *earlier, later = _votes(bar)
    name = Content.assemble(_sign(bar), safe(bar.side.label))
    yield name.truncate(frame.columns, ellipsis=True)
    yield from (row((_HANGING, _dashed(votes, frame))) for votes in earlier)
    figures = huge(str(later), _HUGE, _THICK)
    at = frame.columns - max(figure.cell_length for figure in figures)
    fill = _filled(bar, later, frame, frame.room)
    for line, figure in enumerate(figures):
        net = (_net(bar), "bold $ink") if line == 1 else ""
        yield row((_HANGING, Content.assemble(fill, net)), (at, figure))


def _sign(bar: Bar) -> Content:
    return Content.styled(f"{bar.side.sign} {bar.side.letter}  ", "bold $ink")


def _named(bar: Bar, frame: _Frame) -> list[Content]:
    """A name in two lines; what has no room is cut with `…`."""
    room = max(frame.named - _HANGING, 1)
    first, *more = wrapped(bar.side.label, "", room) or [Content("")]
    names = [Content.assemble(_sign(bar), first)]
    if more:
        rest = safe(" ".join(line.plain for line in more)).truncate(room, ellipsis=True)
        names.append(Content.assemble(" " * _HANGING, rest))
    return names


def _dashed(votes: int, frame: _Frame) -> Content:
    dashes = _DASH * _cells(votes, frame, frame.room)
    return Content.assemble((dashes, "$ink"), f" {votes}" if dashes else str(votes))


def _filled(bar: Bar, votes: int, frame: _Frame, room: int) -> Content:
    return Content.styled(bar.side.fill * _cells(votes, frame, room), "$ink")


def _net(bar: Bar) -> str:
    """Votes gained or lost, beside the second vote: ` (+5)`."""
    if bar.net is None:
        return ""
    return f" ({bar.net:+})" if bar.net else " (±0)"


def _cells(votes: int, frame: _Frame, room: int) -> int:
    """Cells of a bar; a single vote is seen."""
    return max(round(room * votes / frame.most), 1) if votes and room > 0 else 0
