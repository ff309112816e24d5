"""Holds the proof of one scenario against the definition, and tells where they part."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from game.core import proof
from game.core.finding import Path
from game.core.move import Move
from game.core.playthrough import Playthrough, begin
from game.core.proof import Survey, back
from game.core.proof.witness import Shortest
from game.core.rules import State, finale
from game.core.scenario.fields import Passage
from game.core.scenario.scenario import Scenario, parts
from game.core.scenario.turns import Voice
from tests.core.proof import definition, possible, reading
from tests.core.proof.definition import Finale, Walk

MOST_STATES = 800
FINE = 1e-9
"""No stated error may be larger: a bound that allows anything proves nothing."""

K = TypeVar("K")


def disagreement(walked: Walk, found: proof.Walk | None = None) -> str | None:
    """What first differs between the proof of a scenario and its definition, if anything does."""
    found = found or proof.walk(walked.table)
    return next(chain(_numbers(walked, found), _findings(walked, found)), None)


def in_numbers(walked: Walk) -> str | None:
    """What first differs in verdict, counts, odds and witnesses."""
    return next(_numbers(walked, proof.walk(walked.table)), None)


def _numbers(walked: Walk, found: proof.Walk) -> Iterator[str]:
    yield from _counts(walked, found)
    shortest = Shortest(found)
    yield from _dead_ends(walked, found, shortest)
    yield from _witnesses(walked, shortest)


def _findings(walked: Walk, found: proof.Walk) -> Iterator[str]:
    """What differs in what is reached, decided, lost, without difference, dominated, shown."""
    asked = proof.survey(walked.scenario, found, proof.LIMIT)
    yield from _reached(walked, asked)
    yield from _judged(walked, asked)
    yield from _told(walked.scenario, asked)


def _counts(walked: Walk, found: proof.Walk) -> Iterator[str]:
    numbers, chances = definition.playthroughs(walked), definition.likelihood(walked)
    exact: dict[Finale, int] = {}
    for state in definition.endings(walked):
        end = finale(walked.table, state)
        exact[end] = exact.get(end, 0) + numbers[state]
    counted = dict(zip(found.finales, found.playthroughs, strict=True))
    yield from _same("the playthroughs of each finale", counted, exact)
    odds = dict(zip(found.finales, found.odds, strict=True))
    yield from _near("the odds", odds, possible.odds(walked)[walked.first], found.error)
    if found.error > FINE:
        yield f"the stated error is {found.error}"
    stuck = definition.dead_ends(walked)
    yield from _same("the stuck playthroughs", found.stuck[0], sum(numbers[at] for at in stuck))
    lost = sum((chances[state] for state in stuck), Fraction(0))
    yield from _near("the odds of getting stuck", {"": found.stuck[1]}, {"": lost}, found.error)
    yield from _same("the lengths", back.lengths(found), definition.lengths(walked))


def _dead_ends(walked: Walk, found: proof.Walk, shortest: Shortest) -> Iterator[str]:
    """Each dead end lies in a class that is told to be one, and each such class holds one."""
    for state in walked.ways:
        if state.ending is None and found.layers[state.turn].find(state) is None:
            yield f"no class holds {state}"
    dead_ends: dict[tuple[int, int | None], list[State]] = {}
    for state in definition.dead_ends(walked):
        place = state.turn, found.layers[state.turn].find(state)
        dead_ends.setdefault(place, []).append(state)
    told = {(turn, int(position)) for turn, positions in found.dead_ends for position in positions}
    yield from _same("the classes of dead ends", told, set(dead_ends))
    fewest = definition.fewest_moves(walked)
    for turn, position in sorted(told):
        path = _led(walked, shortest.to_state(turn, position))
        if path.state not in dead_ends[turn, position]:
            yield f"the witness of a dead end leads to {path.state}"
        number = min(fewest[state] for state in dead_ends[turn, position])
        yield from _same("the moves to a dead end", len(path.moves), number)


def _witnesses(walked: Walk, shortest: Shortest) -> Iterator[str]:
    """A shortest playthrough to each finale and each ending."""
    fewest = definition.fewest_moves(walked)
    moves: dict[Finale, int] = {}
    for state in definition.endings(walked):
        end = finale(walked.table, state)
        moves[end] = min(fewest[state], moves.get(end, fewest[state]))
    for (name, remained), number in moves.items():
        path = _led(walked, shortest.to_ending(name, remained))
        yield from _same("the witness's end", _end(path), (name, remained))
        yield from _same("the witness's moves", len(path.moves), number)
    for name in walked.scenario.endings:
        numbers = [number for (ending, _), number in moves.items() if ending == name]
        witnessed = shortest.to_ending(name)
        if not numbers or witnessed is None:
            yield from _same(f"whether {name} has a witness", witnessed is not None, bool(numbers))
            continue
        path = _led(walked, witnessed)
        yield from _same("the witness's ending", path.state.ending, name)
        yield from _same("the witness's moves", len(path.moves), min(numbers))


def _led(walked: Walk, moves: tuple[Move, ...] | None) -> Playthrough:
    path = _begun(walked)
    for move in moves or ():
        path = path.move(move)
    return path


@lru_cache(maxsize=1)
def _begun(walked: Walk) -> Playthrough:
    return begin(walked.scenario)


def _end(path: Playthrough) -> Finale | None:
    return None if path.state.ending is None else finale(path.table, path.state)


def _reached(walked: Walk, asked: Survey) -> Iterator[str]:
    told, met = asked.reached, definition.reached(walked)
    taken = {(move.turn, name) for move in met.moves for name in move.taken}
    remains = {(name, left) for name, remained in met.finales for left in remained}
    yield from _same("the turns that arise", set(told.turns), met.turns)
    yield from _same("the open moves", set(told.moves), {str(move) for move in met.moves})
    yield from _same("what can be taken", set(told.taken), taken)
    yield from _same("the outcomes that apply", set(told.rows), met.outcomes)
    yield from _same("the endings reached", set(told.endings), {name for name, _ in met.finales})
    yield from _same("what can remain", set(told.remains), remains)


def _judged(walked: Walk, asked: Survey) -> Iterator[str]:
    truths = reading.truths(walked)
    decided = {path: True in seen for path, seen in truths.items() if len(seen) == 1}
    yield from _same("the decided conditions", dict(asked.decided), decided)
    for gauge, exact in definition.swallowed(walked).items():
        lost = asked.swallowed[gauge]
        if lost is None:
            yield f"what {gauge} loses is not examined"
        else:
            yield from _near(f"what {gauge} loses", asdict(lost), asdict(exact), FINE)
    indifferent = possible.indifferent(walked)
    yield from _same("the moves without difference", set(asked.indifferent), indifferent)
    yield from _same("the dominated", set(asked.dominated), possible.dominated(walked))


def _told(scenario: Scenario, asked: Survey) -> Iterator[str]:
    shown = reading.passages(scenario, 2 * MOST_STATES)
    truths = {path: shown.get((*path, "when"), set()) for path in _with_when(scenario)}
    never = {path for path, seen in truths.items() if True not in seen}
    always = {path for path, seen in truths.items() if seen == {True}}
    yield from _same("the passages never shown", set(asked.passages.never), never)
    yield from _same("the passages always shown", set(asked.passages.always), always)
    yield from _same("the passages not examined", asked.passages.unexamined, ())


def _with_when(scenario: Scenario) -> Iterator[Path]:
    for path, part in parts(scenario):
        if isinstance(part, Passage | Voice) and part.when is not None:
            yield path


def _same(what: str, told: object, exact: object) -> Iterator[str]:
    if told != exact:
        yield f"{what}: the proof says {told}, the definition {exact}"


def _near(
    what: str, told: Mapping[K, float], exact: Mapping[K, Fraction], error: float
) -> Iterator[str]:
    """Odds as the floating point has them, each within the error of what it exactly is."""
    yield from _same(f"{what} are told of", set(told), set(exact))
    for key, value in told.items():
        if key in exact and abs(Fraction(value) - exact[key]) > error:
            yield f"{what}: the proof says {value} of {key}, the definition {exact[key]}"
