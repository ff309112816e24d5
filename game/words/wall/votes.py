"""Votes in words, as far as the curtains let them be seen."""

from collections.abc import Iterator

from game.core.lesson.ballots import Ballots, Tally
from game.core.lesson.events import Curtain
from game.core.lesson.lesson import Lesson
from game.core.lesson.plan import Step
from game.core.lesson.swing import swing
from game.words.wall.slide import Bar, Side, Votes


def of_vote(lesson: Lesson, ballots: Ballots, sides: tuple[Side, ...]) -> Votes:
    """How the vote of this step stands: who has voted, and the tally if its curtain is up."""
    is_first = lesson.step is Step.FIRST_VOTE
    is_seen = Curtain.TALLY in lesson.curtains or (is_first and Curtain.RESULT in lesson.curtains)
    bars: tuple[Bar, ...] = ()
    if is_seen:
        tally = ballots.tally
        bars = tuple(
            Bar(side, tally[side.letter], None) if is_first else Bar(side, None, tally[side.letter])
            for side in sides
        )
    return Votes(
        lesson.present,
        ballots.cast,
        ballots.is_closed,
        bars,
        (),
        (_cast(lesson, ballots), *_told(bars), *_sure(lesson)),
    )


def of_both(lesson: Lesson, sides: tuple[Side, ...]) -> Votes | None:
    """The first result and, once it is closed, the second beside it; nothing while hidden."""
    if Curtain.RESULT not in lesson.curtains:
        return None
    first, second = lesson.first.tally, lesson.second.tally
    both = lesson.second.is_closed
    bars = tuple(
        Bar(side, first[side.letter], second[side.letter] if both else None) for side in sides
    )
    swung = swing(lesson.first, lesson.second) if both else None
    moves = tuple(
        (before, after, number)
        for (before, after), number in ((swung.moves if swung else None) or {}).items()
        if before != after
    )
    says = [*_told(bars), *(f"From {a} to {b}: {number}." for a, b, number in moves)]
    moved = swung.moved if swung and swung.moved is not None else lesson.changed
    if both and moved is not None:
        says.append(f"{moved} of {lesson.present} changed their vote.")
    return Votes(lesson.present, None, both, bars, moves, tuple(says))


def tally_text(tally: Tally) -> str:
    """`A7 B12 C3 U5`: a tally as it is typed."""
    return " ".join(f"{letter}{number}" for letter, number in tally.items())


def _cast(lesson: Lesson, ballots: Ballots) -> str:
    if ballots.is_closed:
        return f"The vote is closed: {ballots.cast} of {lesson.present} have voted."
    return f"{ballots.cast} of {lesson.present} have voted."


def _told(bars: tuple[Bar, ...]) -> Iterator[str]:
    for bar in bars:
        net = "" if bar.net is None else f" ({'no change' if bar.net == 0 else f'{bar.net:+}'})"
        numbers = ", then ".join(str(one) for one in (bar.first, bar.second) if one is not None)
        yield f"{bar.side.text}: {numbers}{net}."


def _sure(lesson: Lesson) -> Iterator[str]:
    numbers = lesson.sure.get(lesson.step)
    if numbers:
        hands = sum(numbers.values())
        mean = sum(sure * number for sure, number in numbers.items()) / hands if hands else 0
        yield f"How sure, from 1 to 5: {mean:.1f} on average, by {hands} hands."
