"""One complete game as an author wrote it."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Final

from pydantic import Field

from game.core.dates import Date
from game.core.finding import Path
from game.core.scenario.claims import Premise, Source
from game.core.scenario.endings import Close, Ending
from game.core.scenario.fields import DateField, Name, Part, Text
from game.core.scenario.gauges import MOST_GAUGES, Gauge
from game.core.scenario.turns import Branch, Outcome, Turn
from game.core.scenario.units import Unit


class Person(Part):
    """Somebody who appears: what they want is what they argue from."""

    name: Text
    lived: Text | None = None
    wants: Text | None = None
    note: Text | None = None


class Chapter(Part):
    """A stretch of turns with a title of its own."""

    title: Text
    summary: Text | None = None


class Calendar(Part):
    """Which dates are Old Style: up to and including this day."""

    old_style_until: DateField | None = None


class Scenario(Part):
    """A whole scenario. Every name in it names something: `game.files` lets no other through."""

    title: Text
    player: Name
    calendar: Calendar = Calendar()
    note: Text | None = None
    people: dict[Name, Person] = {}
    terms: dict[Name, Text] = {}
    gauges: Annotated[dict[Name, Gauge], Field(min_length=1, max_length=MOST_GAUGES)]
    facts: dict[Name, Text] = {}
    premises: dict[Name, Premise] = {}
    sources: dict[Name, Source] = {}
    chapters: dict[Name, Chapter] = {}
    units: dict[Name, Unit] = {}
    short: tuple[Name, ...] = ()
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]
    endings: Annotated[dict[Name, Ending], Field(min_length=1)]
    close: Annotated[tuple[Close, ...], Field(min_length=1)]

    @property
    def old_style_until(self) -> Date | None:
        """The last Old Style day, if the scenario crosses the calendar's change."""
        return self.calendar.old_style_until

    def turn(self, name: str) -> Turn:
        """The turn of that name.

        Raises:
            KeyError: there is none.
        """
        for turn in self.turns:
            if turn.id == name:
                return turn
        raise KeyError(name)


def part_at(scenario: Scenario, path: Path) -> object:
    """The part of a scenario at a path of keys and indexes."""
    part: object = scenario
    for step in path:
        part = _inside(part, step)
    return part


def outcome_at(scenario: Scenario, path: Path) -> Outcome:
    """The outcome at a path: of a list of outcomes, or of the thing on which its fields stand."""
    part = part_at(scenario, path)
    if isinstance(part, Branch):
        return part.own_outcome
    if isinstance(part, Outcome):
        return part
    raise TypeError(f"no outcome stands at {path}")


def parts(part: object, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Every part inside a part, itself first, each with its path."""
    inside: Iterable[tuple[str | int, object]] = ()
    if isinstance(part, dict):
        inside = part.items()
    elif isinstance(part, tuple):
        inside = enumerate(part)
    elif isinstance(part, Part):
        yield path, part
        inside = [(name, getattr(part, name)) for name in type(part).model_fields]
    for step, value in inside:
        if isinstance(value, _HOLDERS):  # most values are texts, and hold nothing
            yield from parts(value, (*path, step))


_HOLDERS: Final = (dict, tuple, Part)


def _inside(part: object, step: str | int) -> object:
    if isinstance(part, dict):
        return part[step]
    if isinstance(part, tuple) and isinstance(step, int):
        return part[step]
    return getattr(part, str(step))
