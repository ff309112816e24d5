"""From raw data to parts: whatever took shape is kept, whatever did not is a finding.

Every turn, source, person and gauge is validated on its own, so that one broken part
hides no other. The raw data are nested mappings, lists and texts, as a file gives them.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from game.core.checks.refusals import location, missing, refusal, unknown_field, wrong_shape
from game.core.finding import Code, Finding, Path, Span
from game.core.scenario.claims import Premise, Source
from game.core.scenario.endings import Close, Ending
from game.core.scenario.fields import Name, Text
from game.core.scenario.gauges import MOST_GAUGES, Gauge
from game.core.scenario.scenario import Calendar, Chapter, Person, Scenario
from game.core.scenario.turns import KINDS, Kind, Turn
from game.core.scenario.units import Unit

Data = Mapping[str, Any]

_MAPPINGS: Final[Mapping[str, TypeAdapter[Any]]] = {
    "people": TypeAdapter(Person),
    "terms": TypeAdapter(Text),
    "gauges": TypeAdapter(Gauge),
    "facts": TypeAdapter(Text),
    "premises": TypeAdapter(Premise),
    "sources": TypeAdapter(Source),
    "chapters": TypeAdapter(Chapter),
    "endings": TypeAdapter(Ending),
    "units": TypeAdapter(Unit),
}
_LISTS: Final[Mapping[str, TypeAdapter[Any]]] = {
    "turns": TypeAdapter(Turn),
    "close": TypeAdapter(Close),
    "short": TypeAdapter(Name),
}
_SINGLE: Final[Mapping[str, TypeAdapter[Any]]] = {
    "title": TypeAdapter(Text),
    "player": TypeAdapter(Name),
    "calendar": TypeAdapter(Calendar),
    "note": TypeAdapter(Text),
}
_NAME: Final[TypeAdapter[str]] = TypeAdapter(Name)
_AT_LEAST_ONE: Final = ("gauges", "turns", "endings", "close")


@dataclass(frozen=True, slots=True)
class DeclaredTurn:
    """A turn by its names alone, even where its shape is broken."""

    kind: Kind
    takes: tuple[str, ...]
    index: int


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a scenario that took shape.

    `scenario` holds those parts only; `declared` every name that the author gave in a
    section, and `turns` every turn, broken ones included, so that no reference to a broken
    part counts as unknown. `whole` is true where nothing is missing.
    """

    scenario: Scenario
    declared: Mapping[str, frozenset[str]]
    turns: Mapping[str, DeclaredTurn]
    whole: bool
    data: Data
    indexes: Mapping[str, tuple[int, ...]]

    def span_of(self, path: Path, word: str) -> Span | None:
        """Where a word stands in the text at a path of `scenario`."""
        value: object = self.data
        for step in self.path_in_data(path):
            value = _inside(value, step)
        start = value.find(word) if isinstance(value, str) else -1
        return Span(start, len(word)) if start >= 0 else None

    def path_in_data(self, path: Path) -> Path:
        """A path of `scenario` as a path of the data: parts without shape shift the indexes."""
        match path:
            case (str(section), int(index), *rest) if section in self.indexes:
                return (section, self.indexes[section][index], *rest)
            case _:
                return path


def _inside(value: object, step: str | int) -> object:
    """One step down the data; a text stays where its part is a list of one."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int):
        return value[step]
    return value


def shape(data: object) -> tuple[Draft | None, tuple[Finding, ...]]:
    """The draft of a scenario from raw data, and all that is wrong with its shape."""
    if not isinstance(data, dict):
        cure = "Begin with `title:`, each field on a line of its own."
        return None, (Finding(Code.WRONG_SHAPE, (), "The file is not a mapping.", cure),)
    findings = [*_top_level(data)]
    sections: dict[str, Any] = {}
    indexes: dict[str, tuple[int, ...]] = {}
    for name, adapter in _SINGLE.items():
        if name in data:
            value = _part(adapter, data[name], (name,), findings)
            sections |= {} if value is None else {name: value}
    for name, adapter in _MAPPINGS.items():
        sections[name] = _mapping(adapter, data.get(name, {}), (name,), findings)
    for name, adapter in _LISTS.items():
        kept = _list(adapter, data.get(name, []), (name,), findings)
        sections[name] = tuple(value for _, value in kept)
        indexes[name] = tuple(index for index, _ in kept)
    draft = Draft(
        scenario=Scenario.model_construct(**{"title": "", "player": "", **sections}),
        declared={name: _keys(data.get(name)) for name in _MAPPINGS},
        turns=dict(_declared_turns(data.get("turns"))),
        whole=not findings,
        data=data,
        indexes=indexes,
    )
    return draft, tuple(findings)


def _top_level(data: Data) -> Iterator[Finding]:
    known = Scenario.model_fields
    for key in data:
        if key not in known:
            yield unknown_field((key,), known)
    for name, field in known.items():
        if field.is_required() and name not in data:
            yield missing((), name)
    for name in _AT_LEAST_ONE:
        if name in data and data[name] in ([], {}):
            yield Finding(Code.TOO_FEW, (name,), f"`{name}` is empty.", "Write at least one.")
    if len(_keys(data.get("gauges"))) > MOST_GAUGES:
        cure = f"Keep the {MOST_GAUGES} that decide most."
        message = f"There are more than {MOST_GAUGES} gauges."
        yield Finding(Code.TOO_MANY, ("gauges",), message, cure)


def _keys(section: object) -> frozenset[str]:
    return frozenset(section) if isinstance(section, dict) else frozenset()


def _declared_turns(turns: object) -> Iterator[tuple[str, DeclaredTurn]]:
    for index, turn in enumerate(turns if isinstance(turns, list) else []):
        for kind in KINDS:
            if isinstance(turn, dict) and isinstance(turn.get(kind), str):
                takes = turn.get("options") or turn.get("activities") or turn.get("falls")
                names = tuple(takes) if isinstance(takes, dict) else ()
                yield turn[kind], DeclaredTurn(kind, names, index)


def _mapping(
    adapter: TypeAdapter[Any], data: object, path: Path, findings: list[Finding]
) -> dict[str, Any]:
    if not isinstance(data, dict):
        findings.append(wrong_shape(path, "a mapping of names"))
        return {}
    kept: dict[str, Any] = {}
    for key, value in data.items():
        name = _part(_NAME, key, (*path, key), findings, at_key=True)
        part = _part(adapter, value, (*path, key), findings)
        if isinstance(name, str) and part is not None:
            kept[name] = part
    return kept


def _list(
    adapter: TypeAdapter[Any], data: object, path: Path, findings: list[Finding]
) -> list[tuple[int, Any]]:
    if not isinstance(data, list):
        findings.append(wrong_shape(path, "a list"))
        return []
    kept = []
    for index, value in enumerate(data):
        part = _part(adapter, value, (*path, index), findings)
        if part is not None:
            kept.append((index, part))
    return kept


def _part(
    adapter: TypeAdapter[Any],
    data: object,
    path: Path,
    findings: list[Finding],
    *,
    at_key: bool = False,
) -> object | None:
    """One part on its own; None where it has no shape.

    Unknown fields are told and then left out, so that they hide nothing else in the part.
    """
    while True:
        try:
            part: object = adapter.validate_python(data)
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            return part
        unknown = [detail for detail in details if detail["type"] == Code.UNKNOWN_FIELD]
        if not unknown:
            findings.extend(refusal(detail, path, at_key=at_key) for detail in _apart(details))
            return None
        places = set()
        for detail in unknown:
            for field in detail["ctx"]["fields"]:
                place = (*location(detail), field)
                findings.append(unknown_field((*path, *place), detail["ctx"]["known"]))
                places.add(place)
        data = _left_out(data, places)


def _apart(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors without those of lists that are too short only because of errors inside them."""
    around = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    for detail in details:
        if detail["type"] != "too_short" or detail["loc"] not in around:
            yield detail


def _left_out(data: object, places: AbstractSet[Path], path: Path = ()) -> object:
    """The data without the values at some places; all in one pass, for there may be many."""
    if isinstance(data, list):
        return [_left_out(value, places, (*path, index)) for index, value in enumerate(data)]
    if isinstance(data, dict):
        return {
            key: _left_out(value, places, (*path, key))
            for key, value in data.items()
            if (*path, key) not in places
        }
    return data
