"""Lessons as Hypothesis lives them: any events, those that fit more often than not."""

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from game.core.lesson.ballots import RefusalError, Way
from game.core.lesson.events import (
    Back,
    BallotClosed,
    BallotHeldAgain,
    Changed,
    Cited,
    Claimed,
    Counted,
    Curtain,
    Dated,
    Dealt,
    Ended,
    Event,
    Lowered,
    MovedBy,
    OneMore,
    Onward,
    Opened,
    Paused,
    Present,
    Raised,
    Rebudgeted,
    Reopened,
    Resumed,
    Skipped,
    Sure,
    Took,
    Undone,
    Voted,
)
from game.core.lesson.lesson import Lesson, Plan, happened, planned
from game.core.lesson.plan import FORMS, LONGEST, SHORTEST

CODES = tuple(f"K7Q{letter}{number}" for letter in "MNPR" for number in "2345")
"""Sixteen, so that some ballots carry enough of them to show who moved where."""
MOST_EVENTS = 60

Log = list[tuple[float, Event]]


@dataclass
class Life:
    """A lesson, the events that made it, and those that it refused."""

    plan: Plan
    lesson: Lesson
    log: Log
    refused: Log


def relived(plan: Plan, log: Iterable[tuple[float, Event]]) -> Lesson:
    """The lesson that some events made; it raises what `happened` does."""
    lesson = planned(plan)
    for now, event in log:
        lesson = happened(lesson, event, now)
    return lesson


PLANS = st.builds(
    Plan,
    scenario=st.just("small"),
    fingerprint=st.just("0f" * 32),
    turn=st.just("first"),
    path=st.just(()),
    mode=st.sampled_from(["choose", "analyse"]),
    names=st.sampled_from([("stay", "go"), ("stay", "go", "wait"), tuple("abcdefgh")]),
    documents=st.integers(0, 3),
    form=st.sampled_from(FORMS),
    minutes=st.integers(SHORTEST, LONGEST),
    profile=st.just("none"),
)


_DRAWN = st.lists(
    st.tuples(st.integers(0, 39), st.integers(0, 15), st.integers(0, 9), st.integers(0, 5)),
    max_size=MOST_EVENTS,
)
"""What happens as numbers: they mean an event only beside the lesson that has come so far."""
_PASSES = (0.0, 0.0, 0.4, 7.0, 200.0, 3000.0)
"""Seconds."""


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """A lesson from its opening on, with as many events as fit on some paper."""
    plan, present = draw(PLANS), draw(st.integers(1, 20))
    now = 1.8e9
    life = Life(plan, planned(plan), [], [])
    _live(life, Opened(present, 60 * plan.minutes), now)
    _live(life, Dealt(CODES), now)
    for kind, one, other, passes in draw(_DRAWN):
        now += _PASSES[passes]
        _live(life, _event(life.lesson, now, kind, one, other), now)
    return life


def _live(life: Life, event: Event, now: float) -> None:
    try:
        life.lesson = happened(life.lesson, event, now)
    except RefusalError:
        life.refused.append((now, event))
    else:
        life.log.append((now, event))


def _event(lesson: Lesson, now: float, kind: int, one: int, other: int) -> Event:
    letters = (*lesson.plan.letters, "Z")
    letter = letters[other % len(letters)]
    if lesson.ballots is not None and not lesson.ballots.is_closed and kind >= 12:
        missing = lesson.present - lesson.ballots.cast
        if kind < 30:
            return Voted(CODES[one], letter)
        if kind < 36:
            return BallotClosed(missing)
        return (Counted(_way(one), {letter: one}), OneMore(_way(one), letter), Undone())[kind % 3]
    if kind >= 28:
        return Onward()
    anything: tuple[Event, ...] = (
        Present(2 * one),
        Skipped(),
        Back(),
        Paused(),
        Resumed(),
        BallotHeldAgain(),
        Reopened(now - 100 * one),
        Rebudgeted(300 * one - 1),
        Undone(),
        BallotClosed(other),
        Sure({other: one}),
        Raised(tuple(Curtain)[other % 3]),
        Lowered(tuple(Curtain)[other % 3]),
        Claimed(letter),
        Claimed(letter),
        Cited(other),
        Changed(2 * one - 1),
        MovedBy({other: one}),
        Dated("avoidable", {"first": one}),
        Dated("inevitable", {"second": one}),
        Took((*lesson.plan.names, "nothing")[other % (len(lesson.plan.names) + 1)]),
        Counted(_way(one), {letter: one}),
        OneMore(_way(one), letter),
        Onward(),
        Onward(),
        Raised(Curtain.HISTORY),
        Raised(Curtain.RESULT),
        Ended(),
    )
    return anything[kind]


def _way(number: int) -> Way:
    return tuple(Way)[number % len(Way)]
