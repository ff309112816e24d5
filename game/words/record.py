"""The founding essay beside the record: what it says, its notes as it gives them, what is known.

Only of turns that came to pass on this path: before a decision nothing tells how it ended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.core.playthrough import Playthrough
from game.core.rules import Passed
from game.core.scenario.claims import EssayClaim, Source
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Turn
from game.words.blocks import Block, Grade, Heading, Labelled, Prose
from game.words.evidence import grounds
from game.words.names import dated
from game.words.text import flat, sentence

TITLE: Final = "The essay beside the record"
ESSAY: Final = "The essay says"
RECORD: Final = "The record"
NOTHING_YET: Final = "The essay says nothing of what has come to pass so far."


@dataclass(frozen=True, slots=True)
class Beside:
    """One statement of the essay with the notes it cites, and the record: what, how sure, where."""

    essay: str
    notes: tuple[Labelled, ...]
    record: str
    grade: Grade
    grounds: str

    @property
    def stands(self) -> str:
        """How sure the record is, and on what grounds, in one line."""
        return f"{self.grade.capitalize()}. {self.grounds}".strip()


@dataclass(frozen=True, slots=True)
class Compared:
    """A turn by its date and title, and what the essay says of it, each beside the record."""

    title: str
    pairs: tuple[Beside, ...]


def compared(playthrough: Playthrough, start: str | None = None) -> tuple[Compared, ...]:
    """The turns that came to pass, and of which the essay speaks, in order.

    `start` is the turn at which the telling began, if not at the first.
    """
    scenario = playthrough.scenario
    return tuple(
        Compared(dated(scenario, turn.id), tuple(_beside(scenario, one) for one in turn.essay))
        for turn in _told(playthrough, start)
        if turn.essay
    )


def later(playthrough: Playthrough) -> list[Block]:
    """That the essay says more: of turns to come, and of some that did not arise."""
    scenario, state = playthrough.scenario, playthrough.state
    came = {event.turn for event in playthrough.past}
    passed = {event.turn for event in playthrough.past if isinstance(event, Passed)}
    speaks = [turn.id for turn in scenario.turns if turn.essay]
    ahead = 0 if state.ending is not None else sum(turn not in came for turn in speaks)
    missed = sum(turn in passed for turn in speaks)
    said = []
    if ahead:
        said.append(
            f"It speaks of {_turns(ahead)} still to come;"
            " that is told after the decision, never before."
        )
    if missed:
        said.append(f"It speaks of {_turns(missed)} that did not arise for you.")
    return [Prose(" ".join(said))] if said else []


def essay(playthrough: Playthrough, start: str | None = None) -> list[Block]:
    """All of it, line by line."""
    blocks: list[Block] = [Heading(TITLE, 2)]
    turns = compared(playthrough, start)
    if not turns:
        blocks.append(Prose(NOTHING_YET))
    for turn in turns:
        blocks.append(Heading(turn.title, 3))
        for pair in turn.pairs:
            blocks += [
                Labelled(ESSAY, pair.essay),
                *pair.notes,
                Labelled(RECORD, f"{pair.record} {pair.stands}"),
            ]
    return [*blocks, *later(playthrough)]


def _told(playthrough: Playthrough, start: str | None) -> Iterator[Turn]:
    """The turns that were told: answered ones, and meanwhiles of which something came."""
    scenario = playthrough.scenario
    order = [turn.id for turn in scenario.turns]
    first = 0 if start is None else order.index(start)
    for step in playthrough.steps:
        if (step.rows or step.move is not None) and order.index(step.turn) >= first:
            yield scenario.turn(step.turn)


def _beside(scenario: Scenario, claim: EssayClaim) -> Beside:
    cited = [scenario.sources[cite.source] for cite in claim.cites]
    return Beside(
        sentence(flat(claim.says)),
        tuple(_note(source) for source in cited if source.kind == "essay"),
        sentence(flat(claim.record)),
        claim.grade,
        grounds(scenario, claim),
    )


def _note(source: Source) -> Labelled:
    author = f" Author named by the essay: {source.author}." if source.author else ""
    note = f" {flat(source.note)}" if source.note else ""
    return Labelled(
        f"Note {source.number} of the essay", f'"{flat(source.quote or "")}"{author}{note}'
    )


def _turns(number: int) -> str:
    return "a turn" if number == 1 else f"{number} turns"
