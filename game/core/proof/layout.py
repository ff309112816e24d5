"""A state class as one whole number: a digit for each thing that the future still depends on.

A digit is a gauge's value class, whether a fact is so, or which of a turn's moves is
remembered. Digits make a mixed-radix number; where one would pass 62 bits they go on in a
second word. A set of classes is an array of words, a row for each word.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, assert_never

import numpy as np
import numpy.typing as npt

from game.core.condition import Fact, Remembered
from game.core.proof.classes import Classes, Partition, Partitions
from game.core.rules import State
from game.core.table import Table

Words = npt.NDArray[np.int64]
"""State classes: a row for each word, a column for each class."""

Numbers = npt.NDArray[np.int64]

Positions = npt.NDArray[np.integer[Any]]
"""Positions among the classes of one turn."""

MOST_CELLS: Final = 1 << 62
"""How many numbers one word may take."""


@dataclass(frozen=True, slots=True)
class GaugeDigit:
    """The value class of a gauge."""

    gauge: str
    partition: Partition

    @property
    def size(self) -> int:
        """How many values the digit has."""
        return len(self.partition.levels)


@dataclass(frozen=True, slots=True)
class FactDigit:
    """Whether a fact is so."""

    fact: str
    size: int = 2


@dataclass(frozen=True, slots=True)
class MemoryDigit:
    """Which of some moves of a turn is remembered: 0 for none, else one more than its index.

    A season's activities have a digit each, for several can be spent on at once.
    """

    turn: str
    taken: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many values the digit has."""
        return len(self.taken) + 1


Digit = GaugeDigit | FactDigit | MemoryDigit


@dataclass(frozen=True, slots=True)
class Block:
    """Some neighbouring digits of one word, read together: `first` to before `last`."""

    first: int
    last: int
    word: int
    stride: int
    sizes: tuple[int, ...]
    is_top: bool

    @property
    def cells(self) -> int:
        """How many numbers the block takes."""
        return int(np.prod(self.sizes, dtype=np.int64))


@dataclass(frozen=True)
class Layout:
    """The digits of one turn's state classes, most significant first within each word."""

    digits: tuple[Digit, ...]

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """For each digit its word, and the worth of one unit in it."""
        places: list[tuple[int, int]] = []
        word, stride = 0, 1
        for digit in reversed(self.digits):
            if stride * digit.size > MOST_CELLS:
                word, stride = word + 1, 1
            places.append((word, stride))
            stride *= digit.size
        return tuple(reversed(places))

    @property
    def words(self) -> int:
        """How many words a class takes."""
        return self.places[0][0] + 1 if self.digits else 1

    @cached_property
    def cells(self) -> int:
        """How many numbers the first word takes; all classes are below it where it is alone."""
        return int(np.prod([d.size for d in self.digits], dtype=object)) if self.digits else 1

    @cached_property
    def index(self) -> Mapping[object, int]:
        """Where the digit of a gauge's name, a fact or a remembered move stands, if it has one."""
        index: dict[object, int] = {}
        for at, digit in enumerate(self.digits):
            match digit:
                case GaugeDigit(gauge):
                    index[gauge] = at
                case FactDigit(fact):
                    index[Fact(fact)] = at
                case MemoryDigit(turn, taken):
                    index |= {Remembered(turn, name): at for name in taken}
        return index

    def blocks(self, most: int) -> tuple[Block, ...]:
        """The digits in as few blocks as have at most that many cells each, or one digit."""
        starts = [0]
        cells = 1
        for at, digit in enumerate(self.digits):
            is_new_word = at > 0 and self.places[at][0] != self.places[at - 1][0]
            if at > 0 and (cells * digit.size > most or is_new_word):
                starts.append(at)
                cells = 1
            cells *= digit.size
        blocks = []
        for first, last in pairwise([*starts, len(self.digits)]):
            if first == last:
                continue
            word, stride = self.places[last - 1]
            sizes = tuple(digit.size for digit in self.digits[first:last])
            is_top = first == 0 or self.places[first - 1][0] != word
            blocks.append(Block(first, last, word, stride, sizes, is_top))
        return tuple(blocks)

    def packed(self, state: State, levels: Mapping[str, int]) -> tuple[int, ...]:
        """The words of the class in which a state lies; `levels` are its own by gauge."""
        words = [0] * self.words
        for digit, (word, stride) in zip(self.digits, self.places, strict=True):
            words[word] += _value(digit, state, levels) * stride
        return tuple(words)


@dataclass(frozen=True)
class Layouts:
    """The layouts before each turn and before `close`; and what each ending still reads."""

    before: tuple[Layout, ...]
    endings: Mapping[str, Layout]
    classes: Classes


def layouts(table: Table, classes: Classes) -> Layouts:
    """Digits for all that can differ at each turn and that something later still reads."""
    seasons = {turn.id for turn in table.turns if turn.kind == "season"}
    before = []
    possible: set[Fact | Remembered] = set()
    keeps = [*(turn.keeps for turn in table.turns), table.keeps_at_end]
    for index, partitions in enumerate(classes.before):
        before.append(_layout(table, partitions, keeps[index] & possible, seasons))
        if index < len(table.turns):
            turn = table.turns[index]
            possible |= {Remembered(turn.id, name) for name in turn.takes}
            groups = [turn.happens, *(g for offer in turn.offers for g in offer.groups)]
            possible |= {Fact(fact) for group in groups for row in group for fact in row.so}
    endings = {
        ending: _layout(table, partitions, table.keeps_at_end, seasons)
        for ending, partitions in classes.endings.items()
    }
    return Layouts(tuple(before), endings, classes)


def _value(digit: Digit, state: State, levels: Mapping[str, int]) -> int:
    match digit:
        case GaugeDigit(gauge, partition):
            return partition.of[levels[gauge]]
        case FactDigit(fact):
            return int(fact in state.facts)
        case MemoryDigit(turn, taken):
            own = [at for at, name in enumerate(taken, 1) if (turn, name) in state.memory]
            return own[0] if own else 0
        case _:
            assert_never(digit)


def _layout(
    table: Table,
    partitions: Partitions,
    kept: AbstractSet[Fact | Remembered],
    seasons: AbstractSet[str],
) -> Layout:
    digits: list[Digit] = [
        GaugeDigit(gauge.name, partitions[gauge.name])
        for gauge in table.gauges
        if len(partitions[gauge.name].levels) > 1
    ]
    digits += [FactDigit(name) for name in sorted(t.name for t in kept if isinstance(t, Fact))]
    for turn in table.turns:
        names = [name for name in turn.takes if Remembered(turn.id, name) in kept]
        if turn.id in seasons:
            digits += [MemoryDigit(turn.id, (name,)) for name in names]
        elif names:
            digits.append(MemoryDigit(turn.id, tuple(names)))
    return Layout(tuple(digits))
