"""What the proof has to find, by definition: every state, through the public rules alone.

Simple, slow and exact. A walk holds every state that moves can lead to and every way on
from it; each question below is one pass over it, in integers and fractions. The proof must
give the same answers; where it does not, the format decides.
"""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction

from game.core.condition import Fact, Remembered
from game.core.finding import Path
from game.core.move import Move
from game.core.rules import Event, State, Step, apply, finale, moves, start
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Season
from game.core.table import Table, tabulate

Finale = tuple[str, tuple[str, ...]]
"""An ending with the names of what remained (format, section 2, item 9)."""


class TooLargeError(ValueError):
    """More states than a test has time for."""


@dataclass(frozen=True)
class Way:
    """One open move of a state: where it leads, what comes to pass, how likely it is taken.

    `share` is its part in even random play: all open moves alike, or, where chance decides,
    by the odds among the open falls (format, section 2, items 5 and 10).
    """

    move: Move
    share: Fraction
    after: State
    events: tuple[Event, ...]


@dataclass(frozen=True, eq=False)
class Walk:
    """Every state that rests or has ended and can be reached; states stand before what they
    lead to. Of a state without ways, one that has not ended is a dead end.
    """

    scenario: Scenario
    table: Table
    first: State
    opening: tuple[Event, ...]
    ways: dict[State, tuple[Way, ...]]


def walk(
    scenario: Scenario, most: int = 10**9, keeps: frozenset[Fact | Remembered] = frozenset()
) -> Walk:
    """All that can be reached in a scenario; states keep what the rules read, and `keeps` too.

    Raises:
        TooLargeError: there are more states than `most`.
    """
    table = _keeping(tabulate(scenario), keeps)
    first, opening = start(table)
    layers: list[dict[State, None]] = [{} for _ in range(len(table.turns) + 1)]
    layers[first.turn][first] = None
    ways: dict[State, tuple[Way, ...]] = {}
    for layer in layers:  # a move leads to a later layer only, so each is whole when its turn comes
        for state in layer:
            ways[state] = tuple(_ways(table, state))
            for way in ways[state]:
                layers[way.after.turn][way.after] = None
        if sum(map(len, layers)) > most:
            raise TooLargeError
    return Walk(scenario, table, first, opening, ways)


def is_chance(walked: Walk, state: State) -> bool:
    """Whether chance, not the player, makes the move here."""
    return state.ending is None and walked.table.turns[state.turn].kind == "fortune"


# What is true of every playthrough


def dead_ends(walked: Walk) -> list[State]:
    """The states that rest and have no open move. A scenario is proven where there is none.

    That exactly one ending is chosen holds by construction: a state has one `ending`.
    """
    return [state for state, ways in walked.ways.items() if not ways and state.ending is None]


def endings(walked: Walk) -> list[State]:
    """The states in which the game has ended."""
    return [state for state in walked.ways if state.ending is not None]


def playthroughs(walked: Walk) -> dict[State, int]:
    """In how many ways each state can be come to: an exact number of paths of moves."""
    numbers = dict.fromkeys(walked.ways, 0)
    numbers[walked.first] = 1
    for state, ways in walked.ways.items():
        for way in ways:
            numbers[way.after] += numbers[state]
    return numbers


def number_of_playthroughs(walked: Walk) -> int:
    """How many different paths lead to an ending. A path that gets stuck is none."""
    numbers = playthroughs(walked)
    return sum(numbers[state] for state in endings(walked))


def likelihood(walked: Walk) -> dict[State, Fraction]:
    """How likely even random play comes to each state."""
    chance = dict.fromkeys(walked.ways, Fraction(0))
    chance[walked.first] = Fraction(1)
    for state, ways in walked.ways.items():
        for way in ways:
            chance[way.after] += chance[state] * way.share
    return chance


def fewest_moves(walked: Walk) -> dict[State, int]:
    """How many moves each state is from the start, on a shortest way."""
    return _distance(walked, min)


def most_moves(walked: Walk) -> dict[State, int]:
    """How many moves each state is from the start, on a longest way."""
    return _distance(walked, max)


def lengths(walked: Walk) -> tuple[int, int] | None:
    """How many moves the shortest and the longest playthrough have; None where none ends."""
    ends = endings(walked)
    if not ends:
        return None
    fewest, most = fewest_moves(walked), most_moves(walked)
    return min(fewest[state] for state in ends), max(most[state] for state in ends)


# What is reached


@dataclass(frozen=True)
class Reached:
    """All that some playthrough meets, stuck ones included: by name, or by path in the scenario.

    `turns` arise: they happen, or ask. `moves` can be made. `spent` and `undone` are
    activities that can be, by turn and name; `outcomes` apply; `finales` are come to.
    """

    turns: AbstractSet[str]
    moves: AbstractSet[Move]
    spent: AbstractSet[tuple[str, str]]
    undone: AbstractSet[tuple[str, str]]
    outcomes: AbstractSet[Path]
    finales: AbstractSet[Finale]


def reached(walked: Walk) -> Reached:
    """Everything that some playthrough meets."""
    came = list(steps(walked))
    asked = {walked.table.turns[state.turn].id for state in walked.ways if state.ending is None}
    made = [step.move for step in came if step.move is not None]
    kinds = {turn.id: turn for turn in walked.scenario.turns}
    seasons = [move for move in made if isinstance(kinds[move.turn], Season)]
    return Reached(
        turns=asked | {step.turn for step in came},
        moves=set(made),
        spent={(move.turn, name) for move in seasons for name in move.taken},
        undone={
            (move.turn, name)
            for move in seasons
            for name in kinds[move.turn].takes
            if name not in move.taken
        },
        outcomes={row.path for step in came for row in step.rows},
        finales={finale(walked.table, state) for state in endings(walked)},
    )


@dataclass(frozen=True)
class Swallowed:
    """How much one gauge loses at its bounds, as expectations of one game of even random play.

    In how many steps some effect bears on it (`moved`), in how many of these some of it is lost
    (`lost`), and how many levels that is in all (`levels`). A meanwhile is a step too.
    """

    moved: Fraction
    lost: Fraction
    levels: Fraction


def swallowed(walked: Walk) -> dict[str, Swallowed]:
    """How much of its effects each gauge loses at its bounds."""
    chance = likelihood(walked)
    weighed = [(Fraction(1), walked.opening)]
    weighed += [
        (chance[state] * way.share, way.events)
        for state, ways in walked.ways.items()
        for way in ways
    ]
    changes = [
        (weight, change)
        for weight, events in weighed
        for step in events
        if isinstance(step, Step)
        for change in step.changes
    ]
    return {
        gauge.name: Swallowed(
            moved=_total(w for w, change in changes if change.gauge == gauge.name),
            lost=_total(w for w, c in changes if c.gauge == gauge.name and c.swallowed),
            levels=_total(w * c.swallowed for w, c in changes if c.gauge == gauge.name),
        )
        for gauge in walked.table.gauges
    }


# Stretch by stretch


def steps(walked: Walk) -> Iterator[Step]:
    """Every step of every way, and those before the first question."""
    for _, events, _ in stretches(walked):
        yield from (event for event in events if isinstance(event, Step))


def stretches(walked: Walk) -> Iterator[tuple[State, tuple[Event, ...], State]]:
    """What comes to pass between two states that rest: from where, what, and to where.

    The first stretch leads from the very beginning to the first question.
    """
    levels = tuple(gauge.start for gauge in walked.table.gauges)
    yield State(0, levels, frozenset(), frozenset()), walked.opening, walked.first
    for state, ways in walked.ways.items():
        for way in ways:
            yield state, way.events, way.after


# The walk itself


def _total(parts: Iterable[Fraction]) -> Fraction:
    return sum(parts, Fraction(0))


def _keeping(table: Table, keeps: frozenset[Fact | Remembered]) -> Table:
    turns = tuple(replace(turn, keeps=turn.keeps | keeps) for turn in table.turns)
    return replace(table, turns=turns, keeps_at_end=table.keeps_at_end | keeps)


def _ways(table: Table, state: State) -> Iterator[Way]:
    offers = [offer for offer, is_open in moves(table, state) if is_open]
    total = sum(offer.odds for offer in offers)
    for offer in offers:
        after, events = apply(table, state, offer.move)
        yield Way(offer.move, Fraction(offer.odds, total), after, events)


def _distance(walked: Walk, best_of: Callable[[int, int], int]) -> dict[State, int]:
    known = {walked.first: 0}
    for state, ways in walked.ways.items():
        for way in ways:
            number = known[state] + 1
            known[way.after] = best_of(known.get(way.after, number), number)
    return known
