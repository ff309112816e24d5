"""What followed a move: the text, you and history side by side, what changed, the grounds."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from game.play.questions import Read
from game.tui.asking import Asking
from game.tui.flow import flow
from game.tui.keys import bound
from game.words import keys
from game.words.pages import Part


class OutcomeScreen(Asking):
    """Enter goes on to the next page."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.GO_ON)
    hints: ClassVar[Sequence[keys.Key]] = (
        keys.GO_ON,
        keys.ONWARD,
        keys.EVIDENCE,
        keys.RECORD,
        keys.SOURCES,
        keys.WHY,
        keys.UNDO,
    )

    def reading(self) -> Iterable[Widget]:
        """What followed, beside history; then changes and grounds."""
        page = self.asked.page
        yield from flow(page.part(Part.SCENE))
        yield Horizontal(
            Vertical(*flow(page.part(Part.FOLLOWED)), classes="you"),
            Vertical(*flow(page.part(Part.HISTORY)), classes="history"),
            classes="beside",
        )
        yield from flow(page.part(Part.CHANGES, Part.GROUNDS, Part.ABSENT))

    def action_decide(self) -> None:
        """Go on."""
        self.answer(Read())
