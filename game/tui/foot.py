"""The foot of a screen: the keys that matter here, whole or not at all."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from game.words.keys import HELP, HELP_AWAY, Key, while_typing


class Foot(Static):
    """As many keys as fit, in their order; `?`, which tells all of them, always does."""

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self.keys = list(keys)

    def tell(self, keys: Sequence[Key]) -> None:
        """Name other keys."""
        self.keys = list(keys)
        self.refresh()

    def on_mount(self) -> None:
        """Notice when a line is typed on, and when no more: nothing else is ever in focus."""
        self.watch(self.screen, "focused", self._focused, init=False)

    def render(self) -> Content:
        """The keys at the present width."""
        plain = getattr(self.app, "plain_signs", False)
        last = _hint(self._last)
        line = Content(" ")
        for key in self.keys:
            if key == self._last:
                continue
            longer = Content.assemble(line, _hint(key, plain=plain), "  ")
            if longer.cell_length + last.cell_length > self.size.width:
                break
            line = longer
        return Content.assemble(line, last)

    def _focused(self) -> None:
        self.refresh()

    @property
    def _last(self) -> Key:
        if HELP_AWAY in self.keys:
            return HELP_AWAY
        return HELP if self.screen.focused is None else while_typing(HELP)


def _hint(key: Key, *, plain: bool = False) -> Content:
    shown = key.shown.replace("⏎", "enter") if plain else key.shown  # ASCII has no sign for it
    return Content.assemble((shown, "bold $red"), f" {key.label}")
