"""Odds in words: never nothing for what is possible, never a number for what is not."""

import re
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.core.playthrough import Playthrough, replay
from game.core.prospects.working import work_out
from game.core.scenario.scenario import Scenario
from game.words import prospects as words
from game.words.blocks import Block, Heading, Labelled, Prose
from tests.oracle import Data
from tests.play.paths import along
from tests.small import fortune, juncture, small, so
from tests.strategies import UNSHRUNK, choices, wide_scenarios

POSSIBLE: Final = st.floats(0, 1, exclude_min=True)


@pytest.mark.parametrize(
    ("odds", "said"),
    [
        (1.0, "every road"),
        (1 - 1e-15, "every road"),
        (0.99, "nearly every road"),
        (0.9, "nine roads in ten"),
        (0.67, "seven roads in ten"),
        (0.5, "one road in two"),
        (0.4, "two roads in five"),
        (1 / 3, "one road in three"),
        (0.11, "one road in nine"),
        (1 / 17, "one road in seventeen"),
        (1 / 42, "one road in forty"),
        (1 / 96, "one road in a hundred"),
        (1 / 260, "one road in three hundred"),
        (0.00101, "one road in a thousand"),
        (0.00099, "fewer than one road in a thousand"),
        (5e-324, "fewer than one road in a thousand"),
    ],
)
def test_odds_are_told_as_a_share_of_all_roads(odds: float, said: str) -> None:
    assert words.road(odds) == said


def test_a_closed_road_has_no_share() -> None:
    with pytest.raises(ValueError, match="closed"):
        words.road(0)


@given(POSSIBLE)
@example(0.34999)
@example(0.0501)
def test_every_share_is_near_the_odds_that_it_tells(odds: float) -> None:
    said = words.road(odds)
    found = re.fullmatch(r"([a-z]+) roads? in ([a-z -]+)", said)
    if said.startswith(("fewer", "nearly", "every")):
        assert odds < 0.001 or odds > 0.95
    else:
        assert found, said
        assert abs(NUMBERS[found[1]] / NUMBERS[found[2]] - odds) <= max(0.051, odds / 3)
        assert abs(NUMBERS[found[1]] / NUMBERS[found[2]] - odds) <= odds * 0.51


NUMBERS: Final = {
    **{name: n for n, name in enumerate(words._ONES)},  # noqa: SLF001 (the words themselves)
    **{name: 10 * n for n, name in enumerate(words._TENS)},  # noqa: SLF001
    **{f"{words._ONES[n]} hundred": 100 * n for n in range(2, 10)},  # noqa: SLF001
    "a thousand": 1000,
}


@given(st.floats(0, 1))
@example(1 - 1e-9)
@example(0.004999)
def test_a_figure_is_never_nothing_for_what_is_possible_nor_all_for_what_is_not_sure(
    odds: float,
) -> None:
    said = words.in_a_hundred(odds)
    assert (said == "0 in 100") == (odds == 0)
    assert (said == "100 in 100") == (odds >= 1 - 1e-12)


def _path(*moves: str, premises: object = None) -> Playthrough:
    """A path through a scenario in which only `march` and then luck lead to `early`."""
    scenario = small(
        juncture("vote", wait=so(army="+1"), march=so("strike", army="-1")),
        fortune("luck", good=so(when="army <= 1", ends="early") | {"odds": "1"}, bad=so(base="+3")),
        juncture("rest", yes=so(), no=so(army="+1")),
        endings={name: ENDING | {"title": name.upper()} for name in ("over", "early", "never")},
        **({} if premises is None else {"premises": premises}),
    )
    return replay(scenario, moves).playthrough


ENDING: Final = {"plausibility": {"says": "It may be.", "grade": "judged"}, "text": "It is over."}
MARCHED: Final = _path("vote.march", "luck.bad", "rest.yes")


def present(path: Playthrough) -> list[Block]:
    return words.present(path, work_out(path.table, path.moves), "small").blocks


def along_it(path: Playthrough) -> list[Block]:
    return words.along(path, work_out(path.table, path.moves), "small").blocks


def labelled(blocks: list[Block]) -> dict[str, str]:
    return {block.label: block.text for block in blocks if isinstance(block, Labelled)}


def part(blocks: list[Block], heading: str) -> list[Block]:
    """What stands under a heading."""
    heads = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    first = next(n for n in heads if blocks[n] == Heading(heading, 3))
    return blocks[first + 1 : min((n for n in heads if n > first), default=len(blocks))]


def test_what_is_possible_now_is_told_with_what_it_means_and_how_to_question_it() -> None:
    told = present(_path("vote.march"))
    assert Prose(words.MEANING) in told
    assert labelled(told) == {
        "OVER": "50 in 100, 25 fewer than a move ago; played for alone, 50 in 100.",
        "EARLY": "50 in 100, 25 more than a move ago; played for alone, 50 in 100.",
        "NEVER": "out of reach from the start.",
        "Your last move": "march. In 100: down 25 for OVER; up 25 for EARLY.",
        "To question the model": (
            "each premise can be taken out, and the odds told without it: juncture prove small"
            " --without PREMISE. Its premises are absence."
        ),
    }
    assert Prose("Two of three endings are still open.") in told


def test_a_closed_ending_is_told_with_the_turn_that_closed_it_and_stands_last() -> None:
    told = present(_path("vote.march", "luck.bad"))
    assert labelled(told)["EARLY"] == "closed since January 1918, Luck."
    assert labelled(told)["The last fall"] == "bad. In 100: up 50 for OVER; down 50 for EARLY."
    assert Prose("One of three endings is still open.") in told
    path = _path("vote.march", "luck.bad")
    found = words.roads(path.scenario, work_out(path.table, path.moves))
    assert [(road.title, road.closed is None) for road in found] == [
        ("OVER", True),
        ("EARLY", False),
        ("NEVER", False),
    ]


def test_at_the_start_nothing_is_compared_and_no_move_is_told() -> None:
    told = labelled(present(_path()))
    assert told["EARLY"] == "25 in 100; played for alone, 50 in 100."
    assert not {"Your last move", "The last fall"} & told.keys()


def test_a_model_without_premises_says_so() -> None:
    assert "names no premise" in str(present(_path(premises={}))[-1])


def test_at_a_dead_end_no_ending_is_open_and_the_defect_is_told() -> None:
    scenario = small(
        juncture("vote", wait=so(), march=so("strike")),
        juncture("rest", yes=so(when="not strike"), no=so(when="not strike")),
    )
    told = present(replay(scenario, ["vote.march"]).playthrough)
    assert labelled(told)["No ending"].startswith("100 in 100 come to a turn where no move is open")
    assert any(isinstance(block, Prose) and block.text.startswith("None of") for block in told)


def test_turning_points_are_told_the_largest_first_with_what_they_did() -> None:
    assert part(along_it(MARCHED), "Where the odds turned most") == [
        Labelled(
            "January 1918, Luck", "it fell so: bad. In 100: up 50 for OVER; down 50 for EARLY."
        ),
        Labelled(
            "January 1918, A juncture", "you: march. In 100: down 25 for OVER; up 25 for EARLY."
        ),
    ]


def test_an_ending_that_closed_is_told_with_its_last_odds_and_what_closed_it() -> None:
    assert part(along_it(MARCHED), "When the other endings closed") == [
        Labelled(
            "Until January 1918",
            "one road in two still led to EARLY. Chance closed it at Luck: bad.",
        )
    ]
    waited = _path("vote.wait", "luck.bad", "rest.yes")
    assert part(along_it(waited), "When the other endings closed") == [
        Labelled(
            "Until January 1918",
            "one road in four still led to EARLY. You closed it at A juncture: wait.",
        )
    ]


def test_the_smallest_change_is_told_with_its_decisions_and_how_chance_would_have_to_fall() -> None:
    scenario = small(
        juncture("vote", wait=so(), march=so()),
        fortune("luck", good=so(ends="early"), bad=so()) | {"when": "vote.march"},
        endings={name: ENDING | {"title": name.upper()} for name in ("over", "early")},
    )
    told = along_it(replay(scenario, ["vote.wait"]).playthrough)
    assert part(told, "How few decisions would have had to differ")[:2] == [
        Prose(words.KEPT),
        Labelled(
            "To come to EARLY",
            "one decision would have had to differ. January 1918, A juncture: march."
            " And chance would have had to fall so: Luck: good.",
        ),
    ]


def test_where_chance_alone_kept_an_ending_away_no_decisions_are_named() -> None:
    told = part(along_it(MARCHED), "How few decisions would have had to differ")
    assert labelled(told)["To come to EARLY"] == (
        "no other decisions would have been enough, as chance fell."
    )


def test_where_only_one_ending_was_ever_possible_this_is_said() -> None:
    told = along_it(
        replay(small(juncture("vote", wait=so(), march=so())), ["vote.wait"]).playthrough
    )
    assert part(told, "Where the odds turned most") == [Prose("No move and no fall moved them.")]
    only = [Prose("No other ending was within reach.")]
    assert part(told, "When the other endings closed") == only
    assert part(told, "How few decisions would have had to differ")[:1] == only


@UNSHRUNK
@given(wide_scenarios(), choices())
def test_the_prospects_of_every_path_can_be_told(data: Data, picks: list[int]) -> None:
    path = along(Scenario.model_validate(data), picks)
    told = work_out(path.table, path.moves)
    endings = {ending.title for ending in path.scenario.endings.values()}
    assert endings <= labelled(words.present(path, told, "small").blocks).keys()
    if path.state.ending is not None:
        blocks = words.along(path, told, "small").blocks
        headings = [b.text for b in blocks if isinstance(b, Heading)]
        assert len(headings) == 5
