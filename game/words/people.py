"""Who people are and what words mean, when a player asks."""

from game.core.scenario.scenario import Scenario
from game.words.blocks import Block, Labelled
from game.words.text import flat, in_words, sentence


def people(scenario: Scenario, wanted: str) -> list[Block]:
    """Whoever's name holds the wanted text; everybody where it is empty."""
    blocks: list[Block] = []
    for name, person in scenario.people.items():
        if wanted.casefold() not in f"{name} {person.name}".casefold():
            continue
        lived = f"{person.lived}. " if person.lived else ""
        wants = f"Wants: {sentence(flat(person.wants))} " if person.wants else ""
        known = f"{lived}{wants}{flat(person.note or '')}".strip()
        blocks.append(Labelled(person.name, known or "no more is told here."))
    return blocks


def terms(scenario: Scenario, wanted: str) -> list[Block]:
    """The terms whose name holds the wanted text; all of them where it is empty."""
    return [
        Labelled(in_words(name), flat(text))
        for name, text in scenario.terms.items()
        if wanted.casefold().replace(" ", "_") in name
    ]
