"""Find scenarios, read them, and tell at its place everything that is wrong with them.

Nothing here waits: only regular files are opened, so that a pipe or a device ends in a
finding instead of a game that hangs, and no more is read than a scenario may have.
"""

import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, assert_never

from game.core.checks import examine
from game.core.finding import Code, Finding, did_you_mean
from game.core.scenario.scenario import Scenario
from game.files import troubles
from game.files.inert import inert
from game.files.located import Located, Trouble, in_order, locate, of_file
from game.files.parsing import parse
from game.files.tree import Entry, Mapping, Node, Scalar, Sequence, place, plain, refused
from game.files.troubles import FIRST, MOST_BYTES, MOST_FILES

SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Found:
    """The scenarios at a path, each a file or a folder; or what keeps them from being found."""

    scenarios: tuple[Path, ...]
    findings: tuple[Located, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a scenario came to: the scenario, unless a finding is an error.

    `node` and `lines` are what was read, so that more can be told at its place.
    """

    scenario: Scenario | None
    findings: tuple[Located, ...]
    node: Node | None = None
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)


class NoSuchScenario(Exception):  # noqa: N818 (it is no error of the program)
    """No shipped scenario has that name, and no path leads to one; the message says so."""


def find(path: Path) -> Found:
    """The scenarios at a path: a file, a folder that is one, or those in any other folder."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (a Path would hide no errors less)
        if not stat.S_ISDIR(mode):
            trouble = _not_a_file(mode) or _not_yaml(path)
            return Found((path,)) if trouble is None else _lost(path, trouble)
        if os.path.lexists(path / FIRST):
            return Found((path,))
        inside = tuple(path / name for name in _names(path) if _is_scenario(path / name))
    except (OSError, ValueError) as error:
        return _lost(path, _unreachable(error))
    return Found(inside) if inside else _lost(path, troubles.NO_SCENARIO)


def path_of(name: str, folders: Iterable[Path]) -> Path:
    """The path of a scenario by its name in one of some folders, or else by a path.

    Raises:
        NoSuchScenario: there is none.
    """
    known: dict[str, Path] = {}
    for folder in folders:
        for path in find(folder).scenarios:
            known.setdefault(path.stem if path.suffix in SUFFIXES else path.name, path)
    if name in known:
        return known[name]
    if name and os.path.lexists(name):
        return Path(name)
    cure = did_you_mean(name, known) or f"Known here: {', '.join(sorted(known)) or 'none'}."
    raise NoSuchScenario(inert(f"There is no scenario '{name[:200]}'. {cure}"))


def read(path: Path) -> Reading:
    """Read one scenario, a file or a folder, and check it whole."""
    sources = _sources(path)
    findings = list(sources.findings)
    nodes: list[Mapping] = []
    lines: dict[str, tuple[str, ...]] = {}
    for file, data in sources.data:
        parsed = parse(data, file)
        lines[file] = parsed.lines
        findings += parsed.findings
        match parsed.node:
            case None:
                pass
            case Mapping():
                nodes.append(parsed.node)
            case Scalar(mark=mark) | Sequence(mark=mark):
                findings.append(locate(troubles.NOT_A_MAPPING, mark, 1, parsed.lines))
            case _:
                assert_never(parsed.node)
    # What a part declares is named in others: where one is missing, all would seem wrong.
    if sources.findings or len(nodes) < len(sources.data):
        return Reading(None, in_order(findings))
    united = _united(nodes)
    findings += [
        locate(trouble, key.mark, key.length, lines[key.mark.file])
        for trouble, key in united.troubles
    ]
    examined = examine(plain(united.node))
    findings += [
        _located(finding, united.node, lines)
        for finding in examined.findings
        if not refused(united.node, finding.path)
    ]
    sound = all(found.severity != "error" for found in findings)
    told = in_order(findings)
    return Reading(examined.scenario if sound else None, told, united.node, lines)


def located(reading: Reading, finding: Finding) -> Located:
    """A finding in a scenario that has been read, at its place.

    Raises:
        ValueError: nothing was read.
    """
    if reading.node is None:
        raise ValueError("nothing was read")
    return _located(finding, reading.node, reading.lines)


def called(path: Path, shipped: Path) -> str:
    """What a save calls a scenario: a shipped one by its name, any other by its path."""
    is_shipped = path.resolve().parent == shipped.resolve()
    return path.stem if is_shipped else str(path.resolve())


def _located(finding: Finding, node: Node, lines: dict[str, tuple[str, ...]]) -> Located:
    mark, length = place(node, finding.path, at_key=finding.at_key, span=finding.span)
    trouble = Trouble(finding.code, finding.message, finding.cure)
    return locate(trouble, mark, length, lines[mark.file])


@dataclass(frozen=True, slots=True)
class _Sources:
    """A scenario's files by the names they are told by, as far as they can be read."""

    data: tuple[tuple[str, bytes], ...]
    findings: tuple[Located, ...] = ()


def _sources(path: Path) -> _Sources:
    try:
        paths = _files(path)
    except (OSError, ValueError) as error:
        return _Sources((), (of_file(_unreachable(error), str(path)),))
    if len(paths) > MOST_FILES:
        return _Sources((), (of_file(troubles.TOO_MANY_FILES, str(path)),))
    left = MOST_BYTES
    data: list[tuple[str, bytes]] = []
    findings: list[Located] = []
    for file in paths:
        content = _content(file, left)
        if isinstance(content, Trouble):
            findings.append(of_file(content, str(file)))
        else:
            left -= len(content)
            data.append((str(file), content))
    return _Sources(tuple(data), tuple(findings))


def _files(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    others = (name for name in _names(path) if _is_yaml(name) and name != FIRST)
    return (path / FIRST, *(path / name for name in others if not (path / name).is_dir()))


def _content(path: Path, most: int) -> bytes | Trouble:
    """A regular file's bytes, not one more than `most`; or why there are none."""
    try:
        trouble = _not_a_file(os.stat(path).st_mode)  # noqa: PTH116 (beside fstat)
        if trouble is not None:
            return trouble
        # What is a file now may be a pipe by the time it is opened: without waiting, then.
        with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 (it takes a descriptor)
            status = os.fstat(file.fileno())
            trouble = _not_a_file(status.st_mode)
            data = b"" if trouble or status.st_size > most else file.read(most + 1)
    except (OSError, ValueError) as error:
        return _unreachable(error)
    if trouble is not None:
        return trouble
    return troubles.TOO_LARGE if max(status.st_size, len(data)) > most else data


_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True, slots=True)
class _United:
    """The files of a scenario as one tree, and what stands in two of them."""

    node: Mapping
    troubles: tuple[tuple[Trouble, Scalar], ...]


def _united(nodes: list[Mapping]) -> _United:
    troubles: list[tuple[Trouble, Scalar]] = []
    entries: dict[str, Entry] = {}
    for node in nodes:
        for name, entry in node.entries.items():
            first = entries.setdefault(name, entry)
            match first.value, entry.value:
                case _ if first is entry:
                    pass
                case Sequence(items, mark), Sequence(more):
                    entries[name] = Entry(first.key, Sequence((*items, *more), mark))
                case Mapping(some, mark), Mapping(others):
                    new = {key: other for key, other in others.items() if key not in some}
                    troubles += [
                        _twice(some[key].key, other.key)
                        for key, other in others.items()
                        if key in some
                    ]
                    entries[name] = Entry(first.key, Mapping(some | new, mark))
                case _:
                    troubles.append(_twice(first.key, entry.key))
    return _United(Mapping(entries, nodes[0].mark), tuple(troubles))


def _twice(first: Scalar, second: Scalar) -> tuple[Trouble, Scalar]:
    at = first.mark
    message = f"'{second.text[:60]}' already stands in {at.file}, line {at.line}."
    return Trouble(Code.DUPLICATE_KEY, message, troubles.KEEP_ONE), second


def _names(folder: Path) -> list[str]:
    """What a folder holds, in name order, hidden things left out."""
    return sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208 (names)


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _is_scenario(path: Path) -> bool:
    if os.path.isdir(path):  # noqa: PTH112 (it asks no permission)
        return os.path.lexists(path / FIRST)
    return _is_yaml(path.name)


def _lost(path: Path, trouble: Trouble) -> Found:
    return Found((), (of_file(trouble, str(path)),))


def _not_a_file(mode: int) -> Trouble | None:
    if stat.S_ISREG(mode):
        return None
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a named pipe",
        stat.S_IFSOCK: "a socket",
    }
    kind = kinds.get(stat.S_IFMT(mode), "a device")
    return Trouble(Code.NOT_A_FILE, f"This is {kind}, not a file.", "Name a scenario file.")


def _not_yaml(path: Path) -> Trouble | None:
    if _is_yaml(path.name):
        return None
    return Trouble(
        Code.NO_SCENARIO,
        "This is no scenario: its name does not end in .yaml.",
        "Name a scenario file, or a folder of them.",
    )


def _unreachable(error: OSError | ValueError) -> Trouble:
    """Why the system does not let us at a file."""
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, None):
        return troubles.NO_SUCH_FILE
    if number == errno.ELOOP:
        return troubles.LINKS_TO_ITSELF
    if number in (errno.EACCES, errno.EPERM):
        return troubles.NOT_ALLOWED
    why = os.strerror(number or 0)
    return Trouble(Code.UNREADABLE, f"This cannot be read ({why}).", "Try a copy of it.")
