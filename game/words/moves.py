"""Moves in words."""

from game.core.move import Move
from game.core.scenario.scenario import Scenario
from game.words.conditions import taken_label


def move(scenario: Scenario, made: Move) -> str:
    """What was taken, by its labels."""
    labels = [taken_label(scenario, made.turn, name) for name in made.taken]
    return "; ".join(labels) or "nothing"


def player(scenario: Scenario) -> str:
    """The name of the person whose choices are made."""
    return scenario.people[scenario.player].name
