"""A paper as one HTML file that needs nothing else: no script, no picture, no address."""

from collections.abc import Iterable
from html import escape
from typing import Final, assert_never

from game.files.inert import inert
from game.paper.parts import (
    Beside,
    Card,
    Grid,
    Head,
    Items,
    NewPage,
    Pairs,
    Paper,
    Para,
    Part,
    Quote,
    Room,
    Slips,
)
from game.paper.style import Format, stylesheet
from game.words.text import flat, label, paragraphs

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_LINE: Final = 8
"""Millimetres for a written line."""
_MANY: Final = 5
"""From so many columns on, each is as wide as it needs."""
_SHORT: Final = 8
"""Up to so many rows, a table stays on one page."""


def html(paper: Paper, size: Format) -> str:
    """The paper as a whole document, to be read on a screen or printed on that size."""
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{_line(paper.title)}</title>",
            f"<style>{stylesheet(size)}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<header><h1>{_line(paper.title)}</h1><p>{_line(paper.under)}</p></header>",
            *_parts(paper.parts),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _line(text: str) -> str:
    return escape(flat(inert(text)))


def _parts(parts: Iterable[Part]) -> list[str]:
    return [line for part in parts for line in _part(part)]


def _part(part: Part) -> list[str]:  # noqa: C901, PLR0911, PLR0912 (a case a kind)
    match part:
        case Head(text, level):
            return [f"<h{level}>{_line(text)}</h{level}>"]
        case Para(text, manner):
            kind = "" if manner == "plain" else f' class="{manner}"'
            return [f"<p{kind}>{line}</p>" for line in _paragraphs(text)]
        case Pairs(()) | Items(()):
            return []
        case Pairs(rows):
            inside = [
                f"<div><dt>{_line(label(flat(name)))}</dt> <dd>{_line(text)}</dd></div>"
                for name, text in rows
            ]
            return ["<dl>", *inside, "</dl>"]
        case Items(texts, numbered):
            kind = "ol" if numbered else "ul"
            return [f"<{kind}>", *(f"<li>{_line(text)}</li>" for text in texts), f"</{kind}>"]
        case Grid():
            return _grid(part)
        case Quote(text):
            inside = [f"<p>{line}</p>" for line in _paragraphs(text)]
            return ["<blockquote>", *inside, "</blockquote>"]
        case Room(asked, lines):
            rules = ['<div class="rule" aria-hidden="true"></div>'] * lines
            return ['<div class="room">', f"<p>{_line(asked)}</p>", *rules, "</div>"]
        case Beside(left, right):
            sides = [_division("side", side) for side in (left, right)]
            return ['<div class="beside">', *sides[0], *sides[1], "</div>"]
        case Card(title, parts, half):
            kind = "card half" if half else "card"
            head = f"<h2>{_line(title)}</h2>"
            return [f'<section class="{kind}">', head, *_parts(parts), "</section>"]
        case Slips(rows):
            return [
                line
                for row in rows
                for line in (
                    '<div class="slip">',
                    *(line for piece in row for line in _division("piece", piece)),
                    "</div>",
                )
            ]
        case NewPage():
            return ['<div class="new-page"></div>']
        case _:
            assert_never(part)


def _paragraphs(text: str) -> list[str]:
    return [escape(line) for line in paragraphs(inert(text))]


def _division(kind: str, parts: Iterable[Part]) -> list[str]:
    return [f'<div class="{kind}">', *_parts(parts), "</div>"]


def _grid(grid: Grid) -> list[str]:
    kinds = [
        kind
        for kind, is_so in (
            ("many", len(grid.head) >= _MANY),
            ("short", len(grid.rows) <= _SHORT),
        )
        if is_so
    ]
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    shares = "".join(f'<col style="width: {share}%">' for share in grid.shares)
    head = "".join(f'<th scope="col">{_line(text)}</th>' for text in grid.head)
    return [
        f"<table{kind}>",
        f"<caption>{_line(grid.caption)}</caption>",
        f"<colgroup>{shares}</colgroup>",
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
        *(_row(grid, row, at) for at, row in enumerate(grid.rows)),
        "</tbody>",
        "</table>",
    ]


def _row(grid: Grid, row: tuple[str, ...], at: int) -> str:
    first, *others = row
    named = _line(first)
    if at < len(grid.papers):
        named = f'<a href="{escape(grid.papers[at])}.html">{named}</a>'
    # An empty first cell is room to write, and names no row.
    lead = f'<th scope="row">{named}</th>' if first else _cell(first, grid.lines)
    return f"<tr>{lead}{''.join(_cell(text, grid.lines) for text in others)}</tr>"


def _cell(text: str, lines: int) -> str:
    if text:
        return f"<td>{_line(text)}</td>"
    return f'<td style="height: {lines * _LINE}mm"></td>'
