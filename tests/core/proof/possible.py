"""What was still possible, by definition: from any state, and along one path.

Simple, slow and exact, like the walk that it looks back over. The backward pass and the
prospects must give the same answers; where they do not, the format decides.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from game.core.move import Move
from game.core.rules import State, Step, finale
from tests.core.proof.definition import Finale, Walk, Way, is_chance

Odds = Mapping[Finale, Fraction]
"""The chance of each finale within reach. Where play can get stuck, they sum to less than one."""

NONE = Fraction(0)


@lru_cache(maxsize=2)
def odds(walked: Walk) -> dict[State, Odds]:
    """The odds of each finale, from every state."""
    known: dict[State, dict[Finale, Fraction]] = {}
    for state in reversed(walked.ways):
        here: dict[Finale, Fraction] = {}
        if state.ending is not None:
            here[finale(walked.table, state)] = Fraction(1)
        for way in walked.ways[state]:
            for end, chance in known[way.after].items():
                here[end] = here.get(end, NONE) + way.share * chance
        known[state] = here
    return dict(known)


def of_endings(chances: Odds) -> dict[str, Fraction]:
    """The odds of each ending, whatever remains."""
    summed: dict[str, Fraction] = {}
    for (ending, _), chance in chances.items():
        summed[ending] = summed.get(ending, NONE) + chance
    return summed


def within_reach(walked: Walk) -> dict[State, frozenset[Finale]]:
    """The finales that some moves and falls lead to, from every state."""
    return {state: frozenset(chances) for state, chances in odds(walked).items()}


def best(walked: Walk, wanted: Callable[[Finale], bool]) -> dict[State, Fraction]:
    """The chance of a finale that is wanted, from every state, if the player plays for it best.

    The player takes the best of the open moves, knowing the state; chance falls by its odds. At a
    dead end it is nothing.
    """
    known: dict[State, Fraction] = {}
    for state in reversed(walked.ways):
        ways = walked.ways[state]
        if state.ending is not None:
            known[state] = Fraction(wanted(finale(walked.table, state)))
        elif is_chance(walked, state):
            known[state] = sum((way.share * known[way.after] for way in ways), NONE)
        else:
            known[state] = max((known[way.after] for way in ways), default=NONE)
    return known


def shifts(chances: Mapping[State, Odds], before: State, after: State) -> dict[str, Fraction]:
    """How a move shifts the odds of each ending: those after it less those before it."""
    was, became = of_endings(chances[before]), of_endings(chances[after])
    return {
        ending: became.get(ending, NONE) - was.get(ending, NONE) for ending in sorted(was | became)
    }


def total_shift(shift: Mapping[str, Fraction]) -> Fraction:
    """How much of the odds a move shifts in all, 0 to 1: half of what it adds and takes away."""
    return sum((abs(part) for part in shift.values()), NONE) / 2


@dataclass(frozen=True)
class Played:
    """A finished path: the states in which it rested, its ending last, and the move from each."""

    states: tuple[State, ...]
    moves: tuple[Move, ...]


def path_of(walked: Walk, made: Sequence[Move]) -> Played:
    """The states that some moves lead through."""
    states = [walked.first]
    for move in made:
        way = next(way for way in walked.ways[states[-1]] if way.move == move)
        states.append(way.after)
    return Played(tuple(states), tuple(made))


def points_of_no_return(walked: Walk, path: Played) -> dict[str, str]:
    """The last turn at which each ending was still within reach, and after its move no longer.

    By ending; one that was never within reach, and the path's own, have none. A move or a fall
    alike can be the point. What never comes within reach again cannot: time moves forward only.
    """
    known = within_reach(walked)
    points: dict[str, str] = {}
    for (before, after), move in zip(pairwise(path.states), path.moves, strict=True):
        for ending in {end for end, _ in known[before]} - {end for end, _ in known[after]}:
            points[ending] = move.turn
    return points


def turning_points(walked: Walk, path: Played, most: int = 3) -> list[tuple[str, Fraction]]:
    """The turns whose moves or falls shifted the odds of the endings most, the largest first.

    Of equal ones the earlier first; moves that shift nothing are none.
    """
    chances = odds(walked)
    sizes = [
        (move.turn, total_shift(shifts(chances, before, after)))
        for (before, after), move in zip(pairwise(path.states), path.moves, strict=True)
    ]
    return sorted((size for size in sizes if size[1]), key=lambda size: -size[1])[:most]


@dataclass(frozen=True)
class Change:
    """A least change: how many of the player's moves are others, which, and the whole path."""

    number: int
    changed: tuple[Move, ...]
    moves: tuple[Move, ...]


def smallest_changes(walked: Walk, path: Played) -> dict[str, Change]:
    """The fewest moves that the player would have had to change to reach each other ending.

    A decision is a turn where the player has more than one open move. It is changed where its
    move is not the one that the path made at the same turn; where the path made none there, it
    is changed too. Chance is never the player's: at a fortune that the path met, chance falls as
    it fell then, if that is open; elsewhere it may fall in any open way, at no cost.
    Of equal changes the first in the order of turns, then of moves in the file.
    """
    made = {move.turn: move for move in path.moves}
    known: dict[State, dict[str, Change]] = {}
    for state in reversed(walked.ways):
        ways = walked.ways[state]
        if state.ending is not None:
            known[state] = {state.ending: Change(0, (), ())}
            continue
        is_decision = not is_chance(walked, state) and len(ways) > 1
        as_it_fell = [way for way in ways if way.move == made.get(way.move.turn)]
        if is_chance(walked, state) and as_it_fell:
            ways = tuple(as_it_fell)
        here: dict[str, Change] = {}
        for way in ways:  # in the order of the file, so that of equals the first is kept
            cost = int(is_decision and way.move != made.get(way.move.turn))
            changed = (way.move,) if cost else ()
            for ending, later in known[way.after].items():
                if ending not in here or later.number + cost < here[ending].number:
                    here[ending] = Change(
                        later.number + cost, changed + later.changed, (way.move, *later.moves)
                    )
        known[state] = here
    own = path.states[-1].ending
    return {ending: change for ending, change in known[walked.first].items() if ending != own}


# What a move is good for


def indifferent(walked: Walk) -> set[Move]:
    """The player's moves that change the odds of no finale, in no state.

    The odds after it are those before it wherever it is open beside another move. Where it is the
    only open one it cannot but be made: that counts for nothing, and what is never anything else
    is not among these. How chance falls is no move of the player's.
    """
    chances = odds(walked)
    differs: dict[Move, bool] = {}
    for state, ways in walked.ways.items():
        for way in ways if len(ways) > 1 and not is_chance(walked, state) else ():
            here = chances[way.after] != chances[state]
            differs[way.move] = differs.get(way.move, False) or here
    return {move for move, anywhere in differs.items() if not anywhere}


def dominated(walked: Walk) -> set[tuple[Move, Move]]:
    """The moves that are never better than a sister and somewhere worse, each with that sister.

    A sister is another option of a juncture, or another whole spending of a season's hours; what
    a spending leaves undone is part of it.

    In every state where the worse one is open, the better one is open too; both end the game or
    neither does; every finale that can still be reached after the worse one can be after the
    better one; and whatever the level of a gauge were, 0 to its top, the better one leaves it at
    a level as good: the same where `better` is neither, else as high or as low. Somewhere one of
    these is truly better. How chance falls is not compared.
    """
    reach = within_reach(walked)
    never: set[tuple[Move, Move]] = set()
    better: set[tuple[Move, Move]] = set()
    for state, ways in walked.ways.items():
        if state.ending is not None or is_chance(walked, state):
            continue
        sisters = [offer.move for offer in walked.table.turns[state.turn].offers]
        by_move = {way.move: way for way in ways}
        for worse in ways:
            for move in sisters:
                pair = (worse.move, move)
                other = by_move.get(move)
                if move == worse.move:
                    continue
                if other is None or not _as_good(walked, reach, worse, other):
                    never.add(pair)
                elif not _as_good(walked, reach, other, worse):
                    better.add(pair)
    return better - never


def _as_good(
    walked: Walk, reach: Mapping[State, AbstractSet[Finale]], one: Way, other: Way
) -> bool:
    """Whether the other way is as good as the one, in the state that both leave."""
    first, second = _step(one), _step(other)
    if (first.after.ending is None) != (second.after.ending is None):
        return False
    if not reach[one.after] <= reach[other.after]:
        return False
    for gauge in walked.table.gauges:
        prefers = walked.scenario.gauges[gauge.name].better
        for level in range(gauge.top + 1):
            a = _stepped(first, gauge.name, level, gauge.top)
            b = _stepped(second, gauge.name, level, gauge.top)
            if (a > b and prefers != "low") or (a < b and prefers != "high"):
                return False
    return True


def _step(way: Way) -> Step:
    step = way.events[0]
    assert isinstance(step, Step)
    return step


def _stepped(step: Step, gauge: str, level: int, top: int) -> int:
    """The level after a step's effects, had it been another: the set, the additions, one clamp."""
    effects = [effect for row in step.rows for name, effect in row.effects if name == gauge]
    base = next((effect.amount for effect in effects if effect.sets), level)
    wanted = base + sum(effect.amount for effect in effects if not effect.sets)
    return min(max(wanted, 0), top)
