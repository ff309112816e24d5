"""Witnesses: a shortest playthrough that shows a thing, tried through the public rules.

Falls of chance count as moves: a witness says how chance has to fall. Of equally short ones
it is the first in the order of the file.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from game.core.move import Move
from game.core.proof.forward import Edge, Walk
from game.core.rules import State, apply, finale, start
from game.core.table import Table

_FAR: Final = 1 << 28
"""More moves than any playthrough has."""

_NOBODY: Final = -1
"""In the place of an offer where nobody moves."""


def to_ending(
    walk: Walk, ending: str, remained: tuple[str, ...] | None = None
) -> tuple[Move, ...] | None:
    """A shortest playthrough to an ending, with just what `remained` if that is told."""
    return Shortest(walk).to_ending(ending, remained)


def to_state(walk: Walk, turn: int, position: int) -> tuple[Move, ...]:
    """A shortest way to a state class before a turn."""
    return Shortest(walk).to_state(turn, position)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """How a finale is first come to: after so many moves, from which class, by which move."""

    moves: int
    turn: int
    position: int
    offer: int | None


@dataclass(frozen=True, slots=True)
class _Steps:
    """For each class before a turn the fewest moves to it, and its last step on such a way.

    The step is from a class before the turn before, by an offer of that turn.
    """

    moves: npt.NDArray[np.int32]
    sources: npt.NDArray[np.int32]
    offers: npt.NDArray[np.int16]

    @classmethod
    def of(cls, number: int) -> "_Steps":
        """So many classes that nothing has come to yet."""
        return cls(
            np.full(number, _FAR, np.int32),
            np.full(number, _NOBODY, np.int32),
            np.full(number, _NOBODY, np.int16),
        )

    def take(self, edge: Edge, moves: npt.NDArray[np.int32]) -> None:
        """Go an edge, whose steps end after so many moves each, where nothing came as soon."""
        before = self.moves[edge.leads]
        np.minimum.at(self.moves, edge.leads, moves)
        is_sooner = (moves < before) & (moves == self.moves[edge.leads])
        sooner = np.flatnonzero(is_sooner)[::-1]  # so that of equal ones the first stays
        there = edge.leads[sooner]
        self.sources[there] = edge.states[sooner]
        self.offers[there] = _NOBODY if edge.offer is None else edge.offer


class Shortest:
    """The distances of all state classes from the start, and the ways that have them."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk

    def to_ending(
        self, ending: str, remained: tuple[str, ...] | None = None
    ) -> tuple[Move, ...] | None:
        """As the function `to_ending`."""
        wanted = [
            arrival
            for index, (name, left) in enumerate(self._walk.finales)
            if name == ending and remained in (None, left)
            for arrival in [self._distances[1][index]]
        ]
        if not wanted:
            return None
        best = min(wanted, key=lambda arrival: (arrival.moves, arrival.turn))
        moves = self._traced(best.turn, best.position)
        moves += self._made(best.turn, best.offer)
        last = _replayed(self._walk.table, moves)
        name, left = finale(self._walk.table, last)
        if name != ending or remained not in (None, left):
            raise AssertionError(moves)
        return moves

    def to_state(self, turn: int, position: int) -> tuple[Move, ...]:
        """As the function `to_state`."""
        moves = self._traced(turn, position)
        last = _replayed(self._walk.table, moves)
        layer = self._walk.layers[turn]
        if last.turn == turn and last.ending is None and layer.find(last) != position:
            raise AssertionError(moves)
        return moves

    def distances(self, turn: int) -> npt.NDArray[np.int32]:
        """The fewest moves to each class before a turn."""
        return self._distances[0][turn].moves

    @cached_property
    def _distances(self) -> tuple[list["_Steps"], dict[int, _Arrival]]:
        """For each turn how each class is soonest come to; and how each finale is."""
        walk = self._walk
        layers = [_Steps.of(len(layer)) for layer in walk.layers]
        layers[0].moves[:] = 0
        arrivals: dict[int, _Arrival] = {}
        for turn, here in enumerate(layers):
            for edge in walk.edges(turn):
                moves = here.moves[edge.states] + (edge.offer is not None)
                if edge.leads[0] >= 0:
                    layers[turn + 1].take(edge, moves)
                    continue
                for lead in np.unique(edge.leads).tolist():
                    own = np.flatnonzero(edge.leads == lead)
                    first = own[moves[own].argmin()]
                    number = int(moves[first])
                    if -1 - lead not in arrivals or number < arrivals[-1 - lead].moves:
                        place = int(edge.states[first])
                        arrivals[-1 - lead] = _Arrival(number, turn, place, edge.offer)
        return layers, arrivals

    def _traced(self, turn: int, position: int) -> tuple[Move, ...]:
        moves: tuple[Move, ...] = ()
        for before in reversed(range(turn)):
            steps = self._distances[0][before + 1]
            offer = int(steps.offers[position])
            position = int(steps.sources[position])
            moves = self._made(before, None if offer == _NOBODY else offer) + moves
        return moves

    def _made(self, turn: int, offer: int | None) -> tuple[Move, ...]:
        return () if offer is None else (self._walk.table.turns[turn].offers[offer].move,)


def _replayed(table: Table, moves: tuple[Move, ...]) -> State:
    """Where some moves lead by the public rules; they refuse what is not open."""
    state, _ = start(table)
    for move in moves:
        state, _ = apply(table, state, move)
    return state
