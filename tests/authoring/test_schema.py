"""The schema beside the reader: it is up to date, and it never refuses what the reader takes."""

import copy
import json
import math
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, partial
from pathlib import Path as File
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from game.authoring import schema
from game.core.checks import examine
from game.core.checks.shape import shape
from game.core.finding import Code, Path, Stage
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import KINDS
from game.files.scenarios import find
from tests import handbook
from tests.breakages import BREAKAGES, broken
from tests.strategies import scenarios

SCENARIOS = File(__file__).parents[2] / "scenarios"

NO_LANGUAGE = "A schema holds patterns, and the language of conditions is more than a pattern."
NO_NAMES = "A schema cannot look up a name that is declared elsewhere in the file."
NO_ORDER = "A schema compares no two places of a file."
NO_PLAY = "A schema cannot play history's moves."
ONLY_THE_READER: Mapping[Code, str] = {
    Code.EMPTY_VALUE: "An editor sees nothing both in an empty value and in the good text `null`.",
    Code.BAD_CONDITION: NO_LANGUAGE,
    Code.BAD_NUMBER: "To an editor +5, 0x1 and 1e3 are whole numbers, to the reader they are not; "
    "and a number in quotation marks is a text, which has no bounds.",
    Code.BAD_NAME: "`null` is a good name, so an editor sees it in an empty value too; and a "
    "pattern's `$` also stands before a last line break, which a | block makes.",
    Code.BAD_DATE: "There was no year 0000, 30 February or 31 April: too much for one pattern.",
    Code.NAME_TWICE: NO_NAMES,
    Code.UNKNOWN_GAUGE: NO_NAMES,
    Code.UNKNOWN_FACT: NO_NAMES,
    Code.UNKNOWN_TURN: NO_NAMES,
    Code.UNKNOWN_MOVE: NO_NAMES,
    Code.UNKNOWN_PERSON: NO_NAMES,
    Code.UNKNOWN_SOURCE: NO_NAMES,
    Code.UNKNOWN_PREMISE: NO_NAMES,
    Code.UNKNOWN_CHAPTER: NO_NAMES,
    Code.UNKNOWN_ENDING: NO_NAMES,
    Code.UNKNOWN_OPTION: NO_NAMES,
    Code.DATES_OUT_OF_ORDER: NO_ORDER,
    Code.NO_SUCH_DAY: "Which days there were depends on the calendar's field, elsewhere.",
    Code.LATER_DOCUMENT: NO_ORDER,
    Code.LATER_TURN: NO_ORDER,
    Code.LEVEL_OUT_OF_RANGE: NO_ORDER,
    Code.LAST_HAS_WHEN: "Draft-07 cannot speak of a list's last item.",
    Code.NEVER_REACHED: "Draft-07 cannot speak of all items but the last.",
    Code.TWO_SETS: NO_ORDER,
    Code.TWO_ENDS: NO_ORDER,
    Code.TOO_MANY_MOVES: "How many ways there are to spend some hours is arithmetic.",
    Code.NO_CHOICE: NO_ORDER,
    Code.SHORT_WITHOUT_MOVES: NO_NAMES,
    Code.DOCUMENTED_COUNTERFACTUAL: NO_PLAY,
    Code.ESSAY_NUMBER: "That an essay has ten notes is no matter of shape.",
    Code.HISTORY_CLOSED: NO_PLAY,
    Code.HISTORY_DOES_NOT_ARISE: NO_PLAY,
    Code.HISTORY_ARISES: NO_PLAY,
    Code.HISTORY_HOURS: NO_PLAY,
}
"""Every disagreement: what the schema accepts and the reader refuses. The other way round, none."""


# What an editor sees


def seen(text: str) -> object:
    """A scalar without quotation marks, as YAML 1.2 has it (core schema, section 10.3.2)."""
    for form, value in _CORE:
        if re.fullmatch(form, text):
            return value(text)
    return text


_CORE: tuple[tuple[str, Callable[[str], object]], ...] = (
    (r"null|Null|NULL|~|", lambda _: None),
    (r"true|True|TRUE", lambda _: True),
    (r"false|False|FALSE", lambda _: False),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda text: int(text, 0)),
    (r"0x[0-9a-fA-F]+", lambda text: int(text, 0)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"[-+]?\.(inf|Inf|INF)", lambda text: -math.inf if text.startswith("-") else math.inf),
    (r"\.(nan|NaN|NAN)", lambda _: math.nan),
)


class Editor(yaml.SafeLoader):
    """PyYAML reads YAML 1.1; an editor reads 1.2, without dates, without yes and no."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 (PyYAML's)

    def construct_mapping(self, node: yaml.Node, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 (PyYAML's)
        """Keys are the texts of their scalars."""
        return {
            str(key.value): self.construct_object(value, deep=deep) for key, value in node.value
        }

    def construct_plain(self, node: yaml.ScalarNode) -> object:
        """A scalar: text in quotation marks and blocks, else what it looks like."""
        return node.value if node.style else seen(node.value)


Editor.add_constructor("tag:yaml.org,2002:str", Editor.construct_plain)


def in_editor(text: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(text, Loader=Editor)  # noqa: S506 (it is a SafeLoader)
    return data


def unquoted(value: object) -> object:
    """Raw data as an editor sees them where no text stands in quotation marks."""
    match value:
        case dict():
            return {key: unquoted(item) for key, item in value.items()}
        case list():
            return [unquoted(item) for item in value]
        case _:
            return seen(str(value))


# Verdicts


@cache
def _validator(*steps: str) -> Draft7Validator:
    """The schema, or what it says of a part."""
    whole = schema.schema()
    part = whole
    for step in steps:
        part = part[step]
    return Draft7Validator({**part, "definitions": whole["definitions"]})


def accepts(value: object, *steps: str) -> bool:
    return _validator(*steps).is_valid(value)


def refusals(data: object) -> set[Code]:
    """The codes for which the reader refuses raw data; of the shape alone, if that is wrong."""
    _, findings = shape(data)
    findings = findings or examine(data).findings
    return {found.code for found in findings if found.code.severity == "error"}


def wrong_of(data: object, part: object, *steps: str) -> list[str]:
    """What is wrong with the schema's verdict on a part of raw data, if all else is good.

    What the reader takes, it takes with and without quotation marks.
    """
    codes = refusals(data)
    accepted = accepts(unquoted(part), *steps)
    if not codes and not (accepted and accepts(part, *steps)):
        return ["the schema refuses what the reader takes"]
    if codes and accepted and codes.isdisjoint(ONLY_THE_READER):
        return [f"the schema takes what the reader refuses: {sorted(codes)}"]
    return []


# Tests


def test_the_committed_schema_is_the_generated_one() -> None:
    committed = (SCENARIOS / "scenario.schema.json").read_text(encoding="utf-8")
    assert committed == schema.text(), "run `poe schema`"


def test_the_schema_is_a_schema() -> None:
    made = schema.schema()
    assert made["$schema"] == schema.DRAFT == Draft7Validator.META_SCHEMA["$schema"]
    Draft7Validator.check_schema(made)


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    text = schema.text()
    referred = set(re.findall(r'"\$ref": "#/definitions/(\w+)"', text))
    assert referred == set(json.loads(text)["definitions"])


def test_every_definition_says_what_it_is() -> None:
    definitions = schema.schema()["definitions"]
    assert [name for name, made in definitions.items() if not made.get("description")] == []


def test_the_editor_of_these_tests_reads_yaml_as_editors_do() -> None:
    text = (
        "[1918-01-11, 1918-01, yes, no, on, true, null, ~, '', '5', 08, 010, 0o10, 0x1F, 1_000, "
        "1:30, 1e3, .5, <<, =, .inf]"
    )
    assert yaml.load(text, Loader=Editor) == [  # noqa: S506 (it is a SafeLoader)
        *("1918-01-11", "1918-01", "yes", "no", "on", True, None, None, "", "5", 8, 10, 8, 31),
        *("1_000", "1:30", 1000.0, 0.5, "<<", "=", math.inf),
    ]
    assert in_editor("a: |\n  5\n1917: \ntrue: 'true'\n") == {
        "a": "5\n",
        "1917": None,
        "true": "true",
    }


@pytest.mark.parametrize("path", find(SCENARIOS).scenarios, ids=lambda path: path.stem)
def test_the_schema_accepts_a_shipped_scenario(path: File) -> None:
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    united: dict[str, Any] = {}
    for file in files:
        for section, value in in_editor(file.read_text(encoding="utf-8")).items():
            match united.get(section):
                case dict() as before:
                    united[section] = before | value
                case list() as before:
                    united[section] = before + value
                case _:
                    united[section] = value
    assert [error.message for error in _validator().iter_errors(united)] == []


def test_the_schema_accepts_the_examples_of_the_handbook() -> None:
    pieces = [in_editor(example) for example in handbook.examples()]
    for number in range(1, len(pieces) + 1):
        whole = handbook.grown(pieces[:number])
        assert [error.message for error in _validator().iter_errors(whole)] == []


@pytest.mark.hypothesis
@given(scenarios())
@settings(max_examples=20)
def test_the_schema_accepts_what_is_good(data: dict[str, Any]) -> None:
    assert wrong_of(data, data) == []


@pytest.mark.hypothesis
@given(st.data())
@settings(max_examples=2)
@pytest.mark.parametrize("name", BREAKAGES)
def test_the_schema_refuses_what_is_broken_or_the_disagreement_is_listed(
    name: str, data: st.DataObject
) -> None:
    case = data.draw(broken(BREAKAGES[name]))
    assert case.code in refusals(case.data)
    accepted = accepts(unquoted(case.data))
    match case.code.stage:
        case Stage.SHAPE:
            # The other disagreements on shape are odd values, and stand in the tests below.
            assert accepted is (case.code is Code.BAD_CONDITION)
        case Stage.NAMES | Stage.ORDER | Stage.HISTORY:
            assert accepted
        case _:
            assert not accepted or case.code in ONLY_THE_READER


@pytest.mark.parametrize(
    ("code", "place", "word"),
    [
        (Code.EMPTY_VALUE, ("title",), ""),
        (Code.BAD_NAME, ("player",), ""),
        (Code.BAD_NAME, ("player",), "trotsky\n"),
        (Code.BAD_NUMBER, ("turns", 0, "hours"), "+1"),
        (Code.BAD_NUMBER, ("sources", "minutes", "year"), "1e3"),
        (Code.BAD_DATE, ("turns", 0, "date"), "1917-02-30"),
        (Code.BAD_CONDITION, ("close", 0, "when"), "trust >="),
    ],
)
def test_a_disagreement_on_shape_is_still_one(code: Code, place: Path, word: str) -> None:
    data = _with(place, partial(_put, value=word))
    assert refusals(data) == {code}
    assert accepts(unquoted(data))
    assert code in ONLY_THE_READER


def test_each_disagreement_that_is_listed_is_tried() -> None:
    tried = {breakage.code for breakage in BREAKAGES.values()}
    assert set(ONLY_THE_READER) <= tried
    assert all(code.severity == "error" for code in ONLY_THE_READER)


# Every field of every part, with every kind of value

VALUES: tuple[object, ...] = (
    *("", "null", "true", "Two words"),
    *([], {}, ["word"], {"word": "word"}),
)
ODD_WORDS = (
    *("~", "no", "3", "08", "0x1", "+5", "-1", "1e3", "10000", "0", "  ", "and", "word\n", "12345"),
    *("1918-01-11", "1918-02", "1918-13", "1918-02-30", "0000-01", "1918-1-1", "1918-01-11\n"),
    *("+1 So.", "-0 So.", "=3 So.", "+1", "+1 @so", "+1 @example So.", "=100 So.", " +1  So."),
    *("trust >= 3", "trust >=", "not front_open", "front_open", "trust", "january_vote.sign"),
)
ODD_PLACES: tuple[Path, ...] = (
    *(("title",), ("player",), ("short", 0), ("sources", "minutes", "year")),
    *(
        ("sources", "minutes", "kind"),
        ("sources", "essay_6", "number"),
        ("gauges", "trust", "start"),
    ),
    *(("turns", 0, "hours"), ("turns", 0, "until"), ("turns", 1, "history", "took")),
    *(("turns", 1, "text"), ("turns", 1, "options", "formula", "effects", "trust")),
    *(("turns", 4, "falls", "wait", "odds"), ("turns", 4, "falls", "wait", "when")),
    *(
        ("turns", 4, "falls", "march", "so", 0),
        ("turns", 5, "options", "resist", "outcomes", 0, "ends"),
    ),
)


@cache
def _whole() -> dict[str, Any]:
    return handbook.grown(handbook.raw(example) for example in handbook.examples())


def _places(value: object, path: Path = ()) -> Iterator[Path]:
    yield path
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for step, item in items:
        yield from _places(item, (*path, step))


SECTIONS = [field for field in Scenario.model_fields if field != "turns"]
NAMED = {
    "people",
    "terms",
    "gauges",
    "facts",
    "premises",
    "sources",
    "chapters",
    "endings",
    "units",
}
NAMED |= {"options", "activities", "falls", "effects", "objections", "words"}
NAMED |= {"positions", "verdicts", "if_asked"}


def _fields(section: str, *, but: AbstractSet[Path] = frozenset()) -> dict[Path, Path]:
    """Each field of each kind of part in a section, or in the turns of a kind, once: its form
    and the first place that has it, of the forms that are not among some others.
    """
    places: dict[Path, Path] = {}
    for place in _in(section):
        form = tuple(
            "*" if before in NAMED or isinstance(step, int) else step
            for before, step in zip(("", *place), place, strict=False)
        )[-2:]
        if form not in but:
            places.setdefault(form, place)
    return places


@cache
def _new_fields() -> Mapping[str, Mapping[Path, Path]]:
    """The fields of each section, or kind of turn, that none before it has."""
    known: set[Path] = set()
    new: dict[str, Mapping[Path, Path]] = {}
    for section in (*SECTIONS, *KINDS):
        new[section] = _fields(section, but=known)
        known |= new[section].keys()
    return new


def _in(section: str) -> Iterator[Path]:
    """The places in a section, or in the turns of a kind."""
    if section not in KINDS:
        yield from _places(_whole()[section], (section,))
        return
    for index, turn in enumerate(_whole()["turns"]):
        if section in turn:
            yield from _places(turn, ("turns", index))


def _with(place: Path, change: Callable[[Any, str | int], object]) -> dict[str, Any]:
    """The whole scenario with a change at one place."""
    whole = copy.copy(_whole())
    parent: Any = whole
    for step in place[:-1]:
        parent[step] = copy.copy(parent[step])
        parent = parent[step]
    change(parent, place[-1])
    return whole


def _variations(place: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for value in VALUES:
        yield repr(value), _with(place, partial(_put, value=value))
    yield "in a list", _with(place, lambda parent, key: _put(parent, key, [parent[key]]))
    yield "taken away", _with(place, lambda parent, key: parent.pop(key))
    if isinstance(place[-1], str):
        yield "renamed", _with(place, partial(_rename, name="Word"))


def _put(parent: Any, key: str | int, value: object) -> None:  # noqa: ANN401 (a list or mapping)
    parent[key] = value


def _rename(parent: dict[str, Any], key: str | int, name: str) -> None:
    entries = {name if old == key else old: value for old, value in parent.items()}
    parent.clear()
    parent.update(entries)


def _wrong_at(place: Path, data: dict[str, Any]) -> list[str]:
    """As `wrong_of`, asking the schema of as small a part as holds the place.

    What changes a value alone may be placed inside it: then its field is small enough.
    """
    match place:
        case ("turns", int(index), str(field), _, *_):
            turn = data["turns"][index]
            (kind,) = (kind for kind in KINDS if kind in turn)
            return wrong_of(
                data, turn[field], "definitions", kind.capitalize(), "properties", field
            )
        case (str(section), int(index), _, *_):
            return wrong_of(data, data[section][index], "properties", section, "items")
        case (str(section), _, *_):
            return wrong_of(data, data[section], "properties", section)
        case _:
            return wrong_of(data, data)


@pytest.mark.parametrize("section", [*SECTIONS, *KINDS])
def test_schema_and_reader_agree_on_every_field(section: str) -> None:
    assert _disagreements(_new_fields()[section].values()) == []


@pytest.mark.long
@pytest.mark.parametrize("section", [*SECTIONS, *KINDS])
def test_schema_and_reader_agree_on_a_field_wherever_it_stands(section: str) -> None:
    assert _disagreements(_fields(section).values()) == []


def _disagreements(places: Iterable[Path]) -> list[tuple[Path, str, str]]:
    return [
        (place, what, wrong)
        for place in places
        for what, data in _variations(place)
        for wrong in _wrong_at(place, data)
    ]


@pytest.mark.parametrize("place", ODD_PLACES, ids=lambda place: ".".join(map(str, place)))
def test_schema_and_reader_agree_on_odd_words(place: Path) -> None:
    assert [
        (word, wrong)
        for word in ODD_WORDS
        for wrong in _wrong_at((*place, word), _with(place, partial(_put, value=word)))
    ] == []
