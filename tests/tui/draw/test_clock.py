"""The clock of a lesson."""

from hypothesis import given
from hypothesis import strategies as st

from game.tui.draw.clock import clock


def test_figures_stand_over_a_bar_of_what_is_left() -> None:
    assert [line.plain for line in clock("4:12", 0.5, 30, 4)] == [
        "█ █ ▄ ▄█  ▀▀█",
        "▀▀█ ▄  █  █▀▀",
        "  ▀   ▀▀▀ ▀▀▀",
        "━━━━━━╸──────",
    ]


def test_a_single_row_has_both_beside_each_other() -> None:
    assert [line.plain for line in clock("04:12", 0.5, 15, 1)] == ["04:12  ━━━━────"]
    assert [line.plain for line in clock("04:12", 0.5, 6, 1)] == ["04:12"]


@given(st.floats(-9, 9), st.integers(0, 160), st.integers(0, 50))
def test_a_clock_is_never_wider_or_higher_than_its_room(
    share: float, columns: int, rows: int
) -> None:
    lines = clock("+12:34", share, columns, rows)
    assert len(lines) <= rows
    assert all(line.cell_length <= columns for line in lines)
    assert bool(lines) == (rows > 0 and columns >= 6)
