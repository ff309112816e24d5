"""The path so far on the screen, and the way back along it."""

import pytest

from game.core.playthrough import Playthrough, begin
from game.play.questions import Rewound
from game.tui.drawn import Drawn
from game.tui.screens.path import PathScreen
from game.words import debrief as words
from game.words import program
from tests.play.paths import along
from tests.play.small import SMALL, from_text
from tests.tui.driver import Session, Size, folded, screen_text
from tests.tui.on_path import kornilov, on_path, seen
from tests.tui.plainly import pieces


def at_the_vote() -> Playthrough:
    return along(from_text(SMALL), [1, 0, 0])


async def opened(session: Session) -> PathScreen:
    await session.opened("p")
    assert isinstance(session.screen, PathScreen)
    return session.screen


@pytest.mark.parametrize("size", [(60, 16), (100, 30)])
async def test_all_that_plain_lines_tell_of_the_path_stands_there(size: Size) -> None:
    async with on_path(kornilov(), size) as session:
        screen = await opened(session)
        told = words.path(kornilov(), screen.asked.sitting.history)
        shown = folded("\n".join(await session.read()))
        for piece in (piece for block in told for piece in pieces(block)):
            assert folded(piece) in shown
        assert screen.query_one(".paths", Drawn).render().plain


async def test_what_has_become_so_stands_there() -> None:
    left = along(from_text(SMALL), [1])
    assert left.facts
    async with on_path(left) as session:
        await opened(session)
        for block in program.so_far(left):
            assert folded(" ".join(pieces(block))) in seen(session)


async def test_what_you_decided_is_numbered_and_what_chance_decided_is_not() -> None:
    async with on_path(at_the_vote(), (80, 50)) as session:
        await opened(session)
        lines = screen_text(session.app).splitlines()
        numbered = [line.split()[0] for line in lines if "1917, The" in line]
        assert numbered == ["1", "February", "2", "First"]  # divergence


async def test_enter_asks_and_then_goes_back() -> None:
    async with on_path(at_the_vote()) as session:
        await opened(session)
        await session.press("2", "enter")
        assert isinstance(session.screen, PathScreen)
        assert folded(words.go_back(at_the_vote().scenario, "spring")) in seen(session)
        await session.turned("enter")
        assert Rewound("spring") in session.heard.replies
        assert session.moves == ("first.go", "weather.rain")


async def test_escape_stays_and_then_leaves() -> None:
    async with on_path(at_the_vote()) as session:
        below = session.screen
        await opened(session)
        await session.press("1", "enter", "escape")
        assert isinstance(session.screen, PathScreen)
        assert folded(words.CONFIRM) not in seen(session)
        await session.press("escape")
        assert session.screen is below
        assert session.moves == tuple(map(str, at_the_vote().moves))


async def test_another_selection_takes_the_question_back() -> None:
    async with on_path(at_the_vote()) as session:
        await opened(session)
        await session.press("1", "enter", "down")
        assert folded(words.CONFIRM) not in seen(session)
        await session.press("enter")
        assert folded(words.go_back(at_the_vote().scenario, "spring")) in seen(session)


async def test_arrows_select_from_the_last_decision_or_the_first_and_stop_at_the_ends() -> None:
    async with on_path(at_the_vote(), (80, 50)) as session:
        await opened(session)
        for key, selected in ("up", "▸2"), ("up", "▸1"), ("up", "▸1"), ("down", "▸2"):
            await session.press(key)
            assert selected in screen_text(session.app)
        await session.press("9")
        assert "▸2" in screen_text(session.app)
    async with on_path(at_the_vote(), (80, 50)) as session:
        await opened(session)
        await session.press("down")
        assert "▸1" in screen_text(session.app)


async def test_what_is_selected_stays_in_view_when_it_is_asked() -> None:
    async with on_path(kornilov(), (60, 16)) as session:
        await opened(session)
        for number in range(1, 6):
            await session.press(str(number), "enter")
            assert f"▸{number}" in screen_text(session.app)


async def test_a_click_selects() -> None:
    async with on_path(at_the_vote(), (80, 50)) as session:
        await opened(session)
        await session.pilot.click(".turn")
        assert "▸1" in screen_text(session.app)


async def test_enter_without_a_selection_says_what_to_do() -> None:
    async with on_path(at_the_vote()) as session:
        await opened(session)
        await session.press("enter")
        await session.says(words.NO_DECISION)


async def test_without_undo_nothing_is_numbered_and_it_says_so() -> None:
    async with on_path(at_the_vote(), (80, 50), iron=True) as session:
        await opened(session)
        assert folded(program.NO_UNDO) in seen(session)
        await session.press("1", "up", "enter")
        assert "▸" not in screen_text(session.app)
        await session.says(program.NO_UNDO)
        assert isinstance(session.screen, PathScreen)


async def test_before_the_first_move_there_is_nothing_to_go_back_to() -> None:
    async with on_path(begin(from_text(SMALL))) as session:
        screen = await opened(session)
        assert not screen.query(".paths")
        assert "no turn has been answered yet." in seen(session)
        await session.press("enter")
        await session.says(program.NOTHING_TO_UNDO)
