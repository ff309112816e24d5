"""A lesson under way: kept before it counts, resumed as it was, its odds found beside it."""

import asyncio
from functools import cache
from pathlib import Path

import pytest

from game.core.lesson.curtains import NoLessonError
from game.core.lesson.events import Claimed, Curtain, Event, Onward, Opened, Raised, Skipped, Took
from game.core.lesson.plan import Step
from game.core.playthrough import Playthrough
from game.core.prospects.values import Prospects
from game.files import lessons, scenarios
from game.play import debate as debates
from game.play import prospects, sittings
from game.play.debate import Debate, planned_at
from game.play.debates import Wish, begun, plan_of, rehearsed, resumed
from game.play.prospects import NotWorkedOutError
from game.play.prospects import awaited as worked_out
from game.play.sittings import UnplayableError
from game.play.teaching import Done, Said, Told, answer, opened
from game.words.debates import no_lesson
from game.words.wall.after import PLAYED
from game.words.wall.lines import read
from tests.curtain import at_turn
from tests.play.working_here import answered

NOW = 1_800_000_000.0
WISH = Wish("kornilov", "committee")

read_once = cache(scenarios.read)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sittings, "read", read_once)


def told(debate: Debate) -> str:
    """Everything that the pages of the step say."""
    return " ".join(block.text for slide in debate.slides(NOW) for block in read(slide))


def at_history() -> Debate:
    """A rehearsal whose last curtain has gone up."""
    debate = rehearsed(plan_of(WISH))
    debate.do(Opened(27, 3000), NOW)
    while debate.lesson.step is not Step.HISTORY:
        debate.do(Skipped(), NOW)
    debate.do(Raised(Curtain.HISTORY), NOW)
    return debate


def test_every_event_is_on_the_disk_when_it_has_happened(tmp_path: Path) -> None:
    with begun(tmp_path, plan_of(WISH)) as debate:
        events: list[Event] = [Opened(27, 3000), Onward(), Onward(), Onward(), Claimed("B")]
        for at, event in enumerate(events):
            assert debate.do(event, NOW + at) is None
            (kept,) = lessons.listed(tmp_path)
            assert isinstance(kept, lessons.Kept)
            assert kept.lesson == debate.lesson
            assert list(kept.log) == debate.log


def test_a_refused_event_is_neither_kept_nor_counted(tmp_path: Path) -> None:
    with begun(tmp_path, plan_of(WISH)) as debate:
        was = debate.lesson
        assert debate.do(Claimed("B"), NOW) == (
            "The class has not come yet: type how many are present first."
        )
        assert debate.lesson is was
        (kept,) = lessons.listed(tmp_path)
        assert isinstance(kept, lessons.Kept)
        assert kept.log == ()


def test_pages_turn_before_steps_do() -> None:
    debate = rehearsed(plan_of(WISH))
    debate.do(Opened(27, 3000), NOW)
    answer(debate, "next", NOW)
    pages = len(debate.slides(NOW))
    assert pages > 2
    for page in range(2, pages + 1):
        assert answer(debate, "next", NOW) == Done()
        assert (debate.slide(NOW).page, debate.lesson.step) == (page, Step.SITUATION)
    answer(debate, "back", NOW)
    assert debate.slide(NOW).page == pages - 1
    answer(debate, "next", NOW)
    answer(debate, "next", NOW)
    assert (debate.slide(NOW).page, debate.lesson.step) == (1, Step.FIRST_VOTE)


def test_those_present_are_corrected() -> None:
    debate = rehearsed(plan_of(WISH))
    opened(debate, "27", None, NOW)
    assert answer(debate, "present 26", NOW) == Done()
    assert debate.lesson.present == 26
    assert isinstance(answer(debate, "present 0", NOW), Said)
    assert isinstance(answer(debate, "present", NOW), Said)


def test_the_curtains_that_are_down_are_told() -> None:
    debate = at_history()
    assert answer(debate, "curtains", NOW) != answer(rehearsed(plan_of(WISH)), "curtains", NOW)
    assert isinstance(answer(debate, "help", NOW), Told)
    assert answer(debate, "lower history", NOW) == Done()
    assert debate.slide(NOW).headline == "What happened?"


def test_the_choice_is_played_and_its_page_is_turned_to() -> None:
    debate = at_history()
    name = debate.lesson.plan.name("D")
    assert debate.do(Took(name), NOW) is None
    assert debate.slide(NOW).headline == PLAYED
    assert debate.played is not None
    assert str(debate.played.moves[-1]) == f"committee.{name}"


def test_odds_are_found_once_each_and_again_for_another_choice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, ...]] = []

    async def awaited(playthrough: Playthrough) -> Prospects:
        asked.append(tuple(map(str, playthrough.moves)))
        return await worked_out(playthrough)

    monkeypatch.setattr(debates, "awaited", awaited)
    monkeypatch.setattr(prospects, "_asked", answered)
    debate = at_history()
    debate.do(Took(debate.lesson.plan.name("A")), NOW)

    async def twice() -> None:
        await asyncio.gather(debate.work_out(), debate.work_out())

    asyncio.run(twice())
    assert len(asked) == 2
    assert "before it" in told(debate)
    debate.do(Took(debate.lesson.plan.name("B")), NOW)
    assert "still being worked out" in told(debate)
    asyncio.run(debate.work_out())
    assert len(asked) == 3
    assert "closed now, before it 33 in 100." in told(debate)


def test_odds_that_cannot_be_found_are_told_so_and_not_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def awaited(_: Playthrough) -> Prospects:
        raise NotWorkedOutError("The odds are lost.")

    monkeypatch.setattr(debates, "awaited", awaited)
    debate = at_history()
    debate.do(Took(debate.lesson.plan.name("A")), NOW)
    asyncio.run(debate.work_out())
    assert not debate.lacks_odds
    assert "The odds are lost." in told(debate)


def test_no_odds_are_looked_for_while_the_curtain_is_down() -> None:
    assert not rehearsed(plan_of(WISH)).lacks_odds


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ('"cadets"', '"generals"'),
        ('"documents":', '"documents":1'),
        ('"turn":"committee"', '"turn":"cavalry"'),
        (".close", ".open"),
    ],
)
def test_a_lesson_whose_scenario_was_changed_is_told_so(
    tmp_path: Path, said: str, instead: str
) -> None:
    with begun(tmp_path, plan_of(WISH)) as debate:
        name = debate.name or ""
        names = debate.lesson.plan.names
    file = tmp_path / f"{name}.jsonl"
    text = file.read_text(encoding="utf-8")
    said = said.replace("cadets", names[0])
    if said.startswith("."):
        said = debate.lesson.plan.path[-1]
        instead = f"{said}_no_more"
    assert said in text
    file.write_text(text.replace(said, instead), encoding="utf-8")
    with pytest.raises(UnplayableError, match="cannot go on"), resumed(tmp_path, name, NOW):
        pass


def test_a_lesson_whose_scenario_has_gone_says_that_its_votes_are_kept(tmp_path: Path) -> None:
    with begun(tmp_path, plan_of(WISH)) as debate:
        file = tmp_path / f"{debate.name}.jsonl"
    text = file.read_text("utf-8").replace('"scenario":"kornilov"', '"scenario":"gone.yaml"')
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnplayableError) as refusal, resumed(tmp_path, file.stem, NOW):
        pass
    assert f"'{file.stem}' is kept, and can go on when its scenario is" in str(refusal.value)
    assert "no scenario 'gone.yaml'" in str(refusal.value)


def test_a_lesson_with_a_profile_that_is_not_known_names_it(tmp_path: Path) -> None:
    with begun(tmp_path, plan_of(WISH)) as debate:
        file = tmp_path / f"{debate.name}.jsonl"
    text = file.read_text("utf-8").replace('"profile":"none"', '"profile":"sorbonne"')
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnplayableError, match="'sorbonne'"), resumed(tmp_path, file.stem, NOW):
        pass


def test_a_lesson_whose_rules_alone_were_changed_goes_on_and_says_so(tmp_path: Path) -> None:
    with begun(tmp_path, plan_of(WISH)) as debate:
        file = tmp_path / f"{debate.name}.jsonl"
        mark = debate.lesson.plan.fingerprint
    file.write_text(file.read_text("utf-8").replace(mark, "0f" * 32), encoding="utf-8")
    with resumed(tmp_path, file.stem, NOW) as debate:
        assert debate.is_edited


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (Wish("kornilov", "nowhere"), "has no lesson 'nowhere'"),
        (Wish("kornilov", "committee", path=()), "does not come to"),
    ],
)
def test_a_wish_that_cannot_be_held_is_refused_in_a_sentence(wish: Wish, sentence: str) -> None:
    with pytest.raises(UnplayableError, match=sentence):
        plan_of(wish)


def test_more_options_than_there_are_letters_are_told_with_their_number() -> None:
    scenario, _, _, _ = at_turn("kornilov", "committee")
    told = no_lesson(NoLessonError("committee", "many"), scenario)
    assert told == "Rifles has more than 8 options open: a class can vote on no more."


def test_no_lesson_is_planned_where_nobody_decides() -> None:
    scenario, playthrough, _, _ = at_turn("kornilov", "committee")
    other = next(turn.id for turn in scenario.turns if turn.kind != "juncture")
    with pytest.raises(NoLessonError):
        planned_at(playthrough, other, called="kornilov", form="debate", minutes=50, profile="none")
