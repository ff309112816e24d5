"""How much of their effects gauges lose at their bounds, over even random play.

The rules tell levels apart by what later follows; here they are kept apart by what is later
lost as well. Gauges are asked together in one walk as long as that is not much larger than
the rules' own, else in halves, in the end each alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from game.core.proof.forward import LimitReachedError, Question, Tick, Walk, walk
from game.core.proof.steps import Crossing, Way
from game.core.rules import stepped
from game.core.table import GaugeRow

_TOGETHER: Final = 3
"""How many times the most classes that the rules alone need in one turn a common walk may have."""

_MOST_TOGETHER: Final = 1_000_000
"""And how many in any case: where many are needed, memory is dearer than walks."""


@dataclass(frozen=True, slots=True)
class Swallowed:
    """What to expect of one game of even random play, for one gauge.

    In how many steps some effect bears on it, in how many of these some of it is lost at a
    bound, and how many levels that is in all.
    """

    moved: float
    lost: float
    levels: float


def swallowed(walked: Walk, limit: int, tick: Tick = lambda: None) -> dict[str, Swallowed | None]:
    """What each gauge loses; None where keeping its levels apart passes the limit."""
    together = min(limit, _TOGETHER * max(walked.classes), _MOST_TOGETHER)
    return _asked(walked, walked.table.gauges, together, limit, tick)


def _asked(
    walked: Walk, gauges: Sequence[GaugeRow], together: int, limit: int, tick: Tick
) -> dict[str, Swallowed | None]:
    """Some gauges in one walk; where that has too many classes, in two."""
    if not gauges:
        return {}
    sums = {gauge.name: _Sum(gauge) for gauge in gauges}

    def watch(crossing: Crossing, way: Way, odds: npt.NDArray[np.float64]) -> None:
        for own in sums.values():
            own.add(crossing, way, odds)

    question = Question(apart=sums.keys(), watch=watch)
    try:
        most = together if len(gauges) > 1 else limit
        walk(walked.table, limit=most, question=question, tick=tick)
    except LimitReachedError:
        if len(gauges) == 1:
            return {gauges[0].name: None}
        middle = len(gauges) // 2
        first = _asked(walked, gauges[:middle], together, limit, tick)
        return first | _asked(walked, gauges[middle:], together, limit, tick)
    return {name: Swallowed(own.moved, own.lost, own.levels) for name, own in sums.items()}


class _Sum:
    """What one gauge has lost so far, each step by how likely it is."""

    def __init__(self, gauge: GaugeRow) -> None:
        self._gauge = gauge
        self.moved = self.lost = self.levels = 0.0

    def add(self, crossing: Crossing, way: Way, odds: npt.NDArray[np.float64]) -> None:
        """Add the steps that go one way."""
        name, top = self._gauge.name, self._gauge.top
        effects = tuple(effect for row in way.rows for on, effect in row.effects if on == name)
        if not effects:
            return
        beyond = np.array([stepped(level, effects, top)[1] for level in range(top + 1)])
        self.moved += float(odds.sum())
        if not beyond.any():
            return
        levels = crossing.sight.levels(name)
        here = beyond[levels if levels.ndim == 0 or way.states is None else levels[way.states]]
        self.lost += float((odds * (here > 0)).sum())
        self.levels += float((odds * here).sum())
