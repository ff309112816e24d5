"""Scenarios are found, read and checked, and each finding stands at its place."""

import os
import re
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from game.cli.author import check
from game.core.finding import Code
from game.files.located import Located
from game.files.scenarios import NoSuchScenario, find, path_of, read
from game.words import findings as words

PEOPLE: Final = """\
title: Small
player: lenin
people:
  lenin: {name: Lenin}
gauges:
  base: {label: Base, start: 1, better: high, words: [low, middle, high]}
facts:
  left: He left
sources:
  carr: {kind: secondary, author: Carr, title: History, seen: memory}
"""
TURNS: Final = """\
turns:
  - juncture: vote
    date: 1917-10
    title: The vote
    text: |
      They vote.
    options:
      stay:
        label: Stay
        urged_by: [{who: lenin, cites: [carr]}]
        text: He stays.
        effects: {base: +1 He is there.}
        because: [{says: It is so., grade: documented, cites: [carr]}]
      go:
        label: Go
        urged_by: [{who: lenin, cites: [carr]}]
        text: He goes.
        so: [left]
        because: [{says: It is so., grade: judged}]
    history: {took: stay}
endings:
  one:
    title: One
    plausibility: {says: It is so., grade: judged}
    text: One.
  two:
    title: Two
    plausibility: {says: It is so., grade: judged}
    text: Two.
close:
  - {when: left or base > 1, ending: one}
  - {ending: two}
"""
SMALL: Final = PEOPLE + TURNS


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _errors(path: Path) -> list[Located]:
    return [found for found in read(path).findings if found.severity == "error"]


def _under(found: Located) -> str:
    start = found.column - found.source_from
    return found.source[start : start + found.length]


def test_a_good_file_becomes_a_scenario(tmp_path: Path) -> None:
    reading = read(_written(tmp_path / "small.yaml", SMALL))
    assert [found for found in reading.findings if found.severity == "error"] == []
    assert reading.scenario is not None
    assert reading.scenario.title == "Small"


def test_a_folder_is_read_as_one_scenario(tmp_path: Path) -> None:
    _written(tmp_path / "scenario.yaml", PEOPLE)
    _written(tmp_path / "b.yml", TURNS)
    _written(tmp_path / "a.yaml", "people:\n  lvov: {name: Lvov}\nfacts: {z: Unused}\n")
    _written(tmp_path / "notes.txt", "a: b: c")
    _written(tmp_path / ".hidden.yaml", "a: b: c")
    scenario = read(tmp_path).scenario
    assert scenario is not None
    assert list(scenario.people) == ["lenin", "lvov"]
    assert [turn.id for turn in scenario.turns] == ["vote"]


def test_lists_in_several_files_are_joined_in_name_order(tmp_path: Path) -> None:
    _written(tmp_path / "scenario.yaml", SMALL)
    turn = "  - meanwhile: {}\n    date: 1917-{}\n    outcomes: [{{text: x}}]\n"
    _written(tmp_path / "2.yaml", "turns:\n" + turn.format("later", "12"))
    _written(tmp_path / "1.yaml", "turns:\n" + turn.format("soon", "11"))
    scenario = read(tmp_path).scenario
    assert scenario is not None
    assert [turn.id for turn in scenario.turns] == ["vote", "soon", "later"]


def test_a_key_given_in_two_files_is_a_finding_that_names_both(tmp_path: Path) -> None:
    _written(tmp_path / "scenario.yaml", SMALL)
    _written(tmp_path / "a.yaml", "people:\n  lenin: {name: Ulyanov}\ntitle: Other\n")
    first, second = _errors(tmp_path)
    assert (first.code, first.file, first.line) == (
        Code.DUPLICATE_KEY,
        str(tmp_path / "a.yaml"),
        2,
    )
    assert f"{tmp_path / 'scenario.yaml'}, line 4" in first.message
    assert (second.code, _under(second)) == (Code.DUPLICATE_KEY, "title")


def test_a_part_that_yaml_cannot_read_does_not_make_the_others_seem_wrong(tmp_path: Path) -> None:
    _written(tmp_path / "scenario.yaml", PEOPLE)
    _written(tmp_path / "turns.yaml", TURNS.replace("turns:", "turns: ]"))
    assert [found.code for found in _errors(tmp_path)] == [Code.YAML_SYNTAX]


def test_a_part_that_is_no_mapping_is_a_finding(tmp_path: Path) -> None:
    _written(tmp_path / "scenario.yaml", SMALL)
    _written(tmp_path / "a.yaml", "- one\n")
    assert [found.code for found in _errors(tmp_path)] == [Code.WRONG_SHAPE]


@pytest.mark.parametrize(
    ("old", "new", "code", "under"),
    [
        ("left or base > 1", "left or bass > 1", Code.UNKNOWN_GAUGE, "bass"),
        ("left or base > 1", "left or base > ", Code.BAD_CONDITION, None),
        ("{when: left or", "{when: __import__('os') or", Code.BAD_CONDITION, None),
        ("so: [left]", "so: [lefd]", Code.UNKNOWN_FACT, "lefd"),
        ("date: 1917-10", "date: 1917-13", Code.BAD_DATE, "1917-13"),
        ("label: Stay", "lable: Stay", Code.UNKNOWN_FIELD, "lable"),
        ("took: stay", "took: wait", Code.UNKNOWN_MOVE, "wait"),
        ("player: lenin", "player: lvov", Code.UNKNOWN_PERSON, "lvov"),
        ("  - {ending: two}", "  - {ending: three}", Code.UNKNOWN_ENDING, "three"),
    ],
)
def test_what_the_core_finds_is_shown_at_its_place(
    tmp_path: Path, old: str, new: str, code: Code, under: str | None
) -> None:
    assert old in SMALL
    path = _written(tmp_path / "small.yaml", SMALL.replace(old, new))
    found = next(found for found in _errors(path) if found.code == code)
    line = next(n for n, line in enumerate(path.read_text().split("\n"), 1) if new in line)
    assert found.line == line
    if under is not None:
        assert _under(found) == under


def test_a_missing_field_is_shown_at_the_thing_it_is_missing_from(tmp_path: Path) -> None:
    path = _written(tmp_path / "small.yaml", SMALL.replace("        label: Go\n", ""))
    (found,) = _errors(path)
    assert (found.code, _under(found)) == (Code.MISSING_FIELD, "go")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("label: Stay", "label:", Code.EMPTY_VALUE),
        ("date: 1917-10", "date:", Code.EMPTY_VALUE),
        ("start: 1", "start: *one", Code.ALIAS),
        ("better: high", "better: &one high", Code.ANCHOR),
        ("+1 He is there.", "+1 He is there, and stays", Code.CUT_BY_COMMA),
        ("text: He stays.", "text: He stays # there", Code.CUT_BY_COMMENT),
        ("text: He goes.", "text:\n          He said: go", Code.COLON_MADE_KEY),
        ("They vote.", "They\u202e vote.", Code.CONTROL_CHARACTER),
        ("juncture: vote", "juncture: v\u200bote", Code.CONTROL_CHARACTER),
    ],
)
def test_what_yaml_is_refused_for_is_not_found_twice(
    tmp_path: Path, old: str, new: str, code: Code
) -> None:
    assert old in SMALL
    path = _written(tmp_path / "small.yaml", SMALL.replace(old, new))
    assert [found.code for found in _errors(path)] == [code]
    assert read(path).scenario is None


def test_findings_come_by_line(tmp_path: Path) -> None:
    path = _written(tmp_path / "small.yaml", SMALL.replace("label:", "lable:"))
    lines = [found.line for found in read(path).findings]
    assert len(lines) > 2
    assert lines == sorted(lines)


def test_scenarios_are_found_in_a_folder_one_level_deep_in_name_order(tmp_path: Path) -> None:
    _written(tmp_path / "b" / "scenario.yaml", SMALL)
    _written(tmp_path / "b" / "part.yaml", SMALL)
    _written(tmp_path / "c.yaml", SMALL)
    _written(tmp_path / "a.yml", SMALL)
    _written(tmp_path / "d" / "e" / "scenario.yaml", SMALL)
    _written(tmp_path / "readme.md", "")
    assert find(tmp_path).scenarios == (tmp_path / "a.yml", tmp_path / "b", tmp_path / "c.yaml")
    assert find(tmp_path / "b").scenarios == (tmp_path / "b",)
    assert find(tmp_path / "a.yml").scenarios == (tmp_path / "a.yml",)


def test_a_scenario_is_known_by_its_name_or_by_a_path(tmp_path: Path) -> None:
    small = _written(tmp_path / "shipped" / "small.yaml", SMALL)
    large = _written(tmp_path / "shipped" / "large" / "scenario.yaml", SMALL).parent
    folders = [tmp_path / "shipped", tmp_path / "missing"]
    assert path_of("small", folders) == small
    assert path_of("large", folders) == large
    assert path_of(str(small), folders) == small
    with pytest.raises(NoSuchScenario, match=re.escape("Did you mean 'small'?")):
        path_of("smal", folders)
    for name in ("", "x\0y", "\x1b[2J", "x" * 100_000):
        with pytest.raises(NoSuchScenario) as refusal:
            path_of(name, folders)
        assert str(refusal.value).isprintable()


def test_a_finding_is_told_with_its_line_and_marks(tmp_path: Path) -> None:
    text = SMALL.replace("{when: left or base > 1", "{when: left or bass > 1")
    path = _written(tmp_path / "small.yaml", text)
    found = next(found for found in _errors(path) if found.code == Code.UNKNOWN_GAUGE)
    place, source, marks, cure = words.lines(found)
    assert place.startswith(f"{path}:{found.line}:{found.column}: error [unknown-gauge] ")
    assert source == "      - {when: left or bass > 1, ending: one}"
    assert marks.index("^") == source.index("bass")
    assert marks.strip() == "^^^^"
    assert cure == "    Did you mean 'base'?"


def test_marks_stand_under_wide_characters_and_after_tabs() -> None:
    found = Located(Code.TAB, "m", "c", "f", 1, 4, 2, "日\té\u0301x")
    _, source, marks, _ = words.lines(found)
    assert source == "    日    é\u0301x"
    assert marks == "    " + " " * 7 + "^"


def _checked(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(check, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_checking_says_with_its_status_how_it_went(tmp_path: Path) -> None:
    good = _written(tmp_path / "good.yaml", SMALL)
    bad = _written(tmp_path / "bad.yaml", SMALL.replace("so: [left]", "so: [lefd]"))
    assert _checked(good)[0] == 0
    assert _checked(bad)[0] == 1
    assert _checked(good, bad)[0] == 1
    assert _checked(good, tmp_path / "missing.yaml")[0] == 2
    assert _checked(bad, tmp_path)[0] == 1


def test_advice_is_told_and_fails_nothing(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.yaml", SMALL.replace("facts:\n", "facts:\n  idle: Unused\n"))
    status, output = _checked(path)
    assert status == 0
    assert "advice [unused]" in output
    assert output.rstrip().endswith("advice in 1 scenario.")


def test_findings_can_be_read_by_programs(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.yaml", "a: \x1b[2J\n")
    status, output = _checked("--json", path)
    assert status == 1
    assert output.isascii()
    assert '"code": "control-character"' in output
    assert "\x1b" not in output


def test_a_name_of_odd_bytes_is_shown_harmlessly(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[2J.yaml"))
    path.write_text("a:\n")
    (found, *_) = read(path).findings
    assert found.file == f"{tmp_path}/\ufffd\ufffd[2J.yaml"
    assert _checked(tmp_path)[0] == 1
