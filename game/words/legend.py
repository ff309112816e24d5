"""Help in words: groups of keys, and what the signs mean. It imports nothing of the game."""

from typing import Final

KEYS: Final = "Keys on this screen"
SIGNS: Final = "What the signs mean"
ACTIONS: Final = "actions"
FIND_ACTION: Final = "Type to find an action"
NO_ACTION: Final = "No action here has these letters."

GROUPS: Final = (
    ("Choose", ("select", "lay", "lift", "decide", "down", "up", "undo", "copy", "delete")),
    ("Read", ("onward", "backward", "leaf_on", "leaf_back", "find")),
    (
        "Look",
        (
            "voices",
            "evidence",
            "record",
            "names",
            "sources",
            "path",
            "why",
            "model",
            "odds",
        ),
    ),
    ("Always", ("theme", "help", "command_palette", "suspend", "back", "leave")),
)
"""The actions of keys under headings; whatever has none stands under the first."""

LEGEND: Final = (
    ("◆", "you, and what you took"),
    ("●", "history, and what was taken then"),
    ("◇ ○", "not taken, not yet, or where a gauge stood before"),
    ("▸", "selected; Enter decides for it"),
    ("▲ ▼", "a gauge, or the odds of an ending, went up, or down"),
    ("!", "behind a change of a gauge: for the worse"),
    ("▁ ▅ ▇", "how likely an ending was at each move, from 0 to 100"),
    ("━━━", "documented: a source attests it"),
    ("━━─", "argued: historians reason so"),
    ("━──", "judged: this game's own inference"),
    ("━━ ╌╌", "on a timeline: your path solid, history's dashed"),
)
"""Each sign with its meaning: none is told by colour alone."""
