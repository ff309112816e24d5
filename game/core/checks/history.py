"""History's own path through a scenario is playable, and said to be what it was."""

from collections.abc import Iterator

from game.core.checks.shape import Draft
from game.core.finding import Code, Finding
from game.core.playthrough import Replay, follow_history
from game.core.scenario.scenario import parts
from game.core.scenario.turns import Branch, Meanwhile, Outcome, Season, Turn


def check(draft: Draft) -> Iterator[Finding]:
    """History's moves are open and lead to an ending; nothing else is called documented.

    To be asked only of a scenario that is whole: it is played here.
    """
    wrong = [
        finding for index, turn in enumerate(draft.scenario.turns) for finding in _took(index, turn)
    ]
    if wrong:
        yield from wrong
        return
    path = follow_history(draft.scenario)
    if path.stopped is not None:
        yield _stop(draft, path)
        return
    # Where turns are missing, this is not yet the path by which to tell what happened.
    yield from tuple(_not_met(draft, path)) or _documented(draft, path)


def _took(index: int, turn: Turn) -> Iterator[Finding]:
    if isinstance(turn, Meanwhile) or turn.history.took is None:
        return
    wanted = turn.hours if isinstance(turn, Season) else 1
    given = len(turn.history.took)
    if len(set(turn.history.took)) < given:
        message = "History takes the same thing twice here."
        yield Finding(
            Code.HISTORY_HOURS, ("turns", index, "history", "took"), message, "Name it once."
        )
        return
    # A season with fewer open activities than hours takes fewer; replay will tell.
    if given > wanted or (given < wanted and not isinstance(turn, Season)):
        message = f"History took {given} here where {wanted} can be taken."
        place = ("turns", index, "history", "took")
        yield Finding(Code.HISTORY_HOURS, place, message, f"Name {wanted}.")


def _stop(draft: Draft, path: Replay) -> Finding:
    index = _index(draft, path.turn)
    turn = draft.scenario.turns[index]
    place = ("turns", index, "history")
    if isinstance(turn, Meanwhile) or turn.history.took is None:
        message = "On history's path this turn arises, and history says that it never did."
        cure = "Write `took`, or a `when` that fails on history's path."
        return Finding(Code.HISTORY_ARISES, (*place, "never_arose"), message, cure)
    if isinstance(turn, Season) and len(turn.history.took) < turn.hours:
        message = f"History took {len(turn.history.took)} here where {turn.hours} can be taken."
        cure = f"Name {turn.hours}."
        return Finding(Code.HISTORY_HOURS, (*place, "took"), message, cure)
    message = f"On history's path {path.stopped} is not open."
    cure = "Mend its `when`, or the effects before it, so that history can take it."
    return Finding(Code.HISTORY_CLOSED, (*place, "took"), message, cure)


def _index(draft: Draft, name: str | None) -> int:
    return next(index for index, turn in enumerate(draft.scenario.turns) if turn.id == name)


def _not_met(draft: Draft, path: Replay) -> Iterator[Finding]:
    met = {move.turn for move in path.playthrough.moves}
    for index, turn in enumerate(draft.scenario.turns):
        if not isinstance(turn, Meanwhile) and turn.history.took is not None and turn.id not in met:
            message = "History took a move here, yet on history's path the turn does not arise."
            cure = "Mend its `when`, or write `never_arose` with the reason."
            place = ("turns", index, "history", "took")
            yield Finding(Code.HISTORY_DOES_NOT_ARISE, place, message, cure)


def _documented(draft: Draft, path: Replay) -> Iterator[Finding]:
    """What never happened is never *documented*."""
    happened = {row.path for step in path.playthrough.steps for row in step.rows}
    cure = "Add what is argued or judged about it; a source can attest only what happened."
    for place, part in parts(draft.scenario):
        if isinstance(part, Outcome) or (isinstance(part, Branch) and part.outcomes is None):
            grades = {claim.grade for claim in part.because}
            if grades == {"documented"} and place not in happened:
                message = "This outcome never happened, and all its claims are documented."
                yield Finding(Code.DOCUMENTED_COUNTERFACTUAL, (*place, "because"), message, cure)
    for name, ending in draft.scenario.endings.items():
        if ending.plausibility.grade == "documented" and name != path.playthrough.state.ending:
            message = "History did not end so, and the ending is called documented."
            place = ("endings", name, "plausibility", "grade")
            yield Finding(Code.DOCUMENTED_COUNTERFACTUAL, place, message, cure)
