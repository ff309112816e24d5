"""One secret ballot of a class: counted by hands, slips or cards, cast with codes, or mixed.

Nobody's name is in it. A code is one use: a later ballot with it replaces the earlier.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

UNDECIDED: Final = "U"
LETTERS: Final = "ABCDEFGH"
"""The letters of positions, in the order of the file."""
MOST_PRESENT: Final = 200
CODE_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""What a one-use code is made of: without I, L, O, 0 and 1, which are mistaken for each other."""
CODE_LONG: Final = 5
"""With thirty codes about, one guess in 954,000 is one of them."""

Tally = Mapping[str, int]
"""Votes by letter, `UNDECIDED` among them."""


class Way(StrEnum):
    """How votes that a teacher counts were given."""

    HANDS = "hands"
    SLIPS = "slips"
    CARDS = "cards"


class RefusalError(Exception):
    """A lesson cannot take an event: it stays as it was."""


class UnreadableTallyError(RefusalError):
    """A typed tally has a part that is no letter with a number."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class UnknownLetterError(RefusalError):
    """A vote for a letter that stands for nothing here."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.letter = letter


class WrongTotalError(RefusalError):
    """More or fewer votes than there are people to cast them."""

    def __init__(self, total: int, present: int) -> None:
        super().__init__(f"{total} of {present}")
        self.total = total
        self.present = present


class ClosedBallotError(RefusalError):
    """The ballot is not open."""


class UnknownCodeError(RefusalError):
    """A code that was never dealt."""


class NothingToUndoError(RefusalError):
    """No count has been entered."""


@dataclass(frozen=True, slots=True)
class Count:
    """What a teacher counted by one way; the later count of a way replaces the earlier."""

    way: Way
    tally: Tally


@dataclass(frozen=True, slots=True)
class Ballots:
    """A ballot: its `letters`, what was counted, what was cast with which code.

    `counts` is a stack, for undo. While it is not `is_closed` nobody is told how it stands.
    """

    letters: tuple[str, ...]
    counts: tuple[Count, ...] = ()
    coded: Mapping[str, str] = field(default_factory=dict)
    is_closed: bool = False

    @property
    def counted(self) -> Mapping[Way, Tally]:
        """The latest count of each way."""
        return {count.way: count.tally for count in self.counts}

    @property
    def tally(self) -> Tally:
        """All votes by letter, each letter in it."""
        votes = dict.fromkeys(self.letters, 0)
        for tally in self.counted.values():
            for letter, number in tally.items():
                votes[letter] += number
        for letter in self.coded.values():
            votes[letter] += 1
        return votes

    @property
    def cast(self) -> int:
        """How many have voted."""
        return sum(self.tally.values())


def read_tally(text: str, letters: tuple[str, ...]) -> Tally:
    """A tally as it is typed: `A7 B12 C3 U5`, in any order, letters of either case.

    Raises:
        UnreadableTallyError: a part is no letter with a number, or a letter stands there twice.
        UnknownLetterError: a letter that stands for nothing.
    """
    votes: dict[str, int] = {}
    spaced = re.sub(r"([A-Za-z])\s*[=:]?\s*([0-9])", r"\1\2", text.replace(",", " "))
    parts = spaced.split()
    if not parts:
        raise UnreadableTallyError(text.strip())
    for part in parts:
        found = re.fullmatch(r"([A-Za-z])([0-9]{1,3})", part, re.ASCII)
        if found is None or found[1].upper() in votes:
            raise UnreadableTallyError(part)
        letter = found[1].upper()
        if letter not in letters:
            raise UnknownLetterError(letter)
        votes[letter] = int(found[2])
    return votes


def counted(ballots: Ballots, way: Way, tally: Tally, present: int) -> Ballots:
    """The ballot with a count of one way, in place of that way's earlier one.

    Raises:
        ClosedBallotError: it is closed.
        UnknownLetterError: a letter stands for nothing.
        WrongTotalError: more votes than people.
    """
    _open(ballots)
    for letter in tally:
        _known(ballots, letter)
    more = replace(ballots, counts=(*ballots.counts, Count(way, dict(tally))))
    return _within(more, present)


def one_more(ballots: Ballots, way: Way, letter: str, present: int) -> Ballots:
    """The ballot with one more vote of one way; it raises what `counted` does."""
    before = ballots.counted.get(way, {})
    return counted(ballots, way, {**before, letter: before.get(letter, 0) + 1}, present)


def undone(ballots: Ballots) -> Ballots:
    """The ballot without the count that was entered last.

    Raises:
        ClosedBallotError: it is closed.
        NothingToUndoError: no count was entered.
    """
    _open(ballots)
    if not ballots.counts:
        raise NothingToUndoError
    return replace(ballots, counts=ballots.counts[:-1])


def voted(ballots: Ballots, code: str, letter: str, codes: frozenset[str], present: int) -> Ballots:
    """The ballot with what was cast with a code, in place of what it cast before.

    Raises:
        ClosedBallotError: it is closed.
        UnknownCodeError: the code was never dealt.
        UnknownLetterError: the letter stands for nothing.
        WrongTotalError: more votes than people.
    """
    _open(ballots)
    if code not in codes:
        raise UnknownCodeError
    _known(ballots, letter)
    return _within(replace(ballots, coded={**ballots.coded, code: letter}), present)


def closed(ballots: Ballots, present: int, missing: int = 0) -> Ballots:
    """The ballot closed; `missing` are those who did not vote, as the teacher says.

    Raises:
        ClosedBallotError: it is closed already.
        WrongTotalError: those who voted and those who did not are not all who are present.
    """
    _open(ballots)
    if ballots.cast + missing != present:
        raise WrongTotalError(ballots.cast, present)
    return replace(ballots, is_closed=True)


def emptied(ballots: Ballots) -> Ballots:
    """The same ballot, open and empty: it was void, or is held again."""
    return Ballots(ballots.letters)


def _open(ballots: Ballots) -> None:
    if ballots.is_closed:
        raise ClosedBallotError


def _known(ballots: Ballots, letter: str) -> None:
    if letter not in ballots.letters:
        raise UnknownLetterError(letter)


def _within(ballots: Ballots, present: int) -> Ballots:
    if ballots.cast > present:
        raise WrongTotalError(ballots.cast, present)
    return ballots
