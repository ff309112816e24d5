"""The look back on the screen: leaf by leaf, and nothing that plain lines tell is missing."""

import pytest
from textual.widgets import Static

from game.core.comparison import history_of
from game.core.explanation import ending
from game.play.questions import Read, Undone
from game.tui.drawn import Drawn
from game.tui.screens.debrief import DebriefScreen
from game.words import debrief as words
from game.words.pages import Part
from game.words.timeline import PARTING, timeline
from tests.tui.driver import Session, Size, folded, texts
from tests.tui.on_path import SMALL_ENDED, kornilov, on_path, seen, untold


async def looked_back(session: Session) -> DebriefScreen:
    await session.turned("enter")
    assert isinstance(session.screen, DebriefScreen)
    return session.screen


@pytest.mark.parametrize("size", [(60, 16), (100, 30)])
async def test_space_alone_reads_all_that_plain_lines_tell(size: Size) -> None:
    async with on_path(kornilov(), size) as session:
        screen = await looked_back(session)
        assert untold(screen.asked.page, await session.read()) == []


async def test_the_parts_stand_on_one_line_of_80_columns() -> None:
    async with on_path(kornilov()) as session:
        screen = await looked_back(session)
        for digit in "12345":
            await session.press(digit)
            assert screen.query_one(".parts", Drawn).size.height == 1


async def test_digits_turn_to_the_parts() -> None:
    async with on_path(SMALL_ENDED) as session:
        screen = await looked_back(session)
        for digit, part in ("3", Part.DECISIVE), ("5", Part.SOURCES), ("1", Part.PATH):
            await session.press(digit)
            head = screen.asked.page.part(part)[0].text
            assert folded(head) in folded("\n".join(texts(screen)))
            assert f"▸{digit}" in screen.query_one(".parts", Drawn).render().plain
        await session.press("9")
        assert "▸1" in screen.query_one(".parts", Drawn).render().plain


async def test_arrows_and_its_digit_turn_from_gauge_to_gauge() -> None:
    async with on_path(kornilov()) as session:
        await looked_back(session)
        labels = [gauge.label for gauge in kornilov().scenario.gauges.values()]
        await session.press("2")
        for label in labels[:-1]:
            assert folded(label) in seen(session)
            await session.press("right" if label == labels[0] else "2")
        assert folded(labels[-1]) in seen(session)
        await session.press("2")
        assert folded(labels[0]) in seen(session)
        await session.press("left")
        assert folded(PARTING) in seen(session)
        await session.press("left")
        assert folded(PARTING) in seen(session)


async def test_a_gauge_is_drawn_beside_historys_and_told_as_a_list() -> None:
    async with on_path(kornilov(), (100, 30)) as session:
        screen = await looked_back(session)
        await session.press("2")
        drawn = screen.query_one(".chart", Drawn).render().plain
        assert "you" in drawn
        assert "history" in drawn
        assert len(screen.query(".point")) > 2
    async with on_path(kornilov(), (60, 16)) as session:
        screen = await looked_back(session)
        await session.press("2")
        assert screen.query_one(".chart", Drawn).size.height == 0


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_the_paths_are_drawn_down_the_page_or_across_it(size: Size) -> None:
    async with on_path(kornilov(), size) as session:
        screen = await looked_back(session)
        drawn = screen.query_one(".paths", Drawn).render().plain
        assert (PARTING in drawn) == (size[0] < 96)
        assert ("┗━" in drawn) == (size[0] >= 96)
        if size[0] < 96:
            for rung in timeline(kornilov(), history_of(kornilov().scenario)):
                for told in filter(None, (rung.title, rung.yours, rung.history, rung.met)):
                    assert all(word in drawn for word in told.split())


async def test_both_endings_stand_under_their_signs() -> None:
    async with on_path(kornilov()) as session:
        screen = await looked_back(session)
        history = history_of(kornilov().scenario)
        yours, theirs = (ending(path)[0].title for path in (kornilov(), history))
        legend = screen.query_one(".legend", Drawn).render().plain
        assert f"◆ you  {yours}" in legend
        assert f"● history  {theirs}" in legend


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_what_remained_is_told_again_in_short(size: Size) -> None:
    kept = words.remained(kornilov())
    assert kept
    async with on_path(kornilov(), size) as session:
        screen = await looked_back(session)
        short = [f"● {title}" for title in kept]
        assert (set(short) <= set(texts(screen))) == (size[0] >= 96)
        await session.press("3")
        assert set(short) <= set(texts(screen))


async def test_the_steps_behind_a_ground_stand_under_it() -> None:
    async with on_path(kornilov()) as session:
        screen = await looked_back(session)
        await session.press("3")
        behind = screen.query(".behind Static").results(Static)
        assert all("1917, " in str(step.content) for step in behind)


async def test_enter_ends_the_evening_from_any_leaf_and_u_takes_the_last_decision_back() -> None:
    async with on_path(SMALL_ENDED) as session:
        await looked_back(session)
        await session.press("3")
        await session.turned("enter")
        assert session.over
        assert session.heard.replies[-1] == Read()
    async with on_path(SMALL_ENDED) as session:
        await looked_back(session)
        await session.turned("u")
        assert Undone() in session.heard.replies
        assert session.moves == tuple(map(str, SMALL_ENDED.moves[:-1]))


async def test_enter_at_once_ends_nothing_before_it_is_pressed_again() -> None:
    async with on_path(SMALL_ENDED) as session:
        screen = await looked_back(session)
        await session.press("enter")
        assert session.screen is screen
        assert not session.over
        await session.turned("enter")
        assert session.over
