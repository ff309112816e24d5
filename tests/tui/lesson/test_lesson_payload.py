"""No text of a scenario acts on a terminal or is read as markup on a wall, whatever it holds."""

import pytest

from game.files.inert import REFUSED
from game.play import debates
from game.play.debates import Wish, plan_of, rehearsed
from game.tui.draw.wall import wall
from tests.tui.driver import folded, screen_text, strips
from tests.tui.lesson.on_the_wall import Hour, on_the_wall, views_of_a_lesson
from tests.tui.payload import ESCAPES, MARKUP, hostile, scenario

pytestmark = pytest.mark.timeout(120)


def acting(shown: Hour) -> list[str]:
    """Whatever would act on a terminal, or on a click, in what the present wall is made of."""
    slide = shown.debate.slide(shown.moment())
    lines = [
        line.plain for size in ((56, 18), (92, 27), (148, 47)) for line in wall(slide, *size).lines
    ]
    clicks = [
        str(segment.style.meta)
        for strip in strips(shown.app)
        for segment in strip
        if segment.style and "quit" in str(segment.style.meta)
    ]
    drawn = [*lines, *screen_text(shown.app).split("\n")]
    return [line for line in drawn if REFUSED.search(line)] + clicks


async def test_no_text_of_a_lesson_acts_on_a_terminal_or_is_markup(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = scenario(hostile)
    monkeypatch.setattr(debates, "scenario_named", lambda _: (made, "payload"))
    seen = ""
    async with on_the_wall(rehearsed(plan_of(Wish("payload", "first"))), (100, 40)) as shown:
        assert not [line for line in screen_text(shown.app).split("\n") if REFUSED.search(line)]
        await shown.begin()
        async for name in views_of_a_lesson(shown):
            assert acting(shown) == [], name
            seen += screen_text(shown.app)
        await shown.opened("e", "e")
        assert not [line for line in screen_text(shown.app).split("\n") if REFUSED.search(line)]
    assert folded(MARKUP).split()[0] in folded(seen)


async def test_what_is_typed_or_pasted_acts_on_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made = scenario(hostile)
    monkeypatch.setattr(debates, "scenario_named", lambda _: (made, "payload"))
    async with on_the_wall(rehearsed(plan_of(Wish("payload", "first")))) as shown:
        await shown.begin()
        for text in (MARKUP, *ESCAPES):
            assert not shown.wall.do(f"nonsense {text}")
            await shown.settled()
            assert not [line for line in screen_text(shown.app).split("\n") if REFUSED.search(line)]
