"""Holds the prospects of one path against the definition, and tells where they part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial
from itertools import chain
from typing import TypeVar

from game.core import proof
from game.core.move import Move
from game.core.playthrough import Playthrough, begin
from game.core.prospects.folded import folded
from game.core.prospects.values import SMALLEST, Change, Possible, Prospects
from game.core.prospects.working import along, work_out
from game.core.prospects.working import possible as possible_at
from game.core.rules import State
from game.core.rules import moves as offered
from tests.core.proof import definition, possible
from tests.core.proof.definition import Finale, Walk

FINE = 1e-9
MOST_ASKED = 40
"""Of so many states of a scenario it is asked what was still possible."""

K = TypeVar("K")


@dataclass(frozen=True)
class Known:
    """What the definition says of every state of a scenario, looked back over once."""

    walked: Walk

    @cached_property
    def odds(self) -> dict[State, possible.Odds]:
        return possible.odds(self.walked)

    @cached_property
    def best(self) -> dict[Finale, dict[State, Fraction]]:
        finales = definition.reached(self.walked).finales
        return {end: possible.best(self.walked, partial(_is, end)) for end in finales}

    @cached_property
    def forced(self) -> dict[str, dict[State, Fraction]]:
        names = {name for name, _ in definition.reached(self.walked).finales}
        return {name: possible.best(self.walked, partial(_ends_in, name)) for name in names}


def all_over(known: Known, found: proof.Walk) -> str | None:
    """What first differs in what was still possible, at states all over a scenario."""
    walked = known.walked
    states = list(walked.ways)[:: -(-len(walked.ways) // MOST_ASKED)]
    told = possible_at(found, folded(found), states)
    each = (_at(known, state, here) for state, here in zip(states, told, strict=True))
    return next(chain.from_iterable(each), None)


def disagreement(known: Known, path: Playthrough, found: proof.Walk | None = None) -> str | None:
    """What first differs between the prospects of a path and their definition, if anything."""
    told = work_out(path.table, path.moves) if found is None else along(found, path.moves)
    return next(_differences(known, path, told), None)


def _differences(known: Known, path: Playthrough, told: Prospects) -> Iterator[str]:
    played = possible.path_of(known.walked, path.moves)
    yield from _possible(known, played, told)
    yield from _along(known, played, told)
    yield from _changes(known.walked, path, played, told)


def _possible(known: Known, played: possible.Played, told: Prospects) -> Iterator[str]:
    turns = [move.turn for move in played.moves]
    asked = [here.turn for here in told.possible]
    yield from _same("the turns", asked[: len(turns)], turns)
    for state, here in zip(played.states, told.possible, strict=True):
        yield from _at(known, state, here)


def _at(known: Known, state: State, here: Possible) -> Iterator[str]:
    odds, best, forced = known.odds, known.best, known.forced
    chances = {(chance.ending, chance.remained): chance for chance in here.chances}
    yield from _same("how often a finale is told", len(chances), len(here.chances))
    mine = {end: chance.odds for end, chance in chances.items()}
    yield from _near(f"the odds at {state}", mine, odds[state])
    mine = {end: chance.best for end, chance in chances.items()}
    exact = {end: best[end][state] for end in odds[state]}
    yield from _near(f"the best play at {state}", mine, exact)
    own = {name: forced[name][state] for name in possible.of_endings(odds[state])}
    yield from _near(f"the best play for an ending at {state}", here.best, own)


def _is(wanted: Finale, end: Finale) -> bool:
    return end == wanted


def _ends_in(wanted: str, end: Finale) -> bool:
    return end[0] == wanted


def _along(known: Known, played: possible.Played, told: Prospects) -> Iterator[str]:
    walked, chances = known.walked, known.odds
    for number, shift in enumerate(told.shifts):
        before, after = played.states[number : number + 2]
        exact = possible.shifts(chances, before, after)
        yield from _near(f"the shift of {shift.move}", shift.by, exact)
    points = {shift.turn: shift.size for shift in told.turning_points}
    exact_points = [
        point for point in possible.turning_points(walked, played) if point[1] > SMALLEST
    ]
    yield from _same("the turning points", list(points), [turn for turn, _ in exact_points])
    yield from _near("how much they turned", points, dict(exact_points))
    lost = possible.points_of_no_return(walked, played)
    yield from _same("the points of no return", told.points_of_no_return, lost)


def _changes(
    walked: Walk, path: Playthrough, played: possible.Played, told: Prospects
) -> Iterator[str]:
    exact = possible.smallest_changes(walked, played) if path.state.ending else {}
    yield from _same("the endings to change to", {c.ending for c in told.changes}, set(exact))
    for change in told.changes:
        own = exact[change.ending]
        what = f"the smallest change to {change.ending}"
        yield from _same(what, change.moves, tuple(map(str, own.moves)))
        yield from _same(f"{what}: what is changed", change.changed, tuple(map(str, own.changed)))
        yield from _same(f"{what}: what falls", list(change.fell), list(_fell(path, change)))


def _fell(path: Playthrough, change: Change) -> Iterator[str]:
    """The falls of a change that its path did not have, where chance had a choice."""
    at = begin(path.scenario)
    for text in change.moves:
        is_open = [offer.move for offer, is_open in offered(at.table, at.state) if is_open]
        move = next(move for move in is_open if str(move) == text)
        if at.turn and at.turn.kind == "fortune" and len(is_open) > 1 and _is_new(path, move):
            yield text
        at = at.move(move)


def _is_new(path: Playthrough, move: Move) -> bool:
    return move not in path.moves


def _same(what: str, told: object, exact: object) -> Iterator[str]:
    if told != exact:
        yield f"{what}: told {told}, by definition {exact}"


def _near(what: str, told: Mapping[K, float], exact: Mapping[K, Fraction]) -> Iterator[str]:
    yield from _same(f"{what} are told of", set(told), set(exact))
    for key, value in told.items():
        if key in exact and abs(Fraction(value) - exact[key]) > FINE:
            yield f"{what}: told {value} of {key}, by definition {exact[key]}"
