"""What a printed paper is made of: parts in order, each a value that knows nothing of its looks.

Texts are as their authors wrote them. Whoever writes a paper down makes them inert and escapes
them, once and for all of them (`html`, `markdown`).
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Head:
    """A heading inside a paper, whose own title is level 1. `level` is 2 or 3."""

    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Para:
    """A text, in one paragraph or more. `manner` says how it is set off from the others."""

    text: str
    manner: Literal["plain", "large", "note", "warning"] = "plain"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Texts under a label each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `numbered` where its order says something."""

    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. An empty cell is room to write, for as many `lines`.

    `shares` are the columns' widths in hundredths; without them they are alike. `papers` are
    the names of other papers of the same folder, to which the first cells lead.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: int = 1
    shares: tuple[int, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A text in somebody's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Room:
    """Ruled lines to write on, under a label."""

    label: str
    lines: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Two things to be compared, side by side where there is room."""

    left: tuple["Part", ...]
    right: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A part that is never split between pages; `half` fills half of one, to be cut out."""

    title: str
    parts: tuple["Part", ...]
    half: bool = False


@dataclass(frozen=True, slots=True)
class Slips:
    """Slips to cut out, each a row of one piece or more with a line to tear between them.

    A list on a slip stands in one line: it is to be ticked.
    """

    rows: tuple[tuple[tuple["Part", ...], ...], ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows stands on another page."""


Part = Head | Para | Pairs | Items | Grid | Quote | Room | Beside | Card | Slips | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: the `name` of its files, its title, a line `under` that, what it is made of."""

    name: str
    title: str
    under: str
    parts: tuple[Part, ...]
