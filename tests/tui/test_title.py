"""The title and what it leads to, by keys."""

import asyncio
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Event

import pytest

from game.core.variants import Variant
from game.files import saves
from game.files.saves import Kept, Save
from game.play import sittings
from game.play.sittings import Wish
from game.tui import rooms
from game.tui.app import JunctureApp
from game.tui.asking import Asking
from game.tui.foot import Foot
from game.tui.front import front
from game.tui.screens.new import PremisesScreen, StartScreen, WayScreen
from game.tui.screens.saves import DeleteScreen, SavesScreen
from game.tui.screens.scenarios import ScenariosScreen
from game.tui.screens.title import TitleScreen
from game.tui.typed import TypedScreen
from game.words import offers
from game.words import title as words
from tests.play.small import all_shipped, shipped
from tests.tui.driver import Listening, Shown, Size, at_the_title, running, screen_text

CLASSES = {"-narrow", "-mid", "-wide", "-short", "-tall"}
ROOT = Path(__file__).parents[2]
NAMES = [name for name, _ in all_shipped()]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


def begin(shelf: Path, name: str = "kornilov", variant: str = "") -> None:
    """A playthrough that is kept and not open."""
    with sittings.begun(shelf, Wish(name, variant, seed=3)) as (sitting, game):
        assert sitting.scenario.title == shipped(name).title
        game.close()


def damage(shelf: Path) -> None:
    """A file on the shelf that is no save."""
    shelf.mkdir(exist_ok=True)
    (shelf / "bad.json").write_text("{", encoding="utf-8")


def no_folder(shelf: Path) -> None:
    shelf.write_text("", encoding="utf-8")


def kept(shelf: Path) -> list[Save]:
    return [entry.save for entry in saves.listed(shelf) if isinstance(entry, Kept)]


async def over_to(it: Shown, kind: type, *keys: str) -> None:
    await it.opened(*keys)
    assert isinstance(it.screen, kind), it.screen


async def to_the_ways(it: Shown, scenario: str = "kornilov") -> None:
    await over_to(it, ScenariosScreen, "2", "enter")
    await over_to(it, WayScreen, str(NAMES.index(scenario) + 1), "enter")


class Nothing:
    """Rooms in which nothing happens."""

    def notes(self) -> Mapping[str, str]:
        return {}

    async def enter(self, app: JunctureApp, entry: str) -> None:
        app.exit(entry)


# --- the title itself ---


async def test_where_nothing_is_kept_new_is_selected(shelf: Path) -> None:
    async with at_the_title(shelf) as it:
        await it.shows(words.NOTHING_TO_CONTINUE)
        assert isinstance(it.screen, TitleScreen)
        assert it.screen.entry == words.NEW


async def test_it_says_where_the_last_playthrough_stands(shelf: Path) -> None:
    begin(shelf, variant="from:telegraph")
    turn = shipped("kornilov").turn("telegraph")
    async with at_the_title(shelf) as it:
        assert isinstance(it.screen, TitleScreen)
        assert it.screen.entry == words.CONTINUE
        await it.shows(f"{turn.place} · 26 August 1917 · {turn.title}")
        await it.shows("one playthrough")


async def test_continue_goes_on_where_one_left(shelf: Path) -> None:
    begin(shelf)
    async with at_the_title(shelf) as it:
        await over_to(it, Asking, "enter")
        await it.shows("You go on with")
        assert "THE GENERAL AND THE ORATOR" in screen_text(it.app).splitlines()[0]
        await over_to(it, TitleScreen, "escape")


async def test_to_continue_with_nothing_says_so_and_stays(shelf: Path) -> None:
    async with at_the_title(shelf) as it:
        await it.press("1", "enter")
        await it.says(words.NOTHING_CONTINUES)
        assert isinstance(it.screen, TitleScreen)


async def test_escape_at_the_title_does_nothing(shelf: Path) -> None:
    async with at_the_title(shelf) as it:
        await it.press("escape")
        assert isinstance(it.screen, TitleScreen)
        assert not it.is_left


async def test_what_is_pressed_before_all_is_loaded_is_done_when_it_is() -> None:
    let = Event()
    entered: list[str] = []

    class Later:
        def notes(self) -> Mapping[str, str]:
            return {}

        async def enter(self, app: JunctureApp, entry: str) -> None:
            app.exit(entry)
            entered.append(entry)

    def load() -> Later:
        let.wait(10)
        return Later()

    shown = Shown(Listening(lambda app: front(app, load)))
    async with running(shown):
        await shown.press("3", "enter", "4")
        assert entered == []
        let.set()
        await shown.until(lambda: shown.is_left)
    assert entered == [words.LOAD]


async def test_nothing_is_loaded_before_the_title_is_drawn() -> None:
    drawn: list[bool] = []

    def load() -> Nothing:
        assert isinstance(shown.screen, TitleScreen)
        drawn.append(shown.screen.drawn.is_set())
        return Nothing()

    shown = Shown(Listening(lambda app: front(app, load)))
    async with running(shown):
        await shown.until(lambda: bool(drawn))
    assert drawn == [True]


async def test_who_quits_before_all_is_loaded_quits_without_a_word(shelf: Path) -> None:
    async with at_the_title(shelf) as it:
        title = it.screen
        assert isinstance(title, TitleScreen)
        await it.app._shutdown()  # noqa: SLF001 (as Textual does when one quits)
        title.tell({})
        assert it.app.defect is None


async def test_what_goes_wrong_while_loading_ends_it_at_once() -> None:
    def load() -> None:
        raise LookupError

    app = JunctureApp(lambda app: front(app, load))  # type: ignore[arg-type]
    await app.run_async(headless=True)
    assert isinstance(app.defect, LookupError)


def test_the_title_is_drawn_before_anything_of_the_game_is_loaded() -> None:
    code = """
import sys
from game.cli import screens
from game.files.settings import Settings
from game.tui.app import JunctureApp
from game.tui.foot import Foot
from game.tui.screens.title import TitleScreen

HEAVY = {"pydantic", "yaml", "game.core", "game.play", "game.files.saves", "filelock"}
run, drawn, loaded = JunctureApp.run, Foot.render_lines, []

def seen(self, crop):
    loaded.append(HEAVY & set(sys.modules))
    return drawn(self, crop)

def leave(self):
    self.call_after_refresh(self.app.exit, "")

Foot.render_lines = seen
TitleScreen.on_show = leave
JunctureApp.run = lambda self, mouse: run(self, headless=True)
screens.title(None, Settings(), "")
print(loaded[0])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50)])
async def test_the_title_is_laid_out_for_its_size_from_the_first_frame_on(
    size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    then: list[frozenset[str]] = []
    monkeypatch.setattr(Foot, "on_mount", lambda foot: then.append(frozenset(foot.screen.classes)))
    app = JunctureApp(lambda app: front(app, Nothing))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert then[0] >= {name for name in app.screen.classes if name in CLASSES}


async def test_the_foot_names_as_many_digits_as_there_are_entries(shelf: Path) -> None:
    begin(shelf)
    begin(shelf)
    async with at_the_title(shelf) as it:
        for key, digits in (("2", f"1-{len(NAMES)}"), ("3", "1-2"), ("4", f"1-{len(NAMES)}")):
            await it.opened(key, "enter")
            assert f" {digits} choose" in screen_text(it.app).splitlines()[-1]
            await it.back()


async def test_the_foot_of_a_list_knows_what_was_deleted_from_it(shelf: Path) -> None:
    begin(shelf)
    async with at_the_title(shelf) as it:
        await over_to(it, SavesScreen, "3", "enter")
        assert screen_text(it.app).splitlines()[-1].startswith(" 1 choose")
        await over_to(it, DeleteScreen, "d")
        await over_to(it, SavesScreen, "2", "enter")
        await it.shows(offers.NOTHING_KEPT)
        assert screen_text(it.app).splitlines()[-1] == " esc back  ? help"


# --- new ---


async def test_enter_four_times_begins_a_game(shelf: Path) -> None:
    async with at_the_title(shelf) as it:
        await to_the_ways(it, "trotsky")
        await over_to(it, Asking, "enter")
        assert kept(shelf)[0].scenario == "trotsky"
        await over_to(it, TitleScreen, "escape")


async def test_every_part_of_the_way_to_play_can_be_settled(shelf: Path) -> None:
    async with at_the_title(shelf) as it:
        await to_the_ways(it)
        await it.press("2", "enter", "3", "enter", "6", "enter")
        await over_to(it, StartScreen, "4", "enter")
        await over_to(it, WayScreen, "3", "enter")
        await over_to(it, PremisesScreen, "5", "enter")
        await it.press("2", "enter", "3", "enter", "3", "enter")
        await over_to(it, WayScreen, "escape")
        await over_to(it, TypedScreen, "7", "enter")
        await over_to(it, WayScreen, *"1917", "enter")
        for part in ("short:", "as it fell in history", "From 12 August 1917", "without undo"):
            await it.shows(part)
        await it.shows("7 Seed 1917")
        await over_to(it, Asking, "1", "enter")
        (save,) = kept(shelf)
    start = [name for name, *_ in offers.starts(shipped("kornilov"))][1]
    premise = list(shipped("kornilov").premises)[1]
    assert save.variant == str(
        Variant(as_it_fell=True, short=True, start=start, without=(premise,))
    )
    assert (save.iron, save.seed) == (True, 1917)


async def test_a_seed_that_is_no_number_is_refused_in_a_sentence(shelf: Path) -> None:
    async with at_the_title(shelf) as it:
        await to_the_ways(it)
        await over_to(it, TypedScreen, "7", "enter")
        await over_to(it, WayScreen, *"-3", "enter")
        await it.says(offers.NO_SEED)
        await it.shows("drawn anew")


async def test_what_a_scenario_has_not_is_said(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = shipped("kornilov").model_copy(update={"short": (), "premises": {}})
    monkeypatch.setattr(rooms, "offered", lambda: {"a": bare, "b": bare})
    async with at_the_title(shelf) as it:
        await over_to(it, ScenariosScreen, "2", "enter")
        await over_to(it, WayScreen, "enter")
        await it.press("2", "enter")
        await it.says(offers.NO_SHORT)
        await it.press("5", "enter")
        await it.says(offers.NO_PREMISES)
        assert isinstance(it.screen, WayScreen)


# --- load ---


async def test_load_lists_what_is_kept_with_where_it_stands(shelf: Path) -> None:
    begin(shelf)
    begin(shelf, variant="short,from:telegraph")
    damage(shelf)
    async with at_the_title(shelf) as it:
        await over_to(it, SavesScreen, "3", "enter")
        for part in ("'bad.json' is damaged", "The General and the Orator 2", "no move yet"):
            await it.shows(part)
        await it.shows("short · from The tape")


async def test_a_damaged_one_says_why_when_it_is_opened(shelf: Path) -> None:
    damage(shelf)
    async with at_the_title(shelf) as it:
        await over_to(it, SavesScreen, "3", "enter")
        for key in ("enter", "c", "d"):
            it.app.said.clear()
            await it.press(key)
            await it.says("bad.json")
            assert isinstance(it.screen, SavesScreen)


async def test_one_is_copied_under_the_name_that_is_typed(shelf: Path) -> None:
    begin(shelf)
    async with at_the_title(shelf) as it:
        await over_to(it, SavesScreen, "3", "enter")
        await over_to(it, TypedScreen, "c")
        await over_to(it, SavesScreen, "ctrl+u", *"Mine", "enter")
        await it.shows("Mine")
    assert {save.name for save in kept(shelf)} == {"Mine", shipped("kornilov").title}


async def test_a_name_that_is_taken_costs_a_sentence(shelf: Path) -> None:
    begin(shelf)
    async with at_the_title(shelf) as it:
        await over_to(it, SavesScreen, "3", "enter")
        await over_to(it, TypedScreen, "c")
        await over_to(it, SavesScreen, "ctrl+u", *shipped("kornilov").title, "enter")
        await it.says("is there already")
    assert len(kept(shelf)) == 1


async def test_deleting_asks_first_and_keeps_by_default(shelf: Path) -> None:
    begin(shelf)
    async with at_the_title(shelf) as it:
        await over_to(it, SavesScreen, "3", "enter")
        for keys in (("enter",), ("escape",), ("2", "escape")):
            await over_to(it, DeleteScreen, "d")
            await over_to(it, SavesScreen, *keys)
            assert len(kept(shelf)) == 1
        await over_to(it, DeleteScreen, "d")
        await over_to(it, SavesScreen, "2", "enter")
        await it.shows(offers.NOTHING_KEPT)
    assert kept(shelf) == []


async def test_what_is_pressed_while_a_list_is_read_anew_is_done_once_it_is(shelf: Path) -> None:
    async with at_the_title(shelf) as it:
        screen = SavesScreen([])
        screen.answer("copy")
        assert await screen.asked() == "copy"
        await it.app.push_screen(screen)
        screen.answer("copy")
        await it.opened("?")
        await it.back()
        asked = asyncio.create_task(screen.asked())
        await it.settled()
        assert not asked.done()  # another screen has been over it since
        screen.answer(None)
        assert await asked is None


@pytest.mark.parametrize("keys", [("enter",), ("c",), ("d",), ("1", "enter"), ("down", "up")])
async def test_an_empty_list_answers_nothing(keys: tuple[str, ...], shelf: Path) -> None:
    async with at_the_title(shelf) as it:
        await over_to(it, SavesScreen, "3", "enter")
        await it.press(*keys)
        assert isinstance(it.screen, SavesScreen)
        await it.shows(offers.NOTHING_KEPT)


async def test_a_folder_that_cannot_be_read_is_told_at_the_title(shelf: Path) -> None:
    no_folder(shelf)
    async with at_the_title(shelf) as it:
        await it.shows("cannot be read")
        await over_to(it, SavesScreen, "3", "enter")
        await it.says("cannot be read")


async def test_a_save_that_another_has_open_costs_a_sentence(shelf: Path) -> None:
    begin(shelf)
    async with at_the_title(shelf) as it:
        with saves.hold(shelf, shipped("kornilov").title):
            await it.press("1", "enter")
            await it.says("is open in another Juncture")
        assert isinstance(it.screen, TitleScreen)


# --- scenarios ---


async def test_scenarios_tell_what_each_is_and_how_to_play_ones_own(shelf: Path) -> None:
    async with at_the_title(shelf, size=(160, 50)) as it:
        await over_to(it, ScenariosScreen, "4", "enter")
        for number, (_, scenario) in enumerate(all_shipped(), 1):
            await it.press(str(number))
            await it.shows(offers.in_short(scenario))
            for chapter in scenario.chapters.values():
                await it.shows(chapter.title)
            await it.shows((scenario.note or "")[:60])
            await it.shows("juncture play PATH")
        await over_to(it, WayScreen, "enter")
        await over_to(it, ScenariosScreen, "escape")
        await over_to(it, TitleScreen, "escape")


def test_a_scenario_of_one_month_names_it_once() -> None:
    assert offers.span(shipped("kornilov")) == "August 1917"
    assert offers.span(shipped("trotsky")) == "July 1917 to August 1940"


def test_the_last_playthrough_is_named_where_its_scenario_is_gone(shelf: Path) -> None:
    begin(shelf)
    (save,) = kept(shelf)
    assert offers.last(save, None) == save.name
    assert "its scenario cannot be played now" in offers.kept(save, None)


def test_an_ended_playthrough_says_how_it_ended() -> None:
    sitting, _ = sittings.shown(Wish("kornilov", seed=1))
    history = sitting.history
    ending = sitting.scenario.endings[history.state.ending or ""]
    assert offers.where(history) == f"ended: {' '.join(ending.title.split())}"
