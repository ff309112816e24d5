"""What a wall shows: readable from the back row, whole, and told apart without colour."""

import textwrap
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.lesson.ballots import RefusalError, Way
from game.core.lesson.curtains import Before
from game.core.lesson.events import (
    BallotClosed,
    Cited,
    Claimed,
    Counted,
    Curtain,
    Dated,
    MovedBy,
    Onward,
    Opened,
    Raised,
    Sure,
    Took,
)
from game.core.lesson.lesson import Lesson, happened, planned
from game.core.lesson.plan import FORMS, Form, Step
from game.core.move import Choice
from game.core.scenario.teaching import Concept
from game.core.scenario.turns import Juncture
from game.play.debate import planned_at
from game.words.blocks import Block, Heading, Labelled, Numbered, Prose
from game.words.profiles import PROFILES
from game.words.refusals import refused
from game.words.wall.after import Beyond
from game.words.wall.clock import clock, minutes
from game.words.wall.lines import changed, read
from game.words.wall.sides import sides
from game.words.wall.slide import COLUMNS, MOST_LINES, MOST_WORDS, Slide, paged
from game.words.wall.slides import slides
from tests.core.lesson.lives import Life, lives
from tests.curtain import at_turn, teachable

PRESENT = 20
CONCEPTS: tuple[Concept, ...] = (
    "causation",
    "continuity and change",
    "perspectives",
    "significance",
    "contestability",
)
EVERYWHERE = pytest.mark.parametrize(
    ("name", "turn"), teachable(), ids=[f"{name}-{turn}" for name, turn in teachable()]
)

_LONG = "as-long-as-forty-letters-or-more-it-is"
_WORD = st.sampled_from(["word", "end.", "so?", "another", _LONG])
_WORDS = st.one_of(
    st.lists(_WORD, max_size=9), st.lists(_WORD, min_size=MOST_WORDS, max_size=4 * MOST_WORDS)
).map(" ".join)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Prose, _WORDS),
        st.builds(Labelled, st.just("A label"), _WORDS),
        st.builds(Numbered, st.integers(1, 9), _WORDS),
        st.builds(Heading, _WORDS),
    ),
    max_size=6,
)


def whole(
    name: str, turn: str, form: Form = "debate", profile: str = "nsw"
) -> tuple[Before, list[tuple[Lesson, tuple[Slide, ...]]]]:
    """A whole lesson with every curtain up in its time: the slides of each step."""
    scenario, playthrough, before, after = at_turn(name, turn)
    plan = planned_at(playthrough, turn, called=name, form=form, minutes=60, profile=profile)
    juncture = scenario.turn(turn)
    assert isinstance(juncture, Juncture)
    assert juncture.lesson is not None
    beyond = Beyond(scenario, after, juncture.lesson.concepts, playthrough.move(_took(juncture)))
    lesson = happened(planned(plan), Opened(PRESENT, 3600), 0)
    shown = []
    for at in range(len(lesson.times)):
        if lesson.ballots is not None:
            lesson = happened(lesson, Counted(Way.SLIPS, {"A": 9, "B": 8, "U": 3}), at)
            lesson = happened(lesson, BallotClosed(), at)
        if lesson.step is Step.SWING:
            lesson = happened(lesson, Raised(Curtain.RESULT), at)
        if lesson.step is Step.HISTORY:
            lesson = happened(lesson, Raised(Curtain.HISTORY), at)
            if plan.mode == "choose":
                lesson = happened(lesson, Took(plan.names[0]), at)
                played = playthrough.move(Choice(turn, plan.names[0]))
                beyond = replace(beyond, played=played)
        lesson = happened(lesson, Claimed("A"), at)
        shown.append((lesson, slides(lesson, before, beyond, at)))
        if at + 1 < len(lesson.times):
            lesson = happened(lesson, Onward(), at)
    return before, shown


def _took(juncture: Juncture) -> Choice:
    return Choice(juncture.id, (juncture.history.took or tuple(juncture.options))[0])


def lines(block: Block) -> int:
    label = getattr(block, "label", "")
    return len(textwrap.wrap(f"{label}: {block.text}" if label else block.text, COLUMNS))


@given(BLOCKS)
def test_paging_loses_no_word_and_no_page_is_too_long(blocks: list[Block]) -> None:
    pages = paged(blocks)
    said = " ".join(block.text for page in pages for block in page).split()
    assert said == " ".join(block.text for block in blocks).split()
    for page in pages:
        assert len(" ".join(block.text for block in page).split()) <= MOST_WORDS
        assert sum(lines(block) for block in page) <= MOST_LINES or len(page) == 1


@EVERYWHERE
@pytest.mark.parametrize("form", FORMS)
def test_every_page_of_every_step_can_be_read_from_the_back(
    name: str, turn: str, form: Form
) -> None:
    before, shown = whole(name, turn, form)
    for number, (lesson, pages) in enumerate(shown, 1):
        assert pages
        for at, slide in enumerate(pages, 1):
            assert (slide.number, slide.of) == (number, len(lesson.times))
            assert (slide.page, slide.pages) == (at, len(pages))
            assert slide.headline.strip()
            assert len(slide.headline) <= 200
            words = " ".join(block.text for block in slide.blocks).split()
            assert len(words) <= MOST_WORDS
            assert len(slide.tasks) <= 4
            assert slide.keys[-1].shown == "?"
            if before.mode == "analyse" and lesson.step is not Step.SILENT:
                own = " ".join((slide.title, slide.headline, *slide.tasks, *slide.advice))
                assert "choose" not in own.casefold()


@EVERYWHERE
def test_a_profile_changes_the_last_question_alone(name: str, turn: str) -> None:
    _, usual = whole(name, turn, profile="none")
    for profile in ("nsw", "aqa", "ib"):
        _, other = whole(name, turn, profile=profile)
        for (lesson, some), (_, others) in zip(usual, other, strict=True):
            assert some == others or lesson.step is Step.CLOSE


def test_each_board_asks_in_its_own_words() -> None:
    asked = {name: profile.question("Trotsky was alone.") for name, profile in PROFILES.items()}
    assert asked["nsw"] == "“Trotsky was alone.” To what extent do you agree?"
    assert asked["aqa"] == "“Trotsky was alone.” Assess the validity of this view."
    assert len(set(asked.values())) == len(PROFILES)
    for profile in PROFILES.values():
        assert set(profile.concepts) == set(CONCEPTS)
        assert len(profile.rubric) == 5
        assert all(len(set(criterion.levels)) == 4 for criterion in profile.rubric)


@EVERYWHERE
def test_sides_differ_in_letter_and_shape_and_pattern(name: str, turn: str) -> None:
    _, _, before, _ = at_turn(name, turn)
    shown = sides(before)
    for parts in (
        [side.letter for side in shown],
        [side.shape for side in shown],
        [side.sign for side in shown],
        [side.pattern for side in shown],
        [side.fill for side in shown],
    ):
        assert len(set(parts)) == len(before.sides) + 1
    assert (shown[-1].letter, shown[-1].shape) == ("U", "ring")


@EVERYWHERE
def test_a_silent_question_stands_alone(name: str, turn: str) -> None:
    _, ((_, (slide,)), *_) = whole(name, turn)
    assert {getattr(block, "label", "") for block in slide.blocks} <= {"Date", "Content note"}
    assert (slide.tasks, slide.choices, slide.votes) == ((), (), None)


@EVERYWHERE
def test_the_swing_keeps_the_minority_report(name: str, turn: str) -> None:
    before, shown = whole(name, turn)
    pages = next(pages for lesson, pages in shown if lesson.step is Step.SWING)
    assert pages[0].votes is not None
    assert [bar.net for bar in pages[0].votes.bars] == [0] * (len(before.sides) + 1)
    reports = [page for page in pages if page.headline == "The minority report"]
    if len(before.sides) > 2:
        assert f"Minority report, {sides(before)[2].text}" in str(reports)


@EVERYWHERE
def test_history_is_told_beside_the_class_in_three_columns(name: str, turn: str) -> None:
    scenario, _, _, after = at_turn(name, turn)
    _, shown = whole(name, turn)
    first, *more = next(pages for lesson, pages in shown if lesson.step is Step.HISTORY)
    who = scenario.people[scenario.player].name
    assert [column.head for column in first.columns] == ["The class", who, "The record"]
    said = " ".join(" ".join(block.text for page in more for block in page.blocks).split())
    for text in after.history:
        assert " ".join(text.split()) in said


def test_a_tally_is_hidden_until_its_curtain_is_up() -> None:
    scenario, playthrough, before, _ = at_turn("kornilov", "committee")
    del scenario
    plan = planned_at(
        playthrough, "committee", called="kornilov", form="debate", minutes=50, profile="none"
    )
    lesson = happened(planned(plan), Opened(PRESENT, 3000), 0)
    while lesson.step is not Step.FIRST_VOTE:
        lesson = happened(lesson, Onward(), 0)
    lesson = happened(lesson, Counted(Way.HANDS, {"A": 13}), 0)
    (slide,) = slides(lesson, before, None, 0)
    assert slide.votes is not None
    assert (slide.votes.bars, slide.votes.says) == ((), ("13 of 20 have voted.",))
    assert (Curtain.TALLY, "the running tally") in slide.curtains
    (open_slide,) = slides(happened(lesson, Raised(Curtain.TALLY), 0), before, None, 0)
    assert open_slide.votes is not None
    assert [bar.first for bar in open_slide.votes.bars] == [13, 0, 0, 0, 0]
    assert "Curtain down" not in str(changed(open_slide, open_slide))


@pytest.mark.parametrize("form", FORMS)
def test_no_step_tells_a_result_whose_curtain_is_down(form: Form) -> None:
    _, playthrough, before, _ = at_turn("kornilov", "committee")
    plan = planned_at(
        playthrough, "committee", called="kornilov", form=form, minutes=60, profile="none"
    )
    lesson = happened(planned(plan), Opened(PRESENT, 3600), 0)
    for at in range(len(lesson.times)):
        if lesson.ballots is not None:
            lesson = happened(lesson, Counted(Way.HANDS, {"A": 13, "B": 7}), 0)
            lesson = happened(lesson, BallotClosed(), 0)
        for slide in slides(lesson, before, None, 0):
            assert slide.votes is None or slide.votes.bars == ()
            assert "13" not in " ".join(block.text for block in read(slide))
        if at + 1 < len(lesson.times):
            lesson = happened(lesson, Onward(), 0)


@given(lives(), st.floats(0, 10_000))
def test_the_clock_says_what_it_shows(life: Life, later: float) -> None:
    shown = clock(life.lesson, life.log[-1][0] + later)
    assert ("over" in shown.says.partition(";")[0]) == (shown.left < 0)
    assert ("past the bell" in shown.says) == (shown.until_bell < 0)
    assert ("the clock stands" in shown.says) == life.lesson.is_paused


def test_minutes_are_read_as_on_a_clock() -> None:
    assert [minutes(seconds) for seconds in (0, 65, 3600, 3725)] == [
        "0:00",
        "1:05",
        "1:00:00",
        "1:02:05",
    ]


@given(lives())
def test_every_refusal_is_a_sentence_of_its_own(life: Life) -> None:
    lesson = planned(life.plan)
    refusals = iter(life.refused)
    for now, event in (*life.log, *refusals):
        try:
            lesson = happened(lesson, event, now)
        except RefusalError as error:
            said = refused(error, lesson, event)
            assert said.endswith(".")
            assert said.isprintable()
            assert said != "That cannot be done now."


def test_numbers_that_stand_for_nothing_are_named() -> None:
    _, playthrough, _, _ = at_turn("trotsky", "january_formula")
    plan = planned_at(
        playthrough, "january_formula", called="trotsky", form="debate", minutes=50, profile="none"
    )
    lesson = happened(planned(plan), Opened(PRESENT, 3000), 0)
    lesson = happened(lesson, Claimed("A"), 0)
    for event, said in (
        (Cited(99), f"There is no document 99: they are numbered from 1 to {plan.documents}."),
        (MovedBy({99: 1}), "There is no document 99"),
        (MovedBy({1: 21}), "That makes 21 hands; 20 are present."),
        (Dated("avoidable", {}), "What happened stays hidden"),
        (Sure({1: 1}), "That cannot be done in this step: think alone."),
    ):
        with pytest.raises(RefusalError) as refusal:
            happened(lesson, event, 0)
        assert refused(refusal.value, lesson, event).startswith(said)
