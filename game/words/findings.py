"""Findings -> lines: where it is, what is wrong, the line itself, and what to do."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from game.files.located import Located

_MARGIN: Final = "    "
_TAB: Final = "    "
"""A tab as it is shown here: screens differ in how wide they make one."""


def lines(found: Located) -> tuple[str, ...]:
    """One finding: its place and message, the line with marks under the place, the cure."""
    first = f"{found.place}: {found.severity} [{found.code.value}] {found.message}"
    return (first, *_quoted(found), f"{_MARGIN}{found.cure}")


def closing(findings: Sequence[Located], scenarios: int) -> str:
    """How much was found in how many scenarios, as a sentence."""
    advice = sum(found.severity == "advice" for found in findings)
    errors = len(findings) - advice
    parts = []
    if errors:
        parts.append("1 error" if errors == 1 else f"{errors} errors")
    if advice:
        parts.append("1 piece of advice" if advice == 1 else f"{advice} pieces of advice")
    where = "1 scenario" if scenarios == 1 else f"{scenarios} scenarios"
    return f"{' and '.join(parts) or 'Nothing wrong'} in {where}."


def _quoted(found: Located) -> tuple[str, ...]:
    if not found.source.strip():
        return ()
    start = found.column - found.source_from
    before, marked = found.source[:start], found.source[start : start + found.length]
    cut = "... " if found.source_from > 1 else ""
    under = " " * (len(cut) + _width(before)) + "^" * max(1, _width(marked))
    source = found.source.replace("\t", _TAB).rstrip()
    return f"{_MARGIN}{cut}{source}", f"{_MARGIN}{under}"


def _width(text: str) -> int:
    """How many columns of a screen the text takes."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if character == "\t":
        return len(_TAB)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
