"""The playthroughs that are kept: open one, copy it, delete it once that is confirmed."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from game.files.saves import Damaged
from game.play.sittings import Standing
from game.tui.keys import bound
from game.tui.menu import UNDER, Item
from game.tui.picking import Picking
from game.tui.safe import safe
from game.words import keys, offers
from game.words.pages import Banner

Entry = Standing | Damaged


class SavesScreen(Picking):
    """The list, newest first; what cannot be read is told in its place."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.COPY, keys.DELETE)
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.OPEN,
        keys.COPY,
        keys.DELETE,
        keys.BACK,
    )
    manner = UNDER

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(Banner(offers.JUNCTURE, "", offers.LOAD), _items(entries))
        self.entries = entries

    def below(self) -> ComposeResult:
        """What is said where nothing is kept."""
        yield Static(safe(offers.NOTHING_KEPT), id="nothing", classes="prose")

    def on_mount(self) -> None:
        """Say so if nothing is kept."""
        self.query_one("#nothing").display = not self.entries

    @property
    def picked(self) -> Entry:
        """What is selected."""
        return self.entries[self.menu.selected]

    def show(self, entries: Sequence[Entry]) -> None:
        """Show what is kept now."""
        self.entries = entries
        self.fill(_items(entries))
        for nothing in self.query("#nothing"):
            nothing.display = not entries

    def action_copy(self) -> None:
        """Ask for a copy."""
        self._ask("copy")

    def action_delete(self) -> None:
        """Ask for it to be deleted."""
        self._ask("delete")

    def _ask(self, action: str) -> None:
        if self.entries:
            self.answer(action)


class DeleteScreen(Picking):
    """Asks before something is deleted for good; what is selected first keeps it."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.TAKE)
    hints: ClassVar[Sequence[keys.Key]] = (keys.TAKE, keys.BACK)

    def __init__(self, name: str) -> None:
        items = [Item(offers.KEEP_IT), Item(offers.DELETE_IT)]
        super().__init__(Banner(offers.JUNCTURE, "", offers.DELETE), items)
        self._question = offers.really_delete(name)

    def above(self) -> ComposeResult:
        """The question."""
        yield Static(safe(self._question), classes="prose")

    @property
    def is_meant(self) -> bool:
        """Whether deleting is what is selected."""
        return self.menu.selected == 1


def _items(entries: Sequence[Entry]) -> list[Item]:
    return [
        Item(offers.DAMAGED, entry.sentence)
        if isinstance(entry, Damaged)
        else Item(entry.save.name, offers.kept(entry.save, entry.playthrough))
        for entry in entries
    ]
