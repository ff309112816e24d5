"""Value classes: levels of a gauge that nothing later can tell apart count as one.

Walking the turns backwards, two levels share a class where every later test passes alike
and every later step leads them to one class again. That is exact, because a step changes a
gauge by that gauge alone; what is lost is only how many raw states there are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Final, cast

import numpy as np

from game.core.condition import Comparison, Condition, Standing, passes, tests
from game.core.rules import stepped
from game.core.scenario.fields import Effect
from game.core.table import GaugeRow, Group, Table, TurnRows

_MOST_COMBINED: Final = 1 << 14
"""Levels of the other gauges of one test that are tried together; beyond, all stay apart."""


@dataclass(frozen=True, slots=True)
class Partition:
    """A gauge's levels in classes: the class of each level, and the lowest level of each class."""

    of: tuple[int, ...]
    levels: tuple[int, ...]


Partitions = Mapping[str, Partition]
"""A partition for each gauge."""


@dataclass(frozen=True, slots=True)
class Classes:
    """The partitions before each turn and before `close`; and of what each ending still reads."""

    before: tuple[Partitions, ...]
    endings: Mapping[str, Partitions]


def classes(
    table: Table,
    apart: AbstractSet[str],
    reads: Mapping[int | None, Sequence[Condition]],
) -> Classes:
    """The value classes of every gauge at every turn.

    `reads` are read before a turn too. Of the gauges `apart` two levels share a class only where
    every later step also loses as much at their bounds.
    """
    signs = _Signs(table)
    kept = {ending: [guard for _, guard in remains] for ending, remains in table.remains.items()}
    endings = {
        ending: {gauge.name: signs.parted(gauge, guards) for gauge in table.gauges}
        for ending, guards in kept.items()
    }
    last = [guard for guard, _ in table.close]
    last += [guard for guards in kept.values() for guard in guards]
    layer: Partitions = {gauge.name: signs.parted(gauge, last) for gauge in table.gauges}
    layers = [layer]
    for index, turn in reversed(list(enumerate(table.turns))):
        guards = [*guards_of(turn), *reads.get(index, ())]
        after: Partitions = layer
        layer = {
            gauge.name: signs.parted(
                gauge,
                guards,
                _ways(gauge, turn, after, endings, tells_lost=gauge.name in apart),
            )
            for gauge in table.gauges
        }
        layers.append(layer)
    return Classes(tuple(reversed(layers)), endings)


def guards_of(turn: TurnRows) -> Iterator[Condition | None]:
    """Every condition that the rules read at a turn."""
    yield turn.guard
    yield from turn.takes.values()
    for offer in turn.offers:
        yield offer.guard
    for group in groups_of(turn):
        for row in group:
            yield row.guard


def groups_of(turn: TurnRows) -> Iterator[Group]:
    """Every group of rows of a turn."""
    yield turn.happens
    for offer in turn.offers:
        yield from offer.groups


class _Signs:
    """What tells the levels of a gauge apart in a test, whatever the other gauges stand at."""

    def __init__(self, table: Table) -> None:
        self._tops = {gauge.name: gauge.top for gauge in table.gauges}
        self._known: dict[tuple[Comparison, str], tuple[object, ...]] = {}

    def parted(
        self,
        gauge: GaugeRow,
        guards: Iterable[Condition | None],
        ways: Iterable[tuple[object, ...]] = (),
    ) -> Partition:
        """The partition by some conditions' tests, and by where each way leads each level."""
        own = {
            test
            for guard in guards
            for test in tests(guard)
            if isinstance(test, Comparison) and gauge.name in gauges_of(test)
        }
        columns = [*(self._column(test, gauge.name) for test in own), *ways]
        signatures = list(zip(*columns, strict=True)) if columns else [()] * (gauge.top + 1)
        first = {signature: level for level, signature in reversed(list(enumerate(signatures)))}
        levels = sorted(first.values())
        number = {level: index for index, level in enumerate(levels)}
        return Partition(tuple(number[first[sign]] for sign in signatures), tuple(levels))

    def _column(self, test: Comparison, name: str) -> tuple[object, ...]:
        """For each level of a gauge what can be told of it by a test."""
        if (test, name) not in self._known:
            self._known[test, name] = self._told(test, name)
        return self._known[test, name]

    def _told(self, test: Comparison, name: str) -> tuple[object, ...]:
        others = sorted(gauges_of(test) - {name})
        if prod(self._tops[other] + 1 for other in others) > _MOST_COMBINED:
            return tuple(range(self._tops[name] + 1))
        axes = np.ix_(*(np.arange(self._tops[gauge] + 1) for gauge in (name, *others)))
        levels = dict(zip((name, *others), axes, strict=True))
        # The rules' own test, asked for every combination of levels at once.
        truth = np.asarray(passes(test, Standing(cast("Mapping[str, int]", levels), set(), set())))
        return tuple(row.tobytes() for row in truth.reshape(self._tops[name] + 1, -1))


def gauges_of(test: Comparison) -> frozenset[str]:
    """The gauges that a comparison reads."""
    return frozenset(test.left) | (frozenset() if isinstance(test.right, int) else {*test.right})


def _ways(
    gauge: GaugeRow,
    turn: TurnRows,
    after: Partitions,
    endings: Mapping[str, Partitions],
    *,
    tells_lost: bool,
) -> list[tuple[object, ...]]:
    """Where each way through a turn leads each level: its class after it.

    Where `tells_lost`, how many levels are lost at a bound is told too.
    """
    ways: dict[tuple[object, ...], tuple[object, ...]] = {}
    for effects, ends in _steps(gauge.name, turn):
        key = (ends, *((effect.sets, effect.amount) for effect in effects))
        if key not in ways:
            partition = (after if ends is None else endings[ends])[gauge.name]
            steps = [stepped(level, effects, gauge.top) for level in range(gauge.top + 1)]
            ways[key] = tuple((partition.of[to], lost if tells_lost else 0) for to, lost in steps)
    return list(ways.values())


_Effects = tuple[Effect, ...]


def _steps(gauge: str, turn: TurnRows) -> Iterator[tuple[_Effects, str | None]]:
    """All that a turn may do to a gauge in one step, and the ending that the step leads to."""
    if turn.guard is not None:
        yield (), None
    if turn.kind == "meanwhile":
        yield from _of_groups(gauge, (turn.happens,))
    for offer in turn.offers:
        yield from _of_groups(gauge, offer.groups)


def _of_groups(gauge: str, groups: tuple[Group, ...]) -> Iterator[tuple[_Effects, str | None]]:
    for parts in product(*(_of_group(gauge, group) for group in groups)):
        effects = tuple(effect for own, _ in parts for effect in own)
        yield effects, next((ends for _, ends in parts if ends is not None), None)


def _of_group(gauge: str, group: Group) -> list[tuple[_Effects, str | None]]:
    found: dict[object, tuple[_Effects, str | None]] = {}
    for row in group:
        effects = tuple(effect for name, effect in row.effects if name == gauge)
        key = (row.ends, *((effect.sets, effect.amount) for effect in effects))
        found.setdefault(key, (effects, row.ends))
        if row.guard is None:
            return list(found.values())
    found.setdefault((None,), ((), None))
    return list(found.values())
