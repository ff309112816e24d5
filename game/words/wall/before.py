"""The slides of a lesson before history is told: made of what was known on the day alone.

No function here is given anything later, so none can tell it.
"""

from collections.abc import Iterator
from typing import Final

from game.core.lesson import curtains
from game.core.lesson.curtains import Before, Sheet
from game.core.lesson.lesson import Lesson
from game.core.lesson.plan import Step
from game.core.lesson.swing import minorities
from game.words.blocks import Block, Labelled, Prose, labelled, prose
from game.words.days import plain_day
from game.words.text import flat, sentence
from game.words.wall import steps, votes
from game.words.wall.sides import sides
from game.words.wall.slide import Leaf, Rung, Side, leaves

BEHIND: Final = "Behind the curtain: what happened. It goes up when your teacher asks twice."
HIDDEN: Final = "Behind the curtain: both results."


def slides(lesson: Lesson, before: Before) -> list[Leaf]:  # noqa: PLR0911 (a closed union)
    """The pages of this step, whatever it is, without anything later than the day."""
    match lesson.step:
        case Step.SILENT:
            return [_silent(before)]
        case Step.SITUATION:
            return _situation(before)
        case Step.FIRST_VOTE | Step.SECOND_VOTE:
            return [_vote(lesson, before)]
        case Step.SWING:
            return list(_swing(lesson, before))
        case Step.SOURCES:
            return _sources(lesson, before)
        case Step.GROUPS:
            return _groups(lesson, before)
        case Step.HISTORY:
            return [Leaf(_headline(lesson), (Prose(BEHIND),))]
        case Step.TEST | Step.CLOSE:
            return [Leaf(_headline(lesson), tuple(_question(before)))]
        case Step.DEBATE | Step.REVERSE | Step.FISHBOWL | Step.CONSENSUS:
            return [_talk(lesson, before)]


def minority(lesson: Lesson, before: Before, options: tuple[Side, ...]) -> list[Block]:
    """The best reason of the least chosen position, with the numbers of its works."""
    fewest = minorities(lesson.second.tally)
    named = {side.letter: side for side in options}
    blocks: list[Block] = []
    for side in before.sides:
        if side.letter not in fewest:
            continue
        label = f"Minority report, {named[side.letter].text}"
        if not side.reasons:
            said = flat(side.claim) if side.claim else "who speaks for it, and why?"
            blocks.append(Labelled(label, said))
            continue
        reason = side.reasons[0]
        works = ", ".join(map(str, reason.numbers))
        source = f" ({reason.grade}; work {works} of the list)" if works else f" ({reason.grade})"
        blocks.append(Labelled(label, f"{flat(reason.says).rstrip('.')}{source}."))
    return blocks


def _silent(before: Before) -> Leaf:
    usual = "What would you need to know before you judge?"
    if before.mode == "choose":
        usual = "What would you need to know before you choose?"
    blocks: list[Block] = [Labelled("Date", f"{plain_day(before.date)}.")]
    blocks += labelled("Content note", before.warning)
    return Leaf(flat(before.silent or usual), tuple(blocks))


def _situation(before: Before) -> list[Leaf]:
    when = f"{'in' if before.date.day is None else 'on'} {plain_day(before.date)}"
    told = leaves(f"Known {when}", prose(*before.situation))
    facts: list[Block] = [
        Labelled(f"Fact {n}", flat(fact)) for n, fact in enumerate(before.facts, 1)
    ]
    facts += labelled("What was known", before.known)
    told += leaves("Certain that day", facts)
    spoken: list[Block] = [Labelled(voice.who, flat(voice.says)) for voice in before.voices]
    return [*told, *leaves("Who is in the room", spoken)]


def _vote(lesson: Lesson, before: Before) -> Leaf:
    options = sides(before)
    ballots = lesson.first if lesson.step is Step.FIRST_VOTE else lesson.second
    return Leaf(
        _headline(lesson),
        tuple(_question(before)),
        steps.tasks(lesson.step, lesson.plan.form, sheets=len(before.sheets)),
        options,
        votes.of_vote(lesson, ballots, options),
    )


def _groups(lesson: Lesson, before: Before) -> list[Leaf]:
    options = sides(before)
    tasks = steps.tasks(lesson.step, lesson.plan.form, sheets=len(before.sheets))
    first = Leaf(
        _headline(lesson), tasks=tasks, choices=options, votes=votes.of_both(lesson, options)
    )
    named = {side.letter: side for side in options}
    return [first, *(card for side in before.sides for card in _card(side, named[side.letter]))]


def _card(position: curtains.Side, side: Side) -> list[Leaf]:
    """A position as its people could argue it on that day."""
    blocks: list[Block] = [Labelled(f"{side.letter}, {side.shape}", f"{side.label}.")]
    blocks += labelled("Claim", position.claim)
    for advocate in position.advocates:
        blocks.append(Labelled("On record for it", f"{advocate.who}, {plain_day(advocate.date)}."))
    for number, reason in enumerate(position.reasons, 1):
        blocks.append(Labelled(f"Reason {number}", sentence(flat(reason.says))))
    blocks += labelled("The risk", position.risk)
    blocks += labelled("Against it", position.objection)
    return leaves(f"Position {side.letter}", blocks)


def _sources(lesson: Lesson, before: Before) -> list[Leaf]:
    listed: list[Block] = [Labelled(_sheet(sheet), _made(sheet)) for sheet in before.sheets]
    tasks = steps.tasks(lesson.step, lesson.plan.form, sheets=len(before.sheets))
    first, *more = leaves(_headline(lesson), listed) or [Leaf(_headline(lesson))]
    told = [Leaf(first.headline, first.blocks, tasks), *more]
    for sheet in before.sheets:
        blocks: list[Block] = [*prose(sheet.adapted or sheet.original)]
        blocks += [Labelled(word, flat(means)) for word, means in sheet.words.items()]
        blocks += [Labelled("Ask", flat(question)) for question in sheet.questions]
        told += leaves(_sheet(sheet), blocks)
    return told


def _sheet(sheet: Sheet) -> str:
    return f"Document {sheet.number}"


def _made(sheet: Sheet) -> str:
    date = "" if sheet.date is None else f", {plain_day(sheet.date)}"
    said = flat(sheet.caption or "no caption").rstrip(".")
    version = " In plainer words; the sheet has the original." if sheet.adapted else ""
    return f"{said}{date}.{version}"


def _talk(lesson: Lesson, before: Before) -> Leaf:
    tasks = steps.tasks(lesson.step, lesson.plan.form, sheets=len(before.sheets))
    return Leaf(
        _headline(lesson),
        tasks=tasks,
        choices=sides(before),
        votes=votes.of_both(lesson, sides(before)),
        ladder=tuple(_ladder(lesson)),
    )


def _ladder(lesson: Lesson) -> Iterator[Rung]:
    made: dict[str, int] = {}
    for point in lesson.points:
        made[point.letter] = made.get(point.letter, 0) + 1
        yield Rung(f"{point.letter}{made[point.letter]}", point.documents)


def _swing(lesson: Lesson, before: Before) -> Iterator[Leaf]:
    options = sides(before)
    seen = votes.of_both(lesson, options)
    tasks = steps.tasks(lesson.step, lesson.plan.form, sheets=len(before.sheets))
    if seen is None:
        yield Leaf(_headline(lesson), (Prose(HIDDEN),), tasks)
        return
    blocks: list[Block] = []
    if lesson.moved_by:
        moved = (f"{number} by document {at}" for at, number in lesson.moved_by.items())
        blocks.append(Labelled("Moved", f"{', '.join(moved)}."))
    yield Leaf(_headline(lesson), tuple(blocks), tasks, options, seen)
    if lesson.second.is_closed and lesson.second.cast:
        yield from leaves("The minority report", minority(lesson, before, options))


def _question(before: Before) -> list[Block]:
    return prose(before.question) if before.question else []


def _headline(lesson: Lesson) -> str:
    return steps.headline(lesson.step, lesson.plan.mode)
