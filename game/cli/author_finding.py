"""The command that explains a finding to an author."""

from typing import Final

import click

UNKNOWN: Final = 2


@click.command()
@click.argument("code", required=False)
@click.pass_context
def finding(context: click.Context, code: str | None) -> None:
    """Explain a finding of `check`: what it means, an example, the cure.

    Without a CODE, list them all.
    """
    from game.authoring import pages

    if code is None:
        click.echo("\n".join(pages.index()))
        return
    try:
        page = pages.page(code)
    except pages.UnknownCodeError as error:
        click.echo(error, err=True)
        context.exit(UNKNOWN)
    click.echo("\n".join(pages.lines(page)))
