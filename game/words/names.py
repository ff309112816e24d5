"""What turns, moves and people are called in words."""

from game.core.move import Move
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Offered, PossibleFall
from game.words.days import plain_day
from game.words.text import flat, in_words


def turn_title(scenario: Scenario, name: str) -> str:
    """A turn's title, or its name in plain words where it has none."""
    return scenario.turn(name).title or in_words(name)


def dated(scenario: Scenario, name: str) -> str:
    """A turn by its date and title."""
    return f"{plain_day(scenario.turn(name).date)}, {turn_title(scenario, name)}"


def taken_label(scenario: Scenario, turn: str, taken: str) -> str:
    """The label of an option, activity or fall; a fall may have none but its name."""
    part = scenario.turn(turn).takes.get(taken)
    label = part.label if isinstance(part, Offered | PossibleFall) else None
    return flat(label).rstrip(".") if label else taken.replace("_", " ")


def move(scenario: Scenario, made: Move) -> str:
    """What was taken, by its labels."""
    labels = [taken_label(scenario, made.turn, name) for name in made.taken]
    return "; ".join(labels) or "nothing"


def player(scenario: Scenario) -> str:
    """The name of the person whose choices are made."""
    return scenario.people[scenario.player].name
