"""How much of its effects a gauge loses at its bounds, over even random play."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.core.proof.forward import LimitReachedError, Question, Tick, walk
from game.core.proof.steps import Crossing, Way
from game.core.rules import stepped
from game.core.table import Table


@dataclass(frozen=True, slots=True)
class Swallowed:
    """What to expect of one game of even random play, for one gauge.

    In how many steps some effect bears on it, in how many of these some of it is lost at a
    bound, and how many levels that is in all.
    """

    moved: float
    lost: float
    levels: float


def swallowed(table: Table, gauge: str, limit: int, tick: Tick = lambda: None) -> Swallowed | None:
    """What a gauge loses; None where keeping all of its levels apart passes the limit."""
    moved = lost = levels = 0.0

    def watch(crossing: Crossing, way: Way, odds: npt.NDArray[np.float64]) -> None:
        nonlocal moved, lost, levels
        effects = tuple(e for row in way.rows for name, e in row.effects if name == gauge)
        if not effects:
            return
        values = crossing.sight.digit(crossing.sight.layout.index[gauge])
        beyond = np.array([stepped(level, effects, top)[1] for level in range(top + 1)])
        here = beyond[values if way.states is None else values[way.states]]
        moved += float(odds.sum())
        lost += float(odds[here > 0].sum())
        levels += float((odds * here).sum())

    top = next(row.top for row in table.gauges if row.name == gauge)
    try:
        question = Question(apart={gauge}, watch=watch)
        walk(table, limit=limit, question=question, tick=tick)
    except LimitReachedError:
        return None
    return Swallowed(moved, lost, levels)
