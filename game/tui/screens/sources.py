"""The sources of all that was told so far: listed, and searched as one types."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from game.tui.asked import Asked
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.looking import Looking
from game.tui.reader import Reader
from game.tui.safe import safe
from game.words import debrief, keys
from game.words import sources as words
from game.words.blocks import Heading
from game.words.pages import Banner
from game.words.sources import Entry, entries, found, matching


class Source(Static):
    """One source: its kind and whether it was seen, all that is told of it, its address.

    An address has lines of its own: most are longer than what is left of another one.
    """

    def __init__(self, entry: Entry) -> None:
        seen = safe(f" · {entry.seen}", "$gold") if entry.seen else Content("")
        kind = safe(entry.block.label, "bold $gold")
        text = safe(entry.block.text.removesuffix(entry.address).rstrip())
        address = safe(f"\n{entry.address}", "$dim") if entry.address else Content("")
        told = Content.assemble(kind, seen, "\n", text, address)
        super().__init__(told, classes="source")
        self.entry = entry


class SourcesScreen(Looking):
    """`/` searches; Escape leaves the search, then the page. Nothing is opened from here.

    Only what was told is listed: the other titles would tell what is still to come.
    """

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.FIND)
    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK, keys.FIND, keys.ONWARD)

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.entries = entries(asked.playthrough, asked.sitting.variant.start)
        self._found = Static(classes="found")
        self._find = Input(placeholder=words.FIND, id="find")
        self._find.display = False

    def banner(self) -> Banner:
        """Where and when, and what this page is."""
        below = self.asked.page.banner
        return Banner(below.where, below.when, debrief.SOURCES)

    def body(self) -> ComposeResult:
        """The line to search with, while it is wanted; how many there are; the list."""
        with Vertical(id="page"):
            yield from flow([Heading(words.USED, 2)])
            yield self._find
            yield self._found
            yield Reader(self.reading(), id="reader")

    def on_mount(self) -> None:
        """Say how many there are."""
        self._show("")

    def reading(self) -> Iterable[Widget]:
        """Every source."""
        return [Source(entry) for entry in self.entries]

    def action_find(self) -> None:
        """Search among them."""
        self._find.display = True
        self.set_focus(self._find)  # at once, so that what is typed next is not lost

    def action_back(self) -> None:
        """Leave the search, else the page."""
        if not self._find.display:
            self.dismiss()
            return
        self._find.value = ""  # which lists all of them again
        self._find.display = False
        self.set_focus(None)

    @on(Input.Changed, "#find")
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted, "#find")
    def _read(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(None)

    def _show(self, wanted: str) -> None:
        """List what is like that, and say how many of how many it is."""
        shown = matching(self.entries, wanted)
        for source in self.query(Source):
            source.display = source.entry in shown
        said = found(shown, self.entries)
        none = self.entries and not shown
        self._found.update(safe(f"{said}. {words.NOTHING_FOUND}" if none else said, "$dim"))
