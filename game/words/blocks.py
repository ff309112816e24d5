"""The labelled blocks that mouths show: what a line is, never how it looks."""

from dataclasses import dataclass

from game.words.text import paragraphs


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


Block = Heading | Prose | Labelled | Numbered


def prose(*texts: str) -> list[Block]:
    """Authored texts as paragraphs."""
    return [Prose(line) for text in texts for line in paragraphs(text)]


def labelled(label: str, text: str | None) -> list[Block]:
    """An authored text under one label, a block for each paragraph; none where there is no text."""
    return [Labelled(label, line) for line in paragraphs(text or "")]
