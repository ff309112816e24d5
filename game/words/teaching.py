"""What stands on the papers for the teacher alone: index, notes, answers."""

from collections.abc import Mapping
from typing import Final

from game.core.lesson.plan import Form, Step
from game.core.scenario.claims import Cite
from game.core.scenario.scenario import Scenario
from game.words.blocks import Block, Labelled, Prose
from game.words.evidence import full
from game.words.handout import SLIPS_A_PAGE, SPEAKERS
from game.words.text import flat

INDEX: Final = "What to print"
NOTES: Final = "Teacher's notes"
ANSWERS: Final = "Answers"

FOR_TEACHER: Final = "For the teacher. It tells what happened: leave it on no desk."
FOR_PUPILS: Final = "For the class"
NOTHING_LATER: Final = "What the class gets tells nothing later than the day: give it out at once."
APART: Final = "For the teacher alone"
COPIES: Final = ("Paper", "Copies", "How to use it")
PRINTING: Final = (
    "Print each HTML file from a browser, at full size, without its headers and footers.",
    "The Markdown files hold the same words, to be changed or read aloud by a screen reader.",
)
HOW_TO_PRINT: Final = "Printing"
NO_SHEETS: Final = "No document of this lesson may be read before history is told."

USES: Final[Mapping[str, str]] = {
    "situation": "Page 1 for the silent question, then read together.",
    "positions": "Cut, and deal one to each pupil at random, not by how they voted.",
    "sources-circle": "The originals. Let pupils take the sheet that suits them, for one document"
    " or for all: the signs rank nobody.",
    "sources-square": "The same documents with the original and plain words side by side.",
    "sources-triangle": "The same, with a word list and first words of an answer.",
    "worksheet": "Both sides of one sheet.",
    "ballots": "Cut into slips; both votes are on one slip, to be torn apart.",
    "exit-ticket": "Two on a page. After history is told.",
    "observer-slips": "Three on a page. Cut: one for each pupil who listens.",
    "plan": "The steps of each lesson with their minutes, homework, and a rubric.",
    "cards": "Cut, and deal one to each who speaks.",
    "teacher": "The time plan, questions, what pupils get wrong, a rubric.",
    "answers": "What happened, and on what grounds. Keep it apart until history is told.",
    "seat-slips": "Only where votes are cast with codes. Print once and copy none.",
}

CONTENT: Final = "Hard to bear"
WEIGHED: Final = (
    "This lesson is weighed and not played: nobody is asked to choose what was done to people."
)
TASK: Final = "The question"
SILENT: Final = "Asked in silence"
PLAN: Final = "Time plan"
PLAN_NOTE: Final = "The times are a plan and were tried on no class."
PLAN_HEAD: Final = ("From minute", "Step", "What they hold")
TRAINS: Final = "What it trains"
COMMANDS: Final = "Command words"
FROM_MEMORY: Final = "Check"
MISCONCEPTIONS: Final = "What pupils get wrong"
ASK: Final = "Questions to ask"
LANDSLIDE: Final = "If the first vote is a landslide"
IF_ASKED: Final = "If they ask about ..."
TRUST: Final = "How far to trust the documents"
EASE: Final = "How easily the documents read"
EASE_HEAD: Final = ("Document", "Words", "Ease", "Words in the plain version", "Its ease")
EASE_NOTE: Final = (
    "Flesch's reading ease: 206.835 less 1.015 times the words in a sentence, less 84.6 times the"
    " syllables in a word. Above 70 is easy, below 50 hard. Syllables are counted by a rule of"
    " thumb, so trust the difference between two versions more than either figure."
)
RUBRIC: Final = "Rubric"
RUBRIC_HEAD: Final = ("Criterion", "1", "2", "3", "4")
LIMITS_UNKNOWN: Final = "Nothing is said of its limits."

TOOK: Final = "What was done"
HAPPENED: Final = "What happened"
HOW_SURE: Final = "How sure that is"
URGED: Final = "Who urged what"
WHOEVER: Final = "Whoever chose"
HORIZON: Final = "How far this reaches"
COST: Final = "Whose cost"
COMPARE: Final = "Compare"
THE_TEST: Final = "Test the what-if"
EXAM: Final = "The exam question"
WORKS: Final = "The works behind the reasons on the cards"
LATER: Final = "Documents written later"
ORIGINS: Final = "Where the documents come from, and whose they are"
ORIGINS_NAME: Final = "Origin and rights"
ORIGINS_HEAD: Final = ("Document", "Title", "Source", "Rights")
RIGHTS_UNKNOWN: Final = "not stated"
NEVER_AROSE: Final = "It never came to this"

_ONCE: Final = frozenset({"ballots", "seat-slips", "plan", "cards", "teacher", "answers"})
_HELD: Final[Mapping[Step, str]] = {
    Step.SILENT: "Situation, page 1",
    Step.SITUATION: "Situation",
    Step.FIRST_VOTE: "Ballot, vote 1",
    Step.GROUPS: "Position cards",
    Step.SOURCES: "Documents, worksheet",
    Step.DEBATE: "Cards, worksheet",
    Step.REVERSE: "Cards, exchanged",
    Step.FISHBOWL: "Cards, worksheet",
    Step.CONSENSUS: "Worksheet",
    Step.SECOND_VOTE: "Ballot, vote 2",
    Step.TEST: "Exit ticket",
    Step.CLOSE: "Exit ticket",
}
_FORMS: Final[Mapping[Form, str]] = {
    "debate": "debate in groups",
    "controversy": "structured controversy in fours",
    "fishbowl": "fishbowl",
}


def held(step: Step) -> str:
    """What the class has in its hands at a step."""
    return _HELD.get(step, "–")


def plan_title(form: Form, minutes: int) -> str:
    """The caption of the time plan."""
    return f"{PLAN}: {minutes} minutes, {_FORMS[form]}"


def copies(name: str, present: int, cards: int = 1) -> str:
    """How many copies of a paper a class needs. `cards` are the kinds of cards, U among them.

    Of the three sheets of documents together as many as there are pupils: which, they choose.
    """
    if name == "positions":
        return f"{-(-present // cards)} of each page"
    if name == "exit-ticket":
        return str(-(-present // 2))
    if name == "observer-slips":
        return str(-(-max(present - SPEAKERS, 1) // SLIPS_A_PAGE))
    if name in _ONCE:
        return "1"
    if name.startswith("sources-"):
        return f"{-(-present // 3)} or as wanted"
    return str(present)


def work(scenario: Scenario, cited: Cite) -> str:
    """A work as it can be found again: whose, when, where in it, and whether it was seen."""
    where = f" Here: {flat(cited.where)}." if cited.where else ""
    return f"{full(scenario.sources[cited.source])}{where}"


def under_teacher(title: str, day: str, board: str) -> str:
    """The line under the title of the teacher's papers."""
    return f"{flat(title)}, {day}. Words of {board}."


def made(folder: str, files: int) -> list[Block]:
    """What was printed where."""
    return [
        Labelled("Made", f"{files} files in {folder}."),
        Prose(f"Open {folder}/index.html first: it says what to print, and how often."),
    ]
