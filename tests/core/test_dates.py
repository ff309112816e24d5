"""Dates: their order, the two calendars, and the days that nobody lived."""

import datetime as dt
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.dates import Date, exists, is_old_style, new_style, parse

LAST_OLD = parse("1918-01-31")
YEARS = st.integers(2, 9998) | st.sampled_from([2, 9998])
DATES = st.builds(Date, YEARS, st.integers(1, 12), st.none() | st.integers(1, 28))


@given(DATES)
def test_a_date_reads_back_from_its_text(date: Date) -> None:
    assert parse(str(date)) == date


@pytest.mark.parametrize(
    "text",
    [
        *("", "1917", "1917-13", "1917-00", "1917-2-3", "1917-02-30", "1917-04-31", "0000-01"),
        *("0001-12-31", "9999-01-01"),
        *("1917-01-00", "17-01-01", " 1917-01", "1917-01\n", "1917-01-01-01", "May 1917"),
        "\N{FULLWIDTH DIGIT ONE}917-01",
    ],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|no month|a day that|outside the years"):
        parse(text)


@given(DATES, DATES)
def test_dates_stand_in_order_and_a_month_counts_as_its_first_day(one: Date, other: Date) -> None:
    assert (one < other) == (_first_day(one) < _first_day(other))
    assert (one > other) == (_first_day(one) > _first_day(other))


def _first_day(date: Date) -> tuple[int, int, int]:
    return date.year, date.month, date.day or 1


def test_a_month_and_its_first_day_stand_neither_before_nor_after_each_other() -> None:
    for one, other in permutations([parse("1918-03"), parse("1918-03-01")]):
        assert not one < other
        assert not one > other


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1917-10-25", "1917-11-07"),  # the Winter Palace
        ("1917-02-23", "1917-03-08"),  # the bread marches
        ("1917-07-03", "1917-07-16"),  # the July days
        ("1918-01-05", "1918-01-18"),  # the Constituent Assembly
        ("1918-01-31", "1918-02-13"),  # the last Old Style day
        ("1879-10-26", "1879-11-07"),  # Trotsky's birth: twelve days in that century
        ("1900-02-28", "1900-03-12"),
        ("1900-02-29", "1900-03-13"),  # a day that only the Julian calendar has
        ("1900-03-01", "1900-03-14"),
        ("1582-10-05", "1582-10-15"),
        ("1825-12-14", "1825-12-26"),  # the Decembrists
    ],
)
def test_old_style_dates_become_new_style(old: str, new: str) -> None:
    date = parse(old)
    assert is_old_style(date, LAST_OLD)
    assert exists(date, LAST_OLD)
    assert new_style(date, LAST_OLD) == dt.date.fromisoformat(new)


def test_the_calendar_changes_overnight() -> None:
    before, after = LAST_OLD, parse("1918-02-14")
    assert new_style(after, LAST_OLD) - new_style(before, LAST_OLD) == dt.timedelta(days=1)
    assert not is_old_style(after, LAST_OLD)


@pytest.mark.parametrize("day", range(1, 14))
def test_nobody_lived_between_the_calendars(day: int) -> None:
    lost = Date(1918, 2, day)
    assert not exists(lost, LAST_OLD)
    assert exists(lost, None)


def test_the_month_in_which_the_calendar_changed_was_lived_as_a_month() -> None:
    assert exists(parse("1918-02"), LAST_OLD)


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("1916-02-29", True),
        ("1917-02-29", False),
        ("1920-02-29", True),
        ("1923-02-29", False),
        ("1700-02-29", True),
        ("1940-08-21", True),
    ],
)
def test_leap_years_are_those_of_the_calendar_in_use(text: str, is_there: bool) -> None:  # noqa: FBT001
    assert exists(parse(text), LAST_OLD) == is_there


def test_only_one_calendar_has_every_hundredth_leap_year() -> None:
    assert not exists(parse("1900-02-29"), None)
    assert exists(parse("2000-02-29"), None)


@given(DATES)
def test_without_a_change_of_calendar_every_date_is_new_style(date: Date) -> None:
    assert not is_old_style(date, None)
    assert new_style(date, None) == dt.date(*_first_day(date))


@given(st.integers(2, 700_000))
def test_days_follow_one_another_in_the_julian_calendar(days: int) -> None:
    """Counted out from its 1 January of the year 1, two days before that of New Style."""
    fours, rest = divmod(days, 1461)
    lengths = [length for leap in (0, 0, 0, 1) for length in _lengths(leap)]
    month = 0
    while rest >= lengths[month]:
        rest -= lengths[month]
        month += 1
    julian = Date(4 * fours + 1 + month // 12, month % 12 + 1, rest + 1)
    assert new_style(julian, LAST_OLD) == dt.date.fromordinal(days - 1)


def _lengths(leap: int) -> list[int]:
    return [31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


@given(DATES, DATES)
def test_any_day_may_be_the_last_old_style_one(date: Date, old_style_until: Date) -> None:
    """At the edge of the years too: nothing is asked of a day that Python cannot count."""
    assert exists(date, old_style_until) in (True, False)
    assert abs(new_style(date, old_style_until).year - date.year) <= 1
