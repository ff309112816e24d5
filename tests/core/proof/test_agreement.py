"""The proof says of generated scenarios what the plain walk says, and of their variants."""

from collections.abc import Callable, Mapping
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, assume, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from game.core.scenario.scenario import Scenario
from game.core.variants import Variant, parse, vary
from game.files.places import scenarios_folder
from game.files.scenarios import read
from tests.core.proof import definition, possible, reading
from tests.core.proof.agreement import MOST_STATES, disagreement, in_findings, in_numbers
from tests.core.proof.cases import CASES
from tests.core.proof.definition import TooLargeError, Walk, walk
from tests.oracle import Data, name_of
from tests.strategies import UNSHRUNK, wide_scenarios

KORNILOV = 5000
"""More states than the affair has."""

EXAMPLES = settings.default.max_examples if settings.default else 0


@settings(UNSHRUNK, max_examples=5 * EXAMPLES // 2)
@given(wide_scenarios())
def test_the_proof_and_the_plain_walk_agree_in_every_number(data: Data) -> None:
    assert _within_reason(in_numbers, Scenario.model_validate(data)) is None


@settings(UNSHRUNK, max_examples=5 * EXAMPLES // 2)
@given(wide_scenarios())
def test_the_proof_and_the_plain_walk_agree_in_every_finding(data: Data) -> None:
    assert _within_reason(in_findings, Scenario.model_validate(data)) is None


@pytest.mark.parametrize("case", CASES)
def test_the_proof_and_the_plain_walk_agree_on_what_was_found_before(case: str) -> None:
    assert disagreement(CASES[case]) is None


@pytest.mark.parametrize("variant", ["", "as_it_fell,short"])
def test_the_proof_and_the_plain_walk_agree_on_the_kornilov_affair(variant: str) -> None:
    scenario = read(scenarios_folder() / "kornilov.yaml").scenario
    assert scenario is not None
    varied = vary(scenario, parse(variant, scenario))
    assert in_numbers(varied, most=KORNILOV) is None


@st.composite
def _varied(draw: DrawFn) -> Scenario:
    """A scenario as some variant plays it."""
    data = draw(wide_scenarios())
    met = [name_of(turn) for turn in data["turns"] if "took" in turn.get("history", {})]
    variant = Variant(
        as_it_fell=draw(st.booleans()),
        short="short" in data and draw(st.booleans()),
        start=draw(st.sampled_from([None, *met])),
        without=tuple(draw(st.lists(st.sampled_from(["absence", "luck"]), unique=True))),
    )
    return vary(Scenario.model_validate(data), variant)


@settings(UNSHRUNK, max_examples=EXAMPLES)
@given(_varied())
def test_the_proof_and_the_plain_walk_agree_on_variants(scenario: Scenario) -> None:
    assert _within_reason(disagreement, scenario) is None


def _within_reason(compare: Callable[[Scenario], str | None], scenario: Scenario) -> str | None:
    """What differs; a scenario that is too large is none."""
    try:
        return compare(scenario)
    except TooLargeError:
        assume(False)  # noqa: FBT003 (Hypothesis takes it so)
        raise


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
