"""A unit of lessons on paper."""

import pytest

from game.paper.units import Taught, unit
from game.words.profiles import PROFILES
from tests.paper.seen import headings, read
from tests.play.small import all_shipped, shipped

UNITS = [(name, each) for name, scenario in all_shipped() for each in scenario.units]


def printed(name: str, each: str, profile: str = "none") -> dict[str, str]:
    scenario = shipped(name)
    return unit(Taught(scenario, name, scenario.units[each], PROFILES[profile], 27), "a4")


@pytest.mark.parametrize(("name", "each"), UNITS)
def test_every_step_card_product_and_homework_of_a_unit_is_printed(name: str, each: str) -> None:
    files = printed(name, each)
    plan, cards = read(files["plan.html"]).text, read(files["cards.html"]).text
    for lesson in shipped(name).units[each].lessons:
        said = [step.text for step in lesson.steps] + [*lesson.products, lesson.homework or ""]
        assert all(" ".join(text.split()) in plan for text in said)
        for card in lesson.cards:
            told = (card.who, card.says, card.interest, card.against or "")
            assert all(" ".join(text.split()) in cards for text in told)


@pytest.mark.parametrize(("name", "each"), UNITS)
def test_the_steps_of_a_lesson_follow_each_other_without_a_gap(name: str, each: str) -> None:
    plan = printed(name, each)["plan.md"]
    for lesson in shipped(name).units[each].lessons:
        last = lesson.minutes - lesson.steps[-1].minutes
        assert f"| {last}:00 | {lesson.steps[-1].minutes} |" in plan
        assert f"{lesson.minutes} minutes together" in plan


@pytest.mark.parametrize(("name", "each"), UNITS)
def test_the_papers_of_a_unit_are_whole_pages_that_lead_to_their_neighbours(
    name: str, each: str
) -> None:
    files = printed(name, each)
    for file, text in files.items():
        if file.endswith(".html"):
            assert headings(text).count(1) == 1
            assert read(text).links <= set(files)


def test_the_index_says_which_lessons_to_print_too() -> None:
    index = read(printed("trotsky", "agency")["index.html"]).text
    assert "juncture handout trotsky january_formula" in index
    assert "juncture handout trotsky new_course" in index


def test_whoever_watches_gets_a_slip() -> None:
    files = printed("trotsky", "agency")
    assert files["observer-slips.html"].count("An error that I heard") == 3
    assert "| 7 |" in files["index.md"]  # twenty-one watch, three slips a page


def test_a_unit_without_cards_and_without_a_circle_has_a_plan_alone() -> None:
    scenario = shipped("trotsky")
    whole = scenario.units["agency"]
    first = whole.model_copy(update={"lessons": whole.lessons[:1]})
    files = unit(Taught(scenario, "trotsky", first, PROFILES["none"], 27), "a4")
    assert {file.partition(".")[0] for file in files} == {"index", "plan"}


def test_the_rubric_is_in_the_boards_words() -> None:
    assert "AO2: value of sources" in printed("trotsky", "agency", "aqa")["plan.md"]
