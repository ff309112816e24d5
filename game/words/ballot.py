"""The pages of the ballot on a phone, made of what was known on the day alone.

They ask for a code and a letter and for nothing else, and never say back which letter it was.
"""

from dataclasses import dataclass
from typing import Final, Literal

from game.core.lesson.ballots import CODE_LONG
from game.core.lesson.curtains import Before
from game.core.lesson.plan import Step
from game.words.text import flat
from game.words.wall.sides import sides
from game.words.wall.slide import Side
from game.words.wall.steps import TITLES, headline

Field = Literal["code", "letter"]


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked: the `vote` that it belongs to, the sides, and the field to be mended."""

    vote: str
    legend: str
    sides: tuple[Side, ...]
    code: str
    wrong: Field | None
    says: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its title, what it says, the form if a vote is open, and a way on.

    `reloads`: it looks by itself whether a vote is open by now. `onward` names the way back to
    the vote.
    """

    title: str
    says: tuple[str, ...]
    form: Form | None = None
    onward: str | None = None
    reloads: bool = False


CODE: Final = "Code on your slip"
CODE_SHAPE: Final = (
    f"{CODE_LONG} letters and digits, capital or small. There is no I, L, O, 0 or 1 in it."
)
SEND: Final = "Send"

_NO_LETTER: Final = "Mark one of these, then send again. Undecided is one of them."
_NO_CODE: Final = "That code is on no slip of this class. Look at your slip, and type it again."
_AGAIN: Final = "Vote again with the same code to change it: the last one counts."
_BACK: Final = "Back to the vote"


def open_vote(
    before: Before, step: Step, vote: str, *, code: str = "", wrong: Field | None = None
) -> Page:
    """The form of the vote that is open; `wrong` is the field to be mended."""
    is_weighed = before.mode == "analyse"
    says = {"code": _NO_CODE, "letter": _NO_LETTER, None: ""}[wrong]
    legend = "How do you weigh it?" if is_weighed else "What do you choose?"
    return Page(
        TITLES[step] if wrong is None else f"{TITLES[step]}: please mend one thing",
        (
            flat(before.question) if before.question else flat(before.title),
            f"{headline(step, before.mode)}. Nobody's name is asked or kept.",
        ),
        Form(vote, legend, sides(before), code, wrong, says),
    )


def thanks() -> Page:
    """Once a ballot is in the box."""
    return Page("Thank you", ("Your vote is in.", _AGAIN), onward=_BACK)


def waiting() -> Page:
    """While no vote is open."""
    return Page(
        "No vote is open",
        (
            "Wait until your teacher opens one.",
            "This page looks again every five seconds; if it does not, reload it.",
        ),
        reloads=True,
    )


def closed() -> Page:
    """Where a vote came too late."""
    return Page(
        "That vote is closed",
        ("Your vote was not counted: the vote was closed before it came.",),
        onward="See whether a vote is open",
    )


def full() -> Page:
    """Where more have voted than are present."""
    return Page(
        "Your vote was not counted",
        (
            "As many votes are in as people are present.",
            "Tell your teacher, who can correct the number; then vote again.",
        ),
        onward=_BACK,
    )


def changed_often(most: int) -> Page:
    """Where one code has changed its mind more often than anybody does."""
    return Page(
        "Your last vote stands",
        (f"A vote can be changed {most} times. What you sent before counts.",),
        onward=_BACK,
    )


def unkept() -> Page:
    """Where the disk would not take it."""
    return Page(
        "Your vote was not counted",
        ("The teacher's computer could not keep it. Tell your teacher, then vote again.",),
        onward=_BACK,
    )


def wait(seconds: int) -> Page:
    """Where too much came from one address, or from all of them."""
    return Page(
        "Please wait",
        (f"Too many tries came from this network. Try again in {seconds} seconds.",),
        onward=_BACK,
    )


def not_found() -> Page:
    """Where nothing is."""
    return Page("There is no such page", ("Only the vote is here.",), onward=_BACK)


def refused() -> Page:
    """Where a request is none that this form sends."""
    return Page(
        "That could not be read",
        ("Open the vote again and fill in its form. Nothing was counted.",),
        onward=_BACK,
    )


def failed() -> Page:
    """Where the server has met a defect."""
    return Page(
        "Something went wrong here",
        ("Your vote may not have been counted. Tell your teacher, then vote again.",),
        onward=_BACK,
    )
