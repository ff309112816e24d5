"""A lesson's tests know a scenario of their own, and read the shipped ones once."""

import pytest

from game.core.scenario.scenario import Scenario
from game.play import debates, sittings
from tests.play.small import reading
from tests.tui.lesson.classroom import NAME, classroom

shipped_or_given = sittings.scenario_named


@pytest.fixture(autouse=True)
def _classroom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sittings, "read", reading)
    monkeypatch.setattr(debates, "scenario_named", _named)


def _named(name: str) -> tuple[Scenario, str]:
    return (classroom(), NAME) if name == NAME else shipped_or_given(name)
