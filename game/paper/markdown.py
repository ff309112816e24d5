"""A paper as Markdown (CommonMark, with GitHub's tables), to be edited or read as it stands."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final, assert_never

from game.files.inert import inert
from game.paper.parts import (
    Beside,
    Card,
    Grid,
    Head,
    Items,
    NewPage,
    Pairs,
    Paper,
    Para,
    Part,
    Quote,
    Room,
    Slips,
)
from game.words.handout import slips
from game.words.text import flat, label, paragraphs

_MARKS: Final = re.compile(r"([\\`*_\[\]<>&|~$#@^={}])|(?<=[A-Za-z])(:)(?=//|[A-Za-z0-9_+-])")
"""What means something to some Markdown anywhere in a line; a colon in an address or `:x:`."""
_FIRST: Final = re.compile(r"([+-])|([0-9]+)([.)])")
"""What means something to Markdown at the head of a line."""
_WWW: Final = re.compile(r"(www)\.", re.IGNORECASE)
_RULE: Final = "---"
_LINE: Final = "_" * 40


def markdown(paper: Paper) -> str:
    """The paper as a whole Markdown file."""
    blocks = [f"# {_line(paper.title)}", _line(paper.under), *_parts(paper.parts, 2)]
    return "\n\n".join(blocks) + "\n"


def _line(text: str) -> str:
    return _escaped(flat(inert(text)))


def _escaped(line: str) -> str:
    marked = _MARKS.sub(lambda found: f"\\{found[0]}", line)
    marked = _WWW.sub(r"\1\\.", marked)
    return _FIRST.sub(_first, marked, count=1) if _FIRST.match(marked) else marked


def _first(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _parts(parts: Iterable[Part], level: int) -> list[str]:
    """Blocks, whose headings begin at a level."""
    return [block for part in parts for block in _part(part, level)]


def _part(part: Part, level: int) -> list[str]:  # noqa: C901, PLR0911, PLR0912 (a case a kind)
    match part:
        case Head(text, depth):
            return [f"{'#' * (level + depth - 2)} {_line(text)}"]
        case Para(text, manner):
            lines = [_escaped(line) for line in paragraphs(inert(text))]
            return [f"**{line}**" for line in lines] if manner in ("large", "warning") else lines
        case Pairs(()) | Items(()):
            return []
        case Pairs(rows):
            return [
                "\n".join(f"- **{_line(label(flat(name)))}** {_line(text)}" for name, text in rows)
            ]
        case Items(texts, numbered):
            marks = (f"{n}." if numbered else "-" for n in range(1, len(texts) + 1))
            return ["\n".join(f"{m} {_line(text)}" for m, text in zip(marks, texts, strict=True))]
        case Grid():
            return [f"**{_line(part.caption)}**", _grid(part)]
        case Quote(text):
            return ["\n>\n".join(f"> {_escaped(line)}" for line in paragraphs(inert(text)))]
        case Room(asked, lines):
            return [_line(asked), *[_LINE] * lines]
        case Beside(left, right):
            return [*_parts(left, level), *_parts(right, level)]
        case Card(title, parts, _):
            return [_RULE, f"## {_line(title)}", *_parts(parts, 2)]
        case Slips(rows):
            return [block for row, times in _alike(rows) for block in _slip(row, times)]
        case NewPage():
            return [_RULE]
        case _:
            assert_never(part)


def _alike(
    rows: Iterable[tuple[tuple[Part, ...], ...]],
) -> list[tuple[tuple[tuple[Part, ...], ...], int]]:
    """Slips that follow each other and are the same, once, and how many they are."""
    return [(row, len(list(same))) for row, same in groupby(rows)]


def _slip(row: tuple[tuple[Part, ...], ...], times: int) -> list[str]:
    pieces = [block for piece in row for block in (_RULE, *_parts(piece, 2))]
    return [*pieces, _line(slips(times))] if times > 1 else pieces


def _grid(grid: Grid) -> str:
    lines = [[_line(text) for text in row] for row in (grid.head, *grid.rows)]
    for cells, paper in zip(lines[1:], grid.papers, strict=False):
        cells[0] = f"[{cells[0]}]({paper}.md)"
    written = [f"| {' | '.join(cells)} |" for cells in lines]
    written.insert(1, f"|{' --- |' * len(grid.head)}")
    return "\n".join(written)
