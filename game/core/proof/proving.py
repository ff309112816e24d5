"""The proof of a scenario: its verdict, its certificate, and what was found on the way."""

from dataclasses import dataclass
from enum import StrEnum

from game.core.finding import Finding
from game.core.move import Move
from game.core.proof.certificate import Certificate, certificate
from game.core.proof.findings import dead_ends, findings
from game.core.proof.forward import LIMIT, LimitReachedError, Tick, Walk, walk
from game.core.proof.surveying import Survey, survey
from game.core.proof.witness import Shortest
from game.core.scenario.scenario import Scenario
from game.core.table import Table, tabulate


class Verdict(StrEnum):
    """Whether every reachable state has an open move or is an ending."""

    PROVEN = "proven"
    REFUTED = "refuted"
    NOT_PROVEN = "not proven"


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding, and the shortest moves that lead where it shows; None where nothing leads."""

    finding: Finding
    witness: tuple[Move, ...] | None


@dataclass(frozen=True, slots=True)
class Limit:
    """Where a walk stopped: before which turn (None: before `close`), with how many classes."""

    turn: str | None
    classes: int


@dataclass(frozen=True)
class Proof:
    """What is true of every playthrough of a scenario.

    Where the limit was reached nothing is claimed: there is no walk, no certificate and no
    finding, and `stopped` says where. `survey` is there only where it was asked for.
    """

    scenario: Scenario
    table: Table
    verdict: Verdict
    walk: Walk | None
    certificate: Certificate | None
    survey: Survey | None
    findings: tuple[Shown, ...]
    stopped: Limit | None = None


def prove(
    scenario: Scenario, *, limit: int = LIMIT, whole: bool = True, tick: Tick = lambda: None
) -> Proof:
    """Prove a scenario, already varied: explore every playthrough, or stop at the limit.

    The limit is of state classes in one turn. Unless the survey is wanted too (`whole`), only
    dead ends are found. `tick` is called for each turn worked through, `steps(...)` times or
    more often.
    """
    table = tabulate(scenario)
    try:
        walked = walk(table, limit=limit, tick=tick)
    except LimitReachedError as reached:
        names = [*(turn.id for turn in table.turns), None]
        stopped = Limit(names[reached.turn], reached.classes)
        return Proof(scenario, table, Verdict.NOT_PROVEN, None, None, None, (), stopped)
    surveyed = survey(scenario, walked, limit, tick) if whole else None
    found = list(dead_ends(scenario, walked))
    if surveyed is not None:
        found += findings(scenario, walked, surveyed)
    shortest = Shortest(walked)
    shown = tuple(
        Shown(one, None if place is None else shortest.to_state(place.turn, place.position))
        for one, place in found
    )
    verdict = Verdict.REFUTED if walked.dead_ends else Verdict.PROVEN
    record = certificate(walked, surveyed)
    return Proof(scenario, table, verdict, walked, record, surveyed, shown)


def steps(scenario: Scenario, *, whole: bool) -> int:
    """How often `prove` calls its `tick`, at least, where no limit is reached."""
    passes = 1 + (2 if whole else 0)  # forward; back, and forward again for the gauges' bounds
    return passes * len(scenario.turns)
