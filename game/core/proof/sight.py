"""Many state classes seen at once: which conditions hold in each, and where a step leads each.

No rule stands here: a test is the rules' own, asked of arrays of levels instead of one, an
effect is the rules' own step, asked for each level, and `condition.fold` joins the truths.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, reduce
from math import prod
from typing import Any, Final, assert_never, cast

import numpy as np
import numpy.typing as npt

from game.core.condition import (
    Comparison,
    Condition,
    Fact,
    Logic,
    Remembered,
    Standing,
    Test,
    fold,
    passes,
    tests,
)
from game.core.proof.classes import gauges_of
from game.core.proof.layout import (
    Block,
    FactDigit,
    GaugeDigit,
    Layout,
    MemoryDigit,
    Numbers,
    Words,
)

Truths = npt.NDArray[np.bool_]

_MOST_TRIED: Final = 1 << 14
"""Combinations of the digits of a condition that are tried together; beyond, each class is."""

_LARGEST_BLOCK: Final = 1 << 14
"""Cells of a block's table, so that a few of them stay in a processor's nearest memory."""

_SMALLEST_BLOCK: Final = 16


class Sight:
    """Some classes of one layout, and what can be read off them."""

    def __init__(self, layout: Layout, states: Words) -> None:
        self.layout = layout
        self.states = states
        self._known: dict[Condition, Truths] = {}

    def __len__(self) -> int:
        return int(self.states.shape[1])

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The digits in blocks of about as many cells as there are classes."""
        return self.layout.blocks(min(_LARGEST_BLOCK, max(_SMALLEST_BLOCK, len(self))))

    @cached_property
    def columns(self) -> tuple[Numbers, ...]:
        """For each block what each class has there."""
        columns = []
        for block in self.blocks:
            column = self.states[block.word] // block.stride
            columns.append(column if block.is_top else column % block.cells)
        return tuple(columns)

    def holds(self, condition: Condition | None) -> Truths | None:
        """In which classes a condition holds; None where it asks for nothing."""
        if condition is None:
            return None
        if condition not in self._known:
            self._known[condition] = self._truth(condition)
        return self._known[condition]

    def _truth(self, condition: Condition) -> Truths:
        read = sorted({at for test in tests(condition) for at in self._digits_of(test)})
        sizes = [self.layout.digits[at].size for at in read]
        if prod(sizes) <= max(_MOST_TRIED, len(self)):
            axes = np.ix_(*(np.arange(size) for size in sizes))
            table = np.broadcast_to(
                self._folded(condition, dict(zip(read, axes, strict=True))), sizes
            )
            return self._looked_up(table, read)
        values = {at: self.digit(at) for at in read}
        return np.broadcast_to(self._folded(condition, values), (len(self),))

    def _digits_of(self, test: Test) -> Iterable[int]:
        """Where the digits stand that a test reads: none for what can only be one way."""
        wanted: Iterable[object] = gauges_of(test) if isinstance(test, Comparison) else (test,)
        return [self.layout.index[one] for one in wanted if one in self.layout.index]

    def _folded(self, condition: Condition, values: Mapping[int, Numbers]) -> Truths:
        return np.asarray(fold(condition, lambda test: self._passed(test, values), _ARRAYS))

    def _passed(self, test: Test, values: Mapping[int, Numbers]) -> Truths:
        """Where a test passes, for some digits' values."""
        match test:
            case Comparison():
                levels: dict[str, Any] = {
                    gauge: self._levels(gauge, values) for gauge in gauges_of(test)
                }
                return np.asarray(passes(test, Standing(levels, frozenset(), frozenset())))
            case Fact(name):
                is_so = self._is_one(test, values)
                told = (_standing(facts={name}), _standing())
            case Remembered(turn, taken):
                is_so = self._is_one(test, values)
                told = (_standing(memory={(turn, taken)}), _standing())
            case _:
                assert_never(test)
        return np.where(is_so, passes(test, told[0]), passes(test, told[1]))

    def _levels(self, gauge: str, values: Mapping[int, Numbers]) -> Numbers:
        """A gauge's level by its digit; where it has none no level makes a difference."""
        at = self.layout.index.get(gauge)
        if at is None:
            return np.asarray(0)
        digit = cast("GaugeDigit", self.layout.digits[at])
        return np.asarray(digit.partition.levels)[values[at]]

    def _is_one(self, test: Fact | Remembered, values: Mapping[int, Numbers]) -> Truths:
        at = self.layout.index.get(test)
        if at is None:
            return np.asarray(a=False)
        return np.asarray(values[at] == value_of(self.layout.digits[at], test))

    def digit(self, at: int) -> Numbers:
        """One digit of each class."""
        word, stride = self.layout.places[at]
        values: Numbers = self.states[word] // stride % self.layout.digits[at].size
        return values

    def levels(self, gauge: str) -> Numbers:
        """A gauge's level in each class, its lowest there; one for all where none is told apart."""
        at = self.layout.index.get(gauge)
        return self._levels(gauge, {} if at is None else {at: self.digit(at)})

    def _looked_up(self, table: Truths, read: Sequence[int]) -> Truths:
        """Each class's entry in a table over some digits."""
        strides = [prod(table.shape[at + 1 :]) for at in range(len(read))]
        parts = {
            at: np.arange(size) * stride
            for at, size, stride in zip(read, table.shape, strides, strict=True)
        }
        flat = table.ravel()
        met = [
            n
            for n, block in enumerate(self.blocks)
            if any(block.first <= at < block.last for at in read)
        ]
        sums = [spread(self.blocks[n], parts) for n in met]
        if not met:
            return np.broadcast_to(flat[0], (len(self),))
        if len(met) == 1:
            return flat[sums[0]][self.columns[met[0]]]
        index = reduce(np.add, (part[self.columns[n]] for n, part in zip(met, sums, strict=True)))
        return flat[index]


def spread(block: Block, parts: Mapping[int, Numbers]) -> Numbers:
    """For each number of a block the sum of what its digits have in `parts`, by position."""
    total = np.zeros(block.sizes, np.int64)
    for at, part in parts.items():
        if block.first <= at < block.last:
            shape = [1] * len(block.sizes)
            shape[at - block.first] = len(part)
            total += part.reshape(shape)
    return total.ravel()


def value_of(digit: GaugeDigit | FactDigit | MemoryDigit, test: Fact | Remembered) -> int:
    """The value of a digit where a fact is so, or a move is remembered."""
    match digit, test:
        case MemoryDigit(_, taken), Remembered(_, name):
            return taken.index(name) + 1
        case _:
            return 1


def _standing(facts: Iterable[str] = (), memory: Iterable[tuple[str, str]] = ()) -> Standing:
    return Standing({}, frozenset(facts), frozenset(memory))


def _every(truths: Iterable[Truths]) -> Truths:
    return reduce(np.logical_and, truths, np.asarray(a=True))


def _some(truths: Iterable[Truths]) -> Truths:
    return reduce(np.logical_or, truths, np.asarray(a=False))


_ARRAYS: Final[Logic[Truths]] = Logic(
    _every, _some, cast("Callable[[Truths], Truths]", np.logical_not)
)
