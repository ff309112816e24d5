"""A curtain: folds with words on them, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from game.tui.draw.curtain import curtain


def test_what_hangs_there_is_named_in_the_middle_of_its_folds() -> None:
    lines = [line.plain.rstrip() for line in curtain(("The first vote", "press v"), 24, 5)]
    assert lines == ["━┯━━┯━━┯━━┯━━┯━━┯━━┯━━┯━", "", "     The first vote", "        press v", ""]


def test_its_folds_can_be_told_without_colour_from_an_empty_place() -> None:
    assert "┯" in curtain(("What happened",), 30, 2)[0].plain


@given(st.lists(st.text("ab [猫", max_size=30), max_size=4), st.integers(0, 90), st.integers(0, 20))
def test_a_curtain_fills_its_room_exactly(said: list[str], columns: int, rows: int) -> None:
    lines = curtain(tuple(said), columns, rows)
    assert len(lines) == (rows if columns else 0)
    assert all(line.cell_length == columns for line in lines)


@given(
    st.lists(st.text("ab", min_size=1, max_size=9), max_size=4),
    st.integers(8, 90),
    st.integers(1, 9),
)
def test_a_curtain_says_all_of_it_or_that_there_is_more(
    said: list[str], columns: int, rows: int
) -> None:
    shown = "".join(line.plain for line in curtain(tuple(said), columns, rows))
    letters = "".join(sign for sign in shown if sign in "ab")
    assert letters == "".join(said) or ("…" in shown and "".join(said).startswith(letters))
