"""Each side of a debate told apart in three ways, none of them a colour."""

from typing import Final

from game.core.lesson.ballots import LETTERS, UNDECIDED
from game.core.lesson.curtains import Before
from game.words.text import flat
from game.words.wall.slide import Side

UNDECIDED_LABEL: Final = "Undecided"

_SHAPES: Final = (
    ("circle", "●", "full", "█"),
    ("square", "■", "checked", "▒"),
    ("triangle", "▲", "light", "░"),
    ("diamond", "◆", "halved", "▌"),
    ("star", "★", "lined", "="),
    ("cross", "✚", "slanted", "/"),
    ("arrow", "►", "crossed", "x"),
    ("flag", "⚑", "dotted", ":"),
)
_RING: Final = ("ring", "○", "empty", "·")


def sides(before: Before) -> tuple[Side, ...]:
    """The positions by their letters, and last those who are undecided."""
    positions = tuple(
        Side(side.letter, *_SHAPES[LETTERS.index(side.letter)], flat(side.label).rstrip("."))
        for side in before.sides
    )
    return (*positions, Side(UNDECIDED, *_RING, UNDECIDED_LABEL))
