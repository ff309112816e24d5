"""The clock of a lesson in words."""

from typing import Final

from game.core.lesson.lesson import Lesson
from game.words.wall.slide import Clock

_LATE_FROM: Final = 60
"""Seconds over the bell that are worth a word."""


def clock(lesson: Lesson, now: float) -> Clock:
    """How the clock stands at the moment `now`, in seconds."""
    left, until_bell = round(lesson.left(now)), round(lesson.until_bell(now))
    late = round(lesson.late(now))
    parts = [f"{minutes(left)} left" if left >= 0 else f"{minutes(-left)} over"]
    parts.append(
        f"bell in {minutes(until_bell)}"
        if until_bell >= 0
        else f"{minutes(-until_bell)} past the bell"
    )
    if late >= _LATE_FROM and until_bell >= 0:
        parts.append(f"the rest runs {minutes(late)} over the bell")
    if lesson.is_paused:
        parts.append("the clock stands")
    budget = round(lesson.times[lesson.at].budget)
    return Clock(left, budget, until_bell, late, lesson.is_paused, f"{'; '.join(parts)}.")


def figures(clock: Clock) -> str:
    """The clock of a step in figures: what is left, or with `+` what it has taken longer."""
    return minutes(clock.left) if clock.left >= 0 else f"+{minutes(-clock.left)}"


def minutes(seconds: int) -> str:
    """`4:05`, or `1:02:00` from an hour on."""
    whole, rest = divmod(seconds, 60)
    hours, whole = divmod(whole, 60)
    return f"{hours}:{whole:02}:{rest:02}" if hours else f"{whole}:{rest:02}"
