"""Commands for players: play, resume, and the playthroughs that are kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from game.cli.streams import standard_mouth
from game.files import saves as shelf
from game.files.inert import inert
from game.files.places import PlaceError, saves_folder
from game.plain.mouth import Mouth
from game.play.questions import Begin
from game.play.sittings import UnplayableError, Wish, begun, resumed, shown, title
from game.words import program
from game.words.blocks import Prose

_UNKEPT: Final = 1

_saves_option = click.option("--saves", metavar="DIR", help="Keep playthroughs in this folder.")
_plain_option = click.option(
    "--plain", is_flag=True, help="In plain lines (as yet the only way there is)."
)


@click.command()
@click.argument("scenario")
@click.option("--historical", is_flag=True, help="History's moves play by themselves; not saved.")
@click.option(
    "--variant",
    default="",
    help="as_it_fell, short, from:TURN, without:PREMISE, or several joined by commas.",
)
@click.option("--iron", is_flag=True, help="Play without undo.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Settle chance by this number.")
@_plain_option
@_saves_option
@click.pass_obj
def play(
    outer: str | None,
    *,
    scenario: str,
    historical: bool,
    variant: str,
    iron: bool,
    seed: int | None,
    plain: bool,
    saves: str | None,
) -> None:
    """Begin a new playthrough of SCENARIO: a shipped one by its name, or a path."""
    del plain
    wish = Wish(scenario, variant, iron, seed)
    mouth = standard_mouth()
    if historical:
        with _refusals():
            mouth.show(*shown(wish))
            mouth.lines.tell(Prose(program.NOT_KEPT))
        return
    _leave(_begin(mouth, _folder(saves or outer), wish))


@click.command()
@click.argument("name", required=False)
@_plain_option
@_saves_option
@click.pass_obj
def resume(outer: str | None, *, name: str | None, plain: bool, saves: str | None) -> None:
    """Go on with the playthrough NAME, or with the one that was played last."""
    del plain
    folder = _folder(saves or outer)
    with _refusals():
        last = None if name else shelf.last(folder)
    if name is None and last is None:
        raise click.ClickException(program.NOTHING_TO_RESUME)
    _leave(_resume(standard_mouth(), folder, name or (last.save.name if last else "")))


@click.group(invoke_without_command=True)
@_saves_option
@click.pass_context
def saves(context: click.Context, saves: str | None) -> None:
    """List the playthroughs that are kept; copy or delete one."""
    context.obj = saves or context.obj
    if context.invoked_subcommand is not None:
        return
    folder = _folder(context.obj)
    with _refusals():
        entries = shelf.listed(folder)
    lines = standard_mouth().lines
    lines.tell(*program.shelf(str(folder), entries))


@saves.command()
@click.argument("name")
@click.argument("new_name")
@click.pass_obj
def copy(chosen: str | None, name: str, new_name: str) -> None:
    """Copy the playthrough NAME to NEW_NAME."""
    with _refusals():
        save = shelf.copy(_folder(chosen), name, new_name)
    standard_mouth().lines.tell(Prose(program.copied(save.name)))


@saves.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Delete without asking.")
@click.pass_obj
def delete(chosen: str | None, name: str, *, yes: bool) -> None:
    """Delete the playthrough NAME, after asking."""
    folder = _folder(chosen)
    mouth = standard_mouth()
    with _refusals():
        found = shelf.find(folder, name).save.name
        if yes or mouth.sure(program.delete_question(found)):
            shelf.delete(folder, found)
            mouth.lines.tell(Prose(program.deleted(found)))
        else:
            mouth.lines.tell(Prose(program.not_deleted(found)))


def evening(chosen: str | None) -> int:
    """Ask what to play, play it, and ask again; the exit code.

    A pipe plays one playthrough: its answers would begin others for ever.
    """
    folder = _folder(chosen)
    mouth = standard_mouth()
    while True:
        with _refusals():
            entry = mouth.title(title(folder))
        if entry is None:
            return 0
        if isinstance(entry, Begin):
            code = _begin(mouth, folder, Wish(entry.scenario))
        else:
            code = _resume(mouth, folder, entry.name)
        if code or mouth.ended or mouth.lines.echoes:
            return code


def _begin(mouth: Mouth, folder: Path, wish: Wish) -> int:
    with _refusals(), begun(folder, wish) as (sitting, game):
        return 0 if mouth.play(sitting, game) else _UNKEPT


def _resume(mouth: Mouth, folder: Path, name: str) -> int:
    with _refusals(), resumed(folder, name) as (sitting, game):
        return 0 if mouth.play(sitting, game) else _UNKEPT


def _leave(code: int) -> None:
    click.get_current_context().exit(code)


def _folder(chosen: str | None) -> Path:
    with _refusals():
        return saves_folder(chosen)


@contextmanager
def _refusals() -> Iterator[None]:
    """What cannot be done is told in its own sentence."""
    try:
        yield
    except (UnplayableError, shelf.SaveError, PlaceError) as refusal:
        raise click.ClickException(inert(str(refusal))) from refusal
