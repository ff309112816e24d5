"""The title: the emblem, the name, and what there is to begin with.

It is drawn before any scenario is read, and loads nothing of the game.
"""

from asyncio import Event
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.tui.draw.emblem import emblem, wordmark
from game.tui.foot import Foot
from game.tui.keys import bound
from game.tui.menu import Item, Manner, Menu
from game.tui.picking import Picking
from game.tui.safe import safe
from game.words import keys, screens
from game.words import title as words
from game.words.pages import Banner

PICTURE: Final = 3
"""Lines below which there is no picture."""
ROOMY: Final = 14
"""Rows of a window below which nothing is said about the game."""
BLOCKS: Final = 16
"""Rows of a window below which the name is plain letters."""
LARGE: Final = 40
"""Rows of a window from which the name may be large."""
_ONE_SIZE: Final = 125
"""The widest at which the name is not large."""


class TitleScreen(Picking):
    """Digits select, Enter opens; what stands beside the entries comes when it is known."""

    CSS_PATH = None  # the sheet of the others is read when one of them is opened
    BINDINGS: ClassVar[list[BindingType]] = bound(keys.OPEN)
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.OPEN,
        keys.PALETTE,
        keys.THEME,
        keys.QUIT,
    )

    def __init__(self) -> None:
        super().__init__(Banner(), [Item(label, note) for _, label, note in words.ENTRIES])
        self.drawn = Event()

    def compose(self) -> ComposeResult:
        """No head: the emblem takes the rows that are free."""
        self._fit(self.app.size)
        yield _Emblem()
        with Vertical(id="title"):
            yield _Wordmark()
            yield _Motto(classes="motto")
            yield Menu(self._items, manner=Manner(brief=True), id="menu")
        yield Foot(self.foot())
        yield Static(Content(screens.TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Tell once the first frame is drawn."""
        self.call_after_refresh(self.drawn.set)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to go back to."""
        del parameters
        return action != "back"

    @property
    def entry(self) -> str:
        """The name of the entry that is selected."""
        return words.ENTRIES[self.menu.selected][0]

    def tell(self, notes: Mapping[str, str]) -> None:
        """Show what stands beside the entries; New is selected where nothing can go on.

        It may be known only when the player has quit, and is told nobody then.
        """
        if not self.app.is_running:
            return
        nothing = notes.get(words.CONTINUE) == words.NOTHING_TO_CONTINUE
        first = 1 if nothing and self.menu.selected == 0 else None
        items = [Item(label, notes.get(name, note)) for name, label, note in words.ENTRIES]
        self.menu.show(items, first)


class _Emblem(Static):
    """The picture, at whatever size is left for it."""

    def render(self) -> Content:
        """The picture; nothing in plain signs, or where it would be a mere strip."""
        plain = getattr(self.app, "plain_signs", False)
        if plain or self.size.height < PICTURE:
            return Content("")
        return emblem(self.size.width, self.size.height)


class _Motto(Static):
    """What the game is about; nothing in a window with no row to spare."""

    def render(self) -> Content:
        """The sentence, or nothing."""
        return safe(words.MOTTO if self.app.size.height >= ROOMY else "", "$dim")


class _Wordmark(Static):
    """The name, as large as fits."""

    def render(self) -> Content:
        """The name at the present size of the window."""
        rows = self.app.size.height
        if rows < BLOCKS or getattr(self.app, "plain_signs", False):
            return wordmark(0)
        return wordmark(self.size.width if rows >= LARGE else min(self.size.width, _ONE_SIZE))
