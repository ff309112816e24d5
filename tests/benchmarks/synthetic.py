"""Writes synthetic scenarios of a given size: junctures only, from a seed.

As written, that of the measurements: 25 junctures of 3 options, 8 gauges of 11 levels, 14
options under a condition, 4 junctures that arise only under one, 6 endings. Every option
moves two gauges. The first two endings read two gauges each, the others one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from game.core.scenario.scenario import Scenario
from tests.oracle import Data
from tests.small import juncture, small_data, so

SEEDS: Final = (1, 2, 3, 4, 5)
TOP: Final = 10


@dataclass(frozen=True)
class Size:
    """How large a scenario is to be; `shut` options and `skipped` junctures have a condition."""

    turns: int = 25
    options: int = 3
    gauges: int = 8
    shut: int = 14
    skipped: int = 4
    endings: int = 6


def scenario(seed: int, size: Size = Size()) -> Scenario:
    """The scenario of that seed and size."""
    return Scenario.model_validate(data(seed, size))


def data(seed: int, size: Size) -> Data:
    """The same as raw data. The first option of a juncture is always open: nothing gets stuck."""
    chance = Random(seed)  # noqa: S311 (no secret)
    gauges = [f"gauge_{number}" for number in range(size.gauges)]
    places = [(turn, option) for turn in range(1, size.turns) for option in range(1, size.options)]
    shut = set(chance.sample(places, size.shut))
    skipped = set(chance.sample(range(2, size.turns), size.skipped))
    turns = []
    for turn in range(size.turns):
        options = {
            f"option_{option}": so(
                when=_test(chance, gauges) if (turn, option) in shut else "",
                **_effects(chance, gauges),
            )
            for option in range(size.options)
        }
        when = {"when": _test(chance, gauges)} if turn in skipped else {}
        turns.append(juncture(f"turn_{turn}", "option_0", **options) | when)
    endings = [f"ending_{number}" for number in range(size.endings)]
    fields = small_data()
    over = fields["endings"]["over"]
    one = fields["gauges"]["army"] | {"start": "5", "words": [f"word {n}" for n in range(TOP + 1)]}
    return small_data(
        *turns,
        gauges=dict.fromkeys(gauges, one),
        facts={},
        premises={},
        endings=dict.fromkeys(endings, over),
        close=[*_closes(gauges, endings), {"ending": endings[-1]}],
    )


def _test(chance: Random, gauges: Sequence[str]) -> str:
    """One that about half of all states pass."""
    return f"{chance.choice(gauges)} {chance.choice(('>=', '<='))} {chance.randint(4, 6)}"


def _effects(chance: Random, gauges: Sequence[str]) -> dict[str, str]:
    """Two gauges, each up or down by one or two levels."""
    signs, amounts = ("+", "-"), (1, 2)
    return {
        gauge: f"{chance.choice(signs)}{chance.choice(amounts)}"
        for gauge in chance.sample(gauges, 2)
    }


def _closes(gauges: Sequence[str], endings: Sequence[str]) -> list[Data]:
    """What each ending but the last needs: four gauges in two sums, then others one by one."""
    tests = [
        f"{one} + {other} >= 13" for one, other in zip(gauges[:4:2], gauges[1:4:2], strict=True)
    ]
    tests += [f"{gauge} >= 7" for gauge in gauges[4:]]
    return [
        {"when": test, "ending": ending} for test, ending in zip(tests, endings[:-1], strict=False)
    ]
