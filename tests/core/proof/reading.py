"""Where each condition of a scenario is read, by definition, and what it then comes to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from game.core.condition import Comparison, Condition, holds, tests
from game.core.finding import Path
from game.core.rules import Passed, State, Step, finale, standing
from game.core.scenario.fields import Passage
from game.core.scenario.scenario import Scenario, outcome_at, parts
from game.core.scenario.turns import (
    Branch,
    Juncture,
    LeftUndone,
    Meanwhile,
    Outcome,
    Season,
    Turn,
    Voice,
)
from tests.core.proof.definition import Walk, endings, steps, stretches, walk

Reading = tuple[Path, Condition | None, State]
"""A condition by its path in the scenario, and a state in which it is read."""


def truths(walked: Walk) -> dict[Path, set[bool]]:
    """What each condition of the rules comes to, over all states where it is read.

    A turn's is read where play comes to it. What can be taken has its condition read wherever
    its turn asks; an outcome, where its move is made and no outcome before it holds; what was
    left undone, where it is. A `close` is read where play comes to the end and none before it
    holds; a `remains` where its ending is reached. One that comes to a single truth is always
    true or never; one that is nowhere read is neither.
    """
    return _read(walked, _by_rules(walked))


def passages(scenario: Scenario, most: int = 10**9) -> dict[Path, set[bool]]:
    """Whether each passage and voice with a `when` is shown, over all states where it might be.

    Texts are read against all that ever happened, so this walk forgets nothing that some text
    reads. A turn's text and voices are read where it asks; an outcome's text and history's as
    the path stood before the move; a meanwhile's text where some outcome of it holds; an
    ending's text and that of what remained, at the end.
    """
    told = [part.when for _, part in parts(scenario) if isinstance(part, Passage | Voice)]
    read = {test for when in told for test in tests(when) if not isinstance(test, Comparison)}
    walked = walk(scenario, most, frozenset(read))
    return _read(walked, _by_texts(walked))


def _read(walked: Walk, readings: Iterable[Reading]) -> dict[Path, set[bool]]:
    found: dict[Path, set[bool]] = {}
    for path, when, state in readings:
        if when is not None:
            true = holds(when, standing(walked.table, state))
            found.setdefault((*path, "when"), set()).add(true)
    return found


def _by_rules(walked: Walk) -> Iterator[Reading]:
    for index, state in _arrivals(walked):
        yield ("turns", index), walked.scenario.turns[index].when, state
    for state in walked.ways:
        if state.ending is None:
            path, turn = _place(walked, state.turn)
            yield from (((*path, name), take.when, state) for name, take in turn.takes.items())
    for step in steps(walked):
        yield from _in_step(walked, step)
    for state in _at_the_end(walked):
        for index, close in enumerate(walked.scenario.close):
            yield ("close", index), close.when, state
            if holds(close.when, standing(walked.table, state)):
                break
    for state in endings(walked):
        ending = str(state.ending)
        for index, remain in enumerate(walked.scenario.endings[ending].remains):
            yield ("endings", ending, "remains", index), remain.when, state


def _in_step(walked: Walk, step: Step) -> Iterator[Reading]:
    path, turn = _place(walked, step.before.turn)
    if isinstance(turn, Meanwhile):
        yield from _first_that_holds(walked, path, turn, step.before)
    taken = () if step.move is None else step.move.taken
    for name in taken:
        yield from _first_that_holds(walked, (*path, name), turn.takes[name], step.before)
    activities = turn.activities if isinstance(turn, Season) else {}
    for name, activity in activities.items():
        if name not in taken and activity.undone is not None:
            yield from _undone(walked, (*path, name, "undone"), activity.undone, step.before)


def _undone(walked: Walk, path: Path, undone: LeftUndone, state: State) -> Iterator[Reading]:
    yield path, undone.when, state
    if holds(undone.when, standing(walked.table, state)):
        yield from _first_that_holds(walked, path, undone, state)


def _first_that_holds(
    walked: Walk, path: Path, branch: Branch | Meanwhile, state: State
) -> Iterator[Reading]:
    """The outcomes up to the one that holds: those behind it are not read."""
    outcomes: tuple[Outcome, ...] = branch.outcomes or ()
    for index, outcome in enumerate(outcomes):
        yield (*path, "outcomes", index), outcome.when, state
        if holds(outcome.when, standing(walked.table, state)):
            return


def _by_texts(walked: Walk) -> Iterator[Reading]:
    for state in walked.ways:
        if state.ending is None:
            turn = walked.scenario.turns[state.turn]
            yield from _each(("turns", state.turn, "text"), turn.text, state)
            voices = turn.voices if isinstance(turn, Juncture | Season) else ()
            yield from _each(("turns", state.turn, "voices"), voices, state)
        else:
            yield from _at_ending(walked, state)
    for step in steps(walked):
        yield from _told(walked.scenario, step)


def _told(scenario: Scenario, step: Step) -> Iterator[Reading]:
    path, turn = ("turns", step.before.turn), scenario.turns[step.before.turn]
    for row in step.rows:
        yield from _each((*row.path, "text"), outcome_at(scenario, row.path).text, step.before)
    if not isinstance(turn, Meanwhile):
        yield from _each((*path, "history", "text"), turn.history.text, step.before)
    elif step.rows:
        yield from _each((*path, "text"), turn.text, step.before)


def _at_ending(walked: Walk, state: State) -> Iterator[Reading]:
    name, remained = finale(walked.table, state)
    ending = walked.scenario.endings[name]
    yield from _each(("endings", name, "text"), ending.text, state)
    for index, remain in enumerate(ending.remains):
        if remain.name in remained:
            path = ("endings", name, "remains", index, "text")
            yield from _each(path, remain.text, state)


def _each(path: Path, texts: Sequence[Passage | Voice] | None, state: State) -> Iterator[Reading]:
    for index, text in enumerate(texts or ()):
        yield (*path, index), text.when, state


def _arrivals(walked: Walk) -> Iterator[tuple[int, State]]:
    """Every turn that play comes to, whether or not it arises, and the state before it."""
    for here, _ in _on_the_way(walked):
        if here.ending is None and here.turn < len(walked.scenario.turns):
            yield here.turn, here


def _at_the_end(walked: Walk) -> Iterator[State]:
    """Every state that comes to the end of the turns without an outcome that `ends`."""
    for here, rests in _on_the_way(walked):
        if here.ending is None and here.turn == len(walked.scenario.turns):
            assert rests.ending is not None
            yield here


def _on_the_way(walked: Walk) -> Iterator[tuple[State, State]]:
    """Each state before a turn or the close, one for each turn that is come to, and where it leads.

    The rules show only where a state rests; what came to pass in between tells the others.
    """
    order = {turn.id: index for index, turn in enumerate(walked.scenario.turns)}
    for before, events, rests in stretches(walked):
        here = before
        if before.turn == 0 and events is walked.opening:
            yield here, rests
        for event in events:
            if isinstance(event, Passed):
                here = replace(here, turn=order[event.turn] + 1)
            else:
                here = event.after
            yield here, rests


def _place(walked: Walk, index: int) -> tuple[Path, Turn]:
    """The path of what a turn offers, and the turn."""
    turn = walked.scenario.turns[index]
    inside = {"juncture": ("options",), "season": ("activities",), "fortune": ("falls",)}
    return ("turns", index, *inside.get(turn.kind, ())), turn
