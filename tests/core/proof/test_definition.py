"""The definition of the proof, against every path written out and against reckoning by hand."""

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import assume, given

from game.core.playthrough import Playthrough, begin
from game.core.rules import finale
from game.core.scenario.scenario import Scenario
from tests.core.proof import definition, possible, reading
from tests.core.proof.definition import TooLargeError, Walk, walk
from tests.oracle import Data
from tests.small import either, fortune, juncture, season, small, so
from tests.strategies import UNSHRUNK, wide_scenarios

MOST_STATES = 300
MOST_PATHS = 400


def _paths(at: Playthrough, chance: Fraction) -> Iterator[tuple[Playthrough, Fraction]]:
    """Every path from here to its end or dead end, and how likely random play takes it."""
    offers = at.open_offers
    total = sum(offer.odds for offer in offers)
    for offer in offers:
        yield from _paths(at.move(offer.move), chance * offer.odds / total)
    if not offers:
        yield at, chance


def _all_paths(data: Data) -> tuple[Walk, list[tuple[Playthrough, Fraction]]]:
    scenario = Scenario.model_validate(data)
    try:
        walked = walk(scenario, MOST_STATES)
    except TooLargeError:
        assume(False)  # noqa: FBT003 (Hypothesis takes it so)
        raise
    assume(sum(definition.playthroughs(walked).values()) <= MOST_PATHS)
    return walked, list(_paths(begin(scenario), Fraction(1)))


@UNSHRUNK
@given(wide_scenarios())
def test_the_walk_says_of_all_paths_what_each_of_them_shows(data: Data) -> None:
    walked, paths = _all_paths(data)
    ended = [(path, chance) for path, chance in paths if path.state.ending is not None]
    assert definition.number_of_playthroughs(walked) == len(ended)
    assert set(definition.dead_ends(walked)) == {
        path.state for path, _ in paths if path.state.ending is None
    }
    odds: dict[definition.Finale, Fraction] = {}
    for path, chance in ended:
        end = finale(path.table, path.state)
        odds[end] = odds.get(end, Fraction(0)) + chance
    assert possible.odds(walked)[walked.first] == odds
    lengths = [len(path.moves) for path, _ in ended]
    assert definition.lengths(walked) == ((min(lengths), max(lengths)) if lengths else None)
    met = definition.reached(walked)
    steps = [step for path, _ in paths for step in path.steps]
    assert met.moves == {step.move for step in steps} - {None}
    assert met.outcomes == {row.path for step in steps for row in step.rows}
    assert met.finales == set(odds)
    for gauge, share in definition.swallowed(walked).items():
        assert share.levels == sum(
            chance * change.swallowed
            for path, chance in paths
            for step in path.steps
            for change in step.changes
            if change.gauge == gauge
        )


@UNSHRUNK
@given(wide_scenarios())
def test_the_smallest_change_is_that_of_the_path_that_differs_least(data: Data) -> None:
    walked, paths = _all_paths(data)
    ended = [path for path, _ in paths if path.state.ending is not None]
    for lived in ended[:: max(1, len(ended) // 5)]:
        fewest: dict[str, int] = {}
        for other in ended:
            number = _changed(walked, lived, other)
            end = str(other.state.ending)
            if number is not None and end != lived.state.ending:
                fewest[end] = min(number, fewest.get(end, number))
        found = possible.smallest_changes(walked, possible.path_of(walked, lived.moves))
        assert {ending: change.number for ending, change in found.items()} == fewest
        for ending, change in found.items():
            other = begin(walked.scenario)
            for move in change.moves:
                other = other.move(move)
            assert other.state.ending == ending
            assert _changed(walked, lived, other) == change.number == len(change.changed)


def _changed(walked: Walk, lived: Playthrough, other: Playthrough) -> int | None:
    """How many decisions of another path are not this one's; None where chance fell otherwise."""
    made = {move.turn: move for move in lived.moves}
    number = 0
    for step in other.steps:
        if step.move is not None:
            is_open = [way.move for way in walked.ways[step.before]]
            if not definition.is_chance(walked, step.before):
                number += len(is_open) > 1 and step.move != made.get(step.turn)
            elif made.get(step.turn) in is_open and step.move != made[step.turn]:
                return None
    return number


def _vote() -> Scenario:
    """Four ways in all. Only `march` and then luck lead to `early`."""
    return small(
        juncture("vote", wait=so(army="+1"), march=so("strike", army="-1")),
        fortune("luck", good=so(when="army <= 1", ends="early") | {"odds": "1"}, bad=so(base="+3")),
        juncture("rest", yes=so(), no=so(army="+1")),
    )


def test_the_odds_of_a_scenario_that_is_reckoned_by_hand() -> None:
    walked = walk(_vote())
    # wait: luck.bad alone, then yes or no. march: good ends it, bad goes on to yes or no.
    assert definition.number_of_playthroughs(walked) == 2 + 1 + 2
    assert definition.lengths(walked) == (2, 3)
    odds = possible.of_endings(possible.odds(walked)[walked.first])
    assert odds == {"early": Fraction(1, 4), "over": Fraction(3, 4)}
    assert possible.best(walked, lambda end: end[0] == "early")[walked.first] == Fraction(1, 2)
    assert possible.best(walked, lambda end: end[0] == "over")[walked.first] == 1


def test_the_path_of_a_scenario_that_is_reckoned_by_hand() -> None:
    walked = walk(_vote())
    path = next(
        possible.path_of(walked, found.moves)
        for found, _ in _paths(begin(_vote()), Fraction(1))
        if [str(move) for move in found.moves] == ["vote.march", "luck.bad", "rest.yes"]
    )
    assert possible.points_of_no_return(walked, path) == {"early": "luck"}
    assert possible.turning_points(walked, path) == [
        ("luck", Fraction(1, 2)),
        ("vote", Fraction(1, 4)),
    ]
    assert possible.smallest_changes(walked, path) == {}, "chance would have had to fall otherwise"


def test_moves_that_change_nothing_are_found_and_no_others() -> None:
    walked = walk(_vote())
    assert {str(move) for move in possible.indifferent(walked)} == {"rest.yes", "rest.no"}


def test_an_option_that_is_worse_by_a_gauge_and_no_better_by_its_finales_is_dominated() -> None:
    walked = walk(_vote())
    found = {(str(worse), str(better)) for worse, better in possible.dominated(walked)}
    assert found == {("rest.yes", "rest.no")}


def test_a_dead_end_is_found_and_no_playthrough_ends_there() -> None:
    walked = walk(
        small(
            juncture("vote", wait=so(), march=so("strike")),
            juncture("rest", yes=so(when="not strike"), no=so(when="not strike and army >= 3")),
        )
    )
    assert [walked.table.turns[state.turn].id for state in definition.dead_ends(walked)] == ["rest"]
    assert definition.number_of_playthroughs(walked) == 1
    assert sum(possible.odds(walked)[walked.first].values()) == Fraction(1, 2)


def test_a_condition_is_decided_by_the_states_where_it_is_read() -> None:
    always, never = so("peace", when="army >= 3"), so(when="peace")
    scenario = small(
        juncture("vote", wait=so(army="+1"), march=so(army="-1")),
        juncture("rest", yes=either(always, so(when="army >= 2"), so()), no=so()),
        season("spring", 1, letters=so(), talks=so(when="army >= 0"), walks=never),
    )
    found = reading.truths(walk(scenario))
    yes = ("turns", 1, "options", "yes", "outcomes")
    assert found == {
        (*yes, 0, "when"): {True, False},
        (*yes, 1, "when"): {False},
        ("turns", 2, "activities", "talks", "when"): {True},
        ("turns", 2, "activities", "walks", "when"): {True, False},
    }


def test_a_text_remembers_what_the_rules_have_forgotten() -> None:
    scenario = small(
        juncture("vote", wait=so(), march=so("strike")),
        juncture("rest", yes=so(), no=so())
        | {
            "text": [
                "Decide.",
                {"when": "strike", "text": "They strike."},
                {"when": "strike and vote.wait", "text": "Both."},
                {"when": "army == 2", "text": "As ever."},
            ]
        },
    )
    text = ("turns", 1, "text")
    assert reading.passages(scenario) == {
        (*text, 1, "when"): {True, False},
        (*text, 2, "when"): {False},
        (*text, 3, "when"): {True},
    }
    assert len(walk(scenario).ways) == 3


def test_of_hours_whole_spendings_are_compared_with_what_they_leave_undone() -> None:
    spring = season(
        "spring",
        1,
        write=so(army="+1"),
        rest=so() | {"undone": so(army="+1")},
        speak=so(army="-1"),
    )
    found = possible.dominated(walk(small(spring)))
    # After: to write +2 levels of the army, to rest none, to speak none: -1 and +1.
    assert {(str(worse), str(better)) for worse, better in found} == {
        ("spring.rest", "spring.write"),
        ("spring.speak", "spring.write"),
    }
