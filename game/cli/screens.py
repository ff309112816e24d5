"""The screens, where the terminal can show them; and what is told once they are gone."""

import os
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final

import click

from game.files import incidents
from game.files import settings as files
from game.files.inert import inert
from game.files.places import PlaceError, saves_folder, settings_file
from game.files.settings import Settings, SettingsError
from game.words import exits

DEFECT: Final = 70
"""The exit code after a defect of the game's own."""


def wanted(*, plain: bool) -> tuple[Settings, str] | None:
    """The settings to show screens with, and a sentence about their file if there is one.

    Nothing where lines are to be told: `--plain`, a setting, a screen reader (`ACCESSIBLE`), a
    pipe, or a terminal that cannot do it.
    """
    if plain or not _can_show():
        return None
    try:
        settings, said = files.read(settings_file()), ""
    except SettingsError as refusal:
        settings, said = Settings(), str(refusal)
    return None if settings.plain_lines else (settings, said)


def is_accessible() -> bool:
    """Whether a screen reader is announced by `ACCESSIBLE`."""
    return os.environ.get("ACCESSIBLE", "").casefold() not in {"", "0", "false", "no"}


def title(chosen: str | None, settings: Settings, said: str) -> int:
    """Open the title; the exit code. The rest of the game is loaded behind it.

    Raises:
        ClickException: the folder of saves is none.
    """
    from game.tui.front import Rooms, front

    try:
        folder = saves_folder(chosen)
    except PlaceError as refusal:
        raise click.ClickException(inert(str(refusal))) from refusal

    def load() -> Rooms:
        from game.tui.rooms import open_rooms

        return open_rooms(folder)

    return run(partial(front, load=load, said=said), settings, folder)


def run(evening: Callable[[Any], Awaitable[str]], settings: Settings, folder: Path) -> int:
    """Show the screens of an evening; the exit code. What they leave to say is said then.

    `folder` is where a file about a defect is put.
    """
    code = _run(evening, settings, folder)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # the terminal is gone; or Python itself fails to write, and ends with 120
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def _run(evening: Callable[[Any], Awaitable[str]], settings: Settings, folder: Path) -> int:
    from game.tui.app import JunctureApp

    app = JunctureApp(evening, settings.theme, plain_signs=settings.plain_signs)
    try:
        with _no_tracebacks(app.fail_from_thread):
            parting = app.run(mouse=settings.mouse)
    except Exception as error:  # noqa: BLE001 (a sentence instead of a traceback)
        app.fail(error)
        parting = None
    if app.defect is not None:
        return _defect(app.defect, folder, app.in_hand)
    if parting:
        with suppress(OSError):  # a terminal that is gone
            click.echo(parting)
    return app.code


def _can_show() -> bool:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if is_accessible() or any(stream is None or not stream.isatty() for stream in streams):
        return False
    if os.name != "nt" and os.environ.get("TERM", "dumb") in {"", "dumb"}:
        return False
    try:
        "◆─▀".encode(sys.stderr.encoding)  # they are drawn there
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def _no_tracebacks(fail: Callable[[BaseException], None]) -> Iterator[None]:
    """What Python itself would write over the screens ends them instead, or is not written."""
    hooks = threading.excepthook, sys.unraisablehook

    def thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            fail(args.exc_value)

    threading.excepthook = thread
    sys.unraisablehook = lambda _: None
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = hooks


def _defect(error: BaseException, folder: Path, in_hand: incidents.InHand | None) -> int:
    """Say in one sentence that the game met a defect, and put a file beside the saves."""
    from importlib.metadata import version

    try:
        size = os.get_terminal_size()
        incident = incidents.Incident(
            error, version("textual"), (size.columns, size.lines), in_hand
        )
        file: str | None = str(incidents.write(folder, incident))
    except OSError:
        file = None
    with suppress(OSError):
        click.echo(exits.incident(type(error).__name__, file), err=True)
    return DEFECT
