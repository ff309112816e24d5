"""The model laid open: nothing that is counted or assumed is left out."""

import pytest

from game.core.comparison import history_of
from game.core.scenario.scenario import Scenario
from game.words.blocks import Fact, Level
from game.words.model import LEAVES_OUT, NO_PREMISES, ODDS, PROVES_NOTHING, model
from tests.play.small import SMALL, all_shipped, from_text

SCENARIOS = [*all_shipped(), ("small", from_text(SMALL))]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("scenario", [s for _, s in SCENARIOS], ids=[n for n, _ in SCENARIOS])
def test_every_gauge_and_premise_is_told_in_full(scenario: Scenario) -> None:
    playthrough = history_of(scenario)
    blocks = model(playthrough)
    text = "\n".join(
        flat(f"{block.label}: {block.text}" if isinstance(block, Fact) else block.text)
        for block in blocks
    )
    levels = playthrough.standing().levels
    assert [block.value for block in blocks if isinstance(block, Level)] == list(levels.values())
    for gauge in scenario.gauges.values():
        assert gauge.label in text
        assert flat(gauge.about or "") in text
        assert ", ".join(f"{number} {word}" for number, word in enumerate(gauge.words)) in text
    for premise in scenario.premises.values():
        assert flat(premise.says) in text
        assert flat(premise.critic or "") in text
        assert flat(premise.against or "") in text
        for cite in premise.cites:
            assert flat(scenario.sources[cite.source].title or "") in text
    assert (NO_PREMISES in text) is (not scenario.premises)
    for said in (ODDS, LEAVES_OUT, PROVES_NOTHING):
        assert said in text


def test_which_way_is_better_is_told_where_the_author_says_so() -> None:
    for better, said in (("high", "More"), ("low", "Less"), ("neither", "Neither end")):
        scenario = from_text(SMALL.replace("better: high", f"better: {better}"))
        text = "\n".join(block.text for block in model(history_of(scenario)))
        assert f"6 full. {said} is counted as better." in text
