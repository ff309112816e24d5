"""Prospects as values: what is told along a path, and what is believed of a file or a process."""

import json
from collections.abc import Callable
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.playthrough import Playthrough, replay
from game.core.proof import LimitReachedError
from game.core.prospects import request, values
from game.core.prospects.request import OfPath, OfStarts
from game.core.prospects.values import Chance, Possible, Prospects
from game.core.prospects.working import work_out
from game.core.scenario.scenario import Scenario
from game.core.variants import Variant, vary
from tests.oracle import Data
from tests.play.paths import FEWER, along
from tests.play.small import all_shipped
from tests.small import fortune, juncture, small, so
from tests.strategies import UNSHRUNK, choices, wide_scenarios


def _path(*moves: str) -> Playthrough:
    """A path through a scenario in which only `march` and then luck lead to `early`."""
    scenario = small(
        juncture("vote", wait=so(army="+1"), march=so("strike", army="-1")),
        fortune("luck", good=so(when="army <= 1", ends="early") | {"odds": "1"}, bad=so(base="+3")),
        juncture("rest", yes=so(), no=so(army="+1")),
    )
    return replay(scenario, moves).playthrough


MARCHED: Final = _path("vote.march", "luck.bad", "rest.yes")


def prospects(path: Playthrough = MARCHED) -> Prospects:
    return work_out(path.table, path.moves)


def test_the_odds_before_each_move_and_at_the_end() -> None:
    told = prospects()
    assert [here.turn for here in told.possible] == ["vote", "luck", "rest", None]
    assert [here.odds for here in told.possible] == [
        {"over": 0.75, "early": 0.25},
        {"over": 0.5, "early": 0.5},
        {"over": 1.0},
        {"over": 1.0},
    ]
    assert told.possible[0].best == {"over": 1.0, "early": 0.5}
    assert told.now.chances == (Chance("over", (), 1.0, 1.0),)


def test_the_largest_shift_is_the_first_turning_point_and_no_shift_is_none() -> None:
    points = prospects().turning_points
    assert [(point.move, point.size) for point in points] == [
        ("luck.bad", 0.5),
        ("vote.march", 0.25),
    ]
    assert points[0].by == {"over": 0.5, "early": -0.5}


def test_of_equal_turning_points_the_earlier_stands_first_and_there_are_three_at_most() -> None:
    # Unequal only in the last bits, as floating point leaves them.
    chances = [0.5, 0.6, 0.5 + 1e-15, 0.6, 0.7, 0.7]
    possible = tuple(
        Possible(
            f"turn_{n}",
            (Chance("over", (), odds, 1.0), Chance("early", (), 1 - odds, 1.0)),
            {"over": 1.0, "early": 1.0},
        )
        for n, odds in enumerate(chances)
    )
    moves = tuple(f"turn_{n}.go" for n in range(5))
    told = Prospects("0f" * 32, moves, possible, ())
    assert [point.turn for point in told.turning_points] == ["turn_0", "turn_1", "turn_2"]


def test_an_ending_is_lost_by_the_move_or_the_fall_after_which_nothing_leads_to_it() -> None:
    assert prospects().points_of_no_return == {"early": "luck"}
    assert prospects(_path("vote.wait")).points_of_no_return == {"early": "vote"}


def test_before_its_end_a_path_has_no_smallest_change() -> None:
    assert prospects(_path("vote.wait", "luck.bad")).changes == ()


def test_a_smallest_change_says_how_chance_would_have_to_fall() -> None:
    scenario = small(
        juncture("vote", wait=so(), march=so()),
        fortune("luck", good=so(ends="early"), bad=so()) | {"when": "vote.march"},
    )
    (change,) = prospects(replay(scenario, ["vote.wait"]).playthrough).changes
    assert change.ending == "early"
    assert change.moves == ("vote.march", "luck.good")
    assert (change.changed, change.fell) == (("vote.march",), ("luck.good",))


def test_prospects_of_too_large_a_scenario_are_refused() -> None:
    with pytest.raises(LimitReachedError):
        work_out(MARCHED.table, MARCHED.moves, limit=1)


# --- across a process, and out of a file ---


@UNSHRUNK
@given(wide_scenarios(), choices())
def test_a_request_is_read_as_the_table_and_the_path_that_it_was_made_of(
    data: Data, picks: list[int]
) -> None:
    path = along(Scenario.model_validate(data), picks)
    for asked in (OfPath(path.table, path.moves), OfStarts((path.table, path.table))):
        sent = request.plain(asked)
        read = request.read(json.loads(json.dumps(sent)))
        # Equal tables are those with one fingerprint, so their parts are compared.
        assert request.plain(read) == sent
        if isinstance(read, OfPath):
            assert read.moves == path.moves
            assert values.path_of(read.table, read.moves)[-1] == path.state


def test_a_request_holds_no_prose() -> None:
    for _, scenario in all_shipped():
        path = along(vary(scenario, Variant()), ())
        sent = json.dumps(request.plain(OfPath(path.table, path.moves)))
        reasons = {
            effect.reason
            for turn in path.table.turns
            for offer in turn.offers
            for rows in offer.groups
            for row in rows
            for _, effect in row.effects
        }
        assert reasons
        assert not [reason for reason in reasons if reason in sent]


@pytest.mark.parametrize(
    "data",
    [
        *(None, 1, [], [1], [["tuple"], ["tuple"]], ["nothing", ["tuple"]], ["And", 1], [[]]),
        *(["OfPath", ["tuple"], ["tuple"]], ["OfPath", 1], ["OfStarts", ["tuple", 1]]),
        ["OfStarts", 1],
    ],
)
def test_what_is_no_request_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="no request"):
        request.read(data)


@FEWER
@given(wide_scenarios(), choices())
def test_prospects_come_back_from_json_as_they_were_and_fit_their_path(
    data: Data, picks: list[int]
) -> None:
    path = along(Scenario.model_validate(data), picks)
    told = prospects(path)
    assert values.from_json(values.to_json(told)) == told
    assert values.fit(told, path)


Spoil = Callable[[Any], object]

SPOILT: Final[dict[str, Spoil]] = {
    "odds above one": lambda told: told["possible"][0]["chances"][0].update(odds=1.5),
    "odds that are none": lambda told: told["possible"][0]["chances"][0].update(odds="0.5"),
    "odds that are no number": lambda told: told["possible"][0]["chances"][0].update(odds=None),
    "no moves": lambda told: told.pop("moves"),
    "a best below nothing": lambda told: told["possible"][0]["best"].update(over=-0.1),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_has_not_the_shape_of_prospects_is_refused(how: str) -> None:
    told = json.loads(values.to_json(prospects()))
    SPOILT[how](told)
    with pytest.raises(ValueError, match="validation error"):
        values.from_json(json.dumps(told).encode())


@pytest.mark.parametrize("data", [b"", b"\xff", b"{", b"[]", b'"x"', b"NaN", b"{}"])
def test_what_is_no_json_of_prospects_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="validation error"):
        values.from_json(data)


MISFIT: Final[dict[str, Spoil]] = {
    "other rules": lambda told: told.update(fingerprint="0f" * 32),
    "another path": lambda told: told["moves"].__setitem__(0, "vote.wait"),
    "too few states": lambda told: told["possible"].pop(),
    "another turn": lambda told: told["possible"][0].update(turn="rest"),
    "an unknown ending": lambda told: told["possible"][0]["chances"][0].update(ending="exile"),
    "an unknown remain": lambda told: told["possible"][0]["chances"][0].update(remained=["hope"]),
    "another best ending": lambda told: told["possible"][0]["best"].update(exile=0.5),
    "a change to nowhere": lambda told: told["changes"].append(
        {"ending": "early", "changed": [], "fell": [], "moves": ["vote.wait"]}
    ),
    "a change by unknown moves": lambda told: told["changes"].append(
        {"ending": "early", "changed": [], "fell": [], "moves": ["vote.never"]}
    ),
    "a change of moves that it does not make": lambda told: told["changes"].append(
        {
            "ending": "early",
            "changed": ["vote.wait"],
            "fell": [],
            "moves": ["vote.march", "luck.good"],
        }
    ),
}


@pytest.mark.parametrize("how", MISFIT)
def test_prospects_of_something_else_do_not_fit(how: str) -> None:
    told = json.loads(values.to_json(prospects()))
    assert values.fit(values.from_json(json.dumps(told).encode()), MARCHED)
    MISFIT[how](told)
    assert not values.fit(values.from_json(json.dumps(told).encode()), MARCHED)


@given(st.binary(max_size=40))
def test_any_bytes_are_prospects_or_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="validation error"):
        values.from_json(data)
