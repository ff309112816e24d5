"""Odds and hours in words."""

import pytest

from game.core.playthrough import begin
from game.words import hours
from game.words.odds import chances, chances_before
from tests.play.small import SMALL, from_text

SCENARIO = from_text(SMALL)


def test_each_chance_is_its_share_of_all_that_are_open() -> None:
    said = [chance.text for chance in chances(SCENARIO, "weather", [("rain", 3), ("sun", 2)])]
    assert said == ["3 in 5: rain.", "2 in 5: sun."]


def test_the_chances_before_a_fall_are_those_that_were_said() -> None:
    playthrough = begin(SCENARIO)
    for _ in range(2):
        playthrough = playthrough.move(playthrough.open_offers[0].move)
    step = next(step for step in playthrough.steps if step.turn == "weather")
    assert chances_before(playthrough, step) == chances(
        SCENARIO, "weather", [("rain", 3), ("sun", 1)]
    )


def test_a_closed_fall_has_no_share() -> None:
    shut = "{odds: 2, when: left, text: It snowed., because: [{says: It did., grade: judged}]}"
    scenario = from_text(SMALL.replace("      sun: {", f"      snow: {shut}\n      sun: {{"))
    playthrough = begin(scenario)
    for _ in range(2):
        playthrough = playthrough.move(playthrough.open_offers[0].move)
    step = next(step for step in playthrough.steps if step.turn == "weather")
    said = [chance.text for chance in chances_before(playthrough, step)]
    assert said == ["3 in 4: rain.", "1 in 4: sun."]


@pytest.mark.parametrize(
    ("laid", "of", "said"),
    [
        (0, 1, "One hour left"),
        (1, 1, "The hour is laid"),
        (0, 2, "Two hours left"),
        (1, 2, "One hour left"),
        (2, 2, "Both hours are laid"),
        (3, 3, "All three hours are laid"),
        (0, 9, "9 hours left"),
    ],
)
def test_hours_are_counted_in_words(laid: int, of: int, said: str) -> None:
    assert hours.left(laid, of) == said


def test_an_hour_too_many_and_too_few_say_what_to_do() -> None:
    assert hours.too_many(1) == "The hour is laid: lift it first."
    assert hours.too_many(2) == "Both hours are laid: lift one first."
    assert hours.too_few(1, 2).startswith("One hour left: lay it with a number first")
    assert hours.too_few(0, 2).startswith("Two hours left: lay them with a number first")
