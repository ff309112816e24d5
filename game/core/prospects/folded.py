"""State classes folded further: those from which the same moves lead to the same are one node.

Looking back costs classes times finales; there are far fewer nodes (in Trotsky's life a
tenth), and nothing that can be asked of the moves ahead is lost.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.core.move import Move
from game.core.proof.forward import Walk
from game.core.rules import State, finale

Values = npt.NDArray[Any]
"""What some nodes are worth: a row for each."""

Ids = npt.NDArray[np.int64]

CLOSED: Final = -1


@dataclass(frozen=True)
class Way:
    """One move of a turn (None where nobody moves), and where it leads from each node.

    To a node before the next turn, or, counted on behind those, to a finale; or it is
    `CLOSED`. `weight` is its share where chance decides.
    """

    move: Move | None
    weight: int
    leads: Ids

    @cached_property
    def nodes(self) -> Ids:
        """The nodes where the move is open."""
        return np.flatnonzero(self.leads != CLOSED)


@dataclass(frozen=True)
class Fold:
    """The nodes before one turn, or before `close`: how many, and of each class its node.

    `is_chance` is true where the player has no say.
    """

    number: int
    of: Ids
    ways: tuple[Way, ...]
    is_chance: bool

    @cached_property
    def choices(self) -> Ids:
        """How many moves are open at each node."""
        return self._total([1] * len(self.ways))

    @cached_property
    def shares(self) -> tuple[npt.NDArray[np.float64], ...]:
        """For each way how likely even random play takes it, at each node where it is open."""
        total = self._total([way.weight for way in self.ways])
        return tuple(way.weight / total[way.nodes] for way in self.ways)

    def _total(self, weights: Sequence[int]) -> Ids:
        total = np.zeros(self.number, np.int64)
        for way, weight in zip(self.ways, weights, strict=True):
            total[way.nodes] += weight
        return total


Join = Callable[[Fold, int, Values, Values], None]
"""Adds what one way (by its index) leads to, to the values of the nodes where it is open."""


def folded(walked: Walk) -> tuple[Fold, ...]:
    """The nodes before each turn, and before `close`."""
    folds: list[Fold] = []
    below = np.empty(0, np.int64)  # the node of each class before the next turn
    number = 0  # of those nodes
    for turn in reversed(range(len(walked.layers))):
        finales = number + np.arange(len(walked.finales))
        below = np.concatenate([below, finales[::-1]])  # an edge's leads below 0 count from the end
        fold = _fold(walked, turn, below, number + len(finales))
        folds.append(fold)
        below, number = fold.of, fold.number
    return tuple(reversed(folds))


def looked_back(
    folds: Sequence[Fold], ends: Values, none: float, join: Join
) -> Iterator[tuple[int, Values]]:
    """The turns from the last to the first, with what the nodes before each are worth.

    `ends` is what each finale is worth, `none` what a dead end is.
    """
    after = ends
    for turn in reversed(range(len(folds))):
        fold = folds[turn]
        here = np.full((fold.number, *ends.shape[1:]), none, ends.dtype)
        for index, way in enumerate(fold.ways):
            join(fold, index, here, after[way.leads[way.nodes]])
        yield turn, here
        after = np.concatenate([here, ends])


def place(walked: Walk, folds: Sequence[Fold], state: State) -> tuple[int, int]:
    """A state's turn and node; of an ended one the number of turns and one, and its finale.

    Raises:
        ValueError: no playthrough comes to such a state.
    """
    if state.ending is not None:
        return len(folds), walked.finales.index(finale(walked.table, state))
    position = walked.layers[state.turn].find(state)
    if position is None:
        raise ValueError("no playthrough comes to such a state")
    return state.turn, int(folds[state.turn].of[position])


def _fold(walked: Walk, turn: int, below: Ids, worlds: int) -> Fold:
    """`below` is where an edge's `leads` lead, `worlds` how many such places there are.

    Classes are parted way by way, so what is one node in the end is the same in each.
    """
    size = len(walked.layers[turn])
    leads: dict[int | None, Ids] = {}
    for edge in walked.edges(turn):
        own = leads.setdefault(edge.offer, np.full(size, CLOSED, np.int64))
        own[edge.states] = below[edge.leads]
    of, number = np.zeros(size, np.int64), min(1, size)
    for own in leads.values():
        met, of = np.unique(of * (worlds + 1) + own + 1, return_inverse=True)
        number = len(met)
    one_of_each = np.empty(number, np.int64)
    one_of_each[of] = np.arange(size)
    rows = walked.table.turns[turn] if turn < len(walked.table.turns) else None
    ways = []
    for offer, own in leads.items():
        if offer is None or rows is None:
            ways.append(Way(None, 1, own[one_of_each]))
        else:
            made = rows.offers[offer]
            ways.append(Way(made.move, made.odds, own[one_of_each]))
    is_chance = rows is None or rows.kind in {"fortune", "meanwhile"}
    return Fold(number, of, tuple(ways), is_chance)
