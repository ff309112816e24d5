"""What may stand in no scenario and on no screen, and one function that makes any text inert."""

import re
from typing import Final

REFUSED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, the line ends aside
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the direction of reading
    "\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # they cannot be seen
    "\u2028\u2029"  # line ends that only some programs know
    "\ud800-\udfff\ufffe\uffff\U0010fffe\U0010ffff"  # no characters at all
    "\U000e0000-\U000e0fff]"  # tags: invisible letters
)
"""What may stand in no scenario, and on no screen."""


def inert(text: str) -> str:
    """The text with control, bidirectional and invisible characters shown as U+FFFD.

    It stays as long as it was, and keeps its line ends. Scenario files that hold such
    characters are refused, so this is the last line: for names that players type, file
    names, and quoted parts of broken files.
    """
    return REFUSED.sub("\ufffd", text.replace("\r", "\ufffd"))
