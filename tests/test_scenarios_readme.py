"""scenarios/README.md beside the code: each field, limit, sign and example is what the code has."""

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

import pytest

from game.core import condition
from game.core.checks import examine
from game.core.checks.order import MOST_MOVES
from game.core.finding import Code
from game.core.scenario import claims, endings, gauges, teaching, turns, units
from game.core.scenario import scenario as whole
from game.core.scenario.fields import EFFECT_FORM, HIGHEST_NUMBER, NAME_FORM, Grade, Part, Passage
from game.core.variants import Variant, parse
from game.files import parsing, troubles
from game.files.tree import plain
from tests import handbook

# Each table of fields by the heading or the bold words before it: its model, and the model
# whose fields stand elsewhere and are not repeated.
TABLES: dict[str, tuple[type[Part], type[Part] | None]] = {
    "Texts": (Passage, None),
    "The scenario": (whole.Scenario, None),
    "The calendar": (whole.Calendar, None),
    "A person": (whole.Person, None),
    "A gauge": (gauges.Gauge, None),
    "A source": (claims.Source, None),
    "A claim": (claims.Claim, None),
    "A citation": (claims.Cite, None),
    "A premise": (claims.Premise, None),
    "A chapter": (whole.Chapter, None),
    "All four": (turns.TurnPart, None),
    "statement of the essay": (claims.EssayClaim, None),
    "A juncture": (turns.Juncture, turns.TurnPart),
    "A voice": (turns.Voice, None),
    "An option": (turns.Option, turns.Branch),
    "Who urged it.": (turns.Urging, None),
    "An outcome": (turns.Outcome, None),
    "Options, activities, falls and what is left undone": (turns.Branch, turns.Outcome),
    "A season": (turns.Season, turns.TurnPart),
    "An activity": (turns.Activity, turns.Branch),
    "What is left undone": (turns.LeftUndone, turns.Branch),
    "A fortune": (turns.Fortune, turns.TurnPart),
    "A fall": (turns.PossibleFall, turns.Branch),
    "A meanwhile": (turns.Meanwhile, turns.TurnPart),
    "History": (turns.History, None),
    "A lesson": (teaching.Lesson, None),
    "A position": (teaching.Position, None),
    "A document": (teaching.Document, None),
    "A unit": (units.Unit, None),
    "One of its lessons": (units.UnitLesson, None),
    "A step": (units.Step, None),
    "A card": (units.Card, None),
    "An ending": (endings.Ending, None),
    "What remains": (endings.Remain, None),
    "The close": (endings.Close, None),
}
NOT_WRITTEN = {claims.Graded, turns.GuardedBranch, turns.Offered}
"""Models that others are made from: an author writes none of them."""

LIMITS = {
    "gauges": gauges.MOST_GAUGES,
    "words of a gauge, at least": 2,
    "words of a gauge, at most": gauges.MOST_LEVELS,
    "options of a juncture, at least": 2,
    "activities of a season, at least": 2,
    "hours of a season, at most": turns.MOST_HOURS,
    "moves of a turn (options, falls, or ways to spend a season's hours)": MOST_MOVES,
    "odds of a fall, at most": turns.HIGHEST_ODDS,
    "any other whole number, at most": HIGHEST_NUMBER,
    "characters of a name": 64,
    "brackets and `not` inside each other in a condition": condition.DEEPEST,
    "lists and mappings inside each other in a file": troubles.DEEPEST,
    "size of a scenario in bytes (5 MB)": troubles.MOST_BYTES,
    "keys, values and brackets of a file": parsing.MOST_EVENTS,
    "files of a scenario": troubles.MOST_FILES,
}


@cache
def _text() -> str:
    return handbook.HANDBOOK.read_text(encoding="utf-8")


def _tables(text: str) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Each table with the heading or bold words above it, its head and its rows."""
    title, rows = "", list[list[str]]()
    for line in [*re.sub(r"(?ms)^```.*?^```$", "", text).splitlines(), ""]:
        if line.lstrip().startswith("|"):
            cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
            rows.append([cell.strip() for cell in cells])
            continue
        if rows:
            yield title, rows[0], rows[2:]
            title, rows = "", []
        if found := re.match(r"#+ (.+)", line) or re.search(r"\*\*(.+?)\*\*", line):
            title = found[1]
        elif line.startswith("Options, activities, falls"):
            title = "Options, activities, falls and what is left undone"


def _table(*head: str, first: str = "") -> list[list[str]]:
    """The rows of the one table with that head, and with that in its first cell."""
    (rows,) = [
        rows
        for _, cells, rows in _tables(_text())
        if cells == list(head) and first in ("", rows[0][0])
    ]
    return rows


def _code(cell: str) -> str:
    """What stands in backticks in a cell."""
    (code,) = re.findall(r"`([^`]+)`", cell)[:1]
    return str(code)


def _fields() -> dict[str, dict[str, bool]]:
    """By table, each field with whether it is needed."""
    return {
        title: {_code(row[0]): row[1] == "yes" for row in rows}
        for title, head, rows in _tables(_text())
        if head == ["field", "needed", "what it is"]
    }


def _models(part: type[Part]) -> Iterator[type[Part]]:
    for model in part.__subclasses__():
        yield model
        yield from _models(model)


def test_every_part_has_its_table_of_fields() -> None:
    assert _fields().keys() == TABLES.keys()
    assert {model for model, _ in TABLES.values()} | NOT_WRITTEN == {
        model for model in _models(Part) if model.__module__.startswith("game.")
    }


@pytest.mark.parametrize("title", TABLES)
def test_a_table_has_the_fields_that_the_code_has(title: str) -> None:
    model, elsewhere = TABLES[title]
    repeated = {} if elsewhere is None else elsewhere.model_fields
    assert _fields()[title] == {
        name: field.is_required()
        for name, field in model.model_fields.items()
        if name not in repeated or (field.is_required() and not repeated[name].is_required())
    }


def test_no_table_of_fields_gives_one_twice() -> None:
    for title, head, rows in _tables(_text()):
        if head[0] == "field":
            assert len({row[0] for row in rows}) == len(rows), title


def test_the_first_example_is_a_whole_scenario_without_a_finding() -> None:
    assert examine(handbook.raw(handbook.examples()[0])).findings == ()


def test_the_examples_grow_into_one_scenario_without_a_finding() -> None:
    pieces = [handbook.raw(example) for example in handbook.examples()]
    for number in range(1, len(pieces) + 1):
        findings = examine(handbook.grown(pieces[:number])).findings
        assert [found for found in findings if found.code.severity == "error"] == []
    assert examine(handbook.grown(pieces)).findings == ()


def test_no_example_holds_what_yaml_would_mutilate() -> None:
    assert [
        (found.code, found.source)
        for example in handbook.examples()
        for found in parsing.parse(example.encode(), "README.md").findings
    ] == []


@pytest.mark.parametrize("title", TABLES)
def test_every_field_is_used_in_an_example(title: str) -> None:
    model, _ = TABLES[title]
    alike = tuple(base for base in model.mro() if issubclass(base, Part) and base is not Part)
    alike += (turns.Branch,) if model is turns.Outcome else ()
    used = {
        field
        for _, part in whole.parts(_grown())
        if isinstance(part, alike)
        for field in part.model_fields_set
    }
    assert used >= _fields()[title].keys()


@cache
def _grown() -> whole.Scenario:
    """The scenario into which all examples grow."""
    scenario = examine(handbook.grown(map(handbook.raw, handbook.examples()))).scenario
    assert scenario is not None
    return scenario


def test_every_limit_is_the_code_s() -> None:
    told = {what: int(much) for what, much in _table("what", "how much")}
    assert told == LIMITS
    assert re.fullmatch(NAME_FORM, "a" * 64)
    assert not re.fullmatch(NAME_FORM, "a" * 65)


def test_the_least_numbers_are_the_code_s() -> None:
    def least(model: type[Part], field: str) -> int:
        return int(next(part.min_length for part in model.model_fields[field].metadata))

    assert least(gauges.Gauge, "words") == LIMITS["words of a gauge, at least"]
    assert least(turns.Juncture, "options") == LIMITS["options of a juncture, at least"]
    assert least(turns.Season, "activities") == LIMITS["activities of a season, at least"]


def test_the_signs_that_compare_are_the_code_s() -> None:
    assert [_code(row[0]) for row in _table("sign", "meaning")] == list(condition.OPERATORS)


def test_every_condition_shown_is_one() -> None:
    for row in _table("you write", "it holds where"):
        assert condition.written(condition.parse(_code(row[0]))) == _code(row[0])


def test_every_effect_shown_is_one() -> None:
    for row in _table("you write", "what it does"):
        assert EFFECT_FORM.fullmatch(_code(row[0]))


def test_the_kinds_of_turn_are_the_code_s() -> None:
    assert tuple(_code(row[0]) for row in _table("kind", "what happens")) == turns.KINDS


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (claims.Source, "kind"),
        (claims.Source, "seen"),
        (claims.Claim, "grade"),
        (gauges.Gauge, "better"),
        (teaching.Document, "read"),
        (teaching.Lesson, "mode"),
    ],
)
def test_a_field_with_a_few_words_lists_them(model: type[Part], field: str) -> None:
    annotation = model.model_fields[field].annotation
    words = {word for part in get_args(annotation) for word in (get_args(part) or (part,))}
    title = next(title for title, (table, _) in TABLES.items() if table is model)
    (told,) = [
        row[2]
        for name, head, rows in _tables(_text())
        for row in rows
        if name == title and head[0] == "field" and _code(row[0]) == field
    ]
    assert set(re.findall(r"`(\w+)`", told)) == words - {type(None)}


def test_the_grades_are_the_code_s() -> None:
    assert re.findall(r"(?m)^- \*(\w+)\*: ", _text())[:3] == list(get_args(Grade))


def test_the_variants_are_the_code_s() -> None:
    scenario = examine(handbook.grown(map(handbook.raw, handbook.examples()))).scenario
    assert scenario is not None
    told = [parse(_code(row[0]), scenario) for row in _table("text", "what it changes")]
    assert told == [
        Variant(as_it_fell=True),
        Variant(short=True),
        Variant(start="january_vote"),
        Variant(without=("example",)),
    ]


def test_each_trap_of_yaml_is_found_as_told() -> None:
    for cell, _, code in _table("you write", "YAML makes of it", "finding"):
        parsed = parsing.parse(_code(cell).encode(), "README.md")
        assert {found.code for found in parsed.findings} == {Code(_code(code))}, cell


def test_each_finding_named_is_one() -> None:
    known = {str(code) for code in Code}
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", _text()))
    assert named - known == set()
    assert len(named) > 4


def test_each_piece_of_yaml_that_is_no_example_is_clean_too() -> None:
    blocks = re.findall(r"(?ms)^```(\w*)\n(.*?)^```$", _text())
    pieces = [piece for language, piece in blocks if language != "yaml"]
    assert pieces
    for piece in pieces:
        parsed = parsing.parse(f"{piece}title: More\n".encode(), "README.md")
        assert parsed.findings == ()
        assert parsed.node is not None
        assert "title" in plain(parsed.node)


def test_every_link_within_the_page_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"(?m)^#+ (.+)$", _text())
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", _text())) <= headings
