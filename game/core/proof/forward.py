"""The forward pass: every playthrough at once, turn by turn, as state classes with counts.

Classes before a turn are pushed over it whole, and equal ones become one: the numbers of
playthroughs that lead there add up exactly, and so do their odds. What is found holds of
every playthrough, or the limit is reached and nothing is claimed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Final

import numpy as np
import numpy.typing as npt

from game.core.condition import Condition
from game.core.proof.classes import classes
from game.core.proof.layout import Layout, Layouts, Numbers, Positions, Words, layouts
from game.core.proof.merging import TooManyError, found, merged
from game.core.proof.steps import ENDING_BITS, Crossing, Way
from game.core.rules import State
from game.core.table import Row, Table

LIMIT: Final = 6_000_000
"""State classes in one turn, unless told: what keeps within 1.5 GB of memory."""

MOST_FINALES: Final = 4096
"""Finales that are told apart; beyond, the limit is reached."""

_WAYS_A_CLASS: Final = 6
"""Ways over one turn, for each class that the limit allows, that memory has room for."""

_FEW_WAYS: Final = 1 << 16
"""There is always room for so many ways over one turn."""

Finale = tuple[str, tuple[str, ...]]
"""An ending, and the names of what remained."""

Tick = Callable[[], None]
"""Called after each turn that is worked through."""

Watch = Callable[[Crossing, Way, npt.NDArray[np.float64]], None]
"""Sees one way over a turn, and how likely even random play goes it from each of its classes."""

_LIMB: Final = 32
"""Bits in each column of a count that may pass 64."""


class LimitReachedError(Exception):
    """There are more state classes before a turn than the limit, or too many ways or finales.

    `turn` is the turn's index; `classes` how many there are at least, or how many ways lead there.
    """

    def __init__(self, turn: int, classes: int) -> None:
        super().__init__(f"{classes} at turn {turn}")
        self.turn = turn
        self.classes = classes


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a walk beyond the rules.

    The levels of the gauges in `apart` are told apart by what is later lost at their bounds too;
    `reads` are conditions that can be asked before a turn. `meet` sees the classes before each
    turn, and `watch` each way over it, to the next turn or an ending, with the odds of going it.
    Where `sample` is told, only so many classes, evenly spread, go on from each turn: what is met
    is met by some playthrough, but numbers and odds mean nothing.
    """

    apart: AbstractSet[str] = frozenset()
    reads: Mapping[int | None, Sequence[Condition]] = field(default_factory=dict)
    meet: Callable[[Crossing], None] = lambda _crossing: None
    watch: Watch | None = None
    sample: int | None = None


_RULES_ALONE: Final = Question()


@dataclass(frozen=True, slots=True)
class Layer:
    """The state classes before one turn, or before `close`: sorted, a column for each."""

    layout: Layout
    states: Words
    gauges: tuple[str, ...]

    def __len__(self) -> int:
        """How many classes there are."""
        return int(self.states.shape[1])

    def find(self, state: State) -> int | None:
        """The position of the class of a state that stands before this turn, if it is reachable."""
        levels = dict(zip(self.gauges, state.levels, strict=True))
        words = np.array(self.layout.packed(state, levels))[:, None]
        is_there = (self.states == words).all(axis=0)
        return int(is_there.argmax()) if is_there.any() else None


@dataclass(frozen=True, slots=True)
class Edge:
    """One way out of some classes before a turn.

    `offer` is the index of the move's offer, None where nobody moves; `rows` are what
    applies. `states` are positions of classes before the turn. `leads` are, beside them,
    positions before the next turn, or -1 less the index of a finale.
    """

    offer: int | None
    rows: tuple[Row, ...]
    states: Positions
    leads: Positions


@dataclass(frozen=True)
class Walk:
    """Every playthrough of a table.

    `layers` hold the state classes before each turn and, the last, before `close`. `finales`
    are in the order of the file; beside them `playthroughs`, exact numbers, and `odds` under
    even random play. `stuck` are both for what ends without an ending, `dead_ends` the
    positions of the classes where it does, by turn. `error` bounds the absolute error of
    each of the odds.
    """

    table: Table
    layouts: Layouts
    layers: tuple[Layer, ...]
    finales: tuple[Finale, ...]
    playthroughs: tuple[int, ...]
    odds: tuple[float, ...]
    stuck: tuple[int, float]
    dead_ends: tuple[tuple[int, Numbers], ...]
    error: float

    @property
    def classes(self) -> tuple[int, ...]:
        """How many state classes there are before each turn, and before `close`."""
        return tuple(map(len, self.layers))

    def crossing(self, turn: int) -> Crossing:
        """The classes before a turn, on their way over it."""
        return Crossing(self.table, self.layouts, turn, self.layers[turn].states)

    def edges(self, turn: int, crossing: Crossing | None = None) -> Iterator[Edge]:
        """Every way out of the classes before a turn, in the order of the file."""
        crossing = crossing or self.crossing(turn)
        for way in crossing.ways():
            leads = self._finales(way) if way.keys is None else self._found(turn + 1, way.keys)
            everywhere = np.arange(len(crossing.sight))
            yield Edge(way.offer, way.rows, everywhere if way.states is None else way.states, leads)

    def _found(self, turn: int, keys: Words) -> Positions:
        layer = self.layers[turn]
        return found(layer.states, keys, layer.layout.cells)

    def _finales(self, way: Way) -> Positions:
        numbers = np.empty(0, np.int64) if way.finales is None else way.finales
        return -1 - np.searchsorted(self._numbers, numbers)

    @cached_property
    def _numbers(self) -> Numbers:
        """The number of each finale: sorted, as the finales are."""
        return np.array([_number(self.table, finale) for finale in self.finales], np.int64)


def walk(
    table: Table,
    *,
    limit: int = LIMIT,
    question: Question = _RULES_ALONE,
    tick: Tick = lambda: None,
) -> Walk:
    """Every playthrough of a table.

    What a `question` asks beyond the rules is kept apart, and shown to it on the way.

    Raises:
        LimitReachedError: there are more state classes in one turn than the limit.
    """
    if any(len(remains) > ENDING_BITS for remains in table.remains.values()):
        raise LimitReachedError(len(table.turns), MOST_FINALES)
    planned = layouts(table, classes(table, question.apart, question.reads))
    limbs = _limbs(table)
    start = State(0, tuple(gauge.start for gauge in table.gauges), frozenset(), frozenset())
    levels = {gauge.name: gauge.start for gauge in table.gauges}
    states = np.array(planned.before[0].packed(start, levels))[:, None]
    load = _Load(np.array([[1]] + [[0]] * (limbs - 1), np.uint64), np.ones(1))
    layers = [states]
    ends = _Ends()
    rounded = 0
    for turn in range(len(table.turns)):
        crossing = Crossing(table, planned, turn, states)
        question.meet(crossing)
        ends.stop(turn, crossing.stuck, load)
        ways = _ways(crossing, limit)
        rounded += 3 + sum(map(len, ways))
        _watched(question, crossing, ways, load)
        states, load = _pushed(crossing, ways, load, ends, limit)
        if question.sample is not None and states.shape[1] > question.sample:
            states, load = _sampled(states, load, question.sample)
        if len(ends.tallies) > MOST_FINALES:
            raise LimitReachedError(turn + 1, states.shape[1])
        layers.append(states)
        tick()
    crossing = Crossing(table, planned, len(table.turns), states)
    for way in crossing.ways():
        rounded += 1 + len(way)
        if way.finales is not None:
            ends.end(way.finales, _share(crossing, way, load))
    tallies = sorted(ends.tallies.items())
    gauges = tuple(gauge.name for gauge in table.gauges)
    return Walk(
        table,
        planned,
        tuple(
            Layer(layout, own, gauges) for layout, own in zip(planned.before, layers, strict=True)
        ),
        tuple(_finale(table, number) for number, _ in tallies),
        tuple(tally.playthroughs for _, tally in tallies),
        tuple(tally.odds for _, tally in tallies),
        (ends.stuck.playthroughs, ends.stuck.odds),
        tuple(ends.dead_ends),
        error=rounded * float(np.finfo(np.float64).eps),
    )


def _number(table: Table, finale: Finale) -> int:
    ending, remained = finale
    names = [name for name, _ in table.remains[ending]]
    bits = sum(1 << bit for bit, name in enumerate(names) if name in remained)
    return (list(table.remains).index(ending) << ENDING_BITS) + bits


def _finale(table: Table, number: int) -> Finale:
    ending = list(table.remains)[number >> ENDING_BITS]
    names = [name for name, _ in table.remains[ending]]
    return ending, tuple(name for bit, name in enumerate(names) if number >> bit & 1)


def _limbs(table: Table) -> int:
    """In how many columns a count is kept: one, where no number of playthroughs passes 64 bits."""
    most = prod(max(1, len(turn.offers)) for turn in table.turns)
    return 1 if most.bit_length() <= 2 * _LIMB else -(-most.bit_length() // _LIMB)


@dataclass(frozen=True, slots=True)
class _Tally:
    playthroughs: int
    odds: float


@dataclass(frozen=True, slots=True)
class _Load:
    """What some classes carry: how many playthroughs lead to each, in limbs, and their odds."""

    counts: npt.NDArray[np.uint64]
    odds: npt.NDArray[np.float64]

    def tally(self) -> _Tally:
        """All of it together."""
        return _Tally(
            sum(int(limb.sum()) << _LIMB * at for at, limb in enumerate(self.counts)),
            float(self.odds.sum()),
        )


@dataclass(slots=True)
class _Ends:
    """Where playthroughs have ended so far."""

    tallies: dict[int, _Tally] = field(default_factory=dict)
    stuck: _Tally = field(default=_Tally(0, 0.0))
    dead_ends: list[tuple[int, Numbers]] = field(default_factory=list)

    def end(self, finales: Numbers, load: _Load) -> None:
        """Add what comes to an ending."""
        for number in np.unique(finales).tolist():
            is_here = finales == number
            own = _Load(load.counts[:, is_here], load.odds[is_here]).tally()
            self.tallies[number] = _sum(self.tallies.get(number, _Tally(0, 0.0)), own)

    def stop(self, turn: int, stuck: Numbers, load: _Load) -> None:
        """Add what gets stuck at a turn."""
        if len(stuck):
            own = _Load(load.counts[:, stuck], load.odds[stuck]).tally()
            self.stuck = _sum(self.stuck, own)
            self.dead_ends.append((turn, stuck))


def _sum(one: _Tally, other: _Tally) -> _Tally:
    return _Tally(one.playthroughs + other.playthroughs, one.odds + other.odds)


def _ways(crossing: Crossing, limit: int) -> list[Way]:
    """Every way over a turn, as long as memory holds them."""
    ways: list[Way] = []
    number = 0
    for way in crossing.ways():
        number += len(way)
        if number > max(_FEW_WAYS, _WAYS_A_CLASS * limit):
            raise LimitReachedError(crossing.index + 1, number)
        ways.append(way)
    return ways


def _watched(question: Question, crossing: Crossing, ways: list[Way], load: _Load) -> None:
    if question.watch is not None:
        for way in ways:
            question.watch(crossing, way, _share(crossing, way, load).odds)


def _pushed(
    crossing: Crossing, ways: list[Way], load: _Load, ends: _Ends, limit: int
) -> tuple[Words, _Load]:
    """The classes before the next turn, and what they carry; what ends is added to `ends`."""
    layout = crossing.layouts.before[crossing.index + 1]
    keys = [way.keys for way in ways if way.keys is not None]
    try:
        states, positions = merged(keys, layout.cells, layout.words, limit)
    except TooManyError as reached:
        raise LimitReachedError(crossing.index + 1, reached.classes) from reached
    limbs = len(load.counts)
    counts = np.zeros((limbs, states.shape[1]), np.uint64)
    odds = np.zeros(states.shape[1])
    at = iter(positions)
    for way in ways:
        share = _share(crossing, way, load)
        if way.finales is not None:
            ends.end(way.finales, share)
            continue
        there = next(at)
        for limb in range(limbs):
            np.add.at(counts[limb], there, share.counts[limb])
        np.add.at(odds, there, share.odds)
    for limb in range(limbs - 1):
        counts[limb + 1] += counts[limb] >> np.uint64(_LIMB)
        counts[limb] &= np.uint64((1 << _LIMB) - 1)
    return states, _Load(counts, odds)


def _sampled(states: Words, load: _Load, number: int) -> tuple[Words, _Load]:
    """So many classes of many, evenly spread."""
    some = np.linspace(0, states.shape[1] - 1, number).astype(np.int64)
    return states[:, some], _Load(load.counts[:, some], load.odds[some])


def _share(crossing: Crossing, way: Way, load: _Load) -> _Load:
    """What goes one way: every playthrough, and of the odds the move's share."""
    counts, odds = load.counts, load.odds
    shares = crossing.shares if way.offer is not None else 1
    if way.states is not None:
        counts, odds = counts[:, way.states], odds[way.states]
        shares = shares[way.states] if isinstance(shares, np.ndarray) else shares
    if way.offer is not None:
        odds = odds * crossing.table.turns[crossing.index].offers[way.offer].odds / shares
    return _Load(counts, odds)
