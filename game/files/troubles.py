"""What can be wrong with a file as a file and as YAML, in an author's words.

The limits that they speak of stand with them.
"""

from typing import Final

from game.core.finding import Code
from game.files.located import Trouble
from game.files.stumbles import BLOCK

FIRST: Final = "scenario.yaml"
"""The file that makes a folder one scenario, and is read before the others in it."""

MOST_FILES: Final = 200
MOST_BYTES: Final = 5_000_000
DEEPEST: Final = 40

KEEP_ONE: Final = "Keep one of the two, or give one another name."
COMMA_CURE: Final = "Write the text in quotation marks or a | block, or without the comma."
EMPTY_CURE: Final = "Write one, or take the line away."
PROSE_OR_NAME: Final = "Write the text in a | block; if this is a name, join its words with _."

NO_SUCH_FILE: Final = Trouble(
    Code.NO_SUCH_FILE, "Nothing stands at this path.", "Look for a slip in the name."
)
LINKS_TO_ITSELF: Final = Trouble(
    Code.UNREADABLE, "This links to itself.", "Point the link at a file or folder."
)
NOT_ALLOWED: Final = Trouble(
    Code.UNREADABLE, "You are not allowed to read this.", "Change its permissions."
)
NO_SCENARIO: Final = Trouble(
    Code.NO_SCENARIO,
    "There is no scenario in this folder.",
    f"Name a file that ends in .yaml, or a folder with a {FIRST} in it.",
)
TOO_MANY_FILES: Final = Trouble(
    Code.TOO_LARGE,
    f"This folder has more than the {MOST_FILES} files that a scenario may have.",
    "Keep each scenario in a folder of its own.",
)
NOT_A_MAPPING: Final = Trouble(
    Code.WRONG_SHAPE, "This file is not a mapping.", "Begin it with a section, such as `turns:`."
)
TOO_LARGE: Final = Trouble(
    Code.TOO_LARGE,
    f"This is more than the {MOST_BYTES // 1_000_000} MB that a scenario may have.",
    "Take out what belongs to no scenario.",
)
EMPTY_FILE: Final = Trouble(
    Code.EMPTY_VALUE, "This file is empty.", "Write a scenario into it, or take it away."
)
TOO_MANY_VALUES: Final = Trouble(
    Code.TOO_LARGE,
    "This file has more keys and values than a scenario can have.",
    "Take out what belongs to no scenario.",
)
TOO_DEEP: Final = Trouble(
    Code.TOO_DEEP,
    f"Here begins the {DEEPEST + 1}st list or mapping inside another.",
    "A scenario needs a dozen at most; look for a bracket that is never closed.",
)
DIRECTIVE: Final = Trouble(
    Code.YAML_SYNTAX, "Here stands a directive (%).", "Take the line with % away."
)
SECOND_DOCUMENT: Final = Trouble(
    Code.SECOND_DOCUMENT,
    "Here a second document begins.",
    "Write one scenario a file, with no line of --- in it.",
)
ALIAS: Final = Trouble(
    Code.ALIAS,
    "Here stands an alias (*).",
    "Write the text out; a text that begins with * goes into a | block.",
)
ANCHOR: Final = Trouble(
    Code.ANCHOR,
    "Here stands an anchor (&).",
    "Take it away; a text that begins with & goes into a | block.",
)
TAG: Final = Trouble(
    Code.TAG,
    "Here stands a tag (!).",
    "Take it away; a text that begins with ! goes into a | block.",
)
KEY_NOT_TEXT: Final = Trouble(
    Code.KEY_NOT_TEXT, "This key is a list or a mapping.", "Write a name before the colon."
)
KEY_MISSING: Final = Trouble(
    Code.KEY_NOT_TEXT, "Here a key is missing.", "Write a name before the colon."
)
CUT_BY_COMMENT: Final = Trouble(
    Code.CUT_BY_COMMENT,
    "The # ends the text: a comment follows.",
    "Write two spaces before a comment, and text with a # in a | block.",
)
GOES_ON: Final = Trouble(
    Code.OPENING_QUOTE,
    "This text opens with a quotation mark and goes on after the closing one.",
    BLOCK,
)
