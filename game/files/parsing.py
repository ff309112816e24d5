"""Bytes -> a tree of texts with their places, read from YAML's events alone.

PyYAML's C composer ends the interpreter on deep nesting, which no `try` can catch, and a
loader makes something else of a text like `no`: here every scalar stays text. What YAML
would do to prose in silence is a finding.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

import yaml

from game.core.finding import Code
from game.files import troubles
from game.files.inert import REFUSED
from game.files.located import Located, Mark, Notes, Trouble
from game.files.stumbles import NEVER_CLOSED, explained
from game.files.text import STAND_IN, clean, name_of
from game.files.tree import Entry, Mapping, Node, Scalar, Sequence
from game.files.troubles import DEEPEST, MOST_BYTES

MOST_EVENTS: Final = 300_000
"""Keys, values, brackets: a scenario of 5 MB has two thirds of that."""
LONGEST_JOINED: Final = 10_000
"""How long a text may grow that commas cut into pieces: beyond it the rest is left out."""

_NESTED: Final = "exceeded maximum nesting depth"
"""What the C parser of PyYAML 6.0.4 says before any event of so deep a file has come."""

_GLANCE: Final = 60
"""How much of an author's text a message repeats."""

_STYLES: Final[dict[str | None, Literal["plain", "quoted", "literal", "folded"]]] = {
    None: "plain",
    "": "plain",
    "'": "quoted",
    '"': "quoted",
    "|": "literal",
    ">": "folded",
}
_ESCAPED: Final = re.compile(rf"{REFUSED.pattern}|[\t\r]")

Loader: TypeAlias = type[yaml.SafeLoader] | type[yaml.CSafeLoader]
LOADER: Final[Loader] = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


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
        notes.of_file(troubles.TOO_LARGE)
        return Parsed(None, notes.told(), ())
    text = clean(data, notes)
    node = None if text is None else _TreeBuilder(text, notes).tree(loader)
    return Parsed(node, notes.told(), tuple(notes.lines))


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
    """The index in the text at which the key ends."""


class _TreeBuilder:
    """One file's events becoming a tree. A loop with a stack: no depth can end it."""

    def __init__(self, text: str, notes: Notes) -> None:
        self._text = text
        self._file = notes.file
        self._notes = notes
        self._patched = STAND_IN in text
        self._open = [_Open(Mark(notes.file, 1, 1), None)]
        self._events = 0
        self._documents = 0
        self._stopped = False
        self._last: tuple[Scalar, int] | None = None

    def tree(self, loader: Loader) -> Node | None:
        """The file's value, or None where it has none or YAML cannot read it."""
        try:
            for event in yaml.parse(self._text, Loader=loader):
                self._take(event)
                if self._stopped:
                    break
        except yaml.MarkedYAMLError as error:
            self._note_error(error)
            return None
        except yaml.YAMLError as error:
            message = f"YAML cannot read this file: {error}."
            self._notes.of_file(Trouble(Code.YAML_SYNTAX, message, "Save it as plain text."))
            return None
        if len(self._open) > 1:
            return None
        if not self._open[0].items:
            self._notes.add(troubles.EMPTY_FILE, 1, 1)
            return None
        return self._open[0].items[0]

    def _take(self, event: yaml.Event) -> None:
        """Take one event in, or stop where no more can be read."""
        self._events += 1
        if self._events > MOST_EVENTS:
            self._notes.of_file(troubles.TOO_MANY_VALUES)
            self._stopped = True
            return
        match event:
            case yaml.ScalarEvent():
                self._note_properties(event)
                scalar = self._scalar(event)
                self._put(scalar, _end(event).index)
                if scalar.text or scalar.style == "quoted":
                    self._last = scalar, _end(event).index
            case yaml.DocumentStartEvent():
                self._begin_document(event)
            case yaml.AliasEvent():
                mark = self._mark(event)
                self._note(troubles.ALIAS, mark)
                self._put(Scalar("", mark, 1, "plain", refused=True), _end(event).index)
            case yaml.CollectionStartEvent():
                self._note_properties(event)
                self._go_deeper(event)
            case yaml.CollectionEndEvent():
                self._close(_end(event).index)
            case _:
                pass

    def _begin_document(self, event: yaml.DocumentStartEvent) -> None:
        mark = self._mark(event)
        if event.version or event.tags:
            self._note(troubles.DIRECTIVE, mark)
        self._documents += 1
        if self._documents > 1:
            self._note(troubles.SECOND_DOCUMENT, mark, 3)
            self._stopped = True

    def _go_deeper(self, event: yaml.CollectionStartEvent) -> None:
        mark = self._mark(event)
        if len(self._open) > DEEPEST:
            self._note(troubles.TOO_DEEP, mark)
            self._stopped = True
            return
        over = self._open[-1].key
        self._open.append(
            _Open(
                mark,
                {} if isinstance(event, yaml.MappingStartEvent) else None,
                in_flow=bool(event.flow_style),
                # A glossary's words may be several, and what is asked is a question; every other
                # key is a name.
                prose_keys=isinstance(over, Scalar) and over.text in ("words", "if_asked"),
            )
        )

    def _close(self, end: int) -> None:
        done = self._open.pop()
        if done.entries is None:
            self._put(Sequence(tuple(done.items), done.mark), end)
        elif done.entries and all(map(_is_prose, done.entries.values())):
            # Colons made a mapping of one text: that is told, and here stands a text again.
            self._put(Scalar("", done.mark, 1, "plain", refused=True), end)
        else:
            self._put(Mapping(done.entries, done.mark), end)

    def _put(self, node: Node, end: int) -> None:
        """Give a value, which ends at that index of the text, to what is open."""
        top = self._open[-1]
        if top.entries is None:
            top.items.append(self._worth(node))
        elif top.key is None:
            top.key, top.key_end = node, end
        else:
            key, top.key = top.key, None
            self._enter(top, top.entries, key, node)

    def _enter(self, top: _Open, entries: dict[str, Entry], key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            self._note(troubles.KEY_NOT_TEXT, key.mark)
            return
        if not key.text and not key.refused:
            self._note(troubles.KEY_MISSING, key.mark)
        if not key.text or key.refused:
            return
        if (before := self._cut_off(top, entries, value)) is not None:
            self._join(entries, before, key)
            return
        if key.style == "plain" and " " in key.text and not top.prose_keys:
            mark = Mark(self._file, key.mark.line, key.mark.column + key.length)
            message = f"The colon made a key of '{key.text[:_GLANCE]}'."
            self._note(Trouble(Code.COLON_MADE_KEY, message, troubles.PROSE_OR_NAME), mark)
            key = replace(key, refused=True)
        if key.text in entries:
            first = entries[key.text].key.mark
            message = f"'{key.text[:_GLANCE]}' already stands in line {first.line}."
            self._note(
                Trouble(Code.DUPLICATE_KEY, message, troubles.KEEP_ONE), key.mark, key.length
            )
            return
        entries[key.text] = Entry(key, self._worth(value, key))

    def _cut_off(self, top: _Open, entries: dict[str, Entry], value: Node) -> Scalar | None:
        """The text from which a comma has cut off what seems a key, if one has."""
        empty = isinstance(value, Scalar) and not value.text and value.style == "plain"
        if not (top.in_flow and entries and empty):
            return None
        if self._text[top.key_end : top.key_end + 80].lstrip().startswith(":"):
            return None
        before = next(reversed(entries.values())).value
        return before if isinstance(before, Scalar) and before.style == "plain" else None

    def _join(self, entries: dict[str, Entry], before: Scalar, key: Scalar) -> None:
        """Make one text again of a key and the text before the comma, the last that was entered."""
        last = next(reversed(entries.values()))
        if not before.refused:
            line = self._notes.lines[key.mark.line - 1]
            column = line.rfind(",", 0, key.mark.column) + 1 or key.mark.column
            message = f"The comma ends the text of '{last.key.text[:_GLANCE]}'."
            trouble = Trouble(Code.CUT_BY_COMMA, message, troubles.COMMA_CURE)
            self._note(trouble, Mark(self._file, key.mark.line, column))
        text = f"{before.text}, {key.text}"[:LONGEST_JOINED]
        if before.refused and (text, None) == (before.text, before.lead):
            return  # it is as long as it may be
        whole = replace(before, text=text, lead=None, refused=True)
        entries[last.key.text] = replace(last, value=whole)

    def _worth(self, node: Node, key: Scalar | None = None) -> Node:
        """The value itself; an empty one is noted, and refused."""
        if not isinstance(node, Scalar) or node.style == "quoted" or node.text.strip():
            return node
        if not (node.refused or (key is not None and key.refused)):
            what = "This item" if key is None else f"'{key.text[:_GLANCE]}'"
            shown = node if key is None else key
            trouble = Trouble(Code.EMPTY_VALUE, f"{what} has no value.", troubles.EMPTY_CURE)
            self._note(trouble, shown.mark, shown.length)
        return replace(node, refused=True)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end, mark = _start(event), _end(event), self._mark(event)
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
        follows = self._text[end.index : end.index + 2]
        cut = style == "plain" and text != "" and follows == " #"
        if cut:
            self._note(troubles.CUT_BY_COMMENT, Mark(self._file, end.line + 1, end.column + 2))
        if self._patched:
            text = text.replace(STAND_IN, "")
        if style == "quoted":
            text = self._without_escapes(text, mark)
        length = 1
        if style in ("plain", "quoted"):
            on_one_line = end.line == start.line
            line_end = end.column if on_one_line else len(self._notes.lines[start.line])
            length = max(1, line_end - start.column)
        return Scalar(text, mark, length, style, lead, refused=cut)

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
            message = f"A backslash in this text makes {name_of(character)}."
            self._note(Trouble(code, message, "Take it away."), mark)
        return _ESCAPED.sub("", text)

    def _note_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._note(troubles.ANCHOR, self._mark(event))
        if event.tag is not None:
            self._note(troubles.TAG, self._mark(event))

    def _note_error(self, error: yaml.MarkedYAMLError) -> None:
        """Say what YAML stumbled over, unless it fell over something that is already told."""
        at = error.problem_mark or error.context_mark
        if at is None:
            message = f"YAML cannot read this file: {error.problem}."
            self._notes.of_file(Trouble(Code.YAML_SYNTAX, message, "Save it as plain text."))
            return
        if (quoted := self._quoted_before(at.index)) is not None:
            self._notes.forget(Code.EMPTY_VALUE, quoted.mark.line)
            self._note(troubles.GOES_ON, quoted.mark, quoted.length)
            return
        if error.problem == _NESTED:
            self._note(troubles.TOO_DEEP, Mark(self._file, at.line + 1, at.column + 1))
            return
        stumble = explained(error, self._text[at.index : at.index + 1])
        if self._left_open(at.line):
            stumble = NEVER_CLOSED
        if stumble.at_start:
            at = error.context_mark or at
        mark = Mark(self._file, at.line + 1, at.column + 1)
        if stumble is NEVER_CLOSED and self._open[-1].in_flow:
            mark = self._open[-1].mark
        if stumble.trouble.code is not Code.YAML_SYNTAX or not self._notes.near(mark.line):
            self._note(stumble.trouble, mark)

    def _left_open(self, line: int) -> bool:
        """Whether a bracket of an earlier line is still open where a line begins with a key."""
        opened = self._open[-1]
        if not opened.in_flow or not opened.mark.line <= line < len(self._notes.lines):
            return False
        return re.match(r"\s*(- )?[a-z_][a-z0-9_]*:(\s|$)", self._notes.lines[line]) is not None

    def _quoted_before(self, index: int) -> Scalar | None:
        """The text that goes on at an index after its closing quotation mark, if one does."""
        if self._last is None or self._last[0].style != "quoted":
            return None
        scalar, end = self._last
        between, rest = self._text[end:index], self._text[index : index + 80]
        if between.strip() or not rest.strip() or re.match(r"\s*[\]}]", rest):
            return None
        if "\n" in between and re.match(r"[\w-]+:(\s|$)|- |#", rest):
            return None
        return scalar

    def _note(self, trouble: Trouble, mark: Mark, length: int = 1) -> None:
        self._notes.add(trouble, mark.line, mark.column, length)

    def _mark(self, event: yaml.Event) -> Mark:
        start = _start(event)
        return Mark(self._file, start.line + 1, start.column + 1)


def _is_prose(entry: Entry) -> bool:
    return entry.key.refused and isinstance(entry.value, Scalar)


def _start(event: yaml.Event) -> yaml.Mark:
    return event.start_mark  # type: ignore[return-value]  # every event that is read has one


def _end(event: yaml.Event) -> yaml.Mark:
    return event.end_mark  # type: ignore[return-value]  # the same
