"""A folder of files that the program made, told apart from whatever else lies there.

A list in the folder holds the name and the hash of each file made. A file that is not in it,
or was changed since, is somebody's own: it is not overwritten unless that is asked for.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from game.files.saves.reading import upto

LIST: Final = ".juncture.json"
_LONGEST_LIST: Final = 1 << 16
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)

_Made = dict[str, list[str]]
"""The hashes that each file may have: while files are being made, the old one and the new."""


class FolderError(Exception):
    """Files cannot be put there; the message is one sentence that says what to do."""


def put(folder: Path, files: Mapping[str, str], *, force: bool = False) -> None:
    """Make the files, by their names, each whole or not at all; the folder is made if need be.

    Files that were made there earlier, are unchanged and are not among these are taken away, so
    that what lies there belongs together.

    Raises:
        FolderError: the place is no folder, or cannot be written to; or a file in the way is
            somebody's own, and `force` is false.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = _listed(folder)
        _refuse(folder, files, made, force=force)
        texts = {name: text.encode() for name, text in files.items()}
        stale = [name for name in made if name not in files and _is_made(folder / name, made)]
        both = {
            name: [*made.get(name, []), *([_hash(texts[name])] if name in texts else [])]
            for name in {**made, **texts}
        }
        _write(folder / LIST, _json(both))
        for name, text in texts.items():
            _write(folder / name, text)
        for name in stale:
            (folder / name).unlink()
        _write(folder / LIST, _json({name: [_hash(text)] for name, text in texts.items()}))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FolderError(
            f"{str(folder)!r} cannot be written to ({reason}): name another folder."
        ) from error


def _listed(folder: Path) -> _Made:
    """What was made there; nothing where there is no list, or none that can be read."""
    try:
        read = json.loads(upto(folder / LIST, _LONGEST_LIST))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {
        name: [one for one in hashes if isinstance(one, str)]
        for name, hashes in read.items()
        if isinstance(hashes, list) and Path(name).name == name and name != LIST
    }


def _refuse(folder: Path, files: Mapping[str, str], made: _Made, *, force: bool) -> None:
    for name in files:
        file = folder / name
        if not os.path.lexists(file):
            continue
        if file.is_dir():
            raise FolderError(f"{str(file)!r} is a folder: name another place, or move it away.")
        if not force and not _is_made(file, made):
            raise FolderError(
                f"{str(file)!r} is not as this program made it, and would be lost: name another"
                " folder, move the file away, or add --force."
            )


def _is_made(file: Path, made: _Made) -> bool:
    """Whether a file is as it was made there."""
    hashes = made.get(file.name, [])
    if not hashes or file.is_symlink() or not file.is_file():
        return False
    return _hash(file.read_bytes()) in hashes


def _hash(text: bytes) -> str:
    return sha256(text).hexdigest()


def _json(made: _Made) -> bytes:
    return f"{json.dumps(made, indent=1)}\n".encode()


def _write(file: Path, text: bytes) -> None:
    """Write a file whole beside its place, then put it there."""
    beside = file.with_name(f".{file.name}.{os.urandom(8).hex()}.tmp")
    try:
        opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        try:
            rest = text
            while rest:
                rest = rest[os.write(opened, rest) :]
            os.fsync(opened)
        finally:
            os.close(opened)
        beside.replace(file)
    finally:
        with suppress(OSError):  # it has moved
            beside.unlink()
