"""Rows as a CSV file that no spreadsheet runs."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final

from game.files.inert import inert
from game.words.text import flat

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001 (as wide)
"""What a cell that a spreadsheet would reckon with begins with, wide letters too."""
_KNOWN_AS_UTF_8: Final = "\ufeff"


def csv_text(rows: Iterable[tuple[str, ...]]) -> str:
    """The rows, every cell in quotation marks and on one line; what would be run begins with '."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return f"{_KNOWN_AS_UTF_8}{text.getvalue()}"


def _cell(text: str) -> str:
    line = flat(inert(text))
    return f"'{line}" if line.startswith(_FORMULA) else line
