"""Every name that stands in a scenario names something (format, 2.11)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, assert_never

from game.core.checks.shape import Draft
from game.core.condition import Comparison, Condition, Fact, Remembered, tests
from game.core.finding import Code, Finding, Path, did_you_mean
from game.core.scenario.claims import Cite
from game.core.scenario.endings import Close, Remain
from game.core.scenario.fields import Part, Passage
from game.core.scenario.scenario import parts
from game.core.scenario.teaching import Document, Lesson
from game.core.scenario.turns import (
    Branch,
    GuardedBranch,
    History,
    Outcome,
    TurnPart,
    Urging,
    Voice,
)
from game.core.scenario.units import UnitLesson

_UNKNOWN: Final[Mapping[str, tuple[Code, str]]] = {
    "gauges": (Code.UNKNOWN_GAUGE, "gauge"),
    "facts": (Code.UNKNOWN_FACT, "fact"),
    "people": (Code.UNKNOWN_PERSON, "person"),
    "sources": (Code.UNKNOWN_SOURCE, "source"),
    "premises": (Code.UNKNOWN_PREMISE, "premise"),
    "chapters": (Code.UNKNOWN_CHAPTER, "chapter"),
    "endings": (Code.UNKNOWN_ENDING, "ending"),
}
_MOST_LISTED: Final = 12


def check(draft: Draft) -> Iterator[Finding]:
    """Names given twice, and names that name nothing."""
    yield from _given_twice(draft)
    scenario = draft.scenario
    if scenario.player:
        yield from _known(draft, "people", ("player",), scenario.player)
    for index, name in enumerate(scenario.short):
        yield from _known_turn(draft, ("short", index), name)
    for path, part in parts(scenario):
        yield from _of_part(draft, path, part)


def _given_twice(draft: Draft) -> Iterator[Finding]:
    for name in sorted(draft.declared["gauges"] & draft.declared["facts"]):
        message = f"'{name}' is a gauge and a fact."
        cure = "Gauges and facts share one space of names: rename one."
        yield Finding(Code.NAME_TWICE, ("facts", name), message, cure, at_key=True)
    seen = set()
    for index, turn in enumerate(draft.scenario.turns):
        if turn.id in seen:
            message = f"'{turn.id}' names an earlier turn too."
            yield Finding(Code.NAME_TWICE, ("turns", index, turn.kind), message, "Rename one.")
        seen.add(turn.id)
    for name in draft.scenario.units:
        if name in draft.turns:
            message = f"'{name}' names a turn too."
            cure = "A unit and a turn are both asked for by name: rename the unit."
            yield Finding(Code.NAME_TWICE, ("units", name), message, cure, at_key=True)
    yield from _twice_in_list(draft)


def _twice_in_list(draft: Draft) -> Iterator[Finding]:
    """A name that a list gives twice: what remains of an ending, the turns of a short game."""
    scenario = draft.scenario
    lists: list[tuple[Path, list[str], tuple[str, ...]]] = [(("short",), list(scenario.short), ())]
    lists += [
        (("endings", name, "remains"), [remain.name for remain in ending.remains], ("name",))
        for name, ending in scenario.endings.items()
    ]
    for path, names, field in lists:
        for index, name in enumerate(names):
            if name in names[:index]:
                message = f"'{name}' stands here twice."
                yield Finding(Code.NAME_TWICE, (*path, index, *field), message, "Keep one.")


def _of_part(draft: Draft, path: Path, part: Part) -> Iterator[Finding]:
    match part:
        case TurnPart(chapter=str(chapter)):
            yield from _known(draft, "chapters", (*path, "chapter"), chapter)
        case Voice() | Urging():
            yield from _known(draft, "people", (*path, "who"), part.who)
        case Cite() | Document():
            yield from _known(draft, "sources", (*path, "source"), part.source)
        case Close():
            yield from _known(draft, "endings", (*path, "ending"), part.ending)
        case History(took=tuple(took)):
            for index, name in enumerate(took):
                yield from _taken_here(draft, (*path, "took", index), name, Code.UNKNOWN_MOVE)
        case Lesson():
            yield from _of_lesson(draft, path, part)
        case UnitLesson():
            yield from _of_unit_lesson(draft, path, part)
        case Outcome() | Branch():
            yield from _of_outcome(draft, path, part)
        case _:
            pass
    yield from _of_condition(draft, path, part)


def _of_lesson(draft: Draft, path: Path, lesson: Lesson) -> Iterator[Finding]:
    """Objections are to what can be taken; positions too, unless verdicts are voted on."""
    for name in lesson.objections:
        yield from _taken_here(draft, (*path, "objections", name), name, Code.UNKNOWN_OPTION)
    for name in lesson.positions:
        place = (*path, "positions", name)
        if lesson.mode == "choose" or not lesson.verdicts:
            yield from _taken_here(draft, place, name, Code.UNKNOWN_OPTION)
        elif name not in lesson.verdicts:
            message = f"There is no verdict '{name}' here."
            cure = did_you_mean(name, lesson.verdicts) or _listed(lesson.verdicts, "")
            yield Finding(Code.UNKNOWN_OPTION, place, message, cure, at_key=True)


def _of_unit_lesson(draft: Draft, path: Path, lesson: UnitLesson) -> Iterator[Finding]:
    for index, name in enumerate(lesson.turns):
        yield from _known_turn(draft, (*path, "turns", index), name)


def _of_outcome(draft: Draft, path: Path, part: Outcome | Branch) -> Iterator[Finding]:
    for gauge, effect in part.effects.items():
        place = (*path, "effects", gauge)
        yield from _known(draft, "gauges", place, gauge)
        if effect.premise is not None:
            yield from _known(draft, "premises", place, effect.premise)
    for index, fact in enumerate(part.so):
        yield from _known(draft, "facts", (*path, "so", index), fact)
    if part.ends is not None:
        yield from _known(draft, "endings", (*path, "ends"), part.ends)


def _of_condition(draft: Draft, path: Path, part: Part) -> Iterator[Finding]:
    for place, condition in conditions(path, part):
        for test in tests(condition):
            match test:
                case Comparison(left, _, right):
                    names = (*left, *right) if isinstance(right, tuple) else left
                    for name in dict.fromkeys(names):
                        yield from _gauge_in_condition(draft, place, name)
                case Fact(name):
                    yield from _fact_in_condition(draft, place, name)
                case Remembered(turn, taken):
                    yield from _remembered(draft, place, turn, taken)
                case _:
                    assert_never(test)


def conditions(path: Path, part: Part) -> Iterator[tuple[Path, Condition]]:
    """The condition that stands on a part itself, with its path."""
    guarded = Passage | TurnPart | GuardedBranch | Outcome | Voice | Remain | Close
    if isinstance(part, guarded) and part.when is not None:
        yield (*path, "when"), part.when


def _gauge_in_condition(draft: Draft, path: Path, name: str) -> Iterator[Finding]:
    if name in draft.declared["facts"] - draft.declared["gauges"]:
        message = f"'{name}' is a fact, and a fact has no level."
        cure = f"Write `{name}` or `not {name}`, without a comparison."
        yield Finding(Code.UNKNOWN_GAUGE, path, message, cure, span=draft.span_of(path, name))
    else:
        yield from _known(draft, "gauges", path, name)


def _fact_in_condition(draft: Draft, path: Path, name: str) -> Iterator[Finding]:
    cure = ""
    if name in draft.declared["gauges"]:
        cure = f"'{name}' is a gauge: compare it with a level, as in {name} >= 3."
    elif name in draft.turns:
        cure = f"'{name}' is a turn: say what was taken there, as in {name}.something."
    yield from _known(draft, "facts", path, name, cure)


def _remembered(draft: Draft, path: Path, turn: str, taken: str) -> Iterator[Finding]:
    if turn not in draft.turns:
        yield from _known_turn(draft, path, turn)
        return
    known = draft.turns[turn].takes
    if taken not in known:
        message = f"'{turn}' offers no '{taken}'."
        cure = did_you_mean(taken, known) or _listed(known, "Nothing can be taken there.")
        span = draft.span_of(path, taken)
        yield Finding(Code.UNKNOWN_MOVE, path, message, cure, span=span)


def _taken_here(draft: Draft, path: Path, name: str, code: Code) -> Iterator[Finding]:
    _, index, *_ = path
    turn = draft.scenario.turns[int(index)]
    if name not in turn.takes:
        message = f"'{turn.id}' offers no '{name}'."
        cure = did_you_mean(name, turn.takes) or _listed(turn.takes, "")
        at_key = code is Code.UNKNOWN_OPTION
        yield Finding(code, path, message, cure, at_key)


def _known_turn(draft: Draft, path: Path, name: str) -> Iterator[Finding]:
    if name not in draft.turns:
        message = f"There is no turn '{name}'."
        cure = did_you_mean(name, draft.turns) or _listed(draft.turns, "No turn has a name yet.")
        span = draft.span_of(path, name)
        yield Finding(Code.UNKNOWN_TURN, path, message, cure, span=span)


def _known(draft: Draft, section: str, path: Path, name: str, cure: str = "") -> Iterator[Finding]:
    """A finding unless the section declares that name."""
    known = draft.declared[section]
    if name not in known:
        code, word = _UNKNOWN[section]
        message = f"There is no {word} '{name}'."
        cure = cure or did_you_mean(name, known) or _listed(known, f"Declare it in `{section}`.")
        is_key = path[-1] == name
        span = None if is_key else draft.span_of(path, name)
        yield Finding(code, path, message, cure, is_key, span)


def _listed(names: Iterable[str], otherwise: str) -> str:
    known = sorted(names)
    if not known:
        return otherwise
    more = " ..." if len(known) > _MOST_LISTED else ""
    return f"Known: {', '.join(known[:_MOST_LISTED])}{more}."
