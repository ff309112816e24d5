"""The app around the screens: help, actions, themes, and what becomes of an error."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from game.tui.app import JunctureApp
from game.tui.frame import Frame
from game.tui.keys import actions
from game.tui.screens.actions import ActionsScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.juncture import JunctureScreen
from game.tui.screens.title import TitleScreen
from game.tui.terminal import Watched
from game.words import keys, legend
from game.words.pages import Banner
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import Shown, at_the_title, folded, screen_text, texts


class Page(Frame):
    """A page of this test's own."""

    def banner(self) -> Banner:
        return Banner("[@click=app.quit]Q[/]", "[/nope]", "here")

    def body(self) -> ComposeResult:
        yield Static(Content("a page"))


@asynccontextmanager
async def app_with(
    evening: Callable[[JunctureApp], Coroutine[Any, Any, str]],
) -> AsyncIterator[JunctureApp]:
    """An app that runs an evening to its end, without a terminal."""
    app = JunctureApp(evening)
    await asyncio.wait_for(app.run_async(headless=True), 20)
    yield app


def foot(it: Shown) -> str:
    return screen_text(it.app).splitlines()[-1]


# --- help and actions ---


async def test_help_lists_every_key_of_the_present_screen_and_what_the_signs_mean() -> None:
    async with at_turn(small(), "first", size=(80, 60)) as it:
        assert isinstance(it.screen, JunctureScreen)
        known = actions(it.screen)
        await it.opened("question_mark")
        assert isinstance(it.screen, HelpScreen)
        said = folded("\n".join(texts(it.screen)))
        assert {action.name for action in known} >= {"select", "decide", "undo", "why", "leave"}
        for action in known:
            assert folded(f"{action.shown} ")[:1] in said
            assert folded(action.says) in said
        for _, meaning in legend.LEGEND:
            assert folded(meaning) in said
        await it.back()
        assert isinstance(it.screen, JunctureScreen)


@pytest.mark.parametrize("key", ["question_mark", "f1", "escape"])
async def test_the_key_that_opens_help_also_closes_it(tmp_path: Path, key: str) -> None:
    async with at_the_title(tmp_path) as it:
        await it.opened("question_mark")
        assert "? esc back" in foot(it)
        await it.opened(key)
        assert isinstance(it.screen, TitleScreen)


async def test_where_a_question_mark_would_be_typed_the_foot_names_another_key(
    tmp_path: Path,
) -> None:
    async with at_the_title(tmp_path) as it:
        assert "? help" in foot(it)
        await it.opened("ctrl+p")
        assert "? help" not in foot(it)
        assert "f1 help" in foot(it)
        await it.opened("f1")
        assert isinstance(it.screen, HelpScreen)
        lines = [line.split() for line in screen_text(it.app).splitlines()]
        assert {line[0] for line in lines if line} >= {"f1", "ctrl+q", "ctrl+p", "esc"}


async def test_the_foot_tells_of_a_line_to_type_on_only_while_it_is_there() -> None:
    async with at_turn(small(), "first") as it:
        await it.opened("s")
        assert "? help" in foot(it)
        await it.press("slash")
        assert "f1 help" in foot(it)
        await it.press("escape")
        assert "? help" in foot(it)


async def test_every_action_of_the_present_screen_can_be_found_and_run() -> None:
    async with at_turn(small(), "first", size=(80, 40)) as it:
        known = [action for action in actions(it.screen) if "(" not in action.run]
        await it.opened("ctrl+p")
        assert isinstance(it.screen, ActionsScreen)
        said = folded(screen_text(it.app))
        assert all(folded(action.label) in said for action in known)
        await it.opened(*"gauge stands", "enter")
        assert folded("why") in folded(screen_text(it.app))


async def test_what_no_action_has_is_said_and_runs_nothing(tmp_path: Path) -> None:
    async with at_the_title(tmp_path) as it:
        await it.opened("ctrl+p")
        await it.press(*"[/]x", "enter")
        assert folded(legend.NO_ACTION) in folded(screen_text(it.app))
        await it.back()
        assert isinstance(it.screen, TitleScreen)


def test_every_action_of_a_key_stands_under_one_heading() -> None:
    named = [name for _, names in legend.GROUPS for name in names]
    assert len(named) == len(set(named))
    assert set(keys.ORDER) <= set(named)


async def test_the_theme_changes_on_every_screen(tmp_path: Path) -> None:
    async with at_the_title(tmp_path) as it:
        for _ in range(2):
            before = it.app.theme
            await it.press("ctrl+t")
            assert it.app.theme != before


async def test_neither_a_head_nor_a_note_reads_markup() -> None:
    async def evening(app: JunctureApp) -> str:
        await app.push_screen(Page())
        app.notify("[@click=app.quit]Q[/] [/] \x1b[31m", title="[/]")
        await asyncio.sleep(0.2)
        seen.append(screen_text(app))
        return ""

    seen: list[str] = []
    async with app_with(evening) as app:
        assert app.defect is None
    assert "[@CLICK=APP.QUIT]Q[/]" in seen[0]
    assert "[@click=app.quit]Q[/] [/] \ufffd[31m" in seen[0]


# --- ends ---


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_a_key_ends_it_with_the_sentence_of_the_game_in_hand(key: str) -> None:
    async with at_turn(small(), "first") as it:
        await it.press(key)
        assert it.app.return_value == "Everything is saved. Go on with: juncture resume"
        assert it.app.in_hand is not None
        assert it.app.in_hand.moves == 0
        assert it.app.code == 0


async def fails() -> None:
    raise LookupError


async def in_the_evening(app: JunctureApp) -> None:
    del app
    await fails()


async def in_a_worker(app: JunctureApp) -> None:
    app.run_worker(fails())


async def in_a_task(app: JunctureApp) -> None:
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task, app  # nobody ever asks for what became of it


async def in_a_callback(app: JunctureApp) -> None:
    del app

    def bad() -> None:
        raise LookupError

    asyncio.get_running_loop().call_soon(bad)


async def in_compose(app: JunctureApp) -> None:
    class Bad(Page):
        def body(self) -> ComposeResult:
            raise LookupError

    await app.push_screen(Bad())


async def in_render(app: JunctureApp) -> None:
    class Bad(Static):
        def render(self) -> Content:
            raise LookupError

    class Screen(Page):
        def body(self) -> ComposeResult:
            yield Bad()

    await app.push_screen(Screen())


async def in_an_action(app: JunctureApp) -> None:
    class Bad(Page):
        def action_bad(self) -> None:
            raise LookupError

    await app.push_screen(Bad())
    app.call_next(app.run_action, "bad", app.screen)


@pytest.mark.parametrize(
    "bad",
    [in_the_evening, in_a_worker, in_a_task, in_a_callback, in_compose, in_render, in_an_action],
)
async def test_an_error_anywhere_ends_it_and_draws_nothing(
    bad: Callable[[JunctureApp], Coroutine[Any, Any, None]], capfd: pytest.CaptureFixture[str]
) -> None:
    async def evening(app: JunctureApp) -> str:
        await bad(app)
        await asyncio.sleep(20)
        return "went on"

    async with app_with(evening) as app:
        assert isinstance(app.defect, LookupError)
        assert app.return_value is None
    assert capfd.readouterr() == ("", "")


def test_a_stream_that_takes_no_more_is_let_go() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(5, text)

        def flush(self) -> None:
            raise OSError(5, "gone")

    stream = Watched(Gone())
    stream.write("a")
    stream.flush()
    closed = io.StringIO()
    closed.close()
    Watched(closed).write("a")
