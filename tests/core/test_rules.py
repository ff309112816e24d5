"""What the rules mean, one sentence of the format at a time, on scenarios of a few lines."""

import pytest

from game.core.condition import parse
from game.core.playthrough import Playthrough, begin, replay
from game.core.rules import IllegalMoveError, Passed, finale
from game.core.scenario.scenario import Scenario
from tests.small import either, fortune, juncture, meanwhile, season, small, small_data, so

HIGH, LOW = 4, 0


def _after(scenario: Scenario, *moves: str) -> Playthrough:
    end = replay(scenario, moves)
    assert end.reason is None
    return end.playthrough


def _open(playthrough: Playthrough) -> list[str]:
    return [str(offer.move) for offer in playthrough.open_offers]


def _army(playthrough: Playthrough) -> int:
    return playthrough.standing().levels["army"]


# One step


def test_effects_of_one_step_are_summed_before_one_clamp() -> None:
    scenario = small(season("s", 2, a=so(army="+4"), b=so(army="-3"), c=so()))
    assert _army(_after(scenario, "s.a+b")) == 3


def test_what_several_effects_add_up_to_is_clamped_once() -> None:
    both = season("s", 2, a=so(army="+2"), b=so(army="+2"), c=so(army="-4"))
    assert [_army(_after(small(both), f"s.{spent}")) for spent in ("a+b", "a+c")] == [HIGH, LOW]


def test_a_set_comes_before_every_addition_of_its_step() -> None:
    scenario = small(season("s", 2, a=so(army="+1"), b=so(army="=3"), c=so()))
    assert _army(_after(scenario, "s.a+b")) == 4


def test_an_addition_below_a_set_is_not_lost_at_the_bound() -> None:
    scenario = small(season("s", 2, a=so(army="-4"), b=so(army="=4"), c=so()))
    assert _army(_after(scenario, "s.a+b")) == 0


@pytest.mark.parametrize(("effect", "level", "swallowed"), [("+3", HIGH, 1), ("-4", LOW, 2)])
def test_levels_stay_in_their_range_and_what_is_lost_is_told(
    effect: str, level: int, swallowed: int
) -> None:
    end = _after(small(juncture("j", a=so(army=effect))), "j.a")
    assert _army(end) == level
    [change] = end.steps[0].changes
    assert (change.before, change.after, change.swallowed) == (2, level, swallowed)


def test_every_outcome_of_a_step_reads_the_state_before_it() -> None:
    late = either(so(army="=4", when="peace"), so(army="=1"))
    scenario = small(season("s", 2, a=so("peace", base="+2"), b=late, c=so()))
    end = _after(scenario, "s.a+b")
    assert (_army(end), end.facts) == (1, {"peace"})


def test_undone_reads_the_state_before_the_step_too() -> None:
    left = {"undone": so(army="=0", when="base >= 3")}
    scenario = small(season("s", 1, a=so(base="+1"), b=so() | left))
    assert _army(_after(scenario, "s.a")) == 2


def test_of_several_outcomes_the_first_that_holds_is_the_one() -> None:
    three = either(so(army="=0", when="base >= 3"), so(army="=1", when="base >= 2"), so(army="=4"))
    assert _army(_after(small(juncture("j", a=three)), "j.a")) == 1


def test_a_fact_once_true_stays_true() -> None:
    strike = meanwhile("m", so("strike"))
    scenario = small(juncture("j", a=so("peace")), strike, juncture("k", a=so(when="peace")))
    assert _open(_after(scenario, "j.a")) == ["k.a", "k.wait"]
    assert _open(_after(scenario, "j.wait")) == ["k.wait"]


# Moves


def test_a_closed_option_cannot_be_chosen_and_nothing_changes() -> None:
    playthrough = begin(small(juncture("j", a=so(when="army >= 3", army="+1"))))
    [closed, _] = [offer.move for offer, _ in playthrough.offers]
    before = (playthrough.state, playthrough.past)
    with pytest.raises(IllegalMoveError, match=r"j\.a is closed"):
        playthrough.move(closed)
    assert (playthrough.state, playthrough.past) == before


def test_a_move_of_another_turn_cannot_be_made() -> None:
    scenario = small(juncture("j", a=so()), juncture("k", a=so()))
    later = _after(scenario, "j.a").offers[0][0].move
    with pytest.raises(IllegalMoveError, match=r"k\.a is not a move of j"):
        begin(scenario).move(later)


def test_no_move_can_be_made_after_the_ending() -> None:
    end = _after(small(juncture("j", a=so())), "j.a")
    assert end.offers == ()
    with pytest.raises(IllegalMoveError, match="has ended"):
        end.move(end.moves[0])


def test_a_season_takes_exactly_its_hours_in_any_order() -> None:
    scenario = small(season("s", 2, a=so(), b=so(), c=so()))
    assert _open(begin(scenario)) == ["s.a+b", "s.a+c", "s.b+c"]
    assert _after(scenario, "s.c+a") == _after(scenario, "s.a+c")


def test_a_season_with_fewer_open_activities_than_hours_takes_them_all() -> None:
    shut = so(when="army >= 3", army="+1")
    scenario = small(season("s", 2, a=shut, b=so(), c=shut))
    assert _open(begin(scenario)) == ["s.b"]


def test_a_season_with_nothing_open_takes_nothing_and_goes_on() -> None:
    shut = so(when="army >= 3") | {"undone": so(base="-1")}
    scenario = small(season("s", 1, a=shut, b=shut))
    assert _open(begin(scenario)) == ["s."]
    end = _after(scenario, "s.")
    assert (end.state.ending, end.standing().levels["base"]) == ("over", 0)


def test_a_closed_activity_counts_as_undone() -> None:
    shut = so(when="army >= 3") | {"undone": so(base="-1")}
    assert _after(small(season("s", 1, a=so(), b=shut)), "s.a").standing().levels["base"] == 1


def test_what_was_done_and_left_undone_make_one_step() -> None:
    left = {"undone": so(army="-3")}
    assert _army(_after(small(season("s", 1, a=so(army="+2"), b=so() | left)), "s.a")) == 1


def test_undone_has_outcomes_of_its_own_and_may_have_none_that_holds() -> None:
    undone = either(so(army="=0", when="base >= 3"), so(army="=1", when="base >= 2"))
    never = either(so(base="=0", when="peace"))
    scenario = small(
        season("s", 1, a=so(), b=so() | {"undone": undone}, c=so() | {"undone": never})
    )
    assert _after(scenario, "s.a").standing().levels == {"army": 1, "base": 2}


def test_only_the_open_falls_of_a_fortune_may_come() -> None:
    scenario = small(fortune("f", chill=so(when="army >= 3"), luck=so() | {"odds": "3"}))
    assert _open(begin(scenario)) == ["f.luck"]
    assert begin(scenario).open_offers[0].odds == 3


# Arrival


def test_a_turn_that_does_not_arise_has_no_effect_and_leaves_no_memory() -> None:
    never = juncture("j", a=so("peace", army="+1")) | {"when": "army >= 3 and base >= 2"}
    asks = juncture("k", a=so(when="j.a"), b=so(when="j.wait"), c=so())
    playthrough = begin(small(never, asks))
    assert playthrough.past == (Passed("j", (parse("army >= 3"),)),)
    assert playthrough.standing().memory == set()
    assert _open(playthrough) == ["k.c"]


def test_a_meanwhile_happens_on_arrival() -> None:
    scenario = small(meanwhile("m", so("peace", army="+1")), juncture("j", a=so()))
    playthrough = begin(scenario)
    assert (_army(playthrough), playthrough.facts, playthrough.moves) == (3, {"peace"}, ())


def test_a_meanwhile_without_an_outcome_that_holds_does_nothing() -> None:
    scenario = small(meanwhile("m", so(army="=0", when="base >= 3")), juncture("j", a=so()))
    playthrough = begin(scenario)
    assert playthrough.standing().levels == {"army": 2, "base": 2}
    assert [(step.turn, step.rows) for step in playthrough.steps] == [("m", ())]


def test_meanwhiles_one_after_another_each_read_what_the_last_one_did() -> None:
    scenario = small(
        meanwhile("m", so(army="+1")),
        meanwhile("n", so(base="=0", when="army >= 3")),
        juncture("j", a=so()),
    )
    assert begin(scenario).standing().levels == {"army": 3, "base": 0}


def test_a_scenario_may_end_before_anything_is_asked() -> None:
    playthrough = begin(small(meanwhile("m", so(ends="early")), juncture("j", a=so())))
    assert (playthrough.state.ending, playthrough.turn, playthrough.offers) == ("early", None, ())


def test_an_outcome_that_ends_the_game_leaves_no_later_turn() -> None:
    scenario = small(juncture("j", a=so(ends="early")), meanwhile("m", so(army="+1")))
    end = _after(scenario, "j.a")
    assert (end.state.ending, _army(end)) == ("early", 2)
    assert _after(scenario, "j.wait").state.ending == "over"


def test_after_the_last_turn_the_first_close_that_holds_names_the_ending() -> None:
    close = [
        {"when": "peace", "ending": "early"},
        {"when": "army >= 2", "ending": "over"},
        {"ending": "early"},
    ]
    scenario = small(juncture("j", a=so("peace"), b=so(), c=so(army="=0")), close=close)
    endings = [_after(scenario, f"j.{option}").state.ending for option in "abc"]
    assert endings == ["early", "over", "early"]


def test_a_finale_is_the_ending_with_what_remained() -> None:
    remains = [
        {"name": "archive", "when": "j.a", "text": "Papers."},
        {"name": "friends", "when": "army >= 3", "text": "Few."},
        {"name": "books", "text": "Many."},
    ]
    ending = small_data()["endings"]["over"] | {"remains": remains}
    scenario = small(juncture("j", a=so()), endings={"over": ending})
    end = _after(scenario, "j.a")
    assert finale(end.table, end.state) == ("over", ("archive", "books"))
    end = _after(scenario, "j.wait")
    assert finale(end.table, end.state) == ("over", ("books",))
    with pytest.raises(ValueError, match="not ended"):
        finale(end.table, begin(scenario).state)


# Memory


def test_a_move_is_remembered_as_long_as_a_rule_reads_it() -> None:
    scenario = small(juncture("j", a=so()), juncture("k", a=so(when="j.a")), juncture("l", a=so()))
    assert _after(scenario, "j.a").state.memory == {("j", "a")}
    assert _after(scenario, "j.a", "k.a").state.memory == set()


def test_what_only_the_close_reads_is_remembered_to_the_end() -> None:
    close = [{"when": "j.a and peace", "ending": "early"}, {"ending": "over"}]
    scenario = small(
        juncture("j", a=so("peace")),
        juncture("k", a=so(when="j.a")),
        juncture("l", a=so()),
        close=close,
    )
    endings = [
        _after(scenario, f"j.{option}", "k.wait", "l.a").state.ending for option in ("a", "wait")
    ]
    assert endings == ["early", "over"]


def test_what_the_rules_forget_a_text_still_remembers() -> None:
    scenario = small(juncture("j", a=so("peace")), juncture("k", a=so()))
    end = _after(scenario, "j.a", "k.wait")
    assert end.state.facts == set()
    assert end.state.memory == set()
    assert end.standing().facts == {"peace"}
    assert end.standing().memory == {("j", "a"), ("k", "wait")}
    before_k = end.standing(end.steps[1])
    assert (before_k.facts, before_k.memory) == ({"peace"}, {("j", "a")})


def test_states_with_the_same_future_are_one_state() -> None:
    scenario = small(juncture("j", a=so("peace"), b=so("strike")), juncture("k", a=so()))
    states = {_after(scenario, f"j.{option}").state for option in "ab"}
    assert len(states) == 1


def test_states_with_different_futures_are_different() -> None:
    scenario = small(
        juncture("j", a=so("peace"), b=so("strike"), c=so(army="+1")),
        juncture("k", a=so(when="peace")),
    )
    states = {_after(scenario, f"j.{option}").state for option in ("a", "b", "c")}
    assert len(states) == 3
