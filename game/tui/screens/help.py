"""Every key that works on the screen below."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.screen import Screen

from game.tui.flow import flow
from game.tui.frame import Frame
from game.tui.keys import actions
from game.tui.reader import Reader
from game.words import keys, screens
from game.words.blocks import Labelled
from game.words.pages import Banner


class HelpScreen(Frame):
    """Lists the keys of the screen from which it was asked."""

    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK,)

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self.actions = actions(below)

    def banner(self) -> Banner:
        """What this is."""
        return Banner(screens.HELP)

    def body(self) -> ComposeResult:
        """A line for each key."""
        yield Reader(flow([Labelled(action.shown, action.says) for action in self.actions]))
