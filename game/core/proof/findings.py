"""What is wrong with a scenario that only every playthrough together can show.

Where a thing is never reached, nothing inside it is told too, and no condition that is only
the reason for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from game.core.checks.names import conditions
from game.core.condition import Comparison, tests
from game.core.finding import Code, Finding, Path
from game.core.move import Move, Spending
from game.core.proof.classes import gauges_of
from game.core.proof.forward import Walk
from game.core.proof.surveying import TAKEN_IN, Place, Survey
from game.core.proof.witness import Shortest
from game.core.scenario.scenario import Scenario, outcome_at, part_at, parts
from game.core.scenario.turns import Branch, Meanwhile, Outcome

MOST_SWALLOWED: Final = 1 / 20
"""The share of a gauge's steps that may lose levels at its bounds over even random play."""

Found = tuple[Finding, Place | None]
"""A finding, and a state class where it shows; None where it shows nowhere."""


def dead_ends(scenario: Scenario, walk: Walk) -> Iterator[Found]:
    """One finding for each turn at which play can get stuck, shown where it does soonest."""
    if not walk.dead_ends:
        return
    distances = Shortest(walk)
    for turn, positions in walk.dead_ends:
        soonest = int(positions[distances.distances(turn)[positions].argmin()])
        part = scenario.turns[turn]
        message = "A playthrough comes here and finds no move open: it can neither go on nor end."
        cure = "Leave one move without `when`, or make sure that one of them holds here."
        finding = Finding(Code.DEAD_END, ("turns", turn, part.kind), message, cure)
        yield finding, Place(turn, soonest)


def findings(scenario: Scenario, walk: Walk, survey: Survey) -> Iterator[Found]:
    """All that the survey shows to be wrong, in the order of the codes."""
    lost = _Unreached(scenario, walk, survey)
    for finding in lost.findings():
        yield finding, None
    yield from _decided(scenario, survey)
    yield from _gauges(scenario, survey)
    yield from _indifferent(scenario, walk, survey)
    yield from _dominated(scenario, survey)


@dataclass(frozen=True)
class _Unreached:
    """What no playthrough reaches."""

    scenario: Scenario
    walk: Walk
    survey: Survey

    def findings(self) -> Iterator[Finding]:
        """Each part that is not reached though what it stands in is."""
        reached = self.survey.reached
        for index, turn in enumerate(self.scenario.turns):
            path: Path = ("turns", index)
            if turn.id not in reached.turns:
                message = "No playthrough comes to a state in which this turn arises."
                cure = "Mend its `when`, or what should lead to it; or take the turn away."
                yield Finding(Code.UNREACHED_TURN, (*path, turn.kind), message, cure)
                continue
            for name in turn.takes:
                if (turn.id, name) not in reached.taken:
                    message = "In no state that can be reached is this open."
                    cure = "Mend its `when`, or what should make it hold; or take it away."
                    place = (*path, TAKEN_IN[turn.kind], name)
                    yield Finding(Code.UNREACHED_MOVE, place, message, cure, at_key=True)
        for row in self._rows():
            message = "This outcome follows in no playthrough."
            cure = "Mend its `when` and those before it, or take it away."
            is_named = not isinstance(row[-1], int)
            yield Finding(Code.UNREACHED_OUTCOME, row, message, cure, at_key=is_named)
        for path in self.survey.passages.never:
            if self.is_reached(path[:-2]) and not self._is_silent(path):
                message = "No playthrough is ever told this."
                cure = "Mend its `when`, or take it away."
                yield Finding(Code.UNREACHED_PASSAGE, (*path, "when"), message, cure)
        for name in self.scenario.endings:
            if name not in reached.endings:
                message = "No playthrough comes to this ending."
                cure = "Mend the conditions that lead to it, or take it away."
                yield Finding(Code.UNREACHED_ENDING, ("endings", name), message, cure, at_key=True)

    def _rows(self) -> Iterator[Path]:
        """The outcomes that never apply, of turns and moves that are reached."""
        told: dict[Path, None] = {}
        for turn in self.walk.table.turns:
            groups = [turn.happens, *(group for offer in turn.offers for group in offer.groups)]
            told |= {row.path: None for group in groups for row in group}
        for path in told:
            if path in self.survey.reached.rows:
                continue
            if "undone" in path:
                arises = self.scenario.turns[int(path[1])].id in self.survey.reached.turns
                if arises and not self._never(path[: path.index("undone") + 1]):
                    yield path
            elif self.is_reached(path[:2]) and self._is_taken(path):
                yield path

    def _is_taken(self, path: Path) -> bool:
        """Whether what can be taken at a path is, if the path leads to or into such a thing."""
        turn = self.scenario.turns[int(path[1])]
        if path[2:3] != (TAKEN_IN.get(turn.kind),) or path[2:] == path[2:3]:
            return True
        return (turn.id, path[3]) in self.survey.reached.taken

    def _never(self, path: Path) -> bool:
        """Whether the condition of a part is never so."""
        return self.survey.decided.get((*path, "when")) is False

    def is_reached(self, path: Path) -> bool:
        """Whether the turn, move, outcome or ending at a path is reached, with all around it."""
        reached = self.survey.reached
        match path:
            case ("turns", int(index), *_):
                turn = self.scenario.turns[index]
                return turn.id in reached.turns and self._is_met(path)
            case ("endings", str(name), "remains", int(index), *_):
                remain = self.scenario.endings[name].remains[index]
                return (name, remain.name) in reached.remains
            case ("endings", str(name), *_):
                return name in reached.endings
            case _:
                return True

    def _is_met(self, path: Path) -> bool:
        """Whether something inside a turn that arises is met."""
        if "undone" in path:
            is_open = not self._never(path[: path.index("undone") + 1])
        else:
            is_open = self._is_taken(path)
        part = part_at(self.scenario, path)
        is_outcome = isinstance(part, Outcome) or (
            isinstance(part, Branch) and part.outcomes is None
        )
        return is_open and (not is_outcome or path in self.survey.reached.rows)

    def _is_silent(self, path: Path) -> bool:
        """Whether the text at a path is a meanwhile's, none of whose outcomes ever follows."""
        turn = self.scenario.turns[int(path[1])] if path[0] == "turns" else None
        index = path[1]
        return isinstance(turn, Meanwhile) and not any(
            row[:2] == ("turns", index) for row in self.survey.reached.rows
        )


def _decided(scenario: Scenario, survey: Survey) -> Iterator[Found]:
    """Conditions that are always so or never, unless that is told already.

    Of texts that are never told another finding says so.
    """
    for path, truth in survey.decided.items():
        if _is_told(scenario, survey, path, truth=truth):
            continue
        if truth:
            message = "Wherever this is asked, it is so: the condition makes no difference."
            cure = "Take it away, or ask for what can fail."
            yield Finding(Code.ALWAYS_SO, path, message, cure), survey.seen.get(path)
        else:
            message = "Wherever this is asked, it is not so."
            cure = "Mend it, or take away what stands under it."
            yield Finding(Code.NEVER_SO, path, message, cure), survey.seen.get(path)
    for path in survey.passages.always:
        message = "Whoever could be told this is told it: the condition makes no difference."
        cure = "Take it away, or ask for what can fail."
        place = survey.seen.get(path[:-2])
        yield Finding(Code.ALWAYS_SO, (*path, "when"), message, cure), place


def _is_told(scenario: Scenario, survey: Survey, path: Path, *, truth: bool) -> bool:
    """Whether another finding says what a decided condition comes to."""
    match path:
        case ("turns", _, "when"):
            return not truth
        case ("turns", _, "options" | "activities" | "falls", _, "when"):
            return not truth
        case (*_, "outcomes", int(_), "when"):
            # What always holds leaves those behind it unreached, and those are told.
            part = part_at(scenario, path[:-2])
            is_last = isinstance(part, tuple) and path[-2] == len(part) - 1
            return not truth or not is_last
        case ("close", int(index), "when"):
            return not truth and scenario.close[index].ending not in survey.reached.endings
        case _:
            return False


def _gauges(scenario: Scenario, survey: Survey) -> Iterator[Found]:
    effects = {name for path in survey.reached.rows for name in outcome_at(scenario, path).effects}
    read = {
        gauge
        for path, part in parts(scenario)
        for _, condition in conditions(path, part)
        for test in tests(condition)
        if isinstance(test, Comparison)
        for gauge in gauges_of(test)
    }
    for name in scenario.gauges:
        place = ("gauges", name)
        if name not in effects:
            message = "No playthrough ever moves this gauge."
            cure = "Let an outcome move it, or take it away."
            yield Finding(Code.UNMOVED_GAUGE, place, message, cure, at_key=True), None
        elif name not in read:
            message = "No condition reads this gauge: whatever it stands at, nothing follows."
            cure = "Let something depend on it, or take it away."
            yield Finding(Code.UNREAD_GAUGE, place, message, cure, at_key=True), None
        lost = survey.swallowed.get(name)
        if lost is not None and lost.moved and lost.lost / lost.moved > MOST_SWALLOWED:
            message = (
                f"Over random play {lost.lost / lost.moved:.0%} of the steps that move this gauge"
                f" are lost at its bounds, wholly or in part: {lost.levels:.1f} levels a game."
            )
            cure = "Begin nearer to the middle, move it less, or give it more words."
            yield Finding(Code.OFTEN_SWALLOWED, place, message, cure, at_key=True), None


def _indifferent(scenario: Scenario, walk: Walk, survey: Survey) -> Iterator[Found]:
    spendings: dict[str, list[Spending]] = {}
    index = {turn.id: at for at, turn in enumerate(scenario.turns)}
    for move in survey.indifferent:
        if _says_so(scenario, walk, survey, move):
            continue
        if isinstance(move, Spending):
            spendings.setdefault(move.turn, []).append(move)
            continue
        place: Path = ("turns", index[move.turn], "options", move.taken[0])
        message = "This changes the odds of no finale, in no playthrough."
        cure = "Let something depend on it, or say in `no_difference` why nothing followed."
        yield (
            Finding(Code.CHANGES_NOTHING, place, message, cure, at_key=True),
            survey.seen.get(move),
        )
    for turn, moves in spendings.items():
        some = ", ".join(map(_hours, moves))
        message = f"These hours change the odds of no finale, in no playthrough: {some}."
        cure = "Let something depend on them, or say in `no_difference` why nothing followed."
        place = ("turns", index[turn], "activities")
        yield (
            Finding(Code.CHANGES_NOTHING, place, message, cure, at_key=True),
            survey.seen.get(moves[0]),
        )


def _says_so(scenario: Scenario, walk: Walk, survey: Survey, move: Move) -> bool:
    """Whether all that follows from a move says why it makes no difference."""
    turn = next(turn for turn in walk.table.turns if turn.id == move.turn)
    offer = next(offer for offer in turn.offers if offer.move == move)
    rows = [
        outcome_at(scenario, row.path)
        for group in offer.groups
        for row in group
        if row.path in survey.reached.rows and "undone" not in row.path
    ]
    return bool(rows) and all(outcome.no_difference is not None for outcome in rows)


def _dominated(scenario: Scenario, survey: Survey) -> Iterator[Found]:
    index = {turn.id: at for at, turn in enumerate(scenario.turns)}
    told: dict[str, dict[Move, Move]] = {}
    for worse, better in survey.dominated:
        told.setdefault(worse.turn, {}).setdefault(worse, better)
    for turn, pairs in told.items():
        spendings = [pair for pair in pairs.items() if isinstance(pair[0], Spending)]
        if spendings:
            place: Path = ("turns", index[turn], "activities")
            yield _worse_hours(place, spendings), survey.seen.get(spendings[0])
            continue
        for worse, better in pairs.items():
            place = ("turns", index[turn], "options", worse.taken[0])
            yield _worse_option(place, better), survey.seen.get((worse, better))


def _worse_option(place: Path, better: Move) -> Finding:
    message = (
        f"Wherever this is open, '{better.taken[0]}' is open too, moves every gauge as well or"
        " better, and leaves every finale within reach that this does."
    )
    cure = "Let something speak for it: an effect, or a finale that it alone can reach."
    return Finding(Code.DOMINATED, place, message, cure, at_key=True)


def _worse_hours(place: Path, pairs: Sequence[tuple[Move, Move]]) -> Finding:
    some = ", ".join(f"{_hours(worse)} than {_hours(better)}" for worse, better in pairs)
    message = (
        "Some hours are never better spent than others that are open wherever they are: no gauge"
        f" moves better, no other finale comes within reach: {some}."
    )
    cure = "Let something speak for them: an effect, or a finale that they alone can reach."
    return Finding(Code.DOMINATED, place, message, cure, at_key=True)


def _hours(move: Move) -> str:
    return "+".join(move.taken) or "nothing"
