"""Everything that can happen in a lesson, each a frozen value; chance is told, never drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from game.core.lesson.ballots import Tally, Way


class Curtain(StrEnum):
    """What a class must not see too early."""

    TALLY = "tally"
    RESULT = "result"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Opened:
    """The class is here: how many, and the seconds until the bell."""

    present: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Present:
    """How many are in the room, corrected."""

    present: int


@dataclass(frozen=True, slots=True)
class Dealt:
    """One-use codes were dealt, in addition to earlier ones."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Onward:
    """To the next step."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """To the next step, leaving this one out."""


@dataclass(frozen=True, slots=True)
class Back:
    """To the step before."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The clock runs again."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """The lesson was closed, in whatever way, and is open again.

    `last` is when something last happened: what passed since a moment long ago is no lesson.
    """

    last: float


@dataclass(frozen=True, slots=True)
class Rebudgeted:
    """The bell is that many seconds away: the steps that are left share them."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The teacher counted the votes that were given in one way."""

    way: Way
    tally: Tally


@dataclass(frozen=True, slots=True)
class OneMore:
    """One more vote that was given in one way."""

    way: Way
    letter: str


@dataclass(frozen=True, slots=True)
class Voted:
    """A ballot was cast with a code."""

    code: str
    letter: str


@dataclass(frozen=True, slots=True)
class Undone:
    """The last thing entered in this step is taken back."""


@dataclass(frozen=True, slots=True)
class BallotClosed:
    """The vote is over; `missing` did not cast one."""

    missing: int = 0


@dataclass(frozen=True, slots=True)
class BallotHeldAgain:
    """The vote is void and open again."""


@dataclass(frozen=True, slots=True)
class Sure:
    """How many are how sure of their vote, from 1 to 5."""

    numbers: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Raised:
    """A curtain goes up."""

    curtain: Curtain


@dataclass(frozen=True, slots=True)
class Lowered:
    """A curtain comes down again."""

    curtain: Curtain


@dataclass(frozen=True, slots=True)
class Claimed:
    """Somebody made a point for a position."""

    letter: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The last point was backed by a document, by its number on the sheet."""

    document: int


@dataclass(frozen=True, slots=True)
class Changed:
    """By a show of hands: how many changed their vote."""

    number: int


@dataclass(frozen=True, slots=True)
class MovedBy:
    """By a show of hands: how many were moved by which document."""

    numbers: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Dated:
    """By a show of hands: at which turn it was last avoidable, or became inevitable."""

    question: Literal["avoidable", "inevitable"]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Took:
    """What the class decided is played: the name of an option."""

    option: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The lesson is over; codes are forgotten."""


Event = (
    Opened
    | Present
    | Dealt
    | Onward
    | Skipped
    | Back
    | Paused
    | Resumed
    | Reopened
    | Rebudgeted
    | Counted
    | OneMore
    | Voted
    | Undone
    | BallotClosed
    | BallotHeldAgain
    | Sure
    | Raised
    | Lowered
    | Claimed
    | Cited
    | Changed
    | MovedBy
    | Dated
    | Took
    | Ended
)
