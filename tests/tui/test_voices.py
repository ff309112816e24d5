"""Who speaks: what they say and who they are; how sure it is only once it is decided."""

from game.core.scenario.turns import Juncture
from game.tui.asking import Asking
from game.tui.screens.voices import VoicesScreen
from game.words import voices
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import folded


async def test_each_who_speaks_is_told_with_a_life_and_a_want() -> None:
    async with at_turn("trotsky", "october_committee") as session:
        shown = folded(" ".join(await session.look("a")))
        assert folded(voices.WHOSE_WORDS) in shown
        for part in (
            "nikolai podvoisky (1880-1948)",
            "says we have the men under arms now",
            "wants to strike, and to strike early.",
            "deputy chairman of the military revolutionary committee",
        ):
            assert part in shown


async def test_before_the_decision_nothing_tells_how_sure_it_is() -> None:
    async with at_turn("trotsky", "october_committee") as session:
        turn = session.question.playthrough.scenario.turn("october_committee")
        assert isinstance(turn, Juncture)
        shown = " ".join(await session.look("a")).casefold()
        assert all(f"what {who} says" not in shown for who in ("nikolai podvoisky", "lev kamenev"))
        assert not any(grade in shown for grade in ("documented", "argued", "judged"))
        await session.press("1")
        await session.turned("enter")
        assert isinstance(session.screen, Asking)
        assert session.screen.asked.page.turn == "october_committee"
        after = folded(" ".join(await session.look("a")))
        assert "what nikolai podvoisky says" in after
        assert folded(voices.SURE_LATER) not in after


async def test_where_nobody_speaks_it_says_so() -> None:
    async with at_turn(small()) as session:
        assert voices.NOBODY in await session.look("a")


async def test_escape_goes_back_to_the_juncture_and_nothing_was_answered() -> None:
    async with at_turn(small()) as session:
        below = session.screen
        await session.opened("a")
        assert isinstance(session.screen, VoicesScreen)
        await session.press("escape")
        await session.until(lambda: session.screen is below)
        assert session.heard.replies == session.heard.replies[:1]
