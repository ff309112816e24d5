"""Two votes of a class as bars."""

from hypothesis import given
from hypothesis import strategies as st

from game.tui.draw.swing import swing
from game.words.wall.slide import Bar, Side

A = Side("A", "circle", "●", "full", "█", "Sign")
B = Side("B", "square", "■", "checked", "▒", "A revolutionary war")
U = Side("U", "ring", "○", "empty", "·", "Undecided")
BARS = (Bar(A, 2, 4), Bar(B, 4, 0), Bar(U, 1, 3))
votes = st.none() | st.integers(0, 200)
labels = st.text("ab 猫[", min_size=1, max_size=30)
sides = st.builds(
    Side, st.sampled_from("ABCU"), st.just("ring"), st.just("●"), st.just(""), st.just("▒"), labels
)
bars = st.builds(Bar, sides, votes, votes)


def test_the_first_vote_is_dashed_above_the_second_in_its_pattern() -> None:
    assert [line.plain.rstrip() for line in swing(BARS, 40, 6)] == [
        "● A  Sign           ╌╌╌╌ 2",
        "                    █████████ 4 (+2)",
        "■ B  A              ╌╌╌╌╌╌╌╌╌ 4",
        "     revolutionar…  0 (-4)",
        "○ U  Undecided      ╌╌ 1",
        "                    ······· 3 (+2)",
    ]


def test_with_a_row_a_side_the_numbers_stand_beside_the_second_vote() -> None:
    assert [line.plain.rstrip() for line in swing(BARS, 40, 3)] == [
        "● A  Sign             2 >   4 (+2)  ████",
        "■ B  A revolution…    4 >   0 (-4)",
        "○ U  Undecided        1 >   3 (+2)  ···",
    ]


def test_names_stand_whole_above_the_bars_where_there_is_room() -> None:
    assert [line.plain.rstrip() for line in swing(BARS, 40, 12)][4:8] == [
        "■ B  A revolutionary war",
        "     ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 4",
        "     0 (-4)",
        "",
    ]


def test_with_room_enough_the_second_number_is_huge() -> None:
    lines = [line.plain for line in swing(BARS, 60, 18)]
    assert lines[2].endswith("█ █")
    assert lines[3].endswith("▀▀█")
    assert lines[4].endswith("  ▀")


def test_so_is_the_number_of_a_vote_that_stands_alone() -> None:
    lines = [line.plain for line in swing((Bar(A, 4, None), Bar(B, 2, None)), 60, 12)]
    assert lines[1].startswith("     ████")
    assert lines[1].endswith("█ █")
    assert lines[8].startswith("     ▒▒")


def test_one_vote_is_seen_beside_two_hundred() -> None:
    both = (Bar(A, 0, 1), Bar(B, 0, 200))
    assert "█ 1" in swing(both, 40, 4)[1].plain


def test_a_vote_that_stands_alone_is_solid() -> None:
    assert [line.plain.rstrip() for line in swing((Bar(A, 2, None),), 40, 2)] == [
        "● A  Sign",
        "     ████████████████████████ 2",
    ]
    assert swing((Bar(A, None, 2),), 40, 2)[1].plain.endswith("██ 2")


@given(st.lists(bars, min_size=1, max_size=9).map(tuple), st.integers(20, 170), st.integers(0, 60))
def test_a_swing_is_never_wider_or_higher_than_its_room(
    bars: tuple[Bar, ...], columns: int, rows: int
) -> None:
    lines = swing(bars, columns, rows)
    assert len(lines) <= rows
    assert bool(lines) == (rows >= len(bars))
    assert all(line.cell_length <= columns for line in lines)


@given(st.lists(bars, min_size=1, max_size=6).map(tuple), st.integers(40, 170))
def test_every_side_has_its_letter_and_its_numbers(bars: tuple[Bar, ...], columns: int) -> None:
    for rows in (len(bars), 2 * len(bars)):
        text = "\n".join(line.plain for line in swing(bars, columns, rows))
        for bar in bars:
            assert f"{bar.side.sign} {bar.side.letter}" in text
            assert bar.first is None or str(bar.first) in text
            assert bar.second is None or str(bar.second) in text
            assert not bar.net or f"({bar.net:+})" in text
