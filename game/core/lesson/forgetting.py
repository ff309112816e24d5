"""What is kept of a lesson once it is over: no code, no moment of a vote.

Who voted how cannot be told from what is left. The way from one vote to the other is kept
where enough ballots carried codes (`swing.LEAST_TO_SHOW`); else the two votes are cut apart.
"""

from collections.abc import Sequence
from typing import Final

from game.core.lesson.events import (
    Back,
    BallotClosed,
    BallotHeldAgain,
    Counted,
    Dealt,
    Ended,
    Event,
    OneMore,
    Onward,
    Opened,
    Skipped,
    Undone,
    Voted,
)
from game.core.lesson.lesson import Lesson, happened, planned
from game.core.lesson.plan import Step
from game.core.lesson.swing import swing

Log = Sequence[tuple[float, Event]]
"""Events, each after the moment at which it happened, in seconds."""
_OF_A_VOTE: Final = (Counted, OneMore, Undone, BallotClosed)
_LEAVES: Final = (Onward, Skipped, Back, Ended)


def forgotten(lesson: Lesson, log: Log) -> tuple[tuple[float, Event], ...]:
    """The log of the same lesson with numbers for codes, and votes cast where theirs closed.

    `lesson` is what the log makes. A vote that was held again leaves nothing of the void one.
    """
    numbered = _numbered(lesson)
    kept = _without_votes(lesson, log)
    places = {_end_of_vote(kept, step): cast for step, cast in numbered.items() if cast}
    codes = sorted({vote.code for cast in numbered.values() for vote in cast}, key=int)
    made: list[tuple[float, Event]] = []
    for index, (_, now, event) in enumerate(kept):
        made += [(now, vote) for vote in places.get(index, ())]
        made.append((now, event))
        if isinstance(event, Opened) and codes:
            made.append((now, Dealt(tuple(codes))))
    made += [(kept[-1][1], vote) for vote in places.get(len(kept), ())]
    return tuple(made)


def _end_of_vote(kept: Sequence[tuple[Step, float, Event]], step: Step) -> int:
    """The event before which a vote was over: its closing, or else what left its step last.

    The number of events where the vote is still on.
    """
    here = [(index, event) for index, (at, _, event) in enumerate(kept) if at is step]
    over = [index for index, event in here if isinstance(event, BallotClosed)]
    over += [index for index, event in reversed(here) if isinstance(event, _LEAVES)]
    return over[0] if over else len(kept)


def _numbered(lesson: Lesson) -> dict[Step, list[Voted]]:
    """The votes of each ballot with numbers for codes, in an order that tells nothing."""
    first, second = lesson.first, lesson.second
    if swing(first, second).moves is None:
        return {
            Step.FIRST_VOTE: _cast(sorted(first.coded.values()), 1),
            Step.SECOND_VOTE: _cast(sorted(second.coded.values()), 1 + len(first.coded)),
        }
    ways = sorted(
        (first.coded.get(code, ""), second.coded.get(code, ""))
        for code in {*first.coded, *second.coded}
    )
    return {
        Step.FIRST_VOTE: _cast([before for before, _ in ways], 1),
        Step.SECOND_VOTE: _cast([after for _, after in ways], 1),
    }


def _cast(letters: Sequence[str], number: int) -> list[Voted]:
    return [Voted(str(at), letter) for at, letter in enumerate(letters, number) if letter]


def _without_votes(lesson: Lesson, log: Log) -> list[tuple[Step, float, Event]]:
    """The log without codes and ballots cast with them, each event with the step it fell in."""
    kept: list[tuple[Step, float, Event]] = []
    running = planned(lesson.plan)
    for now, event in log:
        step = running.step
        running = happened(running, event, now)
        if isinstance(event, BallotHeldAgain):
            kept = [one for one in kept if one[0] is not step or not isinstance(one[2], _OF_A_VOTE)]
        elif not isinstance(event, Voted | Dealt):
            kept.append((step, now, event))
    return kept
