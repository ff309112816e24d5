"""How a new game is to be played: each part of it in a row, to be changed before it begins."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from game.core.scenario.scenario import Scenario
from game.core.variants import parse
from game.play.sittings import Wish
from game.tui.keys import bound
from game.tui.menu import UNDER, Item
from game.tui.picking import Picking
from game.words import keys, offers
from game.words.pages import Banner
from game.words.text import flat


class WayScreen(Picking):
    """Enter on the first row begins; on the others it changes what they say."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.OPEN)
    hints: ClassVar[Sequence[keys.Key]] = (keys.OPEN, keys.BACK)

    def __init__(self, scenario: Scenario, wish: Wish) -> None:
        super().__init__(
            Banner(flat(scenario.title), offers.span(scenario), offers.NEW), _rows(scenario, wish)
        )
        self._scenario = scenario

    @property
    def row(self) -> str:
        """Which row is selected."""
        return offers.ROWS[self.menu.selected]

    def show(self, wish: Wish) -> None:
        """Show another way to play."""
        self.menu.show(_rows(self._scenario, wish))


class StartScreen(Picking):
    """Where the game is to start: the beginning, or any turn that history's path meets."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.TAKE)
    hints: ClassVar[Sequence[keys.Key]] = (keys.TAKE, keys.DOWN, keys.BACK)

    def __init__(self, scenario: Scenario, now: str | None) -> None:
        turns = offers.starts(scenario)
        self._names = [None, *(name for name, *_ in turns)]
        items = [Item(offers.FROM_THE_BEGINNING), *(Item(date, title) for _, date, title in turns)]
        banner = Banner(flat(scenario.title), "", offers.STARTS)
        super().__init__(banner, items, self._names.index(now))

    @property
    def picked(self) -> str | None:
        """The turn that is selected; None for the beginning."""
        return self._names[self.menu.selected]


class PremisesScreen(Picking):
    """Premises of the model, each in or taken out."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.TOGGLE)
    hints: ClassVar[Sequence[keys.Key]] = (keys.TOGGLE, keys.DOWN, keys.BACK)
    manner = UNDER

    def __init__(self, scenario: Scenario, without: tuple[str, ...]) -> None:
        banner = Banner(flat(scenario.title), "", offers.PREMISES)
        super().__init__(banner, _premises(scenario, without))
        self._scenario = scenario
        self.without = without

    def toggle(self) -> None:
        """Take the selected premise out, or leave it in."""
        name = list(self._scenario.premises)[self.menu.selected]
        if name in self.without:
            self.without = tuple(other for other in self.without if other != name)
        else:
            self.without = (*self.without, name)
        self.menu.show(_premises(self._scenario, self.without))


def _rows(scenario: Scenario, wish: Wish) -> list[Item]:
    variant = parse(wish.variant, scenario)
    texts = offers.way(scenario, variant, iron=wish.iron, seed=wish.seed)
    return [Item(label, text) for label, text in zip(offers.LABELS, texts, strict=True)]


def _premises(scenario: Scenario, without: tuple[str, ...]) -> list[Item]:
    return [Item(state, says) for _, state, says in offers.premises(scenario, without)]
