"""A whole lesson of 27 in the telegraph room, event by event, and the same at every moment."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from game.core.comparison import history_of
from game.core.lesson.ballots import Way
from game.core.lesson.curtains import After, Before
from game.core.lesson.events import (
    BallotClosed,
    Changed,
    Cited,
    Claimed,
    Counted,
    Curtain,
    Dated,
    Dealt,
    Ended,
    Event,
    MovedBy,
    Onward,
    Opened,
    Raised,
    Skipped,
    Sure,
    Took,
    Voted,
)
from game.core.lesson.lesson import Lesson, happened, planned
from game.core.lesson.plan import Form, Step
from game.core.move import Choice
from game.core.playthrough import Playthrough
from game.core.scenario.scenario import Scenario
from game.paper.held import Held
from game.play.debate import planned_at
from game.words.wall.after import Beyond
from tests.curtain import at_turn

PRESENT: Final = 27
MINUTES: Final = 50
CODES: Final = tuple(f"SEAT{letter}" for letter in "ABCDEFGHJKMN")
"""Twelve of them vote with codes, fifteen by hand."""


def moments(
    name: str, turn: str, form: Form = "debate", profile: str = "nsw"
) -> Iterator[tuple[Lesson, Held]]:
    """A lesson after each event, and its record's value."""
    scenario, playthrough, before, after = at_turn(name, turn)
    plan = planned_at(playthrough, turn, called=name, form=form, minutes=MINUTES, profile=profile)
    lesson = planned(plan)
    now = 1_000_000.0
    for event in events(lesson, before):
        now += 20
        lesson = happened(lesson, event, now)
        yield lesson, held(lesson, scenario, playthrough, before, after)


def events(lesson: Lesson, before: Before) -> Iterator[Event]:
    """Everything that happens in it, in order."""
    a, b, *_, undecided = lesson.plan.letters
    yield Opened(PRESENT, MINUTES * 60)
    yield Dealt(CODES)
    for timed in lesson.times:
        match timed.step:
            case Step.FIRST_VOTE:
                yield from (Voted(code, a if at < 7 else b) for at, code in enumerate(CODES))
                yield Counted(Way.HANDS, {a: 4, b: 3, undecided: 7})
                yield BallotClosed(1)
                yield Sure({1: 3, 2: 6, 3: 10, 5: 2})
            case Step.DEBATE | Step.FISHBOWL:
                yield Claimed(a)
                yield from [Cited(1)] if before.sheets else []
                yield Claimed(b)
                yield Claimed(a)
            case Step.SECOND_VOTE:
                yield from (Voted(code, a if at < 3 else b) for at, code in enumerate(CODES))
                yield Counted(Way.SLIPS, {a: 3, b: 9, undecided: 3})
                yield BallotClosed()
                yield Sure({2: 4, 3: 9, 4: 9, 5: 5})
            case Step.SWING:
                yield Raised(Curtain.RESULT)
                yield Changed(9)
                yield from [MovedBy({1: 4})] if before.sheets else []
            case Step.HISTORY:
                yield Raised(Curtain.HISTORY)
                if lesson.plan.mode == "choose":
                    yield Took(lesson.plan.name(b))
            case Step.TEST:
                yield Dated("avoidable", {lesson.plan.turn: 12})
                yield Dated("inevitable", {lesson.plan.turn: 3})
            case _:
                pass
        if timed.step is not lesson.times[-1].step:
            yield Skipped() if timed.step is Step.GROUPS else Onward()
    yield Ended()


@cache
def whole(name: str, turn: str) -> Held:
    """The lesson once it is over."""
    *_, (_, last) = moments(name, turn)
    return last


def held(
    lesson: Lesson, scenario: Scenario, playthrough: Playthrough, before: Before, after: After
) -> Held:
    """What a record is made of at a moment."""
    beyond = None
    if Curtain.HISTORY in lesson.curtains:
        played = None
        if lesson.took is not None:
            played = playthrough.move(Choice(lesson.plan.turn, lesson.took))
        beyond = Beyond(scenario, after, (), history_of(scenario), played)
    return Held(lesson, before, scenario.old_style_until, beyond)


def without_codes(of: Held) -> Held:
    """The same lesson without a ballot that was cast with a code."""
    lesson = of.lesson
    first, second = (replace(one, coded={}) for one in (lesson.first, lesson.second))
    return replace(of, lesson=replace(lesson, first=first, second=second))
