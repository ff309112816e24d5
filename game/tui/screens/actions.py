"""Every action of the screen below, to be found by typing and run by Enter."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from game.tui.frame import Frame
from game.tui.keys import Action, actions, bound
from game.tui.menu import Item, Manner, Menu
from game.tui.safe import safe
from game.words import keys, legend
from game.words.pages import Banner


class ActionsScreen(Frame):
    """What Ctrl+P opens. An action that needs a digit is no entry: the digit is its key."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = bound(keys.NEXT, keys.PREVIOUS)
    hints: ClassVar[Sequence[keys.Key]] = (keys.RUN, keys.NEXT, keys.BACK)

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._actions = [action for action in actions(below) if "(" not in action.run]
        self._found = self._actions

    def banner(self) -> Banner:
        """What this is."""
        return Banner(legend.ACTIONS)

    def body(self) -> ComposeResult:
        """A line to type on, and what it finds."""
        with Vertical(id="picking"):
            yield Input(placeholder=legend.FIND_ACTION, classes="typed", compact=True)
            yield Menu(_items(self._found), manner=Manner(numbered=False), id="menu")
            yield Static(safe(legend.NO_ACTION, "$dim"), id="nothing")

    def on_mount(self) -> None:
        """Something is found at first."""
        self.query_one("#nothing").display = not self._found

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has these letters."""
        wanted = event.value.casefold().split()
        self._found = [
            action
            for action in self._actions
            if all(word in f"{action.label} {action.says}".casefold() for word in wanted)
        ]
        self.query_one(Menu).show(_items(self._found), 0)
        self.query_one("#nothing").display = not self._found

    async def on_input_submitted(self) -> None:
        """Run what is selected."""
        await self._run()

    async def on_menu_opened(self) -> None:
        """Run what was clicked."""
        await self._run()

    def action_down(self) -> None:
        """Select the next one."""
        self.query_one(Menu).move(1)

    def action_up(self) -> None:
        """Select the one before."""
        self.query_one(Menu).move(-1)

    async def _run(self) -> None:
        if self._found:
            action = self._found[self.query_one(Menu).selected]
            self.dismiss()
            self.app.call_next(self.app.run_action, action.run, action.node)


def _items(found: Sequence[Action]) -> list[Item]:
    return [Item(action.label.capitalize(), action.says, action.shown) for action in found]
