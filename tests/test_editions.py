"""What every shipped scenario promises its readers, beyond what makes it playable."""

from collections import Counter
from pathlib import Path

import pytest

from game.core.scenario.claims import Cite
from game.core.scenario.scenario import Scenario, parts
from game.core.scenario.turns import Branch, Juncture, Outcome
from game.files.places import scenarios_folder
from game.files.scenarios import find, path_of
from tests.play.small import reading

SHIPPED = find(scenarios_folder()).scenarios


def shipped(path: Path) -> Scenario:
    scenario = reading(path).scenario
    assert scenario is not None
    return scenario


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_it_and_no_advice_is_left(path: Path) -> None:
    assert reading(path).findings == ()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_two_outcomes_of_a_turn_open_with_the_same_five_words(path: Path) -> None:
    for turn in shipped(path).turns:
        openings = Counter(
            " ".join(part.text[0].text.split()[:5])
            for _, part in parts(turn)
            if isinstance(part, Outcome | Branch) and part.text
        )
        assert [words for words, number in openings.items() if number > 1] == [], turn.id


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_juncture_offers_three_or_four_options_and_two_to_four_voices(path: Path) -> None:
    for turn in shipped(path).turns:
        if isinstance(turn, Juncture):
            assert len(turn.options) in {3, 4}, turn.id
            assert len(turn.voices) in {2, 3, 4}, turn.id
            assert turn.known, turn.id


def test_all_ten_notes_of_the_essay_are_sources_of_trotskys_life_and_are_cited() -> None:
    scenario = shipped(path_of("trotsky", [scenarios_folder()]))
    notes = {name: source for name, source in scenario.sources.items() if source.kind == "essay"}
    assert sorted(source.number or 0 for source in notes.values()) == list(range(1, 11))
    cited = {part.source for _, part in parts(scenario) if isinstance(part, Cite)}
    assert notes.keys() <= cited
