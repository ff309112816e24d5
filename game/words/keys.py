"""The one vocabulary of keys: what each key is, what the foot of a screen calls it, what it does.

This imports nothing of the game, since the title is shown before the rest is loaded.
"""

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `names` are Textual's, joined by commas; `shown` is what a person reads.

    `label` stands in the foot, a word or two; `says` is a sentence for help and palette.
    """

    names: str
    action: str
    shown: str
    label: str
    says: str


SELECT: Final = Key("1,2,3,4,5,6,7,8,9", "select", "1-9", "choose", "Select by number.")
LAY: Final = Key("1,2,3,4,5,6,7,8,9", "select", "1-9", "lay or lift", "Lay an hour, or lift it.")
LAY_THIS: Final = Key("right", "lay", "→", "lay", "Lay an hour on what is pointed at.")
LIFT_THIS: Final = Key("left", "lift", "←", "lift", "Lift the hour from what is pointed at.")
TURN_TO: Final = Key("1,2,3,4,5,6,7,8,9", "select", "1-9", "parts", "Turn to a part by number.")
LEAF_ON: Final = Key("right", "leaf_on", "→", "next leaf", "Turn to the next leaf.")
LEAF_BACK: Final = Key("left", "leaf_back", "←", "leaf before", "Turn back to the leaf before.")
GAUGE: Final = Key("1,2,3,4,5,6,7,8,9", "select", "1-9", "gauge", "Take a gauge by its number.")
NEXT_GAUGE: Final = Key("right", "leaf_on", "→", "next gauge", "Take the next gauge.")
GAUGE_BEFORE: Final = Key("left", "leaf_back", "←", "gauge before", "Take the gauge before.")
DECIDE: Final = Key("enter", "decide", "⏎", "decide", "Decide for what is selected.")
SPEND: Final = Key("enter", "decide", "⏎", "live it", "Live through the season as laid out.")
DRAW: Final = Key("enter", "decide", "⏎", "let it fall", "Let chance fall.")
GO_ON: Final = Key("enter", "decide", "⏎", "go on", "Go on.")
END: Final = Key("enter", "decide", "⏎", "end", "End the evening; the playthrough is kept.")
GO_BACK: Final = Key("enter", "decide", "⏎", "go back to it", "Go back to it; it asks first.")
TRY_AGAIN: Final = Key("enter", "decide", "⏎", "try again", "Go back to the question.")
OPEN: Final = Key("enter", "decide", "⏎", "open", "Open what is selected.")
CHANGE: Final = Key("enter", "decide", "⏎", "change", "Change what is selected.")
ONWARD: Final = Key("space,pagedown", "onward", "space", "read on", "Read on, a page at a time.")
BACKWARD: Final = Key("b,pageup", "backward", "b", "read back", "Read back, a page at a time.")
DOWN: Final = Key("down,j", "down", "↓ j", "down", "Go down: to the next choice, or line.")
UP: Final = Key("up,k", "up", "↑ k", "up", "Go up: to the choice, or line, before.")
NEXT: Final = Key("down", "down", "↓", "next", "Select the next one.")
PREVIOUS: Final = Key("up", "up", "↑", "before", "Select the one before.")
RUN: Final = Key("enter", "decide", "⏎", "do it", "Do what is selected.")
VOICES: Final = Key("a", "voices", "a", "advisers", "Who speaks here, and what each of them wants.")
EVIDENCE: Final = Key(
    "e", "evidence", "e", "evidence", "What the last situation rested on, who urged what."
)
RECORD: Final = Key("h", "record", "h", "history", "The essay and the record, side by side.")
NAMES: Final = Key("n", "names", "n", "names", "The people and words that this screen names.")
SOURCES: Final = Key("s", "sources", "s", "sources", "The sources, and whether each was seen.")
PATH: Final = Key("p", "path", "p", "path", "Your path so far, and the way back along it.")
WHY: Final = Key("w", "why", "w", "why", "Why a gauge stands where it does.")
MODEL: Final = Key("m", "model", "m", "model", "The model: its gauges, its premises, its critics.")
ODDS: Final = Key("o", "odds", "o", "odds", "Which endings are still possible, how likely.")
WITHOUT: Final = Key("o", "odds", "o", "odds without", "The odds without each premise in turn.")
UNDO: Final = Key("u", "undo", "u", "undo", "Take your last decision back.")
FIND: Final = Key("slash", "find", "/", "find", "Find in this list.")
TAKE: Final = Key("enter", "decide", "⏎", "take it", "Take what is selected.")
TOGGLE: Final = Key("enter", "decide", "⏎", "in or out", "Take what is selected, or leave it out.")
COPY: Final = Key("c", "copy", "c", "copy", "Copy what is selected, under another name.")
DELETE: Final = Key("d,delete", "delete", "d", "delete", "Delete what is selected; it asks first.")
HELP: Final = Key("question_mark,f1", "help", "?", "help", "Every key that works here.")
HELP_AWAY: Final = Key("question_mark,f1,escape", "back", "? esc", "back", "Go back.")
PALETTE: Final = Key("ctrl+p", "command_palette", "ctrl+p", "actions", "List every action.")
BACK: Final = Key("escape", "back", "esc", "back", "Go back.")
LEAVE: Final = Key("escape", "back", "esc", "leave", "Leave this game; every move is saved.")
QUIT: Final = Key("q,ctrl+c,ctrl+q", "leave", "q", "quit", "Quit; every move is saved already.")
SUSPEND: Final = Key("ctrl+z", "suspend", "ctrl+z", "suspend", "Go to the shell; `fg` comes back.")
THEME: Final = Key("ctrl+t", "theme", "ctrl+t", "light or dark", "Change between night and paper.")


def while_typing(key: Key) -> Key:
    """A key as the foot names it where its character would be typed: by its last name."""
    return replace(key, shown=key.names.rpartition(",")[2])


def upto(key: Key, number: int) -> Key:
    """A key of digits as the foot names it where only some of them mean something."""
    return replace(key, shown="1" if number == 1 else f"1-{min(number, 9)}")


ORDER: Final = (
    "select",
    "lay",
    "lift",
    "leaf_on",
    "leaf_back",
    "decide",
    "onward",
    "backward",
    "down",
    "up",
    "undo",
    "voices",
    "evidence",
    "record",
    "names",
    "sources",
    "path",
    "why",
    "model",
    "odds",
    "find",
    "copy",
    "delete",
    "theme",
    "help",
    "command_palette",
    "suspend",
    "back",
    "leave",
)
"""The actions in the order in which help and palette list them; others follow."""
