"""What screens say of themselves: how much more there is, what is too small, what to do next."""

from typing import Final

TOO_SMALL: Final = "Juncture needs a window of 40 by 12. Enlarge it, or play with: juncture --plain"
HELP: Final = "Keys"
NOTHING_SELECTED: Final = "Select with a number first; Enter then decides."

MORE_GAUGES: Final = "and more: enlarge the window"
FIND_NAMES: Final = "a person or a word"
NAMES: Final = "names"
VOICES: Final = "who speaks"
PEOPLE: Final = "People"
TERMS: Final = "Words"
NOBODY_NAMED: Final = "Nobody and nothing is named here that more is told of."
NOTHING_FOUND: Final = "Nobody and nothing of that name."
FALL_AGAIN: Final = "Chance decides here: Enter again lets it fall."
END_AGAIN: Final = "Space reads on; Enter again ends the evening."

WHY: Final = "why"
EVIDENCE: Final = "evidence"
RECORD: Final = "essay and record"
MODEL: Final = "the model"
ODDS: Final = "odds"
NO_WAY_ON: Final = "No move is open here: u takes your last decision back, Esc leaves."


def found(shown: int, of: int) -> str:
    """Said above people and words that were searched: how many of how many are listed."""
    return f"{of} people and words" if shown == of else f"{shown} of {of} people and words"


def more(lines: int) -> str:
    """Said under a page that goes on."""
    return "▼ 1 more line · space" if lines == 1 else f"▼ {lines} more lines · space"
