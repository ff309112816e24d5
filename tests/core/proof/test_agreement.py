"""The proof says of scenarios what the plain walk says, and the generated ones have all there is.

That they agree on generated scenarios too: tests/core/prospects/test_agreement.py, which asks
the proof and the prospects of each at once, for the plain walk is dear.
"""

from collections.abc import Callable, Mapping
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, find, settings

from game.core.move import Spending
from game.core.scenario.scenario import Scenario
from game.core.variants import parse, vary
from tests.core.proof import definition, possible, reading
from tests.core.proof.agreement import MOST_STATES, disagreement, in_numbers
from tests.core.proof.cases import CASES
from tests.core.proof.definition import TooLargeError, Walk, walk
from tests.oracle import Data
from tests.play.small import shipped
from tests.strategies import wide_scenarios


@pytest.mark.parametrize("case", CASES)
def test_the_proof_and_the_plain_walk_agree_on_what_was_found_before(case: str) -> None:
    assert disagreement(walk(CASES[case])) is None


@pytest.mark.parametrize("variant", ["", "as_it_fell,short"])
def test_the_proof_and_the_plain_walk_agree_on_the_kornilov_affair(variant: str) -> None:
    scenario = shipped("kornilov")
    assert in_numbers(walk(vary(scenario, parse(variant, scenario)))) is None


# Were the scenarios too tame to have any of these, to agree on them would be worth nothing.

MET: Final[Mapping[str, Callable[[Walk], bool]]] = {
    "a dead end": lambda walked: bool(definition.dead_ends(walked)),
    "a dead end beside endings": lambda walked: bool(
        definition.dead_ends(walked) and definition.endings(walked)
    ),
    "paths that meet again": lambda walked: max(definition.playthroughs(walked).values()) > 9,
    "a turn that never arises": lambda walked: (
        len(definition.reached(walked).turns) < len(walked.scenario.turns)
    ),
    "a decision of chance": lambda walked: any(
        definition.is_chance(walked, state) and len(ways) > 1 for state, ways in walked.ways.items()
    ),
    "an activity left undone": lambda walked: bool(definition.reached(walked).undone),
    "several finales of one ending": lambda walked: (
        len(definition.reached(walked).finales)
        > len({name for name, _ in definition.reached(walked).finales})
    ),
    "playthroughs of different lengths": lambda walked: (
        len(set(definition.lengths(walked) or ())) == 2
    ),
    "a fact that is kept": lambda walked: any(state.facts for state in walked.ways),
    "a move that is remembered": lambda walked: any(state.memory for state in walked.ways),
    "a level that is lost": lambda walked: any(
        lost.levels for lost in definition.swallowed(walked).values()
    ),
    "a condition that is decided": lambda walked: any(
        len(seen) == 1 for seen in reading.truths(walked).values()
    ),
    "a condition that is not": lambda walked: any(
        len(seen) == 2 for seen in reading.truths(walked).values()
    ),
    "a move without difference": lambda walked: bool(possible.indifferent(walked)),
    "a move with a difference": lambda walked: (
        len(possible.indifferent(walked))
        < len({way.move for state, ways in walked.ways.items() if len(ways) > 1 for way in ways})
    ),
    "a dominated option": lambda walked: bool(possible.dominated(walked)),
    "a dominated spending": lambda walked: any(
        isinstance(worse, Spending) for worse, _ in possible.dominated(walked)
    ),
    "a passage always shown": lambda walked: (
        {True} in reading.passages(walked.scenario, MOST_STATES).values()
    ),
    "a passage never shown": lambda walked: (
        {False} in reading.passages(walked.scenario, MOST_STATES).values()
    ),
}


@pytest.mark.parametrize("what", MET)
def test_the_generated_scenarios_have(what: str) -> None:
    def is_met(data: Data) -> bool:
        try:
            return MET[what](walk(Scenario.model_validate(data), MOST_STATES))
        except TooLargeError:
            return False

    find(
        wide_scenarios(),
        is_met,
        settings=settings(
            max_examples=200,
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
