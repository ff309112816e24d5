"""How texts may come onto a screen: laws of `game/tui` that hold at every line of it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SCREENS: Final = Path(__file__).parents[2] / "game" / "tui"

WIDGETS: Final = frozenset({"Input", "Static"})
"""Textual's widgets that read no markup where they are given a `Content`; others would."""

TITLES: Final = frozenset({"border_title", "border_subtitle", "tooltip", "sub_title"})
"""Attributes that Textual reads as markup."""


def test_no_text_is_read_as_markup() -> None:
    assert [
        place
        for place, node in _nodes()
        if (isinstance(node, ast.Attribute) and node.attr in {"from_markup", "from_text"})
        or (isinstance(node, ast.keyword) and node.arg == "markup" and not _is_false(node.value))
    ] == []


def test_only_widgets_that_read_no_markup_are_used() -> None:
    imported = {
        (place, name.name)
        for place, node in _nodes()
        if isinstance(node, ast.ImportFrom) and node.module == "textual.widgets"
        for name in node.names
    }
    assert {(place, name) for place, name in imported if name not in WIDGETS} == set()


def test_a_widget_is_given_content_and_never_a_text() -> None:
    assert [
        f"{place}: {ast.unparse(node)}"
        for place, node in _nodes()
        if isinstance(node, ast.Call)
        and _name(node.func) in {"Static", "update"}
        and node.args
        and _may_be_text(node.args[0])
    ] == []


def test_what_a_widget_renders_is_content() -> None:
    assert [
        place
        for place, node in _nodes()
        if isinstance(node, ast.FunctionDef)
        and node.name == "render"
        and (node.returns is None or ast.unparse(node.returns) != "Content")
    ] == []


def test_no_title_and_no_tooltip_is_set() -> None:
    assert [
        place
        for place, node in _nodes()
        if isinstance(node, ast.Attribute)
        and node.attr in TITLES
        and isinstance(node.ctx, ast.Store)
    ] == []


def test_what_a_click_does_is_no_text_of_a_scenario() -> None:
    """An action is written out, or takes a number."""
    actions = [
        (place, value)
        for place, node in _nodes()
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and key.value == "@click"
    ]
    for place, value in actions:
        assert isinstance(value, ast.Constant | ast.JoinedStr), place
    assert [
        (place, ast.unparse(part.value))
        for place, value in actions
        for part in ast.walk(value)
        if isinstance(part, ast.FormattedValue)
        if not isinstance(part.value, ast.Name) or part.value.id not in {"place", "number", "index"}
    ] == []


def _may_be_text(argument: ast.expr) -> bool:
    """Whether a first argument is a text, or what might be one and no `Content`."""
    match argument:
        case ast.Constant(value=value):
            return value != ""
        case ast.JoinedStr() | ast.BinOp() | ast.Attribute() | ast.Subscript():
            return True
        case ast.IfExp(body=body, orelse=other):
            return _may_be_text(body) or _may_be_text(other)
        case ast.Call(func=ast.Name(id="str")) | ast.Call(func=ast.Attribute(attr="join")):
            return ast.unparse(argument).startswith(("str", "'"))
        case _:
            return False


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    """Each node of the screens' sources, with its place as `game/tui/flow.py:12`."""
    for file in sorted(SCREENS.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = file.relative_to(SCREENS.parents[1]).as_posix()
            yield f"{name}:{getattr(node, 'lineno', 0)}", node
