"""A lesson on the screens of no terminal, driven by keys, with a clock that a test turns."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from game.core.lesson.plan import Form, Step
from game.play.debate import Debate
from game.play.debates import Wish, begun, plan_of, rehearsed
from game.play.polling import Line
from game.tui.lesson.hour import Room, hour
from game.tui.lesson.wall import WallScreen
from tests.tui.driver import Listening, Shown, Size, is_ready, running, screen_text
from tests.tui.lesson.classroom import FIRST as TURN
from tests.tui.lesson.classroom import NAME

START: Final = 1_700_000_000.0
"""A moment; which one makes no difference."""
PRESENT: Final = 27
FIRST: Final = (9, 7, 4, 2)
SECOND: Final = (6, 11, 5, 2)
"""Votes by letter; whoever is left is undecided."""


@dataclass
class Moment:
    """A clock that stands until time passes."""

    now: float = START

    def __call__(self) -> float:
        """What the clock says."""
        return self.now

    def passes(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


@dataclass
class Hour(Shown):
    """A lesson on the wall."""

    debate: Debate
    moment: Moment

    @property
    def wall(self) -> WallScreen:
        """The wall, which must be what is seen."""
        assert isinstance(self.screen, WallScreen), screen_text(self.app)
        return self.screen

    async def begin(self) -> None:
        """Let the class come, as it was said beforehand."""
        await self.opened("enter", "enter")

    async def typed(self, line: str) -> None:
        """Type a line on the wall."""
        await self.press("t", *line, "enter")

    async def twice(self, key: str) -> None:
        """Press what is asked for twice."""
        await self.press(key, key)

    async def onward(self, *, seconds: float = 0.0) -> None:
        """Go on by a page or a step."""
        self.moment.passes(seconds)
        page = self.debate.lesson.at, self.debate.page
        for _ in range(20):  # what scrolls is read to its end first
            await self.press("space")
            if (self.debate.lesson.at, self.debate.page) != page or self.debate.lesson.ended:
                return
        raise AssertionError(screen_text(self.app))

    async def to(self, step: Step) -> None:
        """Go on to a step, with every vote given and closed on the way."""
        while self.debate.lesson.step is not step:
            ballots = self.debate.lesson.ballots
            if ballots is not None and not ballots.is_closed:
                await self.vote(FIRST if self.debate.lesson.step is Step.FIRST_VOTE else SECOND)
                await self.press("e")
            await self.onward()

    async def foretold(self) -> None:
        """Wait for the odds, where they are worked out in a test: those of a large scenario not."""
        if self.debate.called == NAME:
            await self.until(lambda: not self.debate.lacks_odds)

    async def vote(self, votes: tuple[int, ...]) -> None:
        """Type a count."""
        await self.typed(tally(self.debate, votes))


def tally(debate: Debate, votes: tuple[int, ...]) -> str:
    """Votes for the sides of a lesson as they are typed."""
    *letters, undecided = debate.lesson.plan.letters
    given = dict(zip(letters, votes, strict=False))
    given[undecided] = PRESENT - sum(given.values())
    return " ".join(f"{letter}{number}" for letter, number in given.items())


def wish(turn: str = TURN, scenario: str = NAME, form: Form = "debate") -> Wish:
    """A lesson to be held."""
    return Wish(scenario, turn, form, 50, "aqa")


@asynccontextmanager
async def on_the_wall(
    debate: Debate,
    size: Size = (80, 24),
    moment: Moment | None = None,
    folder: Path | None = None,
    line: Line | None = None,
) -> AsyncIterator[Hour]:
    """A lesson at its first screen."""
    clock = moment or Moment()
    room = Room(folder or Path("/nowhere"), str(PRESENT), moment=clock, line=line)
    shown = Hour(Listening(partial(_evening, debate=debate, room=room)), debate, clock)
    async with running(shown, size):
        await shown.until(lambda: len(shown.app.screen_stack) > 1 and is_ready(shown.screen))
        yield shown


async def _evening(app: Listening, debate: Debate, room: Room) -> str:
    return await hour(app, debate, room)


@asynccontextmanager
async def a_lesson(size: Size = (80, 24), wished: Wish | None = None) -> AsyncIterator[Hour]:
    """A lesson of which nothing is kept, at its first step."""
    async with on_the_wall(rehearsed(plan_of(wished or wish())), size) as shown:
        await shown.begin()
        yield shown


@contextmanager
def kept(folder: Path, wished: Wish | None = None) -> Iterator[Debate]:
    """A lesson that is kept in a folder."""
    with begun(folder, plan_of(wished or wish())) as debate:
        yield debate


async def views_of_a_lesson(shown: Hour) -> AsyncIterator[str]:
    """Every page of every step of a lesson, and every state of its votes and curtains."""
    while True:
        step = shown.debate.lesson.step
        shown.moment.passes(61)
        shown.wall.show()
        await shown.settled()
        yield _name(shown)
        match step:
            case Step.FIRST_VOTE | Step.SECOND_VOTE:
                await shown.vote(FIRST if step is Step.FIRST_VOTE else SECOND)
                yield f"{step}, all have voted"
                await shown.press("e")
                await shown.press("v")
                yield f"{step}, asked"
                await shown.press("v")
                yield f"{step}, raised"
                await shown.press("v")
            case Step.DEBATE | Step.FISHBOWL if not shown.debate.lesson.points:
                await shown.press("1", "2")
                if shown.debate.lesson.plan.documents:
                    await shown.press("d", "1", "enter")
                yield f"{step}, points made"
            case Step.SWING if shown.debate.page == 0:
                await shown.twice("v")
                yield f"{step}, raised"
            case Step.HISTORY if not shown.debate.lesson.took and shown.debate.page == 0:
                await shown.twice("h")
                await shown.foretold()
                yield f"{step}, raised"
                if shown.debate.lesson.plan.mode == "choose":
                    await shown.press("p")
                    await shown.foretold()
                    yield f"{step}, played"
            case Step.TEST if shown.debate.slide(shown.moment()).judged:
                await shown.typed("avoidable 1:12 2:9")
                await shown.typed("inevitable 1:3 2:14")
                yield f"{step}, hands"
            case _:
                pass
        if _is_last(shown):
            break
        await shown.onward()


def _is_last(shown: Hour) -> bool:
    lesson = shown.debate.lesson
    pages = shown.debate.slides(shown.moment())
    return lesson.at + 1 == len(lesson.times) and shown.debate.page + 1 >= len(pages)


def _name(shown: Hour) -> str:
    slide = shown.debate.slide(shown.moment())
    page = f", page {slide.page}" if slide.pages > 1 else ""
    return f"{slide.step}{page}"
