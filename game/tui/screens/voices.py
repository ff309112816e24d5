"""Who speaks here: what they say, who they are, what they want."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget

from game.tui.flow import flow
from game.tui.looking import Looking
from game.words import keys, screens, voices
from game.words.blocks import Block, Prose
from game.words.pages import Banner


class VoicesScreen(Looking):
    """The advisers of the turn that the page tells of."""

    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK, keys.ONWARD)

    def banner(self) -> Banner:
        """Where and when, and what this page is."""
        below = self.asked.page.banner
        return Banner(below.where, below.when, screens.VOICES)

    def reading(self) -> Iterable[Widget]:
        """Each of them in turn."""
        turn = self.asked.page.turn
        told: Iterable[Block] = (
            [Prose(voices.NOBODY)]
            if turn is None
            else voices.speakers(self.asked.playthrough, turn)
        )
        return flow(told)
