"""What is allowed and still worth mending."""

from collections.abc import Iterable, Iterator
from typing import Final

from game.core.checks.names import conditions
from game.core.checks.shape import Draft
from game.core.condition import OPERATORS, Comparison, Fact, tests
from game.core.finding import Code, Finding, Path
from game.core.playthrough import follow_history
from game.core.rules import Change
from game.core.scenario.claims import Cite, Graded
from game.core.scenario.fields import Part
from game.core.scenario.scenario import Scenario, parts
from game.core.scenario.teaching import Document
from game.core.scenario.turns import (
    Branch,
    Fortune,
    Juncture,
    LeftUndone,
    Option,
    Outcome,
    TurnPart,
)
from game.core.table import Row


def check(draft: Draft) -> Iterator[Finding]:
    """Advice on evidence and on conditions."""
    for path, part in parts(draft.scenario):
        yield from _on_evidence(path, part)
        yield from _on_conditions(draft, path, part)
    for index, turn in enumerate(draft.scenario.turns):
        takes = turn.takes.values() if isinstance(turn, Juncture | Fortune) else ()
        if takes and all(take.when is not None for take in takes):
            message = "Everything here has a `when`: where all fail, play gets stuck."
            cure = "Leave one without `when`, or make sure that one always holds."
            yield Finding(Code.MAY_CLOSE_ALL, ("turns", index, turn.kind), message, cure)


def check_sound(draft: Draft) -> Iterator[Finding]:
    """Advice on a scenario without errors: names that nothing uses, and effects that are lost.

    While there are errors, a name may seem unused only because it is misspelt elsewhere.
    """
    yield from _unused(draft.scenario)
    yield from _swallowed(draft)


def _swallowed(draft: Draft) -> Iterator[Finding]:
    """Effects lost at a gauge's bound on history's path."""
    for step in follow_history(draft.scenario).playthrough.steps:
        for change in step.changes:
            for row in step.rows:
                if change.swallowed and _pushes_out(change, row):
                    message = (
                        f"On history's path {change.gauge} meets its bound here, and some or all "
                        "of this is lost."
                    )
                    cure = "Begin nearer to the middle, or move it less before."
                    place = (*row.path, "effects", change.gauge)
                    yield Finding(Code.SWALLOWED, place, message, cure)


def _pushes_out(change: Change, row: Row) -> bool:
    """Whether a row has a part in pushing a gauge past the bound at which it stands."""
    effect = dict(row.effects).get(change.gauge)
    return effect is not None and not effect.sets and (effect.amount > 0) == (change.after > 0)


def _on_evidence(path: Path, part: Part) -> Iterator[Finding]:
    if isinstance(part, Graded) and part.grade == "argued" and part.against is None:
        message = "A historian argues this, and nobody is said to disagree."
        cure = "Name in `against` who does not think so."
        yield Finding(Code.ARGUED_UNOPPOSED, (*path, "grade"), message, cure)
    if isinstance(part, Outcome | Branch) and _is_bare(part):
        message = "Nothing stands behind this outcome."
        cure = "Say in `because` what is documented, argued or judged."
        yield Finding(Code.OUTCOME_WITHOUT_CLAIM, path, message, cure, at_key=True)
    if isinstance(part, Option) and not part.urged_by:
        message = "Nobody is said to have urged this."
        cure = "Name in `urged_by` a contemporary who did; an option that nobody had is no option."
        yield Finding(Code.URGED_BY_NOBODY, path, message, cure, at_key=True)


def _is_bare(part: Outcome | Branch) -> bool:
    """Whether an outcome stands on this part itself, and no claim behind it.

    What follows from leaving something undone is explained by its effects' reasons.
    """
    stands_here = isinstance(part, Outcome) or part.outcomes is None
    return stands_here and not part.because and not isinstance(part, LeftUndone)


def _on_conditions(draft: Draft, path: Path, part: Part) -> Iterator[Finding]:
    for place, condition in conditions(path, part):
        for test in tests(condition):
            if isinstance(test, Comparison) and _decided(draft.scenario, test):
                message = "The levels of these gauges decide this comparison once and for all."
                cure = "Compare with a level that lies between."
                yield Finding(Code.DECIDED_CONDITION, place, message, cure)


def _decided(scenario: Scenario, test: Comparison) -> bool:
    """Whether a comparison with a number is the same at every level."""
    if not isinstance(test.right, int) or any(name not in scenario.gauges for name in test.left):
        return False
    highest = sum(scenario.gauges[name].top for name in test.left)
    compare = OPERATORS[test.operator]
    return len({compare(level, test.right) for level in range(highest + 1)}) == 1


def _unused(scenario: Scenario) -> Iterator[Finding]:
    everything = [part for _, part in parts(scenario)]
    outcomes = [part for part in everything if isinstance(part, Outcome | Branch)]
    effects = [effect for part in outcomes for effect in part.effects.values()]
    facts_read = {
        test.name
        for part in everything
        for _, condition in conditions((), part)
        for test in tests(condition)
        if isinstance(test, Fact)
    }
    used: dict[str, set[str | None]] = {
        "facts": {fact for part in outcomes for fact in part.so if fact in facts_read},
        "premises": {effect.premise for effect in effects},
        "sources": {part.source for part in everything if isinstance(part, Cite | Document)},
        "endings": {part.ends for part in outcomes} | {close.ending for close in scenario.close},
        "chapters": {part.chapter for part in everything if isinstance(part, TurnPart)},
    }
    for section, names in used.items():
        yield from _not_in(section, getattr(scenario, section), names)


_CURES: Final = {
    "facts": "Let an outcome make it true and a condition read it, or take it away.",
    "premises": "Name it in an effect with @, or take it away.",
    "sources": "Cite it, or take it away.",
    "endings": "Lead to it with `ends` or in `close`, or take it away.",
    "chapters": "Give a turn this `chapter`, or take it away.",
}


def _not_in(section: str, declared: Iterable[str], used: set[str | None]) -> Iterator[Finding]:
    for name in declared:
        if name not in used:
            message = f"Nothing uses '{name}'."
            yield Finding(Code.UNUSED, (section, name), message, _CURES[section], at_key=True)
