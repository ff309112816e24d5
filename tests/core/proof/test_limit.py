"""At its limit the proof claims nothing; in parts it says the same as at once."""

from dataclasses import asdict

import pytest
from hypothesis import given, settings

from game.core.proof import LIMIT, Verdict, Walk, bounds, passages, prove, walk
from game.core.scenario.scenario import Scenario
from game.core.table import tabulate
from tests.oracle import Data
from tests.small import juncture, small, so
from tests.strategies import UNSHRUNK, wide_scenario, wide_scenarios

EXAMPLES = settings.default.max_examples if settings.default else 0


@settings(UNSHRUNK, max_examples=EXAMPLES // 2)
@given(wide_scenarios())
def test_below_its_limit_a_proof_is_whole_and_at_it_nothing_is_claimed(data: Data) -> None:
    scenario = Scenario.model_validate(data)
    whole = prove(scenario, whole=False)
    assert whole.walk is not None
    most = max(whole.walk.classes[1:])
    assert prove(scenario, limit=most, whole=False).certificate == whole.certificate
    if most > 1:
        stopped = prove(scenario, limit=most - 1, whole=False)
        assert stopped.verdict is Verdict.NOT_PROVEN
        assert (stopped.walk, stopped.certificate, stopped.survey) == (None, None, None)
        assert stopped.findings == ()
        assert stopped.stopped is not None
        first = next(index for index, number in enumerate(whole.walk.classes) if number >= most)
        names = [*(turn.id for turn in scenario.turns), None]
        assert names.index(stopped.stopped.turn) <= first
        assert stopped.stopped.classes >= most


@settings(UNSHRUNK, max_examples=EXAMPLES // 4)
@given(wide_scenarios())
def test_a_text_past_the_limit_is_called_unexamined_and_nothing_else(data: Data) -> None:
    scenario = Scenario.model_validate(data)
    exact = _passages(scenario, LIMIT)
    for limit in (1, 3, 9):
        told = _passages(scenario, limit)
        for some, all_such in ((told.never, exact.never), (told.always, exact.always)):
            assert set(some) <= set(all_such)
            assert set(all_such) <= {*some, *told.unexamined}


def _passages(scenario: Scenario, limit: int) -> passages.Passages:
    return passages.passages(scenario, tabulate(scenario), limit)


WIDE = [Scenario.model_validate(wide_scenario(4, seed)) for seed in range(12)]


@pytest.mark.parametrize("sample", [1, 4])
def test_what_a_sample_leaves_open_every_playthrough_is_asked(
    sample: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = [_passages(scenario, LIMIT) for scenario in WIDE]
    assert any(told.never for told in exact)
    assert any(told.always for told in exact)
    monkeypatch.setattr(passages, "_SAMPLE", sample)
    assert [_passages(scenario, LIMIT) for scenario in WIDE] == exact


@pytest.mark.parametrize("together", [0, 1])
def test_gauges_asked_one_by_one_lose_as_much_as_together(
    together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    walks = [walk(tabulate(scenario)) for scenario in WIDE]
    exact = [_swallowed(walked) for walked in walks]
    monkeypatch.setattr(bounds, "_TOGETHER", together)
    for walked, lost in zip(walks, exact, strict=True):
        assert _swallowed(walked) == pytest.approx(lost)


def _swallowed(walked: Walk) -> dict[str, float]:
    """What is told of each gauge, by its name and what it is."""
    told = bounds.swallowed(walked, LIMIT)
    return {
        f"{gauge}.{what}": amount
        for gauge, lost in told.items()
        if lost is not None
        for what, amount in asdict(lost).items()
    }


def test_a_limit_is_of_the_classes_in_one_turn_not_of_all() -> None:
    scenario = small(
        *(juncture(f"vote_{turn}", wait=so(army="+1"), march=so()) for turn in range(3)),
        close=[{"when": "army >= 4", "ending": "early"}, {"ending": "over"}],
    )
    assert sum(walk(tabulate(scenario)).classes) > 3
    assert prove(scenario, limit=3, whole=False).verdict is Verdict.PROVEN


def test_many_moves_of_one_class_are_no_many_classes() -> None:
    options = {f"option_{number}": so() for number in range(9)}
    scenario = small(juncture("vote", "option_0", **options))
    assert prove(scenario, limit=1, whole=False).verdict is Verdict.PROVEN
