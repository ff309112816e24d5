"""What the game asks a mouth, and what a mouth may answer. Closed unions of frozen values."""

from dataclasses import dataclass

from game.core.move import Choice, Fall, Move, Spending
from game.core.playthrough import Playthrough
from game.words.blocks import Block
from game.words.pages import Page, all_blocks


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin a shipped scenario, named as its file is."""

    scenario: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on with a kept playthrough."""

    name: str


@dataclass(frozen=True, slots=True)
class Title:
    """What to play: each entry by its words. Answered with `Begin`, `Resume` or `Left`."""

    blocks: tuple[Block, ...]
    entries: tuple[tuple[str, Begin | Resume], ...]


@dataclass(frozen=True, slots=True)
class Tell:
    """Pages to be read. Answered with `Read` or `Left`."""

    playthrough: Playthrough
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Decide:
    """A juncture: one of its open options. Answered with `Chosen`."""

    playthrough: Playthrough
    page: Page
    prompt: str
    options: tuple[tuple[str, Choice], ...]


@dataclass(frozen=True, slots=True)
class Spend:
    """A season: that many of its open activities. Answered with `Chosen`.

    `moves` are all the ways to spend the hours; each takes `hours` of the `activities`.
    """

    playthrough: Playthrough
    page: Page
    prompt: str
    hours: int
    activities: tuple[tuple[str, str], ...]
    moves: tuple[Spending, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """A fortune. Answered with `Read`, and chance falls; or with `Chosen` to say how it fell."""

    playthrough: Playthrough
    page: Page
    prompt: str
    falls: tuple[tuple[Fall, int], ...]


@dataclass(frozen=True, slots=True)
class Stuck:
    """No move is open: a defect of the scenario. Answered with `Undone`, `Rewound` or `Left`."""

    playthrough: Playthrough
    page: Page


@dataclass(frozen=True, slots=True)
class Unkept:
    """A move could not be saved, and was not made. `Read` asks again, `Left` leaves."""

    playthrough: Playthrough
    page: Page


@dataclass(frozen=True, slots=True)
class Debrief:
    """The ending is reached. `Read` ends the evening; it may still be undone or rewound."""

    playthrough: Playthrough
    pages: tuple[Page, ...]


Question = Tell | Decide | Spend | Draw | Stuck | Unkept | Debrief


def pages_of(question: Question) -> tuple[Page, ...]:
    """What a question tells, page by page."""
    return question.pages if isinstance(question, Tell | Debrief) else (question.page,)


def blocks_of(question: Question) -> tuple[Block, ...]:
    """All that a question tells, in the order in which it is read."""
    return all_blocks(pages_of(question))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A move."""

    move: Move


@dataclass(frozen=True, slots=True)
class Undone:
    """The last decision is taken back."""


@dataclass(frozen=True, slots=True)
class Rewound:
    """Everything from that turn on is taken back."""

    turn: str


@dataclass(frozen=True, slots=True)
class Read:
    """It was read; go on."""


@dataclass(frozen=True, slots=True)
class Left:
    """The player leaves."""


Reply = Chosen | Undone | Rewound | Read | Left
