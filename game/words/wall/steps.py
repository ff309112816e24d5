"""What each step is called, and what a class is asked to do in it, in each form.

In mode *analyse* nobody is asked to choose what was done: verdicts are weighed.
"""

from collections.abc import Mapping
from typing import Final, Literal

from game.core.lesson.plan import Form, Step

TITLES: Final[Mapping[Step, str]] = {
    Step.SILENT: "Think alone",
    Step.SITUATION: "The situation",
    Step.FIRST_VOTE: "First vote",
    Step.GROUPS: "Groups",
    Step.SOURCES: "Documents",
    Step.DEBATE: "Debate",
    Step.REVERSE: "Change sides",
    Step.FISHBOWL: "The circle",
    Step.CONSENSUS: "Common ground",
    Step.SECOND_VOTE: "Second vote",
    Step.SWING: "Before and after",
    Step.HISTORY: "What happened",
    Step.TEST: "Test the what-if",
    Step.CLOSE: "One sentence",
}

STEMS: Final = (
    "Who made it, when, and what for?",
    "What was going on just then?",
    "Who agrees with it, and who does not?",
    "Which words try to persuade you?",
)
"""The four questions to any document: sourcing, context, corroboration, close reading."""

_VOTE: Final = (
    "Decide alone. Talk to nobody.",
    "Mark your slip with one letter; fold it, or hold up your card when asked.",
    "Not sure? U is a vote too.",
)
_HEADLINES: Final[Mapping[Step, str]] = {
    Step.FIRST_VOTE: "Vote in silence",
    Step.GROUPS: "Argue what you were dealt",
    Step.SOURCES: "Question the documents",
    Step.DEBATE: "Restate, then reply",
    Step.REVERSE: "Now argue the other side",
    Step.FISHBOWL: "Six speak, the rest listen",
    Step.CONSENSUS: "What can you all sign?",
    Step.SECOND_VOTE: "Vote again in silence",
    Step.SWING: "Who moved, and why?",
    Step.HISTORY: "What happened?",
    Step.TEST: "What stays the same?",
    Step.CLOSE: "Answer in one sentence",
}
_TASKS: Final[Mapping[tuple[Form, Step], tuple[str, ...]]] = {
    ("debate", Step.GROUPS): (
        "Go to the corner of the card you were dealt. It need not be how you voted.",
        "Find its two best reasons, and the risk it runs.",
        "Name a speaker. The undecided write three questions.",
    ),
    ("fishbowl", Step.GROUPS): (
        "Sit with those who hold the same card. It need not be how you voted.",
        "Find its two best reasons, and the answer to the best objection.",
        "Send two into the circle. One chair stays empty. The undecided write three questions.",
    ),
    ("debate", Step.DEBATE): (
        "Each position has 90 seconds.",
        "Before you reply, say their point so that they agree it is theirs.",
        "Name the document that your point rests on. The undecided ask.",
    ),
    ("controversy", Step.DEBATE): (
        "Fours: each pair holds the position on its card. Speak in turn, 3 minutes each.",
        "Those who listen say the point back until the others agree it is theirs.",
        "Name the document that your point rests on.",
    ),
    ("debate", Step.REVERSE): (
        "Hand your card to the group on your left.",
        "Make the best case for the card you now hold, in 90 seconds.",
        "Use a document that nobody has used yet.",
    ),
    ("controversy", Step.REVERSE): (
        "Swap cards within your four.",
        "Make the other pair's case better than they did, 3 minutes each.",
        "Use a document that they did not use.",
    ),
    ("fishbowl", Step.FISHBOWL): (
        "Only the circle speaks. Restate the last point before you reply.",
        "Anyone may take the empty chair, make one point, and leave it.",
        "Outside, write: the best point, a document that was missed, an error you heard.",
    ),
    ("controversy", Step.CONSENSUS): (
        "Drop your positions. Write one sentence that all four can sign.",
        "Under it, the best argument of each side.",
        "Who cannot sign writes one line: the minority report.",
    ),
}

_CHANGED: Final = "Did you change your vote? Hands up: nobody says from what to what."
_INSTEAD: Final[Mapping[str, str]] = {
    "Name the document that your point rests on.": "Say what your point rests on.",
    "Use a document that nobody has used yet.": "Use a reason that nobody has used yet.",
    "Use a document that they did not use.": "Use a reason that they did not use.",
    "a document that was missed": "a reason that was missed",
}


def headline(step: Step, mode: Literal["choose", "analyse"]) -> str:
    """The one thing in huge type at a step that has no text of its own."""
    if mode == "analyse" and step is Step.FIRST_VOTE:
        return "Weigh it in silence"
    if mode == "analyse" and step is Step.SECOND_VOTE:
        return "Weigh it again in silence"
    if mode == "analyse" and step is Step.GROUPS:
        return "Weigh what you were dealt"
    return _HEADLINES[step]


def tasks(  # noqa: PLR0911 (a closed union)
    step: Step, form: Form, *, sheets: int
) -> tuple[str, ...]:
    """What the class does at a step, in its order."""
    match step:
        case Step.FIRST_VOTE:
            return _VOTE
        case Step.SECOND_VOTE:
            return (*_VOTE, "How sure are you, from 1 to 5? Write it beside the letter.")
        case Step.SOURCES if sheets:
            return STEMS
        case Step.SOURCES:
            return (
                "There is no sheet from those days: take the reasons on the cards.",
                "Who could have known that, then?",
                "What would you want to read, to be sure?",
            )
        case Step.SWING if sheets:
            return (_CHANGED, "Which document moved you? Hands up for each number.")
        case Step.SWING:
            return (_CHANGED, "Which reason moved you? Say it, and whose it was.")
        case _ if sheets:
            return _TASKS.get((form, step), ())
        case _:
            return tuple(_without_sheets(task) for task in _TASKS.get((form, step), ()))


def _without_sheets(task: str) -> str:
    """A task where there is no document from those days to hold up."""
    for named, instead in _INSTEAD.items():
        task = task.replace(named, instead)
    return task
