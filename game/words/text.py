"""Authored texts as lines, and names in plain words."""

from collections.abc import Iterator


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of an authored text: blank lines part them, other line ends are spaces."""
    for paragraph in text.split("\n\n"):
        line = " ".join(paragraph.split())
        if line:
            yield line


def flat(text: str) -> str:
    """An authored text on one line."""
    return " ".join(paragraphs(text))


def sentence(text: str) -> str:
    """The text with a full stop, if it has no end of its own."""
    return text if text.endswith((".", "!", "?", ":", '"')) else f"{text}."


def label(text: str) -> str:
    """The text as the label of another: with a colon, if it has no end of its own."""
    return text if text.endswith((".", "!", "?", ":")) else f"{text}:"


def in_words(name: str) -> str:
    """A scenario's name for something, as words: `january_vote` is `January vote`."""
    return name.replace("_", " ").capitalize()
