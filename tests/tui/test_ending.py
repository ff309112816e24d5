"""The ending on the screen: its title large, and all that is told of it."""

import pytest

from game.play.questions import Debrief, Rewound, Undone
from game.tui.draw.letters import lettering
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.ending import EndingScreen, Lettered
from tests.play.paths import along
from tests.play.small import SMALL, from_text
from tests.tui.driver import Size, folded, screen_text, texts
from tests.tui.on_path import SMALL_ENDED, kornilov, on_path, untold


@pytest.mark.parametrize("size", [(60, 16), (100, 30)])
async def test_space_reads_all_that_is_told_of_the_ending(size: Size) -> None:
    async with on_path(kornilov(), size) as session:
        assert isinstance(session.screen, EndingScreen)
        texts = await session.read()
        assert untold(session.screen.asked.page, texts) == []


async def test_its_title_is_drawn_large_where_there_is_room() -> None:
    async with on_path(SMALL_ENDED) as session:
        title = session.screen.query_one(Lettered)
        assert title.render().plain == lettering("Two", 66, 1).plain
        assert title.size.height == 3
        assert "The end: Two" not in screen_text(session.app)
    async with on_path(SMALL_ENDED, (80, 23)) as session:
        assert session.screen.query_one(Lettered).size.height == 1
        assert "The end: Two" in screen_text(session.app)


@pytest.mark.parametrize("size", [(80, 40), (100, 30), (160, 50)])
async def test_where_things_stood_is_told_once(size: Size) -> None:
    async with on_path(SMALL_ENDED, size) as session:
        shown = folded("\n".join(texts(session.screen)))
        for name in SMALL_ENDED.scenario.gauges.values():
            assert shown.count(folded(name.label)) == 1


async def test_a_title_that_cannot_be_drawn_is_told_in_plain_letters() -> None:
    foreign = SMALL.replace("title: Two,", "title: Zwölf,")
    async with on_path(along(from_text(foreign), [1, 0, 0, 1])) as session:
        assert "The end: Zwölf" in screen_text(session.app)


async def test_enter_goes_on_to_the_look_back_and_u_takes_the_last_decision_back() -> None:
    async with on_path(SMALL_ENDED) as session:
        await session.turned("enter")
        assert isinstance(session.screen, DebriefScreen)
    async with on_path(SMALL_ENDED) as session:
        await session.turned("u")
        assert Undone() in session.heard.replies
        assert session.moves == tuple(map(str, SMALL_ENDED.moves[:-1]))


async def test_from_the_ending_one_can_go_back_to_any_decision() -> None:
    async with on_path(SMALL_ENDED) as session:
        assert isinstance(session.question, Debrief)
        await session.opened("p")
        await session.press("1", "enter")
        await session.turned("enter")
        assert Rewound("first") in session.heard.replies
        assert session.moves == ()
