"""The settings in words; it imports nothing of the game, for the title opens them at once."""

from typing import Final

WHAT: Final = "settings"
WHERE: Final = "Juncture"
KEPT: Final = "Kept."

THEME: Final = "theme"
PLAIN_SIGNS: Final = "plain_signs"
MOUSE: Final = "mouse"
PLAIN_LINES: Final = "plain_lines"

ROWS: Final = (
    (
        THEME,
        "Theme",
        {"night": "night: light on dark", "paper": "paper: dark on light"},
        "Ctrl+T changes it for this evening, on every screen.",
    ),
    (
        PLAIN_SIGNS,
        "Signs",
        {False: "drawn: ◆ ● ▲ ━", True: "plain: letters and marks of ASCII alone"},
        "For a font in which drawn signs come out too wide, or as boxes.",
    ),
    (
        MOUSE,
        "Mouse",
        {True: "on", False: "off"},
        "Off, the terminal selects text as it always does. From the next start on.",
    ),
    (
        PLAIN_LINES,
        "Start in",
        {False: "screens", True: "plain lines"},
        "For screen readers. From the next start on; juncture --plain does it once.",
    ),
)
"""Each setting by its name, with its label, its values in words, and what it is for."""


def kept_in(file: str) -> str:
    """Where the settings are kept."""
    return f"Kept in {file}."
