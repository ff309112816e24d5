"""Bytes -> clean text: UTF-8, spaces for tabs, no character that a screen would obey."""

import codecs
import re
import unicodedata
from typing import Final

from game.core.finding import Code
from game.files.inert import REFUSED
from game.files.located import Notes, Trouble

STAND_IN: Final = "\U0010ffff"
"""Stands where a refused character stood, so that columns stay; it may stand in no text itself."""

_SAVE: Final = "Save it as UTF-8."
_OLD_LINE_END: Final = Trouble(
    Code.CONTROL_CHARACTER,
    "This line ends with a carriage return alone.",
    "Let lines end with a newline, as every editor of today does.",
)
_TAB: Final = Trouble(
    Code.TAB, "Here stands a tab.", "Write spaces instead; editors can do it for a whole file."
)
_INDENTATION: Final = re.compile(r" *\t[ \t]*[^ \t\n]")


def clean(data: bytes, notes: Notes) -> str | None:
    """The text, each line ended by a newline alone; None where nothing can be read from it.

    Sets the notes' lines. What is refused is noted and replaced, character by character.
    """
    text = _decoded(data, notes)
    if text is None:
        return None
    text = text.replace("\r\n", "\n")
    old_ends = text.find("\r")
    text = text.replace("\r", "\n")
    notes.lines = text.split("\n")
    if old_ends >= 0:
        line = text.count("\n", 0, old_ends) + 1
        column = len(notes.lines[line - 1]) + 1
        notes.add(_OLD_LINE_END, line, column)
    if REFUSED.search(text) is not None:
        _note_refused(notes)
        text = REFUSED.sub(STAND_IN, text)
    if "\t" in text:
        _note_tabs(notes)
        # In an indentation a tab says nothing of how deep it is.
        indents = any(map(_INDENTATION.match, notes.lines))
        text = None if indents else text.replace("\t", " ")
    return text


def name_of(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`: a character that cannot be shown."""
    name = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} ({name.lower()})"


def _decoded(data: bytes, notes: Notes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "This file is UTF-16 (or UTF-32), not UTF-8."
        notes.add(Trouble(Code.NOT_UTF8, message, _SAVE), 1, 1)
        return None
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode().removeprefix("\ufeff")
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        rest = data[error.start : error.start + 1000].decode(errors="replace")
        notes.lines = (before + rest).split("\n")
        message = f"This file is not UTF-8: the byte {data[error.start]:02X} cannot stand here."
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        notes.add(Trouble(Code.NOT_UTF8, message, _SAVE), line, column)
        return None


def _note_refused(notes: Notes) -> None:
    for number, line in enumerate(notes.lines, 1):
        for character in dict.fromkeys(REFUSED.findall(line)):
            if notes.has_enough(Code.CONTROL_CHARACTER):
                notes.count(Code.CONTROL_CHARACTER)
                continue
            message = f"Here stands {name_of(character)}, which no reader would see."
            cure = "Take it away; the line looks the same without it."
            trouble = Trouble(Code.CONTROL_CHARACTER, message, cure)
            notes.add(trouble, number, line.index(character) + 1)


def _note_tabs(notes: Notes) -> None:
    for number, line in enumerate(notes.lines, 1):
        if "\t" in line:
            notes.add(_TAB, number, line.index("\t") + 1)
