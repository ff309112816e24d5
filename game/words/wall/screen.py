"""What only the screens of a lesson say: where one is, what hangs there, what can be typed."""

from collections.abc import Iterable
from typing import Final

from game.core.lesson.events import Curtain
from game.core.lesson.lesson import Plan
from game.words import debates
from game.words.blocks import Block, Labelled, Prose
from game.words.wall.slide import Slide

TOO_SMALL: Final = (
    "A wall needs a window of 40 by 12."
    " Enlarge it, or go on in lines: juncture debate --resume --plain"
)
DOWN: Final = "Curtain down"
TYPE: Final = "A7 B12 C3 U5, or a command: help lists them"
BEFORE: Final = "before the class"
OVER: Final = "the lesson is over"
KEYS: Final = "keys and commands"
ADVICE: Final = "for the teacher"
PRESENT: Final = "How many are present?"
BELL: Final = "When is the bell?"
BELL_SHAPE: Final = "10:50, or minutes; nothing for {} minutes from now"


def hangs(curtains: Iterable[tuple[Curtain, str]]) -> str:
    """The curtains that are down, in one sentence; nothing for none."""
    names = ", ".join(name for _, name in curtains)
    return f"{DOWN}: {names}." if names else ""


def place(slide: Slide) -> str:
    """`Step 5 of 11`."""
    return f"Step {slide.number} of {slide.of}"


def titled(slide: Slide) -> str:
    """What a step is called, and which of its pages this is."""
    page = f", page {slide.page} of {slide.pages}" if slide.pages > 1 else ""
    return f"{slide.title}{page}"


def window(columns: int, rows: int) -> str:
    """How large the letters of a wall are: in cells, since a screen knows no other measure."""
    return (
        "If it cannot, make this window's letters larger; most terminals do so by Ctrl and +."
        f" 60 columns by 20 lines are enough; this window has {columns} by {rows}."
    )


def ended(name: str | None, further: str | None) -> list[Block]:
    """The page after a lesson: where its record is, and what could be debated next.

    `name` is None for a rehearsal; `further` is the title of the next juncture, if there is one.
    """
    if further is None:
        return [debates.ended(name)[0], Prose(debates.NO_FURTHER)]
    return [debates.ended(name)[0], Labelled("Next juncture", f"{further}.")]


def bell_shape(plan: Plan) -> str:
    """What may be typed as a bell."""
    return BELL_SHAPE.format(plan.minutes)
