"""The settings: Enter changes the selected one, which holds and is kept at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from game.files.places import settings_file
from game.files.settings import Settings
from game.tui.keys import bound
from game.tui.menu import Item
from game.tui.picking import Picking
from game.tui.safe import safe
from game.words import keys
from game.words import settings as words
from game.words.pages import Banner


class SettingsScreen(Picking):
    """Each setting with its value, and beneath them what the selected one is for."""

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.CHANGE)
    hints: ClassVar[Sequence[keys.Key]] = (keys.CHANGE, keys.BACK)

    def __init__(self, settings: Settings) -> None:
        super().__init__(Banner(words.WHERE, "", words.WHAT), _items(settings))
        self.settings = settings

    def below(self) -> Iterable[Widget]:
        """What the selected one is for, and where all are kept."""
        yield Static(id="about")
        yield Static(safe(words.kept_in(str(settings_file())), "$dim"), id="aside")

    def on_mount(self) -> None:
        """Tell what the first one is for."""
        self.on_menu_moved()

    def on_menu_moved(self) -> None:
        """Tell what the selected one is for."""
        *_, about = words.ROWS[self.menu.selected]
        self.query_one("#about", Static).update(safe(about))

    def change(self) -> Settings:
        """Change the selected one to its next value, and show it; all of them as they are then."""
        self.settings = _changed(self.settings, words.ROWS[self.menu.selected][0])
        self.menu.show(_items(self.settings))
        return self.settings


def _items(settings: Settings) -> list[Item]:
    return [Item(label, values[getattr(settings, name)]) for name, label, values, _ in words.ROWS]


def _changed(settings: Settings, name: str) -> Settings:
    """The settings with one of them at its next value."""
    match name:
        case words.THEME:
            return replace(settings, theme="paper" if settings.theme == "night" else "night")
        case words.PLAIN_SIGNS:
            return replace(settings, plain_signs=not settings.plain_signs)
        case words.MOUSE:
            return replace(settings, mouse=not settings.mouse)
        case _:
            return replace(settings, plain_lines=not settings.plain_lines)
