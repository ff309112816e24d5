"""A ballot box on the network: which vote is open, and what becomes of a ballot cast in it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final, Protocol
from zlib import crc32

from game.core.lesson.ballots import Ballots
from game.core.lesson.events import Dealt, Voted
from game.core.lesson.lesson import Lesson
from game.core.lesson.plan import Step
from game.play.debate import Debate

MOST_CHANGES: Final = 20
"""How often a code may change its vote: each change is kept, and a lesson has to end some day."""


class NoPhonesError(Exception):
    """Phones cannot vote; the message is one sentence that says why, and what to do."""


class Line(Protocol):
    """What deals codes, and lets phones vote with them, in one lesson after the other."""

    def joins(self, debate: Debate) -> None:
        """Begin with this lesson, and leave the one before; or raise `NoPhonesError`."""

    def close(self) -> None:
        """Let no phone vote any more."""


class Cast(Enum):
    """What became of a ballot."""

    TAKEN = auto()
    CLOSED = auto()
    NO_CODE = auto()
    NO_LETTER = auto()
    FULL = auto()
    TOO_OFTEN = auto()
    UNKEPT = auto()


@dataclass
class Box:
    """The ballot box of a lesson; `moment` tells the seconds since 1970."""

    debate: Debate
    moment: Callable[[], float]
    _changes: Counter[tuple[str, str]] = field(default_factory=Counter, init=False)

    @property
    def is_over(self) -> bool:
        """Whether the lesson has ended, so that nobody can vote any more."""
        return self.debate.lesson.ended

    @property
    def vote(self) -> tuple[Step, str] | None:
        """The step whose vote is open, and the name of that vote; None while none is."""
        lesson = self.debate.lesson
        return None if _open(lesson) is None else (lesson.step, vote_name(lesson))

    def cast(  # noqa: PLR0911 (a closed set of ends)
        self, vote: str, code: str, letter: str
    ) -> Cast:
        """Put a ballot into the vote of a name, in place of what the code cast before.

        Whether a code is right is told only while its vote is open.
        """
        with self.debate.lock:
            lesson = self.debate.lesson
            ballots = _open(lesson)
            if ballots is None or vote != vote_name(lesson):
                return Cast.CLOSED
            if code not in lesson.codes:
                return Cast.NO_CODE
            if letter not in ballots.letters:
                return Cast.NO_LETTER
            if ballots.coded.get(code) == letter:
                return Cast.TAKEN
            if code not in ballots.coded and ballots.cast >= lesson.present:
                return Cast.FULL
            if code not in ballots.coded:
                self._changes[vote, code] = 0
            elif self._changes[vote, code] == MOST_CHANGES:
                return Cast.TOO_OFTEN
            else:
                self._changes[vote, code] += 1
            if self.debate.do(Voted(code, letter), self.moment()) is not None:
                return Cast.UNKEPT
            return Cast.TAKEN


def deal(debate: Debate, now: float) -> str | None:
    """Let the codes of the slips count, as far as they do not yet; or a sentence why it cannot."""
    new = tuple(code for code in debate.seats if code not in debate.lesson.codes)
    return debate.do(Dealt(new), now) if new and debate.lesson.is_open else None


def vote_name(lesson: Lesson) -> str:
    """What the vote of this step is called on a form; a turn's own name could tell something.

    It is the same after a restart and another in another lesson, and it keeps a form that lay
    open on a phone from being taken for a later vote's.
    """
    return f"{crc32(lesson.plan.turn.encode()):08x}.{lesson.step}"


def _open(lesson: Lesson) -> Ballots | None:
    ballots = lesson.ballots
    return None if not lesson.is_open or ballots is None or ballots.is_closed else ballots
