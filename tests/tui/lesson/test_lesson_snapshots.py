"""Every page of a lesson as text on the smallest wall and on a usual one, as last found good.

Where a slide or the wall was changed on purpose, `poe snapshots` takes them anew.
"""

import random

import pytest
from syrupy.assertion import SnapshotAssertion

from game.play.debates import plan_of, rehearsed
from game.tui.palette import NIGHT
from tests.tui.driver import Size
from tests.tui.lesson.on_the_wall import a_lesson, on_the_wall, views_of_a_lesson, wish
from tests.tui.test_contrast import faint
from tests.tui.test_sizes import amiss
from tests.tui.test_snapshots import Album

pytestmark = pytest.mark.timeout(240)


at_each_size = pytest.mark.parametrize(
    "size",
    [
        pytest.param((60, 20), id="60x20"),
        pytest.param((100, 30), id="100x30", marks=pytest.mark.long),
    ],
)


@at_each_size
async def test_what_stands_around_a_lesson(size: Size, snapshot: SnapshotAssertion) -> None:
    album = Album(size)
    async with on_the_wall(rehearsed(plan_of(wish())), size) as shown:
        album.add(shown, "before the class")
        await shown.begin()
        await shown.opened("?")
        album.add(shown, "keys and commands")
        await shown.back()
        await shown.press("t", *"A3 B")
        album.add(shown, "a line")
        await shown.press("escape")
        await shown.typed("end")
        album.add(shown, "asked twice")
        await shown.opened("enter")
        album.add(shown, "ended")
    album.hold(snapshot)


@at_each_size
async def test_a_lesson_on_the_wall(size: Size, snapshot: SnapshotAssertion) -> None:
    album = Album(size)
    async with a_lesson(size) as shown:
        async for name in views_of_a_lesson(shown):
            album.add(shown, name)
    album.hold(snapshot)


@pytest.mark.long
@pytest.mark.parametrize("form", ["debate", "controversy", "fishbowl"])
@pytest.mark.parametrize("turn", ["new_course", "the_door"])
async def test_every_wall_fits_whatever_the_window_was_before(turn: str, form: str) -> None:
    sizes = random.Random(1917)  # noqa: S311 (no secret)
    wrong: list[str] = []
    walls = ((40, 12), (60, 20), (80, 24), (100, 30), (160, 50), (200, 60))
    async with a_lesson((80, 24), wish(turn, "trotsky", form)) as shown:  # type: ignore[arg-type]
        async for name in views_of_a_lesson(shown):
            size = sizes.choice(walls)
            await shown.resize((sizes.randrange(1, 220), sizes.randrange(1, 70)))
            await shown.resize(size)
            wrong += [f"{name} at {size}: {what}" for what in (*amiss(shown), *faint(shown))]
    assert wrong == []


async def test_a_dark_wall_can_be_read_as_well() -> None:
    wrong: list[str] = []
    async with a_lesson((100, 30)) as shown:
        await shown.press("ctrl+t")
        assert shown.app.theme == NIGHT.name
        async for name in views_of_a_lesson(shown):
            wrong += [f"{name}: {what}" for what in faint(shown)]
    assert wrong == []


async def test_a_window_changes_at_any_moment_of_a_lesson() -> None:
    sizes = random.Random(1940)  # noqa: S311 (no secret)
    wrong: list[str] = []
    async with a_lesson((60, 20)) as shown:
        async for name in views_of_a_lesson(shown):
            size = sizes.randrange(40, 200), sizes.randrange(12, 60)
            await shown.resize(size)
            wrong += [f"{name} at {size}: {what}" for what in amiss(shown)]
    assert wrong == []
