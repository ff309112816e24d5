"""The command that writes down what a lesson came to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from game.cli import Outer
from game.cli.streams import standard_mouth
from game.core.lesson.events import Curtain
from game.files import lessons
from game.files.folders import FolderError, put
from game.files.inert import inert
from game.files.lessons import Kept
from game.files.places import PlaceError, lessons_folder
from game.files.saves import SaveError
from game.paper.held import Held
from game.paper.record import record as record_of
from game.paper.style import FORMATS, Format
from game.play.debate import Debate
from game.play.debates import recalled
from game.play.sittings import UnplayableError
from game.words import lesson_record as words


@click.command()
@click.argument("lesson")
@click.option("-o", "--into", metavar="DIR", help="The folder; `record-LESSON` unless told.")
@click.option(
    "--paper", "size", type=click.Choice(FORMATS), default="a4", show_default=True, help="Its size."
)
@click.option("--lessons", "folder", metavar="DIR", help="The folder in which lessons are kept.")
@click.option("--force", is_flag=True, help="Overwrite files that are not as they were made.")
@click.pass_obj
def record(
    outer: Outer, *, lesson: str, into: str | None, size: Format, folder: str | None, force: bool
) -> None:
    """Write down the LESSON of that name, or in that file, as HTML, Markdown and CSV.

    Nobody is named in it, and who voted how cannot be told from it. What happened stands in it
    only once it has been told in class.
    """
    with _refusals():
        kept = _found(lesson, folder, outer.saves)
        if kept.lesson.bell is None:
            raise UnplayableError(words.not_begun(kept.name))
        place = Path(into or f"record-{kept.file.stem}")
        put(place, record_of(_held(recalled(kept)), size), force=force)
    standard_mouth().lines.tell(*words.kept_in(str(place)))


def _found(lesson: str, folder: str | None, saves: str | None) -> Kept:
    file = Path(lesson)
    if file.suffix == lessons.SUFFIX and (len(file.parts) > 1 or os.path.lexists(file)):
        return lessons.find(file.parent, file.name)
    return lessons.find(lessons_folder(folder, saves), lesson)


def _held(debate: Debate) -> Held:
    """The lesson, and what lies behind the last curtain where that is up."""
    is_told = Curtain.HISTORY in debate.lesson.curtains
    if is_told:
        debate.recall_odds()
    return Held(
        debate.lesson,
        debate.before,
        debate.scenario.old_style_until,
        debate.beyond if is_told else None,
    )


@contextmanager
def _refusals() -> Iterator[None]:
    """What cannot be done is told in its own sentence."""
    try:
        yield
    except (UnplayableError, FolderError, SaveError, PlaceError) as refusal:
        raise click.ClickException(inert(str(refusal))) from refusal
