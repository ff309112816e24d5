"""Why: the claims behind what was told, the why-chain of a gauge, the sources used."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from game.core.condition import holds
from game.core.playthrough import Playthrough
from game.core.rules import Change, Step, finale
from game.core.scenario.claims import Cite, Claim, Source
from game.core.scenario.endings import Ending, Remain
from game.core.scenario.fields import Passage
from game.core.scenario.scenario import Scenario, outcome_at, parts
from game.core.scenario.turns import Juncture, Meanwhile, Option, Outcome, Season, Turn, Voice


@dataclass(frozen=True, slots=True)
class Link:
    """One change in a gauge's why-chain: where on the path it came about, and what it was."""

    step: Step
    change: Change


def why(playthrough: Playthrough, gauge: str) -> tuple[Link, ...]:
    """Every change of a gauge on this path, in order, each with its effects' reasons."""
    return tuple(
        Link(step, change)
        for step in playthrough.steps
        for change in step.changes
        if change.gauge == gauge
    )


def shown(
    passages: Iterable[Passage] | None, playthrough: Playthrough, step: Step | None = None
) -> tuple[str, ...]:
    """The texts of the passages that hold: now, or as the path stood before a step."""
    return tuple(passage.text for passage in _told(tuple(passages or ()), playthrough, step))


def voices(playthrough: Playthrough, turn: Turn, step: Step | None = None) -> tuple[Voice, ...]:
    """Those who speak before the decision at a turn: now, or as it stood before a step."""
    if not isinstance(turn, Juncture | Season):
        return ()
    return _told(turn.voices, playthrough, step)


def outcomes(scenario: Scenario, step: Step) -> tuple[Outcome, ...]:
    """What followed at a step: an outcome for each row that applied."""
    return tuple(outcome_at(scenario, row.path) for row in step.rows)


def claims_behind(scenario: Scenario, step: Step) -> tuple[Claim, ...]:
    """The claims behind what followed at a step."""
    return tuple(claim for outcome in outcomes(scenario, step) for claim in outcome.because)


def ending(playthrough: Playthrough) -> tuple[Ending, tuple[Remain, ...]]:
    """The ending reached, and what remained.

    Raises:
        ValueError: the scenario has not ended.
    """
    name, remained = finale(playthrough.table, playthrough.state)
    reached = playthrough.scenario.endings[name]
    return reached, tuple(remain for remain in reached.remains if remain.name in remained)


def sources_used(
    playthrough: Playthrough, start: str | None = None
) -> tuple[tuple[str, Source], ...]:
    """The sources of everything told on this path so far, in the order of the file.

    `start` is the turn at which the telling began, if not at the first.
    """
    cited = {cite.source for cite in _cited(playthrough, start)}
    sources = playthrough.scenario.sources
    return tuple((name, source) for name, source in sources.items() if name in cited)


_Told = TypeVar("_Told", Passage, Voice)


def _told(
    parts: tuple[_Told, ...], playthrough: Playthrough, step: Step | None
) -> tuple[_Told, ...]:
    """Those that hold. Most texts ask for nothing: for them the path is not gone through."""
    if all(part.when is None for part in parts):
        return parts
    here = playthrough.standing(step)
    return tuple(part for part in parts if holds(part.when, here))


def _cited(playthrough: Playthrough, start: str | None) -> Iterator[Cite]:
    """Every citation behind what was told, and behind who urged and said what."""
    scenario = playthrough.scenario
    order = [turn.id for turn in scenario.turns]
    first = 0 if start is None else order.index(start)
    behind: list[object] = []
    for step in playthrough.steps:
        nothing_came = not step.rows and step.move is None  # of a meanwhile: it is not told
        if nothing_came or order.index(step.turn) < first:
            continue
        turn = scenario.turn(step.turn)
        behind += [claims_behind(scenario, step), turn.because, turn.essay]
        behind += [voices(playthrough, turn, step)]
        behind += [] if isinstance(turn, Meanwhile) else [turn.history]
        behind += [part.urged_by for part in turn.takes.values() if isinstance(part, Option)]
    if playthrough.state.ending is not None:
        reached, remained = ending(playthrough)
        behind += [reached.plausibility, reached.because]
        behind += [remain.because for remain in remained]
    for part in behind:
        yield from (cite for _, cite in parts(part) if isinstance(cite, Cite))
