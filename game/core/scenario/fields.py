"""The kinds of value that a scenario's fields hold, each read from the text of one scalar.

A scenario file gives every scalar as text, so `no` and `08` mean what they say; the
types here turn that text into values and say what is wrong in the author's words.
The JSON schema, in contrast, describes what an editor sees: numbers as numbers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal, TypeGuard

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from game.core import condition, dates
from game.core.finding import Code

NAME_FORM: Final = r"[a-z][a-z0-9_]{0,63}"
"""Names are lower-case words joined by underscores."""

HIGHEST_NUMBER: Final = 9999


def broken(code: Code, message: str, cure: str, **more: object) -> PydanticCustomError:
    """The error that becomes a finding.

    `more` may give `start` and `length` inside a text, or the unknown `fields` of a part.
    """
    return PydanticCustomError(code.value, "{message}", {"message": message, "cure": cure, **more})


class Part(BaseModel):
    """A part of a scenario: frozen, and with no field but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _no_other_field(cls, value: object) -> object:
        # Before pydantic's own refusal, which cannot say which fields there are.
        known = cls.model_fields
        unknown = [key for key in value if key not in known] if _is_map(value) else []
        if unknown:
            raise broken(
                Code.UNKNOWN_FIELD, "unknown", "unknown", fields=unknown, known=tuple(known)
            )
        return value


def _is_map(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def scalar(value: object) -> str:
    """The text of a scalar; a list or a mapping in its place is a finding."""
    if isinstance(value, str):
        return value
    kind = "a mapping" if isinstance(value, dict) else "a list"
    raise broken(Code.WRONG_SHAPE, f"Here stands {kind} where a text belongs.", "Write one text.")


def _text(value: object) -> str:
    text = scalar(value).strip("\n")
    if not text.strip():
        raise broken(Code.EMPTY_VALUE, "The text is empty.", "Write it, or take the field away.")
    return text


def _name(value: object) -> str:
    text = scalar(value)
    if re.fullmatch(NAME_FORM, text) is None or text in condition.RESERVED:
        cure = "Use lower-case letters, digits and underscores, a letter first, and not and/or/not."
        raise broken(Code.BAD_NAME, f"'{text[:70]}' is not a name.", cure)
    return text


def _whole(value: object) -> int:
    text = scalar(value) if not isinstance(value, int) else str(value)
    if re.fullmatch(r"[0-9]{1,4}", text) is None:
        cure = "Write a whole number in digits."
        raise broken(Code.BAD_NUMBER, f"'{text[:70]}' is not a whole number.", cure)
    return int(text)


def _date(value: object) -> dates.Date:
    try:
        return dates.parse(scalar(value))
    except ValueError as error:
        cure = "Write a day as 1918-01-11 or a month as 1918-01."
        raise broken(Code.BAD_DATE, str(error), cure) from None


def _condition(value: object) -> condition.Condition:
    try:
        return condition.parse(scalar(value))
    except condition.ConditionError as error:
        raise broken(
            Code.BAD_CONDITION, str(error), error.cure, start=error.start, length=error.length
        ) from None


@dataclass(frozen=True, slots=True)
class Effect:
    """What an outcome does to one gauge: adds `amount`, or sets the gauge to it.

    `reason` is one sentence for the player; `premise` names the arguable rule behind it.
    """

    sets: bool
    amount: int
    premise: str | None
    reason: str

    def __str__(self) -> str:
        amount = f"={self.amount}" if self.sets else f"{self.amount:+}"
        return " ".join(filter(None, (amount, self.premise and f"@{self.premise}", self.reason)))


EFFECT_FORM: Final = re.compile(
    rf"(?P<sign>[+=-])(?P<amount>[0-9]{{1,2}})(?:\s+@(?P<premise>{NAME_FORM}))?\s+(?P<reason>[^\s@].*)",
    re.DOTALL,
)


def _effect(value: object) -> Effect:
    text = scalar(value).strip()
    found = EFFECT_FORM.fullmatch(text)
    if found is None or (found["sign"] != "=" and int(found["amount"]) == 0):
        shown = text if len(text) <= 40 else f"{text[:40]}..."  # noqa: PLR2004 (a glance's worth)
        cure = "Write +1, -1 or =3, then @premise if there is one, then the reason in a sentence."
        raise broken(Code.BAD_EFFECT, f"'{shown}' is not an effect with its reason.", cure)
    amount = int(found["amount"])
    return Effect(
        sets=found["sign"] == "=",
        amount=-amount if found["sign"] == "-" else amount,
        premise=found["premise"],
        reason=" ".join(found["reason"].split()),
    )


TEXT_SCHEMA: Final = {"type": ["string", "number", "boolean", "null"], "pattern": r"\S"}
"""A text as an editor sees it: an unquoted 1917, `true` or `null` is no string to YAML."""

NAME_SCHEMA: Final = {
    "type": ["string", "boolean", "null"],
    "pattern": rf"^(?!({'|'.join(sorted(condition.RESERVED))})$){NAME_FORM}$",
}


@dataclass(frozen=True, slots=True)
class _WholeSchema:
    """A whole number as an editor sees it: in quotation marks it is a string."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        bounds = {"minimum": 0, "maximum": HIGHEST_NUMBER} | handler(core_schema)
        return bounds | {"type": ["integer", "string"], "pattern": "^[0-9]{1,4}$"}


@dataclass(frozen=True, slots=True)
class AtMostWords:
    """Keeps a text to so many words: it is read aloud, or shown in very large letters."""

    most: int

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._kept, handler(source))

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        words = rf"^\s*\S+(\s+\S+){{0,{self.most - 1}}}\s*$"
        return handler(core_schema) | {"pattern": words}

    def _kept(self, text: str) -> str:
        number = len(text.split())
        if number > self.most:
            message = f"The text has {number} words; it may have {self.most}."
            raise broken(Code.TOO_LONG, message, "Say it in fewer words.")
        return text


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(TEXT_SCHEMA)]
Name = Annotated[str, BeforeValidator(_name), WithJsonSchema(NAME_SCHEMA)]
Whole = Annotated[int, BeforeValidator(_whole), _WholeSchema()]
DateField = Annotated[
    dates.Date,
    PlainValidator(_date),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$",
        }
    ),
]
When = Annotated[
    condition.Condition,
    PlainValidator(_condition),
    WithJsonSchema({"type": ["string", "boolean", "null"], "pattern": r"\S"}),
]
EffectField = Annotated[
    Effect,
    PlainValidator(_effect),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": rf"^\s*(=|[+-](?!00?\s))[0-9]{{1,2}}(\s+@{NAME_FORM})?\s+[^\s@]",
        }
    ),
]


class Passage(Part):
    """A paragraph or more, shown where its condition holds."""

    when: When | None = None
    text: Text


def _passages(value: object) -> object:
    if isinstance(value, str):
        return [{"text": value}]
    if isinstance(value, list):
        return [{"text": item} if isinstance(item, str) else item for item in value]
    return value


Passages = Annotated[
    tuple[Passage, ...],
    BeforeValidator(
        _passages,
        json_schema_input_type=Text | Annotated[list[Text | Passage], Field(min_length=1)],
    ),
    Field(min_length=1),
]

Grade = Literal["documented", "argued", "judged"]
