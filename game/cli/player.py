"""Commands for players: play, resume, and the playthroughs that are kept."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

import click

from game.cli import Outer, screens
from game.cli.streams import standard_mouth
from game.files import saves as shelf
from game.files.inert import inert
from game.files.places import PlaceError, saves_folder
from game.files.settings import Settings
from game.plain.mouth import Mouth
from game.play.loop import Game, Sitting
from game.play.questions import Begin
from game.play.sittings import UnplayableError, Wish, begun, resumed, shown, title
from game.words import program
from game.words.blocks import Prose

_UNKEPT: Final = 1

Opened = AbstractContextManager[tuple[Sitting, Game]]

_saves_option = click.option("--saves", metavar="DIR", help="Keep playthroughs in this folder.")
_plain_option = click.option("--plain", is_flag=True, help="In plain lines, not on screens.")


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
    outer: Outer,
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
    wish = Wish(scenario, variant, iron, seed)
    if historical:
        mouth = standard_mouth()
        with _refusals():
            mouth.show(*shown(wish))
            mouth.lines.tell(Prose(program.NOT_KEPT))
        return
    folder = _folder(saves or outer.saves)
    _play(begun(folder, wish), folder, plain=plain or outer.plain)


@click.command()
@click.argument("name", required=False)
@_plain_option
@_saves_option
@click.pass_obj
def resume(outer: Outer, *, name: str | None, plain: bool, saves: str | None) -> None:
    """Go on with the playthrough NAME, or with the one that was played last."""
    folder = _folder(saves or outer.saves)
    with _refusals():
        last = None if name else shelf.last(folder)
    if name is None and last is None:
        raise click.ClickException(program.NOTHING_TO_RESUME)
    called = name or (last.save.name if last else "")
    _play(resumed(folder, called), folder, plain=plain or outer.plain)


@click.group(invoke_without_command=True)
@_saves_option
@click.pass_context
def saves(context: click.Context, saves: str | None) -> None:
    """List the playthroughs that are kept; copy or delete one."""
    context.obj = saves or context.obj.saves
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
            code = _told(mouth, begun(folder, Wish(entry.scenario)))
        else:
            code = _told(mouth, resumed(folder, entry.name))
        if code or mouth.ended or mouth.lines.echoes:
            return code


def _play(opened: Opened, folder: Path, *, plain: bool) -> None:
    """Play a game on the screens where they can be shown, else in plain lines; and leave."""
    shown = screens.wanted(plain=plain)
    code = _told(standard_mouth(), opened) if shown is None else _shown(opened, folder, *shown)
    click.get_current_context().exit(code)


def _told(mouth: Mouth, opened: Opened) -> int:
    with _refusals(), opened as (sitting, game):
        return 0 if mouth.play(sitting, game) else _UNKEPT


def _shown(opened: Opened, folder: Path, settings: Settings, said: str) -> int:
    from game.tui.app import JunctureApp
    from game.tui.evening import play
    from game.tui.front import warn

    with _refusals(), opened as (sitting, game):

        async def evening(app: JunctureApp) -> str:
            if said:
                warn(app, said)
            return await play(app, sitting, game)

        return screens.run(evening, settings, folder)


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
