"""What pydantic refuses, as findings in an author's words."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from pydantic_core import ErrorDetails

from game.core.finding import Code, Finding, Path, Span, did_you_mean
from game.core.scenario.turns import KINDS

_CODES: Final[Mapping[str, Code]] = {code.value: code for code in Code}

_WANTED: Final = {"tuple_type": "a list", "literal_error": "one word"}

_BOUNDS: Final[Mapping[str, tuple[Code, Callable[[dict[str, Any]], tuple[str, str]]]]] = {
    "too_short": (
        Code.TOO_FEW,
        lambda given: (
            f"At least {given['min_length']} belong here.",
            "Write another, or take the field away.",
        ),
    ),
    "too_long": (
        Code.TOO_MANY,
        lambda given: (f"At most {given['max_length']} may stand here.", "Take some away."),
    ),
    "greater_than_equal": (
        Code.BAD_NUMBER,
        lambda given: (
            f"The number must be at least {given['ge']}.",
            f"Write {given['ge']} or more.",
        ),
    ),
    "less_than_equal": (
        Code.BAD_NUMBER,
        lambda given: (
            f"The number must be at most {given['le']}.",
            f"Write {given['le']} or less.",
        ),
    ),
}
_HOW: Final = {
    "one word": "Write one word, without brackets.",
    "a list": "Write it in [ ], or a line with a dash for each under the key.",
    "a mapping of names": "Write each name with a colon, indented under the key.",
    "a mapping of fields": "Write each field with a colon, indented under the key.",
}


def refusal(detail: ErrorDetails, path: Path, *, at_key: bool = False) -> Finding:
    """The finding for one error of a part that stands at `path`."""
    place = (*path, *location(detail))
    if place and place[-1] == "[key]":
        place, at_key = place[:-1], True
    given = detail.get("ctx", {})
    kind = detail["type"]
    if kind in _CODES:
        span = Span(given["start"], given["length"]) if "start" in given else None
        return Finding(_CODES[kind], place, given["message"], given["cure"], at_key, span)
    if kind == "missing":
        return missing(place[:-1], str(place[-1]))
    if kind == "literal_error" and isinstance(detail["input"], str):
        return _bad_word(place, str(detail["input"]), given["expected"])
    if kind == "union_tag_not_found" and isinstance(detail["input"], dict):
        message = "The turn names no kind, or more than one."
        cure = "Begin it with one of `juncture:`, `season:`, `fortune:` or `meanwhile:`."
        return Finding(Code.TURN_KIND, place, message, cure)
    if kind in _BOUNDS:
        code, sentence = _BOUNDS[kind]
        return Finding(code, place, *sentence(given))
    return wrong_shape(place, _WANTED.get(kind, "a mapping of fields"))


def location(detail: ErrorDetails) -> Path:
    """Where in the part the error is, without the tag that a turn's kind adds."""
    loc = detail["loc"]
    return loc[1:] if loc and loc[0] in KINDS else loc


def missing(path: Path, field: str) -> Finding:
    """A field that must be there is not."""
    return Finding(Code.MISSING_FIELD, path, f"`{field}` is missing here.", f"Write `{field}:`.")


def unknown_field(path: Path, known: Iterable[str]) -> Finding:
    """A field that means nothing here; `known` are those that do."""
    names = list(known)
    cure = did_you_mean(str(path[-1]), names) or f"Known here: {', '.join(names)}."
    message = f"There is no field `{path[-1]}` here."
    return Finding(Code.UNKNOWN_FIELD, path, message, cure, at_key=True)


def wrong_shape(path: Path, wanted: str) -> Finding:
    """A text, a list or a mapping where something else belongs."""
    return Finding(Code.WRONG_SHAPE, path, f"Here belongs {wanted}.", _HOW[wanted])


def _bad_word(path: Path, word: str, expected: str) -> Finding:
    words = [part.strip(" '") for part in expected.replace(" or ", ",").split(",")]
    cure = did_you_mean(word.lower(), words) or f"Write {expected}."
    return Finding(Code.BAD_WORD, path, f"'{word[:70]}' does not belong here.", cure)
