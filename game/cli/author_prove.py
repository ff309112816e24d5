"""The command that proves a scenario: what holds of every playthrough, and what does not."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from game.authoring.proofs import Proven, Read, proven, shortest_to, without
from game.cli.streams import standard_mouth
from game.core.proof import LIMIT, Verdict, steps
from game.core.scenario.scenario import Scenario
from game.core.variants import UnknownVariantError, Variant, parse, shipped, vary
from game.files import scenarios
from game.files.inert import inert
from game.files.places import PlaceError, saves_folder, scenarios_folder
from game.files.saves import SaveError
from game.words import findings as finding_words
from game.words import proof as words

PROVEN: Final = 0
REFUTED: Final = 1
UNREADABLE: Final = 2
NOT_PROVEN: Final = 3
LEFT: Final = 130

_PATIENCE: Final = 1.0
"""Seconds before a progress bar is shown."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is asked of each scenario, and whether it is told to a program."""

    variant: str | None
    witness: str | None
    without: tuple[str, ...]
    premises: bool
    turns: bool
    limit: int
    as_json: bool


@click.command()
@click.argument("names", nargs=-1, metavar="[SCENARIO]...")
@click.option("--variant", help="Prove this variant, written as for `play`, and no other.")
@click.option("--witness", metavar="ENDING", help="Tell and keep a shortest playthrough to it.")
@click.option(
    "--without",
    "premise",
    multiple=True,
    metavar="PREMISE",
    help="Tell the odds without a premise of the model too. Can be given again.",
)
@click.option("--premises", is_flag=True, help="Tell the odds without each premise in turn.")
@click.option("--turns", is_flag=True, help="Tell what still makes a difference at each turn.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=LIMIT,
    show_default=True,
    help="State classes in one turn at which to give up.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
@click.option("--no-saves", is_flag=True, help="Keep no witness as a playthrough.")
@click.option("--saves", metavar="DIR", help="Keep witnesses in this folder.")
@click.pass_context
def prove(
    context: click.Context,
    names: tuple[str, ...],
    *,
    variant: str | None,
    witness: str | None,
    premise: tuple[str, ...],
    premises: bool,
    turns: bool,
    limit: int,
    as_json: bool,
    no_saves: bool,
    saves: str | None,
) -> None:
    """Prove what holds of every playthrough of a scenario, in each shipped variant.

    A SCENARIO is a shipped one by its name, or a path as for `check`; with none, all that come
    with the game are proven. Dead ends are looked for in every variant, everything else in
    the scenario as it is written. A finding's witness is kept as a playthrough, so that
    `juncture resume` opens the game where the finding shows.

    The exit status is 0 where all is proven (advice is shown, and fails nothing), 1 where
    something is refuted or no playthrough comes to the ENDING, 2 where a scenario cannot be
    read or has errors, and 3 where the limit kept something from being proven. What a proof
    could not examine within the limit, though play is proven, is told as not examined.
    """
    wish = _Wish(variant, witness, premise, premises, turns, limit, as_json)
    with _refusals():
        folder = None if no_saves else saves_folder(saves or context.obj.saves)
        paths = list(_paths(names))
    records: list[dict[str, object]] = []
    verdicts: list[Verdict] = []
    status = PROVEN
    for path in paths:
        reading = scenarios.read(path)
        if reading.scenario is None:
            click.echo(inert(words.not_provable(str(path))), err=True)
            status = UNREADABLE
            continue
        called = scenarios.called(path, scenarios_folder())
        try:
            with _refusals():
                record, came = _of_scenario(Read(reading, reading.scenario, called, folder), wish)
        except KeyboardInterrupt:
            click.echo(f"\n{words.LEFT}", err=True)
            context.exit(LEFT)
        records.append(record)
        verdicts += came
        if wish.witness is not None and record["witness"] is None and came[0] is Verdict.PROVEN:
            status = status or REFUTED
    if as_json:
        click.echo(json.dumps({"scenarios": records}, indent=2))
    else:
        click.echo(f"\n{words.closing(verdicts)}")
    context.exit(status or _status(verdicts))


def _paths(names: tuple[str, ...]) -> Iterator[Path]:
    """The scenarios that are named, or all that come with the game."""
    if not names:
        yield from scenarios.find(scenarios_folder()).scenarios
    for name in names:
        there = scenarios.find(scenarios.path_of(name, [scenarios_folder()]))
        if not there.scenarios:
            raise scenarios.NoSuchScenario(there.findings[0].message)
        yield from there.scenarios


def _of_scenario(read: Read, wish: _Wish) -> tuple[dict[str, object], list[Verdict]]:
    """All that is asked of one scenario: told as it is found, and as a record for programs."""
    scenario = read.scenario
    premises = _premises(scenario, wish)
    if wish.witness is not None and wish.witness not in scenario.endings:
        raise click.ClickException(inert(words.no_such_ending(scenario, wish.witness)))
    only = None if wish.variant is None else parse(wish.variant, scenario)
    proofs: list[Proven] = []
    for variant in shipped(scenario) if only is None else (only,):
        length = steps(vary(scenario, variant), whole=variant == Variant())
        with _progress(words.label(scenario, variant), length) as tick:
            proofs.append(proven(read, variant, wish.limit, tick))
        if not wish.as_json:
            _tell(read, proofs[-1], wish)
    record: dict[str, object] = {
        "scenario": inert(read.called),
        "proofs": [one.to_json() for one in proofs],
    }
    if wish.witness is not None:
        record["witness"] = _witness(read, proofs[0], wish.witness, as_json=wish.as_json)
    if premises:
        record["without"] = _without(read, proofs[0], premises, wish)
    return record, [one.proof.verdict for one in proofs]


def _premises(scenario: Scenario, wish: _Wish) -> list[str]:
    for premise in wish.without:
        if premise not in scenario.premises:
            raise click.ClickException(inert(words.no_such_premise(scenario, premise)))
    return list(dict.fromkeys([*wish.without, *(scenario.premises if wish.premises else ())]))


def _witness(read: Read, of: Proven, ending: str, *, as_json: bool) -> dict[str, object] | None:
    witness = shortest_to(read, of, ending)
    if not as_json:
        moves, save = (None, None) if witness is None else (witness.moves, witness.save)
        standard_mouth().lines.tell(*words.to_ending(of.proof, ending, moves, save))
    return None if witness is None else witness.to_json()


def _without(read: Read, of: Proven, premises: list[str], wish: _Wish) -> dict[str, object]:
    record: dict[str, object] = {}
    for premise in premises:
        less = without(read, of.variant, premise, wish.limit)
        record[premise] = less.to_json()
        if not wish.as_json:
            told = words.without(premise, read.scenario, of.proof, less.proof)
            standard_mouth().lines.tell(*told)
    return record


def _tell(read: Read, one: Proven, wish: _Wish) -> None:
    lines = standard_mouth().lines
    lines.tell(words.title(read.scenario, one.variant))
    lines.tell(*words.proof(one.proof, wish.limit, turns=wish.turns))
    for found, witness in one.found:
        told = finding_words.lines(found)
        if witness is not None:
            told += words.witness(witness.moves, witness.save)
        click.echo("\n" + "\n".join(inert(line) for line in told))


def _status(verdicts: list[Verdict]) -> int:
    if Verdict.REFUTED in verdicts:
        return REFUTED
    return NOT_PROVEN if Verdict.NOT_PROVEN in verdicts else PROVEN


@contextmanager
def _progress(label: str, length: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal, once it has taken longer than a moment; what moves it on a step."""
    began = time.monotonic()
    done = 0
    bar = click.progressbar(length=length, label=label, file=sys.stderr)
    with ExitStack() as stack:

        def tick() -> None:
            nonlocal done
            done += 1
            if not sys.stderr.isatty() or time.monotonic() - began < _PATIENCE:
                return
            if not bar.entered:
                stack.enter_context(bar)
                bar.update(done - 1)
            bar.update(1)

        yield tick


@contextmanager
def _refusals() -> Iterator[None]:
    """What cannot be done is told in its own sentence."""
    try:
        yield
    except (SaveError, PlaceError, UnknownVariantError, scenarios.NoSuchScenario) as refusal:
        raise click.ClickException(inert(str(refusal))) from refusal
