"""The page after a lesson: where its record is, and whether another juncture follows."""

from asyncio import Future
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from game.core.lesson.lesson import Plan
from game.play.debate import Debate
from game.tui.flow import flow
from game.tui.frame import Frame
from game.tui.keys import bound
from game.tui.reader import Reader
from game.words import keys
from game.words.names import turn_title
from game.words.pages import Banner
from game.words.text import flat
from game.words.wall import keys as wall_keys
from game.words.wall import screen


class EndedScreen(Frame):
    """Asks whether to go on: `chosen` is the plan of the next juncture, None to stop."""

    BINDINGS: ClassVar[list[BindingType]] = bound(wall_keys.FURTHER, wall_keys.STOP)

    def __init__(self, debate: Debate) -> None:
        super().__init__()
        self.debate = debate
        self.further = debate.next_juncture()
        self.chosen: Future[Plan | None] = Future()

    def banner(self) -> Banner:
        """The juncture."""
        return Banner(flat(self.debate.before.title), "", screen.OVER)

    def foot(self) -> Sequence[keys.Key]:
        """Going on only where there is somewhere to go."""
        further = [wall_keys.FURTHER] if self.further is not None else []
        return (*further, wall_keys.STOP)

    def body(self) -> ComposeResult:
        """The page."""
        title = (
            None if self.further is None else turn_title(self.debate.scenario, self.further.turn)
        )
        with Vertical(id="page"):
            yield Reader(flow(screen.ended(self.debate.name, title)), id="reader")

    def action_further(self) -> None:
        """Go on to the next juncture."""
        if self.further is not None and not self.chosen.done():
            self.chosen.set_result(self.further)

    def action_back(self) -> None:
        """Stop here."""
        if not self.chosen.done():
            self.chosen.set_result(None)
