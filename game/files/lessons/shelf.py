"""A folder of lessons: list, find, begin, hold; each held by one process and only added to.

A lesson is called as its file is, without the ending.
"""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.core.finding import did_you_mean
from game.core.lesson.events import Event
from game.core.lesson.forgetting import Log
from game.core.lesson.lesson import Plan
from game.files.lessons.errors import DamagedLesson, FullLesson, NoSuchLesson
from game.files.lessons.kept import (
    LARGEST,
    MOST_EVENTS,
    Kept,
    event_text,
    head_text,
    read,
    text,
)
from game.files.saves.errors import (
    BadName,
    InUse,
    NameTaken,
    NotWritten,
    SaveError,
    cause,
    refusal,
    shown,
    unreadable,
)
from game.files.saves.holding import locked
from game.files.saves.names import named, numbered, stem
from game.files.saves.writing import sweep, write_whole

SUFFIX: Final = ".jsonl"
_OPTION: Final = "--lessons"
_ANEW: Final = "end this lesson, which writes all of it anew"
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that is no lesson, with a sentence that names it and says what to do."""

    file: Path
    sentence: str
    when: int


@dataclass(slots=True)
class Holder:
    """A lesson that is this process's own until its `with` ends.

    `size` bytes of the file count, and hold `events` events.
    """

    name: str
    file: Path
    plan: Plan
    size: int
    events: int
    ended: bool = field(default=False, init=False)

    def add(self, now: float, event: Event) -> None:
        """Put one more event on the disk. When this returns, no kill can lose it.

        Raises:
            FullLesson: no more fit.
            NotWritten: the disk refused; what it held before counts as before.
            ValueError: the `with` has ended.
        """
        self._mine()
        line = event_text(now, event)
        if self.events >= MOST_EVENTS or self.size + len(line) > LARGEST:
            raise FullLesson(f"'{self.file.name}' is full: end this lesson and begin another.")
        try:
            _add(self.file, self.size, line)
        except FileNotFoundError as error:
            if not self.file.parent.is_dir():
                raise NotWritten(refusal(error, self.file, "written to", _OPTION)) from error
            raise NotWritten(
                f"'{shown(self.file.name)}' has gone: put it back, or {_ANEW}."
            ) from error
        except OSError as error:
            raise NotWritten(refusal(error, self.file, "written to", _OPTION)) from error
        self.size += len(line)
        self.events += 1

    def rewrite(self, log: Log) -> None:
        """Put another log in the place of the one that was added up.

        Raises:
            NotWritten: the disk refused; it holds what it held.
            ValueError: the `with` has ended.
        """
        self._mine()
        data = text(self.plan, log)
        write_whole(self.file, data, self.name, new=False, option=_OPTION)
        self.size, self.events = len(data), len(log)

    def _mine(self) -> None:
        if self.ended:
            raise ValueError(f"{self.name!r} is not held here")


def listed(folder: Path) -> tuple[Kept | Damaged, ...]:
    """Every lesson in a folder, newest first.

    Raises:
        SaveError: the folder cannot be read. One that is not there has no lessons.
    """
    try:
        files = [file for file in folder.iterdir() if _is_lesson(file.name)]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise SaveError(
            f"The folder {shown(folder)} cannot be read ({cause(error)}): "
            f"choose another with {_OPTION}."
        ) from error
    found = [entry for file in files if (entry := _entry(file))]
    return tuple(sorted(found, key=lambda entry: (-entry.when, entry.file.name)))


def last(folder: Path) -> Kept | None:
    """The lesson that something last happened in and that is not over, if there is any.

    Raises:
        SaveError: the folder cannot be read.
    """
    kept = (entry for entry in listed(folder) if isinstance(entry, Kept))
    return next((entry for entry in kept if not entry.lesson.ended), None)


def find(folder: Path, name: str) -> Kept:
    """The lesson of that name, or in the file of that name.

    Raises:
        NoSuchLesson: there is none; the sentence may suggest another.
        DamagedLesson: its file is no lesson.
        SaveError: the name or the folder is of no use.
    """
    wanted = named(name).removesuffix(SUFFIX)
    entries = listed(folder)
    for entry in entries:
        if _composed(entry.file) in {wanted, stem(wanted)}:
            if isinstance(entry, Damaged):
                raise DamagedLesson(entry.sentence)
            return entry
    names = [entry.name for entry in entries if isinstance(entry, Kept)]
    near = did_you_mean(wanted, names) or ""
    cure = near.replace("Did", "did", 1) or ("choose another." if names else "begin one first.")
    raise NoSuchLesson(f"No lesson in {shown(folder)} is named '{wanted}': {cure}")


@contextmanager
def begin(folder: Path, base: str, plan: Plan) -> Iterator[Holder]:
    """A new lesson to oneself, under the first free of `base`, `base-2`, ...; on the disk at once.

    Raises:
        BadName: `base` is no name, or the plan's scenario lies at a path that no file can hold.
        NotWritten: the folder cannot be written in.
    """
    try:
        head_text(plan)
    except ValueError as error:
        raise BadName(
            f"A lesson cannot be kept on '{shown(plan.scenario)}': give its file and folders "
            "shorter names, in letters that can be shown."
        ) from error
    with ExitStack() as stack:
        names = (stem(name) for name in numbered(base))
        yield _first_free(stack, folder, names, plan)


@contextmanager
def hold(folder: Path, name: str) -> Iterator[tuple[Holder, Kept]]:
    """A kept lesson to oneself, and what its file holds.

    Raises:
        InUse: another process has it.
        SaveError: as `find`, or the disk refused.
    """
    called = find(folder, name).name
    with _alone(folder, called):
        kept = find(folder, called)
        with _held(Holder(kept.name, kept.file, kept.plan, kept.size, len(kept.log))) as holder:
            yield holder, kept


def _first_free(stack: ExitStack, folder: Path, names: Iterator[str], plan: Plan) -> Holder:
    while True:
        with suppress(NameTaken, InUse):
            return stack.enter_context(_created(folder, next(names), plan))


@contextmanager
def _created(folder: Path, name: str, plan: Plan) -> Iterator[Holder]:
    file, head = folder / f"{name}{SUFFIX}", head_text(plan)
    with _alone(folder, name) as is_locked:
        if os.path.lexists(file):
            raise NameTaken(name)
        write_whole(file, head, name, new=True, option=_OPTION)
        sweep(file, name if is_locked else None)
        with _held(Holder(name, file, plan, len(head), 0)) as holder:
            yield holder


@contextmanager
def _held(holder: Holder) -> Iterator[Holder]:
    try:
        yield holder
    finally:
        holder.ended = True


@contextmanager
def _alone(folder: Path, name: str) -> Iterator[bool]:
    file = folder / f"{name}{SUFFIX}"
    busy = f"'{shown(name)}' is open in another Juncture: leave it there first."
    with locked(folder / f".{name}.lock", file, busy, _OPTION) as is_locked:
        yield is_locked


def _add(file: Path, size: int, line: bytes) -> None:
    """Write a line behind the bytes that count and see it on the disk; or leave all as it is.

    Raises:
        NotWritten: not all of those bytes are there any more.
        OSError: the disk refused.
    """
    opened = os.open(file, os.O_WRONLY | _BINARY)
    try:
        if os.fstat(opened).st_size < size:  # made longer again, it would hold a hole
            raise NotWritten(f"'{shown(file.name)}' was changed by something else: {_ANEW}.")
        os.ftruncate(opened, size)
        os.lseek(opened, size, os.SEEK_SET)
        try:
            rest = line
            while rest:
                rest = rest[os.write(opened, rest) :]
            os.fsync(opened)
        except OSError:
            with suppress(OSError):  # what is torn is dropped by whoever reads it
                os.ftruncate(opened, size)
            raise
    finally:
        os.close(opened)


def _is_lesson(file_name: str) -> bool:
    return file_name.endswith(SUFFIX) and not file_name.startswith(".")


def _entry(file: Path) -> Kept | Damaged | None:
    """What a file is; nothing if it has just gone."""
    when = 0
    try:
        when = file.lstat().st_mtime_ns
        kept = read(file, file.name.removesuffix(SUFFIX))
        if _is_typed(file):
            return kept
        sentence = f"'{shown(file.name)}' has a name that cannot be typed: rename it."
    except FileNotFoundError:
        return None
    except OSError as error:
        sentence = unreadable(file, error)
    except DamagedLesson as error:
        sentence = str(error)
    return Damaged(file, sentence, when)


def _is_typed(file: Path) -> bool:
    """Whether `find` is given the file's name as it is where somebody types it."""
    with suppress(BadName):
        return named(_composed(file)) == _composed(file)
    return False


def _composed(file: Path) -> str:
    """The lesson's name; some systems take accents apart in what a file is called."""
    return unicodedata.normalize("NFC", file.name.removesuffix(SUFFIX))
