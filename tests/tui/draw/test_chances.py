"""The odds as they are drawn: true to their numbers, never too wide, no chance as none."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from game.tui.draw.chances import NARROWEST, chances
from game.tui.draw.course import course
from game.tui.draw.without import endings, without
from game.words.premises import Table, Without
from game.words.prospects import Course, Road, Way

TITLES = st.text("abc xé", min_size=1, max_size=40).filter(str.strip)
ODDS = st.one_of(st.just(0.0), st.just(1.0), st.floats(1e-9, 1))


def road(
    title: str, odds: float, before: float | None = None, closed: str | None = None, best: float = 1
) -> Road:
    return Road("name", title, odds, before, best, closed)


ROADS = (
    road("Coyoacan", 0.46, 0.58, best=0.5),
    road("Exile", 0.001, 0.0),
    road("Lost", 0.0, 0.1, "closed since 3 March 1918, The vote"),
)


def width_of(drawn: Content) -> int:
    return max((line.cell_length for line in drawn.split("\n")), default=0)


def test_a_table_of_the_endings() -> None:
    assert chances(ROADS, 66).plain == (
        "                    in 100                            moved  alone\n"
        "Coyoacan                46  ━━━━━━━━━━━─────────────  ▼12       50\n"
        "Exile                   <1  ╸───────────────────────           100\n"
        "Lost                closed since 3 March 1918, The vote"
    )


def test_in_a_narrow_window_a_title_has_a_line_of_its_own() -> None:
    assert chances(ROADS[:1], 40).plain == (
        "in 100                      moved  alone\n"
        "Coyoacan\n"
        "    46  ━━━━━━━━╸─────────  ▼12       50"
    )


def test_a_closed_road_is_struck_and_at_the_start_no_change_has_a_column() -> None:
    struck = [str(span.style) for span in chances(ROADS[2:], 66).spans]
    assert any("strike" in style for style in struck)
    assert "moved" not in chances((road("Coyoacan", 0.46),), 66).plain
    assert chances(ROADS, NARROWEST - 1).plain == ""


@given(st.lists(st.tuples(TITLES, ODDS, ODDS), min_size=1, max_size=6), st.integers(24, 120))
def test_no_line_of_the_table_is_too_wide(
    roads: list[tuple[str, float, float]], width: int
) -> None:
    made = [
        road(title, odds, before, None if odds else "closed since 1918, A turn of some length")
        for title, odds, before in roads
    ]
    assert width_of(chances(made, width)) <= width


def way(*odds: tuple[float, ...], turned: tuple[int, ...] = ()) -> Way:
    days = tuple(str(1917 + n) for n in range(len(odds[0]) - 1))
    courses = tuple(Course(f"Ending {n}", one, n == 1, n == 0) for n, one in enumerate(odds))
    return Way(days, courses, turned)


def test_a_row_of_bars_for_each_ending_with_its_signs_and_figures() -> None:
    assert course(way((0.5, 0.9, 0.0), (0.5, 0.1, 1.0), turned=(1, 0)), 46).plain == (
        "                 1917      in 100\n"
        "●  Ending 0  ▃▃▃▃▇▇▇▇····  50 > ×\n"
        "◆  Ending 1  ▃▃▃▃▁▁▁▁▇▇▇▇  50 > 100\n"
        "                 2   1"
    )


def test_before_the_first_move_and_without_room_there_is_no_picture() -> None:
    assert course(way((0.5,), (0.5,)), 80).plain == ""
    assert course(way((0.5,) * 60, (0.5,) * 60), 66).plain == ""


@given(
    st.integers(2, 30).flatmap(
        lambda states: st.lists(st.lists(ODDS, min_size=states, max_size=states), min_size=1)
    ),
    st.integers(20, 120),
)
def test_no_bar_is_too_wide_and_what_is_possible_has_one(
    odds: list[list[float]], width: int
) -> None:
    drawn = course(way(*map(tuple, odds)), width)
    assert width_of(drawn) <= width
    if drawn.plain:
        closed = sum(share == 0 for one in odds for share in one)
        step = drawn.plain.count("·") / closed if closed else 1
        assert step == int(step)
        assert closed == 0 or step >= 1


def test_the_premises_as_a_table() -> None:
    table = Table(
        (),
        ("Coyoacan", "Exile", "Lost"),
        (0.46, 0.17, 0.0),
        (),
        (
            Without("Without absence", (0.31, 0.0, 0.1), (-15, -17, 10), ()),
            Without("Without luck", (0.46, 0.18, 0.0), (0, 1, 0), ()),
        ),
    )
    assert without(table, 66).plain == (
        "                     1    2    3\n"
        "────────────────────────────────\n"
        "in 100              46   17    ×\n"
        "Without absence    ▼15    ×  ▲10\n"
        "Without luck         ·  ▲ 1    ·"
    )
    assert without(table, 30).plain == ""
    assert endings(table, 66).plain == (
        " 1 Coyoacan: 46 in 100.\n 2 Exile: 17 in 100.\n 3 Lost: out of reach."
    )
