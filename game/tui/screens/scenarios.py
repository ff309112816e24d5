"""The scenarios that come with the game, each with what it is; and how to play one's own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from game.core.scenario.scenario import Scenario
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.menu import UNDER, Item
from game.tui.picking import Picking
from game.tui.reader import Reader
from game.words import keys, offers
from game.words.pages import Banner
from game.words.text import flat


class ScenariosScreen(Picking):
    """A list above, and beneath it all about the scenario that is selected.

    `at_length` tells its chapters too, and how to play a scenario of one's own.
    """

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.TAKE, keys.ONWARD, keys.BACKWARD)
    hints: ClassVar[Sequence[keys.Key]] = (keys.TAKE, keys.ONWARD, keys.BACK)
    manner = UNDER

    def __init__(self, scenarios: Mapping[str, Scenario], *, at_length: bool) -> None:
        items = [Item(flat(one.title), offers.in_short(one)) for one in scenarios.values()]
        what = offers.SCENARIOS if at_length else offers.NEW
        super().__init__(Banner(offers.JUNCTURE, "", what), items)
        self._scenarios = scenarios
        self._at_length = at_length

    @property
    def picked(self) -> str:
        """The name of the scenario that is selected."""
        return list(self._scenarios)[self.menu.selected]

    def below(self) -> Iterable[Widget]:
        """All about the one that is selected."""
        yield Reader(self._about(0), id="reader")

    async def on_menu_moved(self) -> None:
        """Tell about another one."""
        await self.query_one(Reader).replace(self._about(self.menu.selected))

    def action_onward(self) -> None:
        """Read on."""
        self.query_one(Reader).onward()

    def action_backward(self) -> None:
        """Read back."""
        self.query_one(Reader).backward()

    def _about(self, index: int) -> Iterable[Widget]:
        scenario = list(self._scenarios.values())[index]
        more = [*offers.chapters(scenario), *offers.own()] if self._at_length else []
        return flow([*offers.about(scenario), *more])
