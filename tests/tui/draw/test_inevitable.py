"""Hands by turn, beside the model's odds."""

from hypothesis import given
from hypothesis import strategies as st

from game.tui.draw.inevitable import inevitable
from game.words.wall.slide import Judged

TURNS = (
    Judged("a", 1, "10 Jan", 4, 0, 0.5),
    Judged("b", 2, "28 Jan", 2, 2, None),
    Judged("c", 3, "3 Mar", 0, 4, 0.0),
)
hands = st.builds(
    Judged,
    st.just("a"),
    st.integers(1, 9),
    st.text("ab 猫[", max_size=30),
    st.integers(0, 200),
    st.integers(0, 200),
    st.none() | st.floats(0, 1),
)


def test_two_lines_run_down_the_turns_with_numbers_and_odds_beside_them() -> None:
    assert [line.plain for line in inevitable(TURNS, 40, 3)] == [
        "1. 10 Jan  ◆────────────○  ○4  ◆0    50",
        "2. 28 Jan  ──────●───────  ○2  ◆2",
        "3. 3 Mar   ○────────────◆  ○0  ◆4     0",
    ]


def test_with_two_rows_a_turn_its_name_stands_whole_above_its_line() -> None:
    turn = Judged("a", 7, "28 January 1918, An answer for General Hoffmann", 2, 3, None)
    assert [line.plain for line in inevitable((turn,), 60, 2)] == [
        "7. 28 January 1918, An answer for General Hoffmann",
        "   ───────────────────────────○─────────────◆  ○2  ◆3",
    ]


def test_turns_without_a_hand_are_left_out_first() -> None:
    turns = (
        Judged("a", 1, "a", 1, 0, 0.1),
        Judged("b", 2, "b", 0, 0, 0.1),
        Judged("c", 3, "c", 0, 1, 0.1),
    )
    assert [line.plain[3] for line in inevitable(turns, 40, 2)] == ["a", "c"]
    assert [line.plain[3] for line in inevitable(turns, 40, 1)] == ["c"]


@given(st.lists(hands, max_size=9).map(tuple), st.integers(1, 170), st.integers(0, 12))
def test_the_turns_are_never_wider_or_more_than_there_is_room(
    turns: tuple[Judged, ...], columns: int, rows: int
) -> None:
    lines = inevitable(turns, columns, rows)
    each = 2 if rows >= 2 * len(turns) else 1
    assert len(lines) == min(each * len(turns), rows)
    assert all(line.cell_length <= columns for line in lines)
