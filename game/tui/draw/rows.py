"""Lines put together from pieces at their columns, and texts cut into lines that lose nothing."""

from collections.abc import Iterable
from itertools import groupby

from textual.content import Content

from game.tui.safe import safe


def row(*pieces: tuple[int, Content]) -> Content:
    """One line with each piece at its column, from left to right; a piece never covers another.

    Where a piece would begin inside the one before it, it follows at once.
    """
    line = Content("")
    for column, piece in pieces:
        if piece:
            line += Content(" " * (column - line.cell_length)) + piece
    return line


def signs(cells: Iterable[tuple[str, str]]) -> Content:
    """Signs with their styles as one line; neighbours of one style are put together."""
    runs = groupby(cells, key=lambda cell: cell[1])
    return Content.assemble(*(("".join(sign for sign, _ in run), style) for style, run in runs))


def stack(lines: Iterable[Content]) -> Content:
    """Lines under each other."""
    return Content("\n").join(list(lines))


def wrapped(text: str, style: str, width: int) -> list[Content]:
    """A text made inert, in lines of at most `width` cells; a longer word goes on in the next.

    No line for no text.
    """
    line = " ".join(text.split())
    return safe(line, style).wrap(width) if line else []
