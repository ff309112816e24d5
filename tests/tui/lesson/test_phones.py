"""Phones on the wall: the address and its code, what came, and keys that stay quick meanwhile."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from game.core.lesson.events import Dealt
from game.core.lesson.plan import Step
from game.play.debate import Debate
from game.play.debates import plan_of, rehearsed
from game.play.polling import vote_name
from game.tui.frame import Frame
from game.tui.lesson.ended import EndedScreen
from game.tui.lesson.phones import PhonesScreen
from game.tui.lesson.preflight import PreflightScreen
from game.tui.lesson.wall import WallScreen
from game.web.server import serving
from game.words import phones as words
from tests.tui.driver import screen_text
from tests.tui.lesson.on_the_wall import PRESENT, START, Hour, kept, on_the_wall, wish

HERE = "127.0.0.1"
CODES = tuple(f"{first}{second}234" for first in "ABCDEF" for second in "JKMNP")[:PRESENT]
PHONES = Path(__file__).parents[2] / "web" / "phones.py"
QUICK = 0.1
"""Seconds in which a key has to be answered; a busy machine may take ten times as long."""


def said(shown: Hour) -> str:
    return " ".join(screen_text(shown.app).split())


def is_on(shown: Hour, kind: type[Frame]) -> bool:
    return isinstance(shown.screen, kind)


async def test_the_page_before_the_class_shows_whether_a_phone_has_come() -> None:
    debate = rehearsed(plan_of(wish()))
    with serving(debate, HERE, 0, lambda: START) as phones:
        async with on_the_wall(debate, (100, 30)) as shown:
            assert phones.url in said(shown)
            assert "Phones: no request yet, in 0 seconds." in said(shown)
            shown.moment.passes(60)
            await shown.until(lambda: "something is in the way." in said(shown))
            assert words.OTHERWISE.split(":")[0] in said(shown)
            phones.seen = 1
            await shown.until(lambda: "Phones: a request was seen" in said(shown))
            await shown.opened("m")
            assert is_on(shown, PhonesScreen)
            await shown.back()
            assert is_on(shown, PreflightScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (160, 50)])
async def test_a_key_shows_address_and_code_during_a_vote(size: tuple[int, int]) -> None:
    debate = rehearsed(plan_of(wish()))
    debate.seats = CODES
    with serving(debate, HERE, 0, lambda: START) as phones:
        async with on_the_wall(debate, size) as shown:
            await shown.begin()
            assert f"{PRESENT} codes are dealt" in said(shown)
            await shown.to(Step.FIRST_VOTE)
            before = screen_text(shown.app)
            await shown.opened("m")
            assert is_on(shown, PhonesScreen)
            assert screen_text(shown.app).count("█") > 50
            phones.is_open = False
            await shown.until(lambda: "Phones: closed" in said(shown))
            await shown.opened("m")
            assert is_on(shown, WallScreen)
            assert screen_text(shown.app) == before


async def test_without_phones_the_key_says_so() -> None:
    async with on_the_wall(rehearsed(plan_of(wish()))) as shown:
        await shown.begin()
        await shown.press("m")
        assert words.NO_PHONES in said(shown)


class Told:
    """A line for phones that only tells which lessons it joined, and what state it left them in."""

    def __init__(self) -> None:
        self.joined: list[Debate] = []
        self.closed_in_time: list[bool] = []

    def joins(self, debate: Debate) -> None:
        """Be told of a lesson."""
        self.joined.append(debate)

    def close(self) -> None:
        """Be told of the end: then the lesson can still be written to."""
        self.closed_in_time.append(self.joined[-1].do(Dealt(("22222",)), START) is None)


async def test_phones_go_on_to_the_next_juncture_and_leave_before_it_is_let_go(
    tmp_path: Path,
) -> None:
    line = Told()
    with kept(tmp_path) as debate:
        async with on_the_wall(debate, folder=tmp_path, line=line) as shown:
            await shown.begin()
            await shown.to(Step.HISTORY)
            await shown.twice("h")
            await shown.press("p")
            await shown.to(Step.CLOSE)
            await shown.twice("e")
            await shown.until(lambda: is_on(shown, EndedScreen))
            await shown.opened("n")
            (further,) = line.joined
            assert further.lesson.plan.turn != debate.lesson.plan.turn
            assert line.closed_in_time == []
            await shown.begin()
            await shown.press("q")
            await shown.until(lambda: shown.is_left)
    assert line.closed_in_time == [True]


async def test_keys_stay_quick_while_a_class_votes_by_phone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with kept(tmp_path) as debate, serving(debate, HERE, 0) as phones:
        debate.seats = CODES
        async with on_the_wall(debate) as shown:
            await shown.begin()
            await shown.to(Step.FIRST_VOTE)
            port = phones.url.rpartition(":")[2]
            voting = subprocess.Popen(  # noqa: ASYNC220 (keys are pressed meanwhile)
                [sys.executable, str(PHONES), port, vote_name(debate.lesson)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            assert voting.stdin is not None
            voting.stdin.write(json.dumps(CODES))
            voting.stdin.close()
            times = []
            while voting.poll() is None:
                begun = perf_counter()
                await shown.press("c")
                times.append(perf_counter() - begun)
                await asyncio.sleep(0)
            assert voting.stdout is not None
            told = json.loads(voting.stdout.read())
            voting.stdout.close()
            shown.wall.show()
            await shown.settled()
            assert "27 of 27 have voted." in said(shown)
    assert told["statuses"] == {"200": PRESENT, "303": 2 * PRESENT}
    assert dict(debate.lesson.first.coded) == told["last"]
    with capsys.disabled():
        slowest = 1000 * max(times)
        print(f"\n{len(times)} keys, the slowest {slowest:.0f} ms")  # noqa: T201 (told, not asserted)
    assert max(times) < 10 * QUICK
