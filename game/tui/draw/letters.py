"""Words in block letters, five pixels high: two pixels a cell, one above the other."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from textual.content import Content

from game.tui.draw.rows import stack

_LETTERS: Final = {
    "A": ("###", "# #", "###", "# #", "# #"),
    "B": ("## ", "# #", "## ", "# #", "## "),
    "C": ("###", "#  ", "#  ", "#  ", "###"),
    "D": ("## ", "# #", "# #", "# #", "## "),
    "E": ("###", "#  ", "## ", "#  ", "###"),
    "F": ("###", "#  ", "## ", "#  ", "#  "),
    "G": ("####", "#   ", "# ##", "#  #", "####"),
    "H": ("# #", "# #", "###", "# #", "# #"),
    "I": ("#", "#", "#", "#", "#"),
    "J": ("  #", "  #", "  #", "# #", "###"),
    "K": ("# #", "# #", "## ", "# #", "# #"),
    "L": ("#  ", "#  ", "#  ", "#  ", "###"),
    "M": ("#   #", "## ##", "# # #", "#   #", "#   #"),
    "N": ("#  #", "## #", "# ##", "#  #", "#  #"),
    "O": ("###", "# #", "# #", "# #", "###"),
    "P": ("###", "# #", "###", "#  ", "#  "),
    "Q": ("### ", "# # ", "# # ", "# # ", "####"),
    "R": ("###", "# #", "## ", "# #", "# #"),
    "S": ("###", "#  ", "###", "  #", "###"),
    "T": ("###", " # ", " # ", " # ", " # "),
    "U": ("# #", "# #", "# #", "# #", "###"),
    "V": ("#   #", "#   #", " # # ", " # # ", "  #  "),
    "W": ("#   #", "#   #", "# # #", "## ##", "#   #"),
    "X": ("# #", "# #", " # ", "# #", "# #"),
    "Y": ("# #", "# #", " # ", " # ", " # "),
    "Z": ("###", "  #", " # ", "#  ", "###"),
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("##", " #", " #", " #", " #"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", " ##", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    "'": ("#", "#", " ", " ", " "),
    "’": ("#", "#", " ", " ", " "),
    ",": (" ", " ", " ", "#", "#"),
    ".": (" ", " ", " ", " ", "#"),
    "-": ("  ", "  ", "##", "  ", "  "),
    "–": ("   ", "   ", "###", "   ", "   "),
    ":": (" ", "#", " ", "#", " "),
    "!": ("#", "#", "#", " ", "#"),
}
_HIGH: Final = 5
_SPACE: Final = 3
"""Pixels between words."""
_HALVES: Final = " ▀▄█"
"""A cell by which of its two pixels are set: 1 the upper, 2 the lower."""


def lettering(text: str, width: int, most: int, style: str = "bold $red") -> Content:
    """A text in block letters, three lines of cells for each of at most `most` lines.

    Nothing where it has a letter that is not drawn here, a word too wide, or needs more lines.
    """
    words = text.upper().split()
    if not words or any(letter not in _LETTERS for word in words for letter in word):
        return Content("")
    lines = _lines([_drawn(word) for word in words], width)
    if lines is None or len(lines) > most:
        return Content("")
    return stack(Content.styled(row, style) for line in lines for row in _cells(line))


def _drawn(word: str) -> list[str]:
    """A word as rows of pixels."""
    return [" ".join(_LETTERS[letter][row] for letter in word) for row in range(_HIGH)]


def _lines(words: Sequence[list[str]], width: int) -> list[list[str]] | None:
    """Words in as few lines as they need; None where one of them is wider than a line."""
    lines: list[list[str]] = []
    for word in words:
        if len(word[0]) > width:
            return None
        if lines and len(lines[-1][0]) + _SPACE + len(word[0]) <= width:
            lines[-1] = [
                f"{row}{' ' * _SPACE}{more}" for row, more in zip(lines[-1], word, strict=True)
            ]
        else:
            lines.append(word)
    return lines


def _cells(line: Sequence[str]) -> Iterator[str]:
    """Rows of pixels as rows of cells."""
    for upper, lower in zip_longest(line[::2], line[1::2], fillvalue=" " * len(line[0])):
        pairs = zip(upper, lower, strict=True)
        yield "".join(_HALVES[(above == "#") + 2 * (below == "#")] for above, below in pairs)
