# ruff: noqa: N818 (every exception here is a SaveError; `saves.InUse` says what is so)
"""What keeps a playthrough from being kept or found, in sentences for the player."""

import errno
from pathlib import Path


class SaveError(Exception):
    """What keeps a playthrough from being kept or found.

    The message is one sentence for the player: which one, and what to do.
    """


class BadName(SaveError, ValueError):
    """No playthrough can have that name."""


class NoSuchSave(SaveError):
    """No playthrough has that name."""


class NameTaken(SaveError):
    """A playthrough or a file of that name is there already."""


class InUse(SaveError):
    """Another process has that playthrough open."""


class DamagedSave(SaveError):
    """A file that cannot be read as a save."""


class NotWritten(SaveError):
    """The disk refused; what it held before, it still holds."""


def refusal(error: OSError, file: Path, done: str, option: str = "--saves") -> str:
    """Why the disk would not, and what to do; `option` chooses another folder."""
    what = f"'{shown(file.name)}' could not be {done}"
    folder = shown(file.parent)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"{what}, because the disk is full: free some space, then go on."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{what}, because {folder} may not be written in: choose another with {option}."
        case errno.ENOENT:
            return f"{what}, because the folder {folder} has gone: put it back."
        case errno.ENOTDIR | errno.EEXIST:
            return f"{what}, because {folder} is no folder: choose another with {option}."
        case errno.ENAMETOOLONG:
            return f"{what}, because {folder} is too long a name: choose a shorter with {option}."
        case _:
            return f"{what} in {folder} ({cause(error)}): choose another folder with {option}."


def cause(error: OSError) -> str:
    """The system's own words for what went wrong."""
    return (error.strerror or type(error).__name__).lower()


def unreadable(file: Path, error: OSError) -> str:
    """Why a file in the folder is listed as damaged, and what to do."""
    return (
        f"'{shown(file.name)}' cannot be read ({cause(error)}): make it readable, or move it out "
        "of the folder."
    )


def shown(path: Path | str) -> str:
    """A path with nothing in it that could play tricks on a screen."""
    return "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(path)
    )
