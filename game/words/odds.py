"""How chance may fall, in words: each open fall's share of all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from game.core.move import Fall
from game.core.playthrough import Playthrough
from game.core.rules import Step, moves
from game.core.scenario.scenario import Scenario
from game.words.names import taken_label
from game.words.text import sentence

ODDS: Final = "Odds"
SETTLED: Final = "How it falls is kept with your moves: taking one back does not draw it anew."


@dataclass(frozen=True, slots=True)
class Chance:
    """One way in which chance may fall: by its name, with `share` in `of`."""

    fall: str
    share: int
    of: int
    says: str

    @property
    def text(self) -> str:
        """The share and how it falls: `3 in 4: It rains`."""
        return f"{self.share} in {self.of}: {self.says}"


def chances(scenario: Scenario, turn: str, shares: Iterable[tuple[str, int]]) -> tuple[Chance, ...]:
    """A fortune's open falls, each with its share of them all."""
    parts = list(shares)
    of = sum(share for _, share in parts)
    return tuple(
        Chance(fall, share, of, sentence(taken_label(scenario, turn, fall)))
        for fall, share in parts
    )


def chances_before(playthrough: Playthrough, step: Step) -> tuple[Chance, ...]:
    """The chances as they were said before a fortune's step."""
    offers = [offer for offer, is_open in moves(playthrough.table, step.before) if is_open]
    shares = [(offer.move.fall, offer.odds) for offer in offers if isinstance(offer.move, Fall)]
    return chances(playthrough.scenario, step.turn, shares)
