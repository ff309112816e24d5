"""What pupils hold before history is told, made of what was known on the day alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from game.core.dates import Date
from game.core.lesson.curtains import Before, Sheet, Side
from game.core.lesson.plan import Form
from game.core.lesson.road import Milestone
from game.paper.parts import (
    Beside,
    Card,
    Grid,
    Head,
    Items,
    NewPage,
    Pairs,
    Paper,
    Para,
    Part,
    Quote,
    Room,
    Slips,
)
from game.words import handout as words
from game.words.days import day_until, plain_day
from game.words.text import flat
from game.words.wall.sides import sides
from game.words.wall.slide import Side as Told
from game.words.wall.steps import STEMS

MOST_MILESTONES: Final = 6
"""What a timeline shows: the last ones before the day."""
SPARE: Final = 3
"""Slips more than there are people: one is always spoilt."""
_ACROSS: Final = 2


@dataclass(frozen=True, slots=True)
class Day:
    """All that pupils' papers are made of: it has nothing that was not known on the day.

    `road` is what came to pass before it; `old_style_until` is the calendar's last Old Style day.
    """

    before: Before
    road: tuple[Milestone, ...] = ()
    old_style_until: Date | None = None

    @property
    def date(self) -> str:
        """The day in words."""
        return day_until(self.old_style_until, self.before.date)


def papers(
    day: Day, present: int, codes: Sequence[str] = (), form: Form = "debate"
) -> tuple[Paper, ...]:
    """Every paper for a class of `present` in a form; seat slips only where there are `codes`."""
    before = day.before
    made: list[tuple[str, str, tuple[Part, ...]]] = [
        ("situation", words.SITUATION, _situation(day)),
        ("positions", words.POSITIONS, _positions(before)),
    ]
    if before.sheets:
        made += [
            (f"sources-{support}", words.sources_title(support), _sources(day, support))
            for support in words.SUPPORTS
        ]
    made += [
        ("worksheet", words.WORKSHEET, _worksheet(before)),
        ("ballots", words.BALLOTS, _ballots(before, present)),
        ("exit-ticket", words.EXIT, _exit_tickets()),
    ]
    if form == "fishbowl":
        made.append(("observer-slips", words.OBSERVERS, observer_slips()))
    if codes:
        made.append(("seat-slips", words.SEATS, _seats(codes)))
    under = words.under(before.title, day.date)
    return tuple(Paper(name, title, under, parts) for name, title, parts in made)


def observer_slips() -> tuple[Part, ...]:
    """A page of slips for those who listen to a fishbowl."""
    asked = tuple(Room(question, lines) for question, lines in words.OBSERVED)
    slip: tuple[Part, ...] = (Head(words.SLIP), *asked)
    return (Slips(((slip,),) * words.SLIPS_A_PAGE),)


def _situation(day: Day) -> tuple[Part, ...]:
    before = day.before
    parts: list[Part] = []
    if before.warning:
        parts.append(Para(before.warning, "warning"))
    place: list[Part] = [Pairs(((words.PLACE, before.place),))] if before.place else []
    parts += place
    if before.silent:
        parts += [Head(words.FIRST), Room(before.silent, 3)]
    if before.situation != before.scene:
        parts += [Head(words.IN_SHORT), *(Para(text) for text in before.situation)]
    parts += [Head(words.IN_FULL), *(Para(text) for text in before.scene)]
    if before.known:
        parts += [Head(words.KNOWN), Para(before.known)]
    if before.facts:
        parts += [Head(words.FACTS), Items(before.facts)]
    if before.voices:
        spoken = tuple((voice.who, voice.says) for voice in before.voices)
        parts += [Head(words.ROOM), Para(words.THEIR_WORDS, "note"), Pairs(spoken)]
    if day.road:
        parts.append(_timeline(day))
    parts += [Head(words.QUESTION), *_asked(before)]
    return tuple(parts)


def _timeline(day: Day) -> Grid:
    return Grid(
        words.UP_TO_NOW,
        (words.DATE, words.WHAT, words.DECIDED),
        tuple(
            (plain_day(one.date), one.title, one.took or "–") for one in day.road[-MOST_MILESTONES:]
        ),
        shares=(22, 38, 40),
    )


def _asked(before: Before) -> list[Part]:
    parts: list[Part] = [Para(before.question, "large")] if before.question else []
    *positions, _ = sides(before)
    return [*parts, Para(words.task(before.mode)), _meaning(positions)]


def _meaning(told: Sequence[Told]) -> Pairs:
    """What each letter stands for."""
    return Pairs(tuple((words.sign(side), side.label) for side in told))


def _positions(before: Before) -> tuple[Part, ...]:
    """The card of the undecided first: it is short, and shares its page with the title."""
    *positions, undecided = sides(before)
    asked = tuple(Room(question, 2) for question in words.QUESTIONS_ASKED)
    return (
        Card(words.card(undecided), (Para(words.UNDECIDED_TASK), _meaning(positions), *asked)),
        NewPage(),
        *(_card(side, told, before) for side, told in zip(before.sides, positions, strict=True)),
    )


def _card(side: Side, told: Told, before: Before) -> Card:
    parts: list[Part] = []
    if side.claim:
        parts.append(Pairs(((words.CLAIM, side.claim),)))
    on_record = words.advocates(side.advocates, before.mode)
    if on_record:
        parts.append(Pairs(((words.ON_RECORD, on_record),)))
    if side.reasons:
        reasons = tuple(words.reason(one) for one in side.reasons)
        parts += [Head(words.REASONS, 3), Items(reasons, numbered=True)]
    else:
        parts.append(Room(words.FIND_REASONS, 3))
    weighed = [(words.RISK, side.risk), (words.OBJECTION, side.objection)]
    rows = tuple((label, text) for label, text in weighed if text)
    parts.append(Pairs((*rows, (words.STARTER, words.starter(before.mode)))))
    if side.reasons:
        parts.append(Para(words.NUMBERS, "note"))
    return Card(words.card(told), tuple(parts), half=True)


def _sources(day: Day, support: words.Support) -> tuple[Part, ...]:
    writes: Callable[[Sheet], tuple[Part, ...]] = {
        "circle": _as_found,
        "square": _with_plain_words,
        "triangle": _with_help,
    }[support]
    cards = tuple(
        Card(
            words.document(sheet.number, sheet.caption),
            (*_dated(sheet, day.old_style_until), *writes(sheet)),
        )
        for sheet in day.before.sheets
    )
    if support != "triangle":
        return cards
    return (*cards, Card(words.STARTERS_HEAD, (Items(words.STARTERS),)))


def _dated(sheet: Sheet, old_style_until: Date | None) -> list[Part]:
    if sheet.date is None:
        return []
    return [Pairs(((words.DATE, day_until(old_style_until, sheet.date)),))]


def _as_found(sheet: Sheet) -> tuple[Part, ...]:
    return (Quote(sheet.original), Para(words.UNTOUCHED, "note"), *_questions(sheet))


def _with_plain_words(sheet: Sheet) -> tuple[Part, ...]:
    return (*_both(sheet), *_questions(sheet))


def _with_help(sheet: Sheet) -> tuple[Part, ...]:
    glossary = tuple((word, flat(meaning)) for word, meaning in sheet.words.items())
    return (
        *_both(sheet),
        *((Head(words.GLOSSARY, 3), Pairs(glossary)) if glossary else ()),
        *_questions(sheet),
    )


def _both(sheet: Sheet) -> tuple[Part, ...]:
    """The plain version, never without the original beside it."""
    if sheet.adapted is None:
        return (Quote(sheet.original), Para(words.UNTOUCHED, "note"))
    return (
        Beside(
            (Head(words.ORIGINAL, 3), Quote(sheet.original)),
            (Head(words.PLAIN, 3), Para(sheet.adapted)),
        ),
        Para(words.EDITED, "note"),
    )


def _questions(sheet: Sheet) -> tuple[Part, ...]:
    if not sheet.questions:
        return ()
    return (Head(words.ASKED, 3), Items(sheet.questions, numbered=True))


def _worksheet(before: Before) -> tuple[Part, ...]:
    read: list[Part] = []
    if before.sheets:
        stems = tuple((asked, "", "") for asked in STEMS)
        grid = Grid(words.STEMS_NAME, words.STEMS_HEAD, stems, lines=6)
        read = [Head(words.READ_A_DOCUMENT), grid, NewPage()]
    notes = (("", "", ""),) * words.ROWS_OF_NOTES
    return (
        *read,
        Head(words.NOTES),
        Para(words.NOTES_TASK, "note"),
        Grid(words.NOTES_NAME, words.NOTES_HEAD, notes, lines=3, shares=(42, 16, 42)),
    )


def _ballots(before: Before, present: int) -> tuple[Part, ...]:
    told = sides(before)
    boxes = words.boxes(told)
    first, second = words.VOTES
    sure = Items(words.SURENESS)
    slip = (
        (Head(first), Items(boxes), sure, Room(words.REASON, 1)),
        (Head(second), Items(boxes), sure, Room(words.MOVED, 1)),
    )
    return (
        Head(words.LETTERS),
        _meaning(told),
        Para(words.CUT, "note"),
        Slips((slip,) * (present + SPARE)),
    )


def _exit_tickets() -> tuple[Part, ...]:
    ticket: tuple[Part, ...] = (
        Head(words.EXIT),
        *(Room(asked, lines) for asked, lines in words.TICKET),
    )
    return (Slips(((ticket,),) * _ACROSS),)


def _seats(codes: Sequence[str]) -> tuple[Part, ...]:
    slips = [(Head(words.CODE), Para(code, "large"), Para(words.CODE_USE)) for code in codes]
    rows = tuple(tuple(slips[first : first + _ACROSS]) for first in range(0, len(slips), _ACROSS))
    return (Para(words.CODE_DRAW, "note"), Slips(rows))
