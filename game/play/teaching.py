"""What a teacher types, or presses, becomes what happens: one vocabulary for every mouth.

A key's action is one of these commands, and so is a digit or a letter by itself.
"""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.core.lesson.ballots import UNDECIDED, RefusalError, Way, read_tally
from game.core.lesson.events import (
    Back,
    BallotClosed,
    BallotHeldAgain,
    Changed,
    Cited,
    Claimed,
    Counted,
    Curtain,
    Dated,
    Ended,
    Event,
    Lowered,
    MovedBy,
    OneMore,
    Onward,
    Opened,
    Paused,
    Present,
    Raised,
    Rebudgeted,
    Resumed,
    Skipped,
    Sure,
    Took,
    Undone,
    Voted,
)
from game.core.lesson.swing import leaders
from game.files.inert import inert
from game.play.debate import Debate
from game.play.polling import deal
from game.words import debates as words
from game.words import phones as phone_words
from game.words.blocks import Block, Labelled, Prose
from game.words.refusals import refused
from game.words.wall.after import judged_turns
from game.words.wall.slides import CURTAINS, curtain_of


@dataclass(frozen=True, slots=True)
class Done:
    """It happened, or the page was turned: show the slide anew."""


@dataclass(frozen=True, slots=True)
class Said:
    """Nothing changed: a sentence says why, or what to type again so that it does."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Told:
    """Nothing changed: something to read by the way; `drawn` are rows to be shown as they are."""

    blocks: tuple[Block, ...]
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """The teacher leaves; the lesson is kept."""


@dataclass(frozen=True, slots=True)
class Further:
    """The lesson is over, and the next juncture is wanted."""


Answer = Done | Said | Told | Gone | Further

_HANDS: Final = re.compile(r"([0-9]{1,3})\s*[:=]\s*([0-9]{1,3})")
_LETTER: Final = re.compile(r"[A-Za-z]")
_COUNT: Final = re.compile(r"\s*[A-Za-z]\s*[:=]?\s*[0-9]")
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_MINUTE: Final = 60
_LONGEST: Final = 40
"""Characters of a line that are said back."""


def answer(debate: Debate, line: str, now: float) -> Answer:
    """Do what a line says at the moment `now`, in seconds since 1970.

    What is asked for twice happens only when the same line comes again next.
    """
    asked, debate.asked = debate.asked, None
    word, _, rest = " ".join(line.split()).partition(" ")
    word = word.casefold()
    plain = _PLAIN.get(word)
    if plain is not None and not rest:
        return plain(debate, now)
    event = _event(debate, word, rest, line, now)
    if isinstance(event, Done | Said | Told | Gone | Further):
        return event
    again = _asks_again(event)
    if again is not None and asked != event:
        debate.asked = event
        return Said(again)
    return _does(debate, event, now)


def opened(debate: Debate, present: str, bell: str | None, now: float) -> Answer:
    """The class is here: how many as it was typed, and the bell, or the plan's whole time.

    The codes of its slips are dealt with it.
    """
    if debate.lesson.is_open:  # it came, and its codes could not be dealt
        return _dealt(debate, now)
    if not (present.isascii() and present.isdigit()):
        return Said(words.NOT_PRESENT)
    seconds = debate.lesson.plan.minutes * _MINUTE if bell is None else seconds_to(bell, now)
    if isinstance(seconds, str):
        return Said(seconds)
    came = _does(debate, Opened(int(present[:9]), seconds), now)
    return came if isinstance(came, Said) else _dealt(debate, now)


def seconds_to(bell: str, now: float) -> int | str:
    """The seconds from `now` to a bell: `10:50` today, or minutes; or why it is none."""
    text = bell.strip()
    if text.isascii() and text.isdigit() and len(text) <= 3:  # noqa: PLR2004 (minutes)
        return int(text) * _MINUTE
    found = _CLOCK.fullmatch(text)
    if found is None:
        return words.NOT_A_TIME
    day = time.localtime(now)
    passed = (day.tm_hour * _MINUTE + day.tm_min) * _MINUTE + day.tm_sec
    seconds = (int(found[1]) * _MINUTE + int(found[2])) * _MINUTE - passed
    return seconds if seconds > 0 else words.has_passed(text)


def _does(debate: Debate, event: Event, now: float) -> Answer:
    refusal = debate.do(event, now)
    return Done() if refusal is None else Said(refusal)


def _dealt(debate: Debate, now: float) -> Answer:
    refusal = deal(debate, now)
    return Done() if refusal is None else Said(refusal)


def _next(debate: Debate, now: float) -> Answer:
    return Done() if debate.leaf(1, now) else _does(debate, Onward(), now)


def _back(debate: Debate, now: float) -> Answer:
    return Done() if debate.leaf(-1, now) else _does(debate, Back(), now)


def _clock(debate: Debate, now: float) -> Answer:
    return _does(debate, Resumed() if debate.lesson.is_paused else Paused(), now)


def _budget(debate: Debate, now: float) -> Answer:
    return _does(debate, Rebudgeted(max(0, round(debate.lesson.until_bell(now)))), now)


def _further(debate: Debate, _now: float) -> Answer:
    if not debate.lesson.ended:
        return Said(words.NOT_ENDED)
    return Said(words.NO_FURTHER) if debate.next_juncture() is None else Further()


def _advice(debate: Debate, now: float) -> Answer:
    advice = debate.slide(now).advice
    return Told(tuple(map(Prose, advice)) or (Prose(words.NO_ADVICE),))


def _help(_debate: Debate, _now: float) -> Answer:
    return Told(tuple(words.commands()))


def _phones(debate: Debate, now: float) -> Answer:
    phones = debate.phones
    if phones is None:
        return Said(phone_words.NO_PHONES)
    return Told(tuple(phone_words.told(phones, now)), phones.code if phones.is_open else ())


def _down(debate: Debate, _now: float) -> Answer:
    down = ", ".join(words.down(debate.lesson)) or "none"
    return Told((Labelled("Curtains down", f"{down}."),))


_PLAIN: Final[Mapping[str, Callable[[Debate, float], Answer]]] = {
    "": _next,
    "next": _next,
    "back": _back,
    "clock": _clock,
    "rebudget": _budget,
    "further": _further,
    "advice": _advice,
    "curtains": _down,
    "phones": _phones,
    "help": _help,
    "?": _help,
    "again": lambda _debate, _now: Done(),
    "quit": lambda _debate, _now: Gone(),
    "leave": lambda _debate, _now: Gone(),
}
"""Commands of one word that ask nothing of the lesson, or turn its pages first."""

_EVENTS: Final[Mapping[str, Event]] = {
    "skip": Skipped(),
    "pause": Paused(),
    "resume": Resumed(),
    "undo": Undone(),
    "close": BallotClosed(),
    "void": BallotHeldAgain(),
    "end": Ended(),
    "history": Raised(Curtain.HISTORY),
}
_WAYS: Final[Mapping[str, Way]] = {
    "hands": Way.HANDS,
    "slips": Way.SLIPS,
    "cards": Way.CARDS,
}


def _event(debate: Debate, word: str, rest: str, line: str, now: float) -> Event | Answer:
    if word in _EVENTS and not rest:
        return _EVENTS[word]
    if word in _WAYS or _COUNT.match(line):
        return _count(debate, word, rest, line)
    if not rest and _is_side(debate, word):
        return _one(debate, _letter(debate, word))
    reader = _READERS.get(word)
    if reader is not None:
        return reader(debate, rest, now)
    if rest == "missing" and (number := _number(word)) is not None:
        return BallotClosed(number)
    typed = inert(line.strip())
    return Said(
        words.no_such_command(typed if len(typed) <= _LONGEST else f"{typed[:_LONGEST]}...")
    )


def _count(debate: Debate, word: str, rest: str, line: str) -> Event | Said:
    """A count of the way that is named before it; of hands where none is."""
    way, text = (_WAYS[word], rest) if word in _WAYS else (Way.HANDS, line)
    try:
        return Counted(way, read_tally(text, debate.lesson.plan.letters))
    except RefusalError as error:
        return Said(refused(error, debate.lesson))


def _is_side(debate: Debate, word: str) -> bool:
    """A letter, or a digit that says the place of a side."""
    letters = debate.lesson.plan.letters
    if word.isascii() and word.isdigit():
        return 1 <= int(word[:9]) <= len(letters)
    return _LETTER.fullmatch(word) is not None and word.upper() in letters


def _letter(debate: Debate, word: str) -> str:
    return debate.lesson.plan.letters[int(word) - 1] if word.isdigit() else word.upper()


def _one(debate: Debate, letter: str) -> Event:
    """In a vote one more vote, elsewhere one more point."""
    return OneMore(Way.HANDS, letter) if debate.lesson.ballots is not None else Claimed(letter)


def _code(_debate: Debate, rest: str, _now: float) -> Event | Said:
    code, _, letter = rest.partition(" ")
    if not code or _LETTER.fullmatch(letter) is None:
        return Said(words.NOT_A_CODE)
    return Voted(code.upper()[:_LONGEST], letter.upper())


def _missing(_debate: Debate, rest: str, _now: float) -> Event | Said:
    number = _number(rest)
    return Said(words.NOT_PRESENT) if number is None else BallotClosed(number)


def _sure(_debate: Debate, rest: str, _now: float) -> Event | Said:
    hands = _hands(rest)
    return Said(words.NOT_HANDS) if hands is None else Sure(hands)


def _moved(_debate: Debate, rest: str, _now: float) -> Event | Said:
    hands = _hands(rest)
    return Said(words.NOT_HANDS) if hands is None else MovedBy(hands)


def _changed(_debate: Debate, rest: str, _now: float) -> Event | Said:
    number = _number(rest)
    return Said(words.NOT_PRESENT) if number is None else Changed(number)


def _avoidable(debate: Debate, rest: str, _now: float) -> Event | Said:
    turns = _turns(debate, rest)
    return turns if isinstance(turns, Said) else Dated("avoidable", turns)


def _inevitable(debate: Debate, rest: str, _now: float) -> Event | Said:
    turns = _turns(debate, rest)
    return turns if isinstance(turns, Said) else Dated("inevitable", turns)


def _turns(debate: Debate, rest: str) -> Mapping[str, int] | Said:
    hands = _hands(rest)
    if hands is None:
        return Said(words.NOT_HANDS)
    turns = judged_turns(debate.beyond, debate.lesson.plan.turn)
    unknown = [number for number in hands if not 1 <= number <= len(turns)]
    if unknown:
        return Said(words.no_such_turns(unknown, len(turns)))
    return {turns[number - 1]: count for number, count in hands.items()}


def _point(_debate: Debate, rest: str, _now: float) -> Event | Said:
    if _LETTER.fullmatch(rest) is None:
        return Said(words.WHICH_SIDE)
    return Claimed(rest.upper())


def _cite(_debate: Debate, rest: str, _now: float) -> Event | Said:
    number = _number(rest)
    return Said(words.NO_DOCUMENT_NUMBER) if number is None else Cited(number)


def _bell(_debate: Debate, rest: str, now: float) -> Event | Said:
    seconds = seconds_to(rest, now)
    return Said(seconds) if isinstance(seconds, str) else Rebudgeted(seconds)


def _present(_debate: Debate, rest: str, _now: float) -> Event | Said:
    number = _number(rest)
    return Said(words.NOT_PRESENT) if number is None else Present(number)


def _curtain(debate: Debate, _rest: str, _now: float) -> Event | Said:
    """This step's own: up if it is down, down if it is up."""
    curtain = curtain_of(debate.lesson)
    return Lowered(curtain) if curtain in debate.lesson.curtains else Raised(curtain)


def _raise(_debate: Debate, rest: str, _now: float) -> Event | Said:
    found = _named_curtain(rest)
    return Said(words.WHICH_CURTAIN) if found is None else Raised(found)


def _lower(_debate: Debate, rest: str, _now: float) -> Event | Said:
    found = _named_curtain(rest)
    return Said(words.WHICH_CURTAIN) if found is None else Lowered(found)


def _play(debate: Debate, rest: str, _now: float) -> Event | Said:
    plan = debate.lesson.plan
    letters = (rest.upper(),) if rest else leaders(debate.lesson.second.tally)
    if len(letters) > 1:
        return Said(words.as_many(letters))
    if not letters or letters[0] == UNDECIDED or letters[0] not in plan.letters:
        return Said(words.NOBODY_TO_PLAY)
    if plan.mode == "analyse":
        return Said(words.ONLY_WEIGHED)
    return Took(plan.name(letters[0]))


_READERS: Final[Mapping[str, Callable[[Debate, str, float], Event | Said]]] = {
    "code": _code,
    "missing": _missing,
    "sure": _sure,
    "moved": _moved,
    "changed": _changed,
    "avoidable": _avoidable,
    "inevitable": _inevitable,
    "point": _point,
    "cite": _cite,
    "bell": _bell,
    "present": _present,
    "curtain": _curtain,
    "raise": _raise,
    "lower": _lower,
    "play": _play,
}


def _asks_again(event: Event) -> str | None:
    """What is asked before something that cannot be unseen or undone."""
    match event:
        case Raised(curtain):
            return words.raise_again(CURTAINS[curtain])
        case BallotHeldAgain():
            return words.VOID_AGAIN
        case Ended():
            return words.END_AGAIN
        case _:
            return None


def _named_curtain(text: str) -> Curtain | None:
    wanted = text.casefold()
    return next((curtain for curtain in Curtain if curtain.value == wanted), None)


def _number(text: str) -> int | None:
    return int(text[:9]) if text.isascii() and text.isdigit() else None


def _hands(text: str) -> dict[int, int] | None:
    """Hands by number: `1:2 2:5`; None where a part is something else, or stands there twice."""
    hands: dict[int, int] = {}
    for part in text.replace(",", " ").split():
        found = _HANDS.fullmatch(part)
        if found is None or int(found[1]) in hands:
            return None
        hands[int(found[1])] = int(found[2])
    return hands or None
