"""The lesson as a value: events make it, and the moment of each is an argument.

Law: the steps are walked in order, one at a time; a vote that has begun is closed before the
class goes on; the first result may be seen once the first vote is closed, what happened once
the step that tells it has come.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, assert_never

from game.core.lesson import ballots as votes
from game.core.lesson.ballots import (
    LETTERS,
    MOST_PRESENT,
    UNDECIDED,
    Ballots,
    RefusalError,
    UnknownLetterError,
    WrongTotalError,
)
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
from game.core.lesson.plan import Form, Step, divided, steps

LONG_GAP: Final = 600
"""Seconds. Reopened later than this, a lesson waits for the teacher: it is another hour."""
SURENESS: Final = range(1, 6)
LONGEST_UNTIL_BELL: Final = 12 * 60 * 60
"""Seconds."""
MOST_CODES: Final = 5 * MOST_PRESENT
"""Some slips get lost, and others are dealt; but a lesson's file must not be slow to read."""


class NotNowError(RefusalError):
    """What happened does not belong to this step."""

    def __init__(self, step: Step) -> None:
        super().__init__(step)
        self.step = step


class OpenVoteError(RefusalError):
    """The vote has begun and is not closed."""


class CurtainError(RefusalError):
    """A curtain that must stay down for now."""

    def __init__(self, curtain: Curtain) -> None:
        super().__init__(curtain)
        self.curtain = curtain


class PresentError(RefusalError):
    """No class has that many people."""

    def __init__(self, present: int) -> None:
        super().__init__(present)
        self.present = present


class CodesError(RefusalError):
    """More codes than a lesson can deal."""


class NumberError(RefusalError):
    """A number that stands for nothing here, or more hands than people."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class Plan:
    """What a lesson is about, fixed before it begins.

    `path` are the moves that lead to the `turn`, by their text forms; `names` are the options
    (in mode *analyse* the verdicts) behind the letters, and `documents` how many are on the
    sheet. `minutes` is its whole length.
    """

    scenario: str
    fingerprint: str
    turn: str
    path: tuple[str, ...]
    mode: Literal["choose", "analyse"]
    names: tuple[str, ...]
    documents: int
    form: Form
    minutes: int
    profile: str

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters that can be voted for, the undecided last."""
        return (*LETTERS[: len(self.names)], UNDECIDED)

    def name(self, letter: str) -> str:
        """What stands behind the letter of a position."""
        return self.names[LETTERS.index(letter)]

    def letter(self, name: str) -> str:
        """The letter of an option or a verdict."""
        return LETTERS[self.names.index(name)]


@dataclass(frozen=True, slots=True)
class Point:
    """A point that somebody made for a position, and the documents that backed it."""

    letter: str
    documents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Timed:
    """One step: the `budget` and what was `spent`, in seconds; whether it was `skipped`."""

    step: Step
    budget: float
    spent: float = 0.0
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson at one moment.

    `since` is when the clock of this step began to run, None while it stands; `bell` is when
    the lesson has to be over. Both are moments as the events' `now`, in seconds.
    """

    plan: Plan
    times: tuple[Timed, ...]
    first: Ballots
    second: Ballots
    at: int = 0
    since: float | None = None
    bell: float | None = None
    present: int = 0
    codes: frozenset[str] = frozenset()
    sure: Mapping[Step, Mapping[int, int]] = field(default_factory=dict)
    curtains: frozenset[Curtain] = frozenset()
    points: tuple[Point, ...] = ()
    changed: int | None = None
    moved_by: Mapping[int, int] = field(default_factory=dict)
    avoidable: Mapping[str, int] = field(default_factory=dict)
    inevitable: Mapping[str, int] = field(default_factory=dict)
    took: str | None = None
    ended: bool = False

    @property
    def step(self) -> Step:
        """What the class does now."""
        return self.times[self.at].step

    @property
    def is_open(self) -> bool:
        """Whether the class has come and the lesson is not over."""
        return self.bell is not None and not self.ended

    @property
    def is_paused(self) -> bool:
        """Whether the clock stands though the lesson is on."""
        return self.is_open and self.since is None

    @property
    def ballots(self) -> Ballots | None:
        """The ballot of this step, if it is a vote."""
        return {Step.FIRST_VOTE: self.first, Step.SECOND_VOTE: self.second}.get(self.step)

    def left(self, now: float) -> float:
        """The seconds that this step has left; below nought once it takes longer than meant."""
        timed = self.times[self.at]
        return timed.budget - timed.spent - self._running(now)

    def until_bell(self, now: float) -> float:
        """The seconds until the bell, below nought after it; the plan's, before the class came."""
        return self.plan.minutes * 60.0 if self.bell is None else self.bell - now

    def late(self, now: float) -> float:
        """By how many seconds the steps as budgeted would overrun the bell; below nought: spare."""
        ahead = sum(timed.budget for timed in self.times[self.at + 1 :])
        return max(self.left(now), 0.0) + ahead - self.until_bell(now)

    def _running(self, now: float) -> float:
        return 0.0 if self.since is None else max(now - self.since, 0.0)


def planned(plan: Plan) -> Lesson:
    """A lesson before the class has come."""
    times = tuple(Timed(one.step, one.seconds) for one in steps(plan.form, plan.minutes))
    return Lesson(plan, times, Ballots(plan.letters), Ballots(plan.letters))


def happened(lesson: Lesson, event: Event, now: float) -> Lesson:  # noqa: C901, PLR0911, PLR0912 (a closed union)
    """The lesson after one event at the moment `now`, in seconds.

    Raises:
        RefusalError: it cannot happen now, or not so; the lesson is unchanged.
    """
    if isinstance(event, Opened) == (lesson.bell is not None) or lesson.ended:
        raise NotNowError(lesson.step)
    match event:
        case Opened(present, seconds):
            return _opened(lesson, present, seconds, now)
        case Present(present):
            return _with_present(lesson, present)
        case Dealt(codes):
            return _dealt(lesson, codes)
        case Onward() | Skipped():
            return _onward(lesson, now, skipped=isinstance(event, Skipped))
        case Back():
            return _back(lesson, now)
        case Paused():
            return replace(_spent(lesson, now), since=None)
        case Resumed():
            return replace(_spent(lesson, now), since=now)
        case Reopened(last):
            return _reopened(lesson, last, now)
        case Rebudgeted(seconds):
            return _rebudgeted(lesson, seconds, now)
        case Counted() | OneMore() | Voted() | BallotClosed() | BallotHeldAgain():
            return _balloted(lesson, event)
        case Undone():
            return _undone(lesson)
        case Sure(numbers):
            _vote(lesson)
            _hands(lesson, numbers, SURENESS)
            return replace(lesson, sure={**lesson.sure, lesson.step: dict(numbers)})
        case Raised(curtain):
            return _raised(lesson, curtain)
        case Lowered(curtain):
            return replace(lesson, curtains=lesson.curtains - {curtain})
        case Claimed(letter):
            if letter not in lesson.plan.letters[:-1]:
                raise UnknownLetterError(letter)
            return replace(lesson, points=(*lesson.points, Point(letter)))
        case Cited(document):
            return _cited(lesson, document)
        case Changed(number):
            if not 0 <= number <= lesson.present:
                raise NumberError(number)
            return replace(lesson, changed=number)
        case MovedBy(numbers):
            _hands(lesson, numbers, range(1, lesson.plan.documents + 1))
            return replace(lesson, moved_by=dict(numbers))
        case Dated(question, numbers):
            return _dated(lesson, question, numbers)
        case Took(option):
            return _took(lesson, option)
        case Ended():
            return replace(_spent(lesson, now), since=None, ended=True, codes=frozenset())
        case _:
            assert_never(event)


def _opened(lesson: Lesson, present: int, seconds: int, now: float) -> Lesson:
    here = _with_present(lesson, present)
    return _rebudgeted(replace(here, since=now, bell=now + seconds), seconds, now)


def _with_present(lesson: Lesson, present: int) -> Lesson:
    if not 1 <= present <= MOST_PRESENT:
        raise PresentError(present)
    for ballots in (lesson.first, lesson.second):  # also one that was left open by going back
        if not ballots.is_closed and ballots.cast > present:
            raise WrongTotalError(ballots.cast, present)
    return replace(lesson, present=present)


def _dealt(lesson: Lesson, codes: Iterable[str]) -> Lesson:
    dealt = lesson.codes.union(codes)
    if len(dealt) > MOST_CODES:
        raise CodesError
    return replace(lesson, codes=dealt)


def _onward(lesson: Lesson, now: float, *, skipped: bool) -> Lesson:
    if lesson.at + 1 == len(lesson.times):
        raise NotNowError(lesson.step)
    ballots = lesson.ballots
    if ballots is not None and ballots.cast and not ballots.is_closed:
        raise OpenVoteError
    moved = replace(_spent(lesson, now), at=lesson.at + 1)
    if skipped and not (ballots is not None and ballots.is_closed):
        moved = _marked(moved, lesson.at, skipped=True)
    # A running tally is for the vote at which it was shown.
    return replace(moved, curtains=moved.curtains - {Curtain.TALLY})


def _back(lesson: Lesson, now: float) -> Lesson:
    """At the step before, which is left out no longer."""
    if lesson.at == 0:
        raise NotNowError(lesson.step)
    before = lesson.at - 1
    return replace(_marked(_spent(lesson, now), before, skipped=False), at=before)


def _marked(lesson: Lesson, at: int, *, skipped: bool) -> Lesson:
    times = list(lesson.times)
    times[at] = replace(times[at], skipped=skipped)
    return replace(lesson, times=tuple(times))


def _spent(lesson: Lesson, now: float) -> Lesson:
    """The time that has run is written down, and the clock runs on from `now` if it ran."""
    if lesson.since is None:
        return lesson
    times = list(lesson.times)
    here = times[lesson.at]
    times[lesson.at] = replace(here, spent=here.spent + max(now - lesson.since, 0.0))
    return replace(lesson, times=tuple(times), since=now)


def _reopened(lesson: Lesson, last: float, now: float) -> Lesson:
    """After a short gap the class sat there, and the clock ran; after a long one it stood."""
    if now - last <= LONG_GAP:
        return lesson
    return replace(_spent(lesson, last), since=None)


def _rebudgeted(lesson: Lesson, seconds: int, now: float) -> Lesson:
    if not 0 <= seconds <= LONGEST_UNTIL_BELL:
        raise NumberError(seconds)
    running = _spent(lesson, now)
    before, ahead = running.times[: running.at], running.times[running.at :]
    wanted = {one.step: one.seconds for one in steps(running.plan.form, running.plan.minutes)}
    shares = [wanted[timed.step] for timed in ahead]
    done = ahead[0].spent
    shares[0] = max(round(shares[0] - done), 1)
    budgets = divided(seconds, shares)
    budgets[0] += round(done)
    times = tuple(replace(one, budget=budget) for one, budget in zip(ahead, budgets, strict=True))
    return replace(running, times=(*before, *times), bell=now + seconds)


def _vote(lesson: Lesson) -> Ballots:
    if lesson.ballots is None:
        raise NotNowError(lesson.step)
    return lesson.ballots


def _balloted(
    lesson: Lesson, event: Counted | OneMore | Voted | BallotClosed | BallotHeldAgain
) -> Lesson:
    ballots = _vote(lesson)
    match event:
        case Counted(way, tally):
            ballots = votes.counted(ballots, way, tally, lesson.present)
        case OneMore(way, letter):
            ballots = votes.one_more(ballots, way, letter, lesson.present)
        case Voted(code, letter):
            ballots = votes.voted(ballots, code, letter, lesson.codes, lesson.present)
        case BallotClosed(missing):
            ballots = votes.closed(ballots, lesson.present, missing)
        case BallotHeldAgain():
            ballots = votes.emptied(ballots)
        case _:
            assert_never(event)
    return _with_ballots(lesson, ballots)


def _with_ballots(lesson: Lesson, ballots: Ballots) -> Lesson:
    if lesson.step is Step.FIRST_VOTE:
        return replace(lesson, first=ballots)
    return replace(lesson, second=ballots)


def _undone(lesson: Lesson) -> Lesson:
    """In a vote the last count; elsewhere the last document of a point, or the last point."""
    if lesson.ballots is not None:
        return _with_ballots(lesson, votes.undone(lesson.ballots))
    if not lesson.points:
        raise votes.NothingToUndoError
    *earlier, last = lesson.points
    if last.documents:
        earlier.append(replace(last, documents=last.documents[:-1]))
    return replace(lesson, points=tuple(earlier))


def _raised(lesson: Lesson, curtain: Curtain) -> Lesson:
    match curtain:
        case Curtain.TALLY:
            may = lesson.ballots is not None
        case Curtain.RESULT:
            may = lesson.first.is_closed
        case Curtain.HISTORY:
            may = any(timed.step is Step.HISTORY for timed in lesson.times[: lesson.at + 1])
        case _:
            assert_never(curtain)
    if not may:
        raise CurtainError(curtain)
    return replace(lesson, curtains=lesson.curtains | {curtain})


def _cited(lesson: Lesson, document: int) -> Lesson:
    if not lesson.points:
        raise votes.NothingToUndoError
    if not 1 <= document <= lesson.plan.documents:
        raise NumberError(document)
    *earlier, last = lesson.points
    if document in last.documents:
        return lesson
    backed = replace(last, documents=(*last.documents, document))
    return replace(lesson, points=(*earlier, backed))


def _hands(lesson: Lesson, numbers: Mapping[int, int], known: Iterable[int]) -> None:
    for number in numbers:
        if number not in known:
            raise NumberError(number)
    _as_many(lesson, numbers.values())


def _as_many(lesson: Lesson, hands: Iterable[int]) -> None:
    total = sum(hands)
    if total > lesson.present:
        raise WrongTotalError(total, lesson.present)


def _dated(
    lesson: Lesson, question: Literal["avoidable", "inevitable"], numbers: Mapping[str, int]
) -> Lesson:
    # What is asked for gives away how it ended.
    if Curtain.HISTORY not in lesson.curtains:
        raise CurtainError(Curtain.HISTORY)
    _as_many(lesson, numbers.values())
    if question == "avoidable":
        return replace(lesson, avoidable=dict(numbers))
    return replace(lesson, inevitable=dict(numbers))


def _took(lesson: Lesson, option: str) -> Lesson:
    if Curtain.HISTORY not in lesson.curtains:
        raise CurtainError(Curtain.HISTORY)
    if lesson.plan.mode == "analyse" or option not in lesson.plan.names:
        raise NotNowError(lesson.step)
    return replace(lesson, took=option)
