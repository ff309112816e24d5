"""Why a gauge stands where it does: one gauge at a time, from the start to now."""

import pytest

from game.tui.screens.why import WhyScreen
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import Session, Size, screen_text

TWO = small(
    (
        "facts:",
        "  army: {label: The army, start: 1, better: low, words: [none, some, all]}\nfacts:",
    ),
    ("effects: {base: +1 He is there.}", "effects: {army: +1 They march.}"),
)


async def why(session: Session) -> str:
    await session.press("w")
    assert isinstance(session.screen, WhyScreen)
    return screen_text(session.app)


async def test_it_opens_on_the_first_gauge_that_the_page_below_changed() -> None:
    async with at_turn(TWO, "first") as session:
        assert "Why: Base" in await why(session)
        await session.press("escape")
        await session.turned("1", "enter")
        assert "Why: The army" in await why(session)


async def test_every_change_has_its_date_its_turn_the_move_and_the_reason() -> None:
    async with at_turn(TWO, "first") as session:
        await session.turned("1", "enter")
        told = await why(session)
        for text in (
            "At the start",
            "January 1917, The first turn",
            "─○◆  1 > 2 ▲",
            "all (2 of 2). You: To stay.",
            "They march.",
            "Where it stands",
        ):
            assert text in told
        assert told.index("At the start") < told.index("The first turn") < told.index("Where it")


@pytest.mark.parametrize("size", [(60, 16), (100, 30)])
async def test_digits_and_arrows_take_another_gauge(size: Size) -> None:
    async with at_turn(TWO, "first", size) as session:
        assert "▸1" in await why(session)
        for key, gauge in (("2", "The army"), ("left", "Base"), ("right", "The army")):
            await session.press(key)
            assert f"Why: {gauge}" in screen_text(session.app)
        assert "▸2" in screen_text(session.app)
        for key in ("right", "9"):
            await session.press(key)
            assert "Why: The army" in screen_text(session.app)


async def test_a_click_takes_the_gauge_that_it_meets() -> None:
    async with at_turn(TWO, "first") as session:
        await why(session)
        for size in ((80, 24), (160, 50)):
            await session.resize(size)
            lines = screen_text(session.app).splitlines()
            row = next(n for n, line in enumerate(lines) if "2 " in line and "rmy" in line)
            await session.pilot.click(offset=(lines[row].index("rmy"), row))
            await session.settled()
            assert "Why: The army" in screen_text(session.app)
            await session.press("1")


async def test_a_fall_is_not_called_yours() -> None:
    wet = ("text: It rained.,", "text: It rained., effects: {base: -1 It is wet.},")
    dry = ("text: It shone.,", "text: It shone., effects: {base: -1 It is dry.},")
    async with at_turn(small(wet, dry), "weather") as session:
        await session.turned("space", "enter")
        told = await why(session)
        assert "It fell so: " in told
        assert "You: rain" not in told
        assert "You: sun" not in told


async def test_it_knows_no_more_than_the_page_below_tells() -> None:
    async with at_turn(small(), "weather") as session:
        await session.turned("space", "enter")
        assert "It is slippery." not in await why(session)
        await session.press("escape")
        await session.turned("enter")
        assert "It is slippery." in await why(session)


async def test_escape_goes_back_to_the_game() -> None:
    async with at_turn(TWO, "first") as session:
        below = session.screen
        await why(session)
        await session.press("escape")
        assert session.screen is below
