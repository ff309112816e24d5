"""The look back, leaf by leaf: the two paths, the gauges over time, what decided it, sources."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.core.comparison import Point, series
from game.play.questions import Read
from game.tui.asked import Asked
from game.tui.asking import Asking
from game.tui.draw.chart import NARROWEST, chart
from game.tui.drawn import Drawn, packed
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.named import mark
from game.tui.paths import drawing, legend
from game.tui.possible import Found, found, possible
from game.tui.reader import Reader
from game.tui.safe import safe
from game.tui.screens.sources import Source
from game.words import debrief as words
from game.words import keys, prospects, screens
from game.words.blocks import Block, Heading, Labelled
from game.words.decisive import decisive
from game.words.pages import Part
from game.words.sources import entries

_PATHS, _GAUGES, _DECISIVE, _POSSIBLE, _SOURCES = range(len(words.PARTS))
_LOWEST, _HIGHEST = 8, 16
"""Lines of a gauge's drawing; what the rest of the page leaves, within these."""
_REST: Final = 14
"""Rows of the window that are not the drawing's: head, foot, headings, some of the table."""
_WIDEST: Final = 100
"""Columns of a gauge's drawing at most."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One leaf: the part that it belongs to, and what stands on it."""

    part: int
    widgets: Callable[[], Iterable[Widget]]


class DebriefScreen(Asking):
    """Space reads on from leaf to leaf, a digit turns to a part, Enter ends the evening.

    Where no leaf was turned yet, only when pressed again: one may have pressed it to go on from
    the page before.
    """

    BINDINGS: ClassVar[list[BindingType]] = bound(
        keys.END, keys.TURN_TO, keys.LEAF_ON, keys.LEAF_BACK
    )
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.ONWARD,
        keys.upto(keys.TURN_TO, len(words.PARTS)),
        keys.END,
        keys.PATH,
        keys.SOURCES,
        keys.UNDO,
        keys.LEAF_ON,
    )

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        names = asked.playthrough.scenario.gauges
        self._leaves = [
            _Leaf(_PATHS, self._paths),
            *(_Leaf(_GAUGES, partial(self._gauge, name)) for name in names),
            _Leaf(_DECISIVE, self._decisive),
            _Leaf(_POSSIBLE, self._possible),
            _Leaf(_SOURCES, self._sources),
        ]
        self._at = 0
        self._found: Found = prospects.WORKING
        self._may_end = False
        self._bar = Drawn(self._parts, classes="parts")

    def body(self) -> ComposeResult:
        """The parts by their numbers, and the leaf that is turned to."""
        yield self._bar
        with Vertical(id="leaf"):
            yield Reader(self.reading(), id="reader")

    def reading(self) -> Iterable[Widget]:
        """What stands on the present leaf."""
        return self._leaves[self._at].widgets()

    def on_mount(self) -> None:
        """Have worked out what was still possible, while the first leaf is read."""
        self.run_worker(self._work())

    def action_select(self, digit: int) -> None:
        """Turn to a part; to one that is open already, its next leaf."""
        part = digit - 1
        if part == _GAUGES == self._leaves[self._at].part:
            after = self._at + 1
            if self._leaves[after].part == _GAUGES:
                self._turn(after)
                return
        found = [index for index, leaf in enumerate(self._leaves) if leaf.part == part]
        if found:
            self._turn(found[0])

    def action_odds(self) -> None:
        """Turn to what was still possible."""
        self.action_select(_POSSIBLE + 1)

    def action_leaf_on(self) -> None:
        """Turn to the next leaf."""
        self._turn(self._at + 1)

    def action_leaf_back(self) -> None:
        """Turn to the leaf before."""
        self._turn(self._at - 1)

    def action_onward(self) -> None:
        """Read on: the leaf to its end, then the next one."""
        if not self.reader.onward():
            self._turn(self._at + 1)

    def action_decide(self) -> None:
        """End the evening, if it is meant."""
        if self._may_end:
            self.answer(Read())
        else:
            self._may_end = True
            self.refuse(screens.END_AGAIN)

    def _turn(self, leaf: int) -> None:
        """Show another leaf, if there is one."""
        if 0 <= leaf < len(self._leaves) and leaf != self._at:
            self._at = leaf
            self._may_end = True
            self.call_next(self._show)

    async def _work(self) -> None:
        self._found = await found(self.asked)
        part = self._leaves[self._at].part
        if part == _POSSIBLE:
            self.call_next(self._show)
        elif part == _PATHS:
            for drawn in self.query("#leaf Drawn").results(Drawn):
                drawn.refresh(layout=True)

    def _shifts(self) -> Mapping[str, str]:
        """How each move shifted the odds of the ending, once that is worked out."""
        if isinstance(self._found, str):
            return {}
        return prospects.towards_the_end(self.asked.playthrough, self._found)

    async def _show(self) -> None:
        await self.reader.replace(self.reading())
        mark(self, self.naming, self.named)
        self._bar.refresh(layout=True)

    def _parts(self, width: int, height: int) -> Content:
        """The parts by their numbers; the one that is open has a sign, and says how far it is."""
        del height
        items = []
        for part, title in enumerate(words.PARTS):
            own = [index for index, leaf in enumerate(self._leaves) if leaf.part == part]
            if self._at not in own:
                items.append(Content.assemble((f" {part + 1} ", "bold $red"), safe(title)))
                continue
            place = f" {words.leaf(own.index(self._at) + 1, len(own))}" if len(own) > 1 else ""
            items.append(safe(f"▸{part + 1} {title}{place}", "bold $gold"))
        return packed(items, 2, width)

    def _paths(self) -> Iterator[Widget]:
        playthrough, history = self.asked.playthrough, self.asked.sitting.history
        yield legend(playthrough, history, self._shifts)
        yield drawing(playthrough, history, self._shifts)
        yield Horizontal(
            Vertical(*flow(self.asked.page.part(Part.PATH)), classes="decided"),
            self._remained(),
            classes="decisive paths-told",
        )

    def _possible(self) -> Iterator[Widget]:
        """What was still possible, or a sentence in its place."""
        return possible(self.asked, self._found)

    def _gauge(self, name: str) -> Iterator[Widget]:
        """A gauge's drawing, and under it the same as a list."""
        playthrough = self.asked.playthrough
        scenario = playthrough.scenario
        points = series(playthrough, self.asked.sitting.history, name)
        gauge = scenario.gauges[name]
        yield from flow(self.asked.page.part(Part.GAUGES)[:1])
        yield from flow([Heading(gauge.label, 3)])
        yield Drawn(lambda width, _: self._chart(points, gauge.words, width), classes="chart")
        yield from _listed(words.levels_over_time(scenario, name, points))

    def _chart(self, points: Sequence[Point], levels: Sequence[str], width: int) -> Content:
        if width < NARROWEST:  # the list beneath is the table that would stand here
            return Content("")
        height = min(max(self.size.height - _REST, _LOWEST), _HIGHEST)
        last = self.asked.playthrough.steps[-1].turn
        until = self.asked.playthrough.scenario.turn(last).date
        return chart(points, levels, min(width, _WIDEST), height, until)

    def _decisive(self) -> Iterator[Widget]:
        """What decided it, and beside or under it what remained, by its titles."""
        told = decisive(self.asked.playthrough)
        decided = [*flow(told.decided)]
        for held in told.grounds:
            (said,) = flow([held.said])
            decided.append(said)
            if held.behind:
                said.add_class("held")
                decided.append(Vertical(*flow(held.behind), classes="behind"))
        decided += flow(told.missed)
        yield Horizontal(
            Vertical(*decided, classes="decided"),
            self._remained(),
            classes="decisive",
        )

    def _remained(self) -> Widget:
        """What remained, by its titles alone."""
        kept = words.remained(self.asked.playthrough)
        return Vertical(
            *flow([Heading(words.REMAINED, 3)] if kept else []),
            *(Static(Content.assemble(("● ", "$gold"), safe(title))) for title in kept),
            classes="remained",
        )

    def _sources(self) -> Iterator[Widget]:
        """The bibliography, in the manner of the page of sources."""
        head, *rest = self.asked.page.part(Part.SOURCES)
        yield from flow([head])
        cited = entries(self.asked.playthrough, self.asked.sitting.variant.start)
        yield from [Source(entry) for entry in cited] or flow(rest)


def _listed(blocks: Iterable[Block]) -> Iterator[Widget]:
    """A line for each point: the date, and beside it the levels."""
    for block in blocks:
        if isinstance(block, Labelled):
            yield Horizontal(
                Static(safe(block.label, "bold $gold"), classes="date"),
                Static(safe(block.text), classes="levels"),
                classes="point",
            )
