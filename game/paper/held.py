"""A lesson as it was held, and what its record reads in it."""

from dataclasses import dataclass

from game.core.dates import Date
from game.core.lesson.ballots import Tally
from game.core.lesson.curtains import Before
from game.core.lesson.events import Curtain
from game.core.lesson.lesson import Lesson, Timed
from game.core.lesson.plan import steps
from game.core.lesson.swing import leaders
from game.words import lesson_record as words
from game.words.profiles import PROFILES
from game.words.prospects import roads
from game.words.text import flat
from game.words.wall.after import Beyond
from game.words.wall.sides import sides


@dataclass(frozen=True, slots=True)
class Held:
    """A lesson as it was held. `beyond` is None while what happened may not be seen."""

    lesson: Lesson
    before: Before
    old_style_until: Date | None
    beyond: Beyond | None


def taught(lesson: Lesson, before: Before, day: str) -> tuple[tuple[str, str], ...]:
    """What was taught, how, and by how many, each under its label."""
    weighed = f". {words.WEIGHED}" if before.mode == "analyse" else ""
    rows = [
        (words.JUNCTURE, before.title),
        (words.DATE, day),
        (words.QUESTION, before.question or ""),
        (words.FORM, f"{words.form(lesson.plan.form)}{weighed}"),
        (words.BOARD, PROFILES[lesson.plan.profile].board),
        (words.PLANNED, str(lesson.plan.minutes)),
        (words.PRESENT, str(lesson.present)),
    ]
    return tuple((label, flat(text)) for label, text in rows if text)


def planned(lesson: Lesson) -> list[tuple[int, Timed]]:
    """Each step with the seconds that the plan gave it."""
    first = {one.step: one.seconds for one in steps(lesson.plan.form, lesson.plan.minutes)}
    return [(first[timed.step], timed) for timed in lesson.times]


def seen(lesson: Lesson) -> tuple[Tally | None, Tally | None]:
    """Both tallies as far as they may be seen: a vote that is not closed never is."""
    if not (lesson.ended or Curtain.RESULT in lesson.curtains):
        return None, None
    first = lesson.first.tally if lesson.first.is_closed else None
    return first, lesson.second.tally if lesson.second.is_closed else None


def beside(lesson: Lesson, before: Before, beyond: Beyond) -> tuple[tuple[str, str], ...]:
    """What most of the class decided, and what was done."""
    told = {side.letter: side.text for side in sides(before)}
    first, second = seen(lesson)
    chosen = leaders(second or first or {})
    rows = [(words.CLASS, "; ".join(told[letter] for letter in chosen) or words.NOBODY_VOTED)]
    rows += [(words.DONE, told[letter]) for letter in beyond.after.took]
    if beyond.after.never_arose:
        rows.append((words.NEVER_AROSE, flat(beyond.after.never_arose)))
    return tuple(rows)


def odds(beyond: Beyond, turn: str) -> list[tuple[str, int, int]]:
    """Each ending with its odds in 100 before the class's choice and after it."""
    prospects = beyond.of_played
    if prospects is None:
        return []
    at = 1 + [move.partition(".")[0] for move in prospects.moves].index(turn)
    return [
        (road.title, round(100 * (road.before or 0.0)), round(100 * road.odds))
        for road in roads(beyond.scenario, prospects, at)
        if road.before or road.odds
    ]


def exam_question(lesson: Lesson, before: Before, beyond: Beyond) -> str:
    """The question in the words of an examining board; the debate's own where there is none."""
    view = beyond.after.view
    if view is None:
        return before.question or before.title
    return PROFILES[lesson.plan.profile].question(flat(view))


def named(lesson: Lesson) -> dict[int, int]:
    """How often each document was named for a point."""
    named: dict[int, int] = {}
    for point in lesson.points:
        for number in point.documents:
            named[number] = named.get(number, 0) + 1
    return named
