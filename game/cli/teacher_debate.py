"""A lesson on one projector: `juncture debate`."""

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import click

from game.cli import Outer, screens
from game.cli.phones import Line, wanted
from game.cli.phones import options as phone_options
from game.cli.streams import standard_mouth
from game.core.lesson.ballots import MOST_PRESENT
from game.core.lesson.plan import FORMS, LONGEST, SHORTEST, USUAL, Form
from game.files import lessons, saves
from game.files.inert import inert
from game.files.places import PlaceError, lessons_folder, saves_folder
from game.files.settings import Settings
from game.files.slips import SlipsError
from game.plain.teacher import TeacherMouth
from game.play import foretelling, rehearsal
from game.play.debate import Debate
from game.play.debates import Wish, begun, plan_of, rehearsed, resumed
from game.play.polling import NoPhonesError
from game.play.sittings import UnplayableError, scenario_named
from game.play.teaching import seconds_to
from game.words import debates as words
from game.words import phones as phone_words
from game.words.profiles import PROFILES

_SPED_UP: Final = 60
"""By how much a rehearsal's clock is faster than a class's, where somebody watches."""


@click.command()
@click.argument("scenario", required=False)
@click.argument("turn", required=False)
@click.option(
    "--minutes",
    type=click.IntRange(SHORTEST, LONGEST),
    default=USUAL,
    show_default=True,
    help="How long the lesson is.",
)
@click.option("--present", type=click.IntRange(1, MOST_PRESENT), help="How many are expected.")
@click.option("--bell", metavar="10:50", help="When it must be over; else after the minutes.")
@click.option("--form", type=click.Choice(FORMS), default="debate", show_default=True)
@click.option("--profile", type=click.Choice(list(PROFILES)), default="none", show_default=True)
@click.option("--along", metavar="SAVE", help="Come to the turn on a save's path, not history's.")
@click.option("--resume", metavar="[NAME]", is_flag=False, flag_value="", help="Go on with one.")
@click.option("--list", "lists", is_flag=True, help="List the lessons that are kept.")
@click.option("--demo", is_flag=True, help="Rehearse with a made-up class; nothing is typed.")
@phone_options
@click.option("--plain", is_flag=True, help="In plain lines, not on screens.")
@click.option("--lessons", "kept_in", metavar="DIR", help="Keep lessons in this folder.")
@click.pass_obj
def debate(
    outer: Outer,
    *,
    scenario: str | None,
    turn: str | None,
    minutes: int,
    present: int | None,
    bell: str | None,
    form: Form,
    profile: str,
    along: str | None,
    resume: str | None,
    lists: bool,
    demo: bool,
    phones: bool,
    address: str | None,
    port: int,
    slips: str | None,
    plain: bool,
    kept_in: str | None,
) -> None:
    """Debate one juncture of SCENARIO with a class: TURN, or a list of those with material."""
    wall = screens.wanted(plain=plain or outer.plain)
    with _refusals():
        folder = lessons_folder(kept_in, outer.saves)
        if bell is not None and isinstance(why := seconds_to(bell, time.time()), str):
            raise click.UsageError(why)
        if demo and phones:
            raise click.UsageError(phone_words.NO_REHEARSAL)
        line = wanted(phones=phones, address=address, port=port, slips=slips)
        start = _Start(present, bell, wall, line)
        if lists:
            _tell_kept(folder)
        elif resume is not None:
            _resume(folder, resume, start)
        elif scenario is None:
            raise click.UsageError(words.NEEDS_SCENARIO)
        elif turn is None:
            read, called = scenario_named(scenario)
            standard_mouth().lines.tell(*words.teachable(read, called))
        else:
            path = None if along is None else _path(outer.saves, along)
            wish = Wish(scenario, turn, form, minutes, profile, path)
            if demo:
                _rehearse(folder, wish, wall)
            else:
                _begin(folder, wish, start)


@dataclass(frozen=True, slots=True)
class _Start:
    """What a teacher said beforehand, the settings to show a wall with, codes and phones.

    None is no wall but lines, and neither codes nor phones.
    """

    present: int | None
    bell: str | None
    wall: tuple[Settings, str] | None
    line: Line | None = None

    def deals(self, lesson: Debate) -> AbstractContextManager[None]:
        """Deal the codes of a lesson, and let phones vote, where that is wanted."""
        return nullcontext() if self.line is None else self.line.of(lesson)


def _begin(folder: Path, wish: Wish, start: _Start) -> None:
    """Hold a lesson, and those that the class goes on to."""
    with begun(folder, plan_of(wish)) as lesson:
        _hold(folder, lesson, start)


def _resume(folder: Path, name: str, start: _Start) -> None:
    """Hold a kept lesson from where it stopped."""
    last = lessons.last(folder) if not name else None
    if not name and last is None:
        raise click.ClickException(words.NOTHING_TO_RESUME)
    with resumed(folder, name or (last.name if last else ""), time.time()) as lesson:
        _hold(folder, lesson, start)


def _hold(folder: Path, lesson: Debate, start: _Start) -> None:
    mouth = TeacherMouth(standard_mouth().lines, time.time, foretelling.begin)
    with start.deals(lesson):
        if start.wall is not None:
            sys.exit(_on_the_wall(folder, lesson, start, start.wall))
        further = mouth.hold(lesson, start.present, start.bell)
    while further and (plan := lesson.next_juncture()) is not None:
        with begun(folder, plan) as following, start.deals(following):
            further, lesson = mouth.hold(following, start.present, None), following


def _on_the_wall(folder: Path, lesson: Debate, start: _Start, wall: tuple[Settings, str]) -> int:
    """Show a lesson on screens; the exit code."""
    from game.tui.lesson.hour import Room, hour

    settings, said = wall
    present = "" if start.present is None else str(start.present)
    room = Room(folder, present, start.bell or "", said=said, line=start.line)
    return screens.run(partial(hour, debate=lesson, room=room), settings, folder)


def _rehearse(folder: Path, wish: Wish, wall: tuple[Settings, str] | None) -> None:
    """A made-up class walks through; a window shows it at a pace that can be followed."""
    lesson = rehearsed(plan_of(wish))
    if wall is not None:
        from game.tui.lesson.hour import rehearse

        settings, _ = wall
        evening = partial(rehearse, debate=lesson, times=_SPED_UP)
        sys.exit(screens.run(evening, settings, folder))
    lines = standard_mouth().lines
    now = time.time()

    def passes(seconds: float) -> None:
        nonlocal now
        now += seconds
        if lines.width is not None:
            time.sleep(seconds / _SPED_UP)

    mouth = TeacherMouth(lines, lambda: now, foretelling.begin)
    mouth.rehearse(lesson, rehearsal.PRESENT, rehearsal.lines, passes)


def _tell_kept(folder: Path) -> None:
    standard_mouth().lines.tell(*words.shelf(str(folder), lessons.listed(folder)))


def _path(folder: str | None, name: str) -> tuple[str, ...]:
    return saves.find(saves_folder(folder), name).save.moves


@contextmanager
def _refusals() -> Iterator[None]:
    """What cannot be done is told in its own sentence."""
    try:
        yield
    except (UnplayableError, saves.SaveError, PlaceError, SlipsError, NoPhonesError) as refusal:
        raise click.ClickException(inert(str(refusal))) from refusal
