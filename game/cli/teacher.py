"""Commands for teachers."""

import click

from game.cli.streams import standard_mouth
from game.files.inert import inert
from game.play.sittings import UnplayableError, scenario_named
from game.words import lessons as words


@click.command()
@click.argument("scenario")
@click.argument("name", metavar="[TURN|UNIT]", required=False)
def lessons(scenario: str, name: str | None) -> None:
    """List the turns of SCENARIO that have teaching material, and its units, or show all of one."""
    try:
        read, _ = scenario_named(scenario)
    except UnplayableError as refusal:
        raise click.ClickException(inert(str(refusal))) from refusal
    taught = {part.id: (part, lesson) for part, lesson in words.taught(read)}
    if name is None:
        standard_mouth().lines.tell(*words.listed(read))
    elif name in taught:
        standard_mouth().lines.tell(*words.lesson(read, *taught[name]))
    elif name in read.units:
        standard_mouth().lines.tell(*words.unit(read, read.units[name]))
    else:
        raise click.ClickException(inert(words.no_such_lesson(read, name)))
