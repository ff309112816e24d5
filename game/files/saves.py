# ruff: noqa: N818 (every exception here is a SaveError; `saves.InUse` says what is so)
"""The playthroughs that a player keeps: a file each, with a header and the list of moves.

A file is never changed. The new one is written whole beside it and then takes its place,
so that a kill at any instant leaves the one or the other. No state is kept: replay makes
it again. What lies in the folder is not trusted: what is no save costs one sentence.
"""

import errno
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Annotated, Final, Literal

from filelock import FileLock, Timeout
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from game.core.finding import did_you_mean

VERSION: Final = 1
LONGEST_NAME: Final = 80
LONGEST_SCENARIO: Final = 4096
LONGEST_VARIANT: Final = 1000
LONGEST_MOVE: Final = 1040
"""A turn's name of 64 characters and a season's fifteen activities of 64 each, joined."""

MOST_MOVES: Final = 4000
LARGEST: Final = 5_000_000
"""Bytes of a file. Whatever is a `Save` fits in."""


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


def named(text: str) -> str:
    """A playthrough's name as it is kept: composed (NFC), without spaces around it.

    Raises:
        BadName: it is empty, invisible or too long, or would play tricks on a screen.
    """
    if len(text) > 10 * LONGEST_NAME:  # composing takes the square of the length, at worst
        raise _too_long(text)
    name = _plain(unicodedata.normalize("NFC", text).strip())
    if all(
        unicodedata.category(character)[0] in "ZM" or character in _JOINERS for character in name
    ):
        raise BadName("A playthrough needs a name that can be seen: give it a letter or a digit.")
    if len(name) > LONGEST_NAME:
        raise _too_long(name)
    return name


def _too_long(name: str) -> BadName:
    start = _shown(name[:20])
    return BadName(f"The name '{start}...' is too long: use at most {LONGEST_NAME} characters.")


_JOINERS: Final = "\u200c\u200d"
"""Some scripts, and many emoji, cannot be written without them."""


def _plain(text: str) -> str:
    for character in text:
        category = unicodedata.category(character)
        if category in {"Cc", "Cs", "Zl", "Zp"} or (category == "Cf" and character not in _JOINERS):
            raise BadName(
                f"U+{ord(character):04X} is a character that cannot be shown: leave it out."
            )
    return text


class Save(BaseModel):
    """One playthrough: what was played, and the moves in their text form.

    `scenario` is the name of a shipped scenario, or a path; `fingerprint` its content's
    SHA-256 when it was played; an empty `variant` is the scenario as written; `iron` means
    without undo. `seed` is that of chance.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    juncture_save: Literal[1] = VERSION
    name: Annotated[str, AfterValidator(named)]
    scenario: Annotated[
        str, Field(min_length=1, max_length=LONGEST_SCENARIO), AfterValidator(_plain)
    ]
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    variant: Annotated[str, Field(max_length=LONGEST_VARIANT), AfterValidator(_plain)] = ""
    iron: bool = False
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    moves: Annotated[
        tuple[
            Annotated[
                str, Field(max_length=LONGEST_MOVE, pattern=r"^[a-z][a-z0-9_]*\.[a-z0-9_+]*$")
            ],
            ...,
        ],
        Field(max_length=MOST_MOVES),
    ] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A save, the file that holds it, and when that was written, in nanoseconds since 1970."""

    save: Save
    file: Path
    when: int


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that is no save, with a sentence that names it and says what to do."""

    file: Path
    sentence: str
    when: int


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
        """Puts a save on the disk. When this returns, no kill can lose it.

        Raises:
            NotWritten: the disk refused; it still holds what it held.
            NameTaken: a new save's file has appeared meanwhile.
            ValueError: the save is another playthrough's, or the `with` has ended.
        """
        if self.ended or _key(save.name) != _key(self.name):
            raise ValueError(f"{save.name!r} is not held here")
        _write(self.file, save, new=self.save is None)
        self.save = save
        if not self.swept:
            self.swept = True
            _sweep(self.file, _stem(self.name) if self.locked else None)


def listed(folder: Path) -> tuple[Kept | Damaged, ...]:
    """Everything on the shelf, newest first. No two that are kept have one name.

    Raises:
        SaveError: the folder cannot be read. One that is not there is an empty shelf.
    """
    try:
        files = [file for file in folder.iterdir() if _is_save(file.name)]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise SaveError(
            f"The folder {_shown(folder)} cannot be read ({_cause(error)}): "
            "choose another with --saves."
        ) from error
    found = [entry for file in files if (entry := _entry(file))]
    found.sort(key=lambda entry: (-entry.when, entry.file.name))
    return tuple(_without_namesakes(found))


def find(folder: Path, name: str) -> Kept:
    """The playthrough of that name, whatever its file is called; case does not matter.

    Raises:
        NoSuchSave: there is none; the sentence may suggest another.
        DamagedSave: its file is there, but is no save.
        SaveError: the name or the folder is of no use.
    """
    name = named(name)
    entries = listed(folder)
    for entry in entries:
        if isinstance(entry, Kept) and _key(entry.save.name) == _key(name):
            return entry
    for entry in entries:
        if isinstance(entry, Damaged) and entry.file.name == file_name(name):
            raise DamagedSave(entry.sentence)
    names = [entry.save.name for entry in entries if isinstance(entry, Kept)]
    near = did_you_mean(name, names) or did_you_mean(_key(name), map(_key, names))
    cure = near.replace("Did", "did", 1) or ("choose another." if names else "begin one first.")
    raise NoSuchSave(f"No playthrough in {_shown(folder)} is named '{name}': {cure}")


def last(folder: Path) -> Kept | None:
    """The playthrough that was written last, if there is any.

    Raises:
        SaveError: the folder cannot be read.
    """
    return next((entry for entry in listed(folder) if isinstance(entry, Kept)), None)


def free_name(folder: Path, base: str) -> str:
    """The first of `Kornilov`, `Kornilov 2`, `Kornilov 3` ... that nothing has.

    Raises:
        SaveError: the name or the folder is of no use.
    """
    taken = listed(folder)
    return next(name for name in _numbered(base) if _is_free(folder, taken, name))


@contextmanager
def hold(folder: Path, name: str) -> Iterator[Holder]:
    """Has a playthrough to oneself, to go on with it.

    Raises:
        NoSuchSave, DamagedSave: as `find`.
        InUse: another process has it.
        NotWritten: the folder cannot be written in.
    """
    with _alone(folder, find(folder, name).save.name) as locked:
        kept = find(folder, name)  # once more: it may have changed before it was locked
        with _held(Holder(kept.save.name, kept.file, kept.save, locked)) as holder:
            yield holder


@contextmanager
def begin(folder: Path, base: str) -> Iterator[Holder]:
    """Has a new playthrough to oneself, under the first free name that `base` leads to.

    Nothing is on the disk before the first write. Two processes get two names.

    Raises:
        BadName: `base` is no name.
        NotWritten: the folder cannot be written in.
    """
    with _begun(folder, _numbered(base)) as holder:
        yield holder


def copy(folder: Path, name: str, new_name: str) -> Save:
    """Copies a playthrough, also one that is being played; the copy.

    Raises:
        NameTaken, InUse: the new name is not free.
        SaveError: as `find`, or the disk refused.
    """
    save = find(folder, name).save
    with _created(folder, named(new_name)) as holder:
        return _renamed(save, holder)


def set_aside(folder: Path, save: Save) -> str:
    """Keeps a save under a new name, as it was before its scenario was edited; that name.

    Raises:
        SaveError: the disk refused.
    """
    with _begun(folder, _numbered(save.name, " (before the edit)")) as holder:
        return _renamed(save, holder).name


def delete(folder: Path, name: str) -> None:
    """Takes a playthrough off the disk. Whether the player means it is asked elsewhere.

    Raises:
        InUse: another process has it.
        SaveError: as `find`, or the disk refused.
    """
    with hold(folder, name) as holder:
        try:
            holder.file.unlink(missing_ok=True)
        except OSError as error:
            raise NotWritten(_refusal(error, holder.file, "deleted")) from error
        _settle(folder)
        with suppress(OSError):  # Windows cannot while it is held: an empty file stays
            _lock_file(folder, holder.name).unlink()


def file_name(name: str) -> str:
    """What the file of a playthrough is called, unless a hand renames it; safe on every system."""
    return f"{_stem(name)}.json"


def _key(name: str) -> str:
    """Two names are one if their keys are (Unicode's canonical caseless match)."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
_LONGEST_STEM: Final = 60
_HASH: Final = 8


def _stem(name: str) -> str:
    """A file name for every system: `a-z0-9-`, and a hash unless it says the whole name.

    What has no hash must not look as if it had one; so distinct names never share a stem.
    """
    letters = unicodedata.normalize("NFKD", _key(name)).casefold().encode("ascii", "ignore")
    stem = re.sub("[^a-z0-9]+", "-", letters.decode()).strip("-")
    says_all = stem.replace("-", " ") == _key(name) and len(stem) <= _LONGEST_STEM
    if says_all and stem not in _RESERVED and not re.search(rf"-[0-9a-f]{{{_HASH}}}$", stem):
        return stem
    digest = hashlib.sha256(_key(name).encode()).hexdigest()[:_HASH]
    return f"{stem[: _LONGEST_STEM - _HASH - 1].rstrip('-') or 'save'}-{digest}"


def _lock_file(folder: Path, name: str) -> Path:
    return folder / f".{_stem(name)}.lock"


def _is_save(file_name: str) -> bool:
    return file_name.lower().endswith(".json") and not file_name.startswith(".")


def _numbered(base: str, tail: str = "") -> Iterator[str]:
    """The name itself, then with 2, 3, ...; what is too long is cut before its tail."""
    for number in count(1):
        end = f"{tail} {number}" if number > 1 else tail
        yield named(f"{base.strip()[: LONGEST_NAME - len(end)].rstrip()}{end}")


def _is_free(folder: Path, taken: tuple[Kept | Damaged, ...], name: str) -> bool:
    names = {_key(entry.save.name) for entry in taken if isinstance(entry, Kept)}
    return _key(name) not in names and not os.path.lexists(folder / file_name(name))


@contextmanager
def _begun(folder: Path, names: Iterator[str]) -> Iterator[Holder]:
    with ExitStack() as stack:
        yield _first_created(stack, folder, names)


def _first_created(stack: ExitStack, folder: Path, names: Iterator[str]) -> Holder:
    while True:
        with suppress(NameTaken, InUse):
            return stack.enter_context(_created(folder, next(names)))


@contextmanager
def _created(folder: Path, name: str) -> Iterator[Holder]:
    with _alone(folder, name) as locked:
        if not _is_free(folder, listed(folder), name):
            raise NameTaken(f"'{name}' ({file_name(name)}) is there already: choose another name.")
        with _held(Holder(name, folder / file_name(name), None, locked)) as holder:
            yield holder


@contextmanager
def _held(holder: Holder) -> Iterator[Holder]:
    try:
        yield holder
    finally:
        holder.ended = True


def _renamed(save: Save, holder: Holder) -> Save:
    renamed = save.model_copy(update={"name": holder.name})
    holder.write(renamed)
    return renamed


_NO_LOCKS: Final = frozenset({errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP})


@contextmanager
def _alone(folder: Path, name: str) -> Iterator[bool]:
    """Keeps every other process from a name; whether the file system can do that.

    The system takes the lock back when its process ends, however that ends.
    """
    lock = FileLock(
        _lock_file(folder, name),
        blocking=False,
        mode=0o600,
        thread_local=False,
        fallback_to_soft=False,  # a soft lock would outlive a kill
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise InUse(
            f"'{name}' ({file_name(name)}) is open in another Juncture: leave it there first, "
            "or play a copy."
        ) from None
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            file = folder / file_name(name)
            raise NotWritten(_refusal(error, file, "opened for saving")) from error
    try:
        yield lock.is_locked
    finally:
        lock.release()


def _entry(file: Path) -> Kept | Damaged | None:
    """What a file is; nothing if it has just gone."""
    when = 0
    try:
        when = file.lstat().st_mtime_ns
        return Kept(_read(file), file, when)
    except FileNotFoundError:
        return None
    except OSError as error:
        sentence = (
            f"'{_shown(file.name)}' cannot be read ({_cause(error)}): make it readable, or move "
            "it out of the folder."
        )
    except DamagedSave as error:
        sentence = str(error)
    return Damaged(file, sentence, when)


_MOVE_AWAY: Final = "restore it from a copy, or move it out of the folder"


def _read(file: Path) -> Save:
    shown = _shown(file.name)
    try:
        regular = stat.S_ISREG(file.stat().st_mode)
    except FileNotFoundError:
        raise DamagedSave(f"'{shown}' is a link that leads nowhere: {_MOVE_AWAY}.") from None
    if not regular:  # a pipe would not end, and a device may do anything
        raise DamagedSave(f"'{shown}' is no file to read from: move it out of the folder.")
    data = _bytes(file)
    if len(data) > LARGEST:
        raise DamagedSave(f"'{shown}' is too large for a save: move it out of the folder.")
    try:
        if _Stamp.model_validate_json(data).juncture_save > VERSION:
            raise DamagedSave(f"'{shown}' was written by a newer Juncture: update to open it.")
    except ValidationError:
        raise DamagedSave(f"'{shown}' is damaged, or no save of Juncture: {_MOVE_AWAY}.") from None
    try:
        return Save.model_validate_json(data)
    except ValidationError as error:
        place = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = next((str(key) for key in place["loc"] if key in Save.model_fields), None)
        at = f"at '{where}'" if where else "by a field that no save has"
        raise DamagedSave(f"'{shown}' is damaged {at}: {_MOVE_AWAY}.") from None


class _Stamp(BaseModel):
    """What every save has, also one of a version to come."""

    model_config = ConfigDict(strict=True, extra="ignore")

    juncture_save: int


_BINARY: Final[int] = getattr(os, "O_BINARY", 0)
_AT_ONCE: Final[int] = getattr(os, "O_NONBLOCK", 0)


def _bytes(file: Path) -> bytes:
    """What a file holds, up to one byte more than is allowed."""
    data = bytearray()
    opened = os.open(file, os.O_RDONLY | _BINARY | _AT_ONCE)
    try:
        while part := os.read(opened, LARGEST + 1 - len(data)):
            data += part
    finally:
        os.close(opened)
    return bytes(data)


def _without_namesakes(found: list[Kept | Damaged]) -> Iterator[Kept | Damaged]:
    """Of files with one name inside, the one that is called so is kept, else the newest."""
    kept = [entry for entry in found if isinstance(entry, Kept)]
    first: dict[str, Kept] = {}
    for one in sorted(kept, key=lambda one: one.file.name != file_name(one.save.name)):
        first.setdefault(_key(one.save.name), one)
    for entry in found:
        if isinstance(entry, Damaged) or first[_key(entry.save.name)] is entry:
            yield entry
        else:
            other = first[_key(entry.save.name)]
            sentence = (
                f"'{_shown(entry.file.name)}' has the name '{entry.save.name}' inside, as "
                f"'{_shown(other.file.name)}' has: change it there, or move it out of the folder."
            )
            yield Damaged(entry.file, sentence, entry.when)


def _write(file: Path, save: Save, *, new: bool) -> None:
    """Writes a file whole beside its place, sees it on the disk, then puts it there."""
    text = f"{save.model_dump_json(indent=2)}\n".encode()
    beside = file.with_name(f".{_stem(save.name)}.{os.urandom(8).hex()}.tmp")
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
        raise NotWritten(_refusal(error, file, "saved")) from error
    finally:
        with suppress(OSError):  # it has moved; or it stays, and is swept another time
            beside.unlink()
    _settle(file.parent)


def _put(beside: Path, file: Path) -> None:
    """Puts a file where none may be, so that nothing is ever overwritten."""
    try:
        file.hardlink_to(beside)
    except OSError:
        if os.path.lexists(file):
            shown = _shown(file.name)
            raise NameTaken(f"'{shown}' is there already: choose another name.") from None
        beside.replace(file)  # a file system without links


def _settle(folder: Path) -> None:
    """Sees a change of names on the disk.

    A system that cannot (Windows) does so later by itself, which only a power cut can tell.
    """
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


_LEFTOVER: Final = re.compile(r"\.(?P<stem>[a-z0-9-]+)\.[0-9a-f]{16}\.tmp")
_DAY: Final = 24 * 60 * 60 * 10**9
"""In nanoseconds."""


def _sweep(file: Path, stem: str | None) -> None:
    """Removes what kills have left: of one save, and whatever is a day older than its file."""
    with suppress(OSError):  # whatever stays is swept another time
        now = file.lstat().st_mtime_ns
        for other in file.parent.iterdir():
            if (found := _LEFTOVER.fullmatch(other.name)) is None:
                continue
            with suppress(OSError):
                if found["stem"] == stem or other.lstat().st_mtime_ns < now - _DAY:
                    other.unlink()


def _refusal(error: OSError, file: Path, done: str) -> str:
    """Why the disk would not, and what to do."""
    what = f"'{_shown(file.name)}' could not be {done}"
    folder = _shown(file.parent)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"{what}, because the disk is full: free some space, then go on."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{what}, because {folder} may not be written in: choose another with --saves."
        case errno.ENOENT:
            return f"{what}, because the folder {folder} has gone: put it back."
        case errno.ENOTDIR | errno.EEXIST:
            return f"{what}, because {folder} is no folder: choose another with --saves."
        case errno.ENAMETOOLONG:
            return f"{what}, because {folder} is too long a name: choose a shorter with --saves."
        case _:
            return f"{what} in {folder} ({_cause(error)}): choose another folder with --saves."


def _cause(error: OSError) -> str:
    """The system's own words for what went wrong."""
    return (error.strerror or type(error).__name__).lower()


def _shown(path: Path | str) -> str:
    """A path with nothing in it that could play tricks on a screen."""
    return "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(path)
    )
