"""The reader accepts exactly the good scenarios, and says of each broken one what is wrong."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from game.core.checks import examine
from game.core.finding import Code, Finding, Path
from game.core.scenario.scenario import Scenario
from tests.breakages import BREAKAGES, broken
from tests.oracle import Data
from tests.strategies import UNSHRUNK, scenarios

A_FEW = max(3, settings.default.max_examples // 20 if settings.default else 0)
"""Examples for each way to break a scenario; there are many ways."""


@UNSHRUNK
@given(scenarios(dead_ends=True))
def test_a_good_scenario_has_no_errors(data: Data) -> None:
    examination = examine(data)
    assert _errors(examination.findings) == []
    assert examination.scenario == Scenario.model_validate(data)


@pytest.mark.parametrize("wound", BREAKAGES)
@settings(UNSHRUNK, max_examples=A_FEW, suppress_health_check=[HealthCheck.filter_too_much])
@given(draw=st.data())
def test_a_broken_scenario_is_refused_for_what_is_broken(wound: str, draw: DataObject) -> None:
    example = draw.draw(broken(BREAKAGES[wound]))
    examination = examine(example.data)
    errors = _errors(examination.findings)
    assert examination.scenario is None
    assert (example.code, True) in [
        (finding.code, _leads_to(finding.path, example.path)) for finding in errors
    ], errors
    if example.alone:
        assert {finding.code for finding in errors} == {example.code}


def test_every_error_that_data_can_hold_is_brought_about() -> None:
    """Text and YAML are the business of the files, and dead ends that of the proof; the rest is
    broken here, code by code.
    """
    elsewhere = {code for code in Code if code.stage in ("file", "text", "yaml", "proof")}
    brought_about = {breakage.code for breakage in BREAKAGES.values()}
    errors = {code for code in Code if code.severity == "error"}
    assert errors - elsewhere - brought_about == set()


@given(
    st.recursive(
        st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(sorted(Scenario.model_fields)), inner, max_size=5)
        ),
    )
)
def test_anything_at_all_is_answered_with_findings(data: object) -> None:
    examination = examine(data)
    assert examination.scenario is None
    assert _errors(examination.findings) != []


def _errors(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.code.severity == "error"]


def _leads_to(path: Path, place: Path) -> bool:
    """Whether a finding stands at the place or, for what a short form hides, right inside it."""
    return path[: len(place)] == place
