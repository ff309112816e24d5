"""The odds without each premise of the model, in words: every rule in it can be argued with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.core.prospects.values import SMALLEST, Questioned
from game.core.scenario.scenario import Scenario
from game.words.blocks import Block, Heading, Labelled, Prose
from game.words.evidence import premise
from game.words.prospects import in_a_hundred, more_or_fewer, stuck
from game.words.text import flat

TITLE: Final = "The odds without each premise"
MEANING: Final = (
    "Each rule here can be argued with. Take one out, and the same game is counted again from its"
    " start: in 100 playthroughs where every open move is taken evenly at random and chance falls"
    " by its odds. These are the model's odds, not history's."
)
NONE: Final = "This model names no premise that could be taken out."
WHOLE: Final = "With all of them"
UNMOVED: Final = "Without it the odds are the same."

_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Without:
    """The game without one premise: `odds` of each ending, in the order of the file."""

    title: str
    odds: tuple[float, ...]
    by: tuple[int, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The odds of the `endings` with the `whole` model, and without each premise.

    `after` is what is said of the whole.
    """

    before: tuple[Block, ...]
    endings: tuple[str, ...]
    whole: tuple[float, ...]
    after: tuple[Block, ...]
    without: tuple[Without, ...]

    @property
    def blocks(self) -> list[Block]:
        """All of it, in the order in which it is read."""
        told = (block for one in self.without for block in one.blocks)
        return [*self.before, *self.listed, *self.after, *told]

    @property
    def listed(self) -> list[Labelled]:
        """Each ending with its odds in the whole model."""
        return [
            Labelled(title, f"{in_a_hundred(odds)}." if odds else "out of reach.")
            for title, odds in zip(self.endings, self.whole, strict=True)
        ]


def questioned(scenario: Scenario, found: Questioned) -> Table:
    """How likely each ending is at the start, and how likely without each premise."""
    return Table(
        (Heading(TITLE, 2), Prose(MEANING), Heading(WHOLE, 3)),
        tuple(flat(ending.title) for ending in scenario.endings.values()),
        tuple(found.whole.odds.get(name, 0.0) for name in scenario.endings),
        tuple(stuck(found.whole.odds)),
        tuple(
            _without(scenario, name, found.whole.odds, start.odds)
            for name, start in found.without.items()
        ),
    )


def _without(
    scenario: Scenario, name: str, whole: Mapping[str, float], odds: Mapping[str, float]
) -> Without:
    title = f"Without {name.replace('_', ' ')}"
    by = {  # of the figures that are shown, so that they add up
        end: round(_HUNDRED * odds.get(end, 0.0)) - round(_HUNDRED * whole.get(end, 0.0))
        for end in scenario.endings
    }
    said = "; ".join(
        _ending(flat(ending.title), odds.get(end, 0.0), whole.get(end, 0.0), by[end])
        for end, ending in scenario.endings.items()
        if abs(whole.get(end, 0.0) - odds.get(end, 0.0)) > SMALLEST
    )
    blocks = [
        Heading(title, 3),
        *premise(scenario, name, scenario.premises[name]),
        Labelled("The odds without it", f"{said}.") if said else Prose(UNMOVED),
        *stuck(odds),
    ]
    told = tuple(odds.get(end, 0.0) for end in scenario.endings)
    return Without(title, told, tuple(by.values()), tuple(blocks))


def _ending(title: str, odds: float, whole: float, by: int) -> str:
    if not odds:
        return f"{title}: out of reach"
    if not whole:
        return f"{title}: within reach, {in_a_hundred(odds)}"
    return f"{title}: {in_a_hundred(odds)} ({more_or_fewer(by) if by else 'hardly changed'})"
