"""The search for anything later than a juncture, in whatever a class sees before the reveal.

What is later: a year above the juncture's; six words in a row of anything that `After` or the
scenario tells from that turn on (outcomes, history, later turns, endings) and that its author
did not write for the day itself; the title of a later turn or an ending.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Final

import pytest
from _pytest.mark import ParameterSet
from pydantic import BaseModel

from game.core.comparison import history_of
from game.core.lesson.curtains import After, Before, NoLessonError, curtains
from game.core.lesson.plan import FORMS
from game.core.playthrough import Playthrough
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Juncture, Turn
from game.words.lessons import taught
from tests.play.small import all_shipped, shipped

RUN: Final = 6
"""Words in a row that nobody writes twice by chance."""
SHORTEST_TITLE: Final = 2
"""Words. A title of one word is a word like others."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Later:
    """What must not be seen: `year` is the last that may be, `runs` and `titles` may not."""

    year: int
    runs: frozenset[Words]
    titles: frozenset[Words]


@cache
def teachable() -> tuple[tuple[str, str], ...]:
    """Every turn of every shipped scenario at which a class can debate: scenario and turn."""
    return tuple(
        (name, turn.id)
        for name, scenario in all_shipped()
        for turn, _ in taught(scenario)
        if _is_teachable(name, turn.id)
    )


def each_with_a_form() -> list[ParameterSet]:
    """Every such scenario and turn with every form of a lesson, as a test's parameters.

    The check takes each turn once, in one form after another; the rest is long.
    """
    return [
        pytest.param(
            name,
            turn,
            form,
            id=f"{name}-{turn}-{form}",
            marks=() if at % len(FORMS) == number else pytest.mark.long,
        )
        for at, (name, turn) in enumerate(teachable())
        for number, form in enumerate(FORMS)
    ]


@cache
def at_turn(name: str, turn: str) -> tuple[Scenario, Playthrough, Before, After]:
    """A shipped scenario, history's path up to a turn, and both sides of its curtain."""
    playthrough = _history(name).rewind(turn)
    return playthrough.scenario, playthrough, *curtains(playthrough, turn)


@cache
def later_at(name: str, turn: str) -> Later:
    """What a class must not see yet at a shipped juncture."""
    scenario, _, before, after = at_turn(name, turn)
    return later_words(before, after, scenario)


def later_words(before: Before, after: After, scenario: Scenario) -> Later:
    """What a class must not see before history is told at a juncture."""
    at = [turn.id for turn in scenario.turns].index(before.turn)
    names = tuple(person.name for person in scenario.people.values())
    on_the_day = (names, tuple(_on_the_day(scenario.turns[at])))
    known = _runs_of(on_the_day)
    told = (after, scenario.turns[at:], scenario.endings)
    titles = [turn.title for turn in scenario.turns[at + 1 :]]
    titles += [ending.title for ending in scenario.endings.values()]
    seen = " ".join(" ".join(_words(text)) for text in _texts(on_the_day))
    return Later(
        before.date.year,
        frozenset(run for value in told for run in _runs_of(value)) - known,
        frozenset(
            words
            for title in titles
            if title is not None and len(words := _words(title)) >= SHORTEST_TITLE
            if " ".join(words) not in seen
        ),
    )


def assert_nothing_later(text: str, later: Later) -> None:
    """Fail if a text, without its markup, tells anything later.

    An empty line ends a run of words: what stands on both sides of it is not one sentence.
    """
    words = _words(text)
    years = [word for word in words if re.fullmatch("1[0-9]{3}|20[0-9]{2}", word)]
    assert [year for year in years if int(year) > later.year] == []
    parts = re.split(r"\n\s*\n", text)
    runs = [" ".join(run) for part in parts for run in _runs(_words(part)) if run in later.runs]
    assert runs == []
    joined = f" {' '.join(words)} "
    assert [title for title in later.titles if f" {' '.join(title)} " in joined] == []


def _on_the_day(turn: Turn) -> Iterator[object]:
    """What the author of a juncture wrote for that day: not what `Before` says is so."""
    assert isinstance(turn, Juncture)
    assert turn.lesson is not None
    lesson = turn.lesson
    yield from (turn.title, turn.place, turn.text, turn.known, turn.voices)
    yield from (option.label for option in turn.options.values())
    yield from (lesson.silent, lesson.question, lesson.situation, lesson.facts, lesson.warning)
    yield from (lesson.verdicts, lesson.objections)
    for position in lesson.positions.values():
        yield from (position.claim, position.risk)
        yield from (reason.says for reason in position.reasons)
    for source in lesson.sources:
        if source.read in {"before", "on"}:
            yield from (source.caption, source.original, source.adapted)
            yield from (source.words, source.questions)


def _is_teachable(name: str, turn: str) -> bool:
    try:
        curtains(_history(name).rewind(turn), turn)
    except NoLessonError:
        return False
    return True


@cache
def _history(name: str) -> Playthrough:
    return history_of(shipped(name))


def _runs_of(value: object) -> frozenset[Words]:
    return frozenset().union(*map(_runs_of_text, _texts(value)))


@cache
def _runs_of_text(text: str) -> frozenset[Words]:
    return frozenset(_runs(_words(text)))


def _runs(words: Words) -> Iterator[Words]:
    return (words[at : at + RUN] for at in range(len(words) - RUN + 1))


def _words(text: str) -> Words:
    return tuple(re.findall(r"\w+", text.casefold()))


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts(key)
            yield from _texts(part)
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from _texts(part)
