"""What is projected, as values: one slide says all that a wall or a line shows of a step.

A slide is read from the back row, so a page of it holds few words; what is longer goes on
over several pages of the same step.
"""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from game.core.lesson.events import Curtain
from game.core.lesson.plan import Step
from game.words.blocks import Block, Heading, Labelled, Numbered, Prose
from game.words.keys import Key
from game.words.text import flat

MOST_WORDS: Final = 60
MOST_LINES: Final = 12
COLUMNS: Final = 58
"""Of what is read on one page; a line is as wide as that on the narrowest wall."""


@dataclass(frozen=True, slots=True)
class Side:
    """How one position is told apart without colour: letter, shape and pattern, and its name.

    `sign` draws the shape in one cell, `fill` the pattern.
    """

    letter: str
    shape: str
    sign: str
    pattern: str
    fill: str
    label: str

    @property
    def text(self) -> str:
        """The side in words: `A, circle: Sign now`."""
        return f"{self.letter}, {self.shape}: {self.label}"


@dataclass(frozen=True, slots=True)
class Bar:
    """The votes of one side: None where they may not be seen."""

    side: Side
    first: int | None
    second: int | None

    @property
    def net(self) -> int | None:
        """Votes gained or lost from the first vote to the second."""
        if self.first is None or self.second is None:
            return None
        return self.second - self.first


@dataclass(frozen=True, slots=True)
class Votes:
    """How a vote stands, as far as it may be seen.

    `cast` of `present` have voted in the vote of this step, None where this step is none.
    `bars` are empty while the tally is hidden. `moves` are `from`, `to` and how many.
    """

    present: int
    cast: int | None
    is_closed: bool
    bars: tuple[Bar, ...]
    moves: tuple[tuple[str, str, int], ...]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds: left of this step's budget (below nought once it is spent), and until the bell.

    `late` is by how many seconds the rest as planned would overrun the bell, or is to spare.
    """

    left: int
    budget: int
    until_bell: int
    late: int
    is_paused: bool
    says: str

    @property
    def share(self) -> float:
        """What is left of the step's budget, from 0 to 1."""
        return min(max(self.left / self.budget, 0.0), 1.0) if self.budget > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Rung:
    """A point made in the debate: its name (`A2`), and the numbers of the documents behind it."""

    name: str
    documents: tuple[int, ...]

    @property
    def text(self) -> str:
        """The point in words."""
        if not self.documents:
            return f"{self.name}: no document yet"
        noun = "document" if len(self.documents) == 1 else "documents"
        return f"{self.name}: {noun} {', '.join(map(str, self.documents))}"


@dataclass(frozen=True, slots=True)
class Column:
    """One of several texts that stand side by side where there is room."""

    head: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One turn in the class's judgement: hands for each question, and the model's odds.

    `odds` are those of history's ending before the turn, 0 to 1; None while not worked out.
    """

    turn: str
    number: int
    title: str
    avoidable: int
    inevitable: int
    odds: float | None

    @property
    def text(self) -> str:
        """The turn in one line."""
        odds = "" if self.odds is None else f"; the model {round(100 * self.odds)} in 100"
        return f"still avoidable {self.avoidable}, inevitable {self.inevitable}{odds}"


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one page of a step says, before it is put into its frame.

    `headline` is the one thing in huge type, `blocks` is read under it, `tasks` are what to do.
    """

    headline: str
    blocks: tuple[Block, ...] = ()
    tasks: tuple[str, ...] = ()
    choices: tuple[Side, ...] = ()
    votes: Votes | None = None
    ladder: tuple[Rung, ...] = ()
    columns: tuple[Column, ...] = ()
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide(Leaf):
    """One page of one step, in its frame.

    `number` of `of` is the step's place in the lesson, `page` of `pages` the page's in the step.
    `advice` is for the teacher, and shown only when it is asked for.
    """

    step: Step
    number: int
    of: int
    title: str
    topic: str
    clock: Clock
    curtains: tuple[tuple[Curtain, str], ...] = ()
    advice: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    page: int = 1
    pages: int = 1


def leaves(headline: str, blocks: Iterable[Block]) -> list[Leaf]:
    """Texts under one headline, on as many pages as they need."""
    return [Leaf(headline, page) for page in paged(blocks)]


def paged(blocks: Iterable[Block]) -> list[tuple[Block, ...]]:
    """Blocks on pages that a back row can read; a long one is parted after a sentence."""
    pages: list[list[Block]] = []
    words = lines = 0
    for block in blocks:
        for piece in _pieces(block):
            more_words, more_lines = _words(piece), _lines(piece)
            is_full = words + more_words > MOST_WORDS or lines + more_lines > MOST_LINES
            if not pages or is_full:
                pages.append([])
                words = lines = 0
            pages[-1].append(piece)
            words, lines = words + more_words, lines + more_lines
    return [tuple(page) for page in pages]


@lru_cache(maxsize=256)  # a wall is made anew every second, of the same texts
def _pieces(block: Block) -> tuple[Block, ...]:
    return tuple(_parted(block))


def _parted(block: Block) -> Iterator[Block]:
    if _fits(block):
        yield block
        return
    said: list[str] = []
    for word in _text(block).split():
        longer = [*said, word]
        if said and not _fits(_made(block, " ".join(longer))):
            upto = _last_end(said)
            yield _made(block, " ".join(said[:upto]))
            longer = [*said[upto:], word]
        said = longer
    if said:
        yield _made(block, " ".join(said))


def _last_end(words: list[str]) -> int:
    """Behind the last sentence, if one ends in the second half; else behind the last word."""
    ends = [at for at, word in enumerate(words, 1) if word.rstrip('"\u201d)').endswith((".", "?"))]
    return ends[-1] if ends and 2 * ends[-1] >= len(words) else len(words)


def _fits(block: Block) -> bool:
    return _words(block) <= MOST_WORDS and _lines(block) <= MOST_LINES


def _text(block: Block) -> str:
    return block.text


def _label(block: Block) -> str:
    match block:
        case Heading() | Prose():
            return ""
        case Numbered(number):
            return f"{number}. "
        case _:
            return f"{block.label}: "


def _made(block: Block, text: str) -> Block:
    """A piece of a block: what it is called stands before each."""
    match block:
        case Heading(_, level):
            return Heading(text, level)
        case Prose():
            return Prose(text)
        case Numbered(number):
            return Numbered(number, text)
        case _:
            return Labelled(block.label, text)


def _words(block: Block) -> int:
    return len(flat(f"{_label(block)}{_text(block)}").split())


def _lines(block: Block) -> int:
    return len(textwrap.wrap(f"{_label(block)}{_text(block)}", COLUMNS)) + 1
