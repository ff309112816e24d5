"""What a lesson's file holds, and reading one that nobody vouches for."""

import json
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from game.core.lesson.ballots import LETTERS, MOST_PRESENT, RefusalError
from game.core.lesson.events import Event
from game.core.lesson.forgetting import Log
from game.core.lesson.lesson import Lesson, Plan, happened, planned
from game.core.lesson.plan import LONGEST, SHORTEST, Form
from game.files.lessons.errors import DamagedLesson
from game.files.saves.errors import shown
from game.files.saves.names import presentable
from game.files.saves.reading import upto
from game.files.saves.save import LONGEST_MOVE, LONGEST_SCENARIO, MOST_MOVES

VERSION: Final = 1
MOST_EVENTS: Final = 20_000
LARGEST: Final = 10_000_000
"""Bytes of a file."""
LONGEST_LINE: Final = 10_000
"""Bytes of one event."""

_MOST_DOCUMENTS: Final = 200
_LATEST: Final = 1e11
"""Seconds since 1970: far in the future, and no number that could do harm."""
_LONGEST_TEXT: Final = 100
_MOST_PARTS: Final = 10 * MOST_PRESENT
_MOVE_AWAY: Final = "restore it from a copy, or move it out of the folder"

_KINDS: Final[dict[str, type[Any]]] = {
    re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind for kind in get_args(Event)
}
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}
_READERS: Final[dict[str, TypeAdapter[Event]]] = {
    name: TypeAdapter(kind) for name, kind in _KINDS.items()
}

_Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=_LONGEST_TEXT)]
_Move = Annotated[str, Field(max_length=LONGEST_MOVE, pattern=r"^[a-z][a-z0-9_]*\.[a-z0-9_+]*$")]


class Header(BaseModel):
    """The first line: what the lesson is about, as its `Plan` says it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    juncture_lesson: Literal[1] = VERSION
    scenario: Annotated[
        str, Field(min_length=1, max_length=LONGEST_SCENARIO), AfterValidator(presentable)
    ]
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    turn: _Name
    path: Annotated[tuple[_Move, ...], Field(max_length=MOST_MOVES)]
    mode: Literal["choose", "analyse"]
    names: Annotated[tuple[_Name, ...], Field(min_length=2, max_length=len(LETTERS))]
    documents: Annotated[int, Field(ge=0, le=_MOST_DOCUMENTS)]
    form: Form
    minutes: Annotated[int, Field(ge=SHORTEST, le=LONGEST)]
    profile: _Name

    def plan(self) -> Plan:
        """The plan that it keeps."""
        return Plan(
            self.scenario,
            self.fingerprint,
            self.turn,
            self.path,
            self.mode,
            self.names,
            self.documents,
            self.form,
            self.minutes,
            self.profile,
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """A lesson as its file holds it.

    `lesson` is what plan and log make. `size` is how many bytes of the file count: a torn line
    behind them does not.
    """

    name: str
    file: Path
    plan: Plan
    log: Log
    lesson: Lesson
    size: int
    when: int


def head_text(plan: Plan) -> bytes:
    """The first line for a plan.

    Raises:
        ValueError: it is no plan that could be read again.
    """
    values = {field.name: getattr(plan, field.name) for field in fields(plan)}
    return f"{Header.model_validate(values).model_dump_json()}\n".encode()


def event_text(now: float, event: Event) -> bytes:
    """The line for an event at a moment, or at the nearest that is read again: clocks jump."""
    name = _NAMES[type(event)]
    values = _READERS[name].dump_python(event, mode="json")
    at = min(max(round(now, 3), 0.0), _LATEST)
    return f"{json.dumps({'at': at, 'event': name} | values)}\n".encode()


def text(plan: Plan, log: Iterable[tuple[float, Event]]) -> bytes:
    """A whole file."""
    return head_text(plan) + b"".join(event_text(now, event) for now, event in log)


def read_event(line: bytes) -> tuple[float, Event]:
    """The moment and the event of a line.

    Raises:
        ValueError: it holds none.
    """
    if len(line) > LONGEST_LINE:
        raise ValueError("too long")
    values = json.loads(line)
    if not isinstance(values, dict):
        raise ValueError("no object")  # noqa: TRY004 (it is a text that is wrong)
    _bounded(values)
    at, name = values.pop("at", None), values.pop("event", None)
    if not isinstance(at, int | float) or isinstance(at, bool) or not 0 <= at <= _LATEST:
        raise ValueError("no moment")
    if not isinstance(name, str) or name not in _KINDS:
        raise ValueError("no event")
    if not values.keys() <= {field.name for field in fields(_KINDS[name])}:
        raise ValueError("more than an event")
    return float(at), _READERS[name].validate_json(json.dumps(values))


def read(file: Path, name: str) -> Kept:
    """The lesson in a file.

    Raises:
        DamagedLesson: it is none; the sentence names the line, and says what to do.
        OSError: it cannot be read.
    """
    called = shown(file.name)
    about = file.stat()
    if not stat.S_ISREG(about.st_mode):  # a pipe would not end, and a device may do anything
        raise DamagedLesson(f"'{called}' is no file to read from: move it out of the folder.")
    data = upto(file, LARGEST)
    if len(data) > LARGEST:
        raise DamagedLesson(f"'{called}' is too large for a lesson: move it out of the folder.")
    whole = data[: data.rfind(b"\n") + 1]
    head, *lines = whole.split(b"\n")[:-1] or [b""]
    plan = _head(head, called)
    if len(lines) > MOST_EVENTS:
        raise DamagedLesson(f"'{called}' has too many lines for a lesson: {_MOVE_AWAY}.")
    log: list[tuple[float, Event]] = []
    lesson = planned(plan)
    for number, line in enumerate(lines, 2):
        try:
            now, event = read_event(line)
            lesson = happened(lesson, event, now)
        except (ValueError, RecursionError, RefusalError):
            raise DamagedLesson(f"'{called}' is damaged in line {number}: {_MOVE_AWAY}.") from None
        log.append((now, event))
    return Kept(name, file, plan, tuple(log), lesson, len(whole), about.st_mtime_ns)


def _head(line: bytes, called: str) -> Plan:
    try:
        stamp = _Stamp.model_validate_json(line)
    except ValidationError:
        raise DamagedLesson(
            f"'{called}' is damaged in line 1, or no lesson of Juncture: {_MOVE_AWAY}."
        ) from None
    if stamp.juncture_lesson > VERSION:
        raise DamagedLesson(f"'{called}' was written by a newer Juncture: update to open it.")
    try:
        return Header.model_validate_json(line).plan()
    except ValidationError as error:
        place = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = next((str(key) for key in place["loc"] if key in Header.model_fields), None)
        at = f" at '{where}'" if where else ""
        raise DamagedLesson(f"'{called}' is damaged in line 1{at}: {_MOVE_AWAY}.") from None


class _Stamp(BaseModel):
    """What every lesson has, also one of a version to come."""

    model_config = ConfigDict(strict=True, extra="ignore")

    juncture_lesson: int


def _bounded(value: object) -> None:
    """Refuse what no event holds, before anything reckons with it."""
    match value:
        case bool() | None:
            return
        case str():
            fits = len(value) <= _LONGEST_TEXT and value.isprintable()
        case int() | float():
            fits = 0 <= value <= _LATEST
        case list():
            fits = len(value) <= _MOST_PARTS
            for part in value[:_MOST_PARTS]:
                _bounded(part)
        case dict():
            fits = len(value) <= _MOST_PARTS
            for key, part in value.items():
                _bounded(key)
                _bounded(part)
        case _:
            fits = False
    if not fits:
        raise ValueError("out of bounds")
