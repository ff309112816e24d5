"""A file about a defect of the game's own, to be sent with a report, without personal data.

It holds no text of the error, which may quote names and paths, no value of any variable, no
folder, no host and nothing of the environment but the terminal's kind.
"""

import os
import platform
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import FrameType
from typing import Final

from game import __version__

MOST_KEPT: Final = 5
"""Files of incidents in a folder; an older one makes room for a new one."""
MOST_FRAMES: Final = 40
"""Frames that are told of one error, the innermost: an endless recursion has thousands."""
MOST_CAUSES: Final = 5

_NEW: Final[int] = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_NAME: Final = re.compile(r"incident-\d{8}-\d{6}-[0-9a-f]{4}\.txt")


@dataclass(frozen=True, slots=True)
class InHand:
    """The game that was played: its scenario by the content's fingerprint, variant, moves."""

    fingerprint: str
    variant: str
    moves: int


@dataclass(frozen=True, slots=True)
class Incident:
    """An error, Textual's version, the window in columns and rows, and the game in hand if any."""

    error: BaseException
    textual: str
    size: tuple[int, int]
    in_hand: InHand | None


def write(folder: Path, incident: Incident) -> Path:
    """Put an incident into a folder, under a new name; the oldest ones make room.

    Raises:
        OSError: the disk refused.
    """
    now = datetime.now(UTC)
    file = folder / f"incident-{now:%Y%m%d-%H%M%S}-{os.urandom(2).hex()}.txt"
    folder.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, _NEW, 0o600), "wb") as new:  # noqa: PTH123 (it takes a descriptor)
        new.write("".join(f"{line}\n" for line in lines(incident)).encode("ascii", "replace"))
    kept = sorted(name for name in os.listdir(folder) if _NAME.fullmatch(name))  # noqa: PTH208 (names)
    for name in kept[:-MOST_KEPT]:
        with suppress(OSError):  # it stays, and makes room another time
            (folder / name).unlink()
    return file


def lines(incident: Incident) -> Iterator[str]:
    """What the file says, line by line."""
    columns, rows = incident.size
    yield f"Juncture {__version__}, Python {platform.python_version()}, Textual {incident.textual}"
    yield f"System: {sys.platform}; TERM: {_term()}; window: {columns} by {rows}"
    if incident.in_hand is not None:
        game = incident.in_hand
        yield f"Scenario: {game.fingerprint}"
        yield f"Variant: {game.variant or 'none'}; moves: {game.moves}"
    error: BaseException | None = incident.error
    for _ in range(MOST_CAUSES):
        if error is None:
            return
        yield f"Error: {type(error).__module__}.{type(error).__qualname__}"
        frames = list(walk_tb(error.__traceback__))
        for frame, line in frames[-MOST_FRAMES:]:
            yield f"  {_place(frame)}:{line} {frame.f_code.co_name}"
        error = error.__cause__ or error.__context__


def _place(frame: FrameType) -> str:
    """A module by its name, as `game.tui.app`, and the name of its file; never a folder."""
    module = str(frame.f_globals.get("__name__", "?"))
    name = re.split(r"[\\/]", frame.f_code.co_filename)[-1]
    return f"{module} {name}"


def _term() -> str:
    """The kind of the terminal, if it looks like one."""
    term = os.environ.get("TERM", "")
    return term if re.fullmatch(r"[A-Za-z0-9._+-]{1,40}", term) else "?"
