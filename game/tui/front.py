"""The evening that begins at the title: it is shown at once, and the game is loaded behind it."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from game.files import settings as files
from game.files.places import settings_file
from game.files.settings import Settings, SettingsError
from game.tui.app import JunctureApp
from game.tui.picking import over
from game.tui.screens.settings import SettingsScreen
from game.tui.screens.title import TitleScreen
from game.words import title as words


class Rooms(Protocol):
    """All that the title leads to, once it is loaded."""

    def notes(self) -> Mapping[str, str]:
        """What stands beside the title's entries. It reads the disk."""

    async def enter(self, app: JunctureApp, entry: str) -> None:
        """Open an entry, and stay until the player is back at the title."""


async def front(app: JunctureApp, load: Callable[[], Rooms], said: str = "") -> str:
    """Show the title until the player quits. `load` is called in a thread, after the first frame.

    What is pressed before all is loaded is done when it is. `said` is told at the title.
    """
    title = TitleScreen()
    await app.push_screen(title)
    if said:
        warn(app, said)
    loading = asyncio.create_task(_loaded(title, load))
    loading.add_done_callback(partial(_tell, app))
    while True:
        await title.asked()
        entry = title.entry
        if entry == words.SETTINGS:
            await _settings(app)
        else:
            rooms = await loading
            await rooms.enter(app, entry)
            title.tell(await asyncio.to_thread(rooms.notes))


def warn(app: JunctureApp, sentence: str) -> None:
    """Say what could not be done, for as long as it takes to read."""
    app.clear_notifications()
    app.notify(sentence, severity="warning", timeout=4 + len(sentence) / 15)


def _tell(app: JunctureApp, loading: asyncio.Task[Rooms]) -> None:
    """What went wrong while loading ends the evening at once, and not when it is waited for."""
    if not loading.cancelled() and (error := loading.exception()) is not None:
        app.fail(error)


async def _loaded(title: TitleScreen, load: Callable[[], Rooms]) -> Rooms:
    await title.drawn.wait()
    rooms = await asyncio.to_thread(load)
    title.tell(await asyncio.to_thread(rooms.notes))
    return rooms


async def _settings(app: JunctureApp) -> None:
    """Change settings: what can be seen changes at once."""
    file = settings_file()
    try:
        settings = files.read(file)
    except SettingsError as refusal:
        settings = Settings(theme="paper" if app.theme == "paper" else "night")
        warn(app, str(refusal))
    async with over(app, screen := SettingsScreen(settings)):
        while await screen.asked():
            settings = screen.change()
            app.theme = settings.theme
            app.plain_signs = settings.plain_signs
            try:
                files.write(file, settings)
            except SettingsError as refusal:
                warn(app, str(refusal))
