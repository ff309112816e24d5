"""A small scenario with a turn of each kind, and ways to make one from text or from data."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from game.core.checks.examination import examine
from game.core.scenario.scenario import Scenario
from game.files import scenarios
from game.files.places import scenarios_folder
from game.files.scenarios import Reading

SMALL: Final = """\
title: Small
player: lenin
people:
  lenin: {name: Lenin}
gauges:
  base: {label: Base, start: 3, better: high, words: [none, thin, low, fair, good, broad, full]}
facts:
  left: He left
sources:
  carr: {kind: secondary, author: Carr, title: History, seen: memory}
short: [first, vote]
turns:
  - juncture: first
    date: 1917-01
    title: The first turn
    text: The first text.
    options:
      stay:
        label: To stay
        text: He stayed.
        effects: {base: +1 He is there.}
        because: [{says: It is so., grade: documented, cites: [carr]}]
      go: {label: To go, text: He went., so: [left], because: [{says: So it is., grade: judged}]}
    history: {took: stay}
  - fortune: weather
    date: 1917-02
    title: The weather
    falls:
      rain: {odds: 3, text: It rained., because: [{says: It did., grade: judged}]}
      sun: {odds: 1, text: It shone., because: [{says: It did., grade: judged}]}
    history: {took: sun}
  - meanwhile: thaw
    date: 1917-02
    title: The thaw
    outcomes:
      - text: The ice broke.
        effects: {base: -1 It is slippery.}
        because: [{says: It did., grade: judged}]
  - season: spring
    date: 1917-03
    title: The spring
    hours: 2
    activities:
      write: {label: To write, text: He wrote., because: [{says: He did., grade: judged}]}
      speak: {label: To speak, text: He spoke., because: [{says: He did., grade: judged}]}
      rest: {label: To rest, text: He rested., because: [{says: He did., grade: judged}]}
    history: {took: [write, rest]}
  - juncture: vote
    date: 1917-04
    title: The vote
    text: The last text.
    options:
      aye: {label: To agree, text: Aye., because: [{says: So it is., grade: judged}]}
      nay: {label: To refuse, text: Nay., because: [{says: So it is., grade: judged}]}
      never:
        label: To walk out
        when: left
        closed: Nobody would follow.
        text: Never.
        because: [{says: So it is., grade: judged}]
    history: {took: aye}
endings:
  one: {title: One, plausibility: {says: It is so., grade: judged}, text: It is over.}
  two: {title: Two, plausibility: {says: It is so., grade: judged}, text: It is done.}
close:
  - {when: vote.aye, ending: one}
  - {ending: two}
"""

ARGUED: Final = (
    SMALL.replace(
        "short: [first, vote]",
        "premises:\n"
        "  slow: {says: Ice is slow., grade: judged, critic: Ice is fast.}\n"
        "  idle: {says: Nothing moves., grade: judged, critic: Some things do.}\n"
        "short: [first, vote]",
    )
    .replace("{base: -1 It is", "{base: -1 @slow It is")
    .replace("- {when: vote.aye,", "- {when: vote.aye or base >= 4,")
)
"""The same with premises: one has a part in an ending, and one in nothing."""

NOWHERE: Final = (
    SMALL.replace("aye: {label", "aye: {when: not left, label")
    .replace("nay: {label", "nay: {when: not left, label")
    .replace("when: left\n", "when: left and not left\n")
)
"""The same, but nothing can be done at the vote by one who left."""


@cache
def from_text(text: str) -> Scenario:
    """A scenario from its YAML, every scalar a text as a scenario's reader has it."""
    return from_data(yaml.load(text, yaml.BaseLoader))  # noqa: S506 (it makes texts alone)


def from_data(data: Mapping[str, object]) -> Scenario:
    """A scenario from its tree."""
    examined = examine(data)
    assert examined.scenario is not None, examined.findings
    assert all(finding.code.severity == "advice" for finding in examined.findings)
    return examined.scenario


def reading(path: Path) -> Reading:
    """As `scenarios.read`, but what comes with the game is read once in all the tests."""
    return _once(path) if path.is_relative_to(scenarios_folder()) else scenarios.read(path)


_once = cache(scenarios.read)


@cache
def shipped(name: str) -> Scenario:
    """A scenario that comes with the game, read once."""
    path = scenarios.path_of(name, [scenarios_folder()])
    scenario = reading(path).scenario
    assert scenario is not None, path
    return scenario


@cache
def all_shipped() -> tuple[tuple[str, Scenario], ...]:
    """Every scenario that comes with the game, by its name."""
    paths = scenarios.find(scenarios_folder()).scenarios
    return tuple((path.stem, shipped(path.stem)) for path in paths)
