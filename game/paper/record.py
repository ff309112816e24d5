"""What is left of a lesson for its teacher: HTML, Markdown and CSV, in which nobody is named.

The first part is made of the lesson and of what was known on the day; the second only once what
happened has been told.
"""

from game.core.explanation import claims_behind
from game.core.lesson.curtains import Before
from game.core.lesson.lesson import Lesson
from game.core.lesson.plan import Step
from game.core.lesson.swing import swing
from game.core.playthrough import Playthrough
from game.paper.blocks import as_parts
from game.paper.cells import csv_text
from game.paper.handout import written
from game.paper.held import Held, beside, exam_question, named, odds, planned, seen, taught
from game.paper.parts import Grid, Head, Items, Pairs, Paper, Para, Part
from game.paper.rows import rows
from game.paper.style import Format
from game.words import lesson_record as words
from game.words import outcomes
from game.words.days import day_until
from game.words.evidence import cite, claims
from game.words.text import flat
from game.words.wall.after import ODDS, Beyond, judged
from game.words.wall.before import minority
from game.words.wall.sides import sides
from game.words.wall.steps import TITLES


def record(held: Held, size: Format) -> dict[str, str]:
    """The record as the texts of its files, by their names."""
    day = day_until(held.old_style_until, held.before.date)
    paper = Paper("record", words.TITLE, f"{flat(held.before.title)}, {day}", _parts(held, day))
    return {**written((paper,), size), "record.csv": csv_text(rows(held, day))}


def _parts(held: Held, day: str) -> tuple[Part, ...]:
    lesson, before = held.lesson, held.before
    parts: list[Part] = [Para(words.NAMES_NOBODY, "note")]
    parts += [Head(words.TAUGHT), Pairs(taught(lesson, before, day)), _times(lesson)]
    parts += _votes(lesson, before)
    parts += _talk(lesson)
    if held.beyond is None:
        return (*parts, Para(words.UNTOLD if lesson.ended else words.GOES_ON, "note"))
    return (*parts, *_told(lesson, before, held.beyond))


def _times(lesson: Lesson) -> Grid:
    rows = tuple(
        (
            TITLES[timed.step],
            words.minutes(seconds),
            words.minutes(timed.spent),
            words.SKIPPED if timed.skipped else "–",
        )
        for seconds, timed in planned(lesson)
    )
    return Grid(words.TIME, words.TIME_HEAD, rows, shares=(40, 20, 20, 20))


def _votes(lesson: Lesson, before: Before) -> list[Part]:
    first, second = seen(lesson)
    parts: list[Part] = [Head(words.VOTES)]
    if first is None and second is None:
        is_hidden = lesson.first.is_closed and not lesson.ended
        return [*parts, Para(words.HIDDEN if is_hidden else words.NOBODY_VOTED, "note")]
    rows = tuple(
        (
            side.text,
            "–" if first is None else str(first[side.letter]),
            "–" if second is None else str(second[side.letter]),
            "–"
            if first is None or second is None
            else words.change(second[side.letter] - first[side.letter]),
        )
        for side in sides(before)
    )
    parts.append(Grid(words.VOTES_NAME, words.VOTES_HEAD, rows, shares=(55, 13, 13, 19)))
    if first is not None and second is not None:
        parts += _swing(lesson)
    if lesson.sure:
        parts.append(_sure(lesson))
    if second is not None and lesson.second.cast:
        blocks = minority(lesson, before, sides(before))
        parts += [Head(words.MINORITY, 3), *as_parts(blocks)] if blocks else []
    return parts


def _swing(lesson: Lesson) -> list[Part]:
    swung = swing(lesson.first, lesson.second)
    parts: list[Part] = []
    number = lesson.changed if swung.moved is None else swung.moved
    if number is not None:
        by_hands = swung.moved is None
        parts.append(Para(words.moved(number, lesson.present, by_hands=by_hands)))
    if swung.moves:
        rows = tuple((one, other, str(count)) for (one, other), count in swung.moves.items())
        parts.append(Grid(words.MOVES, words.MOVES_HEAD, rows))
    return parts


def _sure(lesson: Lesson) -> Grid:
    rows = tuple(
        (TITLES[step], *(str(lesson.sure[step].get(number, 0)) for number in range(1, 6)))
        for step in (Step.FIRST_VOTE, Step.SECOND_VOTE)
        if step in lesson.sure
    )
    return Grid(words.SURE, words.SURE_HEAD, rows)


def _talk(lesson: Lesson) -> list[Part]:
    parts: list[Part] = []
    if lesson.points:
        rows = tuple(
            (name, ", ".join(map(str, documents)) or words.NO_DOCUMENT)
            for name, documents in words.named_points(lesson.points)
        )
        parts.append(Grid(words.POINTS, words.POINTS_HEAD, rows))
    if lesson.moved_by:
        moved = tuple((str(number), str(hands)) for number, hands in lesson.moved_by.items())
        parts.append(Grid(words.MOVED_BY, words.MOVED_BY_HEAD, moved))
    return parts


def _told(lesson: Lesson, before: Before, beyond: Beyond) -> list[Part]:
    scenario, after = beyond.scenario, beyond.after
    parts: list[Part] = [Head(words.BESIDE), Pairs(beside(lesson, before, beyond))]
    parts += [Head(words.HAPPENED), *(Para(text) for text in after.history)]
    parts += as_parts(claims(scenario, after.because))
    if beyond.played is not None:
        parts += _played(lesson, before, beyond, beyond.played)
    test = _test(beyond)
    if test:
        parts += [Head(words.TEST), Pairs(test)]
    parts += _inevitability(lesson, beyond)
    parts += [Head(words.EXAM), Para(exam_question(lesson, before, beyond), "note")]
    if before.sheets:
        parts.append(_used(lesson, before, beyond))
    if after.works:
        works = tuple(cite(scenario, work.cite) for work in after.works)
        parts += [Head(words.WORKS), Items(works, numbered=True)]
    return parts


def _played(lesson: Lesson, before: Before, beyond: Beyond, played: Playthrough) -> list[Part]:
    step = next(step for step in played.steps if step.turn == lesson.plan.turn)
    told = {side.letter: side.text for side in sides(before)}
    took = told[lesson.plan.letter(lesson.took or "")]
    parts: list[Part] = [Head(words.PLAYED), Pairs(((words.PLAYED_TOOK, took),))]
    parts += as_parts(outcomes.followed(played, step))
    parts += as_parts(claims(beyond.scenario, claims_behind(beyond.scenario, step)))
    parts += as_parts(outcomes.changed(beyond.scenario, step))
    likely = odds(beyond, step.turn)
    if likely:
        rows = tuple((title, str(was), str(now)) for title, was, now in likely)
        parts += [Grid(words.ODDS, words.ODDS_HEAD, rows), Para(ODDS, "note")]
    return parts


def _test(beyond: Beyond) -> tuple[tuple[str, str], ...]:
    after = beyond.after
    rows = (
        ("Whoever chose", after.whoever_chose),
        ("How far this reaches", after.horizon),
        ("Whose cost", after.whose_cost),
        ("Compare", after.compare),
    )
    return tuple((label, flat(text)) for label, text in rows if text)


def _inevitability(lesson: Lesson, beyond: Beyond) -> list[Part]:
    if not (lesson.avoidable or lesson.inevitable):
        return []
    rows = tuple(
        (
            one.title,
            str(one.avoidable),
            str(one.inevitable),
            "–" if one.odds is None else str(round(100 * one.odds)),
        )
        for one in judged(lesson, beyond)
    )
    ending = beyond.history.state.ending
    it = "" if ending is None else flat(beyond.scenario.endings[ending].title)
    return [
        Pairs(((words.IT, it),)),
        Grid(words.JUDGED, words.JUDGED_HEAD, rows, shares=(46, 18, 18, 18)),
    ]


def _used(lesson: Lesson, before: Before, beyond: Beyond) -> Grid:
    times = named(lesson)
    rows = tuple(
        (
            str(origin.number),
            f"{flat(origin.title)}. {cite(beyond.scenario, origin.source)}",
            flat(origin.rights or "not stated"),
            str(times.get(origin.number, 0)),
        )
        for origin in beyond.after.origins[: len(before.sheets)]
    )
    return Grid(words.USED, words.USED_HEAD, rows, shares=(16, 40, 30, 14))
