"""One thing wrong with a scenario, told so that its author can mend it.

A finding names its place as a path in the data; `game.files` alone turns that
path into a file, a line and a column. Each code has a page: `juncture finding CODE`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, Literal

Path = tuple[str | int, ...]
"""Keys and indexes from the scenario's top down to a value: `("turns", 3, "when")`."""

Severity = Literal["error", "advice"]
"""An error keeps a scenario from being played, or a playthrough from its end; advice does not."""


class Stage(StrEnum):
    """The stages of reading, in the order in which a scenario passes them; a proof is asked for."""

    FILE = "file"
    TEXT = "text"
    YAML = "yaml"
    SHAPE = "shape"
    NAMES = "names"
    ORDER = "order"
    EVIDENCE = "evidence"
    HISTORY = "history"
    ADVICE = "advice"
    PROOF = "proof"


class Code(StrEnum):
    """Every kind of finding, by the name that authors look it up with."""

    NO_SUCH_FILE = "no-such-file"
    NOT_A_FILE = "not-a-file"
    UNREADABLE = "unreadable"
    NO_SCENARIO = "no-scenario"
    TOO_LARGE = "too-large"

    NOT_UTF8 = "not-utf8"
    CONTROL_CHARACTER = "control-character"
    TAB = "tab"

    YAML_SYNTAX = "yaml-syntax"
    ANCHOR = "anchor"
    ALIAS = "alias"
    TAG = "tag"
    SECOND_DOCUMENT = "second-document"
    DUPLICATE_KEY = "duplicate-key"
    KEY_NOT_TEXT = "key-not-text"
    TOO_DEEP = "too-deep"
    EMPTY_VALUE = "empty-value"
    CUT_BY_COMMENT = "cut-by-comment"
    CUT_BY_COMMA = "cut-by-comma"
    COLON_MADE_KEY = "colon-made-key"
    OPENING_QUOTE = "opening-quote"

    WRONG_SHAPE = "wrong-shape"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    BAD_NAME = "bad-name"
    BAD_NUMBER = "bad-number"
    BAD_DATE = "bad-date"
    BAD_WORD = "bad-word"
    BAD_CONDITION = "bad-condition"
    BAD_EFFECT = "bad-effect"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    TOO_LONG = "too-long"
    TURN_KIND = "turn-kind"
    OUTCOME_TWICE = "outcome-twice"
    NO_OUTCOME = "no-outcome"
    CLOSED_WITHOUT_WHEN = "closed-without-when"
    TOOK_OR_NEVER_AROSE = "took-or-never-arose"

    NAME_TWICE = "name-twice"
    UNKNOWN_GAUGE = "unknown-gauge"
    UNKNOWN_FACT = "unknown-fact"
    UNKNOWN_TURN = "unknown-turn"
    UNKNOWN_MOVE = "unknown-move"
    UNKNOWN_PERSON = "unknown-person"
    UNKNOWN_SOURCE = "unknown-source"
    UNKNOWN_PREMISE = "unknown-premise"
    UNKNOWN_CHAPTER = "unknown-chapter"
    UNKNOWN_ENDING = "unknown-ending"
    UNKNOWN_OPTION = "unknown-option"

    DATES_OUT_OF_ORDER = "dates-out-of-order"
    NO_SUCH_DAY = "no-such-day"
    LATER_DOCUMENT = "later-document"
    LATER_TURN = "later-turn"
    LEVEL_OUT_OF_RANGE = "level-out-of-range"
    LAST_HAS_WHEN = "last-has-when"
    NEVER_REACHED = "never-reached"
    TWO_SETS = "two-sets"
    TWO_ENDS = "two-ends"
    TOO_MANY_MOVES = "too-many-moves"
    NO_CHOICE = "no-choice"
    SHORT_WITHOUT_MOVES = "short-without-moves"

    CLAIM_WITHOUT_SOURCE = "claim-without-source"
    DOCUMENTED_COUNTERFACTUAL = "documented-counterfactual"
    SEEN_MISSING = "seen-missing"
    ESSAY_NUMBER = "essay-number"

    HISTORY_CLOSED = "history-closed"
    HISTORY_DOES_NOT_ARISE = "history-does-not-arise"
    HISTORY_ARISES = "history-arises"
    HISTORY_HOURS = "history-hours"

    OUTCOME_WITHOUT_CLAIM = "outcome-without-claim"
    ARGUED_UNOPPOSED = "argued-unopposed"
    URGED_BY_NOBODY = "urged-by-nobody"
    MAY_CLOSE_ALL = "may-close-all"
    SWALLOWED = "swallowed"
    UNUSED = "unused"
    DECIDED_CONDITION = "decided-condition"

    DEAD_END = "dead-end"
    UNREACHED_TURN = "unreached-turn"
    UNREACHED_MOVE = "unreached-move"
    UNREACHED_OUTCOME = "unreached-outcome"
    UNREACHED_PASSAGE = "unreached-passage"
    UNREACHED_ENDING = "unreached-ending"
    ALWAYS_SO = "always-so"
    NEVER_SO = "never-so"
    UNMOVED_GAUGE = "unmoved-gauge"
    UNREAD_GAUGE = "unread-gauge"
    OFTEN_SWALLOWED = "often-swallowed"
    CHANGES_NOTHING = "changes-nothing"
    DOMINATED = "dominated"

    @property
    def stage(self) -> Stage:
        """The stage of reading that finds it."""
        return next(stage for stage, first in reversed(_FIRST.items()) if _AT[first] <= _AT[self])

    @property
    def severity(self) -> Severity:
        """`advice` for the stage of that name, and for what a proof finds but a dead end."""
        if self is Code.DEAD_END:
            return "error"
        return "advice" if self.stage in (Stage.ADVICE, Stage.PROOF) else "error"


_AT: Final = {code: index for index, code in enumerate(Code)}
_FIRST: Final = {
    Stage.FILE: Code.NO_SUCH_FILE,
    Stage.TEXT: Code.NOT_UTF8,
    Stage.YAML: Code.YAML_SYNTAX,
    Stage.SHAPE: Code.WRONG_SHAPE,
    Stage.NAMES: Code.NAME_TWICE,
    Stage.ORDER: Code.DATES_OUT_OF_ORDER,
    Stage.EVIDENCE: Code.CLAIM_WITHOUT_SOURCE,
    Stage.HISTORY: Code.HISTORY_CLOSED,
    Stage.ADVICE: Code.OUTCOME_WITHOUT_CLAIM,
    Stage.PROOF: Code.DEAD_END,
}
"""The first code of each stage: `Code` lists them stage by stage."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch inside a text: where it starts and how long it is, in characters."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, at one place.

    `message` says what is wrong and `cure` what to do, a sentence each. `at_key` marks
    the key instead of its value; `span` marks a stretch of the value's text.
    """

    code: Code
    path: Path
    message: str
    cure: str
    at_key: bool = False
    span: Span | None = None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean 'lenin'?` for a near miss, else an empty text."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean '{near[0]}'?" if near else ""
