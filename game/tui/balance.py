"""The gauges at a glance: a strip above the prose, or a column beside it."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from game.tui.draw.rows import row, stack, wrapped
from game.tui.draw.track import bar
from game.tui.drawn import Drawn, packed
from game.tui.flow import change
from game.tui.safe import safe
from game.words import screens
from game.words.levels import Balance

_GAP: Final = 2
_CHANGE: Final = 3
"""Cells of a change, so that the levels stand under each other."""


class Strip(Drawn):
    """Every gauge by its short name and number; on several lines they stand in columns."""

    def __init__(self, gauges: Sequence[Balance]) -> None:
        super().__init__(lambda width, _: _strip(gauges, width))


class Column(Drawn):
    """Every gauge by its whole name, in a word and as a number; with bars, where there is room."""

    def __init__(self, gauges: Sequence[Balance]) -> None:
        super().__init__(lambda width, height: _column(gauges, width, height))


def _strip(gauges: Sequence[Balance], width: int) -> Content:
    items = [_short(gauge) for gauge in gauges]
    closest = packed(items, 1, width)
    if "\n" not in closest.plain:
        roomy = packed(items, _GAP, width)
        return closest if "\n" in roomy.plain else roomy
    lines = packed(items, _GAP, width)
    widest = max(item.cell_length for item in items)
    rows = lines.plain.count("\n") + 1
    across = -(-len(items) // rows)
    if across * (widest + _GAP) - _GAP > width:
        return lines
    step = width // across
    return stack(
        row(*((place * step, item) for place, item in enumerate(items[first : first + across])))
        for first in range(0, len(items), across)
    )


def _column(gauges: Sequence[Balance], width: int, height: int) -> Content:
    """The roomiest way that shows all of them; else the briefest, and that it leaves some out."""
    lines: list[Content] = []
    for with_bar, airy in ((True, True), (False, True), (False, False)):
        lines = [
            line for gauge in gauges for line in _whole(gauge, width, with_bar=with_bar, airy=airy)
        ]
        if airy:
            lines.pop()
        if not height or len(lines) <= height:
            return stack(lines)
    brief = packed(map(_short, gauges), _GAP, width).split()
    if len(brief) > height:
        brief = [*brief[: max(height - 1, 0)], Content.styled(screens.MORE_GAUGES, "$dim")]
    return stack(brief)


def _whole(gauge: Balance, width: int, *, with_bar: bool, airy: bool) -> list[Content]:
    level = gauge.level
    moved = _change(gauge)
    beside = Content.assemble(" ", moved, " " * (_CHANGE - moved.cell_length))
    figure = Content.assemble((str(level.value), "bold"), beside)
    lines = wrapped(level.label, "$dim", width)
    word = wrapped(level.word, "", width - figure.cell_length - 1)
    gap = max(1, width - word[0].cell_length - figure.cell_length)
    lines += [Content.assemble(word[0], " " * gap, figure), *word[1:]]
    lines += [bar(level.value, level.top, width)] if with_bar else []
    return [*lines, Content("")] if airy else lines


def _short(gauge: Balance) -> Content:
    level = (f" {gauge.level.value}", "bold")
    return Content.assemble(safe(gauge.short, "$dim"), level, _change(gauge))


def _change(gauge: Balance) -> Content:
    """`▼1!`, or nothing where the last move left the gauge alone."""
    if gauge.by == 0:
        return Content("")
    return change(gauge.by, gauge.better, str(abs(gauge.by)))
