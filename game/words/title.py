"""What the title says before anything else of the game is loaded; it imports nothing."""

from typing import Final

CONTINUE: Final = "continue"
NEW: Final = "new"
LOAD: Final = "load"
SCENARIOS: Final = "scenarios"
SETTINGS: Final = "settings"

ENTRIES: Final = (
    (CONTINUE, "Continue", ""),
    (NEW, "New", "a scenario, and how it is to be played"),
    (LOAD, "Load", ""),
    (SCENARIOS, "Scenarios", ""),
    (SETTINGS, "Settings", "theme, signs, mouse, plain lines"),
)
"""Each entry by its name, with its label, and what stands beside it from the start."""

MOTTO: Final = "Choose among what people of the time could have chosen."
READING: Final = "reading ..."
OPENING: Final = "Reading the scenario ..."
NOTHING_TO_CONTINUE: Final = "nothing has been begun yet"
NOTHING_CONTINUES: Final = "Nothing has been begun yet. Begin with New."
"""Said where Continue is opened and nothing is kept."""


def kept(number: int) -> str:
    """How many playthroughs can be loaded."""
    if number == 0:
        return "nothing is kept yet"
    return "one playthrough" if number == 1 else f"{number} playthroughs"
