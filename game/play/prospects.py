"""Prospects from another process: asked for, judged, and kept for the next time.

Working them out takes numpy and a second or two, so whatever plays has it done elsewhere.
"""

import asyncio
import hashlib
import json
import os
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from pathlib import Path
from typing import Final

from game.core.playthrough import Playthrough
from game.core.prospects import request, values
from game.core.prospects.values import Prospects
from game.files import cache
from game.files.places import PACKAGE, cache_folder
from game.words import prospects as words
from game.words.blocks import Block, Prose

LONGEST: Final = 60.0
"""Seconds after which an answer is no longer waited for."""

TOO_LARGE: Final = 3
"""The other process's exit status where a scenario has too many states."""

_COMMAND: Final = (sys.executable, "-P", "-m", "game.cli.working_out")
"""Safe from a folder that happens to hold something called as a module is."""

_PRIORITY: Final[int] = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(
    subprocess, "CREATE_NO_WINDOW", 0
)
"""Windows sets it from here; elsewhere the other process does so itself."""

_VERSION: Final = 1
"""Of what is kept: another one is worked out again."""


class NotWorkedOutError(Exception):
    """There are no prospects to tell; the message is one sentence that says why."""


def told(playthrough: Playthrough, waits: Callable[[], None]) -> list[Block]:
    """What is still possible, or at the end was, in words; `waits` is called before a wait."""
    try:
        prospects = kept(playthrough)
        if prospects is None:
            waits()
            prospects = asyncio.run(awaited(playthrough))
    except NotWorkedOutError as error:
        return [Prose(str(error))]
    has_ended = playthrough.state.ending is not None
    return (words.along if has_ended else words.present)(playthrough, prospects)


async def awaited(playthrough: Playthrough) -> Prospects:
    """The prospects of a path, kept ones if there are any, while a screen goes on.

    Cancelled, it ends the other process and waits for that, so that none is left behind.

    Raises:
        NotWorkedOutError: they cannot be told.
    """
    known = kept(playthrough)
    if known is not None:
        return known
    asked = request.plain(playthrough.table, playthrough.moves)
    try:
        async with asyncio.timeout(LONGEST):
            status, answer = await _asked(json.dumps(asked).encode() + b"\n")
    except TimeoutError as error:
        raise NotWorkedOutError(words.TOO_SLOW) from error
    except OSError as error:
        raise NotWorkedOutError(words.FAILED) from error
    return _judged(playthrough, status, answer)


def kept(playthrough: Playthrough) -> Prospects | None:
    """The prospects of a path, if they were worked out before and what is kept can be believed."""
    data = cache.read(_folder(), _key(playthrough))
    return None if data is None else _believed(playthrough, data)


def _judged(playthrough: Playthrough, status: int, answer: bytes) -> Prospects:
    """The prospects that the other process answered with, kept for the next time.

    Raises:
        NotWorkedOutError: it answered nothing that could be believed.
    """
    if status == TOO_LARGE:
        raise NotWorkedOutError(words.TOO_LARGE)
    prospects = _believed(playthrough, answer) if status == 0 else None
    if prospects is None:
        raise NotWorkedOutError(words.FAILED)
    cache.keep(_folder(), _key(playthrough), answer)
    return prospects


def _environment() -> dict[str, str]:
    """What the other process sees: this very game, and one thread to reckon with."""
    paths = [str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return os.environ | threads | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


async def _asked(request: bytes) -> tuple[int, bytes]:
    """Ask and wait; the status and the answer. No process is left, however this ends.

    The other's input is open until it has answered: were this process killed, it would end too.
    """
    process = await asyncio.create_subprocess_exec(
        *_COMMAND,
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=_environment(),
        creationflags=_PRIORITY,
    )
    try:
        return await _exchanged(process, request)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _exchanged(process: Process, request: bytes) -> tuple[int, bytes]:
    if process.stdin is None or process.stdout is None:
        raise AssertionError
    process.stdin.write(request)
    await process.stdin.drain()
    answer = bytearray()
    while part := await process.stdout.read(1 << 16):
        answer += part
        if len(answer) > cache.LARGEST:
            raise NotWorkedOutError(words.FAILED)
    return await process.wait(), bytes(answer)


def _believed(playthrough: Playthrough, data: bytes) -> Prospects | None:
    try:
        prospects = values.from_json(data)
    except ValueError:
        return None
    return prospects if values.fit(prospects, playthrough) else None


def _folder() -> Path:
    return cache_folder() / "prospects"


def _key(playthrough: Playthrough) -> str:
    """The hash of all that the prospects depend on."""
    moves = " ".join(map(str, playthrough.moves))
    parts = f"{_VERSION}\n{playthrough.table.fingerprint}\n{moves}"
    return hashlib.sha256(parts.encode()).hexdigest()
