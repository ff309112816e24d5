"""A slide on a wall of any size: it fits, and what has no room can be scrolled to."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.lesson.plan import Form
from game.play.debate import Debate
from game.play.debates import Wish, plan_of, rehearsed
from game.play.rehearsal import PRESENT, lines
from game.play.teaching import answer, opened
from game.tui.draw.wall import Laid, wall
from game.words.wall.slide import Slide
from tests.curtain import assert_nothing_later, later_at, teachable
from tests.tui.draw.pixels import is_drawn
from tests.tui.lesson.on_the_wall import Moment

FORMS: tuple[Form, ...] = ("debate", "controversy", "fishbowl")


def slides_of(debate: Debate) -> Iterator[Slide]:
    """Every slide of a rehearsed lesson."""
    moment = Moment()
    opened(debate, str(PRESENT), None, moment())
    yield debate.slide(moment())
    for seconds, line in lines(debate, moment):
        moment.passes(seconds)
        answer(debate, line, moment())
        yield debate.slide(moment())


@cache
def some_slides() -> tuple[Slide, ...]:
    found: dict[Slide, None] = {}
    for form in FORMS:
        debate = rehearsed(plan_of(Wish("kornilov", "committee", form, 60, "aqa")))
        found |= dict.fromkeys(slides_of(debate))
    return tuple(found)


def text(laid: Laid) -> str:
    return "\n".join(line.plain for line in laid.lines)


slides = st.deferred(lambda: st.sampled_from(some_slides()))


@given(slides, st.integers(0, 220), st.integers(0, 70), st.integers(0, 99))
def test_a_slide_is_never_wider_or_higher_than_its_wall(
    slide: Slide, columns: int, rows: int, skip: int
) -> None:
    laid = wall(slide, columns, rows, skip)
    assert len(laid.lines) <= rows
    assert all(line.cell_length <= columns for line in laid.lines)


@given(slides, st.integers(36, 220), st.integers(10, 70))
def test_all_that_is_read_is_seen_or_scrolled_to(slide: Slide, columns: int, rows: int) -> None:
    seen, skip = "", 0
    while True:
        laid = wall(slide, columns, rows, skip)
        seen += f"\n{text(laid)}"
        if not laid.hidden:
            break
        assert "more line" in text(laid)
        skip += 1
    words = set(seen.split())
    said = [block.text for block in slide.blocks]
    said += [block.text for column in slide.columns for block in column.blocks]
    said += [*slide.tasks, slide.clock.says, *(rung.text for rung in slide.ladder)]
    said += [name for _, name in slide.curtains]
    missing = [word for one in said for word in one.split() if word not in words]
    assert [word for word in missing if f"{word}," not in words and f"{word}." not in words] == []


@given(slides, st.integers(36, 220), st.integers(10, 70))
def test_every_side_is_told_by_letter_and_shape_on_every_wall(
    slide: Slide, columns: int, rows: int
) -> None:
    laid = wall(slide, columns, rows, 0)
    sides = slide.choices
    if laid.hidden or not sides:
        return
    shown = text(laid)
    for side in sides:
        assert side.sign in shown
        is_huge = f" {side.letter} " not in shown and f"{side.sign} {side.letter}" not in shown
        assert not is_huge or any(is_drawn((line,)) for line in laid.lines)


def test_the_bars_of_a_result_are_seen_even_where_the_rest_has_to_scroll() -> None:
    closed = next(
        slide
        for slide in some_slides()
        if slide.votes is not None and slide.votes.bars and slide.tasks
    )
    laid = wall(closed, 56, 8)
    assert laid.hidden
    assert "○ U" in text(laid)


@pytest.mark.parametrize("rows", [7, 8, 13])
def test_where_a_wide_wall_is_low_the_clock_stands_below(rows: int) -> None:
    assert all(len(wall(slide, 90, rows).lines) <= rows for slide in some_slides())


@given(slides, st.integers(0, 220), st.integers(0, 70))
def test_in_plain_signs_nothing_is_in_block_letters(slide: Slide, columns: int, rows: int) -> None:
    laid = wall(slide, columns, rows, plain=True)
    assert len(laid.lines) <= rows
    assert all(line.cell_length <= columns for line in laid.lines)
    assert not set("▀▄") & set(text(laid))


def test_a_curtain_hangs_before_what_a_step_is_about() -> None:
    def hanging(step: str) -> list[bool]:
        return ["━┯━" in text(wall(slide, 92, 30)) for slide in some_slides() if slide.step == step]

    for step in ("first_vote", "second_vote", "swing", "history"):
        assert hanging(step)[0]
    assert not hanging("history")[-1]
    assert not any(hanging("debate"))


@pytest.mark.parametrize(("name", "turn"), teachable())
def test_no_wall_tells_anything_later_before_history_is_told(name: str, turn: str) -> None:
    debate = rehearsed(plan_of(Wish(name, turn, "debate", 60, "none")))
    shown: dict[str, None] = {}
    for slide in slides_of(debate):
        if "history" not in {curtain.value for curtain, _ in slide.curtains}:
            break
        shown |= {slide.headline: None, text(wall(slide, 56, 18)): None}
        shown |= {text(wall(slide, 92, 27)): None}
    else:
        raise AssertionError("the last curtain never went up")
    assert_nothing_later("\n\n".join(shown), later_at(name, turn))
