"""The playthroughs that a player keeps: a file each, with a header and the list of moves.

A file is never changed. The new one is written whole beside it and then takes its place,
so that a kill at any instant leaves the one or the other. No state is kept: replay makes
it again. What lies in the folder is not trusted: what is no save costs one sentence.
"""

from game.files.saves.errors import (
    BadName,
    DamagedSave,
    InUse,
    NameTaken,
    NoSuchSave,
    NotWritten,
    SaveError,
)
from game.files.saves.holding import Holder
from game.files.saves.names import LONGEST_NAME, file_name, named
from game.files.saves.save import (
    LARGEST,
    LONGEST_MOVE,
    LONGEST_SCENARIO,
    LONGEST_VARIANT,
    MOST_MOVES,
    VERSION,
    Save,
)
from game.files.saves.shelf import (
    Damaged,
    Kept,
    begin,
    copy,
    delete,
    find,
    hold,
    last,
    listed,
    set_aside,
)

__all__ = [
    "LARGEST",
    "LONGEST_MOVE",
    "LONGEST_NAME",
    "LONGEST_SCENARIO",
    "LONGEST_VARIANT",
    "MOST_MOVES",
    "VERSION",
    "BadName",
    "Damaged",
    "DamagedSave",
    "Holder",
    "InUse",
    "Kept",
    "NameTaken",
    "NoSuchSave",
    "NotWritten",
    "Save",
    "SaveError",
    "begin",
    "copy",
    "delete",
    "file_name",
    "find",
    "hold",
    "last",
    "listed",
    "named",
    "set_aside",
]
