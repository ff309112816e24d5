"""What followed a move: read, compared with history, and counted, in whatever room there is."""

import pytest

from game.play.questions import Read
from game.tui.columns import Columns
from game.tui.screens.fortune import FallScreen
from game.tui.screens.meanwhile import MeanwhileScreen
from game.tui.screens.outcome import OutcomeScreen
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import Session, Size, screen_text

CHANGES = "WHAT CHANGED IN YOUR GAME"
GROUNDS = "WHAT THIS RESTS ON"
GAUGES = tuple(f"gauge{number}" for number in range(6))
MANY = small(
    (
        "facts:",
        "".join(
            f"  {name}: {{label: A gauge named {name}, start: 1, better: high, words: [no, yes]}}\n"
            for name in GAUGES
        )
        + "facts:",
    ),
    (
        "effects: {base: +1 He is there.}",
        "effects: {base: +1 He is there., "
        + ", ".join(f"{name}: -1 It is so for {name}." for name in GAUGES)
        + "}",
    ),
)


def row_of(session: Session, text: str) -> int:
    return next(n for n, line in enumerate(shown(session)) if text in line)


def shown(session: Session) -> list[str]:
    return screen_text(session.app).splitlines()


async def decided(session: Session, digit: str = "1") -> None:
    await session.turned(digit, "enter")
    assert isinstance(session.screen, OutcomeScreen)


async def test_the_first_view_tells_what_followed_then_both_sides_then_what_changed() -> None:
    async with at_turn(small(), "first") as session:
        await decided(session)
        order = ["He stayed.", "◆ YOU", "To stay.", CHANGES, "good, was fair", "He is there."]
        rows = [row_of(session, text) for text in order]
        assert rows == sorted(rows)
        assert "● HISTORY" in shown(session)[row_of(session, "◆ YOU")]


async def test_a_change_is_told_in_words_then_drawn_then_counted() -> None:
    async with at_turn(small(), "first") as session:
        await decided(session)
        assert "Lenin did the same." in screen_text(session.app)
        assert "───○◆──  3 > 4 ▲" in screen_text(session.app)
        assert "good, was fair (4 of 6, up 1)." in screen_text(session.app)


async def test_you_and_history_stand_side_by_side_from_70_columns() -> None:
    async with at_turn(small(), "first") as session:
        await decided(session)
        for columns, is_beside in ((60, False), (69, False), (70, True), (100, True), (160, True)):
            await session.resize((columns, 24))
            assert ("● HISTORY" in shown(session)[row_of(session, "◆ YOU")]) is is_beside


async def test_with_room_the_changes_stand_at_the_right_and_with_more_the_grounds_at_the_left() -> (
    None
):
    async with at_turn(small(), "first") as session:
        await decided(session)
        for width, is_wide in ((96, False), (139, False), (140, True), (160, True)):
            await session.resize((width, 40))
            changes, grounds = row_of(session, CHANGES), row_of(session, GROUNDS)
            assert shown(session)[changes].index(CHANGES) >= width - 31
            assert shown(session)[grounds].index(GROUNDS) < 10
            assert (changes == grounds) is is_wide
            text = screen_text(session.app)
            assert text.count(CHANGES) == text.count(GROUNDS) == 1


@pytest.mark.parametrize("size", [(100, 16), (160, 16)])
async def test_space_alone_reads_every_column_to_its_end(size: Size) -> None:
    async with at_turn(MANY, "first", size) as session:
        await decided(session)
        assert "more line" in screen_text(session.app)
        seen = view = screen_text(session.app)
        while "more line" in view:
            await session.press("space")
            assert screen_text(session.app) != view
            view = screen_text(session.app)
            seen += view
        for name in GAUGES:
            assert f"It is so for {name}." in seen
        assert "It is so." in seen


async def test_where_nothing_changed_the_gauges_stand_at_the_right() -> None:
    async with at_turn(small((", so: [left]", "")), "first", (100, 30)) as session:
        await decided(session, "2")
        assert CHANGES not in screen_text(session.app)
        assert "fair" in screen_text(session.app)


async def test_a_page_shows_the_gauges_as_its_own_turn_left_them_and_what_it_did() -> None:
    wet = [
        (f"text: It {fell}.,", f"text: It {fell}., effects: {{base: -1 It is bad.}},")
        for fell in ("rained", "shone")
    ]
    async with at_turn(small(*wet), "weather") as session:
        await session.turned("space", "enter")
        assert isinstance(session.screen, FallScreen)
        assert shown(session)[1].strip() == "Base 3▼1!"
        await session.turned("enter")
        assert isinstance(session.screen, MeanwhileScreen)
        assert shown(session)[1].strip() == "Base 2▼1!"


async def test_what_history_did_and_what_is_so_from_now_on_are_told_and_enter_goes_on() -> None:
    async with at_turn(small(), "first") as session:
        await decided(session, "2")
        assert "Lenin did otherwise: To" in screen_text(session.app)
        assert "From now on  He left." in screen_text(session.app)
        await session.turned("enter")
        assert session.heard.replies[-1] == Read()
        assert not isinstance(session.screen, OutcomeScreen)


async def test_any_size_at_any_moment_shows_the_page() -> None:
    async with at_turn(MANY, "first") as session:
        await decided(session)
        for size in ((160, 50), (60, 16), (1, 1), (40, 12), (100, 30)):
            await session.resize(size)
        assert "◆ YOU" in screen_text(session.app)


async def test_a_claim_at_the_left_of_a_wide_window_has_the_whole_width_for_its_words() -> None:
    async with at_turn(MANY, "first", (160, 50)) as session:
        await decided(session)
        stated, statement = session.screen.query("#left .stated, #left .stated .statement")
        assert statement.outer_size.width == stated.content_size.width > 36


async def test_the_longer_side_has_the_more_room() -> None:
    told = "Nobody knows what he did there, and for how long he stayed. " * 4
    history = ("    history: {took: stay}", f'    history: {{took: stay, text: "{told}"}}')
    async with at_turn(small(history)) as session:
        await session.press("1")
        await session.turned("enter")
        first, second = session.screen.query_one(Columns).children
        assert first.outer_size.width < second.outer_size.width
