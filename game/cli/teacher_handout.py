"""The command that prints a lesson: everything a class holds in its hands, into a folder."""

import secrets
from pathlib import Path

import click

from game.cli.streams import standard_mouth
from game.core.lesson.ballots import CODE_LETTERS, CODE_LONG, MOST_PRESENT
from game.core.lesson.plan import FORMS, LONGEST, SHORTEST, USUAL, Form
from game.core.lesson.road import road
from game.core.scenario.turns import Juncture
from game.files.folders import FolderError, put
from game.files.inert import inert
from game.paper.handout import handout as handout_of
from game.paper.pupils import Day
from game.paper.style import FORMATS, Format
from game.paper.teachers import Teaching, Wish
from game.paper.units import Taught, unit
from game.play import debates
from game.play.debate import Debate
from game.play.debates import plan_of, rehearsed
from game.play.sittings import UnplayableError, scenario_named
from game.words import teaching as words
from game.words.profiles import PROFILES

_USUAL_CLASS = 30


@click.command()
@click.argument("scenario")
@click.argument("name", metavar="TURN|UNIT")
@click.option("-o", "--into", metavar="DIR", help="The folder; `handout-NAME` unless told.")
@click.option(
    "--profile",
    type=click.Choice(tuple(PROFILES)),
    default="none",
    show_default=True,
    help="Whose words the question and the rubric use.",
)
@click.option(
    "--present",
    type=click.IntRange(1, MOST_PRESENT),
    default=_USUAL_CLASS,
    show_default=True,
    help="How many are in the class.",
)
@click.option(
    "--form", type=click.Choice(FORMS), default="debate", show_default=True, help="Of the plan."
)
@click.option(
    "--minutes",
    type=click.IntRange(SHORTEST, LONGEST),
    default=USUAL,
    show_default=True,
    help="Of the plan.",
)
@click.option(
    "--paper", "size", type=click.Choice(FORMATS), default="a4", show_default=True, help="Its size."
)
@click.option(
    "--codes",
    type=click.IntRange(1, MOST_PRESENT),
    help="Seat slips too, with so many one-use codes.",
)
@click.option("--force", is_flag=True, help="Overwrite files that are not as they were made.")
def handout(
    scenario: str,
    name: str,
    *,
    into: str | None,
    profile: str,
    present: int,
    form: Form,
    minutes: int,
    size: Format,
    codes: int | None,
    force: bool,
) -> None:
    """Print the lesson at a TURN of SCENARIO, or a UNIT of several, as HTML and Markdown files.

    What the class holds until history is told knows nothing later than the day: give it out at
    once. The teacher's notes and the answers are papers apart. `index.html` says how many
    copies of what.
    """
    try:
        read, called = scenario_named(scenario)
        board = PROFILES[profile]
        if name in read.units:
            files = unit(Taught(read, called, read.units[name], board, present), size)
        else:
            debate = rehearsed(plan_of(debates.Wish(scenario, name, form, minutes, profile)))
            teaching = _teaching(debate, Wish(board, form, minutes, present))
            files = handout_of(teaching, size, _codes(codes or 0))
        folder = Path(into or f"handout-{name}")
        put(folder, files, force=force)
    except (UnplayableError, FolderError) as refusal:
        raise click.ClickException(inert(str(refusal))) from refusal
    standard_mouth().lines.tell(*words.made(str(folder), len(files)))


def _teaching(debate: Debate, wish: Wish) -> Teaching:
    turn = debate.scenario.turn(debate.before.turn)
    assert isinstance(turn, Juncture)  # noqa: S101 (a class can debate there)
    assert turn.lesson is not None  # noqa: S101 (as above)
    return Teaching(
        scenario=debate.scenario,
        material=turn.lesson,
        day=Day(debate.before, road(debate.playthrough), debate.scenario.old_style_until),
        after=debate.after,
        wish=wish,
    )


def _codes(number: int) -> list[str]:
    """So many different codes that nobody can guess."""
    codes: set[str] = set()
    while len(codes) < number:
        codes.add("".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LONG)))
    return sorted(codes)
