"""People and terms: those that a page names, and with `/` all of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from game.tui.asked import Asked
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.looking import Looking
from game.tui.reader import Reader
from game.tui.safe import safe
from game.words import keys, screens
from game.words.blocks import Block, Heading, Prose
from game.words.naming import Named, everything, known
from game.words.pages import Banner


class NamesScreen(Looking):
    """Tells all that is known of some people and terms; Escape leaves the search first."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.FIND)
    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK, keys.FIND, keys.ONWARD)

    def __init__(self, asked: Asked, named: Sequence[Named]) -> None:
        super().__init__(asked)
        self.named = named

    def banner(self) -> Banner:
        """Where and when, and what this page is."""
        below = self.asked.page.banner
        return Banner(below.where, below.when, screens.NAMES)

    def body(self) -> ComposeResult:
        """The line to search with, while it is wanted, and the page."""
        find = Input(placeholder=screens.FIND_NAMES, id="find")
        find.display = False
        count = Static(classes="found")
        count.display = False
        with Vertical(id="page"):
            yield find
            yield count
            yield Reader(self.reading(), id="reader")

    def reading(self) -> Iterable[Widget]:
        """Those that the page below names."""
        return flow(self._told(self.named) or [Prose(screens.NOBODY_NAMED)])

    async def action_find(self) -> None:
        """Search among all of them, and list all until something is typed."""
        self._find.display = True
        self._count.display = True
        self.set_focus(self._find)  # at once, so that what is typed next is not lost
        await self._list(self._find.value)

    def action_back(self) -> None:
        """Leave the search, else the page."""
        if not self._find.display:
            self.dismiss()
            return
        self._find.display = False
        self._count.display = False
        self._find.value = ""
        self.set_focus(None)
        self.call_next(lambda: self.reader.replace(self.reading()))

    @on(Input.Changed, "#find")
    async def _search(self, event: Input.Changed) -> None:
        event.stop()
        if self._find.display:
            await self._list(event.value)

    async def _list(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        scenario = self.asked.playthrough.scenario
        every = everything(scenario)
        found = [named for named in every if wanted in known(scenario, named).label.casefold()]
        self._count.update(safe(screens.found(len(found), len(every)), "$dim"))
        await self.reader.replace(flow(self._told(found) or [Prose(screens.NOTHING_FOUND)]))

    @on(Input.Submitted, "#find")
    def _read(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(None)

    @property
    def _find(self) -> Input:
        return self.query_one("#find", Input)

    @property
    def _count(self) -> Static:
        return self.query_one(".found", Static)

    def _told(self, named: Iterable[Named]) -> list[Block]:
        every = list(named)
        people = [one for one in every if one.kind == "person"]
        terms = [one for one in every if one.kind == "term"]
        return [*self._section(screens.PEOPLE, people), *self._section(screens.TERMS, terms)]

    def _section(self, title: str, named: Sequence[Named]) -> Iterator[Block]:
        scenario = self.asked.playthrough.scenario
        if named:
            yield Heading(title, 3)
        for one in named:
            yield known(scenario, one)
