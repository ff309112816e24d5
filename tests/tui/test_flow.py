"""Blocks as widgets: what each says is shown, with signs and drawings beside the words."""

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.tui.app import JunctureApp
from game.tui.flow import change, flow, numbers, sureness
from game.words.blocks import Block, Heading, Labelled, Level, Numbered, Prose, Shift, Stated
from tests.tui.driver import Listening, texts

SHIFT = Shift("Base", "good, was fair (4 of 6, up 1).", "He is there.", 3, 4, 6, "high")


class _Page(App[None]):
    """Blocks under the game's own sheet."""

    CSS_PATH = Listening.CSS_PATH
    get_theme_variable_defaults = JunctureApp.get_theme_variable_defaults

    def __init__(self, blocks: list[Block]) -> None:
        super().__init__()
        self.blocks = blocks

    def compose(self) -> ComposeResult:
        yield from flow(self.blocks)


async def drawn(*blocks: Block) -> str:
    app = _Page(list(blocks))
    async with app.run_test(size=(80, 40)):
        strips = app.screen._compositor.render_strips()  # noqa: SLF001 (no public way to it)
        return "\n".join(strip.text.rstrip() for strip in strips)


async def test_each_block_looks_like_what_it_is() -> None:
    shown = await drawn(
        Heading("A part", 3),
        Prose("A paragraph."),
        Labelled("Date", "January 1917."),
        Numbered(2, "To stay."),
        Stated("argued", "It was so.", "(Carr.) Against: Nobody."),
        SHIFT,
        Level("Base", "fair", 3, 6),
    )
    for line in (
        "A PART",
        "A paragraph.",
        "Date  January 1917.",
        "2  To stay.",
        "━━─ argued      It was so.",
        "                (Carr.) Against: Nobody.",
        "───○◆──  3 > 4 ▲",
        "  good, was fair (4 of 6, up 1).",
        "  He is there.",
        "━━━━╸────",
    ):
        assert line in shown
    assert "fair (3 of 6)." in shown


async def test_what_looks_like_markup_is_shown_as_it_stands() -> None:
    text = "[b]x[/b] [/] [sic] [@click=app.quit]Q[/]"
    blocks: tuple[Block, ...] = (
        Prose(text),
        Labelled(text, text),
        Stated("judged", text, text),
        Shift(text, text, text, 1, 2, 6, "neither"),
        Level(text, text, 1, 6),
    )
    app = _Page(list(blocks))
    async with app.run_test(size=(80, 60)):
        assert "\n".join(texts(app.screen)).count(text) == 10


async def test_without_grounds_nothing_stands_under_a_claim() -> None:
    (stated,) = flow([Stated("judged", "It was so.", "")])
    assert [static.content for static in _statics(stated)] == [
        Content("━── judged"),
        Content("It was so."),
    ]


def test_a_length_stands_for_every_grade_and_each_is_another() -> None:
    grades = ("documented", "argued", "judged")
    lengths = [sureness(grade).plain.split()[0] for grade in grades]
    assert [length.count("━") for length in lengths] == [3, 2, 1]
    assert [sureness(grade).plain.split()[1] for grade in grades] == list(grades)


def test_a_change_is_coloured_and_marked_only_where_one_way_is_better() -> None:
    changes = {
        (by, better): change(by, better, "1")
        for by in (1, -1)
        for better in ("high", "low", "neither")
    }
    styles = {how: [span.style for span in said.spans] for how, said in changes.items()}
    assert styles[1, "high"] == styles[-1, "low"] == ["$green"]
    assert styles[-1, "high"] == styles[1, "low"] == ["$warn", "bold $warn"]
    assert styles[1, "neither"] == styles[-1, "neither"] == []
    assert {how: said.plain for how, said in changes.items()} == {
        (1, "high"): "▲1",
        (1, "low"): "▲1!",
        (1, "neither"): "▲1",
        (-1, "high"): "▼1!",
        (-1, "low"): "▼1",
        (-1, "neither"): "▼1",
    }


def test_a_gauge_that_stayed_shows_one_number_and_no_arrow() -> None:
    stayed = Shift("Base", "stays full (6 of 6).", "He is there.", 6, 6, 6, "high")
    assert numbers(stayed).plain.strip() == "6"
    assert numbers(SHIFT).plain == "3 > 4 ▲"


def _statics(widget: Widget) -> list[Static]:
    """The texts inside a widget that is not mounted yet."""
    found: list[Static] = []
    for child in (*widget._nodes, *widget._pending_children):  # noqa: SLF001 (no public way)
        found += [child] if isinstance(child, Static) else _statics(child)
    return found
