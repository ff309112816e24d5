"""Having a playthrough to oneself: a lock that the system takes back, and writing under it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from game.files.saves.errors import InUse, NotWritten, refusal
from game.files.saves.names import file_name, key, stem
from game.files.saves.save import Save
from game.files.saves.writing import sweep, write

_NO_LOCKS: Final = frozenset({errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP})


@dataclass(slots=True)
class Holder:
    """A playthrough that is this process's own until its `with` ends.

    `save` is what the disk holds: nothing before the first write of a new one. `locked` is
    false on a file system without locks, where another process is not kept away. `ended`
    says that the `with` is over, `swept` that leftovers have been looked for.
    """

    name: str
    file: Path
    save: Save | None
    locked: bool
    ended: bool = field(default=False, init=False)
    swept: bool = field(default=False, init=False)

    def write(self, save: Save) -> None:
        """Put a save on the disk. When this returns, no kill can lose it.

        Raises:
            NotWritten: the disk refused; it still holds what it held.
            NameTaken: a new save's file has appeared meanwhile.
            ValueError: the save is another playthrough's, or the `with` has ended.
        """
        if self.ended or key(save.name) != key(self.name):
            raise ValueError(f"{save.name!r} is not held here")
        write(self.file, save, new=self.save is None)
        self.save = save
        if not self.swept:
            self.swept = True
            sweep(self.file, stem(self.name) if self.locked else None)


@contextmanager
def held(holder: Holder) -> Iterator[Holder]:
    """The holder, until its `with` ends."""
    try:
        yield holder
    finally:
        holder.ended = True


def lock_file(folder: Path, name: str) -> Path:
    """Where the lock on a name lies; it may stay there when nobody holds it."""
    return folder / f".{stem(name)}.lock"


@contextmanager
def alone(folder: Path, name: str) -> Iterator[bool]:
    """Keep every other process from a playthrough's name, as `locked` does."""
    file = folder / file_name(name)
    busy = (
        f"'{name}' ({file.name}) is open in another Juncture: leave it there first, or play a copy."
    )
    with locked(lock_file(folder, name), file, busy) as is_locked:
        yield is_locked


@contextmanager
def locked(lock_at: Path, file: Path, busy: str, option: str = "--saves") -> Iterator[bool]:
    """Keep every other process from a file; yields whether the file system can do that.

    The system takes the lock back when its process ends, however that ends. `busy` is said
    where another has it.
    """
    lock = FileLock(
        lock_at,
        blocking=False,
        mode=0o600,
        thread_local=False,
        fallback_to_soft=False,  # a soft lock would outlive a kill
    )
    try:
        lock_at.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise InUse(busy) from None
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise NotWritten(refusal(error, file, "opened for saving", option)) from error
    try:
        yield lock.is_locked
    finally:
        lock.release()
