"""A fortune on the screen: the odds are said before it falls, and the same lines stay."""

from game.play.questions import Read
from game.tui.screens.fortune import FallScreen, FortuneScreen
from game.words import screens
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import screen_text

HUNDREDS = (("{odds: 3, text: It rained", "{odds: 97, text: It rained"),)


async def test_the_odds_are_marks_and_words() -> None:
    async with at_turn(small(), "weather") as session:
        assert isinstance(session.screen, FortuneScreen)
        shown = screen_text(session.app)
        assert "◇ ◇ ◇ ·   3 in 4: rain." in shown
        assert "◇ · · ·   1 in 4: sun." in shown
        assert "Odds  Chance decides here." in shown


async def test_a_large_whole_is_shown_as_a_bar() -> None:
    async with at_turn(small(*HUNDREDS), "weather") as session:
        assert "◇ ━━━━━━━━━━━╸  97 in 98: rain." in screen_text(session.app)


async def test_one_enter_too_many_from_the_page_before_lets_nothing_fall() -> None:
    async with at_turn(small(), "weather") as session:
        await session.press("enter")
        assert isinstance(session.screen, FortuneScreen)
        assert screens.FALL_AGAIN in session.app.said[-1]
        await session.turned("enter")
        assert isinstance(session.screen, FallScreen)


async def test_enter_lets_it_fall_and_the_fallen_line_is_filled() -> None:
    async with at_turn(small(), "weather") as session:
        await session.turned("space", "enter")
        assert session.heard.replies[-1] == Read()
        assert isinstance(session.screen, FallScreen)
        fell = session.moves[-1].partition(".")[2]
        share, marks = {"rain": (3, "◆ ◆ ◆ ·"), "sun": (1, "◆ · · ·")}[fell]
        shown = screen_text(session.app)
        assert f"{marks}   {share} in 4: {fell}." in shown
        assert shown.count("in 4:") == 2
        assert shown.count("◇") == 4 - share if fell == "rain" else 3


async def test_the_odds_are_in_view_however_long_the_text_is() -> None:
    long = (("title: The weather", f'title: The weather\n    text: "{"It blows. " * 300}"'),)
    async with at_turn(small(*long), "weather") as session:
        assert isinstance(session.screen, FortuneScreen)
        assert session.screen.reader.hidden
        for size in ((80, 24), (100, 30), (160, 50)):
            await session.resize(size)
            assert screen_text(session.app).count(" in 4: ") == 2
