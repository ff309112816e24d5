"""The odds on the screens: what plain lines tell, no key delayed, no process left behind."""

import asyncio
import os
import sys
import textwrap
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from game.core.playthrough import Playthrough
from game.core.prospects.values import Prospects
from game.core.prospects.working import work_out
from game.core.variants import Variant
from game.files.places import cache_folder
from game.play import prospects
from game.play.loop import Sitting, game
from game.play.questions import Debrief
from game.tui.drawn import Drawn
from game.tui.possible import Chances
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.model import ModelScreen
from game.tui.screens.odds import OddsScreen
from game.tui.screens.without import WithoutScreen
from game.words import premises as premise_words
from game.words import prospects as words
from game.words.blocks import Block
from tests.play.paths import along
from tests.play.small import ARGUED, from_text
from tests.tui.driver import Session, Shown, Size, folded, on_screens, texts
from tests.tui.plainly import pieces
from tests.tui.worked_out import shifted, worked_out

POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
ENDED = along(from_text(ARGUED), [1, 0, 0, 1])
ON_THE_WAY = along(from_text(ARGUED), [1, 0])
STARTED = along(from_text(ARGUED), [])


def sitting(variant: Variant | None = None) -> Sitting:
    scenario = from_text(ARGUED)
    played = variant or Variant()
    return Sitting(scenario, played, 3, iron=False, keep=lambda _: None, called="small")


@asynccontextmanager
async def standing(
    path: Playthrough, size: Size = (80, 24), sat: Sitting | None = None
) -> AsyncIterator[Session]:
    """A game that stands where a path has come to."""
    sat = sat or sitting()
    async with on_screens(sat, game(sat, path, ()), size) as session:
        yield session


def told(path: Playthrough) -> words.Told:
    return words.told(path, work_out(path.table, path.moves), "small")


def untold(blocks: list[Block], shown: list[str]) -> list[str]:
    """What some blocks say and some texts do not."""
    seen = folded("\n".join(shown))
    said = [piece for block in blocks for piece in pieces(block)]
    return [piece for piece in said if folded(piece) not in seen]


def untabled(path: Playthrough, shown: Shown) -> list[str]:
    """What plain lines tell of the endings and the table does not, figure by figure."""
    lines = shown.screen.query_one(Chances).render().plain.split("\n")
    missing = []
    for road in told(path).roads:
        line = next(line for line in lines if line.startswith(f"{road.title} "))
        parts = [words.figure(road.odds), words.moved(road.by), words.figure(road.best)]
        wanted = [road.closed] if road.closed else parts
        missing += [f"{road.title}: {part}" for part in wanted if part and part not in line]
    return missing


# --- the same as in plain lines ---


@pytest.mark.parametrize(
    ("path", "size"),
    [
        (STARTED, (80, 24)),
        (ON_THE_WAY, (160, 50)),
        pytest.param(STARTED, (160, 50), marks=pytest.mark.long),
        pytest.param(ON_THE_WAY, (80, 24), marks=pytest.mark.long),
    ],
    ids=["at the start", "on the way", "at the start, wide", "on the way, narrow"],
)
async def test_what_plain_lines_tell_on_the_way_is_shown(path: Playthrough, size: Size) -> None:
    async with standing(path, size) as session:
        await session.opened("o")
        assert isinstance(session.screen, OddsScreen)
        await worked_out(session)
        shown = texts(session.screen)
        assert untold([*told(path).before, *told(path).after], shown) == []
        assert untabled(path, session) == []


@pytest.mark.parametrize("size", [(60, 16), (100, 30)])
async def test_at_the_end_the_page_and_the_look_back_tell_the_same(size: Size) -> None:
    async with standing(ENDED, size) as session:
        await session.opened("o")
        await worked_out(session)
        page = texts(session.screen)
        await session.back()
        await session.turned("enter")
        assert isinstance(session.screen, DebriefScreen)
        await session.press("4")
        await worked_out(session)
        for shown in (page, texts(session.screen)):
            assert untold([*told(ENDED).before, *told(ENDED).after], shown) == []
        if size[0] >= 80:
            assert untabled(ENDED, session) == []


async def test_the_odds_without_each_premise_are_those_of_plain_lines() -> None:
    async with standing(ON_THE_WAY) as session:
        await session.opened("m")
        assert isinstance(session.screen, ModelScreen)
        await session.opened("o")
        assert isinstance(session.screen, WithoutScreen)
        await worked_out(session)
        found = await prospects.awaited_premises(sitting())
        table = premise_words.questioned(sitting().scenario, found)
        parts = [*table.before, *table.after]
        parts += [block for one in table.without for block in one.blocks]
        shown = texts(session.screen)
        assert untold(parts, shown) == []
        for block in table.listed:
            assert f"{block.label}: {block.text}" in "\n".join(shown)
        await session.back()
        assert isinstance(session.screen, ModelScreen)


async def test_where_no_premise_is_left_that_is_said_and_nothing_worked_out() -> None:
    bare = sitting(Variant(without=("slow", "idle")))
    async with standing(bare.begin(), sat=bare) as session:
        await session.opened("m")
        await session.opened("o")
        assert premise_words.NONE in texts(session.screen)


# --- hidden unless it is asked for; nothing given away ---


async def test_nothing_is_worked_out_before_it_is_asked_for_and_only_the_end_asks_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    awaited = prospects.awaited

    async def overheard(path: Playthrough) -> Prospects:
        asked.append(path.turn.id if path.turn else "the end")
        return await awaited(path)

    monkeypatch.setattr("game.tui.possible.awaited", overheard)
    async with standing(STARTED) as session:
        while not isinstance(session.question, Debrief):
            await session.answer(session.first(), whole=False)
        assert asked == []
        await session.turned("enter")
        await session.until(lambda: asked == ["the end"])


async def test_on_the_way_no_ending_is_marked_and_at_the_end_yours_and_historys_are() -> None:
    async with standing(ON_THE_WAY, (160, 50)) as session:
        await session.opened("o")
        await worked_out(session)
        drawn = [widget.render().plain for widget in session.screen.query(Drawn).results(Drawn)]
        assert len(drawn) > 1
        assert not {"◆", "●"} & {*"".join(drawn)}
    async with standing(ENDED, (100, 30)) as session:
        await session.turned("enter")
        await session.press("4")
        await worked_out(session)
        drawn = [session.screen.query_one(".course", Drawn).render().plain]
        assert {"◆", "●"} <= {*"".join(drawn)}


async def test_the_timeline_says_at_the_turns_how_the_odds_of_your_ending_shifted() -> None:
    shifts = words.towards_the_end(ENDED, work_out(ENDED.table, ENDED.moves))
    assert shifts
    async with standing(ENDED) as session:
        await session.turned("enter")
        await shifted(session)
        drawn = session.screen.query_one(".paths", Drawn).render().plain
        assert all(shift in drawn for shift in shifts.values())


# --- while it is worked out, and where it cannot be ---


def _instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Another program in the place of the one that works odds out."""
    monkeypatch.setattr(prospects, "_COMMAND", (sys.executable, "-c", textwrap.dedent(code)))


@pytest.mark.usefixtures("another_process")
async def test_another_process_works_out_what_is_shown() -> None:
    async with standing(ON_THE_WAY) as session:
        await session.opened("o")
        await worked_out(session)
        assert untabled(ON_THE_WAY, session) == []


@pytest.mark.usefixtures("another_process")
@pytest.mark.parametrize("keys", [("o",), ("m", "o")], ids=["odds", "premises"])
async def test_what_fails_is_one_sentence(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    _instead(monkeypatch, "raise SystemExit(1)")
    async with standing(ON_THE_WAY) as session:
        for key in keys:
            await session.opened(key)
        await worked_out(session)
        assert words.FAILED in texts(session.screen)
        await session.back()


@pytest.mark.usefixtures("another_process")
async def test_the_look_back_can_be_read_while_and_where_its_odds_are_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _instead(monkeypatch, "import sys; sys.stdin.readline(); sys.stdin.readline()")
    async with standing(ENDED) as session:
        await session.turned("enter")
        await session.press("4")
        assert words.WORKING in texts(session.screen)
        await session.press("5", "1")
        assert words.SHIFTED not in "\n".join(texts(session.screen))
        await session.press("5")  # the last leaf is seen
        await session.turned("enter")
        assert session.over


@POSIX_ONLY
@pytest.mark.usefixtures("another_process")
@pytest.mark.parametrize("keys", [("o",), ("m", "o")], ids=["odds", "premises"])
async def test_escape_while_it_is_worked_out_is_heard_at_once_and_leaves_no_process(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    number = tmp_path / "number"
    code = f"""
        import os, time
        from pathlib import Path
        Path({str(number)!r}).write_text(str(os.getpid()))
        time.sleep(600)
    """
    _instead(monkeypatch, code)
    async with standing(ON_THE_WAY) as session:
        for key in keys:
            await session.opened(key)
        await session.until(lambda: number.is_file() and bool(number.read_text("utf-8")))
        process = int(number.read_text("utf-8"))
        os.kill(process, 0)
        assert words.WORKING in texts(session.screen)
        before = time.monotonic()
        await session.press("space", "down")
        await session.back()
        assert time.monotonic() - before < 3  # two cores, shared with every other test
        await session.until(lambda: not _is_there(process))


@POSIX_ONLY
@pytest.mark.usefixtures("another_process")
async def test_leaving_the_look_back_leaves_no_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    number = tmp_path / "number"
    code = f"""
        import os, time
        from pathlib import Path
        Path({str(number)!r}).write_text(str(os.getpid()))
        time.sleep(600)
    """
    _instead(monkeypatch, code)
    async with standing(ENDED) as session:
        await session.turned("enter")
        await session.until(lambda: number.is_file() and bool(number.read_text("utf-8")))
        await session.turned("escape")
        assert session.over
    for _ in range(200):
        if not _is_there(int(number.read_text("utf-8"))):
            return
        await asyncio.sleep(0.02)
    pytest.fail("it was left behind")


def _is_there(process: int) -> bool:
    """Whether a process runs or has not been waited for."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


async def test_what_was_worked_out_before_is_shown_without_asking_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await prospects.awaited(ON_THE_WAY)
    assert list((cache_folder() / "prospects").iterdir())

    async def never(_: bytes) -> tuple[int, bytes]:
        pytest.fail("it was kept")

    monkeypatch.setattr(prospects, "_asked", never)
    async with standing(ON_THE_WAY) as session:
        await session.opened("o")
        await worked_out(session)
        assert session.screen.query(Chances)


async def test_from_the_odds_one_key_opens_the_model_that_they_come_from() -> None:
    async with standing(ON_THE_WAY) as session:
        await session.opened("o")
        await worked_out(session)
        await session.opened("m")
        assert isinstance(session.screen, ModelScreen)
        await session.back()
        assert session.screen.query(Chances)
