"""Dates in words, in the calendar of the day with today's beside it."""

from game.core.dates import MONTHS, Date, is_old_style, new_style
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Turn


def day(scenario: Scenario, date: Date) -> str:
    """`5 August 1917 (18 August in today's calendar)`, or a month by its name."""
    written = plain_day(date)
    until = scenario.old_style_until
    if date.day is None or not is_old_style(date, until):
        return written
    today = new_style(date, until)
    year = f" {today.year}" if today.year != date.year else ""
    return f"{written} ({today.day} {MONTHS[today.month - 1]}{year} in today's calendar)"


def plain_day(date: Date) -> str:
    """`5 August 1917`, or `August 1917`."""
    return f"{date.day or ''} {MONTHS[date.month - 1]} {date.year}".strip()


def when(scenario: Scenario, turn: Turn) -> str:
    """A turn's date, or the span of time that it takes."""
    if turn.until is None:
        return day(scenario, turn.date)
    return f"{plain_day(turn.date)} to {day(scenario, turn.until)}"
