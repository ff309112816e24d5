"""Several lessons under one question: the plan, the cards, the slips of those who watch."""

from dataclasses import dataclass

from game.core.scenario.scenario import Scenario
from game.core.scenario.units import Card as Speaker
from game.core.scenario.units import Unit, UnitLesson
from game.paper.handout import written
from game.paper.parts import Card, Grid, Head, Items, NewPage, Pairs, Paper, Para, Part
from game.paper.pupils import observer_slips
from game.paper.style import Format
from game.paper.teachers import rubric
from game.words import teaching
from game.words import units as words
from game.words.handout import OBSERVERS
from game.words.lesson_record import form, minutes
from game.words.names import turn_title
from game.words.profiles import Profile
from game.words.text import flat


@dataclass(frozen=True, slots=True)
class Taught:
    """A unit, in whose words, for how many. `called` is what a command calls the scenario."""

    scenario: Scenario
    called: str
    unit: Unit
    profile: Profile
    present: int


def unit(taught: Taught, size: Format) -> dict[str, str]:
    """The unit's papers as the texts of their files; cards and slips where it needs them."""
    under = flat(taught.unit.title)
    papers = [Paper("plan", words.PLAN, under, _plan(taught))]
    if cards := _cards(taught):
        papers.append(Paper("cards", words.CARDS, under, cards))
    if any(lesson.form == "fishbowl" for lesson in taught.unit.lessons):
        papers.append(Paper("observer-slips", OBSERVERS, under, observer_slips()))
    index = Paper("index", words.INDEX, under, _index(taught, papers))
    return written((index, *papers), size)


def _index(taught: Taught, papers: list[Paper]) -> tuple[Part, ...]:
    rows = tuple(
        (paper.title, teaching.copies(paper.name, taught.present), teaching.USES[paper.name])
        for paper in papers
    )
    names = tuple(paper.name for paper in papers)
    turns = {turn: None for lesson in taught.unit.lessons for turn in lesson.turns}
    commands = tuple(
        words.handout(taught.called, turn, turn_title(taught.scenario, turn)) for turn in turns
    )
    return (
        Para(words.AFTERWARDS, "note"),
        Grid(words.INDEX, teaching.COPIES, rows, shares=(30, 15, 55), papers=names),
        Head(words.PRINT_TOO),
        Items(commands),
        Head(teaching.HOW_TO_PRINT),
        Items(teaching.PRINTING),
    )


def _plan(taught: Taught) -> tuple[Part, ...]:
    parts: list[Part] = [Para(words.FOR_TEACHER, "warning")]
    parts += [Head(words.QUESTION), Para(taught.unit.question, "large")]
    for number, lesson in enumerate(taught.unit.lessons, 1):
        parts += _lesson(taught, number, lesson)
    return (*parts, NewPage(), rubric(taught.profile))


def _lesson(taught: Taught, number: int, lesson: UnitLesson) -> list[Part]:
    turns = "; ".join(turn_title(taught.scenario, turn) for turn in lesson.turns)
    parts: list[Part] = [
        Head(words.lesson(number, lesson.title)),
        Pairs(((words.FORM, form(lesson.form)), (words.TURNS, turns))),
    ]
    rows = []
    begins = 0
    for step in lesson.steps:
        rows.append((minutes(begins * 60), str(step.minutes), flat(step.text)))
        begins += step.minutes
    steps = words.steps(lesson.minutes)
    parts.append(Grid(steps, words.STEPS_HEAD, tuple(rows), shares=(16, 14, 70)))
    if lesson.products:
        parts += [Head(words.PRODUCTS, 3), Items(lesson.products)]
    if lesson.homework:
        parts.append(Pairs(((words.HOMEWORK, flat(lesson.homework)),)))
    return parts


def _cards(taught: Taught) -> tuple[Part, ...]:
    """The cards of each lesson, from a new page on."""
    parts: list[Part] = []
    for number, lesson in enumerate(taught.unit.lessons, 1):
        if lesson.cards:
            parts += [NewPage()] if parts else []
            parts.append(Head(words.lesson(number, lesson.title)))
            parts += [_card(taught.scenario, card) for card in lesson.cards]
    return tuple(parts)


def _card(scenario: Scenario, card: Speaker) -> Card:
    rows = [
        (words.SAYS, card.says),
        (words.STAKE, card.interest),
        (words.SOURCE, words.grounds(scenario, card)),
        (words.AGAINST, card.against or ""),
        (words.STARTER, words.FIRST_WORDS),
    ]
    shown = tuple((label, flat(text)) for label, text in rows if text)
    return Card(flat(card.who), (Pairs(shown), Para(words.PARAPHRASED, "note")))
