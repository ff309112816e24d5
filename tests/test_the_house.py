"""Laws of the house that import-linter cannot hold: they concern no whole module."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

GAME = Path(__file__).parents[1] / "game"

READ_OR_WRITE = {"breakpoint", "eval", "exec", "input", "open", "print", "__import__"}
CLOCK = {"now", "today", "utcnow"}


def test_the_core_calls_nothing_that_reads_or_writes() -> None:
    assert [
        place
        for place, node in _nodes(GAME / "core")
        if isinstance(node, ast.Name) and node.id in READ_OR_WRITE
    ] == []


def test_the_core_does_not_ask_what_day_it_is() -> None:
    assert [
        place
        for place, node in _nodes(GAME / "core")
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCK
    ] == []


def test_only_the_commands_import_inside_a_function() -> None:
    assert [
        place
        for place, node in _nodes(GAME)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(isinstance(inner, ast.Import | ast.ImportFrom) for inner in ast.walk(node))
        and not place.startswith("game/cli/")
    ] == []


def test_no_import_is_hidden_from_the_running_game() -> None:
    assert [
        place
        for folder in (GAME, GAME.parent / "tests")
        for place, node in _nodes(folder)
        if (isinstance(node, ast.Name) and node.id == "TYPE_CHECKING")
        or (isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING")
    ] == []


def _nodes(folder: Path) -> Iterator[tuple[str, ast.AST]]:
    """Each node of the sources in a folder, with its place as `game/core/rules.py:12`."""
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(GAME.parent).as_posix()
        for node in _nodes_of(file):
            yield f"{name}:{getattr(node, 'lineno', 0)}", node


@cache
def _nodes_of(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
