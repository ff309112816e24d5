"""A juncture on the screen: nothing is decided by accident, and all of it can be reached."""

import re
from typing import Final

import pytest
from textual.widgets import Static

from game.play.questions import Chosen, Decide
from game.tui.balance import Column, Strip
from game.tui.band import Band
from game.tui.choices import Choices
from game.tui.reader import Reader
from game.tui.screens.juncture import JunctureScreen
from game.words import screens
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import Session, Size, folded, screen_text, texts

LONG: Final = "one word after another " * 12
MANY: Final = "".join(
    f"      go{number}: {{label: To go {number}, text: He went., "
    f"because: [{{says: So it is., grade: judged}}]}}\n"
    for number in range(2, 12)
)
"""Ten options more, of which the last can be reached by no digit."""
MORE_OPTIONS: Final = ("    history: {took: stay}\n", MANY + "    history: {took: stay}\n")
LONG_OPTIONS: Final = (("To stay", f"To stay {LONG}"), ("To go", f"To go {LONG}"))
LONG_TEXT: Final = ("The first text.", f'"{LONG * 6}"')


def screen(session: Session) -> JunctureScreen:
    assert isinstance(session.screen, JunctureScreen)
    return session.screen


def selected(session: Session) -> int | None:
    return screen(session).query_one(Choices).selected


def lines(session: Session) -> list[str]:
    return screen_text(session.app).splitlines()


def line_with(session: Session, text: str) -> int:
    """Where on the screen a text stands."""
    return next(number for number, line in enumerate(lines(session)) if text in line)


def more(session: Session) -> str:
    return screens.more(screen(session).reader.hidden)


async def test_nothing_is_selected_at_first_so_that_an_enter_too_many_decides_nothing() -> None:
    async with at_turn(small()) as session:
        assert selected(session) is None
        await session.press("enter", "enter")
        assert not screen(session).answered.done()
        await session.says(screens.NOTHING_SELECTED)
        assert session.app.said[-1].strip() == screens.NOTHING_SELECTED


async def test_a_digit_selects_and_enter_decides() -> None:
    async with at_turn(small()) as session:
        question = session.question
        assert isinstance(question, Decide)
        await session.press("2")
        assert selected(session) == 1
        assert "▸2  To go." in screen_text(session.app)
        assert not screen(session).answered.done()
        await session.turned("enter")
        assert session.heard.replies[-1] == Chosen(question.options[1][1])


async def test_a_digit_that_no_option_has_selects_nothing() -> None:
    async with at_turn(small()) as session:
        await session.press("1", "7")
        assert selected(session) == 0


async def test_a_click_selects_and_decides_nothing() -> None:
    async with at_turn(small()) as session:
        assert session.pilot is not None
        await session.pilot.click("_Row", offset=(6, 0))
        assert selected(session) == 0
        assert not screen(session).answered.done()


async def test_arrows_reach_what_no_digit_has() -> None:
    async with at_turn(small(MORE_OPTIONS)) as session:
        await session.press(*["down"] * 12)
        assert selected(session) == 11
        assert "▸12 To go 11." in screen_text(session.app)
        await session.press("down", "up")
        assert selected(session) == 10
        await session.turned("enter")
        assert session.moves == ("first.go10",)


async def test_the_first_arrow_up_selects_the_last_option() -> None:
    async with at_turn(small()) as session:
        await session.press("up")
        assert selected(session) == 1


async def test_the_foot_names_as_many_digits_as_there_are_options() -> None:
    async with at_turn(small()) as session:
        assert lines(session)[-1].startswith(" 1-2 choose")
    async with at_turn(small(MORE_OPTIONS)) as session:
        assert lines(session)[-1].startswith(" 1-9 choose")


async def test_choices_stand_under_a_short_text() -> None:
    async with at_turn(small()) as session:
        assert not screen(session).reader.has_class("-docked")
        assert line_with(session, "What do you do?") == line_with(session, "The first text.") + 2


async def test_choices_stay_in_view_beside_a_long_text_and_it_says_how_much_more_there_is() -> None:
    async with at_turn(small(LONG_TEXT)) as session:
        while screen(session).reader.hidden:
            rule = line_with(session, "more line")
            assert more(session) in lines(session)[rule]
            assert line_with(session, "What do you do?") == rule + 1
            assert lines(session)[-2].endswith("2  To go.")
            await session.press("space")
        assert "more line" not in screen_text(session.app)


@pytest.mark.parametrize("size", [(60, 16), (40, 12)])
async def test_every_line_can_be_read_in_a_low_window_by_space_alone(size: Size) -> None:
    async with at_turn(small(LONG_TEXT, *LONG_OPTIONS), size=size) as session:
        seen = []
        while True:
            seen += lines(session)[:-1]
            if not screen(session).reader.hidden:
                break
            assert more(session) in lines(session)[-2]
            await session.press("space")
        shown = folded("\n".join(seen))
        assert shown.count("after another") >= 12 * 6 + 2 * 12
        assert "what do you do?" in shown


async def test_what_is_selected_comes_into_view_in_a_low_window() -> None:
    async with at_turn(small(LONG_TEXT, *LONG_OPTIONS), size=(60, 16)) as session:
        assert "To go" not in screen_text(session.app)
        await session.press("2")
        await session.settled()
        assert "▸2  To go" in screen_text(session.app)
        await session.press("1")
        await session.settled()
        assert "▸1  To stay" in screen_text(session.app)


async def test_what_is_closed_is_told_with_a_sign_and_its_reason_and_cannot_be_selected() -> None:
    async with at_turn(small(), "vote") as session:
        await session.reach(Decide)
        shut = "× Closed  To walk out. Nobody would follow. Needed:"
        assert shut in screen_text(session.app)
        await session.press("3")
        assert selected(session) is None


async def test_a_chapter_is_opened_with_its_heading_and_its_summary() -> None:
    async with at_turn("kornilov") as session:
        shown = lines(session)
        assert shown[3].strip() == "Between two camps"
        assert shown[5].strip().startswith("The generals want the rear")


async def test_voices_stand_beside_the_text_where_a_window_is_wide_and_then_only_there() -> None:
    async with at_turn("trotsky", "october_committee", (160, 50)) as session:
        assert line_with(session, "Nikolai Podvoisky says") == 2
        assert sum("Podvoisky says" in text for text in texts(session.screen)) == 1
    async with at_turn("trotsky", "october_committee", (100, 30)) as session:
        assert not screen(session).query_one("#left").display
        assert sum("Podvoisky says" in text for text in texts(session.screen)) == 1


async def test_space_reads_on_beside_the_text_once_that_is_at_its_end() -> None:
    async with at_turn("trotsky", "october_committee", (160, 34)) as session:
        beside = screen(session).query_one("#left Reader", Reader)
        assert beside.hidden
        while screen(session).reader.hidden:
            before = beside.hidden
            await session.press("space")
            assert beside.hidden == before
        while beside.hidden:
            before = beside.hidden
            await session.press("space")
            assert beside.hidden < before


async def test_the_path_so_far_stands_under_a_wide_and_tall_window_and_nothing_ahead() -> None:
    async with at_turn("trotsky", "october_committee", (160, 50)) as session:
        shown = session.screen.query_one(Band).render().plain
        assert "Rise, and when?" in shown
        assert "The committee's night" not in shown
        assert session.screen.query_one(Band).display
    async with at_turn("trotsky", "october_committee", (160, 30)) as session:
        assert not session.screen.query_one(Band).display


async def test_a_long_name_of_a_gauge_is_never_cut() -> None:
    long = "A gauge with a name that takes more than a line"
    async with at_turn(small(("label: Base", f"label: {long}")), size=(100, 30)) as session:
        column = session.screen.query_one(Column)
        assert folded(long) in folded(column.render().plain)
        await session.resize((96, 12))
        assert folded(long) in folded(column.render().plain)


async def test_the_strip_parts_no_gauge_from_its_number() -> None:
    async with at_turn("kornilov", size=(40, 16)) as session:
        strip = session.screen.query_one(Strip)
        assert strip.render().plain.rstrip() == "Soviet 4 Stavka 3 Army 3 Reds 2 Name 5"


async def test_a_strip_of_several_lines_stands_in_columns() -> None:
    async with at_turn("trotsky", "october_rising") as session:
        first, second = session.screen.query_one(Strip).render().plain.split("\n")
        starts = [
            [match.start() for match in re.finditer(r"\w+ \d", line)] for line in (first, second)
        ]
        assert len(starts[0]) == 5
        assert starts[0][:4] == starts[1]


async def test_a_resize_at_any_moment_changes_neither_what_is_selected_nor_what_is_asked() -> None:
    async with at_turn(small(LONG_TEXT, *LONG_OPTIONS)) as session:
        await session.press("2")
        for size in ((160, 50), (60, 16), (20, 5), (1, 1), (200, 60), (96, 12), (80, 24)):
            await session.resize(size)
            assert selected(session) == 1
        await session.press("2")
        await session.settled()
        assert "▸2  To go" in screen_text(session.app)
        await session.turned("enter")
        assert session.moves == ("first.go",)


async def test_the_prose_is_at_most_66_wide() -> None:
    async with at_turn(small(LONG_TEXT, *LONG_OPTIONS)) as session:
        for size in ((80, 24), (100, 30), (160, 50), (200, 60)):
            await session.resize(size)
            read = session.screen.query(".prose, .labelled, .label, .prompt").results(Static)
            assert max(widget.content_size.width for widget in read) <= 66


async def test_a_low_window_keeps_in_view_what_is_selected_and_lets_one_read_away_from_it() -> None:
    chosen = "▸3  Lay the paper"
    async with at_turn("kornilov", "conditions", (100, 30)) as session:
        await session.press("3")
        for size in ((60, 14), (80, 24), (60, 16)):
            await session.resize(size)
            assert chosen in screen_text(session.app)
        await session.press("b", "b", "b")
        await session.resize((60, 14))
        assert chosen not in screen_text(session.app)


async def test_all_that_is_asked_comes_into_view_with_what_is_selected_where_it_fits() -> None:
    async with at_turn("kornilov", "conditions", (60, 16)) as session:
        assert "Sign the programme" not in screen_text(session.app)
        await session.press("1")
        assert "Sign the programme" in screen_text(session.app)
        assert "Relieve him of the command" in screen_text(session.app)


async def test_the_same_refusal_is_said_once_however_often_it_is_asked_for() -> None:
    async with at_turn(small(), size=(100, 30)) as session:
        await session.press("enter", "enter", "enter")
        await session.settled()
        assert screen_text(session.app).count(screens.NOTHING_SELECTED[:20]) == 1


async def test_no_rule_stands_over_a_path_that_has_not_begun() -> None:
    async with at_turn("kornilov", "conditions", (160, 50)) as session:
        assert not session.screen.query_one(Band).display
