"""What stands on the papers that pupils hold before history is told. Nothing later is in it."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from game.core.lesson.curtains import Advocate, Reason
from game.words.days import plain_day
from game.words.text import flat
from game.words.wall.slide import Side

Support = Literal["circle", "square", "triangle"]
"""How much help a source sheet gives, by a sign that ranks nobody: least, more, most."""

SUPPORTS: Final[tuple[Support, ...]] = ("circle", "square", "triangle")
SIGNS: Final[Mapping[Support, str]] = {"circle": "○", "square": "□", "triangle": "△"}

SITUATION: Final = "The situation"
POSITIONS: Final = "Position cards"
SOURCES: Final = "Documents"
WORKSHEET: Final = "Worksheet"
BALLOTS: Final = "Ballots"
SEATS: Final = "Seat codes"
EXIT: Final = "Exit ticket"

DATE: Final = "Date"
PLACE: Final = "Place"
FIRST: Final = "Think first, alone"
KNOWN: Final = "What can be known today"
IN_SHORT: Final = "In short"
IN_FULL: Final = "The day"
FACTS: Final = "What you can count on"
ROOM: Final = "Who speaks"
THEIR_WORDS: Final = "They speak in the words of this game, not in their own."
UP_TO_NOW: Final = "How it came to this day"
WHAT: Final = "What came to pass"
DECIDED: Final = "What was decided"
QUESTION: Final = "The question"
OPEN: Final = "What is open"

CLAIM: Final = "Claim"
ON_RECORD: Final = "On record for it by this day"
REASONS: Final = "Reasons"
RISK: Final = "The risk it runs"
OBJECTION: Final = "The best objection to it"
STARTER: Final = "Begin with"
FIND_REASONS: Final = "Find its two best reasons in the situation and in the documents."
UNDECIDED_TASK: Final = (
    "You have not made up your mind, and the others have to win you. Write three questions that"
    " every position must answer. At the second vote you may go anywhere."
)
QUESTIONS_ASKED: Final = ("Question 1", "Question 2", "Question 3")
NUMBERS: Final = (
    "Documented: a source attests it. Argued: a historian reasons so. Judged: this game's own"
    " judgement. The numbers are works in a list that you get later."
)

ORIGINAL: Final = "The original"
PLAIN: Final = "In plain words"
EDITED: Final = (
    "Written anew for this sheet, shorter and with easier words; nobody said it in this form. The"
    " original stands beside it as it was found: ... marks words left out, [ ] words added."
)
UNTOUCHED: Final = "The text is as it was found: ... marks words left out, [ ] words added."
GLOSSARY: Final = "Words"
ASKED: Final = "Questions"
STARTERS: Final = (
    "The writer wants the reader to ...",
    "At the time when this was written, ...",
    "This agrees with document ... because both say ...",
    "The word '...' shows that the writer ...",
)
STARTERS_HEAD: Final = "To begin an answer"

READ_A_DOCUMENT: Final = "Read two documents"
STEMS_NAME: Final = "Four questions to each document"
STEMS_HEAD: Final = ("Ask it", "Document number:", "Document number:")
NOTES: Final = "Notes for the debate"
NOTES_TASK: Final = (
    "Say again what you heard before you answer it: So you say that ... Is that right?"
)
NOTES_NAME: Final = "Claims, and what stands behind them"
NOTES_HEAD: Final = ("What somebody claimed", "Document", "My reply")
ROWS_OF_NOTES: Final = 8

LETTERS: Final = "What the letters mean"
CUT: Final = (
    "Cut along the dashed lines. Write no name. Fold it before you hand it in. How sure are you? 1"
    " is a guess, 5 is certain."
)
VOTES: Final = ("Vote 1", "Vote 2")
SURENESS: Final = ("Sure?", "☐ 1", "☐ 2", "☐ 3", "☐ 4", "☐ 5")
MOVED: Final = "The document that moved me most:"
REASON: Final = "My reason, in five words:"
CODE: Final = "Your code"
CODE_USE: Final = (
    "It counts once in each vote; if you vote again, the last time counts. Tell nobody. It is"
    " tied to no name, and it is forgotten when the lesson ends."
)
CODE_DRAW: Final = "Cut, fold, mix, and let everybody draw one. Keep no list of who drew which."

OBSERVERS: Final = "Observers' slips"
SLIP: Final = "Observer's slip"
OBSERVED: Final = (
    ("The best point I heard, and who made it (the card, not the pupil):", 2),
    ("A source that nobody named, and should have:", 1),
    ("An error that I heard:", 1),
)
SPEAKERS: Final = 6
"""Who sit in the middle of a fishbowl."""
SLIPS_A_PAGE: Final = 3

TICKET: Final = (
    ("What would have been the same, whoever decided?", 2),
    ("The best argument against my own vote was ...", 2),
    ("How sure am I now, from 1 to 5? What would change my mind?", 2),
    ("Which document moved me, and by which words?", 2),
)


def under(title: str, day: str) -> str:
    """The line under the title of every paper."""
    return f"{flat(title)}, {day}"


def sources_title(support: Support) -> str:
    """The title of a sheet of documents, with the sign of its support."""
    return f"{SOURCES} {SIGNS[support]}"


def document(number: int, caption: str | None) -> str:
    """The head of a document by its number."""
    return f"Document {number}: {flat(caption)}" if caption else f"Document {number}"


def sign(side: Side) -> str:
    """The letter of a position and its shape."""
    return f"{side.letter} {side.sign}"


def card(side: Side) -> str:
    """The head of a position's card."""
    return f"{sign(side)} {side.label}"


def boxes(sides: Iterable[Side]) -> tuple[str, ...]:
    """Letters with their shapes, each with a box to tick."""
    return tuple(f"☐ {sign(side)}" for side in sides)


def slips(number: int) -> str:
    """Said once where so many slips are the same."""
    return f"({number} slips like this one.)"


def starter(mode: Literal["choose", "analyse"]) -> str:
    """The first words of somebody who argues a position."""
    if mode == "analyse":
        return "'This judgement is the most convincing, because ... They say that ..., but ...'"
    return "'On this day the best course is ..., because ... They say that ..., but ...'"


def reason(one: Reason) -> str:
    """A reason with its grade and the numbers of its works."""
    works = f" [{', '.join(str(number) for number in one.numbers)}]" if one.numbers else ""
    return f"{flat(one.says)} ({one.grade}){works}"


def advocates(people: tuple[Advocate, ...], mode: Literal["choose", "analyse"]) -> str | None:
    """Who was for a position by that day; nothing where judgements are weighed."""
    if people:
        return "; ".join(f"{one.who}, {plain_day(one.date)}" for one in people)
    return None if mode == "analyse" else "Nobody that this game can name."


def task(mode: Literal["choose", "analyse"]) -> str:
    """What the class is asked to do with what is open."""
    if mode == "analyse":
        return "Nobody is asked to choose here. Weigh which judgement convinces you most, and why."
    return "Choose for the people of that day, with what they knew on it."
