"""The parts of a slide as lines, each in the sizes that a wall may choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from typing import Final

from textual.content import Content

from game.tui.draw.clock import clock
from game.tui.draw.letters import sizes
from game.tui.draw.rows import row, wrapped
from game.tui.draw.swing import swing
from game.tui.drawn import packed
from game.tui.safe import safe
from game.words.blocks import Block, Heading, Numbered, Prose
from game.words.wall import screen as words
from game.words.wall.clock import figures
from game.words.wall.slide import Column, Side, Slide, Votes

MEASURE: Final = 66
"""Cells of the longest line that is read."""

_GAP: Final = 3
_COLUMN: Final = 22
"""Cells of the narrowest of several columns."""
_HANGING: Final = 3
_MARKED: Final = 6
"""Cells of a side's letter and sign."""
_FIGURES: Final = 26
"""Cells of a clock that has words beside it."""
_LOW: Final = 4
_HIGH: Final = 6
"""Rows of a clock in large figures, and in larger ones."""
_LETTER: Final = "bold $band-ink on $band"
_EACH: Final = (1, 2, 3, 4, 6)
"""Rows that a side's bars may have; with the most, the numbers are in block letters."""

Lines = Sequence[Content]


def texts(slide: Slide, width: int) -> Iterator[Lines]:
    """Blocks and tasks: one after the other, and with a free line between them."""
    pieces = [_block(block, width) for block in slide.blocks]
    pieces += [_hung(str(number), task, width) for number, task in enumerate(slide.tasks, 1)]
    yield [line for piece in pieces for line in piece]
    yield _aired(pieces)


def columns(slide: Slide, across: int) -> Iterator[Lines]:
    """Texts side by side where each has room, else under each other."""
    number = len(slide.columns)
    if not number:
        return
    width = (across - _GAP * (number - 1)) // number
    is_beside = width >= _COLUMN
    made = [_column(one, width if is_beside else min(across, MEASURE)) for one in slide.columns]
    if is_beside:
        yield [
            row(*((at * (width + _GAP), line) for at, line in enumerate(lines)))
            for lines in zip_longest(*made, fillvalue=Content(""))
        ]
        return
    yield list(chain.from_iterable(made))
    yield _aired(made)


def sides(slide: Slide, across: int, *, plain: bool) -> Iterator[Lines]:
    """The bars of their votes where those may be seen, else the sides by themselves.

    `plain` here and below: nothing in block letters, for those are no letters in plain signs.
    """
    bars = slide.votes.bars if slide.votes is not None else ()
    if bars:
        sizes_of = _EACH[:-1] if plain else _EACH
        yield from (swing(bars, across, each * len(bars)) for each in sizes_of)
        return
    if not slide.choices:
        return
    marked = [_side(side) for side in slide.choices]
    if all(side.cell_length <= across for side in marked):
        yield packed(marked, _GAP, across).split("\n")
    listed = [_listed(side, across) for side in slide.choices]
    yield [line for one in listed for line in one]
    yield _aired(listed)
    large = [_large(side, across) for side in slide.choices]
    if all(large) and not plain:
        yield _aired(large)


def said(slide: Slide, across: int) -> Lines:
    """What else is said of votes, and the points that were made."""
    items = [safe(said, "$ink") for said in _besides(slide.votes)]
    items += [Content.assemble(safe(rung.text, "$ink")) for rung in slide.ladder]
    return packed(items, _GAP, across).split("\n") if items else []


def smallest_foot(slide: Slide, columns: int) -> Lines:
    """The smallest foot: in words, and the clock as a bar where the line has room for it."""
    says = [slide.clock.says, *_cast(slide), *filter(None, [words.hangs(slide.curtains)])]
    return packed([safe(said, "$ink") for said in says], _GAP, columns).split("\n")


def band(slide: Slide, columns: int, *, plain: bool) -> Iterator[Lines]:
    """The clock in large figures, and the rest in words beside it."""
    room = columns - _FIGURES - _GAP
    if plain or room < _COLUMN:
        return
    drawn = clock(figures(slide.clock), slide.clock.share, _FIGURES, _LOW)
    left = max(line.cell_length for line in drawn) + _GAP
    beside = list(_beside_clock(slide, columns - left))
    yield [
        Content(""),
        *(
            row((0, one), (left, other))
            for one, other in zip_longest(drawn, beside, fillvalue=Content(""))
        ),
    ]


def panels(slide: Slide, width: int, *, plain: bool) -> Iterator[Lines]:
    """The clock over the rest, in a column beside what is read."""
    for high in (1,) if plain else (1, _LOW, _HIGH):
        drawn = clock(figures(slide.clock), slide.clock.share, width, high)
        yield [*drawn, Content(""), *_beside_clock(slide, width)]


def _aired(pieces: Sequence[Lines]) -> Lines:
    return [line for piece in pieces for line in (*piece, Content(""))][:-1]


def _block(block: Block, width: int) -> Lines:
    match block:
        case Heading(text):
            return wrapped(text, "bold $ink", width)
        case Prose(text):
            return wrapped(text, "$ink", width)
        case Numbered(number, text):
            return _hung(str(number), text, width)
        case _:
            label = " ".join(block.label.split())
            text = " ".join(block.text.split())
            told = Content.assemble(safe(label, "bold $gold"), "  ", safe(text, "$ink"))
            return told.wrap(width)


def _hung(mark: str, text: str, width: int) -> Lines:
    """A text behind its number, under which it does not go on."""
    first, *more = wrapped(text, "$ink", max(width - _HANGING, 1)) or [Content("")]
    return [
        row((0, safe(mark, "bold $red")), (_HANGING, first)),
        *(row((_HANGING, line)) for line in more),
    ]


def _column(column: Column, width: int) -> Lines:
    head = wrapped(column.head.upper(), "bold $red", width)
    return [*head, *chain.from_iterable(_block(block, width) for block in column.blocks)]


def _side(side: Side) -> Content:
    name = safe(side.label, "bold $ink")
    return Content.assemble((f" {side.letter} ", _LETTER), (f" {side.sign} ", "bold $ink"), name)


def _listed(side: Side, across: int) -> Lines:
    """A side on lines of its own; its name does not go on under its letter."""
    first, *more = wrapped(side.label, "bold $ink", max(across - _MARKED, 1)) or [Content("")]
    marked = _side(replace(side, label=""))
    return [Content.assemble(marked, first), *(row((_MARKED, line)) for line in more)]


def _large(side: Side, across: int) -> Lines:
    """A side in block letters, its sign in bold before them; nothing where it takes two lines."""
    found = sizes(side.label, across - 12)
    letter = sizes(side.letter, 5)
    if len(found) < 2 or len(found[1]) > 3:  # noqa: PLR2004 (one line of block letters)
        return []
    signs = (Content(""), Content.styled(side.sign, "bold $ink"), Content(""))
    return [
        row((0, one), (6, sign), (10, name))
        for one, sign, name in zip(letter[1], signs, found[1], strict=True)
    ]


def _besides(votes: Votes | None) -> Iterator[str]:
    """What no bar and no mark shows."""
    if votes is None:
        return
    drawn = tuple(bar.side.text for bar in votes.bars)
    for number, said in enumerate(votes.says):
        is_cast = number == 0 and votes.cast is not None
        if not is_cast and not (drawn and said.startswith(drawn)):
            yield said


def _beside_clock(slide: Slide, width: int) -> Iterator[Content]:
    yield from wrapped(slide.clock.says, "$ink", width)
    for said in _cast(slide):
        yield from wrapped(said, "bold $ink", width)
        yield from _marks(slide.votes, width)
    yield from wrapped(words.hangs(slide.curtains), "$dim", width)


def _cast(slide: Slide) -> list[str]:
    votes = slide.votes
    return list(votes.says[:1]) if votes is not None and votes.cast is not None else []


def _marks(votes: Votes | None, width: int) -> Lines:
    """A mark for everybody who is present, filled for those who have voted."""
    if votes is None or votes.cast is None:
        return []
    marks = "■" * votes.cast + "□" * max(votes.present - votes.cast, 0)
    each = max(width // 2, 1)
    rows = [marks[at : at + each] for at in range(0, len(marks), each)]
    return [Content.styled(" ".join(one), "$red") for one in rows]
