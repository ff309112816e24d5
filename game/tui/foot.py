"""The foot of a screen: the keys that matter here, whole or not at all."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from game.words.keys import HELP, Key


class Foot(Static):
    """As many keys as fit, in their order; `?`, which tells all of them, always does."""

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self.keys = [key for key in keys if key != HELP]

    def render(self) -> Content:
        """The keys at the present width."""
        plain = getattr(self.app, "plain_signs", False)
        last = _hint(HELP)
        line = Content(" ")
        for key in self.keys:
            longer = Content.assemble(line, _hint(key, plain=plain), "  ")
            if longer.cell_length + last.cell_length > self.size.width:
                break
            line = longer
        return Content.assemble(line, last)


def _hint(key: Key, *, plain: bool = False) -> Content:
    shown = key.shown.replace("⏎", "enter") if plain else key.shown  # ASCII has no sign for it
    return Content.assemble((shown, "bold $red"), f" {key.label}")
