"""The steps of a lesson in each form, and how many minutes each is meant to take.

The times are a plan and no measurement: fifty minutes for one juncture, stretched or
squeezed in proportion.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

Form = Literal["debate", "controversy", "fishbowl"]
"""Positions in groups; pairs who argue each side in turn; a circle that others watch."""

FORMS: Final[tuple[Form, ...]] = ("debate", "controversy", "fishbowl")
SHORTEST: Final = 20
LONGEST: Final = 180
USUAL: Final = 50
"""Minutes."""


class Step(StrEnum):
    """What a class does at one time."""

    SILENT = "silent"
    SITUATION = "situation"
    FIRST_VOTE = "first_vote"
    GROUPS = "groups"
    SOURCES = "sources"
    DEBATE = "debate"
    REVERSE = "reverse"
    FISHBOWL = "fishbowl"
    CONSENSUS = "consensus"
    SECOND_VOTE = "second_vote"
    SWING = "swing"
    HISTORY = "history"
    TEST = "test"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Planned:
    """A step and the seconds that it is meant to take."""

    step: Step
    seconds: int


_SHARES: Final[Mapping[Form, Mapping[Step, int]]] = {
    "debate": {
        Step.SILENT: 3,
        Step.SITUATION: 5,
        Step.FIRST_VOTE: 2,
        Step.GROUPS: 9,
        Step.SOURCES: 7,
        Step.DEBATE: 11,
        Step.SECOND_VOTE: 2,
        Step.SWING: 2,
        Step.HISTORY: 5,
        Step.TEST: 3,
        Step.CLOSE: 1,
    },
    "controversy": {
        Step.SILENT: 3,
        Step.SITUATION: 5,
        Step.FIRST_VOTE: 2,
        Step.SOURCES: 6,
        Step.DEBATE: 9,
        Step.REVERSE: 8,
        Step.CONSENSUS: 6,
        Step.SECOND_VOTE: 2,
        Step.SWING: 2,
        Step.HISTORY: 4,
        Step.TEST: 2,
        Step.CLOSE: 1,
    },
    "fishbowl": {
        Step.SILENT: 3,
        Step.SITUATION: 5,
        Step.FIRST_VOTE: 2,
        Step.GROUPS: 7,
        Step.SOURCES: 6,
        Step.FISHBOWL: 14,
        Step.SECOND_VOTE: 2,
        Step.SWING: 2,
        Step.HISTORY: 5,
        Step.TEST: 3,
        Step.CLOSE: 1,
    },
}
_TEST_FROM: Final = 46
"""In fewer minutes than these the test of the what-if is homework."""
_REVERSE_FROM: Final = 60
"""From these minutes on a debate has time to argue the other side."""


def steps(form: Form, minutes: int) -> tuple[Planned, ...]:
    """The steps in `minutes` (`SHORTEST` to `LONGEST`), whose seconds fill them exactly."""
    shares = dict(_SHARES[form])
    if minutes < _TEST_FROM:
        del shares[Step.TEST]
    if form == "debate" and minutes >= _REVERSE_FROM:
        shares[Step.REVERSE] = 8
    in_order = [(step, shares[step]) for step in Step if step in shares]
    return tuple(
        Planned(step, seconds)
        for (step, _), seconds in zip(
            in_order, divided(minutes * 60, [share for _, share in in_order]), strict=True
        )
    )


def divided(whole: int, shares: list[int]) -> list[int]:
    """A whole number divided in proportion to shares of at least one; the parts add up to it."""
    total, given, parts = sum(shares), 0, []
    upto = 0
    for share in shares:
        upto += share
        part = whole * upto // total - given
        given += part
        parts.append(part)
    return parts
