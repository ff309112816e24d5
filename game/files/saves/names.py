"""Names of playthroughs, and the file names that are safe on every system."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from typing import Final

from game.files.saves.errors import BadName, shown

LONGEST_NAME: Final = 80

_JOINERS: Final = "\u200c\u200d"
"""Some scripts, and many emoji, cannot be written without them."""

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Names that Windows keeps for devices."""

_LONGEST_STEM: Final = 60
_HASH: Final = 8


def named(text: str) -> str:
    """A playthrough's name as it is kept: composed (NFC), without spaces around it.

    Raises:
        BadName: it is empty, invisible or too long, or would play tricks on a screen.
    """
    if len(text) > 10 * LONGEST_NAME:  # composing takes the square of the length, at worst
        raise _too_long(text)
    name = presentable(unicodedata.normalize("NFC", text).strip())
    if all(
        unicodedata.category(character)[0] in "ZM" or character in _JOINERS for character in name
    ):
        raise BadName("A playthrough needs a name that can be seen: give it a letter or a digit.")
    if len(name) > LONGEST_NAME:
        raise _too_long(name)
    return name


def presentable(text: str) -> str:
    """The text, if nothing in it plays tricks on a screen.

    Raises:
        BadName: something does.
    """
    for character in text:
        category = unicodedata.category(character)
        if category in {"Cc", "Cs", "Zl", "Zp"} or (category == "Cf" and character not in _JOINERS):
            raise BadName(
                f"U+{ord(character):04X} is a character that cannot be shown: leave it out."
            )
    return text


def numbered(base: str, tail: str = "") -> Iterator[str]:
    """The name itself, then with 2, 3, ...; what is too long is cut before its tail."""
    for number in count(1):
        end = f"{tail} {number}" if number > 1 else tail
        yield named(f"{base.strip()[: LONGEST_NAME - len(end)].rstrip()}{end}")


def file_name(name: str) -> str:
    """What the file of a playthrough is called, unless a hand renames it; safe on every system."""
    return f"{stem(name)}.json"


def key(name: str) -> str:
    """Two names are one if their keys are (Unicode's canonical caseless match)."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def stem(name: str) -> str:
    """A file name for every system: `a-z0-9-`, and a hash unless it says the whole name.

    What has no hash must not look as if it had one; so distinct names never share a stem.
    """
    letters = unicodedata.normalize("NFKD", key(name)).casefold().encode("ascii", "ignore")
    stem = re.sub("[^a-z0-9]+", "-", letters.decode()).strip("-")
    says_all = stem.replace("-", " ") == key(name) and len(stem) <= _LONGEST_STEM
    if says_all and stem not in _RESERVED and not re.search(rf"-[0-9a-f]{{{_HASH}}}$", stem):
        return stem
    digest = hashlib.sha256(key(name).encode()).hexdigest()[:_HASH]
    return f"{stem[: _LONGEST_STEM - _HASH - 1].rstrip('-') or 'save'}-{digest}"


def _too_long(name: str) -> BadName:
    start = shown(name[:20])
    return BadName(f"The name '{start}...' is too long: use at most {LONGEST_NAME} characters.")
