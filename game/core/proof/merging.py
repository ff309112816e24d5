"""Equal state classes become one: the distinct ones in order, and where each came to lie."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from game.core.proof.layout import Numbers, Positions, Words

_MOST_CELLS: Final = 1 << 26
_CELLS_A_KEY: Final = 16
"""A table of all possible numbers pays where it has no more cells than this a key."""

_SMALL: Final = 1 << 16
"""A table of so few cells pays always."""


class TooManyError(Exception):
    """There are more distinct classes than allowed; `classes` says how many."""

    def __init__(self, classes: int) -> None:
        super().__init__(f"{classes} classes")
        self.classes = classes


def merged(
    keys: Sequence[Words], cells: int, words: int, most: int
) -> tuple[Words, list[Positions]]:
    """The distinct columns of some arrays, sorted; and for each array its columns' positions.

    `cells` bounds the numbers where there is one word.

    Raises:
        TooManyError: there are more distinct columns than `most`.
    """
    number = sum(some.shape[1] for some in keys)
    if not number:
        return np.empty((words, 0), np.int64), [np.empty(0, np.int64) for _ in keys]
    plain = _joined(keys)
    if words == 1 and _is_dense(cells, number):
        met = np.zeros(cells, bool)
        for some in plain:
            met[some] = True
        states = np.flatnonzero(met)
        if len(states) > most:
            raise TooManyError(len(states))
        ranks = _ranks(states, cells)
        return states[None, :], [ranks[some] for some in plain]
    everything = np.concatenate(plain)
    # Each way's keys are nearly in order already, which this sort makes use of.
    order = np.argsort(everything, kind="stable")
    everything = everything[order]
    is_first = np.concatenate([[True], everything[1:] != everything[:-1]])
    total = int(np.count_nonzero(is_first))
    if total > most:
        raise TooManyError(total)
    if words == 1:
        distinct = everything[is_first][None, :]
    else:
        distinct = np.concatenate(keys, axis=1)[:, order[is_first]]
    del everything
    positions = np.empty(number, np.int32)
    positions[order] = np.cumsum(is_first, dtype=np.int32) - 1
    return distinct, np.split(positions, np.cumsum([len(some) for some in plain])[:-1])


def found(states: Words, keys: Words, cells: int) -> Positions:
    """The positions of some columns among sorted ones that hold them all."""
    among, wanted = _joined([states, keys])
    if states.shape[0] == 1 and _is_dense(cells, len(wanted)):
        return _ranks(among, cells)[wanted]
    return np.searchsorted(among, wanted)


def _is_dense(cells: int, keys: int) -> bool:
    return cells <= max(_SMALL, min(_MOST_CELLS, _CELLS_A_KEY * keys))


def _ranks(states: Numbers, cells: int) -> npt.NDArray[np.int32]:
    """At each number of a class its position; whatever stood there before at all others."""
    ranks = np.empty(cells, np.int32)
    ranks[states] = np.arange(len(states), dtype=np.int32)
    return ranks


def _joined(keys: Sequence[Words]) -> list[Numbers]:
    """One number a column, in the same order and equal where the columns are."""
    joined = [some[-1] for some in keys]
    for word in range(keys[0].shape[0] - 2, -1, -1):
        lengths = np.cumsum([len(some) for some in joined])[:-1]
        _, high = np.unique(np.concatenate(joined), return_inverse=True)
        values, low = np.unique(np.concatenate([some[word] for some in keys]), return_inverse=True)
        joined = np.split(high * len(values) + low, lengths)
    return joined
