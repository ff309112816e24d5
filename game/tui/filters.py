"""The last lines before the terminal: no character acts on it, and none is drawn if so wished."""

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Final
from unicodedata import name

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from game.files.inert import REFUSED, inert

PLAIN: Final = MappingProxyType(
    dict(zip("◆◇●○▸◂▲▼↑↓←→⏎◢◣·…–—‘’“”«»×•", '*-o.><^v^v<>~/\\..--\'\'""""x*', strict=True))
    | dict(zip("■□★✚►⚑±⌫", "#_*+>P~<", strict=True))  # what a lesson draws beside them
    | dict(zip("▁▂▃▅▆▇", "123567", strict=True))  # bars, by their height in eighths
)
"""A sign of ASCII, one cell wide, for each sign that the game draws or its prose uses."""

_BOX: Final = range(0x2500, 0x2580)
_BLOCKS: Final = range(0x2580, 0x25A0)
_BRAILLE: Final = range(0x2801, 0x2900)


class Inert(LineFilter):
    """Shows control, bidirectional and invisible characters as U+FFFD, whatever drew them.

    Every text of a scenario passes `safe` before; this also covers what Textual itself draws.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line, made inert."""
        del background
        if not REFUSED.search("".join(segment.text for segment in segments)):
            return segments
        return [
            segment if segment.control else Segment(inert(segment.text), segment.style)
            for segment in segments
        ]


class PlainSigns(LineFilter):
    """Shows drawn signs as ASCII, each in one cell, and leaves letters alone."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line in plain signs."""
        del background
        table = _table()
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(segment.text.translate(table), segment.style)
            for segment in segments
        ]


@cache
def _table() -> dict[int, str]:
    return {ord(sign): plain for sign, plain in PLAIN.items()} | dict(_drawn())


def _drawn() -> Iterator[tuple[int, str]]:
    """Lines as lines, corners as crosses, blocks and dots as such."""
    for number in _BOX:
        said = name(chr(number))
        across = any(word in said for word in ("HORIZONTAL", "LEFT", "RIGHT"))
        down = any(word in said for word in ("VERTICAL", "UP", "DOWN"))
        yield number, "+" if across and down else "-" if across else "|" if down else "+"
    for number in _BLOCKS:
        yield number, "#"
    for number in _BRAILLE:
        yield number, "."
