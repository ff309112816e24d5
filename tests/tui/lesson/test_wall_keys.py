"""What the keys of a wall do, and what they never do."""

import asyncio
from time import monotonic

from textual import events
from textual.widgets import Input

from game.core.lesson.events import Dealt, Voted
from game.core.lesson.plan import Step
from game.tui.lesson.told import ToldScreen
from game.words import debates as words
from tests.tui.driver import screen_text
from tests.tui.lesson.on_the_wall import FIRST, Hour, a_lesson


def said(shown: Hour) -> str:
    """What is on the screen, on one line."""
    return " ".join(screen_text(shown.app).split())


async def test_a_wrong_count_is_refused_with_both_numbers_and_can_be_mended() -> None:
    async with a_lesson() as shown:
        await shown.to(Step.FIRST_VOTE)
        await shown.typed("A7 B12 C3 D2 U9")
        assert "33" in said(shown)
        assert "27" in said(shown)
        assert shown.debate.lesson.first.cast == 0
        line = shown.wall.query_one(Input)
        assert line.display
        assert line.value == "A7 B12 C3 D2 U9"
        await shown.press("backspace", "3", "enter")
        assert shown.debate.lesson.first.cast == 27
        assert not line.display


async def test_a_digit_is_one_more_vote_and_backspace_takes_it_back() -> None:
    async with a_lesson() as shown:
        await shown.to(Step.FIRST_VOTE)
        await shown.press("1", "5", "5")
        assert shown.debate.lesson.first.tally == {"A": 1, "B": 0, "C": 0, "D": 0, "U": 2}
        await shown.press("backspace")
        assert "2 of 27 have voted." in said(shown)


async def test_a_document_is_ticked_for_the_last_point() -> None:
    async with a_lesson() as shown:
        await shown.to(Step.DEBATE)
        await shown.press("2", "d", "1", "enter")
        (point,) = shown.debate.lesson.points
        assert (point.letter, point.documents) == ("B", (1,))
        assert "B1: document 1" in said(shown)
        await shown.press("backspace", "backspace")
        assert not shown.debate.lesson.points


async def test_a_key_behind_the_one_that_opens_the_line_is_typed_there() -> None:
    async with a_lesson() as shown:
        await shown.to(Step.FIRST_VOTE)
        for key in "t1":
            shown.app.post_message(events.Key(key, key))
        await shown.until(lambda: shown.wall.query_one(Input).value == "1")
        assert shown.debate.lesson.first.cast == 0


async def test_a_curtain_goes_up_only_when_it_is_asked_for_twice_in_a_row() -> None:
    async with a_lesson() as shown:
        await shown.to(Step.FIRST_VOTE)
        await shown.vote(FIRST)
        await shown.press("e", "v")
        assert words.raise_again("the running tally") in said(shown)
        await shown.press("c", "v")
        assert not shown.debate.lesson.curtains
        await shown.press("escape", "v")
        assert not shown.debate.lesson.curtains
        await shown.press("v")
        assert shown.debate.lesson.curtains == {"tally"}
        assert "█ 9" in said(shown)


async def test_history_is_not_told_before_its_step() -> None:
    async with a_lesson() as shown:
        await shown.to(Step.DEBATE)
        await shown.twice("h")
        assert not shown.debate.lesson.curtains


async def test_the_clock_runs_while_something_is_typed_and_disturbs_nothing() -> None:
    async with a_lesson() as shown:
        await shown.to(Step.FIRST_VOTE)
        await shown.press("t", "A", "7")
        before = said(shown)
        shown.moment.passes(5)
        await shown.until(lambda: said(shown) != before)
        assert shown.wall.query_one(Input).value == "A7"
        assert shown.wall.query_one(Input).has_focus
        await shown.press("escape")
        assert not shown.wall.query_one(Input).display


async def test_what_was_asked_stands_until_the_next_key_whatever_the_clock_does() -> None:
    async with a_lesson() as shown:
        await shown.to(Step.SWING)
        await shown.press("v")
        shown.moment.passes(5)
        shown.wall.show()
        await shown.settled()
        assert "Ask once more" in said(shown)
        await shown.press("v")
        assert "result" in shown.debate.lesson.curtains


async def test_a_paused_clock_stands() -> None:
    async with a_lesson() as shown:
        await shown.press("c")
        assert "the clock stands" in said(shown)
        left = shown.debate.lesson.left(shown.moment())
        shown.moment.passes(100)
        assert shown.debate.lesson.left(shown.moment()) == left
        await shown.press("c")
        assert "the clock stands" not in said(shown)


async def test_help_tells_every_key_and_every_command() -> None:
    async with a_lesson((100, 60)) as shown:
        await shown.opened("?")
        assert isinstance(shown.screen, ToldScreen)
        told = said(shown)
        for told_first in ("Go on: the next page", "A7 B12 C3 U5", "asked twice"):
            assert told_first in told
        await shown.back()
        await shown.opened("a")
        assert words.NO_ADVICE in said(shown)


async def test_a_page_back_and_a_step_left_out() -> None:
    async with a_lesson() as shown:
        await shown.onward()
        await shown.onward()
        assert shown.debate.page == 1
        await shown.press("b")
        assert shown.debate.page == 0
        await shown.press("b")
        assert shown.debate.lesson.step is Step.SILENT
        await shown.press("k")
        assert shown.debate.lesson.times[0].skipped


async def test_a_key_is_answered_while_ballots_arrive() -> None:
    async with a_lesson() as shown:
        codes = tuple(f"K7Q{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(40))
        assert shown.debate.do(Dealt(codes), shown.moment()) is None
        await shown.to(Step.FIRST_VOTE)

        async def ballots() -> None:
            for round_ in range(5):
                for code in codes[:20]:
                    letter = "ABCDU"[round_]
                    assert shown.debate.do(Voted(code, letter), shown.moment()) is None
                    shown.wall.show()
                    await asyncio.sleep(0)

        arriving = asyncio.create_task(ballots())
        await asyncio.sleep(0)
        start = monotonic()
        await shown.press("1")
        assert monotonic() - start < 1  # ten times what a teacher is promised
        await arriving
        await shown.settled()
        assert "21 of 27 have voted." in said(shown)


async def test_two_sides_are_told_apart_without_colour() -> None:
    async with a_lesson() as shown:
        sides = shown.debate.slide(shown.moment()).choices
        await shown.to(Step.FIRST_VOTE)
        sides = shown.debate.slide(shown.moment()).choices
        assert len({side.sign for side in sides}) == len(sides)
        assert len({side.fill for side in sides}) == len(sides)
        for side in sides:
            assert f"{side.letter} {side.sign}" in said(shown)
        await shown.vote((6, 6, 5, 5))
        await shown.press("e", "v", "v")
        for side in sides:
            assert f"{side.sign} {side.letter}" in said(shown)
            assert side.fill * 5 in said(shown)
