"""What was still possible, in words: always as this model's odds, and how to question it.

No ending is marked as right. An ending that nothing leads to any more is told as closed, and
since when; it is never told as a small number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from shlex import quote
from typing import Final

from game.core.move import Fall, Move
from game.core.playthrough import Playthrough
from game.core.prospects.values import SMALLEST, Change, Prospects, Shift
from game.core.scenario.scenario import Scenario
from game.core.variants import Variant
from game.words.blocks import Block, Heading, Labelled, Prose
from game.words.days import plain_day
from game.words.names import move as move_in_words
from game.words.names import turn_title
from game.words.text import flat
from game.words.timeline import margin_days

MEANING: Final = (
    "In 100 playthroughs of this model, where every open move is taken evenly at random and"
    " chance falls by its odds. These are the model's odds, not history's. Played for alone is"
    " the most that a player can force who wants that ending only and never errs."
)
KEPT: Final = (
    "Chance falls as it fell to you, wherever that fall is open. A decision at a turn that your"
    " path never met counts as one too."
)
STILL: Final = "What is still possible"
WAS: Final = "What was still possible on your path"
WORKING: Final = "The odds are being worked out ..."
IN_100: Final = "in 100"
MOVED: Final = "moved"
ALONE: Final = "alone"
"""What stands above the odds of the endings, their change since a move ago, and the best."""
COURSE: Final = "The odds along your path"
READ_SO: Final = (
    "A column for each move, a bar for each ending: the higher, the likelier, from 0 to 100. A dot"
    " is a closed road."
)
TURNED: Final = "Numbers stand where the odds turned most, the largest first."
SHIFTED: Final = "▲▼ the odds of your ending, in 100"
ON_REQUEST: Final = (
    "Type odds to see what was still possible on your path: where the odds turned, when other"
    " endings closed, and how few decisions would have had to differ."
)
TOO_LARGE: Final = "The odds cannot be told: this scenario has too many states to look at them all."
TOO_SLOW: Final = "The odds took too long to work out and were given up; all your moves are kept."
FAILED: Final = "The odds could not be worked out here; all your moves are kept."

_MOST_MOVED: Final = 3
"""Endings that are told of one shift."""

_NEARLY: Final = 0.95
_COMMON: Final = 0.35
"""Odds from here on are told in tenths, below as one in so many."""

_TWENTY: Final = 20
_HUNDRED: Final = 100
_THOUSAND: Final = 1000

_ONES: Final = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS: Final = (
    *("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"),
    *("ninety", "a hundred"),
)


@dataclass(frozen=True, slots=True)
class Road:
    """One ending as it stood at one state of a path.

    `odds`, `before` (one move earlier; None at the start) and `best` are chances, 0 where
    nothing leads there. `closed` says since when nothing does.
    """

    ending: str
    title: str
    odds: float
    before: float | None
    best: float
    closed: str | None

    @property
    def by(self) -> int:
        """By how many in 100 the odds are more than a move ago, or fewer."""
        return 0 if self.before is None else round(_HUNDRED * (self.odds - self.before))

    @property
    def block(self) -> Labelled:
        """The ending in one line."""
        return Labelled(self.title, _road(self))


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of prospects: the endings stand between what is said before and after."""

    before: tuple[Block, ...]
    roads: tuple[Road, ...]
    after: tuple[Block, ...]

    @property
    def blocks(self) -> list[Block]:
        """All of it, in the order in which it is read."""
        return [*self.before, *(road.block for road in self.roads), *self.after]


def told(playthrough: Playthrough, prospects: Prospects, subject: str) -> Told:
    """What is still possible where a path stands; at its end, what was on the way.

    `subject` is the game as a command names it.
    """
    if playthrough.state.ending is None:
        return present(playthrough, prospects, subject)
    return along(playthrough, prospects, subject)


def subject(called: str, variant: Variant) -> str:
    """What a command is told of the game that is played: `trotsky --variant short`."""
    options = f" --variant {quote(str(variant))}" if str(variant) else ""
    return f"{quote(called) if called else 'SCENARIO'}{options}"


def roads(scenario: Scenario, prospects: Prospects, at: int = -1) -> tuple[Road, ...]:
    """Every ending at one state of a path: the likeliest first, the closed ones last."""
    index = range(len(prospects.possible))[at]
    here = prospects.possible[index]
    before = prospects.possible[index - 1].odds if index else None
    odds, closings = here.odds, prospects.points_of_no_return
    found = [
        Road(
            name,
            flat(ending.title),
            odds.get(name, 0.0),
            None if before is None else before.get(name, 0.0),
            here.best.get(name, 0.0),
            None if name in odds else _closed(scenario, closings.get(name)),
        )
        for name, ending in scenario.endings.items()
    ]
    return tuple(sorted(found, key=lambda road: (road.closed is not None, -road.odds)))


def present(playthrough: Playthrough, prospects: Prospects, subject: str) -> Told:
    """What is still possible where a path stands."""
    scenario = playthrough.scenario
    found = roads(scenario, prospects)
    blocks: list[Block] = [*stuck(prospects.now.odds)]
    still = sum(road.closed is None for road in found)
    verb = "is" if still == 1 else "are"
    number = _number(still).capitalize() if still else "None"
    blocks.append(Prose(f"{number} of {_counted(len(found), 'ending')} {verb} still open."))
    if prospects.shifts and prospects.shifts[-1].size > SMALLEST:
        last = playthrough.moves[-1]
        label = "The last fall" if isinstance(last, Fall) else "Your last move"
        moved = _moved(scenario, prospects.shifts[-1])
        blocks.append(Labelled(label, f"{move_in_words(scenario, last)}. {moved}"))
    before = (Heading(STILL, 2), Prose(MEANING))
    return Told(before, found, (*blocks, *question(scenario, subject)))


def along(playthrough: Playthrough, prospects: Prospects, subject: str) -> Told:
    """What was still possible along a path that has ended."""
    scenario = playthrough.scenario
    blocks: list[Block] = [*stuck(prospects.possible[0].odds)]
    blocks.append(Heading("Where the odds turned most", 3))
    blocks += turning_points(playthrough, prospects)
    blocks.append(Heading("When the other endings closed", 3))
    blocks += points_of_no_return(playthrough, prospects)
    blocks.append(Heading("How few decisions would have had to differ", 3))
    blocks += smallest_changes(playthrough, prospects)
    before = (Heading(WAS, 2), Prose(MEANING), Heading("At the start", 3))
    return Told(before, roads(scenario, prospects, 0), (*blocks, *question(scenario, subject)))


@dataclass(frozen=True, slots=True)
class Course:
    """One ending along a path: its odds before each move and last where the path stands.

    They are 0 where it is closed. `is_yours` and `is_history` tell whose ending it is, once
    the path has ended; on the way neither is told.
    """

    title: str
    odds: tuple[float, ...]
    is_yours: bool
    is_history: bool


@dataclass(frozen=True, slots=True)
class Way:
    """The endings along a path, the likeliest at its start first.

    `days` are short, one for each move; `turned` are the numbers of the moves that shifted the
    odds most, the largest first.
    """

    days: tuple[str, ...]
    courses: tuple[Course, ...]
    turned: tuple[int, ...]


def over_the_path(playthrough: Playthrough, prospects: Prospects, history: Playthrough) -> Way:
    """The endings that were within reach, along a path."""
    scenario, own = playthrough.scenario, playthrough.state.ending
    theirs = None if own is None else history.state.ending
    start = prospects.possible[0].odds
    courses = tuple(
        Course(
            flat(scenario.endings[name].title),
            tuple(here.odds.get(name, 0.0) for here in prospects.possible),
            name == own,
            name == theirs,
        )
        for name in sorted(start, key=lambda name: -start[name])
    )
    moves = [shift.move for shift in prospects.shifts]
    return Way(
        tuple(margin_days([scenario.turn(shift.turn).date for shift in prospects.shifts])),
        courses,
        tuple(moves.index(shift.move) for shift in prospects.turning_points),
    )


def towards_the_end(playthrough: Playthrough, prospects: Prospects) -> dict[str, str]:
    """By turn how its move shifted the odds of the ending reached, in 100; the largest first."""
    own = playthrough.state.ending
    by = {
        shift.turn: round(_HUNDRED * shift.by.get(own, 0.0))
        for shift in prospects.shifts
        if own is not None
    }
    largest = sorted((turn for turn in by if by[turn]), key=lambda turn: -abs(by[turn]))
    return {turn: moved(by[turn]) for turn in largest}


def turning_points(playthrough: Playthrough, prospects: Prospects) -> list[Block]:
    """The moves and falls that shifted the odds most, the largest first."""
    scenario = playthrough.scenario
    made = {move.turn: move for move in playthrough.moves}
    return [
        Labelled(
            _dated(scenario, shift.turn),
            f"{_made(scenario, made[shift.turn])} {_moved(scenario, shift)}",
        )
        for shift in prospects.turning_points
    ] or [Prose("No move and no fall moved them.")]


def points_of_no_return(playthrough: Playthrough, prospects: Prospects) -> list[Block]:
    """Until when each other ending could still be come to, and what closed it."""
    scenario = playthrough.scenario
    made = {move.turn: move for move in playthrough.moves}
    before = {here.turn: here.odds for here in prospects.possible}
    blocks: list[Block] = []
    for ending, turn in prospects.points_of_no_return.items():
        title = flat(scenario.endings[ending].title)
        led = f"{road(before[turn][ending])} still led to {title}."
        who = "Chance" if isinstance(made[turn], Fall) else "You"
        at = f"{who} closed it at {turn_title(scenario, turn)}"
        what = f"{at}: {move_in_words(scenario, made[turn])}."
        blocks.append(Labelled(f"Until {plain_day(scenario.turn(turn).date)}", f"{led} {what}"))
    return blocks or [Prose("No other ending was within reach.")]


def smallest_changes(playthrough: Playthrough, prospects: Prospects) -> list[Block]:
    """For each other ending the fewest decisions that would have had to differ, and which."""
    changes = {change.ending: change for change in prospects.changes}
    own = playthrough.state.ending
    blocks: list[Block] = []
    for ending in prospects.possible[0].odds:
        title = flat(playthrough.scenario.endings[ending].title)
        if ending in changes:
            said = _differs(playthrough, changes[ending])
            blocks.append(Labelled(f"To come to {title}", said))
        elif ending != own:
            only = "no other decisions would have been enough, as chance fell."
            blocks.append(Labelled(f"To come to {title}", only))
    return [Prose(KEPT), *blocks] if blocks else [Prose("No other ending was within reach.")]


def question(scenario: Scenario, subject: str) -> list[Block]:
    """How to question the model from which all these odds come."""
    if not scenario.premises:
        return [Prose("This model names no premise, so there is none to take out.")]
    return [
        Labelled(
            "To question the model",
            "each premise can be taken out, and the odds told without it:"
            f" juncture prove {subject} --without PREMISE. Its premises are"
            f" {', '.join(scenario.premises)}.",
        )
    ]


def road(odds: float) -> str:
    """Odds as a share of all roads: `one road in nine`. What is possible is never told as none.

    Raises:
        ValueError: the odds are 0: a closed road is told as such.
    """
    if odds <= 0:
        raise ValueError("a closed road has no odds")
    if odds >= 1 - SMALLEST:
        return "every road"
    if odds > _NEARLY:
        return "nearly every road"
    if odds >= _COMMON:
        share = Fraction(round(10 * odds), 10)
        return f"{_counted(share.numerator, 'road')} in {_number(share.denominator)}"
    if odds < 1 / _THOUSAND:
        return "fewer than one road in a thousand"
    return f"one road in {_number(_rounded(1 / odds))}"


def in_a_hundred(odds: float) -> str:
    """Odds as a figure: `46 in 100`. What is possible is never told as 0, nor as 100."""
    if 0 < odds < 1 / (2 * _HUNDRED):
        return "fewer than 1 in 100"
    if 1 - 1 / (2 * _HUNDRED) < odds < 1 - SMALLEST:
        return "over 99 in 100"
    return f"{round(_HUNDRED * odds)} in 100"


def figure(odds: float) -> str:
    """The same alone: `46`."""
    if 0 < odds < 1 / (2 * _HUNDRED):
        return "<1"
    if 1 - 1 / (2 * _HUNDRED) < odds < 1 - SMALLEST:
        return ">99"
    return str(round(_HUNDRED * odds))


def moved(by: int) -> str:
    """`▲ 5`, `▼ 12`; nothing for no change."""
    return f"{'▲' if by > 0 else '▼'}{abs(by):>2}" if by else ""


def more_or_fewer(by: int) -> str:
    """`5 more`, `12 fewer`."""
    return f"{abs(by)} {'more' if by > 0 else 'fewer'}"


def stuck(odds: Mapping[str, float]) -> Iterator[Block]:
    """How much play comes to no ending, where an author has left a dead end."""
    lost = 1 - sum(odds.values())
    if lost > SMALLEST:
        what = "come to a turn where no move is open, a defect of the scenario"
        yield Labelled("No ending", f"{in_a_hundred(lost)} {what}.")


def _road(road: Road) -> str:
    if road.closed is not None:
        return f"{road.closed}."
    change = f", {more_or_fewer(road.by)} than a move ago" if road.by else ""
    return f"{in_a_hundred(road.odds)}{change}; played for alone, {in_a_hundred(road.best)}."


def _closed(scenario: Scenario, turn: str | None) -> str:
    if turn is None:
        return "out of reach from the start"
    return f"closed since {plain_day(scenario.turn(turn).date)}, {turn_title(scenario, turn)}"


def _moved(scenario: Scenario, shift: Shift) -> str:
    """What a shift did to the endings that it moved most."""
    moved = sorted(shift.by.items(), key=lambda item: -abs(item[1]))[:_MOST_MOVED]
    parts = [
        f"{'up' if by > 0 else 'down'} {_by(by)} for {flat(scenario.endings[ending].title)}"
        for ending, by in moved
        if abs(by) > SMALLEST
    ]
    return f"In 100: {'; '.join(parts)}."


def _by(by: float) -> str:
    number = round(abs(_HUNDRED * by))
    return str(number) if number else "less than 1"


def _differs(playthrough: Playthrough, change: Change) -> str:
    scenario = playthrough.scenario
    by_text = {str(o.move): o.move for turn in playthrough.table.turns for o in turn.offers}
    number = len(change.changed)
    said = f"{_counted(number, 'decision')} would have had to differ."
    for text in change.changed:
        move = by_text[text]
        said += f" {_dated(scenario, move.turn)}: {move_in_words(scenario, move)}."
    if change.fell:
        falls = [by_text[text] for text in change.fell]
        parts = [f"{turn_title(scenario, f.turn)}: {move_in_words(scenario, f)}" for f in falls]
        said += f" And chance would have had to fall so: {'; '.join(parts)}."
    return said


def _made(scenario: Scenario, move: Move) -> str:
    who = "it fell so" if isinstance(move, Fall) else "you"
    return f"{who}: {move_in_words(scenario, move)}."


def _dated(scenario: Scenario, turn: str) -> str:
    return f"{plain_day(scenario.turn(turn).date)}, {turn_title(scenario, turn)}"


def _counted(number: int, what: str) -> str:
    return f"{_number(number)} {what}" if number == 1 else f"{_number(number)} {what}s"


def _number(number: int) -> str:
    """A whole number in words: each below a hundred, whole hundreds below a thousand, and that."""
    if number < _TWENTY:
        return _ONES[number]
    if number <= _HUNDRED:
        tens, ones = divmod(number, 10)
        return _TENS[tens] if not ones else f"{_TENS[tens]}-{_ONES[ones]}"
    if number < _THOUSAND:
        return f"{_ONES[number // _HUNDRED]} hundred"
    return "a thousand"


def _rounded(number: float) -> int:
    """A number as one says it: above twenty in whole tens, above a hundred in whole hundreds."""
    if number <= _TWENTY:
        return round(number)
    unit = 10 if number < _HUNDRED else _HUNDRED
    return round(number / unit) * unit
