"""Commands for authors: what is wrong with a scenario, and where."""

import json
from pathlib import Path
from typing import Final

import click

from game.core.finding import Stage
from game.files.inert import inert
from game.files.located import Located

CLEAN: Final = 0
FINDINGS: Final = 1
UNREADABLE: Final = 2


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Read scenarios and tell everything that is wrong with them.

    A PATH is a scenario file, the folder of a scenario, or a folder of scenarios; with
    none, the scenarios that come with the game are read.

    The exit status is 0 where nothing is wrong (advice is shown, and fails nothing), 1
    where there are errors, and 2 where something could not be read at all.
    """
    from game.files import places, scenarios
    from game.words import findings as words

    found: list[Located] = []
    read: list[Path] = []
    for path in paths or (places.scenarios_folder(),):
        there = scenarios.find(path)
        found += there.findings
        for scenario in there.scenarios:
            found += scenarios.read(scenario).findings
            read.append(scenario)
    if as_json:
        click.echo(_as_json(found, read))
    else:
        for one in found:
            click.echo("\n".join(words.lines(one)) + "\n")
        click.echo(words.closing(found, len(read)))
    context.exit(_status(found))


def _as_json(findings: list[Located], scenarios: list[Path]) -> str:
    """ASCII alone, so that no screen obeys it and every program reads it."""
    errors = sum(found.severity == "error" for found in findings)
    told = {
        "scenarios": [inert(str(path)) for path in scenarios],
        "errors": errors,
        "advice": len(findings) - errors,
        "findings": [found.to_json() for found in findings],
    }
    return json.dumps(told, indent=2)


def _status(findings: list[Located]) -> int:
    if any(found.code.stage is Stage.FILE for found in findings):
        return UNREADABLE
    return FINDINGS if any(found.severity == "error" for found in findings) else CLEAN
