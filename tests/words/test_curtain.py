"""Nothing later than the juncture is projected before history is told."""

from collections.abc import Iterator
from functools import cache
from io import StringIO
from itertools import takewhile

import pytest

from game.core.comparison import history_of
from game.core.lesson.ballots import Way
from game.core.lesson.curtains import Before
from game.core.lesson.events import BallotClosed, Claimed, Counted, Curtain, Onward, Opened, Raised
from game.core.lesson.lesson import Lesson, happened, planned
from game.core.lesson.plan import Form
from game.core.move import Choice
from game.core.scenario.turns import Juncture
from game.files import scenarios
from game.plain.lines import Lines
from game.plain.teacher import TeacherMouth
from game.play import rehearsal, sittings
from game.play.debate import Debate, planned_at
from game.play.debates import Wish, plan_of, rehearsed
from game.words import debates as words
from game.words import outcomes
from game.words.blocks import Prose
from game.words.profiles import PROFILES
from game.words.wall.after import Beyond
from game.words.wall.lines import read
from game.words.wall.slide import Slide
from game.words.wall.slides import slides
from tests.curtain import assert_nothing_later, at_turn, each_with_a_form, later_at, teachable

PRESENT = 20
LONGEST = 180
"""Minutes: every step of a form is in so long a lesson."""

EVERYWHERE = pytest.mark.parametrize(("name", "turn", "form"), each_with_a_form())


read_once = cache(scenarios.read)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sittings, "read", read_once)


def whole(form: Form, name: str, turn: str) -> Iterator[tuple[Lesson, Before, Beyond]]:
    """A lesson at every step, every curtain up but the last, and all that lies behind that."""
    scenario, playthrough, before, after = at_turn(name, turn)
    plan = planned_at(playthrough, turn, called=name, form=form, minutes=LONGEST, profile="nsw")
    beyond = Beyond(
        scenario,
        after,
        (),
        history_of(scenario),
        playthrough.move(Choice(turn, next(iter(scenario.turn(turn).takes)))),
    )
    lesson = happened(planned(plan), Opened(PRESENT, LONGEST * 60), 0)
    for at in range(len(lesson.times)):
        if lesson.ballots is not None:
            lesson = happened(lesson, Raised(Curtain.TALLY), at)
            yield lesson, before, beyond
            tally = {"A": PRESENT - 1, "B": 1}
            lesson = happened(lesson, Counted(Way.HANDS, tally), at)
            lesson = happened(lesson, BallotClosed(), at)
            lesson = happened(lesson, Raised(Curtain.RESULT), at)
        lesson = happened(lesson, Claimed("A"), at)
        yield lesson, before, beyond
        if at + 1 < len(lesson.times):
            lesson = happened(lesson, Onward(), at)


def text_of(slide: Slide) -> str:
    """All that stands on a slide."""
    keys = [f"{key.shown} {key.label} {key.says}" for key in slide.keys]
    lines = [block.text for block in read(slide)]
    lines += [getattr(block, "label", "") for block in read(slide)]
    sides = [f"{side.text} {side.pattern}" for side in slide.choices]
    return "\n\n".join([*lines, *sides, *keys, *slide.advice])


@EVERYWHERE
def test_no_slide_before_the_last_curtain_tells_anything_later(
    name: str, turn: str, form: Form
) -> None:
    later = later_at(name, turn)
    _, _, before, _ = at_turn(name, turn)
    for lesson, _, beyond in whole(form, name, turn):
        for slide in slides(lesson, before, beyond, 0):
            assert_nothing_later(text_of(slide), later)


@EVERYWHERE
def test_no_line_before_the_last_curtain_tells_anything_later(
    name: str, turn: str, form: Form
) -> None:
    profile = list(PROFILES)[len(turn) % len(PROFILES)]
    lesson = rehearsed(plan_of(Wish(name, turn, form, LONGEST, profile)))
    text = StringIO()
    mouth = TeacherMouth(Lines(StringIO(), text, None, echoes=True), lambda: 0.0, lambda _: None)

    def typed(debate: Debate, _: object) -> Iterator[tuple[float, str]]:
        lines = rehearsal.lines(debate, lambda: 0.0)
        return takewhile(lambda line: line[1] != "raise history", lines)

    mouth.rehearse(lesson, rehearsal.PRESENT, typed, lambda _: None)
    mouth.lines.tell(*words.commands(), *words.keyboard(), Prose(words.KEPT_ALL))
    assert "What happened?" in text.getvalue()
    assert_nothing_later(text.getvalue(), later_at(name, turn))


@pytest.mark.parametrize("name", ["trotsky", "kornilov"])
def test_the_search_finds_an_outcome_a_year_and_a_title_that_leak(name: str) -> None:
    turn = next(turn for scenario, turn in teachable() if scenario == name)
    scenario, playthrough, before, after = at_turn(name, turn)
    later = later_at(name, turn)
    juncture = scenario.turn(turn)
    assert isinstance(juncture, Juncture)
    for offer in playthrough.open_offers:
        moved = playthrough.move(offer.move)
        step = next(step for step in moved.steps if step.turn == turn)
        told = " ".join(block.text for block in outcomes.followed(moved, step))
        with pytest.raises(AssertionError):
            assert_nothing_later(told, later)
    for leaked in (
        " ".join(after.history),
        f"It was over in {before.date.year + 1}.",
        next(iter(scenario.endings.values())).title,
        f"Then: {scenario.turns[-2].title}.",
    ):
        with pytest.raises(AssertionError):
            assert_nothing_later(leaked, later)
    assert_nothing_later(f"It was {before.date.year}. {before.title}", later)
