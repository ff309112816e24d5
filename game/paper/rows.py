"""A record as rows, one fact a row, so that the records of several classes can be put together."""

from game.core.lesson.curtains import Before
from game.core.lesson.lesson import Lesson
from game.core.lesson.swing import swing
from game.paper.held import Held, beside, exam_question, named, odds, planned, seen, taught
from game.words import lesson_record as words
from game.words.evidence import cite
from game.words.wall.after import Beyond, judged
from game.words.wall.sides import sides

Row = tuple[str, str, str, str]


def rows(held: Held, day: str) -> list[Row]:
    """The same as numbers and short texts, one fact a row, so that records can be put together."""
    lesson, before = held.lesson, held.before
    rows: list[Row] = [words.CSV_HEAD]
    rows += [("lesson", label, "", text) for label, text in taught(lesson, before, day)]
    for seconds, timed in planned(lesson):
        rows += [
            ("step", timed.step, "seconds planned", str(seconds)),
            ("step", timed.step, "seconds used", str(round(timed.spent))),
            ("step", timed.step, "skipped", "yes" if timed.skipped else "no"),
        ]
    rows += _rows_of_votes(lesson, before)
    for name, documents in words.named_points(lesson.points):
        rows.append(("point", name, "documents", " ".join(map(str, documents))))
    for number, hands in lesson.moved_by.items():
        rows.append(("document", str(number), "moved", str(hands)))
    for number, times in named(lesson).items():
        rows.append(("document", str(number), "named", str(times)))
    return rows if held.beyond is None else [*rows, *_rows_told(lesson, before, held.beyond)]


def _rows_of_votes(lesson: Lesson, before: Before) -> list[Row]:
    first, second = seen(lesson)
    rows: list[Row] = []
    for side in sides(before):
        rows.append(("position", side.letter, "label", side.label))
        for measure, tally in (("first vote", first), ("second vote", second)):
            if tally is not None:
                rows.append(("position", side.letter, measure, str(tally[side.letter])))
        if first is not None and second is not None:
            net = second[side.letter] - first[side.letter]
            rows.append(("position", side.letter, "gained", str(max(net, 0))))
            rows.append(("position", side.letter, "lost", str(max(-net, 0))))
    if first is None or second is None:
        return rows
    swung = swing(lesson.first, lesson.second)
    number = lesson.changed if swung.moved is None else swung.moved
    if number is not None:
        rows.append(("swing", "all", "changed their vote", str(number)))
    for (one, other), count in (swung.moves or {}).items():
        rows.append(("swing", f"{one} to {other}", "votes", str(count)))
    for step, numbers in lesson.sure.items():
        rows += [("sure", step, str(sure), str(hands)) for sure, hands in numbers.items()]
    return rows


def _rows_told(lesson: Lesson, before: Before, beyond: Beyond) -> list[Row]:
    rows: list[Row] = [
        ("decided", label, "", text) for label, text in beside(lesson, before, beyond)
    ]
    if beyond.played is not None:
        rows.append(("played", lesson.took or "", "letter", lesson.plan.letter(lesson.took or "")))
        for title, was, now in odds(beyond, lesson.plan.turn):
            rows += [
                ("odds in 100", title, "before", str(was)),
                ("odds in 100", title, "after", str(now)),
            ]
    if lesson.avoidable or lesson.inevitable:
        for one in judged(lesson, beyond):
            rows.append(("judged", one.title, "last avoidable", str(one.avoidable)))
            rows.append(("judged", one.title, "inevitable", str(one.inevitable)))
    rows.append(("question", "exam", "", exam_question(lesson, before, beyond)))
    for origin in beyond.after.origins[: len(before.sheets)]:
        number = str(origin.number)
        rows.append(("document", number, "title", origin.title))
        rows.append(("document", number, "source", cite(beyond.scenario, origin.source)))
        rows.append(("document", number, "rights", origin.rights or "not stated"))
    return rows
