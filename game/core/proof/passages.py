"""Which passages and voices no playthrough shows.

A text may remember what no rule reads. So for this one question a walk keeps what the texts
read too, up to the turn where they are told; an ending's texts are asked as if they remained.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from game.core.condition import Comparison, Condition, Fact, Or, Remembered, both, negation, tests
from game.core.finding import Path
from game.core.proof.forward import LimitReachedError, Question, Tick, Walk, walk
from game.core.proof.steps import Crossing
from game.core.scenario.fields import Passage
from game.core.scenario.scenario import Scenario, outcome_at
from game.core.scenario.turns import Juncture, Meanwhile, Season, Voice
from game.core.table import Row, Table, TurnRows


@dataclass(frozen=True, slots=True)
class Passages:
    """The paths of passages and voices that are never shown, and of those past the limit."""

    hidden: tuple[Path, ...]
    unexamined: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage with a condition of its own: where it stands and when it is shown.

    `turn` is the index of the turn before whose step it is read; None for an `ending`'s.
    """

    path: Path
    when: Condition
    turn: int | None
    ending: str | None = None


def passages(scenario: Scenario, table: Table, limit: int, tick: Tick = lambda: None) -> Passages:
    """The passages and voices with a condition that no playthrough shows."""
    first = _examined(table, [*_in_turns(scenario, table)], limit, tick)
    second = _examined(table, [*_at_endings(scenario)], limit, tick)
    return Passages((*first[0], *second[0]), (*first[1], *second[1]))


def _examined(
    table: Table, texts: Sequence[_Text], limit: int, tick: Tick
) -> tuple[list[Path], list[Path]]:
    """Those never shown and those not examined; where all together are too many, in halves."""
    if not texts:
        return [], []
    shown: set[Path] = set()

    def meet(crossing: Crossing) -> None:
        for text in texts:
            if text.turn == crossing.index and text.path not in shown:
                truth = crossing.sight.holds(text.when)
                if truth is not None and truth.any():
                    shown.add(text.path)

    reads = {
        text.turn: [other.when for other in texts if other.turn == text.turn] for text in texts
    }
    try:
        question = Question(reads=reads, meet=meet)
        walked = walk(_with(table, texts), limit=limit, question=question, tick=tick)
    except LimitReachedError:
        if len(texts) == 1:
            return [], [texts[0].path]
        middle = len(texts) // 2
        first = _examined(table, texts[:middle], limit, tick)
        second = _examined(table, texts[middle:], limit, tick)
        return first[0] + second[0], first[1] + second[1]
    shown |= {text.path for text in texts if (text.ending, _name(text)) in _remained(walked)}
    return [text.path for text in texts if text.path not in shown], []


def _remained(walk: Walk) -> set[tuple[str | None, str]]:
    return {(ending, name) for ending, remained in walk.finales for name in remained}


def _with(table: Table, texts: Sequence[_Text]) -> Table:
    """The table that keeps what some texts read, and in which an ending's texts remain."""
    remains = {
        ending: (
            *kept,
            *((_name(text), text.when) for text in texts if text.ending == ending),
        )
        for ending, kept in table.remains.items()
    }
    keeps = table.keeps_at_end | _memory(text.when for text in texts if text.ending is not None)
    at_end = keeps
    turns: list[TurnRows] = []
    for index, turn in reversed(list(enumerate(table.turns))):
        keeps |= turn.keeps | _memory(text.when for text in texts if text.turn == index)
        turns.append(replace(turn, keeps=keeps))
    turns.reverse()
    return replace(table, turns=tuple(turns), remains=remains, keeps_at_end=at_end)


def _name(text: _Text) -> str:
    """A name that no author can write."""
    return "/".join(map(str, text.path))


def _memory(conditions: Iterable[Condition]) -> frozenset[Fact | Remembered]:
    return frozenset(
        test for when in conditions for test in tests(when) if not isinstance(test, Comparison)
    )


def _in_turns(scenario: Scenario, table: Table) -> Iterator[_Text]:
    for index, (turn, rows) in enumerate(zip(scenario.turns, table.turns, strict=True)):
        path = ("turns", index)
        if isinstance(turn, Meanwhile):
            shown = both(rows.guard, _either([row.guard for row in rows.happens]))
            yield from _texts((*path, "text"), turn.text, shown, index)
        else:
            yield from _texts((*path, "text"), turn.text, rows.guard, index)
            made = both(rows.guard, _either([offer.guard for offer in rows.offers]))
            yield from _texts((*path, "history", "text"), turn.history.text, made, index)
        if isinstance(turn, Juncture | Season):
            yield from _texts((*path, "voices"), turn.voices, rows.guard, index)
        for row, applies in _rows(rows):
            told = outcome_at(scenario, row.path).text
            yield from _texts((*row.path, "text"), told, both(rows.guard, applies), index)


def _rows(turn: TurnRows) -> Iterator[tuple[Row, Condition | None]]:
    """Each row of a turn, with the condition on which it applies where the turn arises."""
    found: dict[Path, tuple[Row, Condition | None, list[Condition | None]]] = {}
    for opens, group in [
        (None, turn.happens),
        *((offer.guard, group) for offer in turn.offers for group in offer.groups),
    ]:
        before: list[Condition | None] = []
        for row in group:
            applies = both(*before, row.guard)
            found.setdefault(row.path, (row, applies, []))[2].append(opens)
            before.append(negation(row.guard))
    for row, applies, ways in found.values():
        yield row, both(_either(ways), applies)


def _either(guards: Sequence[Condition | None]) -> Condition | None:
    """Some of them; nothing where one asks for nothing."""
    wanted = [guard for guard in guards if guard is not None]
    return Or(tuple(wanted)) if len(wanted) == len(guards) else None


def _texts(
    path: Path, parts: Sequence[Passage | Voice] | None, where: Condition | None, turn: int
) -> Iterator[_Text]:
    for index, part in enumerate(parts or ()):
        if part.when is not None:
            yield _Text((*path, index), both(where, part.when) or part.when, turn)


def _at_endings(scenario: Scenario) -> Iterator[_Text]:
    for name, ending in scenario.endings.items():
        path = ("endings", name)
        for index, part in enumerate(ending.text):
            if part.when is not None:
                yield _Text((*path, "text", index), part.when, None, name)
        for at, remain in enumerate(ending.remains):
            for index, part in enumerate(remain.text):
                if part.when is not None:
                    when = both(remain.when, part.when) or part.when
                    yield _Text((*path, "remains", at, "text", index), when, None, name)
