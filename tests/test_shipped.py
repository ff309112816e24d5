"""What must hold of every shipped scenario, in every variant, wherever play may lead."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from game.core.playthrough import Playthrough, begin, follow_history, replay
from game.core.rules import finale
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Meanwhile
from game.core.variants import Variant, parse, shipped, vary
from game.files.places import scenarios_folder
from game.files.scenarios import find
from tests.play.small import reading
from tests.strategies import choices

PATHS = find(scenarios_folder()).scenarios
EXAMPLES = settings.default.max_examples if settings.default else 0


@cache
def _varied(path: Path, variant: str) -> Scenario:
    scenario = _scenario(path)
    assert scenario is not None
    return vary(scenario, parse(variant, scenario))


def _scenario(path: Path) -> Scenario | None:
    return reading(path).scenario


def _variants(scenario: Scenario) -> list[str]:
    """The shipped ones, a start at every turn that history met, and each premise left out."""
    asked = [turn for turn in scenario.turns if not isinstance(turn, Meanwhile)]
    starts = [turn.id for turn in asked if turn.history.took is not None]
    return [
        *map(str, shipped(scenario)),
        *(f"from:{turn}" for turn in starts),
        *(f"without:{premise}" for premise in scenario.premises),
    ]


GAMES = [
    pytest.param(path, variant, id=f"{path.stem}-{variant or 'as_written'}")
    for path in PATHS
    if (scenario := _scenario(path)) is not None
    for variant in _variants(scenario)
]


def test_kornilov_uses_every_field_of_the_format() -> None:
    schema = json.loads((scenarios_folder() / "scenario.schema.json").read_text(encoding="utf-8"))
    written = (scenarios_folder() / "kornilov.yaml").read_text(encoding="utf-8")
    used = set(re.findall(r"(?:^|[ {-])([a-z_]+):", written, re.MULTILINE))
    assert _fields(schema) - used == set()


def _fields(schema: object) -> set[str]:
    match schema:
        case dict():
            own = schema.get("properties", {})
            return {*own}.union(*map(_fields, schema.values()))
        case list():
            return set().union(*map(_fields, schema))
        case _:
            return set()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_shipped_scenario_has_no_errors(path: Path) -> None:
    errors = [found for found in reading(path).findings if found.code.severity == "error"]
    assert errors == []
    assert _scenario(path) is not None


def test_some_scenario_is_shipped() -> None:
    assert GAMES


@pytest.mark.parametrize(("path", "variant"), GAMES)
@settings(max_examples=max(4, 5 * EXAMPLES // max(1, len(GAMES))))
@given(draw=st.data())
def test_any_moves_lead_to_exactly_one_ending(path: Path, variant: str, draw: DataObject) -> None:
    scenario = _varied(path, variant)
    playthrough = begin(scenario)
    _stands(playthrough)
    for pick in draw.draw(choices(len(scenario.turns))):
        if playthrough.turn is None:
            break
        offers = playthrough.open_offers
        assert offers, f"{playthrough.turn.id} is a dead end"
        after = playthrough.move(offers[pick % len(offers)].move)
        assert after.undo() == playthrough
        playthrough = after
        _stands(playthrough)
    assert playthrough.turn is None
    ending, remains = finale(playthrough.table, playthrough.state)
    assert ending in scenario.endings
    assert {*remains} <= {remain.name for remain in scenario.endings[ending].remains}
    met = [event.turn for event in playthrough.past]
    assert met == [turn.id for turn in scenario.turns[: len(met)]]
    for move in playthrough.moves:
        assert playthrough.rewind(move.turn).moves == _moves_before(playthrough, move.turn)
    again = replay(scenario, map(str, playthrough.moves))
    assert (again.playthrough, again.stopped) == (playthrough, None)


def _stands(playthrough: Playthrough) -> None:
    """Levels are in range, and an ending is reached exactly where nothing more is asked."""
    for gauge, level in zip(playthrough.table.gauges, playthrough.state.levels, strict=True):
        assert 0 <= level <= gauge.top, gauge.name
    assert (playthrough.turn is None) == (playthrough.state.ending is not None)


def _moves_before(playthrough: Playthrough, turn: str) -> tuple[object, ...]:
    names = [move.turn for move in playthrough.moves]
    return playthrough.moves[: names.index(turn)]


@pytest.mark.parametrize(("path", "variant"), GAMES)
def test_the_historical_path_has_no_divergence(path: Path, variant: str) -> None:
    """Without a premise history may well have gone another way; else it is there to be played."""
    end = follow_history(_varied(path, variant))
    if variant.startswith("without:"):
        return
    assert end.stopped is None, end.reason
    assert end.playthrough.state.ending is not None
    asked = [turn for turn in _varied(path, "").turns if not isinstance(turn, Meanwhile)]
    took = {turn.id: turn.history.took for turn in asked if turn.history.took is not None}
    assert {move.turn: {*move.taken} for move in end.playthrough.moves} == {
        turn: {*names} for turn, names in took.items()
    }


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_variant_has_a_text_form_of_its_own(path: Path) -> None:
    scenario = _scenario(path)
    assert scenario is not None
    for text in _variants(scenario):
        assert str(parse(text, scenario)) == text
    assert vary(scenario, Variant()) == scenario
