"""When it was last avoidable, when it became inevitable: two lines of hands down the turns.

Beside them stand the model's odds, where it has any: its answer, and not the right one.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from textual.content import Content

from game.tui.draw.rows import row, signs
from game.tui.draw.track import bar
from game.tui.safe import safe
from game.words.wall.slide import Judged

AVOIDABLE: Final = "○"
INEVITABLE: Final = "◆"
_BOTH: Final = "●"
_GAP: Final = 2
_FIGURES: Final = 7
"""Cells of two numbers with a stop between them."""
_ODDS: Final = 4
_BAR: Final = 10
_BARRED: Final = 80
"""Columns from which the odds have a bar beside them."""
_INDENT: Final = 1
_NARROWEST: Final = 8
"""Cells of a line of hands, at least; with less room there are numbers alone."""


@lru_cache(maxsize=64)
def inevitable(turns: Sequence[Judged], columns: int, rows: int) -> tuple[Content, ...]:
    """A turn a row: `○` as far out as hands say avoidable, `◆` as hands say inevitable.

    A turn for which nobody raised a hand has an empty line. With two rows a turn its name stands
    whole above its line. Where not all turns have a row, those without a hand are left out
    first, then the earliest.
    """
    shown = _fitting(turns, rows)
    if not shown:
        return ()
    most = max(max(turn.avoidable, turn.inevitable) for turn in shown)
    longest = max(safe(_name(turn)).cell_length for turn in shown)
    is_above = rows >= 2 * len(shown)
    named = _INDENT if is_above else min(longest, 2 * columns // 5)
    odds = _GAP + _ODDS + (_GAP + _BAR if columns >= _BARRED else 0)
    across = columns - named - _GAP - _GAP - _FIGURES - odds
    lines: list[Content] = []
    for turn in shown:
        name = safe(_name(turn), "bold $ink" if is_above else "")
        if is_above:
            lines.append(name.truncate(columns, ellipsis=True))
        lines.append(_row(turn, Content("") if is_above else name, (most, named, across, columns)))
    return tuple(lines)


def _fitting(turns: Sequence[Judged], rows: int) -> list[Judged]:
    if len(turns) <= rows:
        return list(turns)
    last = range(len(turns) - 1, -1, -1)
    raised = [place for place in last if turns[place].avoidable or turns[place].inevitable]
    others = [place for place in last if place not in raised]
    kept = sorted([*raised, *others][:rows])
    return [turns[place] for place in kept]


def _name(turn: Judged) -> str:
    return f"{turn.number}. {turn.title}"


def _row(turn: Judged, name: Content, sizes: tuple[int, int, int, int]) -> Content:
    most, named, across, columns = sizes
    left = named + _GAP
    pieces = [(0, name.truncate(named, ellipsis=True))]
    if across >= _NARROWEST:
        pieces.append((left, _line(turn, most, across)))
        left += across + _GAP
    figures = Content.assemble(
        (f"{AVOIDABLE}{turn.avoidable:<2}", "$ink"),
        " ",
        (f"{INEVITABLE}{turn.inevitable}", "bold $ink"),
    )
    pieces.append((left, figures))
    if turn.odds is not None:
        left += _FIGURES + _GAP
        pieces.append((left, Content.styled(f"{round(100 * turn.odds):>3}", "$gold")))
        if columns >= _BARRED:
            pieces.append((left + _ODDS + _GAP, bar(round(1000 * turn.odds), 1000, _BAR)))
    return row(*pieces).truncate(columns)


def _line(turn: Judged, most: int, across: int) -> Content:
    cells = [("─", "$rail")] * across
    if not turn.avoidable and not turn.inevitable:
        return signs(cells)
    out = [round(hands / most * (across - 1)) for hands in (turn.avoidable, turn.inevitable)]
    cells[out[0]] = (AVOIDABLE, "bold $ink")
    cells[out[1]] = (_BOTH if out[0] == out[1] else INEVITABLE, "bold $red")
    return signs(cells)
