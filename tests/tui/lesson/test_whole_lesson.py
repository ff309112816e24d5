"""A lesson of fifty minutes on the wall, held by keys alone, and what it leaves behind."""

from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from syrupy.assertion import SnapshotAssertion

from game.cli import Outer
from game.cli.teacher_record import record
from game.core.lesson.plan import Step
from game.files import lessons
from game.files.lessons import Kept
from game.play.debates import plan_of, rehearsed, resumed
from game.tui.lesson.ended import EndedScreen
from game.tui.lesson.hour import rehearse
from game.tui.lesson.preflight import PreflightScreen
from game.tui.palette import NIGHT, PAPER
from game.words import debates as words
from tests.tui.driver import Listening, Shown, folded, running, screen_text
from tests.tui.lesson.classroom import FIRST as TURN
from tests.tui.lesson.classroom import SECOND as NEXT
from tests.tui.lesson.on_the_wall import FIRST, SECOND, Hour, kept, on_the_wall, wish
from tests.tui.test_snapshots import Text

pytestmark = pytest.mark.timeout(120)

MINUTE = 60.0


async def hold(shown: Hour) -> None:  # noqa: C901, PLR0912 (a closed set of steps)
    """Hold the lesson to the end of its last step: each takes a minute less than is meant."""
    debate = shown.debate
    while True:
        step = debate.lesson.step
        match step:
            case Step.FIRST_VOTE:
                await shown.press("1", "1", "2", "backspace")
                await shown.vote(FIRST)
                await shown.press("e", "v", "v", "v")
            case Step.GROUPS:
                await shown.press("c")
                shown.moment.passes(10 * MINUTE)
                await shown.press("c")
            case Step.DEBATE:
                await shown.press("1", "d", "1", "enter", "2", "2", "backspace")
            case Step.SECOND_VOTE:
                await shown.typed("sure 2:4 3:9 5:14")
                await shown.vote(SECOND)
                await shown.press("e")
            case Step.SWING:
                await shown.twice("v")
                await shown.typed("changed 8")
                if debate.lesson.plan.documents:
                    await shown.typed("moved 1:4")
            case Step.HISTORY:
                await shown.twice("h")
                await shown.press("p")
            case Step.TEST:
                while not debate.slide(shown.moment()).judged:
                    await shown.onward()
                await shown.typed("avoidable 1:12 2:9")
                await shown.typed("inevitable 1:3 2:14")
                await shown.press("r")
            case _:
                pass
        shown.moment.passes(max(debate.lesson.times[debate.lesson.at].budget - MINUTE, MINUTE))
        if debate.lesson.at + 1 == len(debate.lesson.times):
            return
        while debate.lesson.step is step:
            await shown.onward()


async def test_a_whole_lesson_is_held_by_keys_alone_and_kept(
    tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    with kept(tmp_path) as debate:
        async with on_the_wall(debate, (60, 20), folder=tmp_path) as shown:
            assert isinstance(shown.screen, PreflightScreen)
            await shown.begin()
            await hold(shown)
            await shown.press("e")
            assert words.END_AGAIN in folded_case(screen_text(shown.app))
            await shown.opened("e")
            assert isinstance(shown.screen, EndedScreen)
            assert "juncture record" in folded(screen_text(shown.app))
            await shown.press("enter")
            await shown.until(lambda: shown.is_left)
    (entry,) = lessons.listed(tmp_path)
    assert isinstance(entry, Kept)
    assert entry.lesson.ended
    head, *events = entry.file.read_text(encoding="utf-8").splitlines()
    assert TURN in head
    assert "\n".join(events) == snapshot(extension_class=Text)
    written = CliRunner().invoke(
        record, [str(entry.file), "-o", str(tmp_path / "record")], obj=Outer(None, plain=True)
    )
    assert written.exit_code == 0
    for name in ("record.md", "record.csv"):
        text = (tmp_path / "record" / name).read_text(encoding="utf-8-sig")
        assert text == snapshot(name=name, extension_class=Text)


async def test_the_next_juncture_follows_on_the_classs_own_path(tmp_path: Path) -> None:
    with kept(tmp_path) as debate:
        async with on_the_wall(debate, (80, 24), folder=tmp_path) as shown:
            await shown.begin()
            await hold(shown)
            await shown.opened("e", "e")
            assert "n next juncture" in screen_text(shown.app)
            await shown.opened("n")
            assert isinstance(shown.screen, PreflightScreen)
            further = shown.screen.debate
            assert further.lesson.plan.turn == NEXT
            took = f"{TURN}.{debate.lesson.took}"
            assert took in further.lesson.plan.path
            await shown.press("escape")
            await shown.until(lambda: shown.is_left)
    assert len(lessons.listed(tmp_path)) == 2


async def test_a_lesson_goes_on_where_it_was(tmp_path: Path) -> None:
    with kept(tmp_path) as debate:
        async with on_the_wall(debate, folder=tmp_path) as shown:
            await shown.begin()
            await shown.to(Step.FIRST_VOTE)
            await shown.press("1", "1", "3")
    with resumed(tmp_path, debate.name or "", shown.moment() + MINUTE) as again:
        assert again.lesson.first.tally == debate.lesson.first.tally
        async with on_the_wall(again, moment=shown.moment, folder=tmp_path) as later:
            seen = folded_case(screen_text(later.app))
            assert "goes on at: First vote." in seen
            assert later.wall.debate.lesson.step is Step.FIRST_VOTE


async def test_a_wall_is_light_and_can_be_dark() -> None:
    async with on_the_wall(rehearsed(plan_of(wish()))) as shown:
        assert shown.app.theme == PAPER.name
        await shown.begin()
        assert shown.app.theme == PAPER.name
        await shown.press("ctrl+t")
        assert shown.app.theme == NIGHT.name


async def test_a_rehearsal_walks_through_a_lesson_with_nobody_typing() -> None:
    debate = rehearsed(plan_of(wish()))
    app = Listening(partial(rehearse, debate=debate, times=1e6))
    async with running(Shown(app), (60, 20)):
        shown = Shown(app)
        await shown.until(lambda: app.return_code is not None)
    assert debate.lesson.ended
    assert app.return_value == words.REHEARSAL


def folded_case(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
