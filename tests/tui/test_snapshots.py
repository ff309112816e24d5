"""Every screen as text at three sizes, and a few as pictures, as they were last found good.

Where a screen was changed on purpose, `poe snapshots` takes them anew: read what changed.
"""

import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from game.core.playthrough import Playthrough
from game.core.variants import Variant, parse
from game.play.loop import Sitting, game, greeting
from game.play.questions import Chosen, Debrief, Decide, Read, Spend, Tell
from game.tui.app import JunctureApp
from game.tui.palette import PAPER
from tests.play.small import shipped
from tests.tui.driver import (
    Session,
    Shown,
    Size,
    at_the_title,
    first_move,
    on_screens,
    screen_text,
)
from tests.tui.test_contrast import faint
from tests.tui.test_sizes import amiss
from tests.tui.views import a_game, some_saves, views_of_a_game, views_of_the_title

pytestmark = pytest.mark.timeout(240)


class Text(SingleFileSnapshotExtension):
    """A file of text."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


class Picture(SingleFileSnapshotExtension):
    """A picture, without what differs from run to run and without the address of a font."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


class Album:
    """The screens of some views, all of which must fit and be readable."""

    def __init__(self, size: Size) -> None:
        self._width = size[0]
        self._pages: list[str] = []
        self._wrong: list[str] = []

    def add(self, shown: Shown, name: str) -> None:
        """Keep the present screen."""
        head = f"===== {name} ".ljust(self._width, "=")
        self._pages.append(f"{head}\n{screen_text(shown.app)}\n")
        self._wrong += [f"{name}: {what}" for what in (*amiss(shown), *faint(shown))]

    def hold(self, snapshot: SnapshotAssertion) -> None:
        """Compare with what was kept."""
        assert self._wrong == []
        assert "\n".join(self._pages) == snapshot(extension_class=Text)


Views = Callable[[Session], AsyncIterator[str]]
"""What stops at some screens, and names them."""

at_each_size = pytest.mark.parametrize(
    "size",
    [
        pytest.param((80, 24), id="80x24"),
        pytest.param((100, 30), id="100x30", marks=pytest.mark.long),
        pytest.param((160, 50), id="160x50", marks=pytest.mark.long),
    ],
)


@at_each_size
async def test_a_game_with_every_field_filled(size: Size, snapshot: SnapshotAssertion) -> None:
    album = Album(size)
    async with a_game(size) as session:
        async for name in views_of_a_game(session):
            album.add(session, name)
    album.hold(snapshot)


@at_each_size
async def test_the_title_and_where_it_leads(
    size: Size, snapshot: SnapshotAssertion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUNCTURE_SETTINGS", "/nowhere/settings.json")
    some_saves(tmp_path)
    album = Album(size)
    async with at_the_title(tmp_path, size) as shown:
        async for name in views_of_the_title(shown):
            album.add(shown, name)
    album.hold(snapshot)


def sitting(name: str, variant: str) -> Sitting:
    scenario = shipped(name)
    played = parse(variant, scenario) if variant else Variant()
    return Sitting(scenario, played, 3, iron=False, keep=lambda _: None)


async def views_of_kornilov(session: Session) -> AsyncIterator[str]:
    """Its first turns."""
    yield "opening"
    await session.reach(Decide)
    await session.press("2")
    yield "juncture"
    await session.turned("enter")
    yield "outcome"
    await session.reach(Spend)
    await session.press("1", "2")
    yield "season"
    await session.press("1", "2")


def ended(sat: Sitting) -> Playthrough:
    """Where the second option leads, and after it whatever comes first."""
    playing = game(sat, sat.begin(), ())
    question, has_decided = next(playing), False
    while not isinstance(question, Debrief):
        move = first_move(question)
        if isinstance(question, Decide) and not has_decided:
            move, has_decided = question.options[1][1], True
        question = playing.send(Read() if move is None else Chosen(move))
    return question.playthrough


async def views_of_its_end(session: Session) -> AsyncIterator[str]:
    """How the way of least words ends."""
    assert isinstance(session.question, Debrief)
    yield "ending"
    await session.turned("enter")
    yield "debrief"
    await session.press("2")
    yield "debrief, gauges"
    await session.press("3")
    yield "debrief, decisive"


async def views_of_trotsky(session: Session) -> AsyncIterator[str]:
    """Where a page has most to say: the peace of 1918."""
    await session.reach(Decide)
    yield "juncture"
    await session.press("1")
    await session.turned("enter")
    assert isinstance(session.question, Tell)
    yield "outcome"
    await session.reach(Decide)
    await session.opened("p")
    yield "path"
    await session.back()
    await session.opened("n")
    yield "names"
    await session.back()
    await session.opened("s")
    yield "sources"
    await session.back()


@at_each_size
@pytest.mark.parametrize(
    ("name", "variant", "views"),
    [
        ("kornilov", "as_it_fell", (views_of_kornilov, views_of_its_end)),
        ("trotsky", "from:january_formula,as_it_fell", (views_of_trotsky,)),
    ],
    ids=["kornilov", "trotsky"],
)
async def test_what_is_shipped(
    name: str,
    variant: str,
    views: tuple[Views, ...],
    size: Size,
    snapshot: SnapshotAssertion,
) -> None:
    sat = sitting(name, variant)
    start = sat.begin()
    playings = [game(sat, start, greeting(sat, start))]
    if len(views) > 1:
        playings.append(game(sat, ended(sat), ()))  # other tests play what lies between
    album = Album(size)
    for playing, some in zip(playings, views, strict=True):
        async with on_screens(sat, playing, size) as session:
            async for view in some(session):
                album.add(session, view)
    album.hold(snapshot)


def picture(app: JunctureApp) -> str:
    """The screen as SVG that is the same at every run."""
    svg = re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", app.export_screenshot(), flags=re.DOTALL)
    assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
    return re.sub(r"terminal-\d+-", "terminal-", svg)


async def test_a_few_as_pictures(snapshot: SnapshotAssertion) -> None:
    sat = sitting("trotsky", "from:january_formula,as_it_fell")
    start = sat.begin()
    playing = game(sat, start, greeting(sat, start))
    async with on_screens(sat, playing, (100, 30)) as session:
        await session.reach(Decide)
        await session.press("1")
        assert picture(session.app) == snapshot(name="juncture", extension_class=Picture)
        await session.turned("enter")
        await session.press("ctrl+t")
        assert session.app.theme == PAPER.name
        assert picture(session.app) == snapshot(name="outcome", extension_class=Picture)
