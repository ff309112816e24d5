"""Time moves forward, and a step is one step (format, 2.2 to 2.4)."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from math import comb
from typing import Final

from game.core.checks.names import conditions
from game.core.checks.shape import Draft
from game.core.condition import Condition, Remembered, tests
from game.core.dates import Date, exists
from game.core.finding import Code, Finding, Path
from game.core.scenario.endings import Close
from game.core.scenario.fields import Part
from game.core.scenario.gauges import Gauge
from game.core.scenario.scenario import Calendar, parts
from game.core.scenario.teaching import Document
from game.core.scenario.turns import (
    Branch,
    Fortune,
    Juncture,
    LeftUndone,
    Meanwhile,
    Outcome,
    Season,
    Turn,
    TurnPart,
    Urging,
)
from game.core.table import Group, Row, tabulate_turn

MOST_MOVES: Final = 15


def check(draft: Draft) -> Iterator[Finding]:
    """Dates, turns named too early, levels out of range, outcomes that can never be met."""
    yield from _dates_in_order(draft)
    yield from _levels(draft)
    yield from _cases(("close",), draft.scenario.close)
    for path, part in parts(draft.scenario):
        yield from _days(draft, path, part)
        yield from _later_turns(draft, path, part)
        yield from _later_documents(draft, path, part)
        if isinstance(part, Branch) and part.outcomes is not None:
            yield from _cases(
                (*path, "outcomes"), part.outcomes, may_end=isinstance(part, LeftUndone)
            )
        if isinstance(part, Meanwhile):
            yield from _cases((*path, "outcomes"), part.outcomes, may_end=True)
    for index, turn in enumerate(draft.scenario.turns):
        yield from _moves(("turns", index), turn)
    yield from _short(draft)


def _dates_in_order(draft: Draft) -> Iterator[Finding]:
    turns = list(enumerate(draft.scenario.turns))
    for index, turn in turns:
        if turn.until is not None and turn.until < turn.date:
            message = f"The turn ends on {turn.until}, before it begins on {turn.date}."
            cure = "Change `date` or `until`."
            yield Finding(Code.DATES_OUT_OF_ORDER, ("turns", index, "until"), message, cure)
    for (_, before), (index, turn) in pairwise(turns):
        if turn.date < before.date:
            message = f"The turn is dated {turn.date}, the one before it {before.date}."
            cure = "Turns stand in the order of their dates: move the turn, or mend a date."
            yield Finding(Code.DATES_OUT_OF_ORDER, ("turns", index, "date"), message, cure)


def _days(draft: Draft, path: Path, part: Part) -> Iterator[Finding]:
    if isinstance(part, Calendar):
        until = part.old_style_until
        if until is not None and until.day is None:
            cure = "Write the last Old Style day: 1918-01-31 in Russia."
            message = f"{until} is a month, and the calendar changed on a day."
            yield Finding(Code.BAD_DATE, (*path, "old_style_until"), message, cure)
    elif isinstance(part, TurnPart):
        yield from _day(draft, (*path, "date"), part.date)
        yield from _day(draft, (*path, "until"), part.until)
    elif isinstance(part, Urging | Document):
        yield from _day(draft, (*path, "date"), part.date)


def _day(draft: Draft, path: Path, date: Date | None) -> Iterator[Finding]:
    if date is not None and not exists(date, draft.scenario.old_style_until):
        message = f"Nobody lived through {date}."
        cure = "Mind the month's length, and the days that the change of calendar left out."
        yield Finding(Code.NO_SUCH_DAY, path, message, cure)


def _later_turns(draft: Draft, path: Path, part: Part) -> Iterator[Finding]:
    """Conditions of a turn name strictly earlier turns only."""
    if path[:1] != ("turns",):
        return
    here = draft.indexes["turns"][int(path[1])]
    for place, condition in conditions(path, part):
        for turn in _remembered(condition):
            if turn in draft.turns and draft.turns[turn].index >= here:
                message = f"'{turn}' is not over yet when this is asked."
                cure = "Name a turn that stands earlier in the file."
                span = draft.span_of(place, turn)
                yield Finding(Code.LATER_TURN, place, message, cure, span=span)


def _remembered(condition: Condition) -> list[str]:
    return [test.turn for test in tests(condition) if isinstance(test, Remembered)]


def _later_documents(draft: Draft, path: Path, part: Part) -> Iterator[Finding]:
    """What is read before history is told was written by the decision's last day."""
    if not isinstance(part, Document) or part.date is None or part.read in (None, "after"):
        return
    turn = draft.scenario.turns[int(path[1])]
    last = turn.until or turn.date
    if (part.date if last.day else Date(part.date.year, part.date.month)) > last:
        message = f"The document is dated {part.date}, and the decision fell by {last}."
        cure = "Mark it `read: after`, or mend one of the dates."
        yield Finding(Code.LATER_DOCUMENT, (*path, "date"), message, cure)


def _levels(draft: Draft) -> Iterator[Finding]:
    gauges = draft.scenario.gauges
    for name, gauge in gauges.items():
        if gauge.start > gauge.top:
            yield _out_of_range(("gauges", name, "start"), name, gauge)
    for path, part in parts(draft.scenario):
        if isinstance(part, Outcome | Branch):
            for name, effect in part.effects.items():
                if name in gauges and abs(effect.amount) > gauges[name].top:
                    yield _out_of_range((*path, "effects", name), name, gauges[name])


def _out_of_range(path: Path, name: str, gauge: Gauge) -> Finding:
    message = f"The levels of {name} run from 0 to {gauge.top}."
    cure = "Stay inside them, or give the gauge more words."
    return Finding(Code.LEVEL_OUT_OF_RANGE, path, message, cure)


def _cases(
    path: Path, cases: tuple[Outcome | Close, ...], *, may_end: bool = False
) -> Iterator[Finding]:
    """Of several outcomes the first that holds is the one, so the last alone has no `when`."""
    for index, case in enumerate(cases[:-1]):
        if case.when is None:
            message = "What stands after this can never be reached: it has no `when`."
            cure = "Give it a `when`, or move it to the end."
            yield Finding(Code.NEVER_REACHED, (*path, index), message, cure)
    if cases and cases[-1].when is not None and not may_end:
        message = "The last one has a `when`: where it fails, nothing would follow."
        cure = "Take the `when` away, or add a last one without."
        place = (*path, len(cases) - 1, "when")
        yield Finding(Code.LAST_HAS_WHEN, place, message, cure)


def _moves(path: Path, turn: Turn) -> Iterator[Finding]:
    number = comb(len(turn.takes), turn.hours) if isinstance(turn, Season) else len(turn.takes)
    if number > MOST_MOVES:
        field = {"juncture": "options", "season": "activities", "fortune": "falls"}[turn.kind]
        message = f"The turn has {number} moves; it may have {MOST_MOVES}."
        yield Finding(Code.TOO_MANY_MOVES, (*path, field), message, "Offer less at once.")
    elif isinstance(turn, Season):
        if turn.hours >= len(turn.activities):
            message = "There are hours for everything, so there is nothing to choose."
            cure = "Give fewer hours, or add an activity."
            yield Finding(Code.NO_CHOICE, (*path, "hours"), message, cure)
        yield from _together(path, turn)


def _together(path: Path, season: Season) -> Iterator[Finding]:
    """Two activities of one step that both set a gauge, or both end the game."""
    found: dict[Path, Finding] = {}
    for offer in tabulate_turn(season, path).offers:
        for one, other in combinations(offer.groups, 2):
            found |= {finding.path: finding for finding in _clashes(one, other)}
    yield from found.values()


def _clashes(one: Group, other: Group) -> Iterator[Finding]:
    sets = {gauge for row in one for gauge in _sets(row)}
    for row in other:
        for gauge in sets & _sets(row):
            message = f"Two activities of one season can set {gauge} in the same step."
            cure = "Let one of them add instead."
            yield Finding(Code.TWO_SETS, (*row.path, "effects", gauge), message, cure)
        if row.ends is not None and any(before.ends is not None for before in one):
            message = "Two activities of one season can end the game in the same step."
            cure = "Let a later turn end it."
            yield Finding(Code.TWO_ENDS, (*row.path, "ends"), message, cure)


def _sets(row: Row) -> set[str]:
    return {gauge for gauge, effect in row.effects if effect.sets}


def _short(draft: Draft) -> Iterator[Finding]:
    asking = {turn.id for turn in draft.scenario.turns if isinstance(turn, Juncture | Season)}
    other = {turn.id for turn in draft.scenario.turns if isinstance(turn, Fortune | Meanwhile)}
    for index, name in enumerate(draft.scenario.short):
        if name in other - asking:
            message = f"'{name}' asks the player nothing."
            cure = "A short game lists the junctures and seasons that it asks."
            yield Finding(Code.SHORT_WITHOUT_MOVES, ("short", index), message, cure)
