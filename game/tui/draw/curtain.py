"""A curtain that is down: a rod, folds, and in the middle of them what hangs there, in words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from textual.content import Content

from game.tui.draw.rows import signs, wrapped

_FOLD: Final = 3
"""Cells of a fold; every other one lies in the shade."""
_ROD: Final = "┯"
_MARGIN: Final = 2
"""Cells on either side of the words."""


@lru_cache(maxsize=64)
def curtain(said: Sequence[str], columns: int, rows: int) -> tuple[Content, ...]:
    """Folds over the whole room with what is `said`, line by line, in their middle.

    In one row the words alone. What has no room is left out from the end, the last line that
    is shown then ending with `…`.
    """
    if columns < 1 or rows < 1:
        return ()
    room = max(columns - 2 * _MARGIN, 1)
    words = [line for text in said for line in wrapped(text, "bold $band-ink on $band", room)]
    if len(words) > rows:
        rest = words[rows - 1]
        cut = rest.truncate(max(room - 1, 0)).rstrip()
        words = [*words[: rows - 1], Content.assemble(cut, ("…", "bold $band-ink on $band"))]
    has_rod = rows > len(words)
    above = (rows - has_rod - len(words)) // 2
    lines = [_row(Content(""), columns) for _ in range(above)]
    lines += [_row(line, columns) for line in words]
    lines += [_row(Content(""), columns) for _ in range(rows - has_rod - len(lines))]
    return (*_rod(columns)[:has_rod], *lines)


def _rod(columns: int) -> tuple[Content, ...]:
    rings = ((_ROD if column % _FOLD == _FOLD // 2 else "━") for column in range(columns))
    return (Content.styled("".join(rings), "$band"),)


def _row(words: Content, columns: int) -> Content:
    """Folds, with words in their middle on a plain ground."""
    if not words:
        return signs(_folds(0, columns))
    across = min(words.cell_length + 2 * _MARGIN, columns)
    left = (columns - across) // 2
    pad = (across - words.cell_length) // 2
    return Content.assemble(
        signs(_folds(0, left)),
        (" " * pad, "on $band"),
        words,
        (" " * (across - words.cell_length - pad), "on $band"),
        signs(_folds(left + across, columns)),
    )


def _folds(first: int, end: int) -> Iterator[tuple[str, str]]:
    for column in range(first, end):
        yield " ", "on $fold" if column // _FOLD % 2 else "on $band"
