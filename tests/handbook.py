"""The examples of scenarios/README.md, which grow into one scenario."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

HANDBOOK = Path(__file__).parents[1] / "scenarios" / "README.md"
KINDS = ("juncture", "season", "fortune", "meanwhile")


def examples() -> list[str]:
    """The YAML examples in their order; the first is a scenario, each other one a piece."""
    blocks: list[str] = re.findall(
        r"(?ms)^```yaml\n(.*?)^```$", HANDBOOK.read_text(encoding="utf-8")
    )
    return blocks


def raw(text: str) -> dict[str, Any]:
    """YAML with every scalar as text, as the reader gives it to the core."""
    data: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (it makes texts alone)
    return data


def grown(pieces: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """All pieces as one, as the page says that they are added."""
    whole: dict[str, Any] = {}
    for piece in pieces:
        whole = _added(whole, piece)
    return whole


def _added(whole: Mapping[str, Any], piece: Mapping[str, Any]) -> dict[str, Any]:
    united = dict(whole)
    for key, value in piece.items():
        there = united.get(key)
        if key == "turns":
            united[key] = _with_turns(there or [], value)
        elif isinstance(value, dict) and isinstance(there, dict):
            united[key] = _added(there, value)
        else:
            united[key] = value
    return united


def _with_turns(turns: list[dict[str, Any]], more: list[dict[str, Any]]) -> list[dict[str, Any]]:
    named = {_name(turn): turn for turn in turns}
    for turn in more:
        named[_name(turn)] = _added(named.get(_name(turn), {}), turn)
    return sorted(named.values(), key=lambda turn: str(turn["date"]))


def _name(turn: Mapping[str, Any]) -> str:
    return next(str(turn[kind]) for kind in KINDS if kind in turn)
