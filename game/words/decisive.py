"""What decided an ending, in words: what held, the path behind it, what was tried before."""

from dataclasses import dataclass

from game.core.condition import Comparison, Condition, Not
from game.core.explanation import Deciding, Ground, Missed, deciding
from game.core.playthrough import Playthrough
from game.core.rules import Step
from game.core.scenario.scenario import Scenario
from game.words.blocks import Block, Heading, Labelled, Prose
from game.words.conditions import needs, phrase
from game.words.levels import level
from game.words.names import dated, move
from game.words.text import flat


@dataclass(frozen=True, slots=True)
class Held:
    """Something that held, and under it a line for every step of the path that made it so."""

    said: Labelled
    behind: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Decisive:
    """What decided an ending: what did, on what grounds, and what was tried before."""

    decided: tuple[Block, ...]
    grounds: tuple[Held, ...]
    missed: tuple[Block, ...]

    @property
    def blocks(self) -> list[Block]:
        """All of it, in the order in which it is read."""
        held = [block for one in self.grounds for block in (one.said, *one.behind)]
        return [*self.decided, *held, *self.missed]


def decisive(playthrough: Playthrough) -> Decisive:
    """What decided the ending reached, by the rules of the game and nothing else.

    Raises:
        ValueError: the scenario has not ended.
    """
    scenario, decided = playthrough.scenario, deciding(playthrough)
    return Decisive(
        (Heading("What decided it", 2), _decided(scenario, decided)),
        tuple(_held(playthrough, decided, ground) for ground in decided.grounds),
        tuple(_missed(scenario, decided, missed) for missed in decided.missed),
    )


def _decided(scenario: Scenario, decided: Deciding) -> Block:
    title = flat(scenario.endings[decided.ending].title)
    if decided.step is not None:
        made = f"{move(scenario, decided.step.move)}." if decided.step.move else "It came to pass."
        return Labelled(dated(scenario, decided.step.turn), f"{made} This ended the game: {title}.")
    said = "No single turn ended the game. After the last one, the endings were tried in order: "
    if decided.grounds:
        return Prose(f"{said}{title} is the first whose condition held.")
    return Prose(f"{said}{title} is what is left where no condition before it held.")


def _held(playthrough: Playthrough, decided: Deciding, ground: Ground) -> Held:
    scenario = playthrough.scenario
    test = ground.held.part if isinstance(ground.held, Not) else ground.held
    said = f"{phrase(scenario, ground.held)}."
    if isinstance(test, Comparison):
        said += f" {_measured(playthrough, decided, test)}"
    behind = [
        Labelled(dated(scenario, step.turn), _behind(scenario, step, test)) for step in ground.steps
    ]
    return Held(Labelled("It held", said), tuple(behind))


def _measured(playthrough: Playthrough, decided: Deciding, test: Comparison) -> str:
    """The levels that were compared."""
    scenario = playthrough.scenario
    levels = playthrough.standing(decided.step).levels
    left = sum(levels[gauge] for gauge in test.left)
    if not isinstance(test.right, int):
        return f"It was {left} to {sum(levels[gauge] for gauge in test.right)}."
    if len(test.left) == 1:
        return f"It was {level(scenario, test.left[0], left)}."
    return f"It was {left}."


def _behind(scenario: Scenario, step: Step, test: Condition) -> str:
    made = f"{move(scenario, step.move)}." if step.move else "It came to pass."
    if not isinstance(test, Comparison):
        return made
    gauges = {*test.left, *(() if isinstance(test.right, int) else test.right)}
    moved = [
        f"{scenario.gauges[change.gauge].label}: {_by(change.after - change.before)}."
        for change in step.changes
        if change.gauge in gauges and change.after != change.before
    ]
    return " ".join([made, *moved])


def _by(levels: int) -> str:
    return f"up {levels}" if levels > 0 else f"down {-levels}"


def _missed(scenario: Scenario, decided: Deciding, missed: Missed) -> Block:
    needed = f"Needed: {needs(scenario, missed.clauses)}."
    if missed.ending is None:
        return Labelled("Tried before", f"a way in which the game would have gone on. {needed}")
    title = flat(scenario.endings[missed.ending].title)
    way = ", by another way" if missed.ending == decided.ending else ""
    return Labelled("Tried before", f"{title}{way}. {needed}")
