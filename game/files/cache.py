"""What can be worked out again, kept by its content's hash: a few files that may go any time.

Nothing here is worth a sentence to the player. What the disk refuses is not kept; what
cannot be read is not there, and whoever needs it works it out again and replaces it.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

LARGEST: Final = 8_000_000
"""Bytes of one file."""

MOST: Final = 64
"""Files that are kept: beyond, the oldest goes."""

_READ: Final[int] = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read(folder: Path, key: str) -> bytes | None:
    """What is kept under a key, if anything can be read there. Nobody vouches for it."""
    with suppress(OSError):
        opened = os.open(_file(folder, key), _READ)
        with os.fdopen(opened, "rb") as file:
            if stat.S_ISREG(os.fstat(opened).st_mode):
                data = file.read(LARGEST + 1)
                return data if len(data) <= LARGEST else None
    return None


def keep(folder: Path, key: str, data: bytes) -> None:
    """Keep some bytes under a key, a SHA-256 in hexadecimal digits, if the disk allows it."""
    if len(data) > LARGEST:
        return
    file = _file(folder, key)
    beside = file.with_name(f"{key}.{os.urandom(8).hex()}.tmp")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(data)
            beside.replace(file)
        finally:
            with suppress(OSError):  # it has moved, or it goes with the oldest
                beside.unlink()
    _sweep(folder)


def _file(folder: Path, key: str) -> Path:
    return folder / f"{key}.json"


def _sweep(folder: Path) -> None:
    """Take the oldest files away, and with them what a kill has left."""
    with suppress(OSError):
        ours = [file for file in folder.iterdir() if file.suffix in {".json", ".tmp"}]
        ages: list[tuple[int, Path]] = []
        for file in ours:
            with suppress(OSError):  # another process was faster
                ages.append((file.lstat().st_mtime_ns, file))
        for _, file in sorted(ages, reverse=True)[MOST:]:
            with suppress(OSError):
                file.unlink()
