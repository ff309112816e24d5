"""What can be taken, by number: a digit or an arrow selects, and nothing here decides."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from game.tui.safe import safe


class _Row(Horizontal):
    """One choice: a block with its digit, and its words beside it."""

    def __init__(self, number: int, label: str) -> None:
        super().__init__()
        self.number = number
        self._digit = Static(classes="digit")
        self._label = Static(safe(label), classes="label")
        self.show(selected=False)

    def compose(self) -> ComposeResult:
        """Digit and words."""
        yield self._digit
        yield self._label

    def show(self, *, selected: bool) -> None:
        """Show whether this is what is selected: by a sign, and by colour."""
        self._digit.update(Content(f"{'▸' if selected else ' '}{self.number} "))
        self.set_class(selected, "-selected")

    def on_click(self, event: events.Click) -> None:
        """A click selects."""
        event.stop()
        self.post_message(Choices.Clicked(self.number - 1))


class Choices(VerticalScroll, can_focus=False):
    """Numbered choices, of which one may be selected; `selected` is its index, or None."""

    DEFAULT_CLASSES: ClassVar[str] = "choices"
    selected: reactive[int | None] = reactive[int | None](None)

    class Clicked(Message):
        """A choice was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, labels: Sequence[str], selected: int | None = None) -> None:
        self._rows = [_Row(number, label) for number, label in enumerate(labels, 1)]
        super().__init__(*self._rows)
        self.set_reactive(Choices.selected, selected)

    def on_mount(self) -> None:
        """Show what is selected from the start."""
        self.watch_selected()

    def select(self, index: int) -> None:
        """Select by index; one that nothing has selects nothing."""
        if 0 <= index < len(self._rows):
            self.selected = index

    def move(self, by: int) -> None:
        """Select the next one, or the one before."""
        start = -1 if self.selected is None and by > 0 else self.selected or 0
        self.selected = min(max(start + by, 0), len(self._rows) - 1)

    def watch_selected(self) -> None:
        """Show it, and bring it into view."""
        for index, row in enumerate(self._rows):
            row.show(selected=index == self.selected)
        if self.selected is not None and self.is_mounted:
            self.scroll_to_widget(self._rows[self.selected], animate=False)

    def on_choices_clicked(self, event: Clicked) -> None:
        """Select what was clicked."""
        event.stop()
        self.select(event.index)
