"""What can be taken, by number: a digit, an arrow or a click points at it; nothing here decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from game.tui.reader import Reader
from game.tui.safe import safe

_DIGIT: Final = 4
"""Cells of a choice's digit, with the gap behind it."""
_SIGN: Final = 2
_NOTE: Final = 8


@dataclass(frozen=True, slots=True)
class Look:
    """How a choice looks besides being selected: a sign before its words, a note after them.

    Where `note` is None no room is kept for one, so that rows keep their height.
    """

    sign: str = ""
    note: str | None = None
    style: str = ""

    @property
    def beside(self) -> int:
        """Cells that its sign and its note take from the words."""
        return (_SIGN if self.sign else 0) + (0 if self.note is None else _NOTE)


class _Row(Widget):
    """One choice, drawn as one: a block with its digit, and its words beside it."""

    def __init__(self, number: int, label: str) -> None:
        super().__init__()
        self.number = number
        self._words = label
        self._look = Look()
        self._selected = False

    def show(self, look: Look, *, selected: bool) -> None:
        """Show whether this is what is selected, by a sign and by colour; and how it looks."""
        if (self._look, self._selected) != (look, selected):
            fits = look.beside == self._look.beside
            self._look, self._selected = look, selected
            self.refresh(layout=not fits)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as its words need."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """The choice at the present width."""
        return Content("\n").join(self._lines(self.size.width))

    def on_click(self, event: events.Click) -> None:
        """Report a click."""
        event.stop()
        self.post_message(Choices.Clicked(self.number - 1))

    def _lines(self, width: int) -> list[Content]:
        look = self._look
        pointer, digit = ("▸", "bold $band-ink on $band") if self._selected else (" ", "on $panel")
        words = safe(self._words, f"bold $red {look.style}" if self._selected else look.style)
        room = max(width - _DIGIT - look.beside, 1)
        sign = Content.styled(f"{look.sign} ", look.style) if look.sign else Content("")
        first, *others = words.wrap(room)
        if look.note:
            first = first.pad_right(room - first.cell_length)
            first += safe(look.note.rjust(_NOTE), look.style)
        indent = " " * (_DIGIT + sign.cell_length)
        return [
            Content.assemble((f"{pointer}{self.number:<2}", digit), " ", sign, first),
            *(Content(indent) + line for line in others),
        ]


class Choices(Vertical):
    """Numbered choices on a page, of which one may be selected: `selected` is its index."""

    DEFAULT_CLASSES: ClassVar[str] = "choices"
    selected: reactive[int | None] = reactive[int | None](None, init=False, repaint=False)

    class Clicked(Message):
        """A choice was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, labels: Sequence[str]) -> None:
        self._rows = [_Row(number, label) for number, label in enumerate(labels, 1)]
        super().__init__(*self._rows)

    def look(self, index: int) -> Look:
        """How a choice looks besides being selected."""
        del index
        return Look()

    def on_mount(self) -> None:
        """Show them from the start."""
        self.show()

    def show(self) -> None:
        """Show every choice as it is now."""
        for index, row in enumerate(self._rows):
            row.show(self.look(index), selected=index == self.selected)

    def select(self, index: int) -> None:
        """Select by index, and bring it into view; one that nothing has selects nothing."""
        if 0 <= index < len(self._rows):
            self.selected = index
            self.query_ancestor(Reader).reveal(self._rows[index])

    def move(self, by: int) -> None:
        """Select the next one, or the one before; at first, the first or the last."""
        if self.selected is None:
            self.select(0 if by > 0 else len(self._rows) - 1)
        else:
            self.select(min(max(self.selected + by, 0), len(self._rows) - 1))

    def watch_selected(self) -> None:
        """Show it."""
        self.show()
