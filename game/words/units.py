"""What stands on the papers of a unit: its plan, the cards of those who speak, observers' slips."""

from typing import Final

from game.core.scenario.claims import Claim
from game.core.scenario.scenario import Scenario
from game.words.evidence import cite
from game.words.text import flat

INDEX: Final = "What to print for the unit"
PLAN: Final = "Plan of the unit"
CARDS: Final = "Cards of those who speak"
FOR_TEACHER: Final = "For the teacher. It tells what happened."
AFTERWARDS: Final = (
    "The cards tell what happened. Give them out once the class has heard it: in the lesson"
    " that they belong to, not before."
)

QUESTION: Final = "The question of the unit"
STEPS_HEAD: Final = ("From minute", "Minutes", "What the class does")
FORM: Final = "Form"
TURNS: Final = "Junctures"
PRODUCTS: Final = "What is made"
HOMEWORK: Final = "Homework"
PRINT_TOO: Final = "Print too"

SAYS: Final = "Argues"
STAKE: Final = "At stake"
SOURCE: Final = "Where it stands"
AGAINST: Final = "Who does not agree"
STARTER: Final = "Begin with"
FIRST_WORDS: Final = "'I hold that ... My evidence is ... Those who say otherwise overlook ...'"
PARAPHRASED: Final = (
    "In this game's words, not their own. Argued: a historian reasons so. From memory: the passage"
    " was not looked up for this game."
)


def lesson(number: int, title: str) -> str:
    """The head of a lesson."""
    return f"Lesson {number}: {flat(title)}"


def steps(minutes: int) -> str:
    """The caption of a lesson's steps."""
    return f"Steps, {minutes} minutes together"


def handout(called: str, turn: str, title: str) -> str:
    """Which command prints the papers of a juncture."""
    return f"{title}: juncture handout {called} {turn}"


def grounds(scenario: Scenario, claim: Claim) -> str:
    """How sure a card's argument is, and where it stands."""
    cited = "; ".join(cite(scenario, one) for one in claim.cites)
    return f"{claim.grade.capitalize()}. {cited}".strip()
