"""Why: the claims behind what was told, the why-chain of a gauge, what decided the ending,
the sources used.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from game.core.condition import (
    Comparison,
    Condition,
    Fact,
    Not,
    Remembered,
    Standing,
    Test,
    failing,
    holds,
    supporting,
)
from game.core.playthrough import Playthrough
from game.core.rules import Change, Step, finale, standing
from game.core.scenario.claims import Cite, Claim, Source
from game.core.scenario.endings import Ending, Remain
from game.core.scenario.fields import Passage
from game.core.scenario.scenario import Scenario, outcome_at, parts
from game.core.scenario.turns import Juncture, Meanwhile, Option, Outcome, Season, Turn, Voice
from game.core.table import Group, Row


@dataclass(frozen=True, slots=True)
class Link:
    """One change in a gauge's why-chain: where on the path it came about, and what it was."""

    step: Step
    change: Change


@dataclass(frozen=True, slots=True)
class Ground:
    """A test that held, or the opposite of one, and the steps on the path that made it so.

    Behind a fact stands the step that first made it so, behind a remembered move (or one that
    was not made) the step at its turn, behind levels every step that moved one of them.
    There may be none: a gauge's first level, a fact that never came to be.
    """

    held: Test | Not
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """What was tried before and not reached, and the clauses that failed, the first one first.

    `ending` is None where the scenario would have gone on.
    """

    ending: str | None
    clauses: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """What decided an ending: `step` ended the scenario itself, or after the last turn (None).

    `grounds` made the outcome or the closing condition hold; none where it asks for nothing.
    """

    ending: str
    step: Step | None
    grounds: tuple[Ground, ...]
    missed: tuple[Missed, ...]


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


def deciding(playthrough: Playthrough) -> Deciding:
    """What decided the ending reached, by the rules alone (format, section 2).

    Where an outcome ends the scenario, its step did: of the outcomes there the first whose
    condition holds applies. Otherwise the first closing condition that holds did. Both read
    the state before them; what was tried earlier failed.

    Raises:
        ValueError: the scenario has not ended.
    """
    reached, _ = finale(playthrough.table, playthrough.state)
    steps = playthrough.steps
    if steps and steps[-1].after.ending is not None:
        step, before = steps[-1], steps[:-1]
        here = standing(playthrough.table, step.before)
        rows = _tried(playthrough, step)
        tried = [(row.guard, row.ends) for row in rows]
        return Deciding(reached, step, *_decided(tried, here, before))
    here = standing(playthrough.table, playthrough.state)
    return Deciding(reached, None, *_decided(playthrough.table.close, here, steps))


def _tried(playthrough: Playthrough, step: Step) -> tuple[Row, ...]:
    """The outcomes of the group in which a step's ending stands."""
    turn = next(turn for turn in playthrough.table.turns if turn.id == step.turn)
    groups: tuple[Group, ...] = (turn.happens,)
    if step.move is not None:
        groups = next(offer.groups for offer in turn.offers if offer.move == step.move)
    ended = next(row for row in step.rows if row.ends is not None)
    return next(group for group in groups if ended in group)


def _decided(
    tried: Iterable[tuple[Condition | None, str | None]], here: Standing, steps: Sequence[Step]
) -> tuple[tuple[Ground, ...], tuple[Missed, ...]]:
    """The grounds of the first condition that holds, and what was missed before it."""
    missed: list[Missed] = []
    for guard, ending in tried:
        if holds(guard, here):
            held = supporting(guard, here)
            return tuple(Ground(one, _behind(one, steps)) for one in held), tuple(missed)
        missed.append(Missed(ending, failing(guard, here)))
    raise AssertionError(tried)


def _behind(held: Test | Not, steps: Sequence[Step]) -> tuple[Step, ...]:
    test = held.part if isinstance(held, Not) else held
    match test:
        case Comparison(left, _, right):
            gauges = {*left, *(() if isinstance(right, int) else right)}
            return tuple(
                step
                for step in steps
                if any(c.gauge in gauges and c.before != c.after for c in step.changes)
            )
        case Fact(name):
            return tuple(step for step in steps if name in step.facts)[:1]
        case Remembered(turn, _):
            return tuple(step for step in steps if step.turn == turn)
        case _:
            raise AssertionError(test)  # `supporting` gives tests and their opposites alone


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
