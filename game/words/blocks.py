"""The labelled blocks that mouths show: what a line is, never how it looks.

This imports nothing of the scenario, since the title is shown before the rest is loaded.
"""

from dataclasses import dataclass
from typing import Literal

from game.words.text import paragraphs

Grade = Literal["documented", "argued", "judged"]
"""How sure a claim is, as a scenario grades it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part of the evening; `level` 1 is a scenario, 2 a chapter or turn, 3 a part."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph to be read as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line under a label, as in `The Soviet's trust: wary, was watchful`."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """One thing that can be answered with, by its number."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim under its grade: what it `says`, and the `grounds` on which it stands."""

    grade: Grade
    says: str
    grounds: str

    @property
    def label(self) -> str:
        """The grade as a label."""
        return self.grade.capitalize()

    @property
    def text(self) -> str:
        """The whole claim in one line."""
        return f"{self.says} {self.grounds}".strip()


@dataclass(frozen=True, slots=True)
class Shift:
    """What a step did to one gauge: how it `moved`, in words and then in numbers, and why.

    Levels run from 0 to `top`; `better` says which way is good.
    """

    label: str
    moved: str
    reasons: str
    before: int
    after: int
    top: int
    better: Literal["high", "low", "neither"]

    @property
    def text(self) -> str:
        """The whole change in one line."""
        return f"{self.moved} {self.reasons}"


@dataclass(frozen=True, slots=True)
class Level:
    """Where one gauge stands: in a `word`, then as a number from 0 to `top`."""

    label: str
    word: str
    value: int
    top: int

    @property
    def text(self) -> str:
        """The level in one line."""
        return f"{self.word} ({self.value} of {self.top})."


Fact = Labelled | Stated | Shift | Level
"""A line under a label."""

Block = Heading | Prose | Numbered | Fact


def prose(*texts: str) -> list[Block]:
    """Authored texts as paragraphs."""
    return [Prose(line) for text in texts for line in paragraphs(text)]


def labelled(label: str, text: str | None) -> list[Block]:
    """An authored text under one label, a block for each paragraph; none where there is no text."""
    return [Labelled(label, line) for line in paragraphs(text or "")]
