"""Gauges in words first, then in numbers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.core.playthrough import Playthrough
from game.core.rules import Change, Step
from game.core.scenario.fields import Effect
from game.core.scenario.scenario import Scenario
from game.words.blocks import Block, Level, Shift
from game.words.text import in_words


def level(scenario: Scenario, gauge: str, value: int) -> str:
    """`wary (2 of 6)`."""
    parts = scenario.gauges[gauge]
    return f"{parts.words[value]} ({value} of {parts.top})"


@dataclass(frozen=True, slots=True)
class Balance:
    """One gauge at a glance: a `short` name, its level, and by how much the last move moved it."""

    short: str
    level: Level
    by: int
    better: Literal["high", "low", "neither"]


def balance(playthrough: Playthrough, turn: str | None = None) -> list[Balance]:
    """Every gauge at a glance, and what moved it: the last move with all that came of it.

    Where a `turn` of the path is named: what that turn did by itself.
    """
    scenario = playthrough.scenario
    step = next((step for step in playthrough.steps if step.turn == turn), None)
    levels = playthrough.standing().levels
    moved: Counter[str] = Counter()
    for changed in _last_changes(playthrough) if step is None else step.changes:
        moved[changed.gauge] += changed.after - changed.before
    return [
        Balance(
            in_words(name),
            Level(gauge.label, gauge.words[levels[name]], levels[name], gauge.top),
            moved[name],
            gauge.better,
        )
        for name, gauge in scenario.gauges.items()
    ]


def _last_changes(playthrough: Playthrough) -> Iterator[Change]:
    for step in reversed(playthrough.steps):
        yield from step.changes
        if step.move is not None:
            return


def standing(playthrough: Playthrough, step: Step | None = None) -> list[Block]:
    """Every gauge as it stands now, or as it stood before a step."""
    scenario = playthrough.scenario
    levels = playthrough.standing(step).levels
    return [
        Level(gauge.label, gauge.words[levels[name]], levels[name], gauge.top)
        for name, gauge in scenario.gauges.items()
    ]


def change(scenario: Scenario, changed: Change) -> Block:
    """What a step did to one gauge, and every reason."""
    gauge = scenario.gauges[changed.gauge]
    reasons = " ".join(reason(effect) for effect in changed.effects)
    if changed.before == changed.after:
        bound = " It can go no further." if changed.swallowed else ""
        moved = f"stays {gauge.words[changed.after]} ({changed.after} of {gauge.top}).{bound}"
    else:
        by = changed.after - changed.before
        way = f"up {by}" if by > 0 else f"down {-by}"
        moved = (
            f"{gauge.words[changed.after]}, was {gauge.words[changed.before]}"
            f" ({changed.after} of {gauge.top}, {way})."
        )
    return Shift(
        gauge.label, moved, reasons, changed.before, changed.after, gauge.top, gauge.better
    )


def reason(effect: Effect) -> str:
    """An effect's reason, with the premise that it rests on."""
    return (
        f"{effect.reason} [premise: {effect.premise.replace('_', ' ')}]"
        if effect.premise
        else effect.reason
    )
