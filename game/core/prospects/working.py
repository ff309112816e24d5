"""Works out the prospects of a path: looks back over every playthrough at once.

This imports numpy, so nothing that plays imports it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np

from game.core.move import Move
from game.core.proof.forward import LIMIT, Walk, walk
from game.core.prospects.folded import Fold, Join, Values, folded, looked_back, place
from game.core.prospects.values import (
    Chance,
    Change,
    Possible,
    Prospects,
    Start,
    Starts,
    path_of,
)
from game.core.rules import State
from game.core.rules import moves as offered
from game.core.table import Table

_MOST_AT_ONCE: Final = 1 << 23
"""Values held for one turn; what asks for more is asked in several passes."""

_FAR: Final = 1 << 14
"""More decisions than any playthrough has: an ending is out of reach."""


def work_out(table: Table, moves: tuple[Move, ...], *, limit: int = LIMIT) -> Prospects:
    """The prospects of a path, finished or not.

    Raises:
        IllegalMoveError: a move is not open where it is made.
        LimitReachedError: there are more state classes in one turn than the limit.
    """
    path_of(table, moves)  # an illegal move is told before the long walk
    return along(walk(table, limit=limit), moves)


def along(walked: Walk, moves: tuple[Move, ...]) -> Prospects:
    """The prospects of a path through a scenario of which every playthrough is known.

    Raises:
        IllegalMoveError: a move is not open where it is made.
    """
    states = path_of(walked.table, moves)
    folds = folded(walked)
    return Prospects(
        walked.table.fingerprint,
        tuple(map(str, moves)),
        tuple(possible(walked, folds, states)),
        tuple(_changes(walked, folds, moves, states[-1].ending)),
    )


def work_out_starts(tables: Sequence[Table], *, limit: int = LIMIT) -> Starts:
    """How some games stand at their start; games with one fingerprint are walked once.

    Raises:
        LimitReachedError: one has more state classes in one turn than the limit.
    """
    walked: dict[str, Start] = {}
    for table in tables:
        if table.fingerprint not in walked:
            walked[table.fingerprint] = _start(walk(table, limit=limit))
    return Starts(tuple(walked[table.fingerprint] for table in tables))


def _start(walked: Walk) -> Start:
    odds: dict[str, float] = {}
    for (ending, _), share in zip(walked.finales, walked.odds, strict=True):
        odds[ending] = _part(odds.get(ending, 0.0) + share)
    return Start(walked.table.fingerprint, odds)


def possible(walked: Walk, folds: Sequence[Fold], states: Sequence[State]) -> Iterator[Possible]:
    """What was still possible at some states, each at rest or ended.

    Raises:
        ValueError: no playthrough comes to such a state.
    """
    places = [place(walked, folds, state) for state in states]
    finales = walked.finales
    one = np.eye(len(finales), dtype=bool)
    endings = _endings(walked)
    odds = _at(folds, places, one.astype(np.float64), _mean)
    best = _at(folds, places, one.astype(np.float64), _best)
    reach = _at(folds, places, one, _any)
    most = _at(folds, places, _of_endings(walked).astype(np.float64), _best)
    for at, state in enumerate(states):
        chances = tuple(
            Chance(*finales[f], _part(odds[at, f]), _part(best[at, f]))
            for f in np.flatnonzero(reach[at])
        )
        within = {chance.ending for chance in chances}
        forced = {name: _part(most[at, e]) for e, name in enumerate(endings) if name in within}
        turn = None if state.ending else walked.table.turns[state.turn].id
        yield Possible(turn, chances, forced)


def _endings(walked: Walk) -> list[str]:
    """The endings that some playthrough reaches, in the order of the file."""
    return list(dict.fromkeys(ending for ending, _ in walked.finales))


def _of_endings(walked: Walk) -> Values:
    """For each finale which ending it is, a column for each."""
    is_one = [[ending == name for name in _endings(walked)] for ending, _ in walked.finales]
    return np.array(is_one, bool).reshape(len(walked.finales), len(_endings(walked)))


def _part(value: float) -> float:
    """A chance, without what floating point adds to 1."""
    return min(1.0, float(value))


def _at(
    folds: Sequence[Fold], places: Sequence[tuple[int, int]], ends: Values, join: Join
) -> Values:
    """What some places are worth, a row for each; in several passes where values are many."""
    width = max(1, _MOST_AT_ONCE // max(fold.number for fold in folds))
    columns = [ends[:, first : first + width] for first in range(0, ends.shape[1], width)]
    return np.concatenate([_worth(folds, places, some, join) for some in columns or [ends]], axis=1)


def _worth(
    folds: Sequence[Fold], places: Sequence[tuple[int, int]], ends: Values, join: Join
) -> Values:
    worth = np.empty((len(places), ends.shape[1]), ends.dtype)
    for turn, values in chain([(len(folds), ends)], looked_back(folds, ends, 0, join)):
        for at, (place_turn, node) in enumerate(places):
            if place_turn == turn:
                worth[at] = values[node]
    return worth


def _mean(fold: Fold, way: int, here: Values, worth: Values) -> None:
    here[fold.ways[way].nodes] += worth * fold.shares[way][:, None]


def _best(fold: Fold, way: int, here: Values, worth: Values) -> None:
    if fold.is_chance:
        _mean(fold, way, here, worth)
    else:
        nodes = fold.ways[way].nodes
        here[nodes] = np.maximum(here[nodes], worth)


def _any(fold: Fold, way: int, here: Values, worth: Values) -> None:
    here[fold.ways[way].nodes] |= worth


def _changes(
    walked: Walk, folds: Sequence[Fold], moves: tuple[Move, ...], ending: str | None
) -> Iterable[Change]:
    """The smallest change for each ending but the path's own; none before the end."""
    if ending is None:
        return
    made = {move.turn: move for move in moves}
    ends = np.where(_of_endings(walked), 0, _FAR).astype(np.int16)
    numbers: list[Values] = [ends] * (len(folds) + 1)
    for turn, here in looked_back(folds, ends, _FAR, _fewest(made)):
        numbers[turn] = here
    for column, name in enumerate(_endings(walked)):
        number = int(numbers[0][0, column])
        if name != ending and number < _FAR:
            witness = _traced(folds, numbers, column, made)
            yield _tried(walked.table, name, number, witness, made)


def _fewest(made: dict[str, Move]) -> Join:
    """The fewest decisions that differ from those made."""

    def join(fold: Fold, way: int, here: Values, worth: Values) -> None:
        nodes = fold.ways[way].nodes
        wanted = _allowed(fold, way, made)[nodes]
        cost = _costs(fold, way, made)[nodes]
        own = np.minimum(worth + cost[:, None], _FAR)
        here[nodes] = np.where(wanted[:, None], np.minimum(here[nodes], own), here[nodes])

    return join


def _allowed(fold: Fold, way: int, made: dict[str, Move]) -> Values:
    """Where a way may be gone: where chance fell, and that fall is open, it falls so again."""
    move = fold.ways[way].move
    fell = [
        other.leads >= 0
        for other in fold.ways
        if other.move is not None and other.move != move and other.move == made.get(other.move.turn)
    ]
    everywhere = np.ones(fold.number, bool)
    return ~fell[0] if fold.is_chance and fell else everywhere


def _costs(fold: Fold, way: int, made: dict[str, Move]) -> Values:
    """1 where to go a way is to decide otherwise: a turn with one open move is no decision."""
    move = fold.ways[way].move
    if fold.is_chance or move is None or move == made.get(move.turn):
        return np.zeros(fold.number, np.int16)
    return (fold.choices > 1).astype(np.int16)


def _traced(
    folds: Sequence[Fold], numbers: Sequence[Values], column: int, made: dict[str, Move]
) -> tuple[Move, ...]:
    """The moves of the smallest change: of equal ones the first, turn by turn and in file order."""
    witness: list[Move] = []
    node = 0
    for turn, fold in enumerate(folds):
        after = np.concatenate([numbers[turn + 1][:, column], numbers[-1][:, column]])
        for index, way in enumerate(fold.ways):
            lead = int(way.leads[node])
            if lead < 0 or not _allowed(fold, index, made)[node]:
                continue
            number = int(after[lead]) + int(_costs(fold, index, made)[node])
            if number == numbers[turn][node, column]:
                break
        else:
            raise AssertionError(witness)
        witness += [] if way.move is None else [way.move]
        if turn + 1 == len(folds) or lead >= folds[turn + 1].number:
            break
        node = lead
    return tuple(witness)


def _tried(
    table: Table, ending: str, number: int, witness: tuple[Move, ...], made: dict[str, Move]
) -> Change:
    """A change as the public rules have it.

    Raises:
        AssertionError: they do not lead by these moves to that ending, or not at that price.
    """
    states = path_of(table, witness)
    kinds = {turn.id: turn.kind for turn in table.turns}
    others = [
        move
        for state, move in zip(states, witness, strict=False)
        if move != made.get(move.turn) and sum(is_open for _, is_open in offered(table, state)) > 1
    ]
    fell = [str(move) for move in others if kinds[move.turn] == "fortune"]
    changed = [str(move) for move in others if kinds[move.turn] != "fortune"]
    if states[-1].ending != ending or len(changed) != number:
        raise AssertionError(witness)
    return Change(ending, tuple(changed), tuple(fell), tuple(map(str, witness)))
