"""One lesson after the other, screen by screen: before the class, the wall, the end."""

import asyncio
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from game.core.lesson.lesson import Plan
from game.files.incidents import InHand
from game.files.saves import SaveError
from game.play import rehearsal
from game.play.debate import Debate
from game.play.debates import begun
from game.play.polling import Line, NoPhonesError
from game.play.sittings import UnplayableError
from game.play.teaching import opened
from game.tui.app import JunctureApp
from game.tui.front import warn
from game.tui.lesson.ended import EndedScreen
from game.tui.lesson.preflight import PreflightScreen
from game.tui.lesson.wall import WallScreen
from game.tui.palette import PAPER
from game.words import debates as words
from game.words import phones as phone_words


@dataclass(frozen=True, slots=True)
class Room:
    """Where lessons are held: the `folder` that keeps what follows, and who tells the time.

    `present` and `bell` are what a teacher said beforehand, as it was typed; `said` is told on
    the first screen. `line` lets phones vote in what follows too.
    """

    folder: Path
    present: str = ""
    bell: str = ""
    said: str = ""
    moment: Callable[[], float] = time.time
    line: Line | None = None


async def hour(app: JunctureApp, debate: Debate, room: Room) -> str:
    """Hold a lesson, and those that the class goes on to; the sentence to leave with.

    A lesson that was held before goes on where it was. A wall is light, whatever the theme of
    the game: a projector shows black as grey.
    """
    app.theme = PAPER.name
    if room.said:
        warn(app, room.said)
    with ExitStack() as held:
        while True:
            _in_hand(app, debate)
            further = await _held(app, debate, room)
            if further is None:
                return app.parting
            room = replace(room, present=str(debate.lesson.present), bell="")
            try:
                debate = held.enter_context(begun(room.folder, further))
                if room.line is not None:
                    held.callback(room.line.close)  # before the lesson is let go
                    room.line.joins(debate)
            except (SaveError, UnplayableError, NoPhonesError) as refusal:
                return str(refusal)


async def rehearse(
    app: JunctureApp, debate: Debate, times: float, moment: Callable[[], float] = time.time
) -> str:
    """Hold a lesson with a made-up class, `times` faster than one; the sentence to leave with."""
    app.theme, app.parting = PAPER.name, words.REHEARSAL
    start = moment()

    def faster() -> float:
        return start + (moment() - start) * times

    opened(debate, str(rehearsal.PRESENT), None, faster())
    wall = WallScreen(debate, faster, words.REHEARSAL)
    await app.push_screen(wall)
    for seconds, line in rehearsal.lines(debate, faster):
        await asyncio.sleep(seconds / times)
        wall.do(line)
    return words.REHEARSAL


async def _held(app: JunctureApp, debate: Debate, room: Room) -> Plan | None:
    """One lesson from where it is to its end; the plan of what is wanted next."""
    said = ""
    if debate.lesson.is_open:
        told = words.resumed(debate.lesson, debate.name or "", edited=debate.is_edited)
        said = " ".join(block.text for block in told)
    elif not await _has_come(app, debate, room):
        return None
    elif debate.seats:
        said = phone_words.dealt(len(debate.seats)).text
    wall = WallScreen(debate, room.moment, said)
    await app.push_screen(wall)
    await wall.over
    await app.pop_screen()
    app.parting = words.ENDED
    ended = EndedScreen(debate)
    await app.push_screen(ended)
    further = await ended.chosen
    await app.pop_screen()
    return further


async def _has_come(app: JunctureApp, debate: Debate, room: Room) -> bool:
    """Show the page before the class, until it has come."""
    before = PreflightScreen(debate, room.present, room.bell, room.moment)
    await app.push_screen(before)
    began = await before.began
    await app.pop_screen()
    return began


def _in_hand(app: JunctureApp, debate: Debate) -> None:
    """Tell the app what it ends with if the teacher quits, or if something goes wrong."""
    plan = debate.lesson.plan
    app.parting = words.KEPT_ALL
    app.in_hand = InHand(plan.fingerprint, "", len(plan.path))
