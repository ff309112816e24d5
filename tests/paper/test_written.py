"""Papers written down: whole, inert, and in need of nothing else."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.files.inert import inert
from game.paper.html import html
from game.paper.markdown import markdown
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
from game.paper.style import Format
from game.words.text import flat
from tests.paper.seen import read, rendered

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onclick="alert(1)',
    "[bold]x[/bold] [a](http://a.example) ![b](http://b.example/c.png)",
    "http://a.example www.a.example a@b.example",
    "| a | b |\n|---|---|",
    "# head\n\n- item\n\n1. item\n\n> quote\n\n```\ncode",
    "1986. A year",
    "- a list?",
    "+ a list?",
    "===",
    "---",
    "a\\",
    "\\<b>",
    "*a* _b_ **c** `d` ~~e~~ $f$ :g: ^h^ ==i==",
    "&amp; &lt; &#60; &copy;",
    "    code",
    "\x1b[2J\u202e\u2066\u200b",
    "=1+1",
    "<!-- all that follows",
    "<div all that follows",
)
TEXTS = (
    st.sampled_from(HOSTILE)
    | st.text(max_size=30)
    | st.text("<>&\"'`*_[]()#|-+.1\n\\ ", max_size=20)
)


@given(text=TEXTS)
@example(text="".join(HOSTILE))
def test_any_text_in_any_part_comes_out_whole_and_inert_in_html(text: str) -> None:
    for part, times in every_part(text):
        page = read(html(Paper("a", text, text, (part,)), "a4"))
        wanted = flat(inert(text))
        assert page.tags <= TAGS
        assert page.attributes <= ATTRIBUTES
        assert page.links <= {"a.html"}
        assert page.count(wanted) >= (times + 2 if wanted else 0), part


@given(text=TEXTS)
@example(text="".join(HOSTILE))
def test_any_text_in_any_part_comes_out_whole_and_inert_in_markdown(text: str) -> None:
    for part, times in every_part(text):
        seen = rendered(markdown(Paper("a", text, text, (part,))))
        wanted = flat(inert(text))
        assert seen.tags <= MARKDOWN_TAGS
        assert seen.attributes <= {"class", "style", "start", "href"}
        assert seen.links <= {"a.md"}
        assert seen.count(wanted) >= (times + 2 if wanted else 0), part


def test_a_paper_is_a_whole_document_that_loads_nothing() -> None:
    written = html(Paper("a", "A title", "Under it", (Para("Text."),)), "a4")
    assert written.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "default-src 'none'; style-src 'unsafe-inline'" in written
    assert "<title>A title</title>" in written
    assert "http" not in written.replace("http-equiv", "")
    assert "url(" not in written
    assert "@import" not in written


@pytest.mark.parametrize(("size", "named"), [("a4", "size: A4;"), ("letter", "size: letter;")])
def test_a_paper_is_printed_on_the_size_that_was_asked_for(size: Format, named: str) -> None:
    assert named in html(Paper("a", "A", "B", ()), size)


def test_a_table_names_its_columns_and_rows() -> None:
    written = html(
        Paper("a", "A", "B", (Grid("Cap", ("One", "Two"), (("x", "y"), ("", "z"))),)), "a4"
    )
    assert "<caption>Cap</caption>" in written
    assert written.count('<th scope="col">') == 2
    assert written.count('<th scope="row">') == 1  # an empty cell names no row


def test_a_label_with_an_end_of_its_own_gets_no_colon() -> None:
    paper = Paper("a", "A", "B", (Pairs((("Who asked?", "He."), ("Claim", "So."))),))
    assert "<dt>Who asked?</dt>" in html(paper, "a4")
    assert "<dt>Claim:</dt>" in html(paper, "a4")
    assert "**Who asked?** He." in markdown(paper)


def test_a_bare_address_is_no_link_in_markdown() -> None:
    text = markdown(Paper("a", "www.a.example", "http://a.example", (Para("a@b.example"),)))
    assert "www\\.a.example" in text
    assert "http\\://a.example" in text
    assert "a\\@b.example" in text


def test_slips_that_are_the_same_stand_once_in_markdown_with_their_number() -> None:
    paper = Paper("a", "A", "B", (Slips((((Para("Slip"),),),) * 30),))
    assert markdown(paper).count("Slip") == 1
    assert "30 slips like this one" in markdown(paper)
    assert html(paper, "a4").count("<p>Slip</p>") == 30


def every_part(text: str) -> Iterator[tuple[Part, int]]:
    """A part of each kind with a text wherever it takes one, and how often that is."""
    yield Head(text), 1
    yield Para(text), 1
    yield Para(text, "warning"), 1
    yield Items((text, text), numbered=True), 2
    yield Grid(text, (text, text), ((text, text),), shares=(50, 50), papers=("a",)), 5
    yield Grid(text, (text,) * 5, ((text,) * 5,)), 11
    yield Room(text, 2), 1
    yield Beside((Para(text),), (Para(text),)), 2
    yield Card(text, (Para(text),), half=True), 2
    yield Slips((((Para(text),), (Para(text),)),)), 2
    yield NewPage(), 0
    if flat(inert(text)):
        yield Pairs(((text, text),)), 1
        yield Quote(text), 1


BLOCKS = {"p", "li", "dt", "dd", "th", "td", "caption", "title", "h1", "h2", "h3", "h4", "h5"}
TAGS = (
    BLOCKS
    | {"html", "head", "meta", "style", "body", "main", "header", "ol", "ul", "dl"}
    | {
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "col",
        "colgroup",
        "blockquote",
        "section",
        "a",
    }
)
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "scope", "style"} | {
    "aria-hidden",
    "href",
}
MARKDOWN_TAGS = (
    BLOCKS
    | {"ol", "ul", "table", "thead", "tbody", "tr", "blockquote", "hr"}
    | {
        "strong",
        "a",
    }
)
