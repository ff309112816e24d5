"""Variants are functions from scenario to scenario, so that rules and prover know no modes.

*As it fell*: chance falls as it did. *Short*: only the turns in the scenario's `short` are
asked. *From a turn*: every earlier turn takes history's move. *Without a premise*: its
effects are taken out. The text form joins them with commas: `as_it_fell,short`,
`from:january_vote`, `without:absence`; an empty text is the scenario as written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, TypeVar, assert_never

from game.core.condition import ALWAYS, Condition, Not, Or, both, negation
from game.core.finding import did_you_mean
from game.core.scenario.fields import Effect, Part
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import (
    Activity,
    Fortune,
    GuardedBranch,
    Juncture,
    Meanwhile,
    Season,
    Turn,
)

_SHOWN: Final = 80
"""How many characters of a text that is no variant are repeated."""


class UnknownVariantError(ValueError):
    """A text that names no variant of the scenario."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Which functions to apply; all may be combined."""

    as_it_fell: bool = False
    short: bool = False
    start: str | None = None
    without: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = ["as_it_fell"] if self.as_it_fell else []
        parts += ["short"] if self.short else []
        parts += [f"from:{self.start}"] if self.start else []
        parts += [f"without:{premise}" for premise in self.without]
        return ",".join(parts)


def parse(text: str, scenario: Scenario) -> Variant:
    """A variant from its text form.

    Raises:
        UnknownVariantError: a part names no variant, turn or premise of this scenario.
    """
    variant = Variant()
    for part in filter(None, (part.strip() for part in text.split(","))):
        kind, _, name = part.partition(":")
        match kind, name:
            case "as_it_fell", "":
                variant = replace(variant, as_it_fell=True)
            case "short", "":
                if not scenario.short:
                    raise UnknownVariantError(f"{scenario.title} has no short variant.")
                variant = replace(variant, short=True)
            case "from", _:
                start = _known(name, startable(scenario), "turn to start from", "Turns")
                variant = replace(variant, start=start)
            case "without", _:
                premise = _known(name, scenario.premises, "premise", "Premises")
                without = tuple(dict.fromkeys((*variant.without, premise)))
                variant = replace(variant, without=without)
            case _:
                forms = "as_it_fell, short, from:TURN or without:PREMISE"
                raise UnknownVariantError(f"'{part[:_SHOWN]}' is no variant: write {forms}.")
    return variant


def shipped(scenario: Scenario) -> tuple[Variant, ...]:
    """The variants offered and proven: as written, as it fell, and short if there is one."""
    chance = any(isinstance(turn, Fortune) for turn in scenario.turns)
    fell = (False, True) if chance else (False,)
    short = (False, True) if scenario.short else (False,)
    return tuple(Variant(as_it_fell=f, short=s) for s in short for f in fell)


def vary(scenario: Scenario, variant: Variant) -> Scenario:
    """The scenario as that variant plays it."""
    turns = tuple(_varied(scenario, variant, turn) for turn in scenario.turns)
    varied = scenario.model_copy(update={"turns": turns})
    for premise in variant.without:
        varied = _without(varied, premise)
    return varied


def is_before_start(scenario: Scenario, variant: Variant, turn_id: str) -> bool:
    """Whether a turn lies before the one at which this variant starts."""
    order = [turn.id for turn in scenario.turns]
    return variant.start is not None and order.index(turn_id) < order.index(variant.start)


def is_asked(scenario: Scenario, variant: Variant, turn_id: str) -> bool:
    """Whether this variant asks a turn; at the others history's move is taken without asking.

    Chance is never asked of the player: a short game leaves every fortune as it is, but
    before the turn at which a game starts even chance falls as it did.
    """
    if is_before_start(scenario, variant, turn_id):
        return False
    is_fortune = isinstance(scenario.turn(turn_id), Fortune)
    return is_fortune or not variant.short or turn_id in scenario.short


def startable(scenario: Scenario) -> list[str]:
    """The turns that history's path meets: one can start only there."""
    return [
        turn.id
        for turn in scenario.turns
        if not isinstance(turn, Meanwhile) and turn.history.took is not None
    ]


def _known(name: str, known: Mapping[str, object] | Sequence[str], what: str, several: str) -> str:
    if name in known:
        return name
    hint = did_you_mean(name, known) or f"{several}: {', '.join(known) or 'none'}."
    raise UnknownVariantError(f"'{name[:_SHOWN]}' is no {what} here. {hint}")


def _varied(scenario: Scenario, variant: Variant, turn: Turn) -> Turn:
    if not is_asked(scenario, variant, turn.id):
        return _forced(turn)
    if variant.as_it_fell and isinstance(turn, Fortune):
        return _fell(turn)
    return turn


def _fell(fortune: Fortune) -> Fortune:
    """Only the historical fall, or where that is shut its likeliest open one."""
    if fortune.history.took is None:
        return fortune
    likeliest = sorted(fortune.falls, key=lambda name: -fortune.falls[name].odds)
    return fortune.model_copy(
        update={"falls": _one_open(fortune.falls, [*fortune.history.took, *likeliest])}
    )


def _forced(turn: Turn) -> Turn:
    """The turn with one open move at most: history's, or the first open one."""
    match turn:
        case Juncture():
            first = [*(turn.history.took or ()), *turn.options]
            return turn.model_copy(update={"options": _one_open(turn.options, first)})
        case Season():
            return turn.model_copy(update={"activities": _hours_open(turn)})
        case Fortune():
            return _fell(turn)
        case Meanwhile():
            return turn
        case _:
            assert_never(turn)


_G = TypeVar("_G", bound=GuardedBranch)


def _one_open(parts: Mapping[str, _G], wanted: Sequence[str]) -> dict[str, _G]:
    """The parts, with conditions such that only the first open one of `wanted` stays open."""
    kept: dict[str, Condition | None] = {}
    shut: list[Condition] = []
    for name in dict.fromkeys(wanted):
        own = parts[name].when
        kept[name] = both(own, *shut)
        if own is None:
            break
        shut.append(negation(own))
    return {
        name: part.model_copy(update={"when": kept[name]})
        for name, part in parts.items()
        if name in kept
    }


def _hours_open(season: Season) -> dict[str, Activity]:
    """Just as many open activities as there are hours: history's first, then in file order."""
    first = dict.fromkeys([*(season.history.took or ()), *season.activities])
    before: list[Condition | None] = []
    guards: dict[str, Condition | None] = {}
    for name in first:
        own = season.activities[name].when
        spent = _at_least(season.hours, before)
        guards[name] = both(own, None if spent is None else Not(spent))
        before.append(own)
    return {
        name: activity.model_copy(update={"when": guards[name]})
        for name, activity in season.activities.items()
    }


def _at_least(number: int, guards: Sequence[Condition | None]) -> Condition | None:
    """That many of some guards hold; None where there are too few of them."""
    if len(guards) < number:
        return None
    return Or(tuple(both(*some) or ALWAYS for some in combinations(guards, number)))


def _without(scenario: Scenario, premise: str) -> Scenario:
    """The scenario with every effect of a premise taken out."""
    turns = tuple(_relieved(turn, premise) for turn in scenario.turns)
    return scenario.model_copy(update={"turns": turns})


def _relieved(value: object, premise: str) -> object:
    if isinstance(value, Part):
        fields = {name: getattr(value, name) for name in value.model_fields_set}
        relieved = {name: _relieved(field, premise) for name, field in fields.items()}
        return value.model_copy(update=relieved)
    if isinstance(value, dict):
        return {
            key: _relieved(item, premise)
            for key, item in value.items()
            if not (isinstance(item, Effect) and item.premise == premise)
        }
    if isinstance(value, tuple):
        return tuple(_relieved(item, premise) for item in value)
    return value
