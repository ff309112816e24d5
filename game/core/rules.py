"""The rules of play: where one stands, what one may do, and what follows.

Time only moves forward: a step leads to a later turn or to an ending, so every path is
finite. Every condition of a step reads the state *before* it; then come the sets, then
the sum of all additions, then one clamp to the range, then facts, then memory, then an
ending or the arrival at the next turn that arises (format, section 2).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from game.core.condition import Condition, Fact, Remembered, Standing, failing, holds
from game.core.move import Move
from game.core.scenario.fields import Effect
from game.core.table import Group, Offer, Row, Table, TurnRows


class IllegalMoveError(ValueError):
    """A move that the state does not allow; the state it was tried on is unchanged."""


@dataclass(frozen=True, slots=True)
class State:
    """All that the future depends on.

    `turn` is the index of the turn where the state rests, or the number of turns once an
    `ending` is reached. `levels` stand in the order of the table's gauges. `facts` and
    `memory` hold only what something later still reads.
    """

    turn: int
    levels: tuple[int, ...]
    facts: frozenset[str]
    memory: frozenset[tuple[str, str]]
    ending: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What one step did to one gauge, and every effect that had a part in it.

    `swallowed` is how many levels were lost at the bound.
    """

    gauge: str
    before: int
    after: int
    effects: tuple[Effect, ...]
    swallowed: int


@dataclass(frozen=True, slots=True)
class Step:
    """A turn that came to pass: a move, or a meanwhile (`move` is None)."""

    turn: str
    move: Move | None
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    facts: tuple[str, ...]
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Passed:
    """A turn that did not arise, and the clauses of its `when` that failed."""

    turn: str
    clauses: tuple[Condition, ...]


Event = Step | Passed


def standing(table: Table, state: State) -> Standing:
    """What the rules' conditions are read against in a state."""
    levels = {gauge.name: level for gauge, level in zip(table.gauges, state.levels, strict=True)}
    return Standing(levels, state.facts, state.memory)


def start(table: Table) -> tuple[State, tuple[Event, ...]]:
    """The first state that rests, and what came to pass on the way to it."""
    levels = tuple(gauge.start for gauge in table.gauges)
    return _arrive(table, State(0, levels, frozenset(), frozenset()))


def moves(table: Table, state: State) -> tuple[tuple[Offer, bool], ...]:
    """The moves of the turn where the state rests, each with whether it is open.

    Empty at an ending. A spending that is too short or too long here counts as closed.
    """
    if state.ending is not None:
        return ()
    here = standing(table, state)
    return tuple((offer, holds(offer.guard, here)) for offer in table.turns[state.turn].offers)


def apply(table: Table, state: State, move: Move) -> tuple[State, tuple[Event, ...]]:
    """The next state that rests, or an ending, and what came to pass on the way.

    Raises:
        IllegalMoveError: the move is not open here, or the scenario has ended.
    """
    if state.ending is not None:
        raise IllegalMoveError(f"{move} cannot be taken: the scenario has ended.")
    turn = table.turns[state.turn]
    offer = next((offer for offer in turn.offers if offer.move == move), None)
    if offer is None:
        raise IllegalMoveError(f"{move} is not a move of {turn.id}.")
    if not holds(offer.guard, standing(table, state)):
        raise IllegalMoveError(f"{move} is closed.")
    step = _step(table, state, turn, move, offer.groups)
    if step.after.ending is not None:
        return step.after, (step,)
    after, events = _arrive(table, step.after)
    return after, (step, *events)


def stepped(level: int, effects: Iterable[Effect], top: int) -> tuple[int, int]:
    """A gauge's level after all its effects in one step, and how many levels the bound swallowed.

    First what is set, then the sum of what is added, then one clamp to 0 .. `top`.
    """
    own = tuple(effects)
    base = next((effect.amount for effect in own if effect.sets), level)
    wanted = base + sum(effect.amount for effect in own if not effect.sets)
    after = min(max(wanted, 0), top)
    return after, abs(wanted - after)


def _arrive(table: Table, state: State) -> tuple[State, tuple[Event, ...]]:
    """Go on from a turn that may not arise to the next one that asks, or to the ending."""
    events: list[Event] = []
    while state.turn < len(table.turns):
        turn = table.turns[state.turn]
        here = standing(table, state)
        if not holds(turn.guard, here):
            events.append(Passed(turn.id, failing(turn.guard, here)))
            state = _settled(table, replace(state, turn=state.turn + 1))
        elif turn.kind != "meanwhile":
            return state, tuple(events)
        else:
            step = _step(table, state, turn, None, (turn.happens,))
            events.append(step)
            state = step.after
            if state.ending is not None:
                return state, tuple(events)
    here = standing(table, state)
    ending = next(ending for guard, ending in table.close if holds(guard, here))
    return replace(state, ending=ending), tuple(events)


def _step(
    table: Table, state: State, turn: TurnRows, move: Move | None, groups: tuple[Group, ...]
) -> Step:
    here = standing(table, state)
    rows = tuple(
        row
        for group in groups
        if (row := next((row for row in group if holds(row.guard, here)), None)) is not None
    )
    changes = tuple(_changes(table, state, rows))
    changed = {change.gauge: change.after for change in changes}
    levels = tuple(
        changed.get(gauge.name, level)
        for gauge, level in zip(table.gauges, state.levels, strict=True)
    )
    facts = tuple(dict.fromkeys(fact for row in rows for fact in row.so))
    taken = () if move is None else tuple((turn.id, name) for name in move.taken)
    ends = next((row.ends for row in rows if row.ends is not None), None)
    after = State(
        len(table.turns) if ends is not None else state.turn + 1,
        levels,
        state.facts.union(facts),
        state.memory.union(taken),
        ends,
    )
    return Step(turn.id, move, rows, changes, facts, state, _settled(table, after))


def _changes(table: Table, state: State, rows: tuple[Row, ...]) -> Iterator[Change]:
    effects: dict[str, list[Effect]] = {}
    for row in rows:
        for name, effect in row.effects:
            effects.setdefault(name, []).append(effect)
    for gauge, level in zip(table.gauges, state.levels, strict=True):
        if gauge.name in effects:
            own = tuple(effects[gauge.name])
            after, swallowed = stepped(level, own, gauge.top)
            yield Change(gauge.name, level, after, own, swallowed)


def _settled(table: Table, state: State) -> State:
    """The state without what nothing reads any more."""
    at_end = state.turn == len(table.turns)
    keeps = table.keeps_at_end if at_end else table.turns[state.turn].keeps
    return replace(
        state,
        facts=frozenset(fact for fact in state.facts if Fact(fact) in keeps),
        memory=frozenset(pair for pair in state.memory if Remembered(*pair) in keeps),
    )


def finale(table: Table, state: State) -> tuple[str, tuple[str, ...]]:
    """The ending reached, and the names of what remained.

    Raises:
        ValueError: the scenario has not ended.
    """
    if state.ending is None:
        raise ValueError("the scenario has not ended")
    here = standing(table, state)
    remains = table.remains[state.ending]
    return state.ending, tuple(name for name, guard in remains if holds(guard, here))
