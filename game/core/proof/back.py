"""The backward pass: from the endings to the start, what each state class is still worth.

A measure gives each finale a value and says how the values after the moves make the value
before them: their mean, their best, all of them together, the nearest, the farthest. Only
two turns are held at a time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.core.proof.forward import Edge, Finale, Tick, Walk
from game.core.proof.layout import Positions
from game.core.proof.steps import Crossing
from game.core.rules import State, finale

Values = npt.NDArray[Any]
"""What some classes are worth: a row for each class."""

Join = Callable[[Crossing, Edge, Values, Values], None]
"""Adds what one way is worth to the values of the classes it leaves: way, values, its worth."""

_MOST_AT_ONCE: Final = 1 << 23
"""Values held for one turn; what asks for more is asked in several passes."""

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


@dataclass(frozen=True, slots=True)
class Value:
    """What was still possible at one state.

    `odds` of each finale in reach under even random play; `best`, for each by itself, the most
    that perfect play can force, chance by its odds, and `best_ending` the same for an ending
    whatever remains; `shortest` how many moves each ending is away, falls counted.
    """

    odds: Mapping[Finale, float]
    best: Mapping[Finale, float]
    best_ending: Mapping[str, float]
    shortest: Mapping[str, int]

    @property
    def reach(self) -> frozenset[Finale]:
        """The finales that can still be reached."""
        return frozenset(self.odds)


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


def odds_of(finales: Values) -> Measure:
    """The odds of finales, or of sums of them, under even random play."""
    return Measure(finales.astype(np.float64), 0, _mean)


def best_of(finales: Values) -> Measure:
    """The odds of finales, or of sums of them, where the player plays for each alone."""
    return Measure(finales.astype(np.float64), 0, _best)


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


def unpacked(words: npt.NDArray[np.uint64], number: int) -> npt.NDArray[np.bool_]:
    """The bits of `reach_of`, a column for each of a number of finales."""
    return np.unpackbits(words.view(np.uint8), axis=1, count=number).astype(bool)


def lengths(walk: Walk) -> tuple[int, int] | None:
    """How many moves the shortest and the longest playthrough have; None where none ends."""
    everything = np.ones((len(walk.finales), 1), bool)
    measures = [nearest_of(everything), farthest_of(everything)]
    *_, first = look_back(walk, measures)
    shortest, longest = (int(values[0, 0]) for values in first.before)
    return (shortest, longest) if walk.finales else None


def values(walk: Walk, states: Sequence[State], tick: Tick = lambda: None) -> tuple[Value, ...]:
    """What was still possible at some states, each at rest or ended, and reachable.

    Raises:
        ValueError: no playthrough comes to such a state.
    """
    places = [_place(walk, state) for state in states]
    one = np.eye(len(walk.finales), dtype=bool)
    endings = list(dict.fromkeys(ending for ending, _ in walk.finales))
    of_ending = np.array([[end == name for name in endings] for end, _ in walk.finales], bool)
    of_ending = of_ending.reshape(len(walk.finales), len(endings))
    width = max(1, _MOST_AT_ONCE // max(walk.classes))
    odds: list[Values] = []
    best: list[Values] = []
    for first in range(0, len(walk.finales), width):
        some = one[:, first : first + width]
        own = _at(walk, places, [odds_of(some), best_of(some)], tick)
        odds.append(own[0])
        best.append(own[1])
    reach, most, nearest = _at(
        walk, places, [reach_of(one), best_of(of_ending), nearest_of(of_ending)], tick
    )
    reached = unpacked(reach, len(walk.finales))
    all_odds, all_best = np.concatenate(odds, axis=1), np.concatenate(best, axis=1)
    return tuple(
        Value(
            {walk.finales[f]: float(all_odds[at, f]) for f in np.flatnonzero(reached[at])},
            {walk.finales[f]: float(all_best[at, f]) for f in np.flatnonzero(reached[at])},
            {name: float(most[at, e]) for e, name in enumerate(endings) if nearest[at, e] < _FAR},
            {name: int(nearest[at, e]) for e, name in enumerate(endings) if nearest[at, e] < _FAR},
        )
        for at in range(len(states))
    )


def _place(walk: Walk, state: State) -> tuple[int | None, int]:
    """A state's turn and the position of its class; of an ended one its finale's."""
    if state.ending is not None:
        return None, walk.finales.index(finale(walk.table, state))
    position = walk.layers[state.turn].find(state)
    if position is None:
        raise ValueError("no playthrough comes to such a state")
    return state.turn, position


def _at(
    walk: Walk,
    places: Sequence[tuple[int | None, int]],
    measures: Sequence[Measure],
    tick: Tick,
) -> list[Values]:
    """What some measures are at some places, a row for each place."""
    rows = [
        np.empty((len(places), *measure.ends.shape[1:]), measure.ends.dtype) for measure in measures
    ]
    for at, (turn, position) in enumerate(places):
        if turn is None:
            for own, measure in zip(rows, measures, strict=True):
                own[at] = measure.ends[position]
    for glance in look_back(walk, measures, tick):
        for at, (turn, position) in enumerate(places):
            if turn == glance.turn:
                for own, here in zip(rows, glance.before, strict=True):
                    own[at] = here[position]
    return rows


def share_of(crossing: Crossing, edge: Edge) -> Values | float:
    """How likely even random play takes a way, from each class that it leaves."""
    if edge.offer is None:
        return 1.0
    odds = crossing.table.turns[crossing.index].offers[edge.offer].odds
    shares = crossing.shares
    if isinstance(shares, int):
        return odds / shares
    return np.asarray(odds / _of(shares, edge.states))[:, None]


def _of(values: Values, states: Positions) -> Values:
    return np.asarray(values[states])


def _mean(crossing: Crossing, edge: Edge, here: Values, worth: Values) -> None:
    here[edge.states] += worth * share_of(crossing, edge)


def _best(crossing: Crossing, edge: Edge, here: Values, worth: Values) -> None:
    is_last = crossing.index == len(crossing.table.turns)
    if is_last or crossing.table.turns[crossing.index].kind == "fortune":
        _mean(crossing, edge, here, worth)
    else:
        here[edge.states] = np.maximum(here[edge.states], worth)


def _any(_crossing: Crossing, edge: Edge, here: Values, worth: Values) -> None:
    here[edge.states] |= worth


def _nearest(_crossing: Crossing, edge: Edge, here: Values, worth: Values) -> None:
    moves = 0 if edge.offer is None else 1
    here[edge.states] = np.minimum(here[edge.states], worth + moves)


def _farthest(_crossing: Crossing, edge: Edge, here: Values, worth: Values) -> None:
    moves = 0 if edge.offer is None else 1
    here[edge.states] = np.maximum(here[edge.states], worth + moves)
