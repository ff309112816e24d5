"""What a teacher needs for a lesson at one juncture; every field may be left out."""

from typing import Annotated, Final, Literal

from pydantic import Field

from game.core.scenario.claims import Claim
from game.core.scenario.fields import AtMostWords, DateField, Name, Part, Text

Concept = Literal[
    "causation", "continuity and change", "perspectives", "significance", "contestability"
]
"""What a lesson trains, in the words of the syllabuses."""

MOST_REASONS: Final = 4
MOST_FACTS: Final = 5
MOST_VERDICTS: Final = 5
SITUATION_WORDS: Final = 60
CLAIM_WORDS: Final = 30
SENTENCE_WORDS: Final = 25

Sentence = Annotated[Text, AtMostWords(SENTENCE_WORDS)]
"""A question or a fact that fills a screen in large letters."""


class Document(Part):
    """A text for the classroom: the original, and an adapted version beside it.

    `read` says whether it dates from before, on or after the decision: only the first two
    may be shown before history is told, under `caption`, which gives nothing later away.
    """

    title: Text
    source: Name
    where: Text | None = None
    date: DateField | None = None
    read: Literal["before", "on", "after"] | None = None
    caption: Text | None = None
    original: Text
    adapted: Text | None = None
    words: dict[Text, Text] = {}
    limits: Text | None = None
    rights: Text | None = None
    questions: tuple[Text, ...] = ()


class Position(Part):
    """One side of a debate, as its people could argue on that day: nothing later is in it."""

    claim: Annotated[Text, AtMostWords(CLAIM_WORDS)]
    reasons: Annotated[tuple[Claim, ...], Field(min_length=1, max_length=MOST_REASONS)]
    risk: Text


class Lesson(Part):
    """Material for debate and paper. In mode *analyse* nobody chooses: verdicts are weighed.

    Up to `positions` everything may be shown before history is told, and is known on the day;
    what follows may not.
    """

    mode: Literal["choose", "analyse"] = "choose"
    question: Sentence | None = None
    silent: Sentence | None = None
    situation: Annotated[Text, AtMostWords(SITUATION_WORDS)] | None = None
    facts: Annotated[tuple[Sentence, ...], Field(max_length=MOST_FACTS)] = ()
    warning: Text | None = None
    verdicts: Annotated[dict[Name, Text], Field(max_length=MOST_VERDICTS)] = {}
    positions: dict[Name, Position] = {}
    objections: dict[Name, Text] = {}
    whoever_chose: Text | None = None
    horizon: Text | None = None
    whose_cost: Text | None = None
    compare: Text | None = None
    view: Text | None = None
    misconceptions: tuple[Text, ...] = ()
    ask: tuple[Text, ...] = ()
    if_asked: dict[Text, Text] = {}
    landslide: Text | None = None
    concepts: tuple[Concept, ...] = ()
    sources: tuple[Document, ...] = ()
