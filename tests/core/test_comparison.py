"""A playthrough beside history: turn by turn, gauge by gauge."""

import pytest
from hypothesis import given

from game.core.comparison import BesideHistory, Line, Meeting, compare, history_of, series
from game.core.condition import And, holds
from game.core.move import Choice, Spending
from game.core.playthrough import Playthrough, begin
from game.core.rules import Step
from game.core.scenario.scenario import Scenario
from game.core.variants import shipped, vary
from tests.oracle import Data
from tests.play.paths import FEWER, playthroughs
from tests.play.small import SMALL, all_shipped, from_data, from_text
from tests.strategies import scenarios

STOPPED = """\
  - juncture: storm
    date: 1917-03-20
    title: The storm
    when: base >= 4 and not left
    text: It comes.
    options:
      wait: {label: To wait, text: He waited., because: [{says: He did., grade: judged}]}
      run: {label: To run, text: He ran., because: [{says: He did., grade: judged}]}
    history: {took: wait}
  - juncture: exile
    date: 1917-03-21
    title: Exile
    when: left
    text: It is cold.
    options:
      stay: {label: To stay, text: He stays., because: [{says: He did., grade: judged}]}
      back: {label: To come back, text: He came., because: [{says: He did., grade: judged}]}
    history: {never_arose: He had stayed.}
"""
"""A turn that arises only for those who stayed, and one that arises only for those who left."""


def parted() -> Scenario:
    text = SMALL.replace("base: +1 He", "base: +2 He")
    before, vote, after = text.partition("  - juncture: vote\n")
    return from_text(before + STOPPED + vote + after)


def play(scenario: Scenario, *moves: str) -> Playthrough:
    playthrough = begin(scenario)
    for move in moves:
        offer = next(o for o in playthrough.open_offers if str(o.move) == move)
        playthrough = playthrough.move(offer.move)
    return playthrough


def meetings(compared: BesideHistory) -> dict[str, Meeting]:
    return {line.turn: line.meeting for line in compared.lines}


@FEWER
@given(scenarios())
def test_history_beside_itself_has_no_divergence_in_any_variant(data: Data) -> None:
    history_has_no_divergence(from_data(data))


@pytest.mark.parametrize("name", [name for name, _ in all_shipped()])
def test_history_has_no_divergence_in_what_is_shipped(name: str) -> None:
    history_has_no_divergence(dict(all_shipped())[name])


def history_has_no_divergence(scenario: Scenario) -> None:
    history = history_of(scenario)
    for variant in shipped(scenario):
        playthrough = begin(vary(scenario, variant))
        for move in history.moves:
            playthrough = playthrough.move(move)
        compared = compare(playthrough, history)
        assert set(meetings(compared).values()) <= {Meeting.ALIKE}
        assert compared.first_divergence is None
        assert [line.turn for line in compared.lines] == [move.turn for move in history.moves]
        assert compared.endings == (history.state.ending, history.state.ending)
        for gauge in scenario.gauges:
            points = series(playthrough, history, gauge)
            assert all(point.yours == point.history for point in points)


@given(playthroughs())
def test_every_move_of_either_path_has_one_line_that_says_how_its_turn_was_met(
    playthrough: Playthrough,
) -> None:
    history = history_of(playthrough.scenario)
    compared = compare(playthrough, history)
    order = [turn.id for turn in playthrough.scenario.turns]
    lines = [line.turn for line in compared.lines]
    assert lines == sorted(set(lines), key=order.index)
    assert [line.yours for line in compared.lines if line.yours] == list(playthrough.moves)
    come = set(order[: playthrough.state.turn])
    theirs = [line.history for line in compared.lines if line.history]
    assert theirs == [move for move in history.moves if move.turn in come]
    unlike = [line for line in compared.lines if line.meeting is not Meeting.ALIKE]
    assert compared.first_divergence == (unlike[0] if unlike else None)
    for line in compared.lines:
        is_met(playthrough, line)


def is_met(playthrough: Playthrough, line: Line) -> None:
    match line.meeting:
        case Meeting.ALIKE:
            assert line.yours == line.history
        case Meeting.DIVERGED:
            assert None not in (line.yours, line.history)
            assert line.yours != line.history
        case Meeting.HISTORY_ONLY:
            assert line.yours is None
            has_ended = any(
                isinstance(event, Step) and event.after.ending is not None
                for event in playthrough.past
            )
            assert line.clauses or has_ended
        case Meeting.YOURS_ONLY:
            assert line.history is None
    when = playthrough.scenario.turn(line.turn).when
    conjuncts = when.parts if isinstance(when, And) else (when,)
    assert set(line.clauses) <= set(conjuncts)


@given(playthroughs())
def test_a_gauge_over_time_goes_from_its_start_by_every_change_to_its_level_now(
    playthrough: Playthrough,
) -> None:
    history = history_of(playthrough.scenario)
    for index, gauge in enumerate(playthrough.table.gauges):
        points = series(playthrough, history, gauge.name)
        assert (points[0].turn, points[0].yours, points[0].history) == (None, *[gauge.start] * 2)
        assert points[-1].yours == playthrough.state.levels[index]
        if playthrough.turn is None:
            assert points[-1].history == history.state.levels[index]
        turns = [point.turn for point in points[1:]]
        assert len(set(turns)) == len(turns)
        dates = [(point.date.year, point.date.month, point.date.day or 1) for point in points]
        assert dates == sorted(dates)
        for point in points[1:]:
            for path, level in ((playthrough, point.yours), (history, point.history)):
                for step in path.steps:
                    if step.turn == point.turn:
                        assert step.after.levels[index] == level


def test_what_only_one_path_met_is_said_so_with_the_clause_that_failed() -> None:
    scenario = parted()
    history = history_of(scenario)
    assert [move.turn for move in history.moves] == [
        *("first", "weather", "spring", "storm", "vote")
    ]
    yours = play(
        scenario, "first.go", "weather.sun", "spring.write+rest", "exile.back", "vote.never"
    )
    compared = compare(yours, history)
    assert meetings(compared) == {
        "first": Meeting.DIVERGED,
        "weather": Meeting.ALIKE,
        "spring": Meeting.ALIKE,
        "storm": Meeting.HISTORY_ONLY,
        "exile": Meeting.YOURS_ONLY,
        "vote": Meeting.DIVERGED,
    }
    first = compared.first_divergence
    assert first is not None
    assert (first.yours, first.history) == (Choice("first", "go"), Choice("first", "stay"))
    storm = next(line for line in compared.lines if line.turn == "storm")
    assert len(storm.clauses) == 2  # both failed: base is 2, and he left
    assert not any(holds(clause, yours.standing()) for clause in storm.clauses)
    assert compared.endings == ("two", "one")


def test_a_path_on_its_way_is_compared_as_far_as_it_has_come() -> None:
    scenario = parted()
    compared = compare(play(scenario, "first.stay", "weather.rain"), history_of(scenario))
    assert meetings(compared) == {"first": Meeting.ALIKE, "weather": Meeting.DIVERGED}
    assert compared.endings == (None, "one")


def test_a_path_that_ended_early_still_shows_what_history_went_on_to() -> None:
    scenario = from_text(SMALL.replace("text: He went., so", "text: He went., ends: two, so"))
    compared = compare(play(scenario, "first.go"), history_of(scenario))
    assert meetings(compared) == {
        "first": Meeting.DIVERGED,
        "weather": Meeting.HISTORY_ONLY,
        "spring": Meeting.HISTORY_ONLY,
        "vote": Meeting.HISTORY_ONLY,
    }


def test_the_order_in_which_hours_were_spent_is_no_divergence() -> None:
    history = history_of(from_text(SMALL))
    assert Spending("spring", ("write", "rest")) in history.moves
