"""Odds from another process: asked for, judged, and kept for the next time.

Working them out takes numpy and some seconds, so whatever plays has it done elsewhere.
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
from game.core.prospects.request import OfPath, OfStarts, Request
from game.core.prospects.values import Prospects, Questioned, Starts
from game.core.table import Table, tabulate
from game.core.variants import Variant, vary
from game.files import cache
from game.files.places import PACKAGE, cache_folder
from game.play.loop import Sitting
from game.words import premises as premise_words
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

_VERSION: Final = 2
"""Of what is kept: another one is worked out again."""


class NotWorkedOutError(Exception):
    """There are no prospects to tell; the message is one sentence that says why."""


def told(sitting: Sitting, playthrough: Playthrough, waits: Callable[[], None]) -> list[Block]:
    """What is still possible, or at the end was, in words; `waits` is called before a wait."""
    try:
        prospects = kept(playthrough)
        if prospects is None:
            waits()
            prospects = asyncio.run(awaited(playthrough))
    except NotWorkedOutError as error:
        return [Prose(str(error))]
    return words.told(playthrough, prospects, subject(sitting)).blocks


def questioned(sitting: Sitting, waits: Callable[[], None]) -> list[Block]:
    """The odds without each premise in turn, in words; `waits` is called before a wait."""
    if not premises(sitting):
        return [Prose(premise_words.NONE)]
    waits()
    try:
        found = asyncio.run(awaited_premises(sitting))
        return premise_words.questioned(sitting.scenario, found).blocks
    except NotWorkedOutError as error:
        return [Prose(str(error))]


def subject(sitting: Sitting) -> str:
    """The game as a command names it."""
    return words.subject(sitting.called, sitting.variant)


async def awaited(playthrough: Playthrough) -> Prospects:
    """The prospects of a path, kept ones if there are any, while a screen goes on.

    Cancelled, it ends the other process and waits for that, so that none is left behind.

    Raises:
        NotWorkedOutError: they cannot be told.
    """
    # What is read and written takes a thread, for it takes a key's time.
    prospects = await asyncio.to_thread(kept, playthrough)
    if prospects is None:
        answer = await _answer(OfPath(playthrough.table, playthrough.moves))
        prospects = await asyncio.to_thread(_judged, playthrough, answer)
    return prospects


async def awaited_premises(sitting: Sitting) -> Questioned:
    """The odds at the start without each premise, while a screen goes on; ended as `awaited`.

    Raises:
        NotWorkedOutError: they cannot be told.
    """
    names = premises(sitting)
    tables = await asyncio.to_thread(_without_each, sitting, names)
    starts = await asyncio.to_thread(_kept_starts, sitting, tables)
    if starts is None:
        answer = await _answer(OfStarts(tables))
        starts = await asyncio.to_thread(_judged_starts, sitting, tables, answer)
    whole, *without = starts.starts
    return Questioned(whole, dict(zip(names, without, strict=True)))


def premises(sitting: Sitting) -> tuple[str, ...]:
    """The premises that can be taken out of a game: those that its variant has left in it."""
    out = sitting.variant.without
    return tuple(name for name in sitting.scenario.premises if name not in out)


def kept(playthrough: Playthrough) -> Prospects | None:
    """The prospects of a path, if they were worked out before and what is kept can be believed."""
    data = cache.read(_folder(), _key(playthrough))
    return None if data is None else _believed(playthrough, data)


def _judged(playthrough: Playthrough, answer: bytes) -> Prospects:
    """The prospects that the other process answered with, kept for the next time.

    Raises:
        NotWorkedOutError: it answered nothing that could be believed.
    """
    prospects = _believed(playthrough, answer)
    if prospects is None:
        raise NotWorkedOutError(words.FAILED)
    cache.keep(_folder(), _key(playthrough), answer)
    return prospects


def _without_each(sitting: Sitting, names: tuple[str, ...]) -> tuple[Table, ...]:
    """The rules of a game: whole, and then without each of some premises in turn."""
    scenario = sitting.varied
    without = (vary(scenario, Variant(without=(name,))) for name in names)
    return tuple(map(tabulate, (scenario, *without)))


def _kept_starts(sitting: Sitting, tables: tuple[Table, ...]) -> Starts | None:
    data = cache.read(_folder(), _key_of_starts(tables))
    return None if data is None else _believed_starts(sitting, tables, data)


def _judged_starts(sitting: Sitting, tables: tuple[Table, ...], answer: bytes) -> Starts:
    """As `_judged`."""
    starts = _believed_starts(sitting, tables, answer)
    if starts is None:
        raise NotWorkedOutError(words.FAILED)
    cache.keep(_folder(), _key_of_starts(tables), answer)
    return starts


async def _answer(asked: Request) -> bytes:
    """What the other process answers, in good order.

    Raises:
        NotWorkedOutError: it gave no answer.
    """
    try:
        async with asyncio.timeout(LONGEST):
            status, answer = await _asked(await asyncio.to_thread(_line, asked))
    except TimeoutError as error:
        raise NotWorkedOutError(words.TOO_SLOW) from error
    except OSError as error:
        raise NotWorkedOutError(words.FAILED) from error
    if status == TOO_LARGE:
        raise NotWorkedOutError(words.TOO_LARGE)
    if status != 0:
        raise NotWorkedOutError(words.FAILED)
    return answer


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
        # It kills what still runs, and closes the pipes before anything is awaited: a second
        # cancelling would leave them open.
        process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 (no other way)
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


def _line(asked: Request) -> bytes:
    return json.dumps(request.plain(asked)).encode() + b"\n"


def _believed(playthrough: Playthrough, data: bytes) -> Prospects | None:
    try:
        prospects = values.from_json(data)
    except ValueError:
        return None
    return prospects if values.fit(prospects, playthrough) else None


def _believed_starts(sitting: Sitting, tables: tuple[Table, ...], data: bytes) -> Starts | None:
    try:
        starts = values.starts_from_json(data)
    except ValueError:
        return None
    return starts if values.start_there(starts, tables, sitting.scenario) else None


def _folder() -> Path:
    return cache_folder() / "prospects"


def _key(playthrough: Playthrough) -> str:
    """The hash of all that the prospects depend on."""
    moves = " ".join(map(str, playthrough.moves))
    return _hash(playthrough.table.fingerprint, moves)


def _key_of_starts(tables: tuple[Table, ...]) -> str:
    return _hash("starts", *(table.fingerprint for table in tables))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join([str(_VERSION), *parts]).encode()).hexdigest()
