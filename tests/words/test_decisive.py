"""What is said of what decided an ending: everything that counted, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.comparison import history_of
from game.core.explanation import deciding
from game.core.playthrough import Playthrough
from game.words.blocks import Block, Heading, Labelled, Prose
from game.words.conditions import phrase
from game.words.debrief import debrief
from game.words.decisive import decisive
from game.words.names import dated
from game.words.pages import Part
from game.words.text import flat
from tests.oracle import Data
from tests.play.paths import along, away_from
from tests.play.small import SMALL, from_data, from_text, shipped
from tests.strategies import scenarios

TRIED = "No single turn ended the game. After the last one, the endings were tried in order:"


def told(playthrough: Playthrough) -> list[str]:
    return [
        f"{block.label}: {block.text}" if isinstance(block, Labelled) else said(block)
        for block in decisive(playthrough).blocks
    ]


def said(block: Block) -> str:
    assert isinstance(block, Heading | Prose)
    return block.text


def test_where_the_close_decided_its_condition_is_told_and_the_move_behind_it() -> None:
    assert told(along(from_text(SMALL), [0, 0, 0, 0])) == [
        "What decided it",
        f"{TRIED} One is the first whose condition held.",
        'It held: "To agree" at The vote.',
        "April 1917, The vote: To agree.",
    ]


def test_where_nothing_else_held_it_is_told_what_the_others_needed() -> None:
    assert told(along(from_text(SMALL), [0, 0, 0, 1])) == [
        "What decided it",
        f"{TRIED} Two is what is left where no condition before it held.",
        'Tried before: One. Needed: "To agree" at The vote.',
    ]


LEVELS = SMALL.replace(
    "  - {when: vote.aye, ending: one}\n  - {ending: two}\n",
    "  - {when: base >= 4 and not left, ending: two}\n"
    "  - {when: base + base < 7 or base > base + base, ending: two}\n"
    "  - {ending: one}\n",
)


def test_levels_are_told_with_all_that_moved_them() -> None:
    stayed = told(along(from_text(LEVELS), [0, 0, 0, 0]))
    assert stayed[2:] == [
        "It held: Base plus Base below 7. It was 6.",
        "January 1917, The first turn: To stay. Base: up 1.",
        "February 1917, The thaw: It came to pass. Base: down 1.",
        "Tried before: Two, by another way. Needed: Base at least good.",
    ]
    kept = LEVELS.replace("{base: -1 It is slippery.}", "{base: =4 It is slippery.}")
    assert told(along(from_text(kept), [0, 0, 0, 0]))[2:] == [
        "It held: Base at least good. It was good (4 of 6).",
        "January 1917, The first turn: To stay. Base: up 1.",
        'It held: that this was not so: "He left".',
    ]
    against = LEVELS.replace("base + base < 7 or base > base + base", "base < base + base")
    assert "It held: Base below Base plus Base. It was 3 to 6." in told(
        along(from_text(against), [0, 0, 0, 0])
    )


ENDS = SMALL.replace(
    "      - text: The ice broke.\n",
    "      - {when: not left, text: It froze., because: [{says: It did., grade: judged}]}\n"
    "      - {when: base >= 5, ends: one, text: It was., because: [{says: So., grade: judged}]}\n"
    "      - text: The ice broke.\n"
    "        ends: two\n",
)


def test_a_turn_that_ended_the_game_is_told_by_its_date() -> None:
    assert told(along(from_text(ENDS), [1, 0])) == [
        "What decided it",
        "February 1917, The thaw: It came to pass. This ended the game: Two.",
        (
            "Tried before: a way in which the game would have gone on."
            ' Needed: that this was not so: "He left".'
        ),
        "Tried before: One. Needed: Base at least broad.",
    ]
    by_move = SMALL.replace("text: Nay.,", "ends: one, text: Nay.,")
    assert told(along(from_text(by_move), [0, 0, 0, 1]))[1] == (
        "April 1917, The vote: To refuse. This ended the game: One."
    )


@given(scenarios(), st.lists(st.integers(0, 14), max_size=20))
def test_every_ground_is_told_with_every_step_behind_it(data: Data, picks: list[int]) -> None:
    playthrough = along(from_data(data), picks)
    while playthrough.open_offers:
        playthrough = playthrough.move(playthrough.open_offers[0].move)
    is_told(playthrough)


@pytest.mark.parametrize("name", ["kornilov", "trotsky"])
def test_what_decided_is_told_between_the_ending_and_the_path(name: str) -> None:
    history = history_of(shipped(name))
    for playthrough in (history, away_from(history)):
        is_told(playthrough)
        _, way = debrief(playthrough, history)
        assert [section.part for section in way.sections][:2] == [Part.DECISIVE, Part.PATH]
        assert list(way.part(Part.DECISIVE)) == decisive(playthrough).blocks


def is_told(playthrough: Playthrough) -> None:
    scenario, decided = playthrough.scenario, deciding(playthrough)
    lines = told(playthrough)
    assert flat(scenario.endings[decided.ending].title) in lines[1]
    grounds = [line for line in lines if line.startswith("It held: ")]
    assert len(grounds) == len(decided.grounds)
    for ground, line in zip(decided.grounds, grounds, strict=True):
        assert phrase(scenario, ground.held) in line
        at = lines.index(line)
        under = lines[at + 1 : at + 1 + len(ground.steps)]
        for step, behind in zip(ground.steps, under, strict=True):
            assert behind.startswith(f"{dated(scenario, step.turn)}: ")
        assert len(under) == len(ground.steps)
    missed = [line for line in lines if line.startswith("Tried before: ")]
    assert len(missed) == len(decided.missed)
    for one, line in zip(decided.missed, missed, strict=True):
        assert all(phrase(scenario, clause) in line for clause in one.clauses)
