"""The app that holds the screens: themes, signals, the palette, and what becomes of an error."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar, Final

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import WorkerFailed

from game.files.inert import inert
from game.tui.filters import Inert
from game.tui.keys import actions, bound
from game.tui.palette import DEFAULTS, NIGHT, PAPER
from game.tui.screens.help import HelpScreen
from game.words import keys

ENDING_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")
"""What ends the game from outside, and leaves the terminal as it was."""


class JunctureApp(App[str]):
    """Runs one `evening`: it shows screens until it returns the sentence to leave with.

    What goes wrong is kept in `defect`, for the caller to tell once the terminal is as it
    was; no traceback is drawn. `parting` is the sentence for one who quits in between.
    """

    TITLE = "Juncture"
    CSS_PATH = "juncture.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bound(keys.QUIT, keys.SUSPEND, keys.THEME, keys.PALETTE)

    def __init__(
        self, evening: "Callable[[JunctureApp], Awaitable[str]]", theme: str = NIGHT.name
    ) -> None:
        super().__init__()
        self._evening = evening
        self.defect: BaseException | None = None
        self.parting = ""
        self.register_theme(NIGHT)
        self.register_theme(PAPER)
        self.theme = theme
        self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, under whatever theme."""
        return dict(DEFAULTS)

    def get_line_filters(self) -> list[LineFilter]:
        """Textual's own, and one that lets no control character through."""
        return [*super().get_line_filters(), Inert()]

    def on_mount(self) -> None:
        """Begin the evening, and be ready to end it."""
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            with suppress(NotImplementedError, AttributeError):  # Windows has not all of them
                loop.add_signal_handler(getattr(signal, name), self.action_leave)
        self.run_worker(self._whole_evening())

    async def _whole_evening(self) -> None:
        self.exit(await self._evening(self))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something that goes away by itself; it is inert, and never read as markup."""
        del markup
        super().notify(
            inert(message), title=inert(title), severity=severity, timeout=timeout, markup=False
        )

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action for which the present screen has a key; digits aside."""
        for action in actions(screen):
            if "(" not in action.run:
                run = partial(self.run_action, action.run, action.node)
                yield SystemCommand(
                    action.label.capitalize(), f"{action.says} ({action.shown})", run
                )

    def action_help(self) -> None:
        """Show the keys that work on the present screen."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_theme(self) -> None:
        """Change between night and paper."""
        self.theme = PAPER.name if self.theme == NIGHT.name else NIGHT.name

    def action_leave(self) -> None:
        """End the evening; every move is saved already."""
        self.exit(self.parting)

    def action_suspend(self) -> None:
        """Go to the shell that started this."""
        self.action_suspend_process()

    def _handle_exception(self, error: Exception) -> None:
        if self.defect is None:
            self.defect = error.error if isinstance(error, WorkerFailed) else error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would draw a traceback here, with the values of every variable.
        self._close_messages_no_wait()
