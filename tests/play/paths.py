"""Paths through scenarios: any, by numbers; and one that leaves history wherever it can."""

from collections.abc import Iterable
from typing import Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from game.core.playthrough import Playthrough, begin
from game.core.scenario.scenario import Scenario
from tests.play.small import from_data
from tests.strategies import scenarios

FEWER: Final = settings(max_examples=settings().max_examples // 4)
"""For what plays whole games, or makes variants: a quarter of the profile's examples."""


def along(scenario: Scenario, picks: Iterable[int]) -> Playthrough:
    """The path that takes, turn by turn, the open move of that number."""
    playthrough = begin(scenario)
    for pick in picks:
        offers = playthrough.open_offers
        if not offers:
            break
        playthrough = playthrough.move(offers[pick % len(offers)].move)
    return playthrough


@st.composite
def playthroughs(draw: DrawFn) -> Playthrough:
    """Any path through any good scenario, to its end or part of the way."""
    scenario = from_data(draw(scenarios()))
    return along(scenario, draw(st.lists(st.integers(0, 14), max_size=8)))


def away_from(history: Playthrough) -> Playthrough:
    """The path that takes, wherever it can, something else than history took."""
    took = set(history.moves)
    playthrough = begin(history.scenario)
    while playthrough.open_offers:
        moves = [offer.move for offer in playthrough.open_offers]
        playthrough = playthrough.move(next((m for m in moves if m not in took), moves[0]))
    return playthrough
