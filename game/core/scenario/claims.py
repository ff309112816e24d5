"""Claims and where they stand: statements with a grade, and the sources behind them."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from game.core.scenario.fields import Grade, Name, Part, Text, Whole


class Cite(Part):
    """One source, and where in it: a chapter, a page, a date."""

    source: Name
    where: Text | None = None


def _cite(value: object) -> object:
    return {"source": value} if isinstance(value, str) else value


CiteField = Annotated[Cite, BeforeValidator(_cite, json_schema_input_type=Name | Cite)]


class Graded(Part):
    """What every graded statement carries.

    `grade` is *documented* (a source attests it), *argued* (a historian reasons so;
    `against` names who does not) or *judged* (this game's own inference).
    """

    grade: Grade
    cites: tuple[CiteField, ...] = ()
    against: Text | None = None


class Claim(Graded):
    """A statement about the past or about what might have been."""

    says: Text


class Premise(Graded):
    """An arguable rule of the model, with its critic."""

    says: Text
    critic: Text | None = None


class EssayClaim(Graded):
    """What the founding essay says, beside the record; the grade is the record's."""

    says: Text
    record: Text


class Source(Part):
    """A work or document; `seen` tells if its passage was read on the page or from memory."""

    kind: Literal["primary", "secondary", "reference", "essay"]
    author: Text | None = None
    title: Text | None = None
    publisher: Text | None = None
    year: Whole | None = None
    number: Whole | None = None
    quote: Text | None = None
    note: Text | None = None
    address: Text | None = None
    seen: Literal["page", "memory"] | None = None
