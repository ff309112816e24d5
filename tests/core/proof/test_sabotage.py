"""The agreement would notice a proof that forgets, does not add, skips or mistakes."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
import pytest

from game.core.proof import classes, forward
from game.core.proof.classes import Classes, Partition
from game.core.proof.steps import Crossing, Way
from game.core.rules import stepped
from game.core.scenario.fields import Effect
from game.core.scenario.scenario import Scenario
from tests.core.proof.agreement import MOST_STATES, in_numbers
from tests.core.proof.cases import CASES
from tests.core.proof.definition import Walk, walk
from tests.strategies import wide_scenario


@cache
def walks() -> tuple[Walk, ...]:
    """What the definition says: the sabotage is of the proof alone."""
    wide = (Scenario.model_validate(wide_scenario(4, seed)) for seed in range(12))
    return tuple(walk(scenario, MOST_STATES) for scenario in (*CASES.values(), *wide))


def _forgets_too_early(patch: pytest.MonkeyPatch) -> None:
    """Half-way, the gauge of most classes is taken for one that nothing later reads."""
    every: Callable[..., Classes] = classes.classes

    def forgetful(*asked: object) -> Classes:
        known = every(*asked)
        middle = (len(known.before) + 1) // 2
        layer = dict(known.before[middle])
        gauge = max(layer, key=lambda name: len(layer[name].levels))
        layer[gauge] = Partition((0,) * len(layer[gauge].of), (0,))
        return replace(known, before=(*known.before[:middle], layer, *known.before[middle + 1 :]))

    patch.setattr(forward, "classes", forgetful)


def _merges_without_adding(patch: pytest.MonkeyPatch) -> None:
    """Of all that comes to one class only the last is counted."""

    class Add:
        @staticmethod
        def at(sums: np.ndarray, where: np.ndarray, parts: np.ndarray) -> None:
            sums[where] = parts

    class Numpy:
        add = Add

        def __getattr__(self, name: str) -> object:
            return getattr(np, name)

    patch.setattr(forward, "np", Numpy())


def _skips_an_option(patch: pytest.MonkeyPatch) -> None:
    """The last move of a turn is never made."""
    every = Crossing.ways

    def ways(crossing: Crossing) -> Iterator[Way]:
        turns = crossing.table.turns
        offers = turns[crossing.index].offers if crossing.index < len(turns) else ()
        return (way for way in every(crossing) if way.offer != len(offers) - 1 or not offers)

    patch.setattr(Crossing, "ways", ways)


def _mistakes_a_clamp(patch: pytest.MonkeyPatch) -> None:
    """What would lead beyond a bound stops one level short of it."""

    def mistaken(level: int, effects: Iterable[Effect], top: int) -> tuple[int, int]:
        after, swallowed = stepped(level, effects, top)
        return (abs(after - 1) if swallowed else after), swallowed

    patch.setattr(sys.modules[Crossing.__module__], "stepped", mistaken)
    patch.setattr(classes, "stepped", mistaken)


SABOTAGES: Final[Mapping[str, Callable[[pytest.MonkeyPatch], None]]] = {
    "a gauge is forgotten too early": _forgets_too_early,
    "equal states merge without adding": _merges_without_adding,
    "an option is skipped": _skips_an_option,
    "a clamp is mistaken": _mistakes_a_clamp,
}


def test_without_sabotage_every_scenario_agrees() -> None:
    assert [in_numbers(walked) for walked in walks()] == [None] * len(walks())


@pytest.mark.parametrize("sabotage", SABOTAGES)
def test_the_agreement_notices_that(sabotage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    by_definition = walks()
    SABOTAGES[sabotage](monkeypatch)
    noticed = [_is_noticed(walked) for walked in by_definition]
    assert noticed.count(True) > len(noticed) // 4


def _is_noticed(walked: Walk) -> bool:
    try:
        return in_numbers(walked) is not None
    except AssertionError:  # a witness's own trial through the public rules
        return True
