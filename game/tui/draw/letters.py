"""Words in block letters, five pixels high: two pixels a cell, one above the other."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from textual.content import Content

from game.tui.draw.rows import stack, wrapped
from game.tui.safe import safe

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
    "1": (" # ", "## ", " # ", " # ", "###"),
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
    "‘": ("#", "#", " ", " ", " "),
    '"': ("# #", "# #", "   ", "   ", "   "),
    "“": ("# #", "# #", "   ", "   ", "   "),
    "”": ("# #", "# #", "   ", "   ", "   "),
    ",": (" ", " ", " ", "#", "#"),
    ".": (" ", " ", " ", " ", "#"),
    "-": ("  ", "  ", "##", "  ", "  "),
    "–": ("   ", "   ", "###", "   ", "   "),
    "—": ("    ", "    ", "####", "    ", "    "),
    "…": ("     ", "     ", "     ", "     ", "# # #"),
    ":": (" ", "#", " ", "#", " "),
    ";": (" ", "#", " ", "#", "#"),
    "?": ("###", "  #", " ##", "   ", " # "),
    "(": (" #", "# ", "# ", "# ", " #"),
    ")": ("# ", " #", " #", " #", "# "),
    "/": ("  #", "  #", " # ", "#  ", "#  "),
    "+": ("   ", " # ", "###", " # ", "   "),
    "%": ("# #", "  #", " # ", "#  ", "# #"),
    "&": (" ##  ", "#    ", " ## #", "#  # ", " ## #"),
    "£": (" ##", " # ", "###", " # ", "###"),
    "!": ("#", "#", "#", " ", "#"),
}
_HIGH: Final = 5
_SPACE: Final = 3
"""Pixels between words."""
_SCALES: Final = (1, 2, 3)
"""How many pixels a letter's pixel is wide and high."""
_HALVES: Final = " ▀▄█"
"""A cell by which of its two pixels are set: 1 the upper, 2 the lower."""
_OMITTED: Final = frozenset("\u0300\u0301\u0302\u0304\u0327")
"""Grave, acute, circumflex, macron, cedilla: capitals are read the same without them."""
_PARTING: Final = "\u0308"
"""Two dots: over E, I and Y they only part two vowels; over others they make another letter."""


def lettering(text: str, width: int, most: int, style: str = "bold $red") -> Content:
    """A text in block letters, three lines of cells for each of at most `most` lines.

    Nothing where it has a letter that is not drawn here, a word too wide, or needs more lines.
    """
    words = _words(text)
    if words is None:
        return Content("")
    lines = _lines([_drawn(word) for word in words], width)
    if lines is None or len(lines) > most:
        return Content("")
    return stack(Content.styled(row, style) for line in lines for row in _cells(line))


@lru_cache(maxsize=64)
def huge(text: str, columns: int, rows: int, style: str = "bold $ink") -> tuple[Content, ...]:
    """A text as large as `columns` and `rows` allow, of its `sizes`.

    What has no room even in bold type ends with `…`.
    """
    fitting = [lines for lines in sizes(text, columns, style) if len(lines) <= rows]
    return fitting[-1] if fitting else _cut(text, columns, rows, style)


@lru_cache(maxsize=64)
def sizes(text: str, columns: int, style: str = "bold $ink") -> tuple[tuple[Content, ...], ...]:
    """A text in bold type, and in block letters one, two and three sizes large, as far as it fits.

    In block letters no word is broken between two lines; where a word is too long for that, or
    has a letter that is not drawn here, bold type is all there is.
    """
    found = [tuple(wrapped(text, style, columns))] if columns > 0 else []
    words = _words(text)
    for scale in _SCALES if words else ():
        drawn = _even([_drawn(word) for word in words or ()], columns // scale)
        if drawn is not None:
            found.append(tuple(Content.styled(row, style) for row in _cells(_page(drawn, scale))))
    return tuple(found)


def _words(text: str) -> list[str] | None:
    """The words in the letters of the table; None where there is none, or one is not in it."""
    words = _folded(text.upper()).split()
    is_drawn = all(letter in _LETTERS for word in words for letter in word)
    return words if words and is_drawn else None


def _folded(text: str) -> str:
    """Capitals without the marks that they may do without."""
    return "".join(_plain(letter) for letter in unicodedata.normalize("NFC", text))


def _plain(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    spared = _OMITTED | {_PARTING} if base in "EIY" else _OMITTED
    return base if marks and spared.issuperset(marks) else letter


def _drawn(word: str) -> list[str]:
    """A word as rows of pixels."""
    return [" ".join(_LETTERS[letter][row] for letter in word) for row in range(_HIGH)]


def _even(words: Sequence[list[str]], width: int) -> list[list[str]] | None:
    """Words in as few lines as they need, and those as even as they can be."""
    lines = _lines(words, width)
    if lines is None:
        return None
    for narrower in range(max(len(word[0]) for word in words), width):
        evened = _lines(words, narrower)
        if evened is not None and len(evened) == len(lines):
            return evened
    return lines


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


def _gap(scale: int) -> int:
    """The pixels between two lines."""
    return scale + 1


def _page(lines: Sequence[list[str]], scale: int) -> list[str]:
    """Lines of pixels under each other, scaled."""
    width = scale * max(len(line[0]) for line in lines)
    page: list[str] = []
    for line in lines:
        if page:
            page += [" " * width] * _gap(scale)
        for row in line:
            page += ["".join(pixel * scale for pixel in row).ljust(width)] * scale
    return page


def _cells(line: Sequence[str]) -> Iterator[str]:
    """Rows of pixels as rows of cells."""
    for upper, lower in zip_longest(line[::2], line[1::2], fillvalue=" " * len(line[0])):
        pairs = zip(upper, lower, strict=True)
        yield "".join(_HALVES[(above == "#") + 2 * (below == "#")] for above, below in pairs)


def _cut(text: str, columns: int, rows: int, style: str) -> tuple[Content, ...]:
    """A text in the terminal's own letters, in so many lines, the last of which says it is cut."""
    if columns < 1 or rows < 1:
        return ()
    lines = wrapped(text, style, columns)
    rest = safe(" ".join(line.plain for line in lines[rows - 1 :]), style)
    return (*lines[: rows - 1], rest.truncate(columns, ellipsis=True))
