"""What the title leads to: going on, a new game, the shelf of saves, the scenarios."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from game.core.scenario.scenario import Scenario
from game.core.variants import Variant, parse
from game.files import saves
from game.files.saves import Damaged, SaveError
from game.play.loop import Game, Sitting
from game.play.sittings import (
    Standing,
    UnplayableError,
    Wish,
    begun,
    offered,
    resumed,
    standings,
)
from game.tui.app import JunctureApp
from game.tui.evening import play
from game.tui.front import warn
from game.tui.picking import over
from game.tui.screens.new import PremisesScreen, StartScreen, WayScreen
from game.tui.screens.saves import DeleteScreen, Entry, SavesScreen
from game.tui.screens.scenarios import ScenariosScreen
from game.tui.typed import TypedScreen
from game.words import offers
from game.words import title as words
from game.words.pages import Banner

LONGEST_SEED: Final = 18
"""Digits of a seed that is typed."""

Opened = AbstractContextManager[tuple[Sitting, Game]]


@dataclass(frozen=True)
class Rooms:
    """The playthroughs of a folder, and the shipped scenarios as they were read."""

    folder: Path
    scenarios: Mapping[str, Scenario]

    def notes(self) -> Mapping[str, str]:
        """What stands beside the title's entries. It reads the disk."""
        notes = {words.SCENARIOS: offers.shipped(len(self.scenarios))}
        try:
            entries = saves.listed(self.folder)
        except SaveError as refusal:
            return notes | {words.LOAD: str(refusal), words.CONTINUE: words.NOTHING_TO_CONTINUE}
        kept = [entry for entry in entries if not isinstance(entry, Damaged)]
        there = words.NOTHING_TO_CONTINUE
        for last in standings(kept[:1], self.scenarios):
            if isinstance(last, Standing):
                there = offers.last(last.save, last.playthrough)
        return notes | {words.LOAD: words.kept(len(entries)), words.CONTINUE: there}

    async def enter(self, app: JunctureApp, entry: str) -> None:
        """Open an entry, and stay until the player is back at the title."""
        match entry:
            case words.CONTINUE:
                await self._go_on(app)
            case words.NEW:
                await self._choose(app, at_length=False)
            case words.SCENARIOS:
                await self._choose(app, at_length=True)
            case _:
                await self._shelf(app)

    async def _go_on(self, app: JunctureApp) -> None:
        try:
            last = await asyncio.to_thread(saves.last, self.folder)
        except SaveError as refusal:
            warn(app, str(refusal))
            return
        if last is None:
            warn(app, words.NOTHING_CONTINUES)
        else:
            await _played(app, resumed(self.folder, last.save.name))

    async def _choose(self, app: JunctureApp, *, at_length: bool) -> None:
        """Choose a scenario, and how to play it; back at the title once a game was played."""
        async with over(app, screen := ScenariosScreen(self.scenarios, at_length=at_length)):
            while await screen.asked():
                if await self._new(app, screen.picked):
                    return

    async def _new(self, app: JunctureApp, name: str) -> bool:
        """Settle how to play a scenario, and play it; false where it was not begun."""
        scenario = self.scenarios[name]
        wish = Wish(name)
        async with over(app, screen := WayScreen(scenario, wish)):
            while await screen.asked():
                if screen.row == offers.BEGIN:
                    return await _played(app, begun(self.folder, wish))
                wish = await _changed(app, scenario, wish, screen.row)
                screen.show(wish)
        return False

    async def _shelf(self, app: JunctureApp) -> None:
        """Look through what is kept, until one is played or the player goes back."""
        async with over(app, screen := SavesScreen(await self._entries(app))):
            while action := await screen.asked():
                entry = screen.picked
                if isinstance(entry, Damaged):
                    warn(app, entry.sentence)
                elif action == "copy":
                    await self._copy(app, entry.save.name)
                elif action == "delete":
                    await self._delete(app, entry.save.name)
                elif await _played(app, resumed(self.folder, entry.save.name)):
                    return
                screen.show(await self._entries(app))

    async def _entries(self, app: JunctureApp) -> list[Entry]:
        try:
            return await asyncio.to_thread(
                lambda: list(standings(saves.listed(self.folder), self.scenarios))
            )
        except SaveError as refusal:
            warn(app, str(refusal))
            return []

    async def _copy(self, app: JunctureApp, name: str) -> None:
        screen = TypedScreen(
            Banner(name, "", offers.COPY), offers.NAME_ASKED, usual=offers.copy_of(name)
        )
        await app.push_screen(screen)
        typed = await screen.typed
        await app.pop_screen()
        if typed is None:
            return
        try:
            await asyncio.to_thread(saves.copy, self.folder, name, typed)
        except SaveError as refusal:
            warn(app, str(refusal))

    async def _delete(self, app: JunctureApp, name: str) -> None:
        async with over(app, screen := DeleteScreen(name)):
            is_meant = await screen.asked() is not None and screen.is_meant
        if not is_meant:
            return
        try:
            await asyncio.to_thread(saves.delete, self.folder, name)
        except SaveError as refusal:
            warn(app, str(refusal))


def open_rooms(folder: Path) -> Rooms:
    """Read the shipped scenarios. It reads the disk, and takes its time."""
    return Rooms(folder, offered())


async def _played(app: JunctureApp, opened: Opened) -> bool:
    """Play a game to where the player leaves it; false, and a sentence, where it cannot be."""
    with ExitStack() as stack:
        try:
            sitting, game = await asyncio.to_thread(stack.enter_context, opened)
        except (UnplayableError, SaveError) as refusal:
            warn(app, str(refusal))
            return False
        await play(app, sitting, game)
    app.put_away()
    return True


async def _changed(app: JunctureApp, scenario: Scenario, wish: Wish, row: str) -> Wish:
    """The wish with one part of it changed, by asking where that needs a page of its own."""
    variant = parse(wish.variant, scenario)
    match row:
        case offers.LENGTH if not scenario.short:
            warn(app, offers.NO_SHORT)
        case offers.LENGTH:
            variant = replace(variant, short=not variant.short)
        case offers.CHANCE:
            variant = replace(variant, as_it_fell=not variant.as_it_fell)
        case offers.START:
            variant = await _started(app, scenario, variant)
        case offers.WITHOUT:
            variant = await _without(app, scenario, variant)
        case offers.UNDO:
            wish = replace(wish, iron=not wish.iron)
        case _:
            wish = await _seeded(app, wish)
    return replace(wish, variant=str(variant))


async def _started(app: JunctureApp, scenario: Scenario, variant: Variant) -> Variant:
    async with over(app, starts := StartScreen(scenario, variant.start)):
        start = starts.picked if await starts.asked() else variant.start
    return replace(variant, start=start)


async def _without(app: JunctureApp, scenario: Scenario, variant: Variant) -> Variant:
    if not scenario.premises:
        warn(app, offers.NO_PREMISES)
        return variant
    async with over(app, premises := PremisesScreen(scenario, variant.without)):
        while await premises.asked():
            premises.toggle()
    return replace(variant, without=premises.without)


async def _seeded(app: JunctureApp, wish: Wish) -> Wish:
    usual = "" if wish.seed is None else str(wish.seed)
    screen = TypedScreen(
        Banner(offers.JUNCTURE, "", offers.SEED),
        offers.SEED_ASKED,
        usual=usual,
        shape=offers.SEED_SHAPE,
    )
    await app.push_screen(screen)
    typed = await screen.typed
    await app.pop_screen()
    if typed is None:
        return wish
    text = typed.strip()
    if not text:
        return replace(wish, seed=None)
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_SEED):
        warn(app, offers.NO_SEED)
        return wish
    return replace(wish, seed=int(text))
