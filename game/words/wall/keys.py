"""The keys of a lesson. What a key does is a command, so that a typed line can say the same."""

from typing import Final

from game.words.keys import Key

ONWARD: Final = Key("space,right", "next", "space", "next", "Go on: the next page, then step.")
BACK: Final = Key("b,left", "back", "b", "back", "Go back: the page before, then the step.")
SKIP: Final = Key("k", "skip", "k", "skip", "Leave this step out.")
ONE_MORE: Final = Key(
    "1,2,3,4,5,6,7,8,9", "one_more", "1-9", "+1 vote", "One more vote, by the side's place."
)
TALLY: Final = Key("t", "tally", "t", "type votes", "Type a whole count, as in A7 B12 C3 U5.")
HANDS: Final = Key("t", "tally", "t", "type hands", "Type hands or a command; help lists them.")
UNDO: Final = Key("backspace", "undo", "⌫", "undo", "Take back what was entered last.")
CLOSE: Final = Key("e", "close", "e", "close vote", "Close the vote.")
END: Final = Key("e", "end", "e", "end", "End the lesson; asked twice.")
CLOCK: Final = Key("c", "clock", "c", "clock", "Stop the clock, or let it run on.")
BUDGET: Final = Key("r", "rebudget", "r", "to the bell", "Share out the time up to the bell.")
CURTAIN: Final = Key(
    "v", "curtain", "v", "curtain", "Raise this step's curtain, asked twice; or lower it."
)
HISTORY: Final = Key("h", "history", "h", "history", "Tell what happened; asked twice.")
POINT: Final = Key("1,2,3,4,5,6,7,8,9", "point", "1-9", "point", "A point made, by the side.")
CITE: Final = Key("d", "cite", "d", "document", "Tick a document for the last point.")
PLAY: Final = Key("p", "play", "p", "play it", "Play what the class decided.")
PHONES: Final = Key("m", "phones", "m", "phones", "Where phones vote: the address and its code.")
ADVICE: Final = Key("a", "advice", "a", "advice", "Advice for the teacher.")
FURTHER: Final = Key("n", "further", "n", "next juncture", "Go on to the next juncture.")
HELP: Final = Key("question_mark", "help", "?", "help", "Every key and command of a lesson.")
LEAVE: Final = Key("q,ctrl+c,ctrl+q", "leave", "q", "leave", "Leave; the lesson is kept.")
BEGIN: Final = Key("enter", "begin", "⏎", "next, begin", "The next line, then begin.")
FIELD: Final = Key("tab", "field", "tab", "other line", "Go to the other line.")
STOP: Final = Key("enter", "back", "⏎", "stop", "Stop here; the record is kept.")

ALL: Final = (
    ONWARD,
    BACK,
    SKIP,
    ONE_MORE,
    TALLY,
    UNDO,
    CLOSE,
    CLOCK,
    BUDGET,
    CURTAIN,
    HISTORY,
    POINT,
    CITE,
    PLAY,
    PHONES,
    ADVICE,
    END,
    FURTHER,
    HELP,
    LEAVE,
)
"""In the order in which help lists them."""
