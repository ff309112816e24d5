"""A list to take from, drawn as one widget: numbers, labels, and what stands beside or under."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
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
        wanted = self.selected if selected is None else selected
        self._drawn.show(items, min(wanted, max(len(items) - 1, 0)))
        self.call_after_refresh(self._reveal)

    def select(self, index: int) -> None:
        """Select by index; one that nothing has selects nothing."""
        if 0 <= index < len(self.items) and index != self.selected:
            self._drawn.select(index)
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


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of every entry stand, at one width."""

    margin: int
    """Cells before the labels: a digit's or the keys', and the gap behind them."""
    room: int
    notes: int | None
    """Where notes begin behind the margin; None where they stand under the labels."""
    tops: tuple[int, ...]
    """The line at which each entry begins, and the one behind the last."""


class _Drawn(Widget):
    """The entries as lines; one that is drawn is kept, so that a move draws two entries at most."""

    def __init__(self, items: Sequence[Item], manner: Manner) -> None:
        super().__init__()
        self.items = items
        self.manner = manner
        self.selected = 0
        self._columns: dict[int, _Columns] = {}
        self._kept: dict[tuple[int, bool], list[Strip]] = {}
        self._kept_for: tuple[int, Style, str] | None = None

    def show(self, items: Sequence[Item], selected: int) -> None:
        """Show other entries."""
        self.items = items
        self.selected = selected
        self._columns.clear()
        self._kept.clear()
        self.refresh(layout=True)

    def select(self, index: int) -> None:
        """Select another entry."""
        before, self.selected = self.selected, index
        self.refresh(self._region(before), self._region(index))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each entry, and more where its text needs them."""
        del container, viewport
        return self._at(width).tops[-1]

    def render_line(self, y: int) -> Strip:
        """One line of an entry."""
        if self.text_selection is not None:  # by a mouse: Textual draws it over all of the text
            return super().render_line(y)
        index = self.at(y)
        if index is None:
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        row = y - self._at(self.size.width).tops[index]
        return self._strips(index)[row].apply_offsets(0, y)

    def render(self) -> Content:
        """All entries at the present width."""
        columns = self._at(self.size.width)
        entries = [self._entry(index, columns) for index in range(len(self.items))]
        return Content("\n").join([line for lines in entries for line in lines])

    def at(self, y: int) -> int | None:
        """The entry on a line."""
        index = bisect_right(self._at(self.size.width).tops, y) - 1
        return index if 0 <= index < len(self.items) else None

    def place(self, index: int) -> tuple[int, int]:
        """The line at which an entry begins, and how many it takes."""
        if not self.items:
            return 0, 0
        top, below = self._at(self.size.width).tops[index : index + 2]
        return top, below - top

    def _region(self, index: int) -> Region:
        top, lines = self.place(index)
        return Region(0, top, self.size.width, lines)

    def _strips(self, index: int) -> list[Strip]:
        """An entry as it is drawn at the present width, in the present theme."""
        drawn_for = (self.size.width, self.visual_style, self.app.theme)
        if drawn_for != self._kept_for:
            self._kept.clear()
            self._kept_for = drawn_for
        key = (index, index == self.selected)
        if key not in self._kept:
            width, style, _ = drawn_for
            entry = Content("\n").join(self._entry(index, self._at(width)))
            self._kept[key] = Visual.to_strips(self, entry, width, None, style)
        return self._kept[key]

    def _at(self, width: int) -> _Columns:
        """Where everything stands at a width."""
        if width not in self._columns:
            keys = [safe(item.key).cell_length for item in self.items]
            numbered = self.manner.numbered
            margin = MARGIN if numbered else max((MARGIN, *(cells + 3 for cells in keys)))
            room = max(min(width - margin, WIDEST), 1)
            labels = [safe(item.label).cell_length for item in self.items]
            notes = max(labels, default=0) + 3
            beside = not self.manner.under and room >= NARROW and notes <= room // 2
            columns = _Columns(margin, room, notes if beside else None, ())
            heights = (len(self._entry(index, columns)) for index in range(len(self.items)))
            tops = tuple(accumulate(heights, initial=0))
            self._columns[width] = replace(columns, tops=tops)
        return self._columns[width]

    def _entry(self, index: int, columns: _Columns) -> list[Content]:
        item = self.items[index]
        chosen = index == self.selected
        label = safe(item.label, "bold $red" if chosen else "bold")
        note = safe(item.note, "" if chosen else "$dim")
        if columns.notes is None:
            texts = label.wrap(columns.room)
            texts += note.wrap(columns.room) if item.note and not self.manner.brief else []
            texts += [Content("")] if self.manner.under else []
        else:
            notes = note.wrap(columns.room - columns.notes) if item.note else [Content("")]
            gap = Content(" " * (columns.notes - label.cell_length))
            indent = Content(" " * columns.notes)
            texts = [(label + gap if row == 0 else indent) + text for row, text in enumerate(notes)]
        is_numbered = self.manner.numbered and index < NUMBERED
        number = safe(f"{index + 1}" if is_numbered else item.key)
        free = " " * (columns.margin - 2 - number.cell_length)
        style = "bold $band-ink on $band" if chosen else "on $panel"
        digit = Content.assemble("▸" if chosen else " ", number, free).stylize(style)
        first = Content.assemble(digit, " ", texts[0])
        return [first, *(Content(" " * columns.margin) + text for text in texts[1:])]
