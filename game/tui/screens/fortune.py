"""A fortune: the odds are said, then chance falls."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.core.move import Fall
from game.play.questions import Draw, Read
from game.tui.aftermath import Aftermath
from game.tui.asked import Asked
from game.tui.asking import Asking
from game.tui.band import Band
from game.tui.draw.track import bar
from game.tui.keys import bound
from game.tui.reader import Docked
from game.tui.safe import safe
from game.tui.situation import closed, situation
from game.words import keys, odds, screens
from game.words.odds import Chance, chances

MOST_MARKS: Final = 12
"""The largest whole that is shown as marks; above it stands a thin bar."""
_BAR: Final = 12


class FortuneScreen(Asking):
    """Enter lets chance fall; the first one only where space has read on, else it asks for another.

    One may have pressed it to go on from the page before.
    """

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.DRAW)
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.DRAW,
        keys.ONWARD,
        keys.NAMES,
        keys.WHY,
        keys.SOURCES,
        keys.UNDO,
    )

    def __init__(self, asked: Asked, question: Draw) -> None:
        super().__init__(asked)
        self.question = question
        self._may_fall = False

    def reading(self) -> Iterable[Widget]:
        """The situation, the odds, and that they are chance's."""
        shares = [(fall.fall, share) for fall, share in self.question.falls]
        page = self.asked.page
        turn = self.question.falls[0][0].turn
        said = chances(self.asked.playthrough.scenario, turn, shares)
        yield Vertical(*situation(page), classes="situation")
        yield Docked(*shown(said, self.question.prompt))
        yield Static(safe(odds.SETTLED, "$dim"), classes="prose settled")
        yield from closed(page)

    def under(self) -> Iterable[Widget]:
        """The path so far."""
        yield Band(self.asked.playthrough, self.asked.sitting.history)

    def action_decide(self) -> None:
        """Let it fall, if it is meant."""
        if self._may_fall:
            self.answer(Read())
        else:
            self._may_fall = True
            self.refuse(screens.FALL_AGAIN)

    def action_onward(self) -> None:
        """Read on; Enter is meant then."""
        self._may_fall = True
        super().action_onward()


class FallScreen(Aftermath):
    """How chance fell, and what followed."""

    def before(self) -> Iterable[Widget]:
        """The odds as they were said, the one that fell filled."""
        playthrough, page = self.asked.playthrough, self.asked.page
        yield from super().before()
        step = next(step for step in reversed(playthrough.steps) if step.turn == page.turn)
        if isinstance(step.move, Fall):
            said = odds.chances_before(playthrough, step)
            yield Vertical(*shown(said, fell=step.move.fall), classes="fell")


def shown(chances: Sequence[Chance], prompt: str = "", fell: str | None = None) -> Iterator[Widget]:
    """A line for each way in which chance may fall; `fell` names the one that did."""
    head = Content.assemble((odds.ODDS, "bold $gold"), "  ", safe(prompt))
    lines = [_line(chance, is_fallen=chance.fall == fell) for chance in chances]
    yield Static(head, classes="prompt")
    yield Vertical(*lines, classes="odds")


def _line(chance: Chance, *, is_fallen: bool) -> Widget:
    sign, style = ("◆", "bold $red") if is_fallen else ("◇", "$ink")
    if chance.of <= MOST_MARKS:
        marks = [(f"{sign} ", style)] * chance.share + [("· ", "$rail")] * (
            chance.of - chance.share
        )
        drawn = Content.assemble(*marks)
    else:
        drawn = Content.assemble((f"{sign} ", style), bar(chance.share, chance.of, _BAR))
    words = safe(chance.text, style if is_fallen else "")
    return Horizontal(Static(drawn, classes="marks"), Static(words, classes="chance"))
