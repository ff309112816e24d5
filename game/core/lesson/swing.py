"""What changed between two ballots of one class, and who stands alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from game.core.lesson.ballots import UNDECIDED, Ballots, Tally

LANDSLIDE: Final = Fraction(85, 100)
"""The share of all votes from which a first vote is a landslide: too little to debate."""
LEAST_TO_SHOW: Final = 10
"""In fewer ballots than these, who moved where could name somebody."""


@dataclass(frozen=True, slots=True)
class Swing:
    """Two tallies and their difference.

    `moves` says how many went from one letter to another, those who stayed included; None
    where ballots carried no code, or too few did to be shown.
    """

    first: Tally
    second: Tally
    moves: Mapping[tuple[str, str], int] | None

    @property
    def net(self) -> Mapping[str, int]:
        """Votes gained or lost by each letter."""
        return {letter: self.second[letter] - self.first[letter] for letter in self.second}

    @property
    def moved(self) -> int | None:
        """How many changed their vote; None where it cannot be known or shown."""
        if self.moves is None:
            return None
        return sum(number for (before, after), number in self.moves.items() if before != after)


def swing(first: Ballots, second: Ballots) -> Swing:
    """What changed from the first ballot to the second."""
    both = [code for code in second.coded if code in first.coded]
    moves: dict[tuple[str, str], int] | None = None
    if len(both) >= LEAST_TO_SHOW:
        moves = {}
        for code in both:
            way = (first.coded[code], second.coded[code])
            moves[way] = moves.get(way, 0) + 1
    return Swing(first.tally, second.tally, moves)


def landslide(tally: Tally) -> str | None:
    """The letter that has nearly everybody; the undecided may be one."""
    total = sum(tally.values())
    return next(
        (letter for letter, votes in tally.items() if votes and votes >= LANDSLIDE * total), None
    )


def leaders(tally: Tally) -> tuple[str, ...]:
    """The positions with the most votes: several where they are equal, none without a vote."""
    votes = {letter: number for letter, number in tally.items() if letter != UNDECIDED}
    most = max(votes.values(), default=0)
    return tuple(letter for letter, number in votes.items() if number == most > 0)


def minorities(tally: Tally) -> tuple[str, ...]:
    """The positions with the fewest votes, none included; nothing where all have as many."""
    votes = {letter: number for letter, number in tally.items() if letter != UNDECIDED}
    least = min(votes.values(), default=0)
    found = tuple(letter for letter, number in votes.items() if number == least)
    return found if len(found) < len(votes) else ()
