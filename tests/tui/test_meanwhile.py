"""What happens whoever chooses, the first page of a game, and what is said by the way."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from game.core.variants import Variant
from game.files.saves import SaveError
from game.play.loop import Sitting, game, greeting
from game.play.questions import Left, Read, Undone
from game.tui.screens.meanwhile import MeanwhileScreen
from game.tui.screens.notice import NoticeScreen, StuckScreen, UnkeptScreen
from game.tui.screens.opening import OpeningScreen
from game.words import screens
from game.words.blocks import Heading, Labelled
from game.words.pages import note
from tests.play.small import NOWHERE, SMALL, from_text
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import Session, Size, on_screens, screen_text

DAWN = SMALL.replace(
    "turns:\n",
    """turns:
  - meanwhile: dawn
    date: 1917-01
    title: The dawn
    outcomes:
      - text: It dawned.
        effects: {base: -2 It is cold.}
        because: [{says: It did., grade: judged}]
""",
)


@asynccontextmanager
async def opened(text: str, size: Size = (80, 24)) -> AsyncIterator[Session]:
    sat = Sitting(from_text(text), Variant(), 3, iron=False, keep=lambda _: None)
    playthrough = sat.begin()
    playing = game(sat, playthrough, greeting(sat, playthrough))
    async with on_screens(sat, playing, size) as session:
        yield session


async def test_a_meanwhile_tells_what_happened_and_what_changed() -> None:
    async with at_turn(small(), "weather") as session:
        await session.turned("space", "enter")
        await session.turned("enter")
        assert isinstance(session.screen, MeanwhileScreen)
        told = screen_text(session.app)
        for text in ("MEANWHILE: THE THAW", "The ice broke.", "WHAT CHANGED", "It is slippery."):
            assert text in told
        assert "HISTORY" not in told
        await session.turned("enter")
        assert session.heard.replies[-1] == Read()


async def test_the_first_page_says_who_you_are_and_how_things_stand() -> None:
    for size in ((60, 16), (100, 30)):
        async with opened(SMALL, size) as session:
            assert isinstance(session.screen, OpeningScreen)
            told = "\n".join(await session.read())
            assert "You are  Lenin." in told
            assert "HOW THINGS STAND AT THE START" in told
            assert "fair (3 of 6)." in told
            await session.turned("enter")
            assert not isinstance(session.screen, OpeningScreen)


async def test_the_first_page_tells_the_gauges_before_anything_came_to_pass() -> None:
    async with opened(DAWN) as session:
        assert "fair (3 of 6)." in screen_text(session.app)
        await session.turned("enter")
        assert "thin, was fair (1 of 6, down 2)." in screen_text(session.app)


async def test_a_notice_is_read_and_gone_on_from() -> None:
    scenario = small()
    sat = Sitting(scenario, Variant(), 3, iron=False, keep=lambda _: None)
    said = note([Heading("Small", 1), Labelled("You go on with", "first-1, after 2 moves.")])
    async with on_screens(sat, game(sat, sat.begin(), (said,))) as session:
        assert isinstance(session.screen, NoticeScreen)
        assert "You go on with  first-1, after 2 moves." in screen_text(session.app)
        await session.turned("enter")
        assert not isinstance(session.screen, NoticeScreen)


async def test_a_move_that_was_not_saved_can_be_tried_again_or_left() -> None:
    def keep(_: object) -> None:
        raise SaveError("The disk is full: make room.")

    sat = Sitting(small(), Variant(), 3, iron=False, keep=keep)
    async with on_screens(sat, game(sat, sat.begin(), ())) as session:
        await session.turned("1", "enter")
        assert isinstance(session.screen, UnkeptScreen)
        assert "The disk is full: make room." in screen_text(session.app)
        assert head(session) == ["SMALL", "not saved"]
        assert "⏎ try again" in screen_text(session.app)
        await session.turned("enter")
        assert session.heard.replies[-1] == Read()
        await session.turned("1", "enter")
        await session.turned("escape")
        assert session.over
        assert Left() in session.heard.replies


async def test_a_dead_end_is_left_by_undo_and_enter_says_so() -> None:
    async with at_turn(from_text(NOWHERE), "first") as session:
        await session.turned("2", "enter")
        await session.turned("enter")
        for _ in range(9):
            if isinstance(session.screen, StuckScreen):
                break
            await session.turned(
                *(("1", "2", "enter") if _is_season(session) else ("space", "enter"))
            )
        assert isinstance(session.screen, StuckScreen)
        assert "No move is open at The vote." in screen_text(session.app)
        assert head(session)[-1] == "no way on"
        assert "u undo" in screen_text(session.app)
        await session.press("enter")
        session.collect()
        assert screens.NO_WAY_ON in session.texts[-1][-1]
        assert isinstance(session.screen, StuckScreen)
        await session.turned("u")
        assert Undone() in session.heard.replies
        assert "The spring" in screen_text(session.app)


def head(session: Session) -> list[str]:
    """What stands at the left and at the right of the band at the top."""
    return re.split(" {3,}", screen_text(session.app).splitlines()[0].removeprefix(" ◢ "))


def _is_season(session: Session) -> bool:
    return type(session.screen).__name__ == "SeasonScreen"
