"""The gauges at a glance: a strip above the prose, or a column beside it."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from game.tui.draw.track import bar
from game.tui.flow import arrow
from game.tui.safe import safe
from game.words.levels import Balance


class Strip(Static):
    """Every gauge by its short name and number, on as many lines as that takes."""

    def __init__(self, gauges: Sequence[Balance]) -> None:
        super().__init__()
        self.gauges = gauges

    def render(self) -> Content:
        """The strip at the present width: an item is never parted."""
        lines: list[Content] = []
        for gauge in self.gauges:
            item = Content.assemble(
                safe(gauge.short, "$dim"), f" {gauge.level.value}", _change(gauge)
            )
            if lines and lines[-1].cell_length + item.cell_length + 2 <= self.size.width - 2:
                lines[-1] = Content.assemble(lines[-1], "  ", item)
            else:
                lines.append(Content.assemble(" ", item))
        return Content("\n").join(lines)


class Column(Static):
    """Every gauge by its whole name, in a word, as a bar and as a number."""

    def __init__(self, gauges: Sequence[Balance]) -> None:
        super().__init__()
        self.gauges = gauges

    def render(self) -> Content:
        """The column at the present width and height: with bars, where there is room."""
        width = self.size.width
        tall = self.size.height >= 4 * len(self.gauges)
        return Content("\n").join([_tall(g, width, bars=tall) for g in self.gauges])


def _tall(gauge: Balance, width: int, *, bars: bool) -> Content:
    level = gauge.level
    figure = Content.assemble((str(level.value), "bold"), _change(gauge) or "  ")
    word = safe(level.word)
    gap = max(1, width - word.cell_length - figure.cell_length)
    lines = [
        safe(level.label, "$dim").truncate(width, ellipsis=True),
        Content.assemble(
            word.truncate(width - figure.cell_length - 1, ellipsis=True), " " * gap, figure
        ),
    ]
    if bars:
        lines += [bar(level.value, level.top, width), Content("")]
    return Content("\n").join(lines)


def _change(gauge: Balance) -> Content:
    """`▼1`, or nothing where the last move left the gauge alone."""
    if gauge.by == 0:
        return Content("")
    sign = arrow(gauge.by, gauge.better)
    return Content.assemble(sign, str(abs(gauge.by)))
