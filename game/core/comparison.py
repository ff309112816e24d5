"""A playthrough beside history: turn by turn, gauge by gauge."""

from dataclasses import dataclass
from enum import StrEnum

from game.core.condition import Condition
from game.core.dates import Date
from game.core.move import Move
from game.core.playthrough import Playthrough, follow_history
from game.core.rules import Passed, Step
from game.core.scenario.scenario import Scenario


class Meeting(StrEnum):
    """How a turn was met by the player and by history."""

    ALIKE = "alike"
    DIVERGED = "diverged"
    HISTORY_ONLY = "history only"
    YOURS_ONLY = "yours only"


@dataclass(frozen=True, slots=True)
class Line:
    """One turn of the comparison. `clauses` are what kept it from arising for the player."""

    turn: str
    meeting: Meeting
    yours: Move | None
    history: Move | None
    clauses: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A gauge's levels after a turn: yours, and history's. The first point is the start."""

    date: Date
    turn: str | None
    yours: int
    history: int


@dataclass(frozen=True, slots=True)
class BesideHistory:
    """A playthrough beside history's path as far as the playthrough has come.

    `endings` are the player's, or None before the end, and history's.
    """

    lines: tuple[Line, ...]
    endings: tuple[str | None, str | None]

    @property
    def first_divergence(self) -> Line | None:
        """The first turn at which the two paths part."""
        return next((line for line in self.lines if line.meeting is not Meeting.ALIKE), None)


def history_of(scenario: Scenario) -> Playthrough:
    """History's path through a scenario as its author wrote it."""
    return follow_history(scenario).playthrough


def compare(playthrough: Playthrough, history: Playthrough) -> BesideHistory:
    """Turns matched by name, in the order of the file, as far as the playthrough has come.

    Meanwhiles ask nobody and are left out.
    """
    moves = {move.turn: move for move in playthrough.moves}
    historical = {move.turn: move for move in history.moves}
    passed = {event.turn: event.clauses for event in playthrough.past if isinstance(event, Passed)}
    lines = []
    for index, turn in enumerate(playthrough.scenario.turns):
        yours, theirs = moves.get(turn.id), historical.get(turn.id)
        has_come = index < playthrough.state.turn
        if has_come and (yours is not None or theirs is not None):
            meeting = _meeting(yours, theirs)
            lines.append(Line(turn.id, meeting, yours, theirs, passed.get(turn.id, ())))
    return BesideHistory(tuple(lines), (playthrough.state.ending, history.state.ending))


def series(playthrough: Playthrough, history: Playthrough, gauge: str) -> tuple[Point, ...]:
    """A gauge over time on both paths, matched by date: a point wherever either changed it."""
    dates = {turn.id: turn.date for turn in playthrough.scenario.turns}
    order = {turn.id: index for index, turn in enumerate(playthrough.scenario.turns)}
    yours = {step.turn: level for step, level in _levels(playthrough, gauge)}
    theirs = {step.turn: level for step, level in _levels(history, gauge)}
    start = playthrough.scenario.gauges[gauge].start
    first = playthrough.scenario.turns[0]
    points = [Point(first.date, None, start, start)]
    for turn in sorted(yours.keys() | theirs.keys(), key=order.__getitem__):
        last = points[-1]
        point = Point(
            dates[turn], turn, yours.get(turn, last.yours), theirs.get(turn, last.history)
        )
        if order[turn] < playthrough.state.turn:
            points.append(point)
    return tuple(points)


def _meeting(yours: Move | None, history: Move | None) -> Meeting:
    if history is None:
        return Meeting.YOURS_ONLY
    if yours is None:
        return Meeting.HISTORY_ONLY
    return Meeting.ALIKE if str(yours) == str(history) else Meeting.DIVERGED


def _levels(playthrough: Playthrough, gauge: str) -> list[tuple[Step, int]]:
    return [
        (step, change.after)
        for step in playthrough.steps
        for change in step.changes
        if change.gauge == gauge
    ]
