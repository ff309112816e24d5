"""What was still possible along one path: values that words and screens read.

They cross a process and lie in a cache, so they are read from JSON too; nobody vouches for
them there, and they are of use only where they fit the path that is asked about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Final

from pydantic import Field, TypeAdapter

from game.core.move import Move
from game.core.playthrough import Playthrough
from game.core.rules import IllegalMoveError, State, apply, start
from game.core.scenario.scenario import Scenario
from game.core.table import Table

SMALLEST: Final = 1e-12
"""Odds that differ by less are the same: floating point errs by less than this."""

MOST_TURNING_POINTS: Final = 3

Part = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A chance: 0 to 1."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A finale within reach: its odds, and the most that perfect play for it alone can force."""

    ending: str
    remained: tuple[str, ...]
    odds: Part
    best: Part


@dataclass(frozen=True, slots=True)
class Possible:
    """What was still possible at one state of a path: before `turn` was answered, or at its end.

    `chances` are the finales within reach in the order of the file; `best` is for each ending
    within reach the most that perfect play for it can force, whatever remains. Chance falls
    by its odds in all of them; `odds` are those under even random play.
    """

    turn: str | None
    chances: tuple[Chance, ...]
    best: Mapping[str, Part]

    @property
    def odds(self) -> dict[str, float]:
        """The odds of each ending within reach, whatever remains."""
        odds: dict[str, float] = {}
        for chance in self.chances:
            odds[chance.ending] = odds.get(chance.ending, 0.0) + chance.odds
        return odds


@dataclass(frozen=True, slots=True)
class Shift:
    """How one move or fall shifted the odds of each ending: those after it less those before."""

    turn: str
    move: str
    by: Mapping[str, float]

    @property
    def size(self) -> float:
        """How much of the odds it shifted in all, 0 to 1: half of what it added and took away."""
        return sum(map(abs, self.by.values())) / 2


@dataclass(frozen=True, slots=True)
class Change:
    """The fewest decisions that would have had to differ to come to an ending.

    `moves` are a whole playthrough to it; `changed` are those among them that differ from the
    path's own at the same turn, or are made where it made none. Chance fell as it did wherever
    it could; `fell` is how it would have to fall at the other fortunes.
    """

    ending: str
    changed: tuple[str, ...]
    fell: tuple[str, ...]
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prospects:
    """What was still possible along a path.

    `fingerprint` is the table's; `possible` holds the state before each move, and last where
    the path stands. `changes` are there for a path that has ended: one for each other ending
    that could have been come to, in the order of the file.
    """

    fingerprint: str
    moves: tuple[str, ...]
    possible: tuple[Possible, ...]
    changes: tuple[Change, ...]

    @property
    def now(self) -> Possible:
        """Where the path stands."""
        return self.possible[-1]

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The shift of each move and fall, in the order of the path."""
        return tuple(
            Shift(move.partition(".")[0], move, _difference(before.odds, after.odds))
            for move, (before, after) in zip(self.moves, pairwise(self.possible), strict=True)
        )

    @property
    def turning_points(self) -> tuple[Shift, ...]:
        """The moves or falls that shifted the odds most, three at most: the largest first.

        Of equal ones the earlier stands first; what shifts nothing is none.
        """
        left = [shift for shift in self.shifts if shift.size > SMALLEST]
        points: list[Shift] = []
        while left and len(points) < MOST_TURNING_POINTS:
            largest = max(shift.size for shift in left)
            points.append(next(shift for shift in left if shift.size > largest - SMALLEST))
            left.remove(points[-1])
        return tuple(points)

    @property
    def points_of_no_return(self) -> dict[str, str]:
        """For each ending that was lost on the way the turn whose move or fall closed it.

        Time moves forward only, so what is out of reach stays so. In the order of the path.
        """
        return {
            ending: str(before.turn)
            for before, after in pairwise(self.possible)
            for ending in before.odds
            if ending not in after.odds
        }


@dataclass(frozen=True, slots=True)
class Start:
    """How a game stands before its first move: the odds of each ending within reach.

    `fingerprint` is its table's. Odds that do not sum to 1 leave the rest to dead ends.
    """

    fingerprint: str
    odds: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Starts:
    """How some games stand at their start, in the order in which they were asked about."""

    starts: tuple[Start, ...]


@dataclass(frozen=True, slots=True)
class Questioned:
    """How a game stands at its start: with all its premises, and without each in turn."""

    whole: Start
    without: Mapping[str, Start]


_JSON: Final = TypeAdapter(Prospects)
_STARTS_JSON: Final = TypeAdapter(Starts)


def to_json(prospects: Prospects) -> bytes:
    """The prospects as JSON."""
    return _JSON.dump_json(prospects)


def from_json(data: bytes) -> Prospects:
    """Prospects from their JSON.

    Raises:
        ValueError: it is no such JSON. Whether it fits a path is another question: `fit`.
    """
    return _JSON.validate_json(data, strict=True)


def starts_to_json(starts: Starts) -> bytes:
    """How some games stand at their start, as JSON."""
    return _STARTS_JSON.dump_json(starts)


def starts_from_json(data: bytes) -> Starts:
    """The same from its JSON.

    Raises:
        ValueError: it is no such JSON. Whether it fits some games: `start_there`.
    """
    return _STARTS_JSON.validate_json(data, strict=True)


def start_there(starts: Starts, tables: Sequence[Table], scenario: Scenario) -> bool:
    """Whether that is how these games, variants of one scenario, can stand at their start."""
    asked = [table.fingerprint for table in tables]
    told = [start.fingerprint for start in starts.starts]
    return told == asked and all(
        start.odds.keys() <= scenario.endings.keys() for start in starts.starts
    )


def fit(prospects: Prospects, playthrough: Playthrough) -> bool:
    """Whether these can be the prospects of that path: every name in them is one of its game."""
    table, scenario = playthrough.table, playthrough.scenario
    turns = [state.turn for state in path_of(table, playthrough.moves)]
    asked = [table.turns[turn].id if turn < len(table.turns) else None for turn in turns]
    return (
        prospects.fingerprint == table.fingerprint
        and prospects.moves == tuple(map(str, playthrough.moves))
        and [possible.turn for possible in prospects.possible] == asked
        and all(_is_of(scenario, possible) for possible in prospects.possible)
        and all(_leads(table, change) for change in prospects.changes)
    )


def path_of(table: Table, moves: tuple[Move, ...]) -> tuple[State, ...]:
    """The states in which a path rested: before each move, and after the last.

    Raises:
        IllegalMoveError: a move is not open where it is made.
    """
    state, _ = start(table)
    states = [state]
    for move in moves:
        state, _ = apply(table, state, move)
        states.append(state)
    return tuple(states)


def _difference(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    return {
        ending: after.get(ending, 0.0) - before.get(ending, 0.0)
        for ending in dict.fromkeys((*before, *after))
    }


def _is_of(scenario: Scenario, possible: Possible) -> bool:
    endings = {name: {r.name for r in end.remains} for name, end in scenario.endings.items()}
    return possible.best.keys() == possible.odds.keys() and all(
        chance.ending in endings and endings[chance.ending].issuperset(chance.remained)
        for chance in possible.chances
    )


def _leads(table: Table, change: Change) -> bool:
    """Whether the public rules lead by the moves of a change to its ending."""
    by_text = {str(offer.move): offer.move for turn in table.turns for offer in turn.offers}
    try:
        states = path_of(table, tuple(by_text[text] for text in change.moves))
    except (KeyError, IllegalMoveError):
        return False
    return states[-1].ending == change.ending and {*change.changed, *change.fell} <= {*change.moves}
