"""What a record of a lesson says: what was taught, how it was voted, what followed."""

from collections.abc import Iterable
from typing import Final, Literal

from game.core.lesson.lesson import Point
from game.words.blocks import Block, Labelled, Prose

TITLE: Final = "Record of a lesson"
NAMES_NOBODY: Final = (
    "This record names nobody. No name, no code, no address and no time at which anybody voted is"
    " in it; who voted how cannot be told from it."
)
GOES_ON: Final = "The lesson is not over. What happened is left out until it is told in class."
UNTOLD: Final = "What happened was not told in class, and is left out."

TAUGHT: Final = "What was taught"
JUNCTURE: Final = "Juncture"
DATE: Final = "Its date"
QUESTION: Final = "Question"
FORM: Final = "Form"
WEIGHED: Final = "Nobody was asked to choose: judgements were weighed."
BOARD: Final = "Words of"
PRESENT: Final = "Present"
PLANNED: Final = "Minutes planned"

TIME: Final = "Minutes by step"
TIME_HEAD: Final = ("Step", "Planned", "Used", "Left out")
SKIPPED: Final = "left out"

VOTES: Final = "The votes"
VOTES_NAME: Final = "Votes by position"
VOTES_HEAD: Final = ("Position", "First", "Second", "Change")
HIDDEN: Final = "Votes are left out until their result is shown in class."
NOBODY_VOTED: Final = "No vote was closed."
MOVES: Final = "From the first vote to the second"
MOVES_HEAD: Final = ("From", "To", "How many")
SURE: Final = "How sure, from 1 (a guess) to 5 (certain)"
SURE_HEAD: Final = ("Vote", "1", "2", "3", "4", "5")
MINORITY: Final = "The minority report"

POINTS: Final = "Points made, and the documents behind them"
POINTS_HEAD: Final = ("Point", "Documents")
NO_DOCUMENT: Final = "none"
MOVED_BY: Final = "Who was moved by which document"
MOVED_BY_HEAD: Final = ("Document", "How many")

BESIDE: Final = "What the class decided, what was done"
CLASS: Final = "The class"
DONE: Final = "What was done"
NEVER_AROSE: Final = "It never came to this"
HAPPENED: Final = "What happened"
PLAYED: Final = "Had it been so: the model's answer"
PLAYED_TOOK: Final = "The class took"
ODDS: Final = "How likely each ending is, in the model, in 100"
ODDS_HEAD: Final = ("Ending", "Before the choice", "After it")
TEST: Final = "Test the what-if"
JUDGED: Final = "When was it last avoidable, when inevitable? Hands, and the model's odds in 100"
IT: Final = "It"
JUDGED_HEAD: Final = ("Turn", "Last avoidable", "Inevitable", "Odds of what happened")
EXAM: Final = "The exam question"
USED: Final = "Documents on the sheet"
USED_HEAD: Final = ("Document", "Title and source", "Rights", "Times named")
WORKS: Final = "Works behind the reasons"

CSV_HEAD: Final = ("section", "item", "measure", "value")

_FORMS: Final = {
    "debate": "debate in groups",
    "controversy": "structured controversy in fours",
    "fishbowl": "fishbowl",
}


def form(name: Literal["debate", "controversy", "fishbowl"]) -> str:
    """A form of lesson in words."""
    return _FORMS[name]


def change(net: int) -> str:
    """Votes gained or lost, in words: no cell of a table begins with a sign."""
    if not net:
        return "no change"
    return f"{abs(net)} {'more' if net > 0 else 'fewer'}"


def moved(number: int, present: int, *, by_hands: bool) -> str:
    """How many changed their vote."""
    shown = ", by a show of hands" if by_hands else ", as their codes show"
    return f"{number} of {present} changed their vote{shown}."


def minutes(seconds: float) -> str:
    """Minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def named_points(points: Iterable[Point]) -> list[tuple[str, tuple[int, ...]]]:
    """Points by their names, `A1`, `A2`, `B1`, in the order in which they were made."""
    made: dict[str, int] = {}
    named = []
    for point in points:
        made[point.letter] = made.get(point.letter, 0) + 1
        named.append((f"{point.letter}{made[point.letter]}", point.documents))
    return named


def not_begun(name: str) -> str:
    """Said where there is nothing to record."""
    return f"'{name}' has not begun: there is nothing to record yet."


def kept_in(folder: str) -> list[Block]:
    """What was written where."""
    return [
        Labelled("Made", f"record.html, record.md and record.csv in {folder}."),
        Prose(NAMES_NOBODY),
    ]
