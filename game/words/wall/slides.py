"""The slides of the step at which a lesson stands, each in its frame."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from game.core.lesson.ballots import UNDECIDED
from game.core.lesson.curtains import Before
from game.core.lesson.events import Curtain
from game.core.lesson.lesson import Lesson
from game.core.lesson.plan import Step
from game.core.lesson.swing import landslide
from game.words.keys import Key
from game.words.text import flat
from game.words.wall import after as told
from game.words.wall import before as untold
from game.words.wall import keys
from game.words.wall.after import Beyond
from game.words.wall.clock import clock
from game.words.wall.sides import sides
from game.words.wall.slide import Leaf, Slide
from game.words.wall.steps import TITLES

CURTAINS: Final[Mapping[Curtain, str]] = {
    Curtain.TALLY: "the running tally",
    Curtain.RESULT: "the result of the first vote",
    Curtain.HISTORY: "what happened",
}
_AFTER: Final = (Step.HISTORY, Step.TEST, Step.CLOSE)
_TALK: Final = (Step.GROUPS, Step.DEBATE, Step.REVERSE, Step.FISHBOWL, Step.CONSENSUS)


def slides(lesson: Lesson, before: Before, beyond: Beyond | None, now: float) -> tuple[Slide, ...]:
    """The pages of this step at the moment `now`, in seconds.

    `beyond` is looked at only once the last curtain is up, and may be None until then.
    """
    if lesson.step in _AFTER and Curtain.HISTORY in lesson.curtains and beyond is not None:
        pages = told.slides(lesson, before, beyond)
    else:
        pages = untold.slides(lesson, before)
    frame = _frame(lesson, before, now)
    return tuple(
        replace(
            frame,
            headline=leaf.headline,
            blocks=leaf.blocks,
            tasks=leaf.tasks,
            choices=leaf.choices,
            votes=leaf.votes,
            ladder=leaf.ladder,
            columns=leaf.columns,
            judged=leaf.judged,
            keys=tuple(_keys(lesson, leaf)),
            page=page,
            pages=len(pages),
        )
        for page, leaf in enumerate(pages, 1)
    )


def curtain_of(lesson: Lesson) -> Curtain:
    """The curtain that belongs to this step."""
    if lesson.ballots is not None:
        return Curtain.TALLY
    return Curtain.HISTORY if lesson.step in _AFTER else Curtain.RESULT


def _frame(lesson: Lesson, before: Before, now: float) -> Slide:
    return Slide(
        step=lesson.step,
        number=lesson.at + 1,
        of=len(lesson.times),
        title=TITLES[lesson.step],
        topic=flat(before.title),
        headline="",
        clock=clock(lesson, now),
        curtains=tuple((curtain, CURTAINS[curtain]) for curtain in _down(lesson)),
        advice=tuple(_advice(lesson, before, now)),
    )


def _down(lesson: Lesson) -> Iterator[Curtain]:
    """The curtains that are down and hide something by now, or could be asked for."""
    if lesson.ballots is not None and Curtain.TALLY not in lesson.curtains:
        yield Curtain.TALLY
    if lesson.first.is_closed and Curtain.RESULT not in lesson.curtains:
        yield Curtain.RESULT
    if Curtain.HISTORY not in lesson.curtains:
        yield Curtain.HISTORY


def _advice(lesson: Lesson, before: Before, now: float) -> Iterator[str]:
    """What a teacher may want to do here; it tells how a hidden vote leans."""
    if lesson.first.is_closed and not lesson.second.is_closed and lesson.step not in _AFTER:
        letter = landslide(lesson.first.tally)
        if letter == UNDECIDED:
            yield (
                "Nearly all are undecided: go back to the situation, and ask what they would have"
                " to know."
            )
        elif letter is not None:
            named = {side.letter: side for side in sides(before)}
            yield (
                f"Nearly all voted {named[letter].text}. Deal devil's advocates: two or three argue"
                " each other position, whatever they think."
            )
    if clock(lesson, now).late >= _LATE_FROM:
        yield "You are late: share out the time that is left up to the bell."
    if lesson.step is Step.SOURCES and not before.sheets:
        yield "No document may be shown before history is told: use the reasons on the cards."


_LATE_FROM: Final = 60
"""Seconds."""


def _keys(lesson: Lesson, leaf: Leaf) -> Iterator[Key]:
    """The keys for the foot, those of the step first."""
    ballots = lesson.ballots
    if ballots is not None and not ballots.is_closed:
        yield keys.ONE_MORE
        yield keys.TALLY
        yield keys.UNDO
        yield keys.CLOSE
    elif lesson.step in _TALK and lesson.step is not Step.GROUPS:
        yield keys.POINT
        yield keys.CITE
        yield keys.UNDO
    if leaf.columns and lesson.plan.mode == "choose":
        yield keys.PLAY
    if lesson.step is Step.SWING or leaf.judged:
        yield keys.HANDS
    yield keys.CLOCK
    if lesson.step not in (Step.SILENT, Step.SITUATION):
        yield keys.CURTAIN
    if lesson.at + 1 == len(lesson.times):
        yield keys.FURTHER
        yield keys.END
    else:
        yield keys.ONWARD
    yield keys.HELP
