"""What PyYAML's two parsers say where they stumble, and what that means to an author."""

import re
from dataclasses import dataclass
from typing import Final

import yaml

from game.core.finding import Code
from game.files.located import Trouble

BLOCK: Final = "Write the text in a | block."


@dataclass(frozen=True, slots=True)
class Stumble:
    """A trouble, and whether its place is where the broken thing began or where that showed."""

    trouble: Trouble
    at_start: bool = False


def explained(error: yaml.MarkedYAMLError, character: str) -> Stumble:
    """The author's side of an error; `character` stands where it showed, none at the end."""
    said = f"{error.context}: {error.problem}"
    unknown = Trouble(Code.YAML_SYNTAX, f"YAML cannot read this ({error.problem}).", BLOCK)
    stumble = next((means for form, means in _MEANINGS if re.search(form, said)), Stumble(unknown))
    if stumble.trouble.code is not Code.YAML_SYNTAX:
        return stumble
    if character == ":":
        return _COLON
    if "cannot start any token" in said:
        return Stumble(Trouble(Code.YAML_SYNTAX, f"A text cannot begin with {character}.", BLOCK))
    if not character and error.context_mark is not None:
        return NEVER_CLOSED
    return stumble


_COLON: Final = Stumble(
    Trouble(
        Code.COLON_MADE_KEY,
        "This colon makes a key where none can stand.",
        "Write the text in a | block; if this is a key, mend the indentation before it.",
    )
)
NEVER_CLOSED: Final = Stumble(
    Trouble(Code.YAML_SYNTAX, "What opens here is never closed.", "Add the closing bracket."),
    at_start=True,
)
_MEANINGS: Final = (
    (r"mapping values are not allowed", _COLON),
    (
        r"quoted scalar.*(escape|hexdecimal)",
        Stumble(
            Trouble(
                Code.OPENING_QUOTE,
                "In quotation marks a backslash begins an escape, and this is none.",
                BLOCK,
            )
        ),
    ),
    (
        r"quoted scalar",
        Stumble(
            Trouble(Code.OPENING_QUOTE, "This quotation mark is never closed.", BLOCK),
            at_start=True,
        ),
    ),
    (
        r"an alias",
        Stumble(Trouble(Code.ALIAS, "A text cannot begin with *.", BLOCK), at_start=True),
    ),
    (
        r"an anchor",
        Stumble(Trouble(Code.ANCHOR, "A text cannot begin with &.", BLOCK), at_start=True),
    ),
    (
        r"a tag|tag handle|tag URI",
        Stumble(Trouble(Code.TAG, "A text cannot begin with !.", BLOCK), at_start=True),
    ),
    (
        r"simple key",
        Stumble(
            Trouble(
                Code.YAML_SYNTAX,
                "This line is neither a key with its colon nor part of the text above it.",
                "Indent it under its key, or write a colon after the key.",
            ),
            at_start=True,
        ),
    ),
    (
        r"block end|expected key|'-' indicator|entries are not allowed",
        Stumble(
            Trouble(
                Code.YAML_SYNTAX,
                "This does not stand in line with what is around it.",
                "Give the entries of a list or mapping one indentation, each a line of its own.",
            )
        ),
    ),
    (
        r"',' or",
        Stumble(
            Trouble(Code.YAML_SYNTAX, "Here a comma or a closing bracket is missing.", "Add it.")
        ),
    ),
)
