"""The model laid open: every gauge and where it stands, every premise and its critic."""

from game.tui.screens.model import ModelScreen
from game.words import model
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import folded

PREMISES = """\
premises:
  near:
    says: To be near is to be heard
    grade: argued
    cites: [carr]
    against: Nobody
    critic: He was near and was not heard
sources:"""
RULED = small(
    ("sources:", PREMISES),
    ("effects: {base: +1 He is there.}", "effects: {base: +1 @near He is there.}"),
)


async def test_m_tells_gauges_premises_odds_and_what_is_left_out() -> None:
    async with at_turn(RULED, "weather") as session:
        await session.opened("m")
        assert isinstance(session.screen, ModelScreen)
        await session.back()
        told = folded("\n".join(await session.look("m")))
        for text in (
            model.MEANT,
            "good (4 of 6).",
            "0 none, 1 thin, 2 low, 3 fair, 4 good, 5 broad, 6 full. More is counted as better.",
            "Premise near: To be near is to be heard.",
            "argued",
            "(Carr, History, from memory.) Against: Nobody.",
            "He was near and was not heard",
            model.ODDS,
            model.LEAVES_OUT,
            model.PROVES_NOTHING,
        ):
            assert folded(text) in told


async def test_a_scenario_without_premises_says_so() -> None:
    async with at_turn(small(), "first") as session:
        told = folded("\n".join(await session.look("m")))
        assert folded(model.NO_PREMISES) in told
