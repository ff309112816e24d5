"""What the screens that are no game's have in common: a list to take from, and what answers."""

from asyncio import Future
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from game.tui.foot import Foot
from game.tui.frame import Frame
from game.tui.keys import bound
from game.tui.menu import BESIDE, Item, Manner, Menu
from game.words import keys
from game.words.pages import Banner

OPEN: Final = "decide"
"""What Enter asks for; other keys ask for their own action."""


class Picking(Frame):
    """A list under a head. `asked` waits for what is taken from it."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.SELECT, keys.OPEN, keys.DOWN, keys.UP)
    hints: ClassVar[Sequence[keys.Key]] = (keys.OPEN, keys.BACK)
    """The keys that the foot names behind the digits; with no entry it names the way back alone."""
    manner: ClassVar[Manner] = BESIDE

    def __init__(self, banner: Banner, items: Sequence[Item], selected: int = 0) -> None:
        super().__init__()
        self._banner = banner
        self._items = items
        self._selected = selected
        self._answer: Future[str | None] | None = None
        self._early: list[str | None] = []

    def banner(self) -> Banner:
        """What the head says."""
        return self._banner

    def foot(self) -> Sequence[keys.Key]:
        """The keys that the foot names here: as many digits as there are entries."""
        if not self._items:
            return (keys.BACK,)
        return (keys.upto(keys.SELECT, len(self._items)), *self.hints)

    def body(self) -> ComposeResult:
        """The list, and what stands above and below it."""
        with Vertical(id="picking"):
            yield from self.above()
            yield from self.listed()
            yield from self.below()

    def above(self) -> Iterable[Widget]:
        """What stands above the list."""
        return ()

    def listed(self) -> Iterable[Widget]:
        """The list."""
        yield Menu(self._items, self._selected, manner=self.manner, id="menu")

    def below(self) -> Iterable[Widget]:
        """What stands below the list."""
        return ()

    @property
    def menu(self) -> Menu:
        """The list."""
        return self.query_one(Menu)

    def fill(self, items: Sequence[Item]) -> None:
        """Show other entries; the foot names their digits.

        Where the evening has ended while they were read, less and less of it is there.
        """
        self._items = items
        for menu in self.query(Menu):
            menu.show(items)
        for foot in self.query(Foot):
            foot.tell(self.foot())

    async def asked(self) -> str | None:
        """What is asked for next: an action on what is selected; nothing to go back."""
        if self._early:
            return self._early.pop()
        self._answer = Future()
        return await self._answer

    def answer(self, action: str | None) -> None:
        """Answer; what comes while nothing waits, as while a list is read anew, is not lost."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(action)
        else:
            self._early = [action]

    def on_screen_suspend(self) -> None:
        """Forget what was pressed once too often before another screen came over this one."""
        self._early.clear()

    def action_select(self, digit: int) -> None:
        """Select an entry."""
        self.menu.select(digit - 1)

    def action_down(self) -> None:
        """Select the next entry."""
        self.menu.move(1)

    def action_up(self) -> None:
        """Select the entry before."""
        self.menu.move(-1)

    def action_decide(self) -> None:
        """Take what is selected."""
        if self.menu.items:
            self.answer(OPEN)

    def action_back(self) -> None:
        """Go back."""
        self.answer(None)

    def on_menu_opened(self, event: Menu.Opened) -> None:
        """Take what was clicked."""
        event.stop()
        self.action_decide()


@asynccontextmanager
async def over(app: App[str], screen: Picking) -> AsyncIterator[None]:
    """Show a screen over what is there, until the `with` ends."""
    await app.push_screen(screen)
    yield
    await app.pop_screen()
