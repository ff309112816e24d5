"""Text -> a tree of values with line and column, read from YAML's events alone.

PyYAML's C composer ends the interpreter on deep nesting, which no `try` can catch, and a
loader makes a date of 1918-01 and a `no` of no: here every scalar stays text. What YAML
would do to prose in silence is a finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias, cast

import yaml

from game.core.finding import Code, Path, Span
from game.files.located import REFUSED, Located, Notes
from game.files.text import STAND_IN, clean, named

MOST_BYTES: Final = 5_000_000
MOST_VALUES: Final = 250_000
"""A scenario's texts are some fifty characters long; only an attack has so many more."""
DEEPEST: Final = 40

Loader: TypeAlias = type[yaml.SafeLoader] | type[yaml.CSafeLoader]
LOADER: Final[Loader] = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file. Lines and columns count from 1, in characters."""

    file: str
    line: int
    column: int


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


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file's bytes came to; `node` is None where no tree could be made."""

    node: Node | None
    findings: tuple[Located, ...]
    lines: tuple[str, ...]


def parse(data: bytes, file: str, loader: Loader = LOADER) -> Parsed:
    """Read one file. Whatever the bytes are, this returns, in bounded time and memory."""
    notes = Notes(file)
    if len(data) > MOST_BYTES:
        cure = f"A scenario may have {MOST_BYTES // 1_000_000} MB; take out what is not one."
        notes.of_file(Code.TOO_LARGE, "This file is too large for a scenario.", cure)
        return Parsed(None, notes.told(), ())
    text = clean(data, notes)
    node = None if text is None else _Reading(text, file, notes).tree(loader)
    return Parsed(node, notes.told(), tuple(notes.lines))


def plain(node: Node) -> Plain:
    """The tree without its places, as the core reads it."""
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapping(entries):
            return {key: plain(entry.value) for key, entry in entries.items()}


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


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read."""

    mark: Mark
    entries: dict[str, Entry] | None
    in_flow: bool = False
    prose_keys: bool = False
    items: list[Node] = field(default_factory=list)
    key: Node | None = None
    key_end: int = 0


class _Reading:
    """One file's events becoming a tree. A loop with a stack: no depth can end it."""

    def __init__(self, text: str, file: str, notes: Notes) -> None:
        self._text = text
        self._file = file
        self._notes = notes
        self._patched = STAND_IN in text
        self._open = [_Open(Mark(file, 1, 1), None)]
        self._values = 0
        self._documents = 0
        self._last: tuple[Scalar, int] | None = None

    def tree(self, loader: Loader) -> Node | None:
        """The file's value, or None where it has none or YAML cannot read it."""
        try:
            for event in yaml.parse(self._text, Loader=loader):
                if not self._goes_on(event):
                    break
        except yaml.MarkedYAMLError as error:
            self._note_error(error)
            return None
        except yaml.YAMLError as error:
            message = f"YAML cannot read this file: {error}."
            self._notes.of_file(Code.YAML_SYNTAX, message, "Save it as plain UTF-8 text.")
            return None
        if len(self._open) > 1:
            return None
        if not self._open[0].items:
            cure = "Write a scenario into it; `juncture new` makes one to begin with."
            self._notes.add(Code.EMPTY_VALUE, "This file is empty.", cure, line=1, column=1)
            return None
        return self._open[0].items[0]

    def _goes_on(self, event: yaml.Event) -> bool:
        """Take one event in; False where reading has to end."""
        match event:
            case yaml.DocumentStartEvent():
                return self._document(event)
            case yaml.AliasEvent():
                mark = self._mark(event)
                cure = "Write the text out; a text that begins with * goes into a | block."
                self._note(Code.ALIAS, "Here stands an alias (*).", cure, mark)
                self._put(Scalar("", mark, 1, "plain", refused=True), _end(event).index)
            case yaml.ScalarEvent():
                self._note_properties(event)
                scalar = self._scalar(event)
                self._put(scalar, _end(event).index)
                if scalar.text or scalar.style == "quoted":
                    self._last = scalar, _end(event).index
            case yaml.CollectionStartEvent():
                self._note_properties(event)
                return self._deeper(event)
            case yaml.CollectionEndEvent():
                self._close(_end(event).index)
        return self._few()

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        mark = self._mark(event)
        if event.version or event.tags:
            cure = "Take the line with % away."
            self._note(Code.YAML_SYNTAX, "Here stands a directive (%).", cure, mark)
        self._documents += 1
        if self._documents == 1:
            return True
        cure = "Write one scenario a file, with no line of --- in it."
        self._note(Code.SECOND_DOCUMENT, "Here a second document begins.", cure, mark, 3)
        return False

    def _deeper(self, event: yaml.CollectionStartEvent) -> bool:
        mark = self._mark(event)
        if len(self._open) > DEEPEST:
            message = f"Here begins the {DEEPEST + 1}st list or mapping inside another."
            cure = "A scenario needs a dozen at most; look for a bracket that is never closed."
            self._note(Code.TOO_DEEP, message, cure, mark)
            return False
        over = self._open[-1].key
        self._open.append(
            _Open(
                mark,
                {} if isinstance(event, yaml.MappingStartEvent) else None,
                in_flow=bool(event.flow_style),
                # A glossary's words may be several; every other key is a name.
                prose_keys=isinstance(over, Scalar) and over.text == "words",
            )
        )
        return self._few()

    def _few(self) -> bool:
        self._values += 1
        if self._values <= 2 * MOST_VALUES:
            return True
        message = f"This file has more than {MOST_VALUES} values."
        self._notes.of_file(Code.TOO_LARGE, message, "Take out what belongs to no scenario.")
        return False

    def _close(self, end: int) -> None:
        done = self._open.pop()
        if done.entries is None:
            self._put(Sequence(tuple(done.items), done.mark), end)
        elif done.entries and all(entry.key.refused for entry in done.entries.values()):
            # Prose that a colon made a mapping: the finding stands, so here stands a text.
            first = next(iter(done.entries.values())).key
            self._put(replace(first, text=""), end)
        else:
            self._put(Mapping(done.entries, done.mark), end)

    def _put(self, node: Node, end: int) -> None:
        """Give a value, which ends at that index of the text, to what is open."""
        top = self._open[-1]
        if top.entries is None:
            top.items.append(self._worth(node, node.mark, "This item"))
        elif top.key is None:
            top.key, top.key_end = node, end
        else:
            key, top.key = top.key, None
            self._enter(top, top.entries, key, node)

    def _enter(self, top: _Open, entries: dict[str, Entry], key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            cure = "Write a name before the colon."
            self._note(Code.KEY_NOT_TEXT, "This key is a list or a mapping.", cure, key.mark)
            return
        if key.refused:
            return
        if not key.text:
            cure = "Write a name before the colon."
            self._note(Code.KEY_NOT_TEXT, "Here a key is missing.", cure, key.mark)
            return
        if self._joined(top, entries, key, value):
            return
        if key.style == "plain" and " " in key.text and not top.prose_keys:
            mark = Mark(self._file, key.mark.line, key.mark.column + key.length)
            cure = "Write the text in a | block; if this is a name, join its words with _."
            shown = key.text if len(key.text) <= 40 else f"...{key.text[-40:]}"  # noqa: PLR2004 (a glance's worth)
            message = f"The colon made a key of '{shown}'."
            self._note(Code.COLON_MADE_KEY, message, cure, mark)
            key = replace(key, refused=True)
        if key.text in entries:
            first = entries[key.text].key.mark
            message = f"'{key.text[:70]}' already stands in line {first.line}."
            cure = "Keep one of the two, or give one another name."
            self._note(Code.DUPLICATE_KEY, message, cure, key.mark, key.length)
            return
        worth = value if key.refused else self._worth(value, key.mark, f"'{key.text[:70]}'", key)
        entries[key.text] = Entry(key, worth)

    def _joined(
        self, top: _Open, entries: dict[str, Entry], key: Scalar, value: Node
    ) -> bool:
        """Whether a comma cut this key off from the text before it; then they are one again."""
        empty = isinstance(value, Scalar) and not value.text and value.style == "plain"
        if not (top.in_flow and entries and empty):
            return False
        if self._text[top.key_end : top.key_end + 80].lstrip().startswith(":"):
            return False
        name, last = entries.popitem()
        entries[name] = last
        if not isinstance(last.value, Scalar) or last.value.style != "plain":
            return False
        comma = self._text.rfind(",", 0, self._index(key.mark) + 1)
        line = self._text.count("\n", 0, comma) + 1
        mark = Mark(self._file, line, comma - self._text.rfind("\n", 0, comma))
        message = f"The comma ends the text of '{name[:70]}'."
        cure = "Write the text in quotation marks or a | block, or without the comma."
        self._note(Code.CUT_BY_COMMA, message, cure, mark)
        text = f"{last.value.text}, {key.text}"
        entries[name] = replace(last, value=replace(last.value, text=text, lead=None))
        return True

    def _worth(self, node: Node, mark: Mark, what: str, key: Scalar | None = None) -> Node:
        """The value itself; an empty one is noted, and refused."""
        if not isinstance(node, Scalar) or node.refused or node.style == "quoted":
            return node
        if node.text.strip():
            return node
        cure = "Write one, or take the line away."
        length = 1 if key is None else key.length
        self._note(Code.EMPTY_VALUE, f"{what} has no value.", cure, mark, length)
        return replace(node, refused=True)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = _start(event), _end(event)
        text = event.value
        style = _STYLES[event.style]
        lead: int | None = None
        source = self._text[start.index : end.index]
        match style:
            case "plain" if source == text:
                lead = start.column
            case "quoted" if source[1:-1] == text:
                lead = start.column + 1
            case "literal":
                lead = self._indentation(source, start.line, end.line)
            case _:
                pass
        cut = style == "plain" and text != "" and re.match(" #", self._text[end.index :][:2])
        if cut:
            mark = Mark(self._file, end.line + 1, end.column + 2)
            cure = "Write two spaces before a comment, and text with a # in a | block."
            self._note(Code.CUT_BY_COMMENT, "The # ends the text: a comment follows.", cure, mark)
        if self._patched:
            text = text.replace(STAND_IN, "")
        if style == "quoted":
            text = self._without_escapes(text, self._mark(event))
        line_end = len(self._notes.lines[start.line])
        length = (end.column if end.line == start.line else line_end) - start.column
        length = 1 if style in ("literal", "folded") else max(1, length)
        return Scalar(text, self._mark(event), length, style, lead, refused=bool(cut))

    def _indentation(self, source: str, first: int, last: int) -> int | None:
        """The columns before a block's text; None where its header gives them as a number."""
        if re.search(r"\d", source.split("\n", 1)[0]):
            return None
        for line in self._notes.lines[first + 1 : last + 1]:
            if line.strip(" "):
                return len(line) - len(line.lstrip(" "))
        return None

    def _without_escapes(self, text: str, mark: Mark) -> str:
        """A quoted text without what its backslashes smuggle in."""
        for character in dict.fromkeys(_ESCAPED.findall(text)):
            code = Code.TAB if character == "\t" else Code.CONTROL_CHARACTER
            message = f"A backslash in this text makes {named(character)}."
            self._note(code, message, "Take it away.", mark)
        return _ESCAPED.sub("", text)

    def _note_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        mark = self._mark(event)
        if event.anchor is not None:
            cure = "Take it away; a text that begins with & goes into a | block."
            self._note(Code.ANCHOR, "Here stands an anchor (&).", cure, mark)
        if event.tag is not None:
            cure = "Take it away; a text that begins with ! goes into a | block."
            self._note(Code.TAG, "Here stands a tag (!).", cure, mark)

    def _note_error(self, error: yaml.MarkedYAMLError) -> None:
        """Say what YAML stumbled over, unless it fell over something that is already told."""
        at = error.problem_mark or error.context_mark
        if at is None:
            message = f"YAML cannot read this file: {error.problem}."
            self._notes.of_file(Code.YAML_SYNTAX, message, "Compare it with another scenario.")
            return
        if self._quote_ended(at.index):
            return
        code, message, cure = _explained(error, self._text[at.index : at.index + 1])
        if error.context_mark is not None and code in _FROM_ITS_START:
            at = error.context_mark
        if code is Code.YAML_SYNTAX and error.context == "while scanning a simple key":
            at = error.context_mark or at
        if code is not Code.YAML_SYNTAX or not self._notes.near(at.line + 1):
            self._note(code, message, cure, Mark(self._file, at.line + 1, at.column + 1))

    def _quote_ended(self, index: int) -> bool:
        """Whether the trouble is a text that goes on after its closing quotation mark."""
        if self._last is None or self._last[0].style != "quoted":
            return False
        scalar, end = self._last
        between, rest = self._text[end:index], self._text[index : index + 80]
        if between.strip() or not rest.strip() or re.match(r"[^\S\n]*[\]},]", rest):
            return False
        if "\n" in between and re.match(r"[\w-]+:(\s|$)|- |#", rest):
            return False
        self._notes.forget(Code.EMPTY_VALUE, scalar.mark.line)
        message = "This text opens with a quotation mark and goes on after the closing one."
        self._note(Code.OPENING_QUOTE, message, _BLOCK, scalar.mark)
        return True

    def _note(self, code: Code, message: str, cure: str, mark: Mark, length: int = 1) -> None:
        self._notes.add(
            code, message, cure, line=mark.line, column=mark.column, length=length
        )

    def _mark(self, event: yaml.Event) -> Mark:
        start = _start(event)
        return Mark(self._file, start.line + 1, start.column + 1)


_STYLES: Final[dict[str | None, Literal["plain", "quoted", "literal", "folded"]]] = {
    None: "plain",
    "": "plain",
    "'": "quoted",
    '"': "quoted",
    "|": "literal",
    ">": "folded",
}
_ESCAPED: Final = re.compile(rf"{REFUSED.pattern}|[\t\r]")
_FROM_ITS_START: Final = {Code.OPENING_QUOTE, Code.ALIAS, Code.ANCHOR, Code.TAG}
_BLOCK: Final = "Write the text in a | block."
