"""A level on a thin line."""

from hypothesis import given
from hypothesis import strategies as st

from game.tui.draw.track import bar, track

SIGNS = {"━": 2, "╸": 1, "─": 0}


def test_a_fall_shows_where_the_gauge_stands_and_where_it_stood() -> None:
    assert track(5, 4, 6).plain == "────◆○─"


def test_a_rise_shows_both_as_well() -> None:
    assert track(0, 3, 3).plain == "○──◆"


def test_what_stays_shows_one_sign_even_at_a_bound() -> None:
    assert track(6, 6, 6).plain == "──────◆"
    assert track(6, 9, 6).plain == "──────◆"


@given(st.data(), st.integers(1, 12))
def test_every_track_has_a_cell_for_each_level(data: st.DataObject, top: int) -> None:
    before, after = (data.draw(st.integers(0, top)) for _ in range(2))
    drawn = track(before, after, top).plain
    assert len(drawn) == top + 1
    assert drawn.index("◆") == after
    assert drawn.find("○") == (before if before != after else -1)


def test_a_bar_counts_half_cells() -> None:
    assert bar(3, 6, 7).plain == "━━━╸───"
    assert bar(1, 2, 4).plain == "━━──"


def test_only_the_bounds_of_a_bar_look_like_bounds() -> None:
    assert bar(1, 100, 7).plain == "╸──────"
    assert bar(99, 100, 7).plain == "━━━━━━╸"


@given(st.data(), st.integers(1, 100), st.integers(0, 60))
def test_every_bar_fills_its_width_with_its_share(
    data: st.DataObject, top: int, width: int
) -> None:
    level = data.draw(st.integers(0, top))
    drawn = bar(level, top, width).plain
    assert len(drawn) == width
    halves = sum(SIGNS[sign] for sign in drawn)
    assert abs(halves - 2 * width * level / top) <= 1
    if width:
        assert (halves == 0, halves == 2 * width) == (level == 0, level == top)
