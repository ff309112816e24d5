"""Begin and resume: from a scenario's name or a save's, to a playthrough that keeps itself."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from game.core.playthrough import Playthrough, begin, replay, replay_from
from game.core.scenario.scenario import Scenario
from game.core.variants import UnknownVariantError, parse, vary
from game.files import saves
from game.files.places import scenarios_folder
from game.files.saves import Holder, Save
from game.files.scenarios import NoSuchScenario, called, find, path_of, read
from game.play.loop import Game, Sitting, game, greeting
from game.play.questions import Begin, Resume, Title
from game.words import program
from game.words.blocks import Block, Heading
from game.words.pages import Banner, note
from game.words.text import flat


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
        path = path_of(name, [scenarios_folder()])
    except NoSuchScenario as error:
        raise UnplayableError(str(error)) from error
    there = find(path)
    if there.scenarios and path not in there.scenarios:
        inside = [str(scenario) for scenario in there.scenarios]
        raise UnplayableError(program.several_scenarios(str(path), inside))
    reading = read(path)
    if reading.scenario is None:
        findings = there.findings or reading.findings
        errors = [finding for finding in findings if finding.severity == "error"]
        raise UnplayableError(program.broken_scenario(str(path), errors))
    return reading.scenario, called(path, scenarios_folder())


def shown(wish: Wish) -> tuple[Sitting, Game]:
    """A playthrough that is told and not kept.

    Raises:
        UnplayableError: as `begun`.
    """
    scenario, known = scenario_named(wish.scenario)
    sitting = _sitting(scenario, wish, None, known)
    playthrough = sitting.begin()
    return sitting, game(sitting, playthrough, greeting(sitting, playthrough))


@contextmanager
def begun(folder: Path, wish: Wish) -> Iterator[tuple[Sitting, Game]]:
    """A new playthrough, kept in a folder from its start.

    Raises:
        UnplayableError: no such scenario or variant, or the scenario has errors.
        SaveError: the folder refuses.
    """
    scenario, known = scenario_named(wish.scenario)
    with saves.begin(folder, scenario.title) as holder:
        sitting = _sitting(scenario, wish, holder, known)
        playthrough = sitting.begin()
        sitting.keep(playthrough)
        yield sitting, game(sitting, playthrough, greeting(sitting, playthrough))


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
            raise UnplayableError(program.nothing_kept(name))
        wish = Wish(save.scenario, save.variant, save.iron, save.seed)
        try:
            scenario, known = scenario_named(save.scenario)
            sitting = _sitting(scenario, wish, holder, known)
        except UnplayableError as error:
            raise UnplayableError(program.not_resumable(save.name, str(error))) from error
        replayed = replay(sitting.varied, save.moves)
        playthrough = sitting.from_start(replayed.playthrough)
        told = program.went_on(save.name, playthrough)
        told += program.variant(scenario, sitting.variant)
        if replayed.stopped is not None:
            told += program.edited(replayed, saves.set_aside(folder, save))
            sitting.keep(playthrough)
        elif playthrough.table.fingerprint != save.fingerprint:
            told += program.edited(replayed, None)
        page = note(told, Banner(flat(scenario.title), "", program.GOING_ON))
        yield sitting, game(sitting, playthrough, (page,))


@dataclass(frozen=True, slots=True)
class Standing:
    """A kept playthrough as far as its scenario still allows; nothing where that is gone."""

    save: Save
    playthrough: Playthrough | None

    @property
    def ended(self) -> bool:
        """Whether it has come to an ending."""
        return self.playthrough is not None and self.playthrough.state.ending is not None


def offered() -> dict[str, Scenario]:
    """The shipped scenarios that can be played, by their names."""
    readings = {path.stem: read(path).scenario for path in find(scenarios_folder()).scenarios}
    return {name: scenario for name, scenario in readings.items() if scenario is not None}


def standings(
    entries: Iterable[saves.Kept | saves.Damaged], known: Mapping[str, Scenario]
) -> Iterator[Standing | saves.Damaged]:
    """Where each playthrough on a shelf stands; `known` are scenarios that are read already."""
    scenarios: dict[str, Scenario | None] = dict(known)
    starts: dict[tuple[str, str], Playthrough | None] = {}
    for entry in entries:
        if isinstance(entry, saves.Damaged):
            yield entry
            continue
        save = entry.save
        if save.scenario not in scenarios:
            scenarios[save.scenario] = _readable(save.scenario)
        played = (save.scenario, save.variant)
        if played not in starts:  # many saves begin alike, and a start is dear
            starts[played] = _start(scenarios[save.scenario], save.variant)
        start = starts[played]
        replayed = None if start is None else replay_from(start, save.moves).playthrough
        yield Standing(save, replayed)


def title(folder: Path) -> Title:
    """What there is to play: the kept playthroughs, newest first, and the shipped scenarios."""
    blocks: list[Block] = [Heading(program.NAME, 1)]
    shipped = offered()
    entries: list[tuple[str, Begin | Resume]] = []
    for entry in standings(saves.listed(folder), shipped):
        if isinstance(entry, Standing):
            name = entry.save.name
            entries.append((program.entry_resume(name, ended=entry.ended), Resume(name)))
        else:
            blocks += program.damaged(entry.sentence)
    entries += [(program.entry_new(scenario), Begin(name)) for name, scenario in shipped.items()]
    return Title(tuple(blocks), tuple(entries))


def _sitting(scenario: Scenario, wish: Wish, holder: Holder | None, known: str) -> Sitting:
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
                scenario=known,
                fingerprint=playthrough.table.fingerprint,
                variant=str(variant),
                iron=wish.iron,
                seed=seed,
                moves=tuple(str(move) for move in playthrough.moves),
            )
        except ValidationError as error:
            raise saves.BadName(program.UNKEEPABLE) from error
        holder.write(save)

    return Sitting(scenario, variant, seed, wish.iron, keep, known)


def _readable(name: str) -> Scenario | None:
    """A scenario by what a save calls it; nothing where it is gone or has errors."""
    try:
        return scenario_named(name)[0]
    except UnplayableError:
        return None


def _start(scenario: Scenario | None, variant: str) -> Playthrough | None:
    """Where a variant begins; nothing where the scenario or the variant is gone."""
    if scenario is None:
        return None
    try:
        return begin(vary(scenario, parse(variant, scenario)))
    except UnknownVariantError:
        return None
