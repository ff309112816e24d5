"""What came to pass on the way to a juncture: a timeline that stops on the day."""

from dataclasses import dataclass

from game.core.dates import Date
from game.core.playthrough import Playthrough
from game.core.rules import Step
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Juncture


@dataclass(frozen=True, slots=True)
class Milestone:
    """A turn that came to pass: its date and title, and at a juncture the label of what was taken.

    A turn without a title of its own is left out.
    """

    date: Date
    title: str
    took: str | None


def road(playthrough: Playthrough) -> tuple[Milestone, ...]:
    """What came to pass before the turn at which a playthrough rests, in order."""
    scenario = playthrough.scenario
    return tuple(
        Milestone(turn.date, turn.title, _took(scenario, step))
        for step in playthrough.steps
        for turn in (scenario.turn(step.turn),)
        if turn.title is not None
    )


def _took(scenario: Scenario, step: Step) -> str | None:
    turn = scenario.turn(step.turn)
    if not isinstance(turn, Juncture) or step.move is None:
        return None
    return "; ".join(turn.options[name].label for name in step.move.taken)
