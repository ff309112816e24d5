"""The title's picture and its lettering, in quadrant blocks: two colours a cell, any size.

A line runs in, a red wedge leaves it at the points, history goes on dashed, a disc stands
behind: the divergence timeline as an emblem.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from textual.content import Content

_QUADRANTS: Final = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""A cell by which of its four pixels are set: 1 top left, 2 top right, 4 and 8 below them."""

_GROUND, _RAIL, _DISC, _GOLD, _INK, _WEDGE = range(6)
_COLOURS: Final = ("", "$rail", "$disc", "$gold", "$ink", "$wedge")

_TALL: Final = 2.1
"""How much higher than wide a pixel is: a cell is 8 by 17 in common fonts."""
_POINTS: Final = 0.27
"""Where the wedge leaves the line, as a share of the width."""
_ROOF: Final = 0.75
"""Where its upper edge meets the top, as a share of the width."""
_SIDE: Final = 0.12
"""Where its lower edge meets the side, as a share of the height."""
_SUN: Final = (0.71, 0.53)
"""The middle of the disc, as shares of the width and of the height above the line."""
_DASH: Final = (6, 12)
"""Pixels of a dash, and from one dash to the next."""
_TIE: Final = (2, 8)
"""Pixels of a tie under the line, and from one tie to the next."""

_LETTERS: Final = {
    "J": (".....##", ".....##", ".....##", ".....##", "##...##", "##...##", "#######", ".#####."),
    "U": ("##...##", "##...##", "##...##", "##...##", "##...##", "##...##", "#######", ".#####."),
    "N": ("##...##", "###..##", "####.##", "#######", "##.####", "##..###", "##...##", "##...##"),
    "C": (".#####.", "#######", "##...##", "##.....", "##.....", "##...##", "#######", ".#####."),
    "T": ("#######", "#######", "..###..", "..###..", "..###..", "..###..", "..###..", "..###.."),
    "R": ("######.", "#######", "##...##", "##...##", "#######", "######.", "##..##.", "##...##"),
    "E": ("#######", "#######", "##.....", "#####..", "#####..", "##.....", "#######", "#######"),
}
"""Seven pixels wide and eight high; a pixel is a cell wide and half a cell high."""
_NAME: Final = "JUNCTURE"
_NARROWEST: Final = 60
"""Columns below which the name is plain letters."""


def emblem(width: int, height: int) -> Content:
    """The picture, `height` lines of `width` cells each; nothing where there is no room at all."""
    if width < 1 or height < 1:
        return Content("")
    return Content.assemble(*_runs(_pixels(2 * width, 2 * height)))


def wordmark(width: int) -> Content:
    """The game's name in block letters, as large as fits: one, four or eight lines."""
    if width < _NARROWEST:
        return Content.styled(_NAME, "bold $ink")
    rows = [" ".join(_LETTERS[letter][row] for letter in _NAME) for row in range(8)]
    if width < len(rows[0]):
        rows = [" ".join(_slim(_LETTERS[letter][row]) for letter in _NAME) for row in range(8)]
    elif width >= 2 * len(rows[0]):
        rows = ["".join(2 * pixel for pixel in row) for row in rows for _ in range(2)]
    lines = (
        "".join(
            " ▀▄█"[(above == "#") + 2 * (below == "#")]
            for above, below in zip(upper, lower, strict=True)
        )
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
    return Content.styled("\n".join(line.rstrip() for line in lines), "$ink")


def _pixels(width: int, height: int) -> list[bytearray]:
    """The picture as rows of colours, from the back to the front."""
    rows = [bytearray(width) for _ in range(height)]
    thick = max(1, round(height / 28))
    line = max(height - 2 * thick, 0)
    points = 2 * round(_POINTS * width / 2)  # between two cells, so that line and wedge touch
    _disc(rows[:line], width)
    for row in rows[line : line + thick]:
        _fill(row, 0, points, _INK)
        for start in range(points + _DASH[0] * thick, width, _DASH[1] * thick):
            _fill(row, start, start + _DASH[0] * thick, _GOLD)
    for row in rows[line + thick :]:
        for start in range(_TIE[0] * thick, points, _TIE[1] * thick):
            _fill(row, start, start + _TIE[0] * thick, _RAIL)
    _wedge(rows[: line + thick], points, 4 * thick)
    return rows


def _disc(rows: list[bytearray], width: int) -> None:
    across, down = _SUN[0] * width, _SUN[1] * len(rows)
    radius = min(0.17 * width, 0.45 * _TALL * len(rows))
    for y, row in enumerate(rows):
        square = radius**2 - (_TALL * (y + 0.5 - down)) ** 2
        if square > 0:
            _fill(row, round(across - square**0.5), round(across + square**0.5), _DISC)


def _wedge(rows: list[bytearray], points: int, tip: int) -> None:
    """From the points to the upper right; nowhere thinner than `tip` or its own step."""
    width, steps = len(rows[0]), max(len(rows) - 1, 1)
    roof = _ROOF * width - points
    thin = max(tip, round(roof / steps + 0.5))
    for y, row in enumerate(rows):
        risen = 1 - y / steps
        start = round(points + risen * roof)
        end = round(points + risen / (1 - _SIDE) * (width - points))
        _fill(row, start, max(end, start + thin), _WEDGE)


def _fill(row: bytearray, start: int, end: int, colour: int) -> None:
    end = min(end, len(row))
    if start < end:
        row[start:end] = bytes([colour]) * (end - start)


def _runs(rows: list[bytearray]) -> Iterator[tuple[str, str]]:
    """The cells, those of one style together; each line but the last ends in a line end."""
    known: dict[tuple[int, int, int, int], tuple[str, str]] = {}
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        if upper is not rows[0]:
            yield "\n", ""
        pixels = zip(upper[::2], upper[1::2], lower[::2], lower[1::2], strict=True)
        cells = [known.get(four) or known.setdefault(four, _cell(four)) for four in pixels]
        for style, run in groupby(cells, key=itemgetter(1)):
            yield "".join(sign for sign, _ in run), style


def _cell(four: tuple[int, int, int, int]) -> tuple[str, str]:
    """A sign and a style for four pixels; of more than two colours the rarest gives way."""
    front, *others = sorted(set(four), key=lambda colour: (-four.count(colour), -colour))
    if not others:
        return ("█", _COLOURS[front]) if front else (" ", "")
    back = others[0]
    if front == _GROUND:
        front, back = back, front
    sign = _QUADRANTS[sum(1 << bit for bit, colour in enumerate(four) if colour == front)]
    return sign, _COLOURS[front] + (f" on {_COLOURS[back]}" if back else "")


def _slim(row: str) -> str:
    """A letter's row without its middle pixel."""
    return row[:3] + row[4:]
