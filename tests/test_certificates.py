"""Every shipped variant is proven afresh, and says what its committed certificate says."""

import json
from pathlib import Path

import pytest

from game.core.proof import Verdict, prove
from game.core.scenario.scenario import Scenario
from game.core.variants import parse, shipped, vary
from game.files.places import scenarios_folder
from game.files.scenarios import find
from tests.certificates.record import FOLDER, file_name, written
from tests.play.small import reading


def _scenario(path: Path) -> Scenario:
    scenario = reading(path).scenario
    assert scenario is not None
    return scenario


GAMES = [
    pytest.param(path, str(variant), id=file_name(path, variant))
    for path in find(scenarios_folder()).scenarios
    for variant in shipped(_scenario(path))
]


@pytest.mark.parametrize(("path", "variant"), GAMES)
def test_a_shipped_variant_is_proven_as_its_certificate_says(path: Path, variant: str) -> None:
    scenario = _scenario(path)
    chosen = parse(variant, scenario)
    committed = (FOLDER / file_name(path, chosen)).read_text(encoding="utf-8")
    fresh = written(scenario, chosen)
    # First what a reader understands, then the whole: pytest shows where the two part.
    assert json.loads(fresh)["endings"] == json.loads(committed)["endings"], "poe certificates"
    assert fresh == committed, "poe certificates"


@pytest.mark.parametrize(("path", "variant"), GAMES)
def test_a_shipped_variant_has_no_dead_end(path: Path, variant: str) -> None:
    scenario = _scenario(path)
    proof = prove(vary(scenario, parse(variant, scenario)), whole=False)
    assert (proof.verdict, proof.findings) == (Verdict.PROVEN, ())


def test_no_certificate_is_of_a_variant_that_is_not_shipped() -> None:
    assert {file.name for file in FOLDER.glob("*.json")} == {str(game.id) for game in GAMES}


@pytest.mark.parametrize("name", [str(game.id) for game in GAMES])
def test_a_certificate_holds_no_prose(name: str) -> None:
    """Its texts are names and numbers: no space between two words."""
    texts = _texts(json.loads((FOLDER / name).read_text(encoding="utf-8")))
    assert [text for text in texts if " " in text] == []


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for key, part in value.items() for text in (key, *_texts(part))]
        case list():
            return [text for part in value for text in _texts(part)]
        case _:
            return []
