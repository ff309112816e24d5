"""The labelled blocks that mouths show: what a line is, never how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass


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
class Fact:
    """One fact under a label, as in `The Soviet's trust: wary, was watchful`."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that can be answered, by its number."""

    number: int
    text: str


Block = Heading | Prose | Fact | Answer


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of an authored text: blank lines part them, other line ends are spaces."""
    for paragraph in text.split("\n\n"):
        line = " ".join(paragraph.split())
        if line:
            yield line


def prose(*texts: str) -> list[Block]:
    """Authored texts as paragraphs."""
    return [Prose(line) for text in texts for line in paragraphs(text)]


def labelled(label: str, text: str) -> list[Block]:
    """An authored text as facts under one label, a paragraph each."""
    return [Fact(label, line) for line in paragraphs(text)]
