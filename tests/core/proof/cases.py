"""Scenarios written by hand that a proof once misread, or may: what is shut, lost and met again."""

from collections.abc import Mapping
from typing import Final

from game.core.scenario.scenario import Scenario
from tests.oracle import Data
from tests.small import either, fortune, juncture, meanwhile, season, small, so

_FINE: Final[Data] = {
    "label": "A gauge",
    "start": "5",
    "better": "high",
    "words": [f"word {level}" for level in range(11)],
}
_FIVE: Final = {f"gauge_{number}": _FINE for number in range(5)}

CASES: Final[Mapping[str, Scenario]] = {
    "nothing is left once all have ended": small(
        juncture("vote", wait=so(ends="early"), march=so(ends="early")),
        juncture("rest", yes=so(gauge_0="+1"), no=so(gauge_1="-1")),
        gauges=_FIVE,
        close=[
            {"when": " + ".join(_FIVE) + " >= 26", "ending": "early"},
            {"when": "gauge_0 == 6 and gauge_1 != 4", "ending": "over"},
            {"ending": "early"},
        ],
    ),
    "two ways lead to one state": small(
        juncture("vote", wait=so(army="+1"), march=so(army="=3"), rest=so(army="-1")),
        juncture("talk", yes=so(base="+1"), no=so(base="-1", army="-1")),
        close=[{"when": "army >= 3 and base >= 3", "ending": "early"}, {"ending": "over"}],
    ),
    "a gauge is read late, after it was read early": small(
        juncture("vote", wait=so(army="+1"), march=so(army="-1")),
        juncture("talk", yes=so(when="army >= 2"), no=so(base="+1"), maybe=so(base="-1")),
        meanwhile("post", so(base="+1", when="base <= 2")),
        juncture("rest", yes=so(army="+1"), no=so()),
        close=[{"when": "army == 3", "ending": "early"}, {"ending": "over"}],
    ),
    "levels are lost at both bounds": small(
        juncture("vote", wait=so(army="+3"), march=so(army="-3")),
        juncture("talk", yes=so(army="+3"), no=so(army="-3")),
        juncture("rest", yes=so(army="+2"), no=so(army="-2")),
        close=[
            {"when": "army == 4", "ending": "early"},
            {"when": "army >= 2 or army == 0", "ending": "over"},
            {"ending": "early"},
        ],
    ),
    "hours, luck, memory and a dead end": small(
        season(
            "spring",
            2,
            letters=so("strike", base="+1") | {"undone": so(army="-1", when="army >= 2")},
            talks=either(so("peace", when="army >= 2"), so(base="-1")),
            walks=so(when="army >= 1", army="+2") | {"undone": so(base="+1")},
        ),
        fortune(
            "luck",
            good=so(when="not peace", army="+1") | {"odds": "3"},
            bad=so(when="spring.letters or army >= 3", ends="early"),
        ),
        juncture("rest", yes=so(when="base + army >= 4"), no=so(when="luck.good and strike")),
        close=[{"when": "spring.walks and base >= army", "ending": "early"}, {"ending": "over"}],
    ),
}
