"""Why a lesson would not take an event, in one sentence that says what to do."""

from typing import Final

from game.core.lesson.ballots import (
    MOST_PRESENT,
    ClosedBallotError,
    NothingToUndoError,
    RefusalError,
    UnknownCodeError,
    UnknownLetterError,
    UnreadableTallyError,
    WrongTotalError,
)
from game.core.lesson.events import BallotClosed, Cited, Counted, Curtain, Event, MovedBy, Sure
from game.core.lesson.lesson import (
    MOST_CODES,
    CodesError,
    CurtainError,
    Lesson,
    NotNowError,
    NumberError,
    OpenVoteError,
    PresentError,
)
from game.files.inert import inert
from game.words.wall.steps import TITLES
from game.words.wall.votes import tally_text

ASK_AGAIN: Final = "Count again, or correct the number present."
_LONGEST: Final = 20
"""Characters of what was typed that are said back."""


def refused(  # noqa: C901, PLR0911, PLR0912 (a closed set of refusals)
    error: RefusalError, lesson: Lesson, event: Event | None = None
) -> str:
    """The sentence for a refusal; `event` is what was refused, None where none was read."""
    match error:
        case WrongTotalError():
            return _wrong_total(error, lesson, event)
        case UnreadableTallyError(part=part):
            shown = _quoted(part)
            letters = " ".join(f"{letter}0" for letter in lesson.plan.letters)
            return f"{shown} is no letter with a number: type the votes as in {letters}."
        case UnknownLetterError(letter=letter):
            known = ", ".join(lesson.plan.letters)
            return f"{_quoted(letter)} stands for nothing here: the letters are {known}."
        case ClosedBallotError():
            return "This vote is closed: type again to hold it once more from the start."
        case UnknownCodeError():
            return "That code was never dealt: look at the slip again."
        case NothingToUndoError():
            return "There is nothing to take back in this step."
        case OpenVoteError():
            return "The vote has begun and is not closed: close it, or undo what was counted."
        case CurtainError(curtain=curtain):
            return _CURTAINS[curtain]
        case PresentError(present=present):
            return f"{present} are no class: between 1 and {MOST_PRESENT} can be present."
        case CodesError():
            return (
                f"No more than {MOST_CODES} codes can be dealt in a lesson: use its earlier slips."
            )
        case NumberError(number=number):
            return _number(number, lesson, event)
        case NotNowError():
            return _not_now(lesson)
        case _:
            return "That cannot be done now."


_CURTAINS: Final = {
    Curtain.TALLY: "The running tally belongs to a vote: its curtain goes up only in one.",
    Curtain.RESULT: "The first result stays hidden until the first vote is closed.",
    Curtain.HISTORY: (
        "What happened stays hidden until its step has come, and until its curtain is up."
    ),
}


def _wrong_total(error: WrongTotalError, lesson: Lesson, event: Event | None) -> str:
    total, present = error.total, error.present
    if isinstance(event, Counted):
        others = total - sum(event.tally.values())
        more = f" and {others} counted before" if others else ""
        return f"{tally_text(event.tally)}{more} makes {total}; {_here(present)}. {ASK_AGAIN}"
    if isinstance(event, BallotClosed) and lesson.ballots is not None:
        tally = tally_text(lesson.ballots.tally)
        missing = f", and {event.missing} missing" if event.missing else ""
        return (
            f"{tally} makes {total}{missing}; {_here(present)}. {ASK_AGAIN}"
            f"{_how_many_missing(total, present)}"
        )
    if isinstance(event, Sure | MovedBy):
        return f"That makes {total} hands; {_here(present)}. {ASK_AGAIN}"
    return f"That makes {total}; {_here(present)}. {ASK_AGAIN}"


def _how_many_missing(total: int, present: int) -> str:
    if total >= present:
        return ""
    return f" If {present - total} did not vote, type: {present - total} missing."


def _here(present: int) -> str:
    return "1 is present" if present == 1 else f"{present} are present"


def _number(number: int, lesson: Lesson, event: Event | None) -> str:
    if isinstance(event, Cited | MovedBy):
        count = lesson.plan.documents
        if count == 0:
            return "There is no document on the sheet."
        return f"There is no document {number}: they are numbered from 1 to {count}."
    if isinstance(event, Sure):
        return f"{number} is no measure of sureness: it goes from 1 to 5."
    return f"{number} does not fit here; {_here(lesson.present)}."


def _not_now(lesson: Lesson) -> str:
    if lesson.ended:
        return "The lesson is over."
    if lesson.bell is None:
        return "The class has not come yet: type how many are present first."
    return f"That cannot be done in this step: {TITLES[lesson.step].lower()}."


def _quoted(text: str) -> str:
    shown = inert(text[:_LONGEST])
    return f"'{shown}'" if len(text) <= _LONGEST else f"'{shown}...'"
