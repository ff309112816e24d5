"""The bounded whole numbers that moves change, and a word for each level."""

from typing import Annotated, Final, Literal

from pydantic import Field

from game.core.scenario.fields import Part, Text, Whole

MOST_GAUGES: Final = 9
MOST_LEVELS: Final = 11


class Gauge(Part):
    """One gauge. Levels run from 0 to one less than the number of words."""

    label: Text
    start: Whole
    better: Literal["high", "low", "neither"]
    words: Annotated[tuple[Text, ...], Field(min_length=2, max_length=MOST_LEVELS)]
    about: Text | None = None

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.words) - 1
