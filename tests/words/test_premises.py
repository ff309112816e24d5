"""The odds without each premise, in words: each change told, and none that is no change."""

from game.core.prospects.values import Questioned, Start
from game.core.scenario.scenario import Scenario
from game.words import premises as words
from game.words.blocks import Block, Heading, Labelled, Prose
from tests.small import juncture, small, so
from tests.words.test_prospects import ENDING

ONE: dict[str, str] = {
    "says": "Absence costs.",
    "grade": "judged",
    "critic": "It costs nothing.",
}


def scenario() -> Scenario:
    return small(
        juncture("vote", wait=so(army="+1"), march=so("strike", army="-1")),
        endings={name: ENDING | {"title": name.upper()} for name in ("over", "early", "never")},
        premises={"absence": ONE, "front_line": ONE},
    )


def told(**odds: float) -> list[Block]:
    whole = Start("", {"over": 0.75, "early": 0.25})
    found = Questioned(whole, {"absence": Start("", odds), "front_line": whole})
    return words.questioned(scenario(), found).blocks


def test_each_ending_is_told_with_all_premises_and_each_change_without_one() -> None:
    blocks = told(over=0.5, early=0.25, never=0.25)
    labels = [(b.label, b.text) for b in blocks if isinstance(b, Labelled)]
    assert labels[:3] == [
        ("OVER", "75 in 100."),
        ("EARLY", "25 in 100."),
        ("NEVER", "out of reach."),
    ]
    assert ("A critic", "It costs nothing.") in labels
    changes = "OVER: 50 in 100 (25 fewer); NEVER: within reach, 25 in 100."
    assert ("The odds without it", changes) in labels


def test_a_premise_without_which_nothing_changes_is_told_so() -> None:
    blocks = told(over=0.75, early=0.25)
    assert blocks.count(Prose(words.UNMOVED)) == 2
    assert Heading("Without front line", 3) in blocks


def test_what_hardly_changes_is_not_told_as_nothing_and_what_closes_as_out_of_reach() -> None:
    assert "OVER: 75 in 100 (hardly changed)" in str(told(over=0.7501, early=0.2499))
    assert "EARLY: out of reach" in str(told(over=1.0))


def test_a_dead_end_that_a_premise_has_kept_away_is_told() -> None:
    said = "20 in 100 come to a turn where no move is open, a defect of the scenario."
    assert Labelled("No ending", said) in told(over=0.6, early=0.2)
