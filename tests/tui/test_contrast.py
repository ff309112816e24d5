"""Every text stands out from its ground in both themes, and nothing is told by colour alone."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

import pytest
from rich.color import Color
from rich.segment import Segment

from game.play.questions import Decide, Spend
from game.tui.palette import NIGHT, PAPER
from game.tui.screens.title import TitleScreen
from tests.tui.driver import ORNAMENT, Shown, Size, at_the_title, folded, screen_text, strips
from tests.tui.views import a_game, some_saves, views_of_a_game, views_of_the_title

READABLE: Final = 4.5
"""WCAG 2, level AA, for text."""
SEEN: Final = 2.0
"""For lines, tracks and braille, which only accompany words."""
BLOCKS: Final = re.compile(r"[\u2580-\u259f]+")
"""Of these the emblem is made; it says nothing."""
SIGNS: Final = "◆◇●○▸▲▼×"
"""Signs that mean something, and so are text."""


def faint(shown: Shown) -> Iterator[str]:
    """Every pair of colours on the present screen that is too faint for what it shows."""
    is_title = isinstance(shown.screen, TitleScreen)
    told = set()
    for strip in strips(shown.app):
        for segment in strip:
            text = segment.text.strip()
            if not text or (is_title and BLOCKS.fullmatch(text)):
                continue
            front, back = colours(segment)
            needed = SEEN if not ORNAMENT.sub("", text) and not set(text) & set(SIGNS) else READABLE
            ratio = contrast(front, back)
            if ratio < needed and (front, back) not in told:
                told.add((front, back))
                yield f"{ratio:.1f} of {needed}: {text!r} {hexed(front)} on {hexed(back)}"


Triplet = tuple[int, int, int]


def colours(segment: Segment) -> tuple[Triplet, Triplet]:
    """The colours of a text and its ground, as they are drawn."""
    style = segment.style
    assert style is not None, segment
    front, back = triplet(style.color), triplet(style.bgcolor)
    if style.reverse:
        front, back = back, front
    if style.dim:
        front = (
            (front[0] + back[0]) // 2,
            (front[1] + back[1]) // 2,
            (front[2] + back[2]) // 2,
        )
    return front, back


def triplet(colour: Color | None) -> Triplet:
    assert colour is not None, "a text has no colour of its own"
    assert colour.triplet is not None, f"{colour} is the terminal's own"
    red, green, blue = colour.triplet
    return red, green, blue


def contrast(one: Triplet, other: Triplet) -> float:
    """The ratio of WCAG 2: from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Triplet) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def hexed(colour: Triplet) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def test_the_ratio_is_that_of_the_standard() -> None:
    assert round(contrast((255, 255, 255), (0, 0, 0)), 2) == 21
    assert round(contrast((119, 119, 119), (255, 255, 255)), 2) == 4.48
    assert round(contrast((237, 227, 207), (20, 17, 15)), 1) == 14.8


# In a check, the snapshots' and the sizes' way through the screens looks at colours as well.


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_every_text_of_a_game_stands_out_in_both_themes(size: Size) -> None:
    wrong: list[str] = []
    async with a_game(size) as session:
        async for name in views_of_a_game(session):
            wrong += [f"{name}: {pair}" async for pair in faint_in_both(session)]
    assert wrong == []


@pytest.mark.long
@pytest.mark.timeout(300)
async def test_every_text_of_the_title_stands_out_in_both_themes(tmp_path: Path) -> None:
    some_saves(tmp_path)
    wrong: list[str] = []
    async with at_the_title(tmp_path) as shown:
        async for name in views_of_the_title(shown):
            wrong += [f"{name}: {pair}" async for pair in faint_in_both(shown)]
    assert wrong == []


async def faint_in_both(shown: Shown) -> AsyncIterator[str]:
    """The same in the present theme and then in the other one."""
    for pair in faint(shown):
        yield f"{shown.app.theme}, {pair}"
    before = shown.app.theme
    await shown.press("ctrl+t")
    assert {before, shown.app.theme} == {NIGHT.name, PAPER.name}
    for pair in faint(shown):
        yield f"{shown.app.theme}, {pair}"


# --- nothing by colour alone: the same screens as text ---


async def test_what_is_selected_can_be_told_without_colour() -> None:
    async with a_game((80, 24)) as session:
        await session.reach(Decide)
        shown = {screen_text(session.app)}
        for digit in "12":
            await session.press(digit)
            text = screen_text(session.app)
            (line,) = [line for line in text.splitlines() if "▸" in line]
            assert f"▸{digit}" in line
            shown.add(text)
        assert len(shown) == 3


async def test_what_hours_are_laid_on_can_be_told_without_colour() -> None:
    async with a_game((80, 24)) as session:
        while not isinstance(session.question, Spend):
            await session.answer(session.first(), whole=False)
        free = screen_text(session.app)
        await session.press("1")
        one = screen_text(session.app)
        await session.press("2")
        both = screen_text(session.app)
        assert free.count("◆") < one.count("◆") < both.count("◆")
        assert len({free, one, both}) == 3


async def test_you_and_history_and_better_and_worse_can_be_told_without_colour() -> None:
    async with a_game((100, 60)) as session:
        await session.reach(Decide)
        await session.press("1")
        await session.turned("enter")
        text = screen_text(session.app)
        assert "◆ YOU" in text
        assert "● HISTORY" in text
        assert re.search(r"\d > \d ▲", text)
        assert re.search(r"\d > \d ▼", text)
        # Green and red say in short what these sentences say.
        model = folded("\n".join(await session.look("m")))
        for way in ("more is", "less is", "neither end is"):
            assert f"{way} counted as better." in model
