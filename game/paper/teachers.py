"""What the teacher holds: what to print, notes for the lesson, and the answers on a paper apart."""

from dataclasses import dataclass

from game.core.lesson.curtains import After, Sheet
from game.core.lesson.plan import Form, steps
from game.core.scenario.scenario import Scenario
from game.core.scenario.teaching import Lesson
from game.paper.blocks import as_parts
from game.paper.parts import Beside, Card, Grid, Head, Items, Pairs, Paper, Para, Part, Quote
from game.paper.pupils import Day
from game.paper.reading_ease import count_words, reading_ease
from game.words import teaching as words
from game.words.days import day_until, plain_day
from game.words.evidence import cite, claims
from game.words.handout import DATE, ORIGINAL, PLAIN, document
from game.words.lesson_record import minutes
from game.words.profiles import Profile
from game.words.text import flat
from game.words.wall.sides import sides
from game.words.wall.steps import TITLES


@dataclass(frozen=True, slots=True)
class Wish:
    """How a lesson is to be held: in whose words, in which form, in how long, by how many."""

    profile: Profile
    form: Form
    minutes: int
    present: int


@dataclass(frozen=True, slots=True)
class Teaching:
    """All that the teacher's papers are made of."""

    scenario: Scenario
    material: Lesson
    day: Day
    after: After
    wish: Wish


def papers(teaching: Teaching, pupils: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """Index, notes and answers, beside the papers for the pupils."""
    under = words.under_teacher(
        teaching.day.before.title, teaching.day.date, teaching.wish.profile.board
    )
    notes = Paper("teacher", words.NOTES, under, _notes(teaching))
    answers = Paper("answers", words.ANSWERS, under, _answers(teaching))
    index = Paper("index", words.INDEX, under, _index(teaching, pupils, (notes, answers)))
    return (index, notes, answers)


def rubric(profile: Profile) -> Grid:
    """What a mark is given for, in a board's words."""
    rows = tuple((one.name, *one.levels) for one in profile.rubric)
    return Grid(words.RUBRIC, words.RUBRIC_HEAD, rows, shares=(20, 16, 18, 22, 24))


def _index(
    teaching: Teaching, pupils: tuple[Paper, ...], apart: tuple[Paper, ...]
) -> tuple[Part, ...]:
    before = teaching.day.before
    rows = tuple(
        (
            paper.title,
            words.copies(paper.name, teaching.wish.present, len(sides(before))),
            words.USES[paper.name],
        )
        for paper in pupils
    )
    return (
        *(() if before.sheets else (Para(words.NO_SHEETS, "note"),)),
        Para(words.NOTHING_LATER),
        Grid(
            words.FOR_PUPILS,
            words.COPIES,
            rows,
            shares=(25, 25, 50),
            papers=tuple(paper.name for paper in pupils),
        ),
        Grid(
            words.APART,
            words.COPIES,
            tuple(
                (paper.title, words.copies(paper.name, 1), words.USES[paper.name])
                for paper in apart
            ),
            shares=(25, 25, 50),
            papers=tuple(paper.name for paper in apart),
        ),
        Head(words.HOW_TO_PRINT),
        Items(words.PRINTING),
    )


def _notes(teaching: Teaching) -> tuple[Part, ...]:
    material, profile = teaching.material, teaching.wish.profile
    parts: list[Part] = [Para(words.FOR_TEACHER, "warning")]
    if material.warning:
        parts += [Head(words.CONTENT), Para(material.warning)]
    if material.mode == "analyse":
        parts.append(Para(words.WEIGHED, "note"))
    asked = ((words.TASK, material.question), (words.SILENT, material.silent))
    parts.append(Pairs(tuple((label, flat(text)) for label, text in asked if text)))
    parts += [_plan(teaching), Para(words.PLAN_NOTE, "note")]
    parts += [Head(words.TRAINS), Pairs(_trained(material, profile))]
    if material.misconceptions:
        parts += [Head(words.MISCONCEPTIONS), Items(material.misconceptions)]
    if material.ask:
        parts += [Head(words.ASK), Items(material.ask, numbered=True)]
    if material.landslide:
        parts += [Head(words.LANDSLIDE), Para(material.landslide)]
    if material.if_asked:
        parts += [Head(words.IF_ASKED), Pairs(tuple(material.if_asked.items()))]
    sheets = (*teaching.day.before.sheets, *teaching.after.sheets)
    if sheets:
        parts += [Head(words.TRUST), Pairs(_trust(teaching, sheets))]
        parts += [_ease(sheets), Para(words.EASE_NOTE, "note")]
    return (*parts, rubric(profile))


def _plan(teaching: Teaching) -> Grid:
    rows: list[tuple[str, ...]] = []
    seconds = 0
    for planned in steps(teaching.wish.form, teaching.wish.minutes):
        rows.append((minutes(seconds), TITLES[planned.step], words.held(planned.step)))
        seconds += planned.seconds
    caption = words.plan_title(teaching.wish.form, teaching.wish.minutes)
    return Grid(caption, words.PLAN_HEAD, tuple(rows), shares=(20, 40, 40))


def _trained(material: Lesson, profile: Profile) -> tuple[tuple[str, str], ...]:
    concepts = ", ".join(profile.concepts[concept] for concept in material.concepts)
    rows = [
        (words.TRAINS, concepts),
        (words.COMMANDS, ", ".join(profile.command_words)),
        (words.FROM_MEMORY, profile.from_memory or ""),
    ]
    return tuple((label, text) for label, text in rows if text)


def _trust(teaching: Teaching, sheets: tuple[Sheet, ...]) -> tuple[tuple[str, str], ...]:
    captions = {sheet.number: sheet.caption for sheet in sheets}
    return tuple(
        (
            document(origin.number, captions[origin.number] or origin.title),
            flat(origin.limits or words.LIMITS_UNKNOWN),
        )
        for origin in teaching.after.origins
    )


def _ease(sheets: tuple[Sheet, ...]) -> Grid:
    rows = tuple(
        (str(sheet.number), *_figures(sheet.original), *_figures(sheet.adapted)) for sheet in sheets
    )
    return Grid(words.EASE, words.EASE_HEAD, rows)


def _figures(text: str | None) -> tuple[str, str]:
    if text is None:
        return ("–", "–")
    ease = reading_ease(text)
    return (str(count_words(text)), "–" if ease is None else str(ease))


def _answers(teaching: Teaching) -> tuple[Part, ...]:
    scenario, after = teaching.scenario, teaching.after
    parts: list[Part] = [Para(words.FOR_TEACHER, "warning"), Head(words.HAPPENED)]
    parts += _done(teaching)
    parts += [Para(text) for text in after.history]
    if after.because:
        parts += [Head(words.HOW_SURE, 3), *as_parts(claims(scenario, after.because))]
    if after.advocates:
        parts += [Head(words.URGED), Pairs(_urged(teaching))]
    weighed = [
        (words.WHOEVER, after.whoever_chose),
        (words.HORIZON, after.horizon),
        (words.COST, after.whose_cost),
        (words.COMPARE, after.compare),
    ]
    test = tuple((label, flat(text)) for label, text in weighed if text)
    if test:
        parts += [Head(words.THE_TEST), Pairs(test)]
    if after.view:
        asked = teaching.wish.profile.question(flat(after.view))
        parts += [Head(words.EXAM), Para(asked, "note")]
    if after.works:
        works = tuple(words.work(scenario, work.cite) for work in after.works)
        parts += [Head(words.WORKS), Items(works, numbered=True)]
    if after.sheets:
        parts += [Head(words.LATER), *(_later(sheet, teaching) for sheet in after.sheets)]
    if after.origins:
        parts += [Head(words.ORIGINS), _origins(teaching)]
    return tuple(parts)


def _done(teaching: Teaching) -> list[Part]:
    told = {side.letter: side for side in sides(teaching.day.before)}
    took = tuple((words.TOOK, told[letter].text) for letter in teaching.after.took)
    never = teaching.after.never_arose
    rows = (*took, *(((words.NEVER_AROSE, never),) if never else ()))
    return [Pairs(rows)] if rows else []


def _urged(teaching: Teaching) -> tuple[tuple[str, str], ...]:
    told = {side.letter: side for side in sides(teaching.day.before)}
    return tuple(
        (
            told[letter].text,
            "; ".join(f"{who}, {plain_day(date)}" if date else who for who, date in people),
        )
        for letter, people in teaching.after.advocates.items()
    )


def _later(sheet: Sheet, teaching: Teaching) -> Card:
    parts: list[Part] = []
    if sheet.date:
        dated = day_until(teaching.day.old_style_until, sheet.date)
        parts.append(Pairs(((DATE, dated),)))
    if sheet.adapted is None:
        parts.append(Quote(sheet.original))
    else:
        original = (Head(ORIGINAL, 3), Quote(sheet.original))
        parts.append(Beside(original, (Head(PLAIN, 3), Para(sheet.adapted))))
    if sheet.questions:
        parts.append(Items(sheet.questions, numbered=True))
    return Card(document(sheet.number, sheet.caption), tuple(parts))


def _origins(teaching: Teaching) -> Grid:
    rows = tuple(
        (
            str(origin.number),
            flat(origin.title),
            cite(teaching.scenario, origin.source),
            flat(origin.rights or words.RIGHTS_UNKNOWN),
        )
        for origin in teaching.after.origins
    )
    return Grid(words.ORIGINS_NAME, words.ORIGINS_HEAD, rows, shares=(15, 28, 32, 25))
