"""What one process asks of another: the rules of a scenario, and a path, as plain JSON data.

Prose stays behind, for no rule reads it. The answer is `values.Prospects` as JSON.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Final

from game.core.condition import And, Comparison, Fact, Not, Or, Remembered
from game.core.move import Choice, Fall, Move, Spending
from game.core.scenario.fields import Effect
from game.core.table import GaugeRow, Offer, Row, Table, TurnRows

Plain = None | bool | int | str | list["Plain"]
"""Lists, texts, numbers: a value that is none of these is a list that begins with its kind."""

_KINDS: Final[Mapping[str, type]] = {
    kind.__name__: kind
    for kind in (
        *(Table, TurnRows, GaugeRow, Offer, Row, Effect),
        *(Choice, Spending, Fall),
        *(Comparison, Fact, Remembered, Not, And, Or),
    )
}


def plain(table: Table, moves: tuple[Move, ...]) -> Plain:
    """The request for the prospects of a path."""
    return [_plain(table), _plain(moves)]


def read(request: object) -> tuple[Table, tuple[Move, ...]]:
    """A table, without what only readers see, and a path.

    Raises:
        ValueError: that is no request.
    """
    try:
        table, moves = map(_read, request if isinstance(request, list) else ())
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("no request") from error
    if not isinstance(table, Table) or not isinstance(moves, tuple):
        raise ValueError("no request")  # noqa: TRY004 (of its caller's data, not of a type)
    if not all(isinstance(move, Choice | Spending | Fall) for move in moves):
        raise ValueError("no request")
    return table, moves


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
