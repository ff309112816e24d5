"""Writing a save: whole, beside its place, seen on the disk, and then put there."""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from game.files.saves.errors import NameTaken, NotWritten, refusal, shown
from game.files.saves.names import stem
from game.files.saves.save import Save

_BINARY: Final[int] = getattr(os, "O_BINARY", 0)
_LEFTOVER: Final = re.compile(r"\.(?P<stem>[a-z0-9-]+)\.[0-9a-f]{16}\.tmp")
_DAY: Final = 24 * 60 * 60 * 10**9
"""In nanoseconds."""


def write(file: Path, save: Save, *, new: bool) -> None:
    """Put a save on the disk, as `write_whole` does."""
    text = f"{save.model_dump_json(indent=2)}\n".encode()
    write_whole(file, text, stem(save.name), new=new)


def write_whole(file: Path, text: bytes, by: str, *, new: bool, option: str = "--saves") -> None:
    """Write a file whole beside its place, see it on the disk, then put it there.

    What a kill leaves beside it is called `by` something, so that `sweep` finds it.

    Raises:
        NotWritten: the disk refused; it still holds what it held.
        NameTaken: a new file's place was taken meanwhile.
    """
    beside = file.with_name(f".{by}.{os.urandom(8).hex()}.tmp")
    try:
        opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            while text:
                text = text[os.write(opened, text) :]
            os.fsync(opened)
        finally:
            os.close(opened)
        if new:
            _put(beside, file)
        else:
            beside.replace(file)
    except OSError as error:
        raise NotWritten(refusal(error, file, "saved", option)) from error
    finally:
        with suppress(OSError):  # it has moved; or it stays, and is swept another time
            beside.unlink()
    settle(file.parent)


def settle(folder: Path) -> None:
    """See a change of names on the disk.

    A system that cannot (Windows) does so later by itself, which only a power cut can tell.
    """
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def sweep(file: Path, stem: str | None) -> None:
    """Remove what kills have left: of one save, and whatever is a day older than its file."""
    with suppress(OSError):  # whatever stays is swept another time
        now = file.lstat().st_mtime_ns
        for other in file.parent.iterdir():
            if (found := _LEFTOVER.fullmatch(other.name)) is None:
                continue
            with suppress(OSError):
                if found["stem"] == stem or other.lstat().st_mtime_ns < now - _DAY:
                    other.unlink()


def _put(beside: Path, file: Path) -> None:
    """Put a file where none may be, so that nothing is ever overwritten."""
    try:
        file.hardlink_to(beside)
    except OSError:
        if os.path.lexists(file):
            raise NameTaken(
                f"'{shown(file.name)}' is there already: choose another name."
            ) from None
        beside.replace(file)  # a file system without links
