"""Scenarios are read once for all these tests."""

from functools import cache

import pytest

from game.files import scenarios
from game.play import sittings

read_once = cache(scenarios.read)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sittings, "read", read_once)
