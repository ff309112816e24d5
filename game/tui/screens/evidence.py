"""What a situation rested on, who held what, who urged what: told after the decision."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget

from game.tui.flow import flow
from game.tui.looking import Looking
from game.words import keys, program, screens
from game.words.blocks import Prose
from game.words.outcomes import evidence
from game.words.pages import Banner


class EvidenceScreen(Looking):
    """Of the turn that the page below tells of, if it is answered; else of the last one."""

    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK, keys.ONWARD)

    def banner(self) -> Banner:
        """Where and when, and what this page is."""
        below = self.asked.page.banner
        return Banner(below.where, below.when, screens.EVIDENCE)

    def reading(self) -> Iterable[Widget]:
        """The evidence, line by line."""
        told = evidence(self.asked.playthrough, self.asked.page.turn)
        return flow(told or [Prose(program.NO_EVIDENCE)])
