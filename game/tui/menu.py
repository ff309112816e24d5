"""A list to take from, drawn as one widget: numbers, labels, and what stands beside or under."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from game.tui.safe import safe

NUMBERED: Final = 9
"""Entries that have a digit of their own; arrows reach the others."""
MARGIN: Final = 5
"""Cells of an entry's digit, with the gap behind it."""
WIDEST: Final = 66
NARROW: Final = 40
"""Columns below which a note stands under its label, never beside it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: its label, a note beside or under it, its `key` where digits mean nothing."""

    label: str
    note: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """Notes stand beside the labels, or `under` them.

    `brief` ones are left out where there is no room beside. Where digits mean something else,
    a list is not `numbered`, and shows the entries' keys in their place.
    """

    under: bool = False
    brief: bool = False
    numbered: bool = True


BESIDE: Final = Manner()
UNDER: Final = Manner(under=True)


class Menu(VerticalScroll, can_focus=False):
    """Entries, of which one is selected unless there are none. It decides nothing."""

    class Moved(Message):
        """Another entry is selected."""

    class Opened(Message):
        """What was selected was clicked."""

    def __init__(
        self,
        items: Sequence[Item],
        selected: int = 0,
        *,
        manner: Manner = BESIDE,
        id: str | None = None,  # noqa: A002 (Textual's name for it)
    ) -> None:
        self._drawn = _Drawn(items, manner)
        super().__init__(self._drawn, id=id)
        self._drawn.selected = min(selected, max(len(items) - 1, 0))

    @property
    def selected(self) -> int:
        """The index of what is selected."""
        return self._drawn.selected

    @property
    def items(self) -> Sequence[Item]:
        """What there is to take from."""
        return self._drawn.items

    def show(self, items: Sequence[Item], selected: int | None = None) -> None:
        """Show other entries; the same index stays selected, unless another is given."""
        self._drawn.items = items
        wanted = self.selected if selected is None else selected
        self._drawn.selected = min(wanted, max(len(items) - 1, 0))
        self._drawn.refresh(layout=True)
        self.call_after_refresh(self._reveal)

    def select(self, index: int) -> None:
        """Select by index; one that nothing has selects nothing."""
        if 0 <= index < len(self.items) and index != self.selected:
            self._drawn.selected = index
            self._drawn.refresh()
            self._reveal()
            self.post_message(self.Moved())

    def move(self, by: int) -> None:
        """Select the next entry, or the one before."""
        self.select(min(max(self.selected + by, 0), len(self.items) - 1))

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; open it where it was selected."""
        event.stop()
        index = self._drawn.at(event.y + round(self.scroll_y))
        if index is None:
            return
        if index == self.selected:
            self.post_message(self.Opened())
        self.select(index)

    def on_resize(self) -> None:
        """Keep what is selected in view."""
        self._reveal()

    def _reveal(self) -> None:
        top, lines = self._drawn.place(self.selected)
        self.scroll_to_region(Region(0, top, 1, lines), animate=False, force=True)


class _Drawn(Widget):
    """The entries as lines."""

    def __init__(self, items: Sequence[Item], manner: Manner) -> None:
        super().__init__()
        self.items = items
        self.manner = manner
        self.selected = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each entry, and more where its text needs them."""
        del container, viewport
        return sum(len(lines) for lines in self._entries(width))

    def render(self) -> Content:
        """The entries at the present width."""
        entries = self._entries(self.size.width)
        return Content("\n").join([line for lines in entries for line in lines])

    def at(self, y: int) -> int | None:
        """The entry on a line."""
        top = 0
        for index, lines in enumerate(self._entries(self.size.width)):
            top += len(lines)
            if y < top:
                return index
        return None

    def place(self, index: int) -> tuple[int, int]:
        """The line at which an entry begins, and how many it takes."""
        entries = [len(lines) for lines in self._entries(self.size.width)]
        return sum(entries[:index]), entries[index] if entries else 0

    @property
    def _margin(self) -> int:
        """Cells before the labels: a digit's or the keys', and the gap behind them."""
        keys = [safe(item.key).cell_length for item in self.items]
        return MARGIN if self.manner.numbered else max((MARGIN, *(cells + 3 for cells in keys)))

    def _entries(self, width: int) -> list[list[Content]]:
        room = max(min(width - self._margin, WIDEST), 1)
        labels = [safe(item.label).cell_length for item in self.items]
        column = max(labels, default=0) + 3
        beside = not self.manner.under and room >= NARROW and column <= room // 2
        return [
            self._entry(index, item, room, column if beside else None)
            for index, item in enumerate(self.items)
        ]

    def _entry(self, index: int, item: Item, room: int, column: int | None) -> list[Content]:
        chosen = index == self.selected
        label = safe(item.label, "bold $red" if chosen else "bold")
        note = safe(item.note, "" if chosen else "$dim")
        if column is None:
            texts = label.wrap(room)
            texts += note.wrap(room) if item.note and not self.manner.brief else []
            texts += [Content("")] if self.manner.under else []
        else:
            notes = note.wrap(room - column) if item.note else [Content("")]
            gap = Content(" " * (column - label.cell_length))
            indent = Content(" " * column)
            texts = [(label + gap if row == 0 else indent) + text for row, text in enumerate(notes)]
        is_numbered = self.manner.numbered and index < NUMBERED
        number = safe(f"{index + 1}" if is_numbered else item.key)
        free = " " * (self._margin - 2 - number.cell_length)
        style = "bold $band-ink on $band" if chosen else "on $panel"
        digit = Content.assemble("▸" if chosen else " ", number, free).stylize(style)
        first = Content.assemble(digit, " ", texts[0])
        return [first, *(Content(" " * self._margin) + text for text in texts[1:])]
