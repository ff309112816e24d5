"""One gauge over time beside history's: a thin solid line and a dashed one, in braille dots.

A level holds until the next change, so the lines are steps. Each is named at its end; where
there is no room for lines, the numbers stand in a table.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from textual.content import Content

from game.core.comparison import Point
from game.core.dates import Date
from game.tui.draw.rows import row, signs, stack
from game.tui.safe import safe
from game.words.days import plain_day
from game.words.timeline import BOTH, HISTORY, YOU, earlier, levels, margin_days

NARROWEST, LOWEST = 60, 5
"""Columns and lines below which there is a table instead of lines."""

_DOTS: Final = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""The bit of each dot of a braille sign, by column and line."""
_BRAILLE: Final = 0x2800
_DASH: Final = (4, 7)
"""Dots of a dash, and from one dash to the next; each step begins with a dash."""
_DROP: Final = 2
"""From one dot to the next down a step of a dashed line."""
_HOLDS: Final = 6
"""Dots that a level is drawn on for at the end, so that a last change can be seen."""
_PHRASE: Final = 2
"""Lines up to which there is a phrase instead of a table."""
_FIGURES: Final = max(len(YOU), 2)
"""Cells of your numbers in a table."""
_YEAR_APART: Final = 6
"""Cells from one named year to the next, at least."""
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""Years from one named year to the next."""

_Dot = tuple[int, int]


def chart(
    points: Sequence[Point],
    words: Sequence[str],
    width: int,
    height: int,
    until: Date | None = None,
) -> Content:
    """A gauge's levels on both paths; `words` has one for each level, so it sets the range.

    The axis of time runs from the first point to the last, or to `until` if that is later.
    Below 60 columns or 5 lines it is a table. Nothing where there is no point or no room.
    """
    if not points or width < 1 or height < 1:
        return Content("")
    if width < NARROWEST or height < LOWEST:
        return table(points, width, height)
    last = points[-1].date
    frame = _frame(points, words, width, height)
    end = until if until is not None and last < until else last
    return stack([*_rows(points, frame, end), *_axis(points[0].date, end, frame)])


def table(points: Sequence[Point], width: int, height: int | None = None) -> Content:
    """The levels as numbers, a line for each year, or for each day where all are of one year.

    Given a height, the latest lines stay, and it is said how many do not; in one or two lines
    there is no table but a phrase. For 32 columns or more; nothing where a line is wider.
    """
    days = margin_days([point.date for point in points])
    numbers = {day: (point.yours, point.history) for day, point in zip(days, points, strict=True)}
    lines = _table(numbers, height if height is not None else len(numbers) + 1)
    return stack(lines) if max(line.cell_length for line in lines) <= width else Content("")


def _table(numbers: Mapping[str, tuple[int, int]], height: int) -> list[Content]:
    left = max(len(day) for day in numbers)
    room = height - 1 if height > len(numbers) else max(height - 2, 1)
    hidden = max(len(numbers) - room, 0)
    told = [safe(earlier(hidden), "$dim")] if hidden and height > 1 else []
    if height <= _PHRASE:
        day, (yours, history) = list(numbers.items())[-1]
        return [*told, safe(levels(day, yours, history), "$ink")]
    head = Content.assemble(
        (f"{'':{left}}  ", ""), (f"{YOU:>{_FIGURES}}", "bold $red"), "  ", (HISTORY, "$gold")
    )
    rows = [
        Content.assemble(
            (f"{day:>{left}}  ", "$dim"),
            (f"{yours:>{_FIGURES}}  ", "bold $ink"),
            (f"{history:>{len(HISTORY)}}", "$ink"),
        )
        for day, (yours, history) in list(numbers.items())[hidden:]
    ]
    return [head, *told, *rows]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand: `left` is the margin, `across` and `down` the cells of the lines.

    `names` are the levels named in the margin and `ends` the names at the lines' ends, by line.
    """

    top: int
    left: int
    across: int
    down: int
    names: Mapping[int, Content]
    ends: Mapping[int, Content]


def _frame(points: Sequence[Point], words: Sequence[str], width: int, height: int) -> _Frame:
    last, top, down = points[-1], len(words) - 1, height - 2
    now, then = (_dot(level, top, down) // 4 for level in (last.yours, last.history))
    if last.yours == last.history:
        ends = {now: Content.assemble((YOU, "bold $red"), (BOTH.removeprefix(YOU), "$gold"))}
    else:
        mine, theirs = _two_lines(now, then, down, below=last.yours < last.history)
        ends = {mine: safe(YOU, "bold $red"), theirs: safe(HISTORY, "$gold")}
    named = {0: top, down - 1: 0}
    if 0 < last.yours < top:
        named[min(max(now, 1), down - 2)] = last.yours
    names = {
        line: _level(words, level, width // 3, "bold $ink" if level == last.yours else "$dim")
        for line, level in named.items()
    }
    left = max(name.cell_length for name in names.values()) + 1
    right = max(end.cell_length for end in ends.values()) + 1
    return _Frame(top, left, width - left - right, down, names, ends)


def _dot(level: int, top: int, down: int) -> int:
    """The line of dots of a level, counted from above."""
    return round((top - level) / top * (4 * down - 1))


def _two_lines(now: int, then: int, down: int, *, below: bool) -> tuple[int, int]:
    """Two lines for two names: those of the levels, or one of them moved to the next."""
    if now != then:
        return now, then
    lower = now + 1 if now + 1 < down else now
    return (lower, lower - 1) if below else (lower - 1, lower)


def _level(words: Sequence[str], level: int, most: int, style: str) -> Content:
    """A level in words, then as a number; the number alone where the word would be too wide."""
    told = safe(f"{' '.join(words[level].split())} {level}", style)
    return told if told.cell_length <= most else safe(str(level), style)


def _rows(points: Sequence[Point], frame: _Frame, end: Date) -> Iterator[Content]:
    dates = [point.date for point in points]
    across = [_across(date, dates[0], end, 2 * frame.across - _HOLDS) for date in dates]
    yours, history = (
        [_dot(level, frame.top, frame.down) for level in levels]
        for levels in ([point.yours for point in points], [point.history for point in points])
    )
    solid = set(_steps(across, yours, 2 * frame.across, ((1, 1), 1)))
    dashes = set(_steps(across, history, 2 * frame.across, (_DASH, _DROP)))
    for line in range(frame.down):
        name = frame.names.get(line, Content(""))
        cells = [_cell(solid, dashes, column, line) for column in range(frame.across)]
        yield row(
            (frame.left - 1 - name.cell_length, name),
            (frame.left, signs(cells).rstrip()),
            (frame.left + frame.across + 1, frame.ends.get(line, Content(""))),
        )


def _across(date: Date, first: Date, last: Date, width: int) -> int:
    """Where a date stands on a true axis of time of that width, from the first to the last."""
    span = _time(last) - _time(first) or 1
    return round((_time(date) - _time(first)) / span * (width - 1))


def _time(date: Date) -> float:
    """A date in years. Months count alike: at this scale nobody sees a day."""
    year, month, day = date.key
    return year + (month - 1) / 12 + (day - 1) / 372


def _steps(
    across: Sequence[int], down: Sequence[int], width: int, pattern: tuple[tuple[int, int], int]
) -> Iterator[_Dot]:
    """The dots of a line that keeps its level until the next change, and the last to the end."""
    (dash, apart), drop = pattern
    corners = [*zip(across, down, strict=True), (width, down[-1])]
    for (x, y), (change, level) in pairwise(corners):
        yield from ((dot, y) for dot in range(x, change) if (dot - x) % apart < dash)
        yield from ((change, dot) for dot in range(y, level, drop if level > y else -drop))


def _cell(
    solid: AbstractSet[_Dot], dashes: AbstractSet[_Dot], column: int, line: int
) -> tuple[str, str]:
    bits = [0, 0]
    for x, column_bits in enumerate(_DOTS):
        for y, bit in enumerate(column_bits):
            dot = (2 * column + x, 4 * line + y)
            bits[0] |= bit if dot in solid else 0
            bits[1] |= bit if dot in dashes else 0
    if not any(bits):
        return " ", ""
    return chr(_BRAILLE + (bits[0] | bits[1])), "$red" if bits[0] else "$gold"


def _axis(first: Date, last: Date, frame: _Frame) -> Iterator[Content]:
    """A thin rule, and under it the years; the first and the last day where there are no two."""
    drawn = (2 * frame.across - _HOLDS) // 2
    years = _years(first, last, drawn)
    marks = {_across(Date(year, 1), first, last, drawn): str(year) for year in years}
    rule = (("┬" if column in marks else "─", "$rail") for column in range(frame.across))
    yield row((frame.left, signs(rule)))
    labels = [(frame.left + max(column - 1, 0), year) for column, year in marks.items()]
    if not marks:
        end = plain_day(last) if str(first) != str(last) else ""
        labels = [(frame.left, plain_day(first)), (frame.left + frame.across - len(end), end)]
    yield row(*((column, safe(label, "$dim")) for column, label in labels))


def _years(first: Date, last: Date, across: int) -> list[int]:
    """The years to name, each where it begins: as many as keep apart, but none if not two."""
    years = range(first.year + (first.key > (first.year, 1, 1)), last.year + 1)
    span = _time(last) - _time(first)
    for step in _YEARS:
        named = [year for year in years if year % step == 0]
        if step * across >= _YEAR_APART * span:
            return named if len(named) > 1 else []
    return []
