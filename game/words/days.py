"""Dates in words, in the calendar of the day with today's beside it."""

from game.core.dates import MONTHS, Date, is_old_style, new_style
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Turn


def day(scenario: Scenario, date: Date) -> str:
    """`5 August 1917 (18 August in today's calendar)`, or a month by its name."""
    return day_until(scenario.old_style_until, date)


def day_until(until: Date | None, date: Date) -> str:
    """The same, of a date in a calendar that was Old Style until a day."""
    today = _today(until, date)
    return f"{plain_day(date)} ({today} in today's calendar)" if today else plain_day(date)


def plain_day(date: Date) -> str:
    """`5 August 1917`, or `August 1917`."""
    return f"{date.day or ''} {MONTHS[date.month - 1]} {date.year}".strip()


def when(scenario: Scenario, turn: Turn) -> str:
    """A turn's date, or the span of time that it takes."""
    if turn.until is None:
        return day(scenario, turn.date)
    until = scenario.old_style_until
    first, last = _today(until, turn.date), _today(until, turn.until)
    written = f"{plain_day(turn.date)} to {plain_day(turn.until)}"
    if first and last:
        return f"{written} ({first} to {last} in today's calendar)"
    return f"{day(scenario, turn.date)} to {day(scenario, turn.until)}"


def _today(until: Date | None, date: Date) -> str | None:
    """An Old Style day as today's calendar has it: `18 August`, with its year if that changes."""
    if date.day is None or not is_old_style(date, until):
        return None
    today = new_style(date, until)
    year = f" {today.year}" if today.year != date.year else ""
    return f"{today.day} {MONTHS[today.month - 1]}{year}"
