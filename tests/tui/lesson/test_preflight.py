"""The page before the class."""

from game.play.debates import plan_of, rehearsed
from game.tui.lesson.preflight import PreflightScreen
from game.tui.lesson.wall import WallScreen
from game.words import debates as words
from tests.tui.driver import screen_text
from tests.tui.lesson.on_the_wall import on_the_wall, wish


async def test_it_asks_who_is_here_and_when_the_bell_is_and_begins() -> None:
    async with on_the_wall(rehearsed(plan_of(wish())), (100, 30)) as shown:
        seen = " ".join(screen_text(shown.app).split())
        assert words.TYPE_TEST in seen
        assert "this window has 100 by 30" in seen
        await shown.press(*"26", "enter", *"40")
        await shown.opened("enter")
        assert isinstance(shown.screen, WallScreen)
        assert shown.debate.lesson.present == 26
        assert shown.debate.lesson.until_bell(shown.moment()) == 40 * 60


async def test_what_cannot_be_is_said_and_asked_again() -> None:
    async with on_the_wall(rehearsed(plan_of(wish()))) as shown:
        await shown.press("0", "enter", "enter")
        assert "0 are no class" in " ".join(screen_text(shown.app).split())
        assert isinstance(shown.screen, PreflightScreen)
        await shown.press("shift+tab", "2")
        await shown.opened("enter")
        assert shown.debate.lesson.present == 2


async def test_other_keys_are_the_screens_though_a_number_is_being_typed() -> None:
    async with on_the_wall(rehearsed(plan_of(wish())), (60, 20)) as shown:
        before = screen_text(shown.app)
        await shown.press("space")
        assert screen_text(shown.app) != before
        await shown.opened("?")
        await shown.back()
        await shown.press("escape")
        await shown.until(lambda: shown.is_left)
        assert shown.debate.lesson.bell is None
