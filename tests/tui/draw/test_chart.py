"""A gauge over time beside history's."""

from itertools import accumulate, pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.comparison import Point
from game.core.dates import Date
from game.tui.draw.chart import LOWEST, NARROWEST, chart, table

WORDS = ("alone", "a few", "a circle", "a network", "a machine")
POINTS = (
    Point(Date(1917, 7), None, 2, 2),
    Point(Date(1918, 1), "vote", 4, 2),
    Point(Date(1919, 7), "rails", 4, 1),
    Point(Date(1921, 7), "hands", 3, 1),
)
DAYS = (Point(Date(1917, 8, 10), None, 1, 1), Point(Date(1917, 8, 31), "victor", 0, 4))


def test_you_are_a_solid_line_and_history_a_dashed_one_each_named_at_its_end() -> None:
    assert chart(POINTS, WORDS, 60, 7).plain == (
        "a machine 4     ⢸⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⢹\n"
        "a network 3     ⢸                               ⠘⠒⠒⠒ you\n"
        "            ⠤⠤⠤⠤⠼⠤⠄ ⠤⠤ ⠠⠤⠄ ⠤⠤ ⠄\n"
        "                              ⠥⠤ ⠠⠤⠄ ⠤⠤ ⠠⠤⠄ ⠤⠤ ⠠⠤⠤⠄  history\n"
        "    alone 0\n"
        "            ────┬─────────┬───────┬─────────┬───────\n"
        "               1918      1919    1920      1921"
    )


def test_lines_that_end_at_one_level_have_one_name() -> None:
    drawn = chart((*POINTS, Point(Date(1922, 1), "end", 3, 3)), WORDS, 80, 9).plain
    assert drawn.count("you and history") == 1
    assert drawn.count("history") == 1


@pytest.mark.parametrize(("yours", "history"), [(3, 2), (2, 3), (6, 5), (0, 1)])
def test_names_that_would_share_a_line_stand_under_each_other_the_higher_above(
    yours: int, history: int
) -> None:
    words = [f"level {level}" for level in range(7)]
    points = (Point(Date(1917, 1), None, 4, 4), Point(Date(1918, 1), "turn", yours, history))
    lines = chart(points, words, 80, 5).plain.split("\n")
    yours_at = next(at for at, line in enumerate(lines) if line.endswith("you"))
    theirs_at = next(at for at, line in enumerate(lines) if line.endswith("history"))
    assert (yours_at < theirs_at) == (yours > history)


def test_a_level_in_the_margin_that_is_too_long_is_its_number() -> None:
    words = ["none", "x" * 40, "all"]
    points = (Point(Date(1917, 1), None, 1, 1), Point(Date(1918, 1), "turn", 1, 2))
    lines = chart(points, words, 80, 9).plain.split("\n")
    assert [line.split()[0] for line in (lines[0], lines[6])] == ["all", "none"]
    assert any(line.startswith("     1 ") for line in lines)


def test_years_stand_where_they_begin_on_a_true_axis_of_time() -> None:
    points = (Point(Date(1917, 1), None, 1, 1), Point(Date(1927, 1), "turn", 2, 1))
    *_, rule, years = chart(points, WORDS, 100, 9).plain.split("\n")
    marks = [at for at, sign in enumerate(rule) if sign == "┬"]
    named = [int(year) for year in years.split()]
    assert named == list(range(1917, 1928))
    steps = [after - before for before, after in pairwise(marks)]
    assert max(steps) - min(steps) <= 1


def test_within_a_year_the_first_and_the_last_day_are_named() -> None:
    assert chart(DAYS, WORDS, 80, 9).plain.split("\n")[-1].split() == [
        *("10", "August", "1917"),
        *("31", "August", "1917"),
    ]


def test_the_axis_may_run_on_beyond_the_last_change() -> None:
    years = chart(POINTS, WORDS, 100, 9, Date(1940, 8)).plain.split("\n")[-1].split()
    assert years[-1] == "1940"


def test_where_it_is_narrow_there_is_a_table_with_a_line_a_year() -> None:
    assert chart((*POINTS, Point(Date(1921, 9), "end", 0, 1)), WORDS, 40, 9).plain == (
        "      you  history\n"
        "1917    2        2\n"
        "1918    4        2\n"
        "1919    4        1\n"
        "1921    0        1"
    )
    assert table(DAYS, 40).plain == (
        "           you  history\n10 August    1        1\n31 August    0        4"
    )


def test_a_table_that_is_too_high_keeps_its_end_and_says_so() -> None:
    assert table(POINTS, 40, 4).plain == (
        "      you  history\nand 2 earlier\n1919    4        1\n1921    3        1"
    )
    assert table(POINTS, 40, 2).plain == "and 3 earlier\n1921: you 3, history 1"
    assert table(POINTS, 40, 1).plain == "1921: you 3, history 1"


def test_a_chart_too_low_for_lines_is_a_table() -> None:
    assert chart(POINTS, WORDS, 100, LOWEST - 1) == table(POINTS, 100, LOWEST - 1)
    assert chart(POINTS, WORDS, NARROWEST - 1, 20) == table(POINTS, NARROWEST - 1, 20)


def test_nothing_is_drawn_of_nothing_or_where_nothing_has_room() -> None:
    assert chart((), WORDS, 80, 10).plain == ""
    assert chart(POINTS, WORDS, 0, 10).plain == ""
    assert chart(POINTS, WORDS, 80, 0).plain == ""
    assert table(POINTS, 10).plain == ""


@st.composite
def gauges(draw: st.DrawFn) -> tuple[tuple[Point, ...], list[str]]:
    """A gauge's words and its points, days or decades apart."""
    top = draw(st.integers(1, 8))
    words = draw(
        st.lists(st.text(st.sampled_from("ab 猫"), min_size=1), min_size=top + 1, max_size=top + 1)
    )
    level = st.integers(0, top)
    gaps = draw(st.lists(st.sampled_from([0, 1, 5, 40, 400, 4000]), min_size=1, max_size=20))
    days = (day for day in accumulate(gaps, initial=1900 * 372))
    points = tuple(
        Point(
            Date(day // 372, day % 372 // 31 + 1, day % 31 % 28 + 1),
            "turn",
            draw(level),
            draw(level),
        )
        for day in days
    )
    return points, words


@given(gauges(), st.integers(32, 200), st.integers(1, 40))
def test_every_chart_keeps_its_size_and_names_both(
    gauge: tuple[tuple[Point, ...], list[str]], width: int, height: int
) -> None:
    points, words = gauge
    drawn = chart(points, words, width, height)
    lines = drawn.split(allow_blank=True)
    assert len(lines) <= height
    assert all(line.cell_length <= width for line in lines)
    assert all(line == line.rstrip() for line in drawn.plain.split("\n"))
    assert drawn.plain.count("you") == 1
    assert drawn.plain.count("history") == 1


def test_the_speed_of_a_large_chart_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    start = perf_counter()
    drawn = chart(POINTS, WORDS, 160, 30)
    took = perf_counter() - start
    with capsys.disabled():
        print(f"\nchart at 160x30: {took * 1000:.1f} ms")  # noqa: T201 (told, not asserted)
    assert drawn.plain.count("\n") == 29
