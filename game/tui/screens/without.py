"""The model questioned: the odds of the endings without each of its premises in turn."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.widget import Widget

from game.play.prospects import NotWorkedOutError, awaited_premises, premises
from game.tui.asked import Asked
from game.tui.draw.without import endings, without
from game.tui.drawn import Drawn
from game.tui.flow import flow
from game.tui.looking import Looking
from game.words import keys, screens
from game.words import premises as words
from game.words.blocks import Heading, Prose
from game.words.pages import Banner
from game.words.premises import Table
from game.words.prospects import WORKING
from game.words.text import flat


class WithoutScreen(Looking):
    """Says at once that the odds are being worked out, and shows them once they are there.

    What works them out ends with this page, whatever it has come to.
    """

    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK, keys.ONWARD)

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._found: Table | str = WORKING if premises(asked.sitting) else words.NONE

    def banner(self) -> Banner:
        """Whose model it is."""
        return Banner(flat(self.asked.playthrough.scenario.title), "", screens.ODDS)

    def reading(self) -> Iterable[Widget]:
        """The table, and each premise with all that moves without it."""
        found = self._found
        if isinstance(found, str):
            return flow([Heading(words.TITLE, 2), Prose(found)])
        return _told(found)

    def on_mount(self) -> None:
        """Have the odds worked out, if there is a premise to take out."""
        if premises(self.asked.sitting):
            self.run_worker(self._work())

    async def _work(self) -> None:
        sitting = self.asked.sitting
        try:
            self._found = words.questioned(sitting.scenario, await awaited_premises(sitting))
        except NotWorkedOutError as error:
            self._found = str(error)
        await self.reader.replace(self.reading())


def _told(table: Table) -> Iterator[Widget]:
    yield from flow(table.before)
    yield Drawn(lambda width, _: endings(table, width), classes="endings")
    yield Drawn(lambda width, _: without(table, width), classes="without")
    yield from flow(table.after)
    for one in table.without:
        yield from flow(one.blocks)
