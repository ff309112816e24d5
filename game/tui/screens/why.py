"""Why a gauge stands where it does: every change of it on this path, one gauge at a time."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from game.tui.asked import Asked
from game.tui.draw.rows import stack, wrapped
from game.tui.drawn import Drawn, packed
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.looking import Looking
from game.tui.reader import Reader
from game.tui.safe import safe
from game.words import keys, screens
from game.words.debrief import why_chain
from game.words.levels import Balance, balance
from game.words.pages import Banner

_PLACE: Final = "gauge"
_GAP: Final = 2
_DIGIT: Final = 4
_CHOSEN: Final = "bold $red"


class WhyScreen(Looking):
    """A digit or an arrow takes another gauge; it opens on what the page below changed."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GAUGE, keys.NEXT_GAUGE, keys.GAUGE_BEFORE)
    hints: ClassVar[Sequence[keys.Key]] = (keys.NEXT_GAUGE, keys.ONWARD, keys.BACK)

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.names = tuple(asked.playthrough.scenario.gauges)
        self.gauges = balance(asked.playthrough)
        self.selected = self.names.index(self._first_changed())

    def banner(self) -> Banner:
        """Where and when, and what this page is."""
        below = self.asked.page.banner
        return Banner(below.where, below.when, screens.WHY)

    def foot(self) -> Sequence[keys.Key]:
        """The keys that the foot names here: as many digits as there are gauges."""
        return (keys.upto(keys.GAUGE, len(self.names)), *self.hints)

    def body(self) -> ComposeResult:
        """The gauges, above or beside; the chain of the one that is selected."""
        yield Drawn(self._strip, classes="gauges-above")
        with Horizontal(id="middle"):
            with Vertical(id="gauges-beside"):
                yield Drawn(self._list)
            with Vertical(id="page"):
                yield Reader(self.reading(), id="reader")

    def reading(self) -> Iterable[Widget]:
        """The chain, from the start to where the gauge stands now."""
        return flow(why_chain(self.asked.playthrough, self.names[self.selected]))

    async def action_select(self, digit: int) -> None:
        """Take a gauge by its number."""
        await self._take(digit - 1)

    async def action_leaf_on(self) -> None:
        """Take the next gauge."""
        await self._take(self.selected + 1)

    async def action_leaf_back(self) -> None:
        """Take the gauge before."""
        await self._take(self.selected - 1)

    async def on_click(self, event: events.Click) -> None:
        """Take the gauge that was clicked."""
        place = event.style.meta.get(_PLACE)
        if isinstance(place, int):
            await self._take(place)

    async def _take(self, index: int) -> None:
        if not 0 <= index < len(self.names) or index == self.selected:
            return
        self.selected = index
        for drawn in self.query(Drawn).results(Drawn):
            drawn.refresh()
        await self.reader.replace(self.reading())

    def _first_changed(self) -> str:
        changed = (
            change.gauge
            for step in self.asked.playthrough.steps
            if step.turn == self.asked.page.turn
            for change in step.changes
        )
        return next(changed, self.names[0])

    def _strip(self, width: int, height: int) -> Content:
        del height
        return packed(map(self._short, range(len(self.names))), _GAP, width)

    def _short(self, index: int) -> Content:
        gauge, is_chosen = self.gauges[index], index == self.selected
        sign, style = ("▸", _CHOSEN) if is_chosen else (" ", "")
        number = (f"{sign}{index + 1} ", style)
        name = safe(gauge.short, style or "$dim")
        return Content.assemble(number, name, f" {gauge.level.value}").stylize(_takes(index))

    def _list(self, width: int, height: int) -> Content:
        airy = [line for n, gauge in enumerate(self.gauges) for line in self._item(n, gauge, width)]
        brief = [line for line in airy if line.plain]
        if len(brief) > height:
            return self._strip(width, height)
        return stack(airy[:-1] if len(airy) <= height + 1 else brief)

    def _item(self, index: int, gauge: Balance, width: int) -> list[Content]:
        is_chosen = index == self.selected
        sign, style = ("▸", _CHOSEN) if is_chosen else (" ", "")
        number = Content.styled(f"{sign}{index + 1} ".ljust(_DIGIT), style)
        room = width - _DIGIT
        texts = wrapped(gauge.level.label, style, room) + wrapped(
            f"{gauge.level.word} {gauge.level.value}", "$dim", room
        )
        first = Content.assemble(number, texts[0])
        rest = [Content(" " * _DIGIT) + text for text in texts[1:]]
        return [*(line.stylize(_takes(index)) for line in (first, *rest)), Content("")]


def _takes(index: int) -> Style:
    """Marks the cells on which a click takes a gauge; unlike a link they keep their looks."""
    return Style.from_meta({_PLACE: index})
