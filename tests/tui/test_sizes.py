"""Every screen fits every window: nothing outside, nothing cut, the foot whole, prose narrow."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from game.tui.foot import Foot
from game.tui.palette import PAPER
from game.tui.reader import Reader
from game.words import keys, screens
from tests.tui.driver import Shown, Size, at_the_title, folded, screen_text, text_of, texts
from tests.tui.test_contrast import faint
from tests.tui.views import KEYS, a_game, some_saves, views_of_a_game, views_of_the_title

SMALLEST: Final = (40, 12)
SIZES: Final = ((40, 12), (60, 16), (80, 24), (100, 30), (160, 50), (200, 60))
MEASURE: Final = 66
"""The widest that prose may be."""


def amiss(shown: Shown) -> Iterator[str]:
    """Whatever does not fit on the present screen."""
    for widget in shown.screen.walk_children(Widget):
        if widget.display and all(node.display for node in _above(widget)):
            yield from _outside(widget)
            yield from _too_wide(widget)
            yield from _unsaid(widget)
    foot = shown.screen.query_one(Foot)
    last = [keys.HELP, keys.HELP_AWAY, keys.while_typing(keys.HELP)]
    if not text_of(foot).rstrip().endswith(tuple(f"{key.shown} {key.label}" for key in last)):
        yield f"the foot ends otherwise: {text_of(foot)!r}"
    if foot.region.bottom != shown.app.size.height or foot.region.height != 1:
        yield f"the foot is no last line: {foot.region}"


def _above(widget: Widget) -> list[Widget]:
    return [
        node
        for node in widget.ancestors
        if isinstance(node, Widget) and not isinstance(node, Screen)
    ]


def _outside(widget: Widget) -> Iterator[str]:
    """Whether a widget stands where its parent does not scroll to."""
    parent = widget.parent
    if not isinstance(parent, Widget) or not widget.size or "-textual-system" in widget.classes:
        return
    inside, outside = widget.region, parent.region
    if inside.x < outside.x or inside.right > outside.right:
        yield f"{_named(widget)} {inside} is wider than {_named(parent)} {outside}"
    scrolls = parent.styles.overflow_y in {"auto", "scroll"} and not isinstance(parent, Screen)
    if not scrolls and (inside.y < outside.y or inside.bottom > outside.bottom):
        yield f"{_named(widget)} {inside} is cut by {_named(parent)} {outside}"


def _too_wide(widget: Widget) -> Iterator[str]:
    """Whether a drawing is wider than its place, or prose than one reads well."""
    if widget.children or not widget.size or isinstance(widget, Input):
        return
    width = widget.content_size.width
    if type(widget).render is not Static.render:  # it draws for its size, and wraps nothing
        drawn = widget.render()
        lines = drawn.split("\n") if isinstance(drawn, Content) else []
        for line in lines:
            if line.cell_length > width:
                yield f"{_named(widget)} of {width} draws {line.plain!r}"
    elif width > MEASURE:
        for strip in widget.render_lines(widget.size.region):
            if len(folded(strip.text)) > MEASURE:
                yield f"{_named(widget)} is wider than {MEASURE}: {strip.text!r}"


def _unsaid(widget: Widget) -> Iterator[str]:
    """Whether a page goes on without saying so."""
    if isinstance(widget, Reader) and widget.hidden:
        more = screens.more(widget.hidden)
        if more not in "\n".join(text_of(child) for child in widget.children):
            yield f"{_named(widget)} goes on for {widget.hidden} lines and does not say so"


def _named(widget: Widget) -> str:
    marks = "".join(f".{name}" for name in sorted(widget.classes))
    return f"{type(widget).__name__}{f'#{widget.id}' if widget.id else ''}{marks}"


everywhere = pytest.mark.parametrize(
    "size",
    [pytest.param(size, marks=() if size == (60, 16) else pytest.mark.long) for size in SIZES],
)


async def fits_in_a_game(size: Size, *, resized: int) -> None:
    """Every screen of a game fits; one in so many after the window was of another size."""
    sizes = random.Random(1917)  # noqa: S311 (no secret)
    wrong: list[str] = []
    number = 0
    async with a_game(size, PAPER.name) as session:
        async for name in views_of_a_game(session):
            other = sizes.randrange(1, 220), sizes.randrange(1, 70)
            if number % resized == 0:
                await session.resize(other)
                await session.resize(size)
            wrong += [
                f"{name} at {size}, after {other}: {what}"
                for what in (*amiss(session), *faint(session))
            ]
            number += 1
    assert number > len(KEYS)
    assert wrong == []


async def test_every_screen_of_a_game_fits() -> None:
    await fits_in_a_game((60, 16), resized=4)


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.timeout(200)
async def test_every_screen_of_a_game_fits_whatever_the_window_was_before(size: Size) -> None:
    await fits_in_a_game(size, resized=1)


@everywhere
@pytest.mark.timeout(200)
async def test_every_screen_of_the_title_fits(size: Size, tmp_path: Path) -> None:
    some_saves(tmp_path)
    wrong: list[str] = []
    async with at_the_title(tmp_path, size, PAPER.name) as shown:
        async for name in views_of_the_title(shown):
            wrong += [f"{name} at {size}: {what}" for what in (*amiss(shown), *faint(shown))]
    assert wrong == []


# --- windows that change, or are too small ---


async def test_a_window_that_is_too_small_only_says_so() -> None:
    async with a_game((80, 24)) as session:
        for size in ((39, 12), (40, 11), (1, 1), (200, 5), (10, 60)):
            await session.resize(size)
            said = [folded(text) for text in texts(session.screen)]
            assert said == [folded(screens.TOO_SMALL)], size
            await session.press("enter", "u", "n", "escape")
            await session.resize((80, 24))
            assert screens.TOO_SMALL not in screen_text(session.app), size
            session.app.clear_notifications()
            await session.settled()


async def test_the_sentence_for_a_small_window_is_whole_at_thirty_columns() -> None:
    async with a_game((30, 10)) as session:
        assert folded(screens.TOO_SMALL) in folded(screen_text(session.app))
