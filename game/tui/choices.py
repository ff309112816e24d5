"""What can be taken, by number: a digit, an arrow or a click points at it; nothing here decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from game.tui.safe import safe


@dataclass(frozen=True, slots=True)
class Look:
    """How a choice looks besides being selected: a sign before its words, a note after them.

    Where `note` is None no room is kept for one, so that rows keep their height.
    """

    sign: str = ""
    note: str | None = None
    style: str = ""


class _Row(Horizontal):
    """One choice: a block with its digit, and its words beside it."""

    def __init__(self, number: int, label: str) -> None:
        super().__init__()
        self.number = number
        self._words = label
        self._shown: tuple[Look, bool] | None = None
        self._digit = Static(classes="digit")
        self._sign = Static(classes="sign")
        self._label = Static(safe(label), classes="label")
        self._note = Static(classes="note")

    def compose(self) -> ComposeResult:
        """Digit, sign, words and note."""
        yield self._digit
        yield self._sign
        yield self._label
        yield self._note

    def show(self, look: Look, *, selected: bool) -> None:
        """Show whether this is what is selected, by a sign and by colour; and how it looks."""
        if self._shown == (look, selected):
            return
        self._shown = (look, selected)
        # Nothing changes its size by this, so nothing need be laid out anew; and by styles of
        # the text, not by a class, for which every rule of the sheet would be tried again.
        pointer = "▸" if selected else " "
        digit = "bold $band-ink on $band" if selected else ""
        words = f"bold $red {look.style}" if selected else look.style
        self._digit.update(Content.styled(f"{pointer}{self.number:<2}", digit), layout=False)
        self._sign.display = bool(look.sign)
        self._sign.update(Content.styled(look.sign, look.style), layout=False)
        self._label.update(safe(self._words, words), layout=False)
        self._note.display = look.note is not None
        self._note.update(safe(look.note or "", look.style), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Report a click."""
        event.stop()
        self.post_message(Choices.Clicked(self.number - 1))


class Choices(Vertical):
    """Numbered choices, of which one may be selected; `selected` is its index, or None."""

    DEFAULT_CLASSES: ClassVar[str] = "choices"
    selected: reactive[int | None] = reactive[int | None](None, init=False, repaint=False)

    class Clicked(Message):
        """A choice was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Selected(Message):
        """A choice is selected, or selected again: what stands for it on the page."""

        def __init__(self, row: Widget) -> None:
            super().__init__()
            self.row = row

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
        """Select by index; one that nothing has selects nothing."""
        if 0 <= index < len(self._rows):
            self.selected = index
            self.post_message(self.Selected(self._rows[index]))

    def move(self, by: int) -> None:
        """Select the next one, or the one before; at first, the first or the last."""
        if self.selected is None:
            self.select(0 if by > 0 else len(self._rows) - 1)
        else:
            self.select(min(max(self.selected + by, 0), len(self._rows) - 1))

    def watch_selected(self) -> None:
        """Show it."""
        self.show()
