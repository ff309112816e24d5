"""The codes on printed seat slips, read back from what they were printed into."""

import re
from pathlib import Path
from typing import Final

from game.core.lesson.ballots import CODE_LETTERS, CODE_LONG, MOST_PRESENT
from game.files.inert import inert
from game.files.saves.errors import cause
from game.files.saves.reading import upto

NAME: Final = "seat-slips.md"
"""What the file is called in a handout's folder."""
LARGEST: Final = 1_000_000
"""Bytes."""

_CODE: Final = re.compile(rf"[*\s]*([{CODE_LETTERS}]{{{CODE_LONG}}})[*\s]*")
"""A code alone on its line, in bold or not."""


class SlipsError(Exception):
    """There are no codes to be had; the message is one sentence that says why."""


def codes(place: str) -> tuple[str, ...]:
    """The codes of the slips in a folder, or in a text file with a code on a line.

    Raises:
        SlipsError: nothing can be read there, or it holds no codes, or more than a class needs.
    """
    shown = inert(place)
    file = Path(place)
    try:
        if file.is_dir():
            file /= NAME
        if not file.is_file():
            raise SlipsError(
                f"There are no seat slips in {shown}: print them with"
                " juncture handout SCENARIO TURN --codes 30."
            )
        text = upto(file, LARGEST).decode("utf-8", "replace")
    except OSError as error:
        raise SlipsError(f"The seat slips in {shown} cannot be read ({cause(error)}).") from error
    found = [match[1] for line in text.splitlines() if (match := _CODE.fullmatch(line))]
    unique = tuple(dict.fromkeys(found))
    if not unique:
        raise SlipsError(f"There is no code in {shown}: a code stands alone on its line.")
    if len(unique) > MOST_PRESENT:
        raise SlipsError(f"There are more than {MOST_PRESENT} codes in {shown}: that is no class.")
    return unique
