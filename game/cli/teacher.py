"""Commands for teachers."""

import click

from game.cli.streams import standard_mouth
from game.files.inert import inert
from game.play.sittings import UnplayableError, scenario_named
from game.words import lessons as words


@click.command()
@click.argument("scenario")
@click.argument("turn", required=False)
def lessons(scenario: str, turn: str | None) -> None:
    """List the turns of SCENARIO that have teaching material, or show all that TURN has."""
    try:
        read, _ = scenario_named(scenario)
    except UnplayableError as refusal:
        raise click.ClickException(inert(str(refusal))) from refusal
    taught = {part.id: (part, lesson) for part, lesson in words.taught(read)}
    if turn is None:
        standard_mouth().lines.tell(*words.listed(read))
    elif turn in taught:
        standard_mouth().lines.tell(*words.lesson(read, *taught[turn]))
    else:
        raise click.ClickException(inert(words.no_such_lesson(read, turn)))
