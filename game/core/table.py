"""A scenario's turns as rows: the one place where a rule has a meaning.

Each turn offers moves. A move leads to one or more *groups* of rows (a season's move
has a group for each activity, spent or undone); of each group the first row whose
guard holds applies, and all that apply make one step together. `game.core.rules`
walks these rows one state at a time; a prover may walk the same rows all at once.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import assert_never

from game.core import condition as conditions
from game.core.condition import Comparison, Condition, Fact, Remembered, both, negation
from game.core.finding import Path
from game.core.move import Choice, Fall, Move, Spending
from game.core.scenario.fields import Effect
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import (
    Branch,
    Fortune,
    Juncture,
    Kind,
    LeftUndone,
    Meanwhile,
    Outcome,
    Season,
    Turn,
)


@dataclass(frozen=True, slots=True)
class Row:
    """What follows where `guard` holds. `path` leads to the outcome that the author wrote."""

    guard: Condition | None
    effects: tuple[tuple[str, Effect], ...]
    so: tuple[str, ...]
    ends: str | None
    path: Path


Group = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """One move of a turn: open where `guard` holds; `odds` is its share where chance decides."""

    move: Move
    guard: Condition | None
    odds: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class TurnRows:
    """One turn. A meanwhile offers nothing: its `happens` applies on arrival.

    `takes` are the names that can be taken one by one, each with its guard: a season's
    activities, where an offer is a whole spending. `keeps` are the facts and remembered
    moves that this turn or anything after it still reads.
    """

    id: str
    kind: Kind
    guard: Condition | None
    takes: Mapping[str, Condition | None]
    offers: tuple[Offer, ...]
    happens: Group
    keeps: frozenset[Fact | Remembered]

    def __hash__(self) -> int:
        return hash((self.id, self.kind))


@dataclass(frozen=True, slots=True)
class GaugeRow:
    """One gauge's name, first level and highest level."""

    name: str
    start: int
    top: int


@dataclass(frozen=True)
class Table:
    """All that the rules read of a scenario. Two tables with one fingerprint are one game.

    `fingerprint` is a SHA-256 over names, conditions, effects and odds, never over prose:
    a corrected comma disturbs no save.
    """

    gauges: tuple[GaugeRow, ...] = field(compare=False)
    turns: tuple[TurnRows, ...] = field(compare=False)
    close: tuple[tuple[Condition | None, str], ...] = field(compare=False)
    remains: Mapping[str, tuple[tuple[str, Condition | None], ...]] = field(compare=False)
    keeps_at_end: frozenset[Fact | Remembered] = field(compare=False)
    fingerprint: str


def tabulate(scenario: Scenario) -> Table:
    """The rows of a scenario."""
    gauges = tuple(GaugeRow(name, g.start, g.top) for name, g in scenario.gauges.items())
    close = tuple((close.when, close.ending) for close in scenario.close)
    remains = {
        name: tuple((remain.name, remain.when) for remain in ending.remains)
        for name, ending in scenario.endings.items()
    }
    last = [when for when, _ in close]
    last += [when for rows in remains.values() for _, when in rows]
    keeps_at_end = _read(last)
    keeps = keeps_at_end
    turns: list[TurnRows] = []
    for index in reversed(range(len(scenario.turns))):
        rows = tabulate_turn(scenario.turns[index], ("turns", index), keeps)
        keeps = rows.keeps
        turns.append(rows)
    turns.reverse()
    return Table(
        gauges=gauges,
        turns=tuple(turns),
        close=close,
        remains=remains,
        keeps_at_end=keeps_at_end,
        fingerprint=_fingerprint(gauges, turns, close, remains),
    )


def tabulate_turn(
    turn: Turn, path: Path, later: frozenset[Fact | Remembered] = frozenset()
) -> TurnRows:
    """The rows of one turn; `later` is what the turns after it read."""
    offers: tuple[Offer, ...] = ()
    happens: Group = ()
    match turn:
        case Juncture():
            at = (*path, "options")
            offers = tuple(
                Offer(Choice(turn.id, name), option.when, 1, (_group(option, (*at, name)),))
                for name, option in turn.options.items()
            )
        case Season():
            offers = tuple(_spendings(turn, (*path, "activities")))
        case Fortune():
            at = (*path, "falls")
            offers = tuple(
                Offer(Fall(turn.id, name), fall.when, fall.odds, (_group(fall, (*at, name)),))
                for name, fall in turn.falls.items()
            )
        case Meanwhile():
            happens = _rows(turn.outcomes, (*path, "outcomes"))
        case _:
            assert_never(turn)
    takes = {name: take.when for name, take in turn.takes.items()}
    groups = [happens, *(group for offer in offers for group in offer.groups)]
    read = _read([turn.when, *takes.values(), *(row.guard for group in groups for row in group)])
    return TurnRows(turn.id, turn.kind, turn.when, takes, offers, happens, later | read)


def _group(branch: Branch, path: Path) -> Group:
    if branch.outcomes is not None:
        return _rows(branch.outcomes, (*path, "outcomes"))
    return (_row(branch.own_outcome, path),)


def _rows(outcomes: tuple[Outcome, ...], path: Path) -> Group:
    return tuple(_row(outcome, (*path, index)) for index, outcome in enumerate(outcomes))


def _row(outcome: Outcome, path: Path) -> Row:
    return Row(outcome.when, tuple(outcome.effects.items()), outcome.so, outcome.ends, path)


def _spendings(season: Season, path: Path) -> Iterator[Offer]:
    """Every way to spend the hours: that many open activities, or all the open ones if fewer.

    A spending of fewer hours is open only where every other activity is closed, so it can
    leave out only activities that have a `when`.
    """
    names = tuple(season.activities)
    always_open = {name for name, activity in season.activities.items() if activity.when is None}
    full = min(season.hours, len(names))
    for size in range(full, -1, -1):
        for spent in combinations(names, size):
            left = [name for name in names if name not in spent]
            if size < full and not always_open.isdisjoint(left):
                continue
            guards = [season.activities[name].when for name in spent]
            if size < full:
                guards += [negation(season.activities[name].when) for name in left]
            groups = [_group(season.activities[name], (*path, name)) for name in spent]
            groups += [
                _undone(undone, (*path, name, "undone"))
                for name in left
                if (undone := season.activities[name].undone) is not None
            ]
            yield Offer(Spending(season.id, spent), both(*guards), 1, tuple(groups))


def _undone(undone: LeftUndone, path: Path) -> Group:
    return tuple(
        Row(both(undone.when, row.guard), row.effects, row.so, row.ends, row.path)
        for row in _group(undone, path)
    )


def _read(guards: Iterable[Condition | None]) -> frozenset[Fact | Remembered]:
    """The facts and remembered moves that some conditions read."""
    return frozenset(
        test
        for guard in guards
        for test in conditions.tests(guard)
        if not isinstance(test, Comparison)
    )


def _fingerprint(
    gauges: tuple[GaugeRow, ...],
    turns: list[TurnRows],
    close: tuple[tuple[Condition | None, str], ...],
    remains: Mapping[str, tuple[tuple[str, Condition | None], ...]],
) -> str:
    def when(guard: Condition | None) -> str:
        return "" if guard is None else conditions.written(guard)

    def group(rows: Group) -> list[object]:
        return [
            [
                when(row.guard),
                [[gauge, effect.sets, effect.amount] for gauge, effect in row.effects],
                row.so,
                row.ends,
            ]
            for row in rows
        ]

    rules = [
        [[gauge.name, gauge.start, gauge.top] for gauge in gauges],
        [
            [
                turn.id,
                turn.kind,
                when(turn.guard),
                [[name, when(guard)] for name, guard in turn.takes.items()],
                [
                    [
                        str(offer.move),
                        when(offer.guard),
                        offer.odds,
                        [group(rows) for rows in offer.groups],
                    ]
                    for offer in turn.offers
                ],
                group(turn.happens),
            ]
            for turn in turns
        ],
        [[when(guard), ending] for guard, ending in close],
        {ending: [[name, when(guard)] for name, guard in kept] for ending, kept in remains.items()},
    ]
    text = json.dumps(rules, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
