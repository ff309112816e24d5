"""How a scenario closes: its endings, and what remained of a life."""

from game.core.scenario.claims import Claim
from game.core.scenario.fields import Name, Part, Passages, Text, When


class Remain(Part):
    """One thing that remained, shown with the ending where its condition holds."""

    name: Name
    title: Text | None = None
    when: When | None = None
    text: Passages
    because: tuple[Claim, ...] = ()


class Ending(Part):
    """One way in which the scenario ends; `plausibility` says how likely historians hold it."""

    title: Text
    plausibility: Claim
    text: Passages
    remains: tuple[Remain, ...] = ()
    because: tuple[Claim, ...] = ()


class Close(Part):
    """After the last turn, the first `Close` whose condition holds names the ending."""

    when: When | None = None
    ending: Name
