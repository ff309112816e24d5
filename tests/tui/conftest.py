"""For the tests of the screens: no process is started for odds that one game after another asks.

Small scenarios are worked out here; what is large is never answered, as on a slow machine. A
test of the process itself asks for `another_process`.
"""

import asyncio

import pytest

from game.play import prospects
from tests.play.working_here import answered

LARGE = 15_000
"""Bytes of a request from which working it out takes its time: what is shipped."""

another = prospects._asked  # noqa: SLF001 (the true one)


@pytest.fixture(autouse=True)
def _worked_out_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prospects, "_asked", _answered)


@pytest.fixture
def another_process(monkeypatch: pytest.MonkeyPatch, _worked_out_here: None) -> None:
    """Odds come from another process, as in a game."""
    monkeypatch.setattr(prospects, "_asked", another)


async def _answered(line: bytes) -> tuple[int, bytes]:
    if len(line) > LARGE:
        await asyncio.Event().wait()
    return await answered(line)
