"""Days and months in the calendar that the scenario's people used.

Russia kept the Julian calendar (Old Style) until 31 January 1918; the next day was
14 February 1918 (New Style). A scenario writes each date as it was said at the time
and names the last Old Style day. Both styles are turned into Julian day numbers by
the usual integer formulas (Explanatory Supplement to the Astronomical Almanac, 1992,
section 12.92).
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

_FORM: Final = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_BEFORE_YEAR_ONE: Final = 1721425
"""The Julian day number of the day before 1 January of the year 1, New Style."""
_YEARS: Final = range(2, 9999)
"""The years whose every day has a date in both calendars, as Python counts them."""

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Date:
    """A day, or a whole month (`day` is None), which counts as its first day.

    Dates can be put in order by < and > alone: a month stands neither before its first day
    nor after it, and still is not the same.
    """

    year: int
    month: int
    day: int | None = None

    @property
    def key(self) -> tuple[int, int, int]:
        """Year, month and day, for putting dates in order."""
        return (self.year, self.month, self.day or 1)

    def __lt__(self, other: "Date") -> bool:
        return self.key < other.key

    def __str__(self) -> str:
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}-{self.month:02}{day}"


def parse(text: str) -> Date:
    """A date from `1918-01-11` or `1922-04`.

    Raises:
        ValueError: it is of neither form, or no calendar has that day.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"'{text}' is not a date.")
    year, month, day = int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    if year not in _YEARS:
        raise ValueError(f"'{text}' lies outside the years {_YEARS[0]} to {_YEARS[-1]}.")
    if not 1 <= month <= len(MONTHS):
        raise ValueError(f"'{text}' names no month.")
    if day is not None and not 1 <= day <= _LONGEST[month - 1]:
        raise ValueError(f"'{text}' names a day that {MONTHS[month - 1]} never has.")
    return Date(year, month, day)


def is_old_style(date: Date, old_style_until: Date | None) -> bool:
    """Whether a date is given in the Julian calendar."""
    return old_style_until is not None and date.key <= old_style_until.key


def exists(date: Date, old_style_until: Date | None) -> bool:
    """Whether that day was ever lived: not 30 February, nor a day lost between the calendars."""
    year, month, day = date.key
    if is_old_style(date, old_style_until):
        return day <= _length(month, leap=year % 4 == 0)
    if day > _length(month, leap=year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        return False
    if old_style_until is None:
        return True
    first = new_style(old_style_until, old_style_until) + dt.timedelta(days=1)
    whole_month = date.day is None and (year, month) == (first.year, first.month)
    return whole_month or dt.date(year, month, day) >= first


def new_style(date: Date, old_style_until: Date | None) -> dt.date:
    """The same day in today's calendar."""
    year, month, day = date.key
    if not is_old_style(date, old_style_until):
        return dt.date(year, month, day)
    shifted = (month - 14) // -12  # 1 in January and February, which close the year before
    since = year + 4800 - shifted
    julian_day = (
        day + (153 * (month + 12 * shifted - 3) + 2) // 5 + 365 * since + since // 4 - 32083
    )
    return dt.date.fromordinal(julian_day - _DAY_BEFORE_YEAR_ONE)


def _length(month: int, *, leap: bool) -> int:
    return 28 if month == 2 and not leap else _LONGEST[month - 1]  # noqa: PLR2004 (February)
