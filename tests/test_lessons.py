"""The shipped lessons: whole, and silent on what came after until the class has debated."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import pytest

from game.core.scenario.teaching import Document, Lesson
from game.core.scenario.turns import Juncture, Turn
from game.words.lessons import taught
from tests.play.small import all_shipped, shipped

LESSONS = {
    f"{name}-{turn.id}": (turn, lesson)
    for name, scenario in all_shipped()
    for turn, lesson in taught(scenario)
}
TELLING = re.compile(r"\b(later|would become)\b", re.IGNORECASE)
"""Words that look back on the day from afterwards."""
OF_A_DOCUMENT = ("caption", "original", "adapted")
ASKED = 5
TOO_ALIKE = 0.6

each_with_its_turn = pytest.mark.parametrize(("turn", "lesson"), LESSONS.values(), ids=LESSONS)
each = pytest.mark.parametrize("lesson", [lesson for _, lesson in LESSONS.values()], ids=LESSONS)


def _shown_before(lesson: Lesson) -> Iterator[str]:
    """Every text that a class may see before it hears what happened."""
    yield from filter(None, (lesson.question, lesson.silent, lesson.situation, lesson.warning))
    yield from (*lesson.facts, *lesson.verdicts.values(), *lesson.objections.values())
    for position in lesson.positions.values():
        yield from (position.claim, position.risk, *(reason.says for reason in position.reasons))
    for document in _read_before(lesson):
        texts = document.model_dump(include=set(OF_A_DOCUMENT)).values()
        yield from filter(None, texts)
        yield from (*document.words, *document.words.values(), *document.questions)


def _read_before(lesson: Lesson) -> list[Document]:
    return [document for document in lesson.sources if document.read in ("before", "on")]


@each_with_its_turn
def test_no_later_year_is_shown_before_the_debate(turn: Turn, lesson: Lesson) -> None:
    last = (turn.until or turn.date).year
    years = {
        year: text
        for text in _shown_before(lesson)
        for year in map(int, re.findall(r"\b[12][0-9]{3}\b", text))
    }
    assert {year: text for year, text in years.items() if year > last} == {}


@each
def test_nothing_shown_before_the_debate_looks_back_on_it(lesson: Lesson) -> None:
    assert [text for text in _shown_before(lesson) if TELLING.search(text)] == []


@each
def test_a_class_may_read_a_document_before_the_debate(lesson: Lesson) -> None:
    before = _read_before(lesson)
    assert before
    assert [read.title for read in before if not (read.caption and read.adapted)] == []
    assert all(read.questions for read in before)


@each_with_its_turn
def test_every_side_of_a_debate_has_a_position_and_an_objection(turn: Turn, lesson: Lesson) -> None:
    assert lesson.positions.keys() == set(lesson.verdicts or turn.takes)
    assert lesson.objections.keys() == set(turn.takes)
    assert all(len(position.reasons) > 1 for position in lesson.positions.values())


@each
def test_the_risk_of_a_position_is_not_its_objection_again(lesson: Lesson) -> None:
    alike = {
        name: SequenceMatcher(None, position.risk.lower(), lesson.objections[name].lower()).ratio()
        for name, position in lesson.positions.items()
        if name in lesson.objections
    }
    assert {name: ratio for name, ratio in alike.items() if ratio > TOO_ALIKE} == {}


@each
def test_a_lesson_that_is_weighed_warns_and_has_verdicts(lesson: Lesson) -> None:
    assert (lesson.mode == "analyse") is bool(lesson.verdicts)
    assert lesson.mode == "choose" or lesson.warning


@each
def test_a_teacher_finds_everything_for_an_hour(lesson: Lesson) -> None:
    missing = [
        name
        for name in (
            *("question", "silent", "situation", "facts", "whoever_chose", "horizon"),
            *("whose_cost", "compare", "view", "misconceptions", "if_asked", "landslide"),
            "concepts",
        )
        if not getattr(lesson, name)
    ]
    assert missing == []
    assert len(lesson.ask) == ASKED


def test_every_juncture_of_trotsky_can_be_taught() -> None:
    scenario = shipped("trotsky")
    junctures = {turn.id for turn in scenario.turns if isinstance(turn, Juncture)}
    assert {turn.id for turn, _ in taught(scenario)} == junctures
