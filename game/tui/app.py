"""The app that holds the screens: themes, signals, help, and what becomes of an error."""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, Final

from rich.console import RenderableType
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.types import CSSPathType
from textual.worker import WorkerFailed

from game.files.incidents import InHand
from game.files.inert import inert
from game.tui.filters import Inert, PlainSigns
from game.tui.keys import bound
from game.tui.palette import DEFAULTS, NIGHT, PAPER
from game.tui.screens.actions import ActionsScreen
from game.tui.screens.help import HelpScreen
from game.tui.terminal import Watched, is_there
from game.words import keys

ENDING_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")
"""What ends the game from outside, and leaves the terminal as it was."""

SIGNALLED: Final = 128
"""The exit code of a program that a signal ended, less the signal's number."""

SHEET: Final = Path(__file__).with_name("front.tcss")

_LOOK: Final = 1.0
"""Seconds between two looks at whether the terminal is still there."""


class JunctureApp(App[str]):
    """Runs one `evening`: it shows screens until it returns the sentence to leave with.

    What goes wrong is kept in `defect`, for the caller to tell once the terminal is as it
    was; no traceback is drawn. `parting` is the sentence for one who quits in between,
    `code` the exit code then, `in_hand` the game that is played.
    """

    TITLE = "Juncture"
    CSS_PATH: ClassVar[CSSPathType | None] = SHEET
    ENABLE_COMMAND_PALETTE = False  # it would read markup; `ActionsScreen` stands in its place
    BINDINGS: ClassVar[list[BindingType]] = bound(
        keys.HELP, keys.QUIT, keys.SUSPEND, keys.THEME, keys.PALETTE
    )

    def __init__(
        self,
        evening: "Callable[[JunctureApp], Awaitable[str]]",
        theme: str = NIGHT.name,
        *,
        plain_signs: bool = False,
    ) -> None:
        self._plain = PlainSigns(enabled=plain_signs)
        self._inert = Inert()  # one for all: what it has done to a line is remembered by it
        super().__init__()
        self._evening = evening
        self.defect: BaseException | None = None
        self.parting = ""
        self.code = 0
        self.in_hand: InHand | None = None
        self.register_theme(NIGHT)
        self.register_theme(PAPER)
        self.theme = theme
        self.animation_level = "none"

    @property
    def plain_signs(self) -> bool:
        """Whether drawn signs are shown as ASCII."""
        return self._plain.enabled

    @plain_signs.setter
    def plain_signs(self, wanted: bool) -> None:
        self._plain.enabled = wanted
        self.refresh_css(animate=False)
        for screen in self.screen_stack:
            screen.refresh(layout=True, recompose=False)
            for widget in screen.query("*"):
                widget.refresh(layout=True)

    def put_away(self) -> None:
        """No game is played any more: one can quit without a word."""
        self.parting, self.code, self.in_hand = "", 0, None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, under whatever theme."""
        return dict(DEFAULTS)

    def get_line_filters(self) -> list[LineFilter]:
        """Textual's own, and ours: plain signs if wanted, and no control character ever."""
        plain = [self._plain] if self._plain.enabled else []
        return [*super().get_line_filters(), self._inert, *plain]

    def on_load(self) -> None:
        """Be ready to end, before the terminal is touched."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._unheard)
        for name in ENDING_SIGNALS:
            number = getattr(signal, name, None)  # Windows has not all of them
            if number is not None:
                with suppress(NotImplementedError):
                    loop.add_signal_handler(number, self._signalled, number)

    def on_mount(self) -> None:
        """Begin the evening."""
        if not self.is_headless:
            self.set_interval(_LOOK, self._look)
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

    def action_help(self) -> None:
        """Show the keys that work on the present screen."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """List every action of the present screen."""
        if not isinstance(self.screen, ActionsScreen):
            self.push_screen(ActionsScreen(self.screen))

    def action_theme(self) -> None:
        """Change between night and paper."""
        self.theme = PAPER.name if self.theme == NIGHT.name else NIGHT.name

    def action_leave(self) -> None:
        """End the evening; every move is saved already."""
        self.exit(self.parting)

    def action_suspend(self) -> None:
        """Go to the shell that started this."""
        self.action_suspend_process()

    def fail(self, error: BaseException) -> None:
        """End because of a defect; the first one counts."""
        if self.defect is None:
            self.defect = error.error if isinstance(error, WorkerFailed) else error
        self._close_messages_no_wait()

    def fail_from_thread(self, error: BaseException) -> None:
        """The same, from a thread that is not the screens' own."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.fail, error)

    def panic(self, *renderables: RenderableType) -> None:
        """End because the keyboard is read no more: without its terminal, quietly."""
        del renderables
        if is_there():
            self.fail(OSError("the keyboard cannot be read"))
        else:
            self.action_leave()

    def _signalled(self, number: int) -> None:
        self.code = SIGNALLED + number
        self.action_leave()

    def _look(self) -> None:
        """End quietly where the terminal has been closed and no signal said so."""
        if not is_there():
            self._signalled(getattr(signal, "SIGHUP", 1))

    def _unheard(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """What asyncio would write to the screen: an error in a task that nobody awaits."""
        del loop
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        # Textual would draw a traceback here, with the values of every variable.
        if self._exception is None:
            self._exception = error
            self._exception_event.set()  # run_test waits for it
        self.fail(error)

    def _build_driver(self, *args: Any, **options: Any) -> Driver:  # noqa: ANN401 (as it is called)
        # Its thread would end at the first write that a closed terminal refuses, and the game
        # then wait for ever.
        driver = super()._build_driver(*args, **options)
        if sys.__stderr__ is not None and hasattr(driver, "_file"):
            driver._file = Watched(sys.__stderr__)  # noqa: SLF001 (a driver has no other way)
        return driver
