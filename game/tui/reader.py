"""A page to be read: it scrolls a page at a time, and says how much more there is."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from game.words import screens as words


class _Scroll(VerticalScroll, can_focus=False):
    """The part that scrolls. It reports how many lines stand below the fold."""

    class Moved(Message):
        """What is shown has changed."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Report a scroll."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def watch_virtual_size(self) -> None:
        """Report that the page has become longer or shorter."""
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Report that more or less of it is seen."""
        self.post_message(self.Moved())


class Reader(Vertical):
    """Widgets under each other, and beneath them how many lines are still to come."""

    DEFAULT_CLASSES: ClassVar[str] = "reader"

    def __init__(self, widgets: Iterable[Widget], *, id: str | None = None) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._widgets = list(widgets)
        self._scroll = _Scroll(*self._widgets)
        self._more = Static(classes="more")

    def compose(self) -> ComposeResult:
        """The page, and the line that tells of more."""
        yield self._scroll
        yield self._more

    @property
    def lines(self) -> int:
        """How many lines the whole page takes at the present width."""
        return sum(widget.outer_size.height for widget in self._widgets)

    @property
    def hidden(self) -> int:
        """How many lines stand below what is seen."""
        seen = self._scroll.scroll_y + self._scroll.size.height
        return max(0, round(self._scroll.virtual_size.height - seen))

    def onward(self) -> bool:
        """Show the next page; false where its end is seen already."""
        if not self.hidden:
            return False
        self._scroll.scroll_page_down(animate=False)
        return True

    def backward(self) -> None:
        """Show the page before."""
        self._scroll.scroll_page_up(animate=False)

    def by_line(self, lines: int) -> None:
        """Go down some lines, or up."""
        self._scroll.scroll_relative(y=lines, animate=False)

    async def replace(self, widgets: Iterable[Widget]) -> None:
        """Show another page in the place of this one."""
        self._widgets = list(widgets)
        await self._scroll.remove_children()
        await self._scroll.mount_all(self._widgets)
        self._scroll.scroll_home(animate=False)

    @on(_Scroll.Moved)
    def _tell(self, event: _Scroll.Moved) -> None:
        event.stop()
        more = self.hidden
        self._more.update(Content.styled(words.more(more) if more else "", "$dim"))
