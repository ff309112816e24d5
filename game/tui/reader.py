"""A page to be read: it scrolls a page at a time, and says how much more there is."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from game.tui.drawn import Drawn
from game.tui.slim import Slim
from game.words import screens as words

OVERLAP: Final = 1
"""Lines of a page that are seen again on the next one."""


class _Scroll(VerticalScroll, can_focus=False):
    """The part that scrolls. It reports whatever changes how much is below the fold."""

    class Moved(Message):
        """What is shown has changed."""

    def on_mount(self) -> None:
        """Leave a free cell between the text and the bar."""
        bar = self.vertical_scrollbar
        bar.renderer = Slim  # type: ignore[misc]  # as Textual says to set one bar's

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


class Docked(Vertical):
    """What is asked at the end of a page: under it where both fit, else always in view.

    What is too tall to stand beside a page, more than half of the height, scrolls with it.
    """

    class Resized(Message):
        """It has become taller or lower."""

    def __init__(self, *widgets: Widget) -> None:
        self._asked = Vertical(*widgets, classes="asked")
        self._rule = Drawn(self._ruled, classes="rule")
        self._hidden = 0
        super().__init__(self._rule, self._asked)

    @property
    def lines(self) -> int:
        """How many lines it takes by itself."""
        return self._asked.outer_size.height

    def tell(self, hidden: int) -> None:
        """Say above it how many lines of the page are still to come."""
        if hidden != self._hidden:
            self._hidden = hidden
            self._rule.refresh()

    def on_resize(self) -> None:
        """Report it."""
        self.post_message(self.Resized())

    def _ruled(self, width: int, height: int) -> Content:
        del height
        said = f" {words.more(self._hidden)} " if self._hidden else ""
        rule = ("─" * max(width - len(said), 0), "$rail")
        return Content.assemble(rule, (said, "$dim")).truncate(width)


class Reader(Vertical):
    """Widgets under each other, and beneath them how many lines are still to come.

    One of them may be `Docked`.
    """

    DEFAULT_CLASSES: ClassVar[str] = "reader"

    def __init__(self, widgets: Iterable[Widget], *, id: str | None = None) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._widgets = list(widgets)
        self._scroll = _Scroll(*self._widgets)
        self._more = Static(classes="more")
        self._kept: Widget | None = None
        self._shape: tuple[Size, bool] | None = None

    def compose(self) -> ComposeResult:
        """The page, and the line that tells of more."""
        yield self._scroll
        yield self._more

    @property
    def hidden(self) -> int:
        """How many lines stand below what is seen; blank ones at the end are not counted."""
        below = round(self._scroll.max_scroll_y - self._scroll.scroll_y)
        return max(0, below - _blank(self._scroll)) if below > 0 else 0

    def onward(self) -> bool:
        """Show the next page; false where its end is seen already."""
        if not self.hidden:
            return False
        self.by_line(self._page)
        return True

    def backward(self) -> None:
        """Show the page before."""
        self.by_line(-self._page)

    def by_line(self, lines: int) -> None:
        """Go down some lines, or up."""
        self._kept = None
        self._scroll.scroll_relative(y=lines, animate=False)

    def reveal(self, widget: Widget) -> None:
        """Bring something on the page into view, once it has its place; a resize keeps it there."""
        self._kept = widget
        self.call_after_refresh(self._reveal, widget)

    async def replace(self, widgets: Iterable[Widget]) -> None:
        """Show another page in the place of this one."""
        self._widgets = list(widgets)
        self._kept = None
        await self._scroll.remove_children()
        await self._scroll.mount_all(self._widgets)
        self._scroll.scroll_home(animate=False)

    def _reveal(self, widget: Widget) -> None:
        # Textual's own way there looks regions up after it has scrolled; see `_settle`.
        within = [node for node in widget.ancestors_with_self if isinstance(node, Widget)]
        if self._scroll not in within or any(map(self._is_docked, within)):
            return
        seen, height = round(self._scroll.scroll_y), self._scroll.size.height
        asked = next((node for node in within if isinstance(node, Docked)), None)
        if asked is not None and asked.outer_size.height <= height:
            within = within[within.index(asked) :]  # all that is asked, where that fits
            widget = asked
        inner = within[: within.index(self._scroll)]
        top = sum(node.virtual_region.y for node in inner)
        wanted = max(top + widget.outer_size.height - height, min(seen, top))
        if wanted != seen:
            self._scroll.scroll_to(y=wanted, animate=False, immediate=True)

    @property
    def _docked(self) -> Docked | None:
        return next((widget for widget in self._widgets if isinstance(widget, Docked)), None)

    def _is_docked(self, widget: Widget) -> bool:
        return isinstance(widget, Docked) and self.has_class("-docked")

    @property
    def _page(self) -> int:
        """Lines to go for the next page."""
        docked = self._docked
        covered = docked.outer_size.height if docked is not None and self._is_docked(docked) else 0
        return max(1, self._scroll.size.height - covered - OVERLAP)

    @on(_Scroll.Moved)
    @on(Docked.Resized)
    def _settle(self, event: Message) -> None:
        """Dock what is asked where it must be, and tell how much is below."""
        event.stop()
        docked = self._docked
        if docked is not None:
            room = self.size.height - 1  # a line tells of more, wherever it stands
            # By sizes, not regions: to look a region up between a scroll and its painting would
            # make Textual take the new places for the old, and leave them unpainted.
            flow = sum(
                widget.outer_size.height + widget.styles.margin.height
                for widget in self._widgets
                if widget is not docked
            )
            self.set_class(flow + docked.lines > room and docked.lines <= room // 2, "-docked")
        more = self.hidden
        # It keeps its one line: to lay the page out for it would draw all of it twice.
        said = Content.styled(words.more(more) if more else "", "$dim")
        self._more.update(said, layout=False)
        if docked is not None:
            docked.tell(more)
        shape = (self.size, self.has_class("-docked"))
        if shape != self._shape:
            self._shape = shape
            if self._kept is not None:
                self.call_after_refresh(self._reveal, self._kept)


def _blank(widget: Widget) -> int:
    """The lines left free under the last text of what is shown in a widget."""
    shown = [
        child
        for child in widget.children
        if child.display and child.outer_size.height and not isinstance(child, Docked)
    ]
    if not shown:
        return 0
    last = shown[-1]
    inner = _blank(last) if isinstance(last, Vertical) else 0
    return last.styles.margin.bottom + inner
