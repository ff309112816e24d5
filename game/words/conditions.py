"""Conditions in a player's words: what would have to be so."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, assert_never

from game.core.condition import (
    And,
    Comparison,
    Condition,
    Fact,
    Not,
    Operator,
    Or,
    Remembered,
)
from game.core.scenario.scenario import Scenario
from game.words.names import taken_label, turn_title
from game.words.text import flat

_SIGNS: Final[dict[Operator, str]] = {
    ">=": "at least",
    "<=": "at most",
    ">": "above",
    "<": "below",
    "==": "just",
    "!=": "other than",
}


_OPPOSITES: Final[dict[Operator, Operator]] = {
    ">=": "<",
    "<=": ">",
    ">": "<=",
    "<": ">=",
    "==": "!=",
    "!=": "==",
}


def needs(scenario: Scenario, clauses: Iterable[Condition]) -> str:
    """What some clauses ask for, joined to one phrase."""
    return " and ".join(phrase(scenario, clause) for clause in clauses)


def phrase(scenario: Scenario, condition: Condition) -> str:
    """One condition as a phrase: `Lenin's confidence at least warm`."""
    match condition:
        case Comparison():
            return _comparison(scenario, condition)
        case Fact(name):
            return f"that {_fact(scenario, name)}"
        case Remembered(turn, taken):
            return f'"{taken_label(scenario, turn, taken)}" at {turn_title(scenario, turn)}'
        case Not(part):
            return _opposite(scenario, part)
        case And(parts):
            return " and ".join(_inner(scenario, part) for part in parts) or "nothing"
        case Or(parts):
            return " or ".join(_inner(scenario, part) for part in parts) or "what cannot be"
        case _:
            assert_never(condition)


def _opposite(scenario: Scenario, condition: Condition) -> str:
    match condition:
        case Fact(name):
            return f"that this was not so: {_fact(scenario, name)}"
        case Comparison(operator=operator):
            return _comparison(scenario, replace(condition, operator=_OPPOSITES[operator]))
        case Remembered():
            return f"anything but {phrase(scenario, condition)}"
        case _:
            return f"not {_inner(scenario, condition)}"


def _fact(scenario: Scenario, name: str) -> str:
    return f'"{flat(scenario.facts[name]).rstrip(".")}"'


def _inner(scenario: Scenario, condition: Condition) -> str:
    text = phrase(scenario, condition)
    return f"({text})" if isinstance(condition, And | Or) else text


def _comparison(scenario: Scenario, test: Comparison) -> str:
    left = _sum(scenario, test.left)
    if not isinstance(test.right, int):
        return f"{left} {_SIGNS[test.operator]} {_sum(scenario, test.right)}"
    gauge = scenario.gauges[test.left[0]]
    if len(test.left) == 1 and test.right <= gauge.top:
        return f"{left} {_SIGNS[test.operator]} {gauge.words[test.right]}"
    return f"{left} {_SIGNS[test.operator]} {test.right}"


def _sum(scenario: Scenario, gauges: tuple[str, ...]) -> str:
    labels = [scenario.gauges[name].label for name in gauges]
    return " plus ".join(labels)
