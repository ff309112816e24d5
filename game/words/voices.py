"""Who speaks at a turn: what they say, who they are, what they want."""

from typing import Final

from game.core.explanation import voices
from game.core.playthrough import Playthrough
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Voice
from game.words.blocks import Block, Heading, Labelled, Prose, labelled, prose
from game.words.evidence import position
from game.words.text import flat, sentence

WHOSE_WORDS: Final = "They speak in this game's words, not their own."
SURE_LATER: Final = "How sure it is that each of them held this is told after the decision."
NOBODY: Final = "Nobody speaks here."


def speakers(playthrough: Playthrough, turn: str) -> list[Block]:
    """Everybody who speaks at a turn: now, or as it stood when the turn was answered.

    How sure each position is, and on what grounds, is told once the turn has been answered.
    """
    scenario = playthrough.scenario
    step = next((step for step in reversed(playthrough.steps) if step.turn == turn), None)
    spoken = voices(playthrough, scenario.turn(turn), step)
    if not spoken:
        return [Prose(NOBODY)]
    blocks: list[Block] = [Prose(WHOSE_WORDS if step else f"{WHOSE_WORDS} {SURE_LATER}")]
    for voice in spoken:
        blocks += _speaker(scenario, voice)
        blocks += [position(scenario, voice)] if step else []
    return blocks


def _speaker(scenario: Scenario, voice: Voice) -> list[Block]:
    person = scenario.people[voice.who]
    lived = f" ({person.lived})" if person.lived else ""
    return [
        Heading(f"{person.name}{lived}", 3),
        Labelled("Says", sentence(flat(voice.says))),
        *(labelled("Wants", sentence(person.wants)) if person.wants else []),
        *prose(person.note or ""),
    ]
