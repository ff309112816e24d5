"""Every way out of the state classes before a turn: the prover's reading of the table.

What the rules do one state at a time (arrival, the open moves, of each group the first row
that holds, one step) is done here for all classes before a turn at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, assert_never

import numpy as np

from game.core.condition import Fact, Remembered
from game.core.move import Move
from game.core.proof.layout import (
    FactDigit,
    GaugeDigit,
    Layout,
    Layouts,
    MemoryDigit,
    Numbers,
    Words,
)
from game.core.proof.sight import Sight, Truths, spread, value_of
from game.core.rules import stepped
from game.core.scenario.fields import Effect
from game.core.table import Group, Row, Table

ENDING_BITS: Final = 40
"""A finale's number is its ending's index above this many bits, one for each that remained."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of some classes before a turn.

    `offer` is the index of the move's offer, None where nobody moves: the turn does not
    arise, a meanwhile happens, or the game closes. `rows` are what applies. `states` are the
    positions of the classes, None for all of them; `keys` are the classes they lead to,
    or `finales` the numbers of the finales.
    """

    offer: int | None
    rows: tuple[Row, ...]
    states: Numbers | None
    keys: Words | None
    finales: Numbers | None

    def __len__(self) -> int:
        """How many classes go this way."""
        if self.finales is not None:
            return len(self.finales)
        return 0 if self.keys is None else int(self.keys.shape[1])


class Crossing:
    """The state classes before one turn, on their way over it; after the last, `close`."""

    def __init__(self, table: Table, layouts: Layouts, turn: int, states: Words) -> None:
        self.table = table
        self.layouts = layouts
        self.index = turn
        self.sight = Sight(layouts.before[turn], states)
        self._bases: dict[str | None, _Carried] = {}

    @cached_property
    def arises(self) -> Truths | None:
        """Where the turn arises; None for everywhere."""
        return self.sight.holds(self.table.turns[self.index].guard)

    @cached_property
    def open(self) -> tuple[Truths | None, ...]:
        """For each offer where the turn arises and the move is open; None for everywhere."""
        offers = self.table.turns[self.index].offers
        return tuple(_both(self.arises, self.sight.holds(offer.guard)) for offer in offers)

    @cached_property
    def shares(self) -> Numbers | int:
        """In each class the odds of all open moves together; where no move is open, 1."""
        offers = self.table.turns[self.index].offers
        if all(truth is None for truth in self.open):
            return sum(offer.odds for offer in offers) or 1
        total = np.zeros(len(self.sight), np.int64)
        for offer, truth in zip(offers, self.open, strict=True):
            total += offer.odds if truth is None else offer.odds * truth
        return np.maximum(total, 1)

    @cached_property
    def stuck(self) -> Numbers:
        """The classes in which the turn asks, and no move is open."""
        turn = self.table.turns[self.index]
        if turn.kind == "meanwhile" or any(truth is None for truth in self.open):
            return np.empty(0, np.int64)
        asks = np.ones(len(self.sight), bool) if self.arises is None else self.arises.copy()
        for truth in self.open:
            if truth is not None:
                asks &= ~truth
        return np.flatnonzero(asks)

    def ways(self) -> Iterator[Way]:
        """Every way out, in the order of the file; together they hold each class's every move.

        Each is gone by some class.
        """
        if not len(self.sight):
            return
        if self.index == len(self.table.turns):
            yield from self._closed()
            return
        turn = self.table.turns[self.index]
        if self.arises is not None and not self.arises.all():
            yield self._stepped(None, None, (), np.flatnonzero(~self.arises))
        if turn.kind == "meanwhile":
            yield from self._grouped(None, None, (turn.happens,), _chosen(self.arises))
        for number, offer in enumerate(turn.offers):
            chosen = _chosen(self.open[number])
            yield from self._grouped(number, offer.move, offer.groups, chosen)

    def finales(self, sight: Sight, ending: str) -> Numbers:
        """The number of the finale in each class where an ending is reached."""
        number = list(self.table.remains).index(ending) << ENDING_BITS
        finales = np.full(len(sight), number, np.int64)
        for bit, (_, guard) in enumerate(self.table.remains[ending]):
            truth = sight.holds(guard)
            finales |= np.int64(1 << bit) if truth is None else truth.astype(np.int64) << bit
        return finales

    def _closed(self) -> Iterator[Way]:
        states: Numbers | None = None
        for guard, ending in self.table.close:
            truth = self.sight.holds(guard)
            chosen, states = _parted(states, truth)
            if chosen is None or len(chosen):
                finales = self.finales(self.sight, ending)
                yield Way(None, (), chosen, None, finales if chosen is None else finales[chosen])
            if not len(states):
                return

    def _grouped(
        self,
        offer: int | None,
        move: Move | None,
        groups: tuple[Group, ...],
        states: Numbers | None,
        rows: tuple[Row, ...] = (),
    ) -> Iterator[Way]:
        """The ways of one move: of each group in turn the first row that holds, if any does."""
        if states is not None and not len(states):
            return
        if not groups:
            yield self._stepped(offer, move, rows, states)
            return
        for row in groups[0]:
            chosen, states = _parted(states, self.sight.holds(row.guard))
            yield from self._grouped(offer, move, groups[1:], chosen, (*rows, row))
            if not len(states):
                return
        yield from self._grouped(offer, move, groups[1:], states, rows)

    def _stepped(
        self, offer: int | None, move: Move | None, rows: tuple[Row, ...], states: Numbers | None
    ) -> Way:
        ends = next((row.ends for row in rows if row.ends is not None), None)
        keys = self._led(ends, move, rows, states)
        if ends is None:
            return Way(offer, rows, states, keys, None)
        there = Sight(self.layouts.endings[ends], keys)
        return Way(offer, rows, states, None, self.finales(there, ends))

    def _led(
        self, ends: str | None, move: Move | None, rows: tuple[Row, ...], states: Numbers | None
    ) -> Words:
        """The classes to which one step leads: as carried over, but for the digits it changes."""
        carried = self._carried(ends)
        layout = carried.layout
        keys = carried.words.copy() if states is None else carried.words[:, states]
        parts: list[dict[int, Numbers]] = [{} for _ in range(layout.words)]
        for at, values in self._changed(layout, move, rows):
            word, stride = layout.places[at]
            link = carried.links[at]
            change = values * stride - link.values
            if link.source is None:
                keys[word] += change[0]
            else:
                parts[word][link.source] = change
        for word, changes in enumerate(parts):
            for key in self._added(changes, states):
                keys[word] += key
        return keys

    def _carried(self, ends: str | None) -> "_Carried":
        """Where each class would lead if a step changed nothing."""
        if ends not in self._bases:
            endings, before = self.layouts.endings, self.layouts.before
            layout = before[self.index + 1] if ends is None else endings[ends]
            links = [self._link(layout, at) for at in range(len(layout.digits))]
            words = np.zeros((layout.words, len(self.sight)), np.int64)
            parts: list[dict[int, Numbers]] = [{} for _ in range(layout.words)]
            for (word, _), link in zip(layout.places, links, strict=True):
                if link.source is None:
                    words[word] += link.values[0]
                else:
                    parts[word][link.source] = link.values
            for word, carried in enumerate(parts):
                for key in self._added(carried, None):
                    words[word] += key
            self._bases[ends] = _Carried(layout, tuple(links), words)
        return self._bases[ends]

    def _link(self, layout: Layout, at: int) -> "_Link":
        """What a digit of a layout has from the digit before it, if nothing changes."""
        digit = layout.digits[at]
        _, stride = layout.places[at]
        here = self.sight.layout
        match digit:
            case GaugeDigit(gauge):
                source = here.index.get(gauge)
                values = self._moved(digit, ())
            case FactDigit(fact):
                source = here.index.get(Fact(fact))
                values = np.arange(2 if source is not None else 1)
            case MemoryDigit(turn, taken):
                source, values = self._remembered(turn, taken)
            case _:
                assert_never(digit)
        return _Link(source, values * stride)

    def _remembered(self, turn: str, taken: tuple[str, ...]) -> tuple[int | None, Numbers]:
        here = self.sight.layout
        sources = {here.index.get(Remembered(turn, name)) for name in taken}
        source = next(iter(sources))
        if source is None:  # it is this turn that will be remembered
            return None, np.zeros(1, np.int64)
        before = here.digits[source]
        values = np.zeros(before.size, np.int64)
        for value, name in enumerate(taken, 1):
            values[value_of(before, Remembered(turn, name))] = value
        return source, values

    def _changed(
        self, layout: Layout, move: Move | None, rows: tuple[Row, ...]
    ) -> Iterator[tuple[int, Numbers]]:
        """The digits that a step changes, with what each has after it by what it had before."""
        effects: dict[str, tuple[Effect, ...]] = {}
        for row in rows:
            for gauge, effect in row.effects:
                effects[gauge] = (*effects.get(gauge, ()), effect)
        facts = {fact for row in rows for fact in row.so}
        for at, digit in enumerate(layout.digits):
            match digit:
                case GaugeDigit(gauge) if gauge in effects:
                    yield at, self._moved(digit, effects[gauge])
                case FactDigit(fact) if fact in facts:
                    yield at, np.ones(1, np.int64)
                case MemoryDigit(turn, taken) if move is not None and move.turn == turn:
                    own = [value for value, name in enumerate(taken, 1) if name in move.taken]
                    yield at, np.array([own[0] if own else 0])
                case _:
                    pass

    def _moved(self, digit: GaugeDigit, effects: tuple[Effect, ...]) -> Numbers:
        """A gauge's class after some effects, by its class before them."""
        levels = self.layouts.classes.before[self.index][digit.gauge].levels
        top = len(digit.partition.of) - 1
        after = [stepped(level, effects, top)[0] for level in levels]
        return np.array([digit.partition.of[level] for level in after])

    def _added(self, parts: Mapping[int, Numbers], states: Numbers | None) -> Iterator[Numbers]:
        """What the classes' digits have in `parts`, block by block."""
        for block, column in zip(self.sight.blocks, self.sight.columns, strict=True):
            if any(block.first <= at < block.last for at in parts):
                table = spread(block, parts)
                yield table[column if states is None else column[states]]


@dataclass(frozen=True, slots=True)
class _Link:
    """The digit from which another has its value, and what that is worth by the digit's own."""

    source: int | None
    values: Numbers


@dataclass(frozen=True, slots=True)
class _Carried:
    layout: Layout
    links: tuple[_Link, ...]
    words: Words


def _both(one: Truths | None, other: Truths | None) -> Truths | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _chosen(truth: Truths | None) -> Numbers | None:
    """The positions where something is so; None for everywhere."""
    if truth is None or truth.all():
        return None
    return np.flatnonzero(truth)


def _parted(states: Numbers | None, truth: Truths | None) -> tuple[Numbers | None, Numbers]:
    """Of some positions those where something is so, and the others."""
    if truth is None:
        return states, np.empty(0, np.int64)
    if states is None:
        chosen = _chosen(truth)
        return chosen, np.flatnonzero(~truth)
    within = truth[states]
    return states[within], states[~within]
