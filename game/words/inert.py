"""One function that makes any text harmless to show."""

from game.files.located import REFUSED


def inert(text: str) -> str:
    """The text with control, bidirectional and invisible characters shown as U+FFFD.

    Line ends stay. Scenario files that hold such characters are refused, so this is the
    last line: for names that players type, file names, and quoted parts of broken files.
    """
    return REFUSED.sub("\ufffd", text.replace("\r", "\ufffd"))
