"""The lessons that a teacher keeps: a file each, a header and one line for each event.

An event is on the disk before it counts, so that a kill at any instant loses nothing that was
told. A last line that a kill has torn is dropped. When a lesson ends its file is written anew
without codes. What lies in the folder is not trusted: what is no lesson costs one sentence.
"""

from game.core.lesson.forgetting import Log
from game.files.lessons.errors import DamagedLesson, FullLesson, NoSuchLesson
from game.files.lessons.kept import LARGEST, MOST_EVENTS, Kept, event_text, read_event
from game.files.lessons.shelf import (
    SUFFIX,
    Damaged,
    Holder,
    begin,
    find,
    hold,
    last,
    listed,
)

__all__ = [
    "LARGEST",
    "MOST_EVENTS",
    "SUFFIX",
    "Damaged",
    "DamagedLesson",
    "FullLesson",
    "Holder",
    "Kept",
    "Log",
    "NoSuchLesson",
    "begin",
    "event_text",
    "find",
    "hold",
    "last",
    "listed",
    "read_event",
]
