"""The divergence timeline in words: as the comparison has it, and no turn is left out."""

from itertools import product

import pytest
from hypothesis import given

from game.core.comparison import Meeting, compare, history_of
from game.core.dates import Date
from game.core.playthrough import Playthrough
from game.words.debrief import path
from game.words.names import move, turn_title
from game.words.text import flat
from game.words.timeline import earlier, levels, margin_days, more, timeline
from tests.play.paths import FEWER, along, away_from, playthroughs
from tests.play.small import SMALL, all_shipped, from_text, shipped

LEFT = SMALL.replace("    title: The vote\n", "    title: The vote\n    when: not left\n")
"""A vote that does not arise for one who left."""


def left() -> Playthrough:
    return along(from_text(LEFT), (1, 0, 0))


def test_history_beside_itself_is_alike_throughout_and_never_parts() -> None:
    for name, _ in all_shipped():
        history = history_of(shipped(name))
        rungs = timeline(history, history)
        assert {rung.met for rung in rungs} == {"as in history"}
        assert all(rung.yours == rung.history and not rung.parts for rung in rungs)
        assert len(rungs) == len(history.moves)


def test_a_turn_that_did_not_arise_says_what_it_needed() -> None:
    playthrough = left()
    *_, vote = timeline(playthrough, history_of(playthrough.scenario))
    assert (vote.title, vote.yours, vote.history) == ("The vote", None, "To agree")
    assert vote.met == "did not arise for you"
    assert vote.needed == 'Needed: that this was not so: "He left".'


def test_where_chance_fell_otherwise_it_is_said_that_it_fell() -> None:
    playthrough = left()
    first, weather, *_ = timeline(playthrough, history_of(playthrough.scenario))
    assert (first.met, first.parts) == ("", True)
    assert (weather.met, weather.parts) == ("it fell otherwise", False)


def test_a_turn_after_your_ending_says_that_your_path_had_ended() -> None:
    scenario = shipped("kornilov")
    history = history_of(scenario)
    for picks in product(range(4), repeat=5):
        playthrough = along(scenario, picks)
        if playthrough.state.ending is not None and len(playthrough.moves) < len(history.moves):
            break
    else:
        pytest.fail("no path ends early")
    met = {rung.met for rung in timeline(playthrough, history) if rung.yours is None}
    assert "your path had ended" in met


def test_a_turn_of_yours_alone_says_that_it_never_arose_in_history() -> None:
    history = history_of(shipped("kornilov"))
    rungs = timeline(away_from(history), history)
    assert {rung.met for rung in rungs if rung.meeting is Meeting.YOURS_ONLY} == {
        "never arose in history"
    }


@FEWER
@given(playthroughs())
def test_every_timeline_has_a_rung_for_each_line_of_the_comparison(
    playthrough: Playthrough,
) -> None:
    scenario = playthrough.scenario
    history = history_of(scenario)
    compared = compare(playthrough, history)
    rungs = timeline(playthrough, history)
    assert [(rung.turn, rung.meeting) for rung in rungs] == [
        (line.turn, line.meeting) for line in compared.lines
    ]
    assert [rung.turn for rung in rungs if rung.parts] == (
        [compared.first_divergence.turn] if compared.first_divergence else []
    )
    for rung, line in zip(rungs, compared.lines, strict=True):
        assert rung.yours == (move(scenario, line.yours) if line.yours else None)
        assert rung.history == (move(scenario, line.history) if line.history else None)
        assert rung.title == flat(turn_title(scenario, line.turn))
        assert bool(rung.needed) == bool(line.clauses and line.yours is None)


def test_what_a_turn_needed_is_said_as_the_debrief_says_it() -> None:
    playthrough = left()
    history = history_of(playthrough.scenario)
    told = " ".join(getattr(block, "text", "") for block in path(playthrough, history))
    needed = [rung.needed for rung in timeline(playthrough, history) if rung.needed]
    assert needed
    assert all(text in told for text in needed)


def test_a_margin_has_years_or_the_days_of_one_year() -> None:
    assert margin_days([Date(1917, 8, 10), Date(1918, 1)]) == ["1917", "1918"]
    assert margin_days([Date(1917, 8, 10), Date(1917, 9)]) == ["10 August", "September"]


def test_what_has_no_room_is_counted_in_words() -> None:
    assert more(3) == "and 3 more: see the list below"
    assert earlier(2) == "and 2 earlier"
    assert levels("1921", 3, 1) == "1921: you 3, history 1"
