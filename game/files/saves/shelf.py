"""A folder of playthroughs: list, find, begin, hold, copy, delete."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from game.core.finding import did_you_mean
from game.files.saves.errors import (
    DamagedSave,
    InUse,
    NameTaken,
    NoSuchSave,
    NotWritten,
    SaveError,
    cause,
    refusal,
    shown,
    unreadable,
)
from game.files.saves.holding import Holder, alone, held, lock_file
from game.files.saves.names import file_name, key, named, numbered
from game.files.saves.save import Save, read
from game.files.saves.writing import settle


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
            f"The folder {shown(folder)} cannot be read ({cause(error)}): "
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
        if isinstance(entry, Kept) and key(entry.save.name) == key(name):
            return entry
    for entry in entries:
        if isinstance(entry, Damaged) and entry.file.name == file_name(name):
            raise DamagedSave(entry.sentence)
    names = [entry.save.name for entry in entries if isinstance(entry, Kept)]
    near = did_you_mean(name, names) or did_you_mean(key(name), map(key, names))
    cure = near.replace("Did", "did", 1) or ("choose another." if names else "begin one first.")
    raise NoSuchSave(f"No playthrough in {shown(folder)} is named '{name}': {cure}")


def last(folder: Path) -> Kept | None:
    """The playthrough that was written last, if there is any.

    Raises:
        SaveError: the folder cannot be read.
    """
    return next((entry for entry in listed(folder) if isinstance(entry, Kept)), None)


@contextmanager
def hold(folder: Path, name: str) -> Iterator[Holder]:
    """Have a playthrough to oneself, to go on with it.

    Raises:
        NoSuchSave, DamagedSave: as `find`.
        InUse: another process has it.
        NotWritten: the folder cannot be written in.
    """
    with alone(folder, find(folder, name).save.name) as locked:
        kept = find(folder, name)  # once more: it may have changed before it was locked
        with held(Holder(kept.save.name, kept.file, kept.save, locked)) as holder:
            yield holder


@contextmanager
def begin(folder: Path, base: str) -> Iterator[Holder]:
    """Have a new playthrough to oneself, under the first free of `base`, `base 2`, `base 3` ...

    Nothing is on the disk before the first write. Two processes get two names.

    Raises:
        BadName: `base` is no name.
        NotWritten: the folder cannot be written in.
    """
    with _begun(folder, numbered(base)) as holder:
        yield holder


def copy(folder: Path, name: str, new_name: str) -> Save:
    """Copy a playthrough, also one that is being played; returns the copy.

    Raises:
        NameTaken, InUse: the new name is not free.
        SaveError: as `find`, or the disk refused.
    """
    save = find(folder, name).save
    with _created(folder, named(new_name)) as holder:
        return _renamed(save, holder)


def set_aside(folder: Path, save: Save) -> str:
    """Keep a save under a new name, as it was before its scenario was edited; returns that name.

    Raises:
        SaveError: the disk refused.
    """
    with _begun(folder, numbered(save.name, " (before the edit)")) as holder:
        return _renamed(save, holder).name


def delete(folder: Path, name: str) -> None:
    """Take a playthrough off the disk. Whether the player means it is asked elsewhere.

    Raises:
        InUse: another process has it.
        SaveError: as `find`, or the disk refused.
    """
    with hold(folder, name) as holder:
        try:
            holder.file.unlink(missing_ok=True)
        except OSError as error:
            raise NotWritten(refusal(error, holder.file, "deleted")) from error
        settle(folder)
        with suppress(OSError):  # Windows cannot while it is held: an empty file stays
            lock_file(folder, holder.name).unlink()


def _is_save(file_name: str) -> bool:
    return file_name.lower().endswith(".json") and not file_name.startswith(".")


def _is_free(folder: Path, taken: tuple[Kept | Damaged, ...], name: str) -> bool:
    names = {key(entry.save.name) for entry in taken if isinstance(entry, Kept)}
    return key(name) not in names and not os.path.lexists(folder / file_name(name))


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
    with alone(folder, name) as locked:
        if not _is_free(folder, listed(folder), name):
            raise NameTaken(f"'{name}' ({file_name(name)}) is there already: choose another name.")
        with held(Holder(name, folder / file_name(name), None, locked)) as holder:
            yield holder


def _renamed(save: Save, holder: Holder) -> Save:
    renamed = save.model_copy(update={"name": holder.name})
    holder.write(renamed)
    return renamed


def _entry(file: Path) -> Kept | Damaged | None:
    """What a file is; nothing if it has just gone."""
    when = 0
    try:
        when = file.lstat().st_mtime_ns
        return Kept(read(file), file, when)
    except FileNotFoundError:
        return None
    except OSError as error:
        sentence = unreadable(file, error)
    except DamagedSave as error:
        sentence = str(error)
    return Damaged(file, sentence, when)


def _without_namesakes(found: list[Kept | Damaged]) -> Iterator[Kept | Damaged]:
    """Of files with one name inside, the one that is called so is kept, else the newest."""
    kept = [entry for entry in found if isinstance(entry, Kept)]
    first: dict[str, Kept] = {}
    for one in sorted(kept, key=lambda one: one.file.name != file_name(one.save.name)):
        first.setdefault(key(one.save.name), one)
    for entry in found:
        if isinstance(entry, Damaged) or first[key(entry.save.name)] is entry:
            yield entry
        else:
            other = first[key(entry.save.name)]
            sentence = (
                f"'{shown(entry.file.name)}' has the name '{entry.save.name}' inside, as "
                f"'{shown(other.file.name)}' has: change it there, or move it out of the folder."
            )
            yield Damaged(entry.file, sentence, entry.when)
