"""A list keeps what it has drawn of its entries, and shows it only where it still holds."""

from asyncio import Future

import pytest

from game.tui.app import JunctureApp
from game.tui.menu import BESIDE, UNDER, Item, Manner
from game.tui.palette import NIGHT, PAPER
from game.tui.picking import Picking
from game.words.pages import Banner
from tests.tui.driver import Size, strips

ITEMS = [
    Item(f"Entry {number}", f"{'a note that is told at some length ' * 3}") for number in range(7)
]


class _List(Picking):
    def __init__(self, manner: Manner, selected: int) -> None:
        super().__init__(Banner("A list"), ITEMS, selected)
        self.manner = manner  # type: ignore[misc]  # each screen has its own


async def drawn(
    manner: Manner, selected: int, *keys: str, theme: str = NIGHT.name, size: Size = (80, 24)
) -> list[object]:
    """The lines of a list that is opened at an entry, once some keys are pressed."""

    async def evening(app: JunctureApp) -> str:
        await app.push_screen(_List(manner, selected))
        return await Future[str]()

    app = JunctureApp(evening, theme)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        return [[tuple(segment) for segment in strip] for strip in strips(app)]


@pytest.mark.parametrize("manner", [BESIDE, UNDER])
async def test_a_list_that_was_gone_through_looks_as_one_that_is_opened_there(
    manner: Manner,
) -> None:
    assert await drawn(manner, 0, "down", "down", "up") == await drawn(manner, 1)
    assert await drawn(manner, 0, *["down"] * 9) == await drawn(manner, 6)


async def test_another_theme_shows_in_every_entry() -> None:
    there = await drawn(BESIDE, 1, "down", "ctrl+t", "up")
    assert there == await drawn(BESIDE, 1, theme=PAPER.name)
    assert there != await drawn(BESIDE, 1)
