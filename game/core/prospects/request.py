"""What one process asks of another: rules, and perhaps a path, as plain JSON data.

Prose stays behind, for no rule reads it. The answer is one of `values` as JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from types import UnionType
from typing import Final

from game.core.condition import And, Comparison, Fact, Not, Or, Remembered
from game.core.move import Choice, Fall, Move, Spending
from game.core.scenario.fields import Effect
from game.core.table import GaugeRow, Offer, Row, Table, TurnRows

Plain = None | bool | int | str | list["Plain"]
"""Lists, texts, numbers: a value that is none of these is a list that begins with its kind."""


@dataclass(frozen=True, slots=True)
class OfPath:
    """Asks for the prospects of a path; answered with `values.Prospects`."""

    table: Table
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class OfStarts:
    """Asks how some games stand at their start; answered with `values.Starts`, in this order."""

    tables: tuple[Table, ...]


Request = OfPath | OfStarts

_KINDS: Final[Mapping[str, type]] = {
    kind.__name__: kind
    for kind in (
        *(Table, TurnRows, GaugeRow, Offer, Row, Effect),
        *(Choice, Spending, Fall),
        *(Comparison, Fact, Remembered, Not, And, Or),
        *(OfPath, OfStarts),
    )
}


def plain(request: Request) -> Plain:
    """A request as plain data."""
    return _plain(request)


def read(data: object) -> Request:
    """A request from plain data: its tables are without what only readers see.

    Raises:
        ValueError: that is no request.
    """
    try:
        request = _read(data)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("no request") from error
    match request:
        case OfPath(Table(), tuple() as moves) if _all(moves, Choice | Spending | Fall):
            return request
        case OfStarts(tuple() as tables) if _all(tables, Table):
            return request
        case _:
            raise ValueError("no request")


def _all(values: tuple[object, ...], kind: type | UnionType) -> bool:
    return all(isinstance(value, kind) for value in values)


def _plain(value: object) -> Plain:
    match value:
        case None | bool() | int() | str():
            return value
        case tuple():
            return ["tuple", *map(_plain, value)]
        case frozenset():
            return ["set", *map(_plain, sorted(value, key=repr))]
        case Mapping():
            return ["map", *([_plain(key), _plain(item)] for key, item in value.items())]
        case _ if is_dataclass(value) and type(value).__name__ in _KINDS:
            bare = _without_prose(value)
            parts = (_plain(getattr(bare, field.name)) for field in fields(value))
            return [type(value).__name__, *parts]
        case _:
            raise AssertionError(value)


def _without_prose(value: object) -> object:
    """What the rules read of an effect and of a row."""
    match value:
        case Effect():
            return replace(value, reason="", premise=None)
        case Row():
            return replace(value, path=())
        case _:
            return value


def _read(value: object) -> object:
    if not isinstance(value, list):
        return value
    kind, *parts = value
    match kind:
        case "tuple":
            return tuple(map(_read, parts))
        case "set":
            return frozenset(map(_read, parts))
        case "map":
            return {_read(key): _read(item) for key, item in parts}
        case _:
            return _KINDS[kind](*map(_read, parts))
