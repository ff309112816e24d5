"""The record of a proof, without prose: what to compare when a scenario has been edited."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from game.core.proof.back import lengths
from game.core.proof.forward import Layer, Walk
from game.core.proof.layout import FactDigit, GaugeDigit, MemoryDigit
from game.core.proof.surveying import Survey

DIGITS: Final = 6
"""Digits behind the point of each of the odds in a certificate."""


@dataclass(frozen=True, slots=True)
class Alive:
    """What still makes a difference before a turn, or before `close` (`turn` is None).

    `classes` are state classes; `gauges` gives for each gauge that something later reads into
    how many classes its levels fall.
    """

    turn: str | None
    classes: int
    gauges: tuple[tuple[str, int], ...]
    facts: tuple[str, ...]
    memory: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Odds:
    """An ending, or a finale with what remained: in how many playthroughs, and its odds."""

    ending: str
    remained: tuple[str, ...] | None
    playthroughs: int
    odds: float


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was proven of one table. Asked the same, two certificates of one fingerprint are equal.

    `turns` are in the order of the file, what stands before `close` last. `playthroughs` come
    to an ending, exactly so many; `stuck` come to a dead end. `shortest` and `longest` count
    moves, falls of chance among them. `error` bounds the error of each of the odds.
    `not_examined` are the gauges whose losses, and the texts whose showing, passed the limit;
    None where nothing beyond dead ends was asked.
    """

    fingerprint: str
    turns: tuple[Alive, ...]
    playthroughs: int
    stuck: int
    stuck_odds: float
    endings: tuple[Odds, ...]
    finales: tuple[Odds, ...]
    shortest: int | None
    longest: int | None
    error: float
    not_examined: tuple[str, ...] | None

    @property
    def classes(self) -> int:
        """All state classes together."""
        return sum(turn.classes for turn in self.turns)

    def to_json(self) -> dict[str, object]:
        """Its fields by name, for programs: exact numbers as texts, odds rounded."""
        return {
            "fingerprint": self.fingerprint,
            "classes": self.classes,
            "playthroughs": str(self.playthroughs),
            "stuck": str(self.stuck),
            "stuck_odds": round(self.stuck_odds, DIGITS),
            "shortest": self.shortest,
            "longest": self.longest,
            "odds_digits": DIGITS,
            "odds_error": _upwards(self.error),
            "not_examined": None if self.not_examined is None else list(self.not_examined),
            "endings": {
                one.ending: {
                    "playthroughs": str(one.playthroughs),
                    "odds": round(one.odds, DIGITS),
                }
                for one in self.endings
            },
            "finales": [
                {
                    "ending": one.ending,
                    "remained": list(one.remained or ()),
                    "playthroughs": str(one.playthroughs),
                    "odds": round(one.odds, DIGITS),
                }
                for one in self.finales
            ],
            "turns": [
                {
                    "turn": turn.turn,
                    "classes": turn.classes,
                    "gauges": dict(turn.gauges),
                    "facts": list(turn.facts),
                    "memory": list(turn.memory),
                }
                for turn in self.turns
            ],
        }


def certificate(walk: Walk, survey: Survey | None = None) -> Certificate:
    """The record of a walk, and of what was asked beyond dead ends, if anything was."""
    finales = [
        Odds(ending, remained, number, odds)
        for (ending, remained), number, odds in zip(
            walk.finales, walk.playthroughs, walk.odds, strict=True
        )
    ]
    told = lengths(walk)
    names = [*(turn.id for turn in walk.table.turns), None]
    return Certificate(
        fingerprint=walk.table.fingerprint,
        turns=tuple(_alive(name, layer) for name, layer in zip(names, walk.layers, strict=True)),
        playthroughs=sum(walk.playthroughs),
        stuck=walk.stuck[0],
        stuck_odds=walk.stuck[1],
        endings=tuple(_whole(name, finales) for name in walk.table.remains),
        finales=tuple(finales),
        shortest=None if told is None else told[0],
        longest=None if told is None else told[1],
        error=walk.error,
        not_examined=None if survey is None else tuple(_not_examined(walk, survey)),
    )


def _not_examined(walk: Walk, survey: Survey) -> Iterator[str]:
    """By name: `gauges.army`, `endings.exile.text.2`, `turns.the_raid.voices.0`."""
    yield from (f"gauges.{gauge}" for gauge, lost in survey.swallowed.items() if lost is None)
    for path in survey.passages.unexamined:
        match path:
            case ("turns", int(index), *inside):
                yield ".".join(map(str, ("turns", walk.table.turns[index].id, *inside)))
            case _:
                yield ".".join(map(str, path))


def _alive(turn: str | None, layer: Layer) -> Alive:
    digits = layer.layout.digits
    return Alive(
        turn,
        len(layer),
        tuple((digit.gauge, digit.size) for digit in digits if isinstance(digit, GaugeDigit)),
        tuple(digit.fact for digit in digits if isinstance(digit, FactDigit)),
        tuple(
            f"{digit.turn}.{name}"
            for digit in digits
            if isinstance(digit, MemoryDigit)
            for name in digit.taken
        ),
    )


def _whole(ending: str, finales: list[Odds]) -> Odds:
    """An ending, whatever remained; one that nothing reaches has no playthrough."""
    own = [finale for finale in finales if finale.ending == ending]
    return Odds(ending, None, sum(one.playthroughs for one in own), sum(one.odds for one in own))


def _upwards(error: float) -> str:
    """A bound with one digit, rounded up."""
    power = floor(log10(error))
    return f"{ceil(error / 10.0**power)}e{power}"
