"""A season's hours in words: how many are left to lay, and what a digit too many is told."""

from typing import Final

from game.words.text import in_words

FREE: Final = "free"
"""An hour on which nothing is laid yet."""
LAID: Final = "laid"
UNDONE: Final = "undone"
"""What an activity is: one with an hour, and one without once all hours are laid."""

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six")


def left(laid: int, hours: int) -> str:
    """How many hours are still to be laid."""
    free = hours - laid
    if free:
        return f"{_number(free).capitalize()} {_noun(free)} left"
    if hours == 1:
        return "The hour is laid"
    return f"{'Both' if hours == 2 else f'All {_number(hours)}'} hours are laid"  # noqa: PLR2004 (both are two)


def too_many(hours: int) -> str:
    """Why one more cannot be laid."""
    return f"{left(hours, hours)}: lift {'it' if hours == 1 else 'one'} first."


def too_few(laid: int, hours: int) -> str:
    """Why a season cannot be lived through yet."""
    free = hours - laid
    them = "it" if free == 1 else "them"
    return f"{left(laid, hours)}: lay {them} with a number first; Enter then lives through it."


def short(activity: str) -> str:
    """An activity in a word or two: its name."""
    return in_words(activity)


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _noun(number: int) -> str:
    return "hour" if number == 1 else "hours"
