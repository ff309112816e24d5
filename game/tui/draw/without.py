"""The premises as a table: a row for each, a column for each ending, and what is moved there.

The endings have numbers, for their names are long; a list of them stands beside the table.
"""

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from game.tui.draw.rows import row, stack, wrapped
from game.tui.safe import safe
from game.words.premises import Table
from game.words.prospects import IN_100, figure, moved

_CELL: Final = 5
_NAME: Final = (16, 30)
"""Cells of a premise's name, at least and at most."""
_GAP: Final = 2
_LARGE: Final = 4
"""From so many in 100 a change stands out."""
_SAME: Final = "·"


def without(table: Table, width: int) -> Content:
    """The table; nothing where a column has no room. What is said below it tells all the same."""
    names = [one.title for one in table.without]
    most = width - _GAP - _CELL * len(table.endings)
    if most < _NAME[0]:
        return Content("")
    name = min(most, _NAME[1], max(map(len, names)))
    lines = [_line(name, [Content.styled(str(n), "bold $gold") for n in _numbers(table)])]
    lines.append(Content.styled("─" * (name + _GAP + _CELL * len(table.endings)), "$rail"))
    whole = [safe(figure(odds) if odds else "×", "bold $ink") for odds in table.whole]
    lines.append(_line(name, whole, safe(IN_100, "$dim")))
    for one in table.without:
        *above, last = wrapped(one.title, "$ink", name)
        lines += above
        lines.append(_line(name, list(map(_change, table.whole, one.odds, one.by)), last))
    return stack(lines)


def endings(table: Table, width: int) -> Content:
    """The endings by their numbers, each with its odds in the whole model."""
    lines: list[Content] = []
    for number, block in zip(_numbers(table), table.listed, strict=True):
        title, *rest = wrapped(f"{block.label}: {block.text}", "$ink", max(width - 3, 1))
        lines.append(row((0, safe(f"{number:>2}", "bold $gold")), (3, title)))
        lines += [row((3, line)) for line in rest]
    return stack(lines)


def _numbers(table: Table) -> range:
    return range(1, len(table.endings) + 1)


def _line(name: int, cells: list[Content], title: Content | None = None) -> Content:
    def placed() -> Iterator[tuple[int, Content]]:
        for index, cell in enumerate(cells, 1):
            yield name + _GAP + _CELL * index - cell.cell_length, cell

    return row((0, title or Content("")), *placed())


def _change(whole: float, odds: float, by: int) -> Content:
    """`▲15`; `×` where the ending is out of reach without the premise, `·` for no change."""
    if whole and not odds:
        return Content.styled("×", "bold $ink")
    if not by:
        return Content.styled(_SAME, "$dim")
    return safe(moved(by), "bold $ink" if abs(by) >= _LARGE else "$dim")
