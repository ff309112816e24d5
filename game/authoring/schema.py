"""The JSON schema of a scenario, for editors that check YAML while one types.

Draft-07, because every YAML editor takes it: the language server behind most of them long
knew no later draft. The schema describes what an editor sees, numbers as numbers, and never
refuses what `game.core.checks.examine` accepts. Names, order and history are beyond it.
"""

import json
import sys
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from game.core.scenario.claims import Graded, Source
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Branch, History, Offered, Outcome

DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def schema() -> JsonSchemaValue:
    """The schema, its definitions by the names of the models."""
    made = Scenario.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_ForEditors
    )
    definitions = made.pop("$defs")
    head = {
        "$schema": DRAFT,
        "$comment": "Made by `poe schema` from game/core/scenario; do not edit.",
        **made,
        "title": "A scenario of Juncture",
        "description": "What each field means stands in scenarios/README.md.",
    }
    return head | {"definitions": definitions}


def text() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), indent=2) + "\n"


_Inner = (
    core_schema.CoreSchema
    | core_schema.ModelField
    | core_schema.DataclassField
    | core_schema.TypedDictField
    | core_schema.ComputedField
)


class _ForEditors(GenerateJsonSchema):
    """Without titles that repeat a field's name, and with an optional field's value alone.

    An empty value is no way to leave a field out; a default other than a word says nothing.
    """

    def generate_inner(self, schema: _Inner) -> JsonSchemaValue:
        """The schema, with pydantic's own words for a bound in those of JSON Schema."""
        made = super().generate_inner(schema)
        bounds = {
            keyword: made.pop(bound)
            for bound, keyword in (("ge", "minimum"), ("le", "maximum"))
            if bound in made
        }
        return made | bounds

    def field_title_should_be_set(self, schema: object) -> bool:
        """Never."""
        del schema
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """The value's own schema."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The value's own schema, with the default if it is a word."""
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return inner | {"default": default} if isinstance(default, str) else inner

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping, with no key but those of the form given."""
        made = super().dict_schema(schema)
        return made | {"additionalProperties": False} if "patternProperties" in made else made

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A model, with the rules that it holds between its fields."""
        return super().model_schema(schema) | _rules(schema["cls"])


def _rules(model: type[Any]) -> JsonSchemaValue:
    """What validators and `game.core.checks.evidence` say of a part on its own."""
    rules: JsonSchemaValue = {}
    if issubclass(model, Branch):
        own = [{"required": [field]} for field in Outcome.model_fields if field != "when"]
        rules["anyOf"] = [{"required": ["text"]}, {"required": ["outcomes"]}]
        rules["dependencies"] = {"outcomes": {"not": {"anyOf": own}}}
    if issubclass(model, Offered):
        rules["dependencies"] |= {"closed": ["when"]}
    if issubclass(model, History):
        rules["oneOf"] = [{"required": ["took"]}, {"required": ["never_arose"]}]
    if issubclass(model, Graded):
        rules["if"] = {"properties": {"grade": {"enum": ["documented", "argued"]}}}
        rules["then"] = {"properties": {"cites": {"minItems": 1}}, "required": ["cites"]}
    if issubclass(model, Source):
        rules["if"] = {"properties": {"kind": {"const": "essay"}}}
        rules["then"] = {"required": ["number", "quote"]}
        rules["else"] = {"required": ["seen"]}
    return rules


if __name__ == "__main__":
    sys.stdout.write(text())
