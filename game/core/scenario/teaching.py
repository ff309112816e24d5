"""What a teacher needs for a lesson at one juncture; every field may be left out."""

from typing import Literal

from game.core.scenario.fields import DateField, Name, Part, Text


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


class Lesson(Part):
    """Material for debate and paper. In mode *analyse* the options are weighed, not chosen."""

    question: Text | None = None
    objections: dict[Name, Text] = {}
    whoever_chose: Text | None = None
    horizon: Text | None = None
    whose_cost: Text | None = None
    misconceptions: tuple[Text, ...] = ()
    sources: tuple[Document, ...] = ()
    mode: Literal["choose", "analyse"] = "choose"
