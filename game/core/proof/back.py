"""The backward pass: from the endings to the start, what each state class is still worth.

A measure gives each finale a value and says how the values after the moves make the value
before them: all of them together, the nearest, the farthest. Only two turns are held at a
time. What one path could still come to is asked of folded classes (`game.core.prospects`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.core.proof.forward import Edge, Tick, Walk
from game.core.proof.steps import Crossing

Values = npt.NDArray[Any]
"""What some classes are worth: a row for each class."""

Join = Callable[[Crossing, Edge, Values, Values], None]
"""Adds what one way is worth to the values of the classes it leaves: way, values, its worth."""

_FAR: Final = 1 << 28
"""More moves than any playthrough has: nothing is reached."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One question. `ends` is what each finale is worth, a row each; `none` what a dead end is."""

    ends: Values
    none: float
    join: Join


@dataclass(frozen=True, slots=True)
class Glance:
    """One turn looked back over, the index of the last being that of `close`.

    `before` holds for each measure the values of the classes before the turn; `after` those
    that an edge's `leads` point at.
    """

    turn: int
    crossing: Crossing
    edges: tuple[Edge, ...]
    before: tuple[Values, ...]
    after: tuple[Values, ...]


def look_back(
    walk: Walk, measures: Sequence[Measure], tick: Tick = lambda: None
) -> Iterator[Glance]:
    """The turns from the last to the first, with what the classes before each are worth."""
    tables = [measure.ends[::-1] for measure in measures]
    for turn in reversed(range(len(walk.layers))):
        crossing = walk.crossing(turn)
        edges = tuple(walk.edges(turn, crossing))
        values = []
        for measure, table in zip(measures, tables, strict=True):
            shape = (len(crossing.sight), *measure.ends.shape[1:])
            here = np.full(shape, measure.none, measure.ends.dtype)
            for edge in edges:
                measure.join(crossing, edge, here, table[edge.leads])
            values.append(here)
        yield Glance(turn, crossing, edges, tuple(values), tuple(tables))
        # An edge that ends points at -1 less the finale's index: at the rows from the last on.
        tables = [
            np.concatenate([here, measure.ends[::-1]])
            for here, measure in zip(values, measures, strict=True)
        ]
        tick()


def reach_of(finales: Values) -> Measure:
    """Which finales can be reached: bits, in words of 64."""
    packed = np.packbits(finales.astype(bool), axis=1)
    words = np.zeros((len(finales), max(1, -(-packed.shape[1] // 8)) * 8), np.uint8)
    words[:, : packed.shape[1]] = packed
    return Measure(words.view(np.uint64), 0, _any)


def nearest_of(finales: Values) -> Measure:
    """The fewest moves to a finale where `finales` is true, column by column."""
    return Measure(np.where(finales, 0, _FAR).astype(np.int32), _FAR, _nearest)


def farthest_of(finales: Values) -> Measure:
    """The most moves to a finale where `finales` is true, column by column; negative for none."""
    return Measure(np.where(finales, 0, -_FAR).astype(np.int32), -_FAR, _farthest)


def lengths(walk: Walk) -> tuple[int, int] | None:
    """How many moves the shortest and the longest playthrough have; None where none ends."""
    everything = np.ones((len(walk.finales), 1), bool)
    measures = [nearest_of(everything), farthest_of(everything)]
    *_, first = look_back(walk, measures)
    shortest, longest = (int(values[0, 0]) for values in first.before)
    return (shortest, longest) if walk.finales else None


def _any(_crossing: Crossing, edge: Edge, here: Values, worth: Values) -> None:
    here[edge.states] |= worth


def _nearest(_crossing: Crossing, edge: Edge, here: Values, worth: Values) -> None:
    moves = 0 if edge.offer is None else 1
    here[edge.states] = np.minimum(here[edge.states], worth + moves)


def _farthest(_crossing: Crossing, edge: Edge, here: Values, worth: Values) -> None:
    moves = 0 if edge.offer is None else 1
    here[edge.states] = np.maximum(here[edge.states], worth + moves)
