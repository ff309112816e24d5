"""A scenario file as values that know their places: what stands where, and how to find it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

from game.core.finding import Path, Span
from game.files.located import Mark


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text.

    `length` is what of it stands on its first line. `lead` is how many columns stand before
    the text (a `|` block: before each of its lines) where the file has it character by
    character, else None. `refused`: a finding already says that this is no good text.
    """

    text: str
    mark: Mark
    length: int
    style: Literal["plain", "quoted", "literal", "folded"]
    lead: int | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries by the text of their keys, in file order."""

    entries: dict[str, Entry]
    mark: Mark


Node = Scalar | Sequence | Mapping
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


def plain(node: Node) -> Plain:
    """The tree without its places, as the core reads it."""
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapping(entries):
            return {key: plain(entry.value) for key, entry in entries.items()}
        case _:
            assert_never(node)


def place(
    node: Node, path: Path, *, at_key: bool = False, span: Span | None = None
) -> tuple[Mark, int]:
    """Where a path leads, and for how many characters.

    The core's paths may go deeper than the tree (it reads one text as a list of passages),
    or name a field that is missing: then the nearest value on the way is the place. A list
    or mapping is shown by its key.
    """
    *_, (key, found, whole) = _steps(node, path)
    if at_key and whole and key is not None:
        return key.mark, key.length
    match found:
        case Scalar() if span is not None:
            return _inside(found, span)
        case Scalar():
            return found.mark, found.length
        case Sequence() | Mapping() if key is not None:
            return key.mark, key.length
        case Sequence():
            return found.mark, 1
        case Mapping(entries, mark):
            first = next(iter(entries.values()), None)
            return mark, first.key.length if first and first.key.mark == mark else 1
        case _:
            assert_never(found)


def refused(node: Node, path: Path) -> bool:
    """Whether a finding has already refused something on the way: more would repeat it."""
    return any(
        (key is not None and key.refused) or (isinstance(found, Scalar) and found.refused)
        for key, found, _ in _steps(node, path)
    )


def _steps(node: Node, path: Path) -> Iterator[tuple[Scalar | None, Node, bool]]:
    """Each value on the way with its key, and whether the path ends with it."""
    yield None, node, not path
    for number, step in enumerate(path, 1):
        key: Scalar | None = None
        match node, step:
            case Mapping(entries), _ if str(step) in entries:
                entry = entries[str(step)]
                key, node = entry.key, entry.value
            case Sequence(items), int(index) if 0 <= index < len(items):
                node = items[index]
            case _:
                return
        yield key, node, number == len(path)


def _inside(scalar: Scalar, span: Span) -> tuple[Mark, int]:
    if scalar.lead is None:
        return scalar.mark, scalar.length
    start = min(span.start, len(scalar.text.rstrip("\n")))
    line, column = scalar.mark.line, scalar.lead + start + 1
    if scalar.style == "literal":
        before = scalar.text[:start]
        line += 1 + before.count("\n")
        column = scalar.lead + start - (before.rfind("\n") + 1) + 1
    return Mark(scalar.mark.file, line, column), max(1, span.length)
