"""The odds of the endings along a path: a row of bars for each, 0 to 100 by their height.

One colour for all, signs for yours and for history's; beside the bars the figures at the start
and where the path stands. Numbers under them mark where the odds turned most.
"""

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from game.tui.draw.rows import row, stack, wrapped
from game.tui.safe import safe
from game.words.prospects import IN_100, Course, Way, figure

_BARS: Final = {1: "▁", 2: "▂", 3: "▃", 5: "▅", 6: "▆", 7: "▇"}
"""By their height in eighths; four and eight are left out, for they are letters' blocks."""
_CLOSED: Final = ("·", "$dim")
_SIGN: Final = 3
"""Cells of the signs, and a free one: an ending may be yours and history's."""
_GAP: Final = 2
_TITLE: Final = (14, 30)
"""Cells of a title, at least and at most."""
_STEP: Final = 4
"""Cells of a bar at most."""
_FIGURES: Final = len("100 > 100")
_DAY: Final = 2
"""Cells between two days, at least."""


def course(way: Way, width: int) -> Content:
    """The rows of bars; nothing before the first move, nor where a bar has no cell."""
    states = len(way.days) + 1
    fixed = _SIGN + _GAP + _GAP + _FIGURES
    if states == 1 or not way.courses or width - fixed - _TITLE[0] < states:
        return Content("")
    longest = min(max(len(one.title) for one in way.courses), _TITLE[1])
    step = min(max((width - fixed - longest) // states, 1), _STEP)
    title = min(longest, width - fixed - step * states)
    left = _SIGN + title + _GAP
    figures = left + step * states + _GAP
    lines = [row((left, _days(way, step)), (figures, safe(IN_100, "$dim")))]
    for one in way.courses:
        lines += _row(one, step, title, left, figures)
    return stack([*lines, row((left, _numbers(way, step)))])


def _row(one: Course, step: int, title: int, left: int, figures: int) -> Iterator[Content]:
    sign = [("◆", "bold $red")] * one.is_yours + [("●", "$gold")] * one.is_history
    signs = Content.assemble(*sign)
    titles = wrapped(one.title, "bold $ink" if sign else "$ink", title)
    bars = Content.assemble(*((bar * step, style) for bar, style in map(_bar, one.odds)))
    then, now = one.odds[0], one.odds[-1]
    told = safe(f"{figure(then)} > {figure(now) if now else '×'}", "bold $ink")
    for line in titles[:-1]:
        yield row((0, signs), (_SIGN, line))
        signs = Content("")
    yield row((0, signs), (_SIGN, titles[-1]), (left, bars), (figures, told))


def _bar(odds: float) -> tuple[str, str]:
    """The nearest height; what is possible shows at least the lowest."""
    if not odds:
        return _CLOSED
    return _BARS[min(_BARS, key=lambda height: abs(height - 8 * odds))], "$gold"


def _days(way: Way, step: int) -> Content:
    """The days of the moves over the states that they led to, as many as keep apart."""
    line, last, most = Content(""), "", step * (len(way.days) + 1)
    for index, day in enumerate(way.days, 1):
        label, at = safe(day, "$dim"), index * step
        is_free = not line or at >= line.cell_length + _DAY
        if day != last and is_free and at + label.cell_length <= most:
            line = row((0, line), (at, label))
        last = day
    return line


def _numbers(way: Way, step: int) -> Content:
    """A number under each state to which a turning point led."""
    marks = sorted((index + 1, str(number)) for number, index in enumerate(way.turned, 1))
    return row(*((at * step, safe(mark, "bold $ink")) for at, mark in marks))
