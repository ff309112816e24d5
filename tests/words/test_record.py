"""The essay beside the record: all of what came to pass, and nothing of what did not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.comparison import history_of
from game.core.rules import Passed
from game.core.scenario.scenario import Scenario
from game.words.record import compared, essay, later
from tests.play.paths import FEWER, along
from tests.play.small import all_shipped, shipped

SCENARIOS = tuple(scenario for _, scenario in all_shipped())


def flat(text: str) -> str:
    return " ".join(text.split())


def told(scenario: Scenario, picks: list[int]) -> tuple[set[str], str]:
    """The turns that came to pass on a path, and all that is told of the essay there."""
    playthrough = along(scenario, picks)
    lines = [flat(block.text) for block in essay(playthrough)]
    return {step.turn for step in playthrough.steps if step.rows}, "\n".join(lines)


@FEWER
@given(st.sampled_from(SCENARIOS), st.lists(st.integers(0, 14), max_size=30))
def test_every_claim_of_a_turn_that_came_to_pass_is_told_and_no_other(
    scenario: Scenario, picks: list[int]
) -> None:
    came, text = told(scenario, picks)
    for turn in scenario.turns:
        for claim in turn.essay:
            assert (flat(claim.says) in text) is (turn.id in came)
            assert (flat(claim.record) in text) is (turn.id in came)
            for cite in claim.cites:
                source = scenario.sources[cite.source]
                if turn.id in came and source.kind == "essay":
                    assert flat(source.quote or "") in text
                    assert flat(source.note or "") in text


def test_what_is_told_began_where_the_variant_began() -> None:
    history = history_of(shipped("trotsky"))
    turns = [turn.id for turn in history.scenario.turns if turn.essay]
    whole, part = compared(history), compared(history, turns[3])
    assert part == whole[-len(part) :]
    assert 0 < len(part) < len(whole)


@pytest.mark.parametrize("moves", [0, 3, None])
def test_it_is_said_how_many_turns_the_essay_still_speaks_of(moves: int | None) -> None:
    history = history_of(shipped("trotsky"))
    made = len(history.moves) if moves is None else moves
    playthrough = along(history.scenario, [])
    for move in history.moves[:made]:
        playthrough = playthrough.move(move)
    came = {event.turn for event in playthrough.past}
    passed = {event.turn for event in playthrough.past if isinstance(event, Passed)}
    speaking = [turn.id for turn in history.scenario.turns if turn.essay]
    ahead = [turn for turn in speaking if turn not in came]
    said = " ".join(block.text for block in later(playthrough))
    assert ("still to come" in said) is bool(ahead) is (moves is not None)
    if ahead:
        assert f"{len(ahead)} turns still to come" in said
    assert ("did not arise" in said) is any(turn in passed for turn in speaking)


def test_each_statement_stands_beside_how_sure_the_record_is() -> None:
    history = history_of(shipped("trotsky"))
    pairs = [pair for turn in compared(history) for pair in turn.pairs]
    assert {pair.grade for pair in pairs} <= {"documented", "argued", "judged"}
    for pair in pairs:
        assert pair.stands == f"{pair.grade.capitalize()}. {pair.grounds}".strip()
        assert pair.record.endswith((".", "!", "?", ":", '"'))
