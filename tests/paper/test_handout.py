"""A lesson on paper: what pupils hold tells nothing later, what the teacher holds tells all."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import example, given, settings

from game.core.lesson.curtains import Side
from game.core.lesson.road import road
from game.core.scenario.turns import Juncture
from game.paper import pupils
from game.paper.handout import handout, written
from game.paper.pupils import Day
from game.paper.teachers import Teaching, Wish
from game.words.handout import SUPPORTS
from game.words.profiles import PROFILES
from tests.curtain import assert_nothing_later, at_turn, later_at, teachable
from tests.paper.seen import headings, read, rendered
from tests.paper.test_written import HOSTILE, TEXTS

EVERYWHERE = pytest.mark.parametrize(
    ("name", "turn"), teachable(), ids=[f"{name}-{turn}" for name, turn in teachable()]
)
FOR_TEACHER = ("index", "teacher", "answers")
CODES = ("K7QM2", "AB3DE", "ZZ9XY")
PRESENT = 27


@cache
def teaching(name: str, turn: str, profile: str = "none") -> Teaching:
    scenario, playthrough, before, after = at_turn(name, turn)
    part = scenario.turn(turn)
    assert isinstance(part, Juncture)
    assert part.lesson is not None
    day = Day(before, road(playthrough), scenario.old_style_until)
    wish = Wish(PROFILES[profile], "debate", 50, PRESENT)
    return Teaching(scenario, part.lesson, day, after, wish)


@cache
def made(name: str, turn: str) -> dict[str, str]:
    return handout(teaching(name, turn), "a4", CODES)


def text(files: dict[str, str], name: str) -> str:
    """What is read in an HTML file."""
    return read(files[f"{name}.html"]).text


@EVERYWHERE
def test_nothing_that_pupils_hold_tells_anything_later(name: str, turn: str) -> None:
    later = later_at(name, turn)
    for file, content in made(name, turn).items():
        if not file.startswith(FOR_TEACHER):
            seen = read(content).text if file.endswith(".html") else content
            assert_nothing_later(seen, later)


def test_the_answers_would_be_found_by_that_search() -> None:
    with pytest.raises(AssertionError):
        assert_nothing_later(
            text(made("trotsky", "january_formula"), "answers"),
            later_at("trotsky", "january_formula"),
        )


@EVERYWHERE
def test_every_paper_is_html_with_its_headings_in_order_and_markdown_beside_it(
    name: str, turn: str
) -> None:
    files = made(name, turn)
    for file in files:
        if file.endswith(".html"):
            assert file.replace(".html", ".md") in files
            levels = headings(files[file])
            assert levels[0] == 1
            assert levels.count(1) == 1
            assert all(level <= last + 1 for last, level in pairwise(levels))


@EVERYWHERE
def test_no_paper_leads_anywhere_but_to_its_neighbours(name: str, turn: str) -> None:
    files = made(name, turn)
    for file, content in files.items():
        if file.endswith(".html"):
            assert read(content).links <= set(files)
            assert not re.search(r"<(script|img|link|iframe|object)|url\(|@import", content)


@EVERYWHERE
def test_each_side_has_a_card_and_so_have_the_undecided(name: str, turn: str) -> None:
    before = teaching(name, turn).day.before
    html = made(name, turn)["positions.html"]
    assert html.count('<section class="card') == len(before.sides) + 1
    for side in before.sides:
        shown = text(made(name, turn), "positions")
        for said in (side.claim, side.risk, side.objection):
            assert said is None or " ".join(said.split()) in shown


@EVERYWHERE
def test_the_untouched_original_stands_on_every_sheet_of_documents(name: str, turn: str) -> None:
    for sheet in teaching(name, turn).day.before.sheets:
        for support in SUPPORTS:
            shown = text(made(name, turn), f"sources-{support}")
            assert " ".join(sheet.original.split()) in shown
            plain = sheet.adapted is not None and " ".join(sheet.adapted.split()) in shown
            assert plain == (sheet.adapted is not None and support != "circle")


@EVERYWHERE
def test_the_teacher_finds_what_happened_and_the_works_by_their_numbers(
    name: str, turn: str
) -> None:
    of = teaching(name, turn)
    shown = text(made(name, turn), "answers")
    for told in (*of.after.history, of.after.whoever_chose, of.after.compare):
        assert told is None or " ".join(told.split()) in shown
    numbers = {
        number for side in of.day.before.sides for one in side.reasons for number in one.numbers
    }
    works = re.search(
        r"<ol>(.*?)</ol>",
        made(name, turn)["answers.html"].split("behind the reasons")[-1],
        re.DOTALL,
    )
    assert (0 if works is None else works[1].count("<li>")) >= max(numbers, default=0)


def test_where_verdicts_are_weighed_no_paper_asks_to_choose() -> None:
    sides = tuple(
        Side(letter, letter, f"Verdict {letter}", None, (), None, None, ()) for letter in "AB"
    )
    for name, turn in teachable():
        day = teaching(name, turn).day
        bare = replace(day.before, mode="analyse", sides=sides, sheets=(), scene=(), voices=())
        bare = replace(bare, known=None, question=None, silent=None, situation=(), title="A day")
        files = written(pupils.papers(Day(bare), PRESENT), "a4")
        assert not any(
            re.search(r"\bchoose\b(?! here)", content, re.IGNORECASE) for content in files.values()
        )


def test_a_choosing_class_is_asked_to_choose_and_a_weighing_class_to_weigh() -> None:
    assert "Choose for the people" in text(made("trotsky", "january_formula"), "situation")
    assert "Nobody is asked to choose here" in text(made("trotsky", "sviyazhsk"), "situation")


def test_the_timeline_stops_on_the_day() -> None:
    for name, turn in teachable():
        day = teaching(name, turn).day
        assert all(not day.before.date < one.date for one in day.road)


def test_seat_codes_stand_on_a_paper_of_their_own_and_nowhere_else() -> None:
    files = made("kornilov", "cavalry")
    for code in CODES:
        assert [file for file in files if code in files[file]] == [
            "seat-slips.html",
            "seat-slips.md",
        ]
    without = handout(teaching("kornilov", "cavalry"), "a4")
    assert not any(file.startswith("seat-slips") for file in without)


def test_there_is_a_ballot_for_each_pupil_and_some_to_spare() -> None:
    html = made("kornilov", "cavalry")["ballots.html"]
    assert html.count("Vote 1") == html.count("Vote 2") == PRESENT + pupils.SPARE
    assert "A ●" in html
    assert "U ○" in html


def test_whoever_watches_a_fishbowl_gets_a_slip() -> None:
    of = teaching("kornilov", "cavalry")
    assert "observer-slips.html" not in made("kornilov", "cavalry")
    files = handout(replace(of, wish=replace(of.wish, form="fishbowl")), "a4")
    assert files["observer-slips.html"].count("An error that I heard") == 3
    assert "| 7 |" in files["index.md"]  # twenty-one watch, three slips a page


def test_a_lesson_with_nothing_but_options_still_prints() -> None:
    of = teaching("kornilov", "cavalry")
    bare = tuple(
        replace(side, claim=None, reasons=(), risk=None, objection=None, advocates=())
        for side in of.day.before.sides
    )
    before = replace(
        of.day.before,
        sides=bare,
        sheets=(),
        silent=None,
        question=None,
        known=None,
        facts=(),
        warning=None,
        voices=(),
        place=None,
        situation=of.day.before.scene,
    )
    day = Day(before)
    after = replace(of.after, sheets=(), origins=(), works=(), history=(), because=(), advocates={})
    material = type(of.material)()
    files = handout(replace(of, day=day, after=after, material=material), "letter")
    assert "sources-circle.html" not in files
    assert "Find its two best reasons" in files["positions.html"]
    assert "No document of this lesson" in files["index.html"]
    for content in files.values():
        assert "<dl>\n</dl>" not in content
        assert "<ul>\n</ul>" not in content
        assert "None" not in content


@given(said=TEXTS)
@example(said="".join(HOSTILE))
@settings(max_examples=20)
def test_whatever_an_author_writes_comes_out_inert_on_every_paper(said: str) -> None:
    of = teaching("trotsky", "january_formula")
    before = of.day.before
    sides = tuple(
        replace(side, label=said or "x", claim=said, risk=said, objection=said)
        for side in before.sides
    )
    sheets = tuple(
        replace(sheet, caption=said, original=said, adapted=said, words={said: said})
        for sheet in before.sheets
    )
    hostile = replace(
        before,
        title=said,
        place=said,
        silent=said,
        question=said,
        known=said,
        warning=said,
        situation=(said,),
        scene=(said, said),
        facts=(said,),
        sides=sides,
        sheets=sheets,
    )
    way = tuple(replace(one, title=said, took=said) for one in of.day.road)
    after = replace(of.after, history=(said,), compare=said, view=said, works=())
    material = of.material.model_copy(update={"ask": (said,), "if_asked": {said: said}})
    taught = replace(of, day=Day(hostile, way), after=after, material=material)
    for file, content in handout(taught, "a4", CODES).items():
        seen = read(content) if file.endswith(".html") else rendered(content)
        assert not {"script", "img", "b", "pre", "code"} & seen.tags
        assert seen.links <= set(made("trotsky", "january_formula"))
        assert not any(name.startswith("on") for name in seen.attributes)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_changes_the_question_and_the_rubric_and_nothing_that_pupils_hold(
    profile: str,
) -> None:
    of = teaching("trotsky", "january_formula", profile)
    files = handout(of, "a4", CODES)
    usual = made("trotsky", "january_formula")
    changed = {file for file in files if files[file] != usual[file]}
    assert all(file.startswith(FOR_TEACHER) for file in changed)
    assert of.after.view is not None
    asked = PROFILES[profile].question(" ".join(of.after.view.split()))
    assert asked in text(files, "answers")
    for row in PROFILES[profile].rubric:
        assert row.name in text(files, "teacher")


def test_the_time_plan_begins_at_nought_and_ends_before_the_bell() -> None:
    shown = made("trotsky", "january_formula")["teacher.md"]
    minutes = [int(found) for found in re.findall(r"^\| ([0-9]+):[0-9]{2} \|", shown, re.MULTILINE)]
    assert minutes[0] == 0
    assert minutes == sorted(minutes)
    assert minutes[-1] < 50
