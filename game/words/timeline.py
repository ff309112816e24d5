"""The divergence timeline in words: a rung for each turn, and what the drawing says beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from game.core.comparison import Line, Meeting, compare
from game.core.dates import MONTHS, Date
from game.core.playthrough import Playthrough
from game.core.scenario.scenario import Scenario
from game.words.conditions import needs
from game.words.names import move, turn_title
from game.words.text import flat

YOU: Final = "you"
HISTORY: Final = "history"
BOTH: Final = "you and history"
"""Whose a line is, where both run on as one."""
PARTING: Final = "here the roads part"
SHIFTS: Final = "odds"
"""What stands beside the turns' shifts of odds."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One turn of the timeline. `yours` and `history` are what was taken, or None.

    `when` is short (`margin_days`). `parts` marks the first divergence. `met` says how the
    turn was met where the two texts do not, and is empty otherwise; `needed` says what kept the
    turn from arising for the player.
    """

    turn: str
    when: str
    title: str
    meeting: Meeting
    yours: str | None
    history: str | None
    met: str
    needed: str
    parts: bool


def timeline(playthrough: Playthrough, history: Playthrough) -> tuple[Rung, ...]:
    """Every turn so far that asked you or history something, in order."""
    scenario = playthrough.scenario
    compared = compare(playthrough, history)
    turns = [scenario.turn(line.turn) for line in compared.lines]
    days = margin_days([turn.date for turn in turns])
    return tuple(
        Rung(
            turn=turn.id,
            when=day,
            title=flat(turn_title(scenario, turn.id)),
            meeting=line.meeting,
            yours=move(scenario, line.yours) if line.yours else None,
            history=move(history.scenario, line.history) if line.history else None,
            met=_met(line, by_chance=turn.kind == "fortune"),
            needed=_needed(scenario, line),
            parts=line is compared.first_divergence,
        )
        for turn, day, line in zip(turns, days, compared.lines, strict=True)
    )


def margin_days(dates: Sequence[Date]) -> list[str]:
    """Dates for a margin: the year, or day and month where all are of one year."""
    if len({date.year for date in dates}) > 1:
        return [str(date.year) for date in dates]
    return [f"{date.day or ''} {MONTHS[date.month - 1]}".strip() for date in dates]


def more(number: int) -> str:
    """That some turns had no room in the drawing.

    `number` is at least one.
    """
    return f"and {number} more: see the list below"


def more_on_the_path(number: int) -> str:
    """That some turns had no room under a page of the game. `number` is at least one."""
    return f"and {number} more: see your path"


def earlier(number: int) -> str:
    """That some lines at the head of a table had no room. `number` is at least one."""
    return f"and {number} earlier"


def levels(when: str, yours: int, history: int) -> str:
    """Two levels of one gauge in a line, where there is no room for a table."""
    return f"{when}: {YOU} {yours}, {HISTORY} {history}"


def _met(line: Line, *, by_chance: bool) -> str:
    match line.meeting:
        case Meeting.ALIKE:
            return "as in history"
        case Meeting.DIVERGED:
            return "it fell otherwise" if by_chance else ""
        case Meeting.YOURS_ONLY:
            return "never arose in history"
        case Meeting.HISTORY_ONLY:
            return "did not arise for you" if line.clauses else "your path had ended"
        case _:
            assert_never(line.meeting)


def _needed(scenario: Scenario, line: Line) -> str:
    return f"Needed: {flat(needs(scenario, line.clauses))}." if line.clauses else ""
