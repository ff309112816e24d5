"""All that is asked of every playthrough: what is reached, decided, indifferent, dominated.

Each answer holds for every reachable state class. What a text reads beyond the rules, and
how much a gauge loses at its bounds, are walks of their own that keep more apart.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import permutations
from typing import Final

import numpy as np
import numpy.typing as npt

from game.core.condition import Condition
from game.core.finding import Path
from game.core.move import Move
from game.core.proof.back import Glance, look_back, reach_of
from game.core.proof.bounds import Swallowed, swallowed
from game.core.proof.fingerprint import fingerprint_of
from game.core.proof.forward import Tick, Walk
from game.core.proof.layout import Positions
from game.core.proof.passages import Passages, passages
from game.core.proof.sight import Truths
from game.core.proof.steps import Crossing
from game.core.rules import stepped
from game.core.scenario.fields import Effect
from game.core.scenario.scenario import Scenario, outcome_at
from game.core.scenario.turns import Season
from game.core.table import Group, Row

TAKEN_IN: Final = {"juncture": "options", "season": "activities", "fortune": "falls"}
"""The field of a turn that holds what can be taken, by the turn's kind."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What some playthrough meets, those that get stuck included.

    `turns` arise; `moves`, in their text form, are open, and `taken` are the turns and names
    in them; `rows` apply, by the path of their outcome; `remains` go with their ending.
    """

    turns: AbstractSet[str]
    moves: AbstractSet[str]
    taken: AbstractSet[tuple[str, str]]
    rows: AbstractSet[Path]
    endings: AbstractSet[str]
    remains: AbstractSet[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Place:
    """A state class: the index of a turn, and a position before it."""

    turn: int
    position: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What is true of every playthrough of a scenario.

    `decided` are the conditions, by path, that come to the same wherever they are read, and
    to what. `indifferent` are the moves of the player's that nowhere change the odds of a
    finale, and `dominated` the options and spendings that a sister is never worse than and
    somewhere better, each with that sister. `swallowed` says for each gauge what is lost at its
    bounds, None where that would pass the limit. `seen` is a class where each of these shows: of
    conditions by their path, of passages by that of the turn, history or outcome in which they
    are told.
    """

    reached: Reached
    decided: Mapping[Path, bool]
    indifferent: tuple[Move, ...]
    dominated: tuple[tuple[Move, Move], ...]
    swallowed: Mapping[str, Swallowed | None]
    passages: Passages
    seen: Mapping[object, Place]


def survey(scenario: Scenario, walk: Walk, limit: int, tick: Tick = lambda: None) -> Survey:
    """Ask all that is asked of every playthrough; `walk` is that of the scenario."""
    notes = _Notes(scenario, walk)
    finales = np.eye(len(walk.finales), dtype=bool)
    measures = [fingerprint_of(len(walk.finales)), reach_of(finales)]
    for glance in look_back(walk, measures, tick):
        notes.note(glance)
    return notes.told(
        swallowed(walk, limit, tick),
        passages(scenario, walk.table, limit, tick),
    )


@dataclass
class _Notes:
    """What has been found so far, turn by turn from the last to the first."""

    scenario: Scenario
    walk: Walk
    turns: set[str] = field(default_factory=set)
    moves: set[Move] = field(default_factory=set)
    rows: set[Path] = field(default_factory=set)
    truths: dict[Path, set[bool]] = field(default_factory=lambda: defaultdict(set))
    differs: dict[Move, bool] = field(default_factory=dict)
    dominated: list[tuple[Move, Move]] = field(default_factory=list)
    seen: dict[object, Place] = field(default_factory=dict)

    def note(self, glance: Glance) -> None:
        """What shows at one turn."""
        self._applied(glance)
        if glance.turn == len(self.walk.table.turns):
            self._close(glance.crossing)
            return
        crossing = glance.crossing
        turn = self.walk.table.turns[glance.turn]
        self._read(("turns", glance.turn), turn.guard, crossing, None)
        if not len(crossing.sight) or (crossing.arises is not None and not crossing.arises.any()):
            return
        self.turns.add(turn.id)
        first = 0 if crossing.arises is None else int(crossing.arises.argmax())
        self.seen.setdefault(("turns", glance.turn), Place(glance.turn, first))
        at = ("turns", glance.turn, TAKEN_IN.get(turn.kind, "outcomes"))
        for name, guard in turn.takes.items():
            self._read((*at, name), guard, crossing, crossing.arises)
        if turn.kind == "meanwhile":
            self._first_that_holds(turn.happens, crossing, crossing.arises)
        for offer, truth in zip(turn.offers, crossing.open, strict=True):
            if truth is None or truth.any():
                self.moves.add(offer.move)
                self._groups(glance.turn, offer.move, offer.groups, crossing, truth)
        if turn.kind in ("juncture", "season"):
            self._differences(glance)
            self.dominated = [*_dominated(self.scenario, glance, self.seen), *self.dominated]

    def told(self, lost: Mapping[str, Swallowed | None], hidden: Passages) -> Survey:
        """All of it."""
        finales = self.walk.finales
        for ending in dict.fromkeys(ending for ending, _ in finales):
            for index, remain in enumerate(self.scenario.endings[ending].remains):
                if remain.when is not None:
                    path = ("endings", ending, "remains", index, "when")
                    self.truths[path] = {
                        remain.name in left for end, left in finales if end == ending
                    }
        offers = [offer for turn in self.walk.table.turns for offer in turn.offers]
        return Survey(
            Reached(
                self.turns,
                {str(move) for move in self.moves},
                {(move.turn, name) for move in self.moves for name in move.taken},
                self.rows,
                {ending for ending, _ in finales},
                {(ending, name) for ending, left in finales for name in left},
            ),
            {path: True in truth for path, truth in self.truths.items() if len(truth) == 1},
            tuple(offer.move for offer in offers if self.differs.get(offer.move) is False),
            tuple(self.dominated),
            lost,
            hidden,
            self.seen,
        )

    def _applied(self, glance: Glance) -> None:
        """What follows: its outcomes' texts are told, and history's or a meanwhile's own."""
        for edge in glance.edges:
            place = Place(glance.turn, int(edge.states[0]))
            for row in edge.rows:
                self.rows.add(row.path)
                self.seen.setdefault(row.path, place)
            if edge.offer is not None:
                self.seen.setdefault(("turns", glance.turn, "history"), place)
            elif edge.rows:
                self.seen.setdefault(("turns", glance.turn), place)

    def _read(
        self, path: Path, guard: Condition | None, crossing: Crossing, where: Truths | None
    ) -> None:
        """What a condition comes to where it is read."""
        truth = crossing.sight.holds(guard)
        if truth is None:
            return
        here = truth if where is None else truth[where]
        self.truths[*path, "when"] |= set(np.unique(here).tolist())
        if len(here) and (*path, "when") not in self.seen:
            first = 0 if where is None else int(where.argmax())
            self.seen[*path, "when"] = Place(crossing.index, first)

    def _close(self, crossing: Crossing) -> None:
        where: Truths | None = None
        for index, (guard, _) in enumerate(self.walk.table.close):
            self._read(("close", index), guard, crossing, where)
            where = _less(where, crossing.sight.holds(guard))

    def _groups(
        self,
        turn: int,
        move: Move,
        groups: tuple[Group, ...],
        crossing: Crossing,
        where: Truths | None,
    ) -> None:
        for group in groups:
            self._first_that_holds(group, crossing, where)
        part = self.scenario.turns[turn]
        if not isinstance(part, Season):
            return
        for name, activity in part.activities.items():
            if name not in move.taken and activity.undone is not None:
                path = ("turns", turn, "activities", name, "undone")
                self._read(path, activity.undone.when, crossing, where)

    def _first_that_holds(self, group: Group, crossing: Crossing, where: Truths | None) -> None:
        """Each outcome's own condition, where no outcome before it holds."""
        for row in group:
            undone = self._undone(row)
            within = _and(where, crossing.sight.holds(undone))
            if row.path[-2] == "outcomes":
                when = outcome_at(self.scenario, row.path).when
                self._read(row.path, when, crossing, within)
            where = _less(where, crossing.sight.holds(row.guard))

    def _undone(self, row: Row) -> Condition | None:
        """The condition of the `undone` in which an outcome stands, if it stands in one."""
        match row.path:
            case ("turns", int(turn), "activities", str(name), "undone", *_):
                part = self.scenario.turns[turn]
                undone = part.activities[name].undone if isinstance(part, Season) else None
                return None if undone is None else undone.when
            case _:
                return None

    def _differences(self, glance: Glance) -> None:
        """Whether a move changes the odds of a finale, where there is another."""
        crossing, before, after = glance.crossing, glance.before[0], glance.after[0]
        offers = self.walk.table.turns[glance.turn].offers
        shares = crossing.shares
        for edge in glance.edges:
            if edge.offer is None:
                continue
            states, leads = edge.states, edge.leads
            if isinstance(shares, int):
                if shares == 1:
                    continue
            else:
                several = shares[states] > 1
                states, leads = states[several], leads[several]
            if not len(states):
                continue
            move = offers[edge.offer].move
            differs = bool((after[leads] != before[states]).any())
            self.differs[move] = self.differs.get(move, False) or differs
            self.seen.setdefault(move, Place(glance.turn, int(states[0])))


def _and(one: Truths | None, other: Truths | None) -> Truths | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _less(where: Truths | None, truth: Truths | None) -> Truths | None:
    """Where something was so, without where something else is."""
    if truth is None:
        return None if where is None else np.zeros_like(where)
    return ~truth if where is None else where & ~truth


def _dominated(
    scenario: Scenario, glance: Glance, seen: dict[object, Place]
) -> Iterator[tuple[Move, Move]]:
    """The options, or whole spendings, that are nowhere better than a sister and somewhere worse.

    Spendings that are open together have as many hours, and count with what they leave undone.
    """
    offers = glance.crossing.table.turns[glance.turn].offers
    sides = [_side(glance, offer) for offer in range(len(offers))]
    effects = _Effects(scenario)
    for worse, better in permutations(range(len(offers)), 2):
        place = _is_worse(sides[worse], sides[better], glance, effects)
        if place is not None:
            pair = (offers[worse].move, offers[better].move)
            seen[pair] = Place(glance.turn, place)
            yield pair


@dataclass(frozen=True, slots=True)
class _Side:
    """One option before a turn: for each class the edge it takes there, or -1; what it reaches."""

    edges: npt.NDArray[np.int32]
    reach: npt.NDArray[np.uint64]


def _side(glance: Glance, offer: int) -> _Side:
    number = len(glance.crossing.sight)
    edges = np.full(number, -1, np.int32)
    reach = np.zeros((number, glance.after[1].shape[1]), np.uint64)
    for at, edge in enumerate(glance.edges):
        if edge.offer == offer:
            edges[edge.states] = at
            reach[edge.states] = glance.after[1][edge.leads]
    return _Side(edges, reach)


def _is_worse(one: _Side, other: _Side, glance: Glance, effects: "_Effects") -> int | None:
    """Where the one is worse than the other, if it is, and nowhere better."""
    is_open = one.edges >= 0
    if not is_open.any() or (other.edges[is_open] < 0).any():
        return None
    mine, theirs = one.reach[is_open], other.reach[is_open]
    if (mine & ~theirs).any():
        return None
    strictly = (theirs & ~mine).any(axis=1)
    pairs = one.edges[is_open].astype(np.int64) * len(glance.edges) + other.edges[is_open]
    for pair in np.unique(pairs).tolist():
        first, second = (glance.edges[at] for at in divmod(pair, len(glance.edges)))
        if _ends(first.rows) != _ends(second.rows):
            return None
        if not effects.is_as_good(first.rows, second.rows):
            return None
        if not effects.is_as_good(second.rows, first.rows):
            strictly |= pairs == pair
    where: Positions = np.flatnonzero(is_open)[strictly]
    return int(where[0]) if len(where) else None


def _ends(rows: tuple[Row, ...]) -> bool:
    return any(row.ends is not None for row in rows)


class _Effects:
    """Compares what outcomes do to the gauges, by which level of each is better."""

    def __init__(self, scenario: Scenario) -> None:
        self._gauges = scenario.gauges

    def is_as_good(self, one: tuple[Row, ...], other: tuple[Row, ...]) -> bool:
        """Whether the other leaves every gauge as well as the one, at whatever level it were."""
        for name, gauge in self._gauges.items():
            first, second = _on(name, one), _on(name, other)
            for level in range(gauge.top + 1) if first != second else ():
                a, b = (stepped(level, own, gauge.top)[0] for own in (first, second))
                if (a > b and gauge.better != "low") or (a < b and gauge.better != "high"):
                    return False
        return True


def _on(gauge: str, rows: tuple[Row, ...]) -> tuple[Effect, ...]:
    return tuple(effect for row in rows for name, effect in row.effects if name == gauge)
