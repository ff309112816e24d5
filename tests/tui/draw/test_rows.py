"""Pieces put together to lines, and texts cut into lines."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from game.tui.draw.rows import row, signs, stack, wrapped


def test_pieces_stand_at_their_columns_counted_in_cells() -> None:
    line = row((1, Content("猫")), (5, Content("b")), (5, Content("c")))
    assert line.plain == " 猫  bc"


def test_neighbours_of_one_style_are_one_span() -> None:
    line = signs([("a", "$red"), ("b", "$red"), ("c", "$gold")])
    assert [(span.start, span.end, span.style) for span in line.spans] == [
        (0, 2, "$red"),
        (2, 3, "$gold"),
    ]
    assert stack([line, Content("d")]).plain == "abc\nd"


def test_a_text_is_no_markup_and_no_text_is_no_line() -> None:
    assert [line.plain for line in wrapped("[b]a[/b] \x1b", "", 20)] == ["[b]a[/b] \ufffd"]
    assert wrapped(" \n ", "", 20) == []


@given(st.text(st.sampled_from("ab猫é \n\t"), max_size=60), st.integers(2, 20))
def test_every_text_keeps_its_signs_and_its_width(text: str, width: int) -> None:
    lines = wrapped(text, "$ink", width)
    assert all(line.cell_length <= width for line in lines)
    assert "".join("".join(line.plain.split()) for line in lines) == "".join(text.split())
