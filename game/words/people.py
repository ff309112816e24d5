"""Who people are and what words mean, when a player asks."""

from game.core.scenario.scenario import Scenario
from game.words.blocks import Block, Labelled
from game.words.text import flat, in_words, sentence


def people(scenario: Scenario, wanted: str) -> list[Block]:
    """Whoever's name holds the wanted text; everybody where it is empty."""
    return [
        person(scenario, name)
        for name, one in scenario.people.items()
        if wanted.casefold() in f"{name} {one.name}".casefold()
    ]


def terms(scenario: Scenario, wanted: str) -> list[Block]:
    """The terms whose name holds the wanted text; all of them where it is empty."""
    return [
        term(scenario, name)
        for name in scenario.terms
        if wanted.casefold().replace(" ", "_") in name
    ]


def person(scenario: Scenario, name: str) -> Labelled:
    """Who somebody was, and what they want."""
    one = scenario.people[name]
    lived = f"{one.lived}. " if one.lived else ""
    wants = f"Wants: {sentence(flat(one.wants))} " if one.wants else ""
    known = f"{lived}{wants}{flat(one.note or '')}".strip()
    return Labelled(one.name, known or "no more is told here.")


def term(scenario: Scenario, name: str) -> Labelled:
    """What a word means."""
    return Labelled(in_words(name), flat(scenario.terms[name]))
