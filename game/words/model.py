"""The model behind a scenario, laid open: gauges, premises and their critics, limits."""

from typing import Final

from game.core.playthrough import Playthrough
from game.core.scenario.gauges import Gauge
from game.words.blocks import Block, Heading, Labelled, Level, Prose, prose
from game.words.evidence import premise

TITLE: Final = "The model"
MEANT: Final = (
    "This game is a model: somebody chose what is counted, and by how much. All of it stands"
    " here, so that it can be argued with."
)
GAUGES: Final = (
    "What people dispute is counted in gauges. A level is a word first; the number only puts the"
    " words in order. What a move adds to a gauge is summed, unless something sets the gauge"
    " outright, and it stops at the first and the last word."
)
PREMISES: Final = (
    "These are the rules that can be argued with. Where one has a part in a change, it is named"
    " beside the reason."
)
NO_PREMISES: Final = "This scenario names no premise."
ODDS: Final = (
    "Odds are this model's, never history's. Where chance decides, they are said before it falls,"
    " and shared by what can still fall. How it falls is settled once for a whole playthrough, so"
    " that taking a move back does not draw it anew."
)
LEAVES_OUT: Final = (
    "It leaves out whatever no gauge counts and no option offers. People act only where the"
    " scenario says so, and a year has only the turns that it was given."
)
PROVES_NOTHING: Final = (
    "Nothing in it proves what would have happened. A statement that is judged is this game's own"
    " inference: no source can attest what never was. No ending is marked as the right one, and"
    " history's neither."
)


def model(playthrough: Playthrough) -> list[Block]:
    """All that the model counts and assumes, where each gauge stands, and what it leaves out."""
    scenario = playthrough.scenario
    levels = playthrough.standing().levels
    blocks: list[Block] = [Heading(TITLE, 2), Prose(MEANT), Heading("Gauges", 3), Prose(GAUGES)]
    for name, gauge in scenario.gauges.items():
        blocks += _gauge(gauge, levels[name])
    blocks += [Heading("Premises", 3), Prose(PREMISES if scenario.premises else NO_PREMISES)]
    for name, stated in scenario.premises.items():
        blocks += premise(scenario, name, stated)
    blocks += [Heading("Odds", 3), Prose(ODDS), Heading("What it leaves out", 3)]
    return [*blocks, Prose(LEAVES_OUT), Prose(PROVES_NOTHING)]


def _gauge(gauge: Gauge, level: int) -> list[Block]:
    words = ", ".join(f"{number} {word}" for number, word in enumerate(gauge.words))
    counted = {
        "high": " More is counted as better.",
        "low": " Less is counted as better.",
        "neither": " Neither end is counted as better.",
    }
    return [
        Level(gauge.label, gauge.words[level], level, gauge.top),
        *prose(gauge.about or ""),
        Labelled("Levels", f"{words}.{counted[gauge.better]}"),
    ]
