"""Each variant, a function from scenario to scenario, plays like the policy that defines it."""

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from game.core.playthrough import follow_history, replay
from game.core.scenario.scenario import Scenario
from game.core.table import tabulate
from game.core.variants import UnknownVariantError, Variant, parse, shipped, vary
from tests.agreement import disagreement
from tests.oracle import Data, Oracle, Policy, Position, kind_of, name_of
from tests.small import either, fortune, juncture, season, small, so
from tests.strategies import UNSHRUNK, choices, scenarios


def _starts(data: Data) -> list[str]:
    """The turns at which history took something: one can start only there."""
    return [name_of(turn) for turn in data["turns"] if "took" in turn.get("history", {})]


@st.composite
def varied(draw: DrawFn) -> tuple[Data, Variant]:
    """A good scenario with one of its variants, or several at once."""
    data = draw(scenarios(dead_ends=True))
    starts: list[str | None] = [None, *_starts(data)]
    variant = Variant(
        as_it_fell=draw(st.booleans()),
        short="short" in data and draw(st.booleans()),
        start=draw(st.sampled_from(starts)),
        without=tuple(draw(st.lists(st.sampled_from(["absence", "luck"]), unique=True))),
    )
    return data, variant


def _policy(variant: Variant) -> Policy:
    return Policy(variant.as_it_fell, variant.short, variant.start)


@UNSHRUNK
@given(varied(), choices(), choices())
def test_a_variant_plays_as_its_policy_allows(
    game: tuple[Data, Variant], one: list[int], other: list[int]
) -> None:
    data, variant = game
    scenario = vary(Scenario.model_validate(data), variant)
    oracle, policy = Oracle(data, variant.without), _policy(variant)
    for path in (one, other):
        assert disagreement(scenario, oracle, policy.allowed, path, varied=True) is None


class AsksChanceInAnyCase(Policy):
    def allowed(self, oracle: Oracle, at: Position) -> list[str]:
        if at.ending is None and kind_of(oracle.data["turns"][at.turn]) == "fortune":
            return oracle.open_moves(at)
        return super().allowed(oracle, at)


class LeavesNothingOut(Policy):
    def allowed(self, oracle: Oracle, at: Position) -> list[str]:
        return Policy(self.as_it_fell, short=False, start=self.start).allowed(oracle, at)


class StartsAtOnce(Policy):
    def allowed(self, oracle: Oracle, at: Position) -> list[str]:
        return Policy(self.as_it_fell, self.short).allowed(oracle, at)


@pytest.mark.parametrize("misreading", [AsksChanceInAnyCase, LeavesNothingOut, StartsAtOnce])
def test_a_misreading_of_a_variant_would_be_noticed(misreading: type[Policy]) -> None:
    assert _is_noticed(misreading, keep_premises=True)


def test_a_premise_that_stays_would_be_noticed() -> None:
    assert _is_noticed(Policy, keep_premises=False)


def _is_noticed(misreading: type[Policy], *, keep_premises: bool) -> bool:
    def differs(game: tuple[tuple[Data, Variant], list[int]]) -> bool:
        (data, variant), path = game
        scenario = vary(Scenario.model_validate(data), variant)
        oracle = Oracle(data, variant.without if keep_premises else ())
        policy = misreading(variant.as_it_fell, variant.short, variant.start)
        found = disagreement(scenario, oracle, policy.allowed, path, varied=True)
        return found is not None

    find(
        st.tuples(varied(), choices()),
        differs,
        settings=settings(
            max_examples=1000,
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return True


# What each one is


def test_as_it_fell_leaves_the_historical_fall_alone() -> None:
    scenario = vary(small(fortune("f", "b", a=so(), b=so(), c=so())), Variant(as_it_fell=True))
    assert _open(scenario) == ["f.b"]


def test_where_the_historical_fall_is_shut_the_likeliest_comes() -> None:
    falls = {"a": so(), "b": so(when="peace"), "c": so() | {"odds": "3"}}
    fell = small(juncture("j", a=so("peace")), fortune("f", "b", **falls))
    scenario = vary(fell, Variant(as_it_fell=True))
    assert _open(scenario, "j.a") == ["f.b"]
    assert _open(scenario, "j.wait") == ["f.c"]


def test_a_fortune_that_never_arose_keeps_its_odds() -> None:
    scenario = vary(small(fortune("f", "-", a=so(), b=so())), Variant(as_it_fell=True))
    assert _open(scenario) == ["f.a", "f.b"]


def test_a_short_game_takes_historys_move_or_the_first_open_one() -> None:
    turns = (
        juncture("j", a=so("peace"), b=so()),
        juncture("k", "c", a=so(when="strike"), b=so(), c=so(when="peace")),
    )
    scenario = vary(small(*turns, short=["j"]), Variant(short=True))
    assert _open(scenario) == ["j.a", "j.b"]
    assert _open(scenario, "j.a") == ["k.c"]
    assert _open(scenario, "j.b") == ["k.b"]


def test_a_short_game_spends_the_hours_as_history_did_and_then_in_order() -> None:
    turns = (
        juncture("j", a=so("peace"), b=so()),
        season("s", 2, "c,d", a=so(), b=so(when="strike"), c=so(), d=so(when="peace")),
    )
    scenario = vary(small(*turns, short=["j"]), Variant(short=True))
    assert _open(scenario, "j.a") == ["s.c+d"]
    assert _open(scenario, "j.b") == ["s.a+c"]


def test_a_short_game_still_leaves_chance_to_chance() -> None:
    turns = (juncture("j", a=so()), fortune("f", a=so(), b=so()))
    assert _open(vary(small(*turns, short=["j"]), Variant(short=True)), "j.a") == ["f.a", "f.b"]


def test_before_the_start_even_chance_falls_as_it_did() -> None:
    turns = (fortune("f", "b", a=so(), b=so()), juncture("j", a=so()), juncture("k", a=so()))
    scenario = vary(small(*turns), Variant(start="k"))
    assert _open(scenario) == ["f.b"]
    assert _open(scenario, "f.b") == ["j.a"]
    assert _open(scenario, "f.b", "j.a") == ["k.a", "k.wait"]


def test_without_a_premise_its_effects_are_gone_and_no_others() -> None:
    effects = so(army="+1", base="-1 @absence")
    later = either(so(army="+1 @absence", when="peace"), so(base="+2"))
    scenario = small(
        juncture("j", a=effects), season("s", 1, a=later, b=so() | {"undone": effects})
    )
    end = replay(vary(scenario, Variant(without=("absence",))), ["j.a", "s.a"]).playthrough
    assert end.standing().levels == {"army": 4, "base": 4}


def test_many_shut_activities_make_no_monstrous_condition() -> None:
    many = {f"way_{number}": so(when=f"army >= {number % 4}") for number in range(15)}
    scenario = small(juncture("j", a=so()), season("s", 1, "", **many), short=["j"])
    table = tabulate(vary(scenario, Variant(short=True)))
    assert max(len(str(offer.guard)) for offer in table.turns[1].offers) < 10_000


def _open(scenario: Scenario, *moves: str) -> list[str]:
    end = replay(scenario, moves)
    assert end.reason is None
    return [str(offer.move) for offer in end.playthrough.open_offers]


# History, text forms


@UNSHRUNK
@given(varied())
def test_historys_path_exists_in_every_variant_that_keeps_the_effects(
    game: tuple[Data, Variant],
) -> None:
    data, variant = game
    scenario = Scenario.model_validate(data)
    kept = Variant(variant.as_it_fell, variant.short, variant.start)
    as_written, as_varied = follow_history(scenario), follow_history(vary(scenario, kept))
    assert as_varied.reason is None
    assert as_varied.playthrough.moves == as_written.playthrough.moves
    assert as_varied.playthrough.state == as_written.playthrough.state


@UNSHRUNK
@given(varied())
def test_the_text_form_of_a_variant_reads_back_to_it(game: tuple[Data, Variant]) -> None:
    data, variant = game
    assert parse(str(variant), Scenario.model_validate(data)) == variant


@UNSHRUNK
@given(scenarios())
def test_a_scenario_ships_as_written_as_it_fell_and_short(data: Data) -> None:
    scenario = Scenario.model_validate(data)
    chance = any(kind_of(turn) == "fortune" for turn in data["turns"])
    assert [str(variant) for variant in shipped(scenario)] == [
        text
        for text in ("", "as_it_fell", "short", "as_it_fell,short")
        if (chance or "as_it_fell" not in text) and ("short" in data or "short" not in text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("from:jay", "'jay' is no turn to start from here. Did you mean 'day'?"),
        ("from:never", "'never' is no turn to start from here. Turns: day."),
        ("without:abscence", "'abscence' is no premise here. Did you mean 'absence'?"),
        ("without:" + "x" * 999, f"'{'x' * 80}' is no premise here. Premises: absence."),
        ("short", "A small scenario has no short variant."),
        ("as_it_fell:x", "'as_it_fell:x' is no variant: write as_it_fell, short, from:TURN"),
        ("asitfell", "'asitfell' is no variant"),
    ],
)
def test_an_unknown_variant_is_told_with_what_was_meant(text: str, told: str) -> None:
    scenario = small(juncture("day", a=so()), juncture("never", "-", a=so()))
    with pytest.raises(UnknownVariantError) as error:
        parse(text, scenario)
    assert told in str(error.value)
