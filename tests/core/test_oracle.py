"""The rules and the oracle, written twice from one text, agree wherever play leads."""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from game.core.scenario.scenario import Scenario
from tests.agreement import disagreement
from tests.oracle import Data, Oracle, Position
from tests.strategies import UNSHRUNK, choices, scenarios


@UNSHRUNK
@given(scenarios(dead_ends=True), st.lists(choices(), min_size=3, max_size=3))
def test_the_rules_and_the_oracle_agree_at_every_state(data: Data, paths: list[list[int]]) -> None:
    scenario, oracle = Scenario.model_validate(data), Oracle(data)
    for path in paths:
        assert disagreement(scenario, oracle, Oracle.open_moves, path) is None


# Each of these misreads the format once. Were the scenarios too tame to tell the
# difference, the agreement above would be worth nothing.


class ClampsEachEffect(Oracle):
    def changed(self, levels: dict[str, int], effects: list[tuple[str, str]]) -> dict[str, int]:
        for effect in sorted(effects, key=lambda effect: not self.effect(effect[1])[0]):
            levels = super().changed(levels, [effect])
        return levels


class SetsLast(Oracle):
    def changed(self, levels: dict[str, int], effects: list[tuple[str, str]]) -> dict[str, int]:
        sets = [effect for effect in effects if self.effect(effect[1])[0]]
        return super().changed(super().changed(levels, effects), sets)


class NeverClamps(Oracle):
    def clamped(self, gauge: str, level: int) -> int:
        return level if gauge else 0


class ReadsTheStateAfter(Oracle):
    """Outcomes of one step follow one another, each reading what the last one did."""

    def step(self, at: Position, cases: list[Data], taken: list[str]) -> Position:
        now = at
        for case in cases:
            if self.holds(case.get("when"), now):
                now = super().step(at, [case], taken)
        return super().step(at, [c for c in cases if self.holds(c.get("when"), now)], taken)


class ClosedIsNotUndone(Oracle):
    def counts_as_undone(self, name: str, taken: list[str], at: Position) -> bool:
        return super().counts_as_undone(name, taken, at) and name in self.open_takes(at)


class TakenIsUndoneToo(Oracle):
    def counts_as_undone(self, name: str, taken: list[str], at: Position) -> bool:
        return super().counts_as_undone(name, taken, at) or name in taken


class LastThatHolds(Oracle):
    def first_that_holds(self, cases: list[Data], at: Position) -> Data:
        return super().first_that_holds(cases[::-1], at)


class EveryTurnArises(Oracle):
    def arises(self, turn: Data, at: Position) -> bool:
        return bool(turn) and at.ending is None


class HoursMustBeSpent(Oracle):
    def hours(self, turn: Data, names: list[str]) -> int:
        return max(int(turn["hours"]), super().hours(turn, names))


class EndsAreForgotten(Oracle):
    def step(self, at: Position, cases: list[Data], taken: list[str]) -> Position:
        kept = [{key: case[key] for key in case if key != "ends"} for case in cases]
        return super().step(at, kept, taken)


class ConfusesAndWithOr(Oracle):
    def true(self, words: list[str], at: Position) -> bool:
        swapped = {"and": "or", "or": "and"}
        return super().true([swapped.get(word, word) for word in words], at)


MISREADINGS: Mapping[str, type[Oracle]] = {
    misreading.__name__: misreading
    for misreading in (
        ClampsEachEffect,
        SetsLast,
        NeverClamps,
        ReadsTheStateAfter,
        ClosedIsNotUndone,
        TakenIsUndoneToo,
        LastThatHolds,
        EveryTurnArises,
        HoursMustBeSpent,
        EndsAreForgotten,
        ConfusesAndWithOr,
    )
}


@pytest.mark.parametrize("misreading", MISREADINGS)
def test_a_misreading_of_the_format_would_be_noticed(misreading: str) -> None:
    def is_noticed(game: tuple[Data, list[int]]) -> bool:
        data, path = game
        oracle = MISREADINGS[misreading](data)
        scenario = Scenario.model_validate(data)
        return disagreement(scenario, oracle, Oracle.open_moves, path) is not None

    find(
        st.tuples(scenarios(), choices()),
        is_noticed,
        settings=settings(
            max_examples=1000,
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
