"""Begin and resume: from a scenario's name or a save's, to a playthrough that keeps itself."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from game.core.playthrough import Playthrough, replay
from game.core.scenario.scenario import Scenario
from game.core.variants import UnknownVariantError, parse, vary
from game.files import saves
from game.files.places import scenarios_folder
from game.files.saves import Holder, Save
from game.files.scenarios import NoSuchScenario, find, named, read
from game.play.loop import Game, Sitting, game, greeting
from game.play.questions import Begin, Resume, Title
from game.words import sitting
from game.words.blocks import Block, Heading


class UnplayableError(Exception):
    """What was asked for cannot be played; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a new playthrough is to be played. A `seed` of None is drawn."""

    scenario: str
    variant: str = ""
    iron: bool = False
    seed: int | None = None


def scenario_named(name: str) -> tuple[Scenario, str]:
    """A playable scenario, and what a save calls it: a shipped name, or a path.

    Raises:
        UnplayableError: there is none of that name, or it has errors.
    """
    try:
        path = named(name, [scenarios_folder()])
    except NoSuchScenario as error:
        raise UnplayableError(str(error)) from error
    reading = read(path)
    if reading.scenario is None:
        errors = sum(finding.severity == "error" for finding in reading.findings)
        first = next(finding for finding in reading.findings if finding.severity == "error")
        raise UnplayableError(sitting.broken_scenario(str(path), errors, first.message))
    is_shipped = path.resolve().parent == scenarios_folder().resolve()
    return reading.scenario, path.stem if is_shipped else str(path.resolve())


def shown(wish: Wish) -> tuple[Sitting, Game]:
    """A playthrough that is told and not kept.

    Raises:
        UnplayableError: as `begun`.
    """
    scenario, _ = scenario_named(wish.scenario)
    sat = _sitting(scenario, wish, None, "")
    playthrough = sat.begin()
    return sat, game(sat, playthrough, greeting(sat, playthrough))


@contextmanager
def begun(folder: Path, wish: Wish) -> Iterator[tuple[Sitting, Game]]:
    """A new playthrough, kept in a folder from its start.

    Raises:
        UnplayableError: no such scenario or variant, or the scenario has errors.
        SaveError: the folder refuses.
    """
    scenario, called = scenario_named(wish.scenario)
    with saves.begin(folder, scenario.title) as holder:
        sat = _sitting(scenario, wish, holder, called)
        playthrough = sat.begin()
        sat.keep(playthrough)
        yield sat, game(sat, playthrough, greeting(sat, playthrough))


@contextmanager
def resumed(folder: Path, name: str) -> Iterator[tuple[Sitting, Game]]:
    """A kept playthrough, replayed as far as its scenario still allows.

    Where moves are lost to an edited scenario, the save is first set aside as it was.

    Raises:
        UnplayableError: its scenario or variant is gone, or the scenario has errors.
        SaveError: there is no such save, it is in use, or the folder refuses.
    """
    with saves.hold(folder, name) as holder:
        save = holder.save
        if save is None:
            raise UnplayableError(f"{name} holds nothing yet.")
        scenario, called = scenario_named(save.scenario)
        wish = Wish(save.scenario, save.variant, save.iron, save.seed)
        sat = _sitting(scenario, wish, holder, called)
        replayed = replay(sat.varied, save.moves)
        playthrough = sat.from_start(replayed.playthrough)
        told = sitting.went_on(save.name, playthrough)
        told += sitting.variant(scenario, sat.variant)
        if replayed.stopped is not None:
            told += sitting.edited(replayed, saves.set_aside(folder, save))
            sat.keep(playthrough)
        elif playthrough.table.fingerprint != save.fingerprint:
            told += sitting.edited(replayed, None)
        yield sat, game(sat, playthrough, tuple(told))


def _sitting(scenario: Scenario, wish: Wish, holder: Holder | None, called: str) -> Sitting:
    try:
        variant = parse(wish.variant, scenario)
    except UnknownVariantError as error:
        raise UnplayableError(str(error)) from error
    seed = secrets.randbits(63) if wish.seed is None else wish.seed

    def keep(playthrough: Playthrough) -> None:
        if holder is None:
            return
        try:
            save = Save(
                name=holder.name,
                scenario=called,
                fingerprint=playthrough.table.fingerprint,
                variant=str(variant),
                iron=wish.iron,
                seed=seed,
                moves=tuple(str(move) for move in playthrough.moves),
            )
        except ValidationError as error:
            raise saves.BadName(sitting.UNKEEPABLE) from error
        holder.write(save)

    return Sitting(scenario, variant, seed, wish.iron, keep)


def title(folder: Path) -> Title:
    """What there is to play: the kept playthroughs, newest first, and the shipped scenarios."""
    blocks: list[Block] = [Heading(sitting.NAME, 1)]
    shipped = {path.stem: read(path).scenario for path in find(scenarios_folder()).scenarios}
    entries: list[tuple[str, Begin | Resume]] = []
    for entry in saves.listed(folder):
        if isinstance(entry, saves.Kept):
            ended = _has_ended(entry.save, shipped.get(entry.save.scenario))
            label = sitting.entry_resume(entry.save.name, ended=ended)
            entries.append((label, Resume(entry.save.name)))
        else:
            blocks += sitting.damaged(entry.sentence)
    entries += [
        (sitting.entry_new(scenario), Begin(name))
        for name, scenario in shipped.items()
        if scenario is not None
    ]
    return Title(tuple(blocks), tuple(entries))


def _has_ended(save: Save, scenario: Scenario | None) -> bool:
    """Whether a kept playthrough of a shipped scenario has come to its end."""
    if scenario is None:
        return False
    try:
        varied = vary(scenario, parse(save.variant, scenario))
    except UnknownVariantError:
        return False
    return replay(varied, save.moves).playthrough.state.ending is not None
