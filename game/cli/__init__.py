"""The command line: parse, call, print. The only place of lazy imports, to start at once."""

import os
import sys
import traceback
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper
from typing import Final

import click

from game import __version__
from game.words import exits

_GROUPS: Final = {
    "For players": {"play": "player", "resume": "player", "saves": "player"},
    "For teachers": {
        "lessons": "teacher",
        "handout": "teacher_handout",
        "debate": "teacher_debate",
        "record": "teacher_record",
    },
    "For authors": {"check": "author", "prove": "author_prove", "finding": "author_finding"},
}
"""Every command by the person who uses it, with the module that holds it."""

_SUMMARIES: Final = {
    "play": "Begin a new playthrough.",
    "resume": "Go on with a playthrough, the last one if none is named.",
    "saves": "List, copy or delete the playthroughs that are kept.",
    "lessons": "List the turns and units with teaching material, or show one's.",
    "handout": "Print all that a class holds in its hands, into a folder.",
    "debate": "Debate a turn with a class, on one screen.",
    "record": "Write down what a lesson came to; nobody is named.",
    "check": "Tell everything that is wrong with a scenario.",
    "prove": "Prove what holds of every playthrough of a scenario.",
    "finding": "Explain a finding by its code, or list them all.",
}
"""What --help says of each command, so that it need not import any."""

_DEFECT: Final = 70
_INTERRUPTED: Final = 130


@dataclass(frozen=True, slots=True)
class Outer:
    """What was given before a command, and holds for it."""

    saves: str | None
    plain: bool


class _Lazy(click.Group):
    """Imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return [name for group in _GROUPS.values() for name in group]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        for group in _GROUPS.values():
            if cmd_name in group:
                module = import_module(f"game.cli.{group[cmd_name]}")
                command = getattr(module, cmd_name)
                return command if isinstance(command, click.Command) else None
        return None

    def invoke(self, ctx: click.Context) -> object:
        """As click does; but that nobody reads on is no failure, and click's status 1 says one."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _silence()
            return 0

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        for title, group in _GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name, _SUMMARIES[name]) for name in group])


@click.group(cls=_Lazy, invoke_without_command=True)
@click.version_option(__version__, prog_name="juncture")
@click.option("--plain", is_flag=True, help="In plain lines, not on screens.")
@click.option("--saves", metavar="DIR", help="Keep playthroughs in this folder.")
@click.pass_context
def juncture(context: click.Context, saves: str | None, *, plain: bool) -> None:
    """Juncture: a historical decision game for the terminal.

    Without a command it opens the title, or asks what to play.
    """
    context.obj = Outer(saves, plain)
    if context.invoked_subcommand is None:
        from game.cli import screens

        shown = screens.wanted(plain=plain)
        if shown is not None:
            context.exit(screens.title(saves, *shown))
        from game.cli import player

        context.exit(player.evening(saves))


def main() -> None:
    """Run the program. Whatever goes wrong is told in a sentence, never as a traceback."""
    sys.exit(_run())


def _run() -> int:
    for stream in (sys.stdout, sys.stderr):
        # A window that knows fewer letters shows a question mark for the others.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = juncture.main(standalone_mode=False)
        if sys.stdout is not None:  # a shell can close it
            sys.stdout.flush()
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"\n{exits.INTERRUPTED}", err=True)
        return _INTERRUPTED
    except BrokenPipeError:
        _silence()
        return 0
    except Exception as error:  # noqa: BLE001 (the last line: a sentence instead of a traceback)
        _silence()
        click.echo(_defect(error), err=True)
        return _DEFECT
    return code if isinstance(code, int) else 0


def _silence() -> None:
    """Nobody reads the output any more: let what is left in its buffer go nowhere."""
    if sys.stdout is None:
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _defect(error: Exception) -> str:
    if isinstance(error, OSError):
        return exits.refused(
            error.strerror, error.filename if isinstance(error.filename, str) else None
        )
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119 (a text, no file)
    return exits.defect(type(error).__name__, where)
