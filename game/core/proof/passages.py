"""Which passages and voices no playthrough shows, and which every one shows that could.

A text may remember what no rule reads, so for this one question a walk keeps what the texts
read too, up to the turn where they are told; an ending's texts are asked as if they remained.
Most texts are shown by some playthroughs and not by others: a sample of the classes tells
those apart, and only what it leaves open is asked of every playthrough.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from game.core.condition import Comparison, Condition, Fact, Or, Remembered, both, negation, tests
from game.core.finding import Path
from game.core.proof.forward import LimitReachedError, Question, Tick, Walk, walk
from game.core.proof.steps import Crossing
from game.core.scenario.fields import Passage
from game.core.scenario.scenario import Scenario, outcome_at
from game.core.scenario.turns import Juncture, Meanwhile, Season, Voice
from game.core.table import Row, Table, TurnRows

_SAMPLE: Final = 2048
"""State classes that go on from each turn where only some are looked at."""


@dataclass(frozen=True, slots=True)
class Passages:
    """The paths of passages and voices with a condition.

    Those that are `never` shown, those `always` shown where they could be, and those that
    are `unexamined`, for they pass the limit.
    """

    never: tuple[Path, ...]
    always: tuple[Path, ...]
    unexamined: tuple[Path, ...]


_NOTHING: Final = Passages((), (), ())

_Walking = Callable[..., Walk]
"""`walk` with its limit: takes a table, and a `question`."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage with a condition of its own: where it stands and when it is shown.

    It is asked for `where` something holds (None: everywhere), and shown if `when` does too.
    `turn` is the index of the turn before whose step that is; None for what is told at an
    `ending`, with what remained there (`remain`) if the passage is of that.
    """

    path: Path
    where: Condition | None
    when: Condition
    turn: int | None
    ending: str | None = None
    remain: str | None = None

    @property
    def shown(self) -> Condition:
        """Where it is shown."""
        return both(self.where, self.when) or self.when

    @property
    def withheld(self) -> Condition:
        """Where it is asked for and not shown."""
        less = negation(self.when)
        return both(self.where, less) or less


def passages(scenario: Scenario, table: Table, limit: int, tick: Tick = lambda: None) -> Passages:
    """What is known of the passages and voices with a condition."""
    in_turns, at_endings = [*_in_turns(scenario, table)], [*_at_endings(scenario)]
    texts = in_turns + at_endings
    if not texts:
        return _NOTHING
    walking = partial(walk, limit=limit, tick=tick)
    met = _Met()
    try:
        sampled = _walked(table, texts, met, walking, sample=_SAMPLE)
        is_whole = max(sampled.classes) < _SAMPLE
    except LimitReachedError:
        is_whole = False
    if is_whole:
        return met.told(texts)
    parts = [[text for text in some if not met.is_settled(text)] for some in (in_turns, at_endings)]
    return _together(*(_in_parts(table, some, met, walking) for some in parts))


def _in_parts(table: Table, texts: Sequence[_Text], met: "_Met", walking: _Walking) -> Passages:
    """What every playthrough tells of some texts; where all together are too many, in halves."""
    if not texts:
        return _NOTHING
    try:
        _walked(table, texts, met, walking)
    except LimitReachedError:
        if len(texts) == 1:
            return Passages((), (), (texts[0].path,))
        middle = len(texts) // 2
        first = _in_parts(table, texts[:middle], met, walking)
        return _together(first, _in_parts(table, texts[middle:], met, walking))
    return met.told(texts)


def _together(*parts: Passages) -> Passages:
    return Passages(
        tuple(path for part in parts for path in part.never),
        tuple(path for part in parts for path in part.always),
        tuple(path for part in parts for path in part.unexamined),
    )


def _walked(
    table: Table,
    texts: Sequence[_Text],
    met: "_Met",
    walking: _Walking,
    sample: int | None = None,
) -> Walk:
    """A walk that keeps what some texts read; what it shows of them is noted."""
    by_turn: dict[int | None, list[_Text]] = {}
    for text in texts:
        by_turn.setdefault(text.turn, []).append(text)
    question = Question(
        reads={turn: [text.shown for text in own] for turn, own in by_turn.items()},
        meet=lambda crossing: met.meet(crossing, by_turn.get(crossing.index, ())),
        sample=sample,
    )
    walked = walking(_with(table, texts), question=question)
    met.end(walked, by_turn.get(None, ()))
    return walked


class _Met:
    """The texts that some playthrough shows, and those that one does not where it could."""

    def __init__(self) -> None:
        self._shown: set[Path] = set()
        self._withheld: set[Path] = set()

    def is_settled(self, text: _Text) -> bool:
        """Whether a text is neither never nor always shown."""
        return text.path in self._shown and text.path in self._withheld

    def meet(self, crossing: Crossing, texts: Iterable[_Text]) -> None:
        """What the classes before a turn show of the texts that are told there."""
        for text in texts:
            for found, condition in (
                (self._shown, text.shown),
                (self._withheld, text.withheld),
            ):
                if text.path not in found:
                    truth = crossing.sight.holds(condition)
                    if truth is not None and truth.any():
                        found.add(text.path)

    def end(self, walked: Walk, texts: Iterable[_Text]) -> None:
        """What the finales show of the texts that are told at an ending."""
        for text in texts:
            for ending, remained in walked.finales:
                if ending == text.ending and (text.remain is None or text.remain in remained):
                    is_shown = _name(text) in remained
                    (self._shown if is_shown else self._withheld).add(text.path)

    def told(self, texts: Iterable[_Text]) -> Passages:
        """What is known of some texts, once every playthrough has been asked."""
        paths = [text.path for text in texts]
        return Passages(
            tuple(path for path in paths if path not in self._shown),
            tuple(path for path in paths if path in self._shown - self._withheld),
            (),
        )


def _with(table: Table, texts: Sequence[_Text]) -> Table:
    """The table that keeps what some texts read, and in which an ending's texts remain."""
    remains = {
        ending: (
            *kept,
            *((_name(text), text.shown) for text in texts if text.ending == ending),
        )
        for ending, kept in table.remains.items()
    }
    keeps = table.keeps_at_end | _memory(text.shown for text in texts if text.ending is not None)
    at_end = keeps
    turns: list[TurnRows] = []
    for index, turn in reversed(list(enumerate(table.turns))):
        keeps |= turn.keeps | _memory(text.shown for text in texts if text.turn == index)
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
            happens = both(rows.guard, _either([row.guard for row in rows.happens]))
            yield from _texts((*path, "text"), turn.text, happens, index)
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
            yield _Text((*path, index), where, part.when, turn)


def _at_endings(scenario: Scenario) -> Iterator[_Text]:
    for name, ending in scenario.endings.items():
        path = ("endings", name)
        for index, part in enumerate(ending.text):
            if part.when is not None:
                yield _Text((*path, "text", index), None, part.when, None, name)
        for at, remain in enumerate(ending.remains):
            inside = (*path, "remains", at, "text")
            for index, part in enumerate(remain.text):
                if part.when is not None:
                    yield _Text((*inside, index), remain.when, part.when, None, name, remain.name)
