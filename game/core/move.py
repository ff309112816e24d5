"""What a turn was answered with: a choice, a spending of hours, or how chance fell.

A move is remembered, saved and compared by its text form: the turn's name, a full
stop, and what was taken (`january_vote.formula`, `early_1922.orgburo+write`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a juncture."""

    turn: str
    option: str

    @property
    def taken(self) -> tuple[str, ...]:
        """The names that later conditions may ask for."""
        return (self.option,)

    def __str__(self) -> str:
        return f"{self.turn}.{self.option}"


@dataclass(frozen=True, slots=True)
class Spending:
    """The activities on which a season's hours went, in the order of the file."""

    turn: str
    activities: tuple[str, ...]

    @property
    def taken(self) -> tuple[str, ...]:
        """The names that later conditions may ask for."""
        return self.activities

    def __str__(self) -> str:
        return f"{self.turn}.{'+'.join(self.activities)}"


@dataclass(frozen=True, slots=True)
class Fall:
    """How chance fell at a fortune."""

    turn: str
    fall: str

    @property
    def taken(self) -> tuple[str, ...]:
        """The names that later conditions may ask for."""
        return (self.fall,)

    def __str__(self) -> str:
        return f"{self.turn}.{self.fall}"


Move = Choice | Spending | Fall
