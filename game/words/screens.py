"""What screens say of themselves: how much more there is, what is too small, what to do next."""

from typing import Final

TOO_SMALL: Final = "Juncture needs a window of 40 by 12. Enlarge it, or play with: juncture --plain"
HELP: Final = "Keys"
NOTHING_SELECTED: Final = "Select with a number first; Enter then decides."


def more(lines: int) -> str:
    """Said under a page that goes on."""
    return "▼ 1 more line · space" if lines == 1 else f"▼ {lines} more lines · space"
