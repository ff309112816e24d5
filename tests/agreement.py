"""Plays one scenario twice at once, by the rules and by the oracle, and tells where they part."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

from game.core.playthrough import Playthrough, begin, read_move
from game.core.rules import finale
from game.core.scenario.scenario import Scenario
from tests.oracle import Oracle, Position, name_of

Allowed = Callable[[Oracle, Position], list[str]]
"""Which moves the oracle's side allows: all the open ones, or fewer in a variant."""


def disagreement(
    scenario: Scenario,
    oracle: Oracle,
    allowed: Allowed,
    choices: Sequence[int],
    *,
    varied: bool = False,
) -> str | None:
    """What first differs on one path, if anything does.

    `choices` says at each turn which of the allowed moves to make, counted round and round.
    A path may stop at a dead end. A variant may read
    other facts and moves than the author's conditions do, and so keep others.
    """
    playthrough, at = begin(scenario), oracle.start()
    for choice in (*choices, 0):
        differs = next(_differences(playthrough, oracle, at, allowed, varied=varied), None)
        moves = allowed(oracle, at)
        if differs is not None or playthrough.turn is None or not moves:
            return differs
        move = moves[choice % len(moves)]
        playthrough = playthrough.move(read_move(playthrough.turn, move))
        at = oracle.apply(at, move)
    raise AssertionError("there are more turns than choices")


def _differences(
    playthrough: Playthrough, oracle: Oracle, at: Position, allowed: Allowed, *, varied: bool
) -> Iterator[str]:
    state, turn = playthrough.state, playthrough.turn
    # Where no `close` was asked, what only it reads may be kept or forgotten.
    ended_early = at.ending is not None and at.turn < len(oracle.data["turns"])
    exactly = not varied and not ended_early
    facts_read = state.facts if varied else oracle.facts_read(at)
    moves_read = state.memory if varied else oracle.moves_read(at)
    here = playthrough.standing()
    if state.ending != at.ending:
        yield f"the ending is {state.ending}, not {at.ending}"
    if turn is not None and turn.id != name_of(oracle.data["turns"][at.turn]):
        yield f"{turn.id} asks, not turn {at.turn}"
    if here.levels != at.levels:
        yield f"the levels are {here.levels}, not {at.levels}"
    if here.facts != at.facts:
        yield f"the facts are {here.facts}, not {at.facts}"
    if here.memory != at.memory:
        yield f"the moves made are {here.memory}, not {at.memory}"
    yield from _kept("facts", state.facts, at.facts, facts_read, exactly=exactly)
    yield from _kept("moves", state.memory, at.memory, moves_read, exactly=exactly)
    open_moves = [str(offer.move) for offer in playthrough.open_offers]
    if sorted(open_moves) != sorted(allowed(oracle, at)):
        yield f"{open_moves} are open, not {allowed(oracle, at)}"
    if at.ending is not None and finale(playthrough.table, state)[1] != tuple(oracle.remains(at)):
        yield f"what remained is {finale(playthrough.table, state)}, not {oracle.remains(at)}"


T = TypeVar("T")


def _kept(
    what: str,
    kept: AbstractSet[T],
    ever: AbstractSet[T],
    still_read: AbstractSet[T],
    *,
    exactly: bool,
) -> Iterator[str]:
    """The state keeps what is still read, and nothing that never was."""
    needed = ever & still_read
    if not needed <= kept <= ever or (exactly and kept != needed):
        yield f"of the {what} {ever} the state keeps {kept}, and {needed} are still read"
