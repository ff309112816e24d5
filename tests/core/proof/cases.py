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
_MANY: Final = tuple(f"many_{number}" for number in range(70))

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
    "every playthrough gets stuck": small(
        juncture("vote", wait=so(army="+1"), march=so(army="-1")),
        juncture("rest", yes=so(when="army == 2"), no=so(when="army == 2 and vote.wait")),
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
    "there are more playthroughs than 64 bits can count": small(
        *(
            juncture(f"vote_{turn}", wait=so(), march=so(army="+1"), rest=so(army="-1"))
            for turn in range(45)
        ),
        juncture("last", yes=so(when="army >= 1"), no=so(when="army >= 1", ends="early")),
    ),
    "more is remembered than one number holds": small(
        juncture("vote", wait=so(*_MANY), march=so(*_MANY[:40])),
        juncture("talk", yes=so("early_0", army="+1"), no=so("early_1", army="-1")),
        juncture("rest", yes=so(when="many_0"), no=so(when="talk.yes and not many_69")),
        facts=dict.fromkeys((*_MANY, "early_0", "early_1"), "It came to pass"),
        close=[
            {"when": " and ".join(_MANY), "ending": "early"},
            {"when": "early_0 and army >= 3 or rest.no", "ending": "over"},
            {"ending": "early"},
        ],
    ),
    "many gauges are read together at the end": small(
        *(
            juncture(
                f"vote_{turn}",
                wait=so(**{f"gauge_{turn}": "+2", "gauge_4": "-1"}),
                march=so(**{f"gauge_{turn}": "-3"}),
                rest=so(when="gauge_4 <= 4", **{f"gauge_{turn}": "+2", "gauge_4": "+1"}),
            )
            for turn in range(4)
        ),
        gauges=_FIVE,
        close=[
            {"when": " + ".join(_FIVE) + " >= 27", "ending": "early"},
            {"when": "gauge_0 + gauge_1 > gauge_2 + gauge_3", "ending": "over"},
            {"ending": "early"},
        ],
    ),
    "a step sets a gauge and adds to it": small(
        season(
            "spring",
            2,
            letters=so(army="=4"),
            talks=so(army="-1") | {"undone": so(army="+2")},
            walks=so(base="+1") | {"undone": so(army="-3", base="-1")},
        ),
        juncture("rest", yes=so(when="army != 2"), no=so(base="=0")),
        close=[{"when": "army > base", "ending": "early"}, {"ending": "over"}],
    ),
    "a turn passes over what it would have done": small(
        juncture("vote", wait=so("peace"), march=so("strike", army="+2")),
        meanwhile("post", so(army="-1", when="peace"), so(ends="early", when="army >= 4")),
        juncture("talk", yes=so(base="+2"), no=so(base="-2")) | {"when": "strike or base >= 3"},
        fortune("luck", good=so("peace"), bad=so(army="-2")) | {"when": "not peace"},
        juncture("rest", yes=so(when="peace or talk.yes"), no=so(when="base >= 1 or army <= 1")),
        close=[{"when": "luck.bad or talk.no", "ending": "early"}, {"ending": "over"}],
    ),
}
