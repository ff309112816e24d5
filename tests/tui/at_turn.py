"""A game on the screens, opened at the turn that a test is about."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from game.core.scenario.scenario import Scenario
from game.core.variants import parse
from game.play.loop import Sitting, game
from tests.play.small import SMALL, from_text, shipped
from tests.tui.driver import Session, Size, on_screens


def small(*changes: tuple[str, str]) -> Scenario:
    """The small scenario with some of its text changed."""
    text = SMALL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return from_text(text)


@asynccontextmanager
async def at_turn(
    scenario: Scenario | str, turn: str = "", size: Size = (80, 24), seed: int = 3
) -> AsyncIterator[Session]:
    """A scenario, or a shipped one by its name, from a turn on; nothing is told before it."""
    played = shipped(scenario) if isinstance(scenario, str) else scenario
    variant = parse(f"from:{turn}" if turn else "", played)
    sat = Sitting(played, variant, seed, iron=False, keep=lambda _: None)
    async with on_screens(sat, game(sat, sat.begin(), ()), size) as session:
        yield session
