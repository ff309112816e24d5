"""A QR code for cameras at the back of a room: dark squares on a light ground, in any theme."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from textual.content import Content

from game.tui.draw.letters import huge
from game.tui.draw.rows import signs

Squares = Sequence[Sequence[bool]]
"""Rows of squares, dark or not, with four light ones around them."""

_EDGES: Final = (4, 3, 2, 1)
"""Light squares around the code, the best first: a light wall is an edge too."""
_HALVES: Final = {
    (True, True): "█",
    (True, False): "▀",
    (False, True): "▄",
    (False, False): " ",
}
_STYLE: Final = "$square on $blank"
_LEAST: Final = 1
"""Rows for the address."""


@lru_cache(maxsize=16)
def poster(shown: str, squares: Squares, columns: int, rows: int) -> tuple[Content, ...]:
    """The code as large as there is room, in the middle, and the address in huge type under it.

    Where the code has no room, the address alone.
    """
    drawn = code(squares, columns, rows - _LEAST)
    written = huge(shown, columns, rows - len(drawn) - (1 if rows - len(drawn) > _LEAST else 0))
    gap = [Content("")] if drawn and len(drawn) + len(written) < rows else []
    return (*_centred(drawn, columns), *gap, *_centred(written, columns))


def code(squares: Squares, columns: int, rows: int) -> tuple[Content, ...]:
    """The code with two cells or half a cell for each square; nothing where it has no room."""
    side = len(squares)
    for edge in _EDGES[:2]:
        cut = _EDGES[0] - edge
        if 2 * (side - 2 * cut) <= columns and side - 2 * cut <= rows:
            return tuple(
                signs((_full(square), _STYLE) for square in row) for row in _cut(squares, cut)
            )
    for edge in _EDGES:
        cut = _EDGES[0] - edge
        if 0 < side - 2 * cut <= columns and (side - 2 * cut + 1) // 2 <= rows:
            return tuple(_halved(_cut(squares, cut)))
    return ()


def _full(square: bool) -> str:  # noqa: FBT001 (a square is dark or not)
    return "██" if square else "  "


def _cut(squares: Squares, cut: int) -> list[Sequence[bool]]:
    """The code with a narrower edge."""
    end = len(squares) - cut
    return [row[cut:end] for row in squares[cut:end]]


def _halved(squares: Sequence[Sequence[bool]]) -> Iterator[Content]:
    """Two rows of squares in each row of cells."""
    for upper in range(0, len(squares), 2):
        above = squares[upper]
        below = squares[upper + 1] if upper + 1 < len(squares) else [False] * len(above)
        pairs = zip(above, below, strict=True)
        yield signs((_HALVES[pair], _STYLE) for pair in pairs)


def _centred(lines: Sequence[Content], columns: int) -> Iterator[Content]:
    """Lines with the same room to their left as the longest has to its right."""
    across = max((line.cell_length for line in lines), default=0)
    for line in lines:
        yield Content(" " * ((columns - across) // 2)) + line
