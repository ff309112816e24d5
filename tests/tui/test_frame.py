"""The frame of every screen: its size is known before the first of it is drawn."""

from asyncio import Future
from collections.abc import Iterable, Iterator

import pytest
from textual.app import ComposeResult
from textual.widgets import Static

from game.tui.app import JunctureApp
from game.tui.flow import flow
from game.tui.frame import Frame
from game.tui.reader import Reader
from game.words.blocks import Prose
from game.words.pages import Banner
from tests.tui.driver import Size, screen_text


class _Seen(Static):
    """Remembers the classes of its screen as it comes onto it."""

    def on_mount(self) -> None:
        self.classes_then = frozenset(self.screen.classes)


class _Page(Frame):
    def __init__(self, lines: int = 1) -> None:
        super().__init__()
        self.lines = lines

    def banner(self) -> Banner:
        return Banner("A page")

    def body(self) -> ComposeResult:
        yield Reader(self._read(), id="reader")

    def _read(self) -> Iterable[Static]:
        yield _Seen()
        yield from self._prose()

    def _prose(self) -> Iterator[Static]:
        for widget in flow([Prose("A line.")] * self.lines):
            assert isinstance(widget, Static)
            yield widget


async def _evening(app: JunctureApp) -> str:
    await app.push_screen(_Page())
    return await Future[str]()


@pytest.mark.parametrize(
    ("size", "classes"),
    [
        ((80, 24), {"-narrow", "-short"}),
        ((100, 30), {"-mid", "-short"}),
        ((160, 50), {"-wide", "-tall"}),
        ((30, 8), {"-too-narrow", "-too-low"}),
    ],
)
async def test_a_screen_has_the_classes_of_its_size_from_the_first_frame_on(
    size: Size, classes: set[str]
) -> None:
    app = JunctureApp(_evening)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert classes <= app.screen.query_one(_Seen).classes_then


@pytest.mark.parametrize(("rows", "is_more"), [(26, False), (25, False), (24, True)])
async def test_a_blank_line_at_the_end_of_a_page_is_no_more_to_read(
    rows: int, *, is_more: bool
) -> None:
    """A blank line, then eleven with a blank one after each; head, foot and `more` take three."""
    app = JunctureApp(_evening)
    async with app.run_test(size=(80, rows)) as pilot:
        await app.push_screen(_Page(11))
        await pilot.pause()
        assert ("more line" in screen_text(app)) is is_more
        assert app.screen.query_one(Reader).onward() is is_more
