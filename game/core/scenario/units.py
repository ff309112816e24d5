"""Several lessons under one question: what each does, minute by minute, and who speaks in it."""

from typing import Annotated, Final, Literal

from pydantic import Field

from game.core.scenario.claims import Claim
from game.core.scenario.fields import Name, Part, Text, Whole

Form = Literal["debate", "controversy", "fishbowl"]
"""*debate*: a vote, a debate, a vote. *controversy*: fours who argue both sides and then agree
on a sentence. *fishbowl*: a few speak in the middle, the rest listen and take their places."""

LONGEST_STEP: Final = 120


class Step(Part):
    """What the class does, for so many minutes."""

    minutes: Annotated[Whole, Field(ge=1, le=LONGEST_STEP)]
    text: Text


class Card(Claim):
    """Somebody whom a pupil speaks for: what they argue, and what they had at stake."""

    who: Text
    interest: Text


class UnitLesson(Part):
    """One lesson of a unit. `turns` are those that it plays or debates, or looks back on."""

    title: Text
    turns: Annotated[tuple[Name, ...], Field(min_length=1)]
    form: Form
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    cards: tuple[Card, ...] = ()
    products: tuple[Text, ...] = ()
    homework: Text | None = None

    @property
    def minutes(self) -> int:
        """How long its steps take together."""
        return sum(step.minutes for step in self.steps)


class Unit(Part):
    """Lessons that answer one question together, in their order."""

    title: Text
    question: Text
    lessons: Annotated[tuple[UnitLesson, ...], Field(min_length=1)]
