"""Commands called in the test's own process, as a shell would give their words."""

from click.testing import CliRunner, Result

from game.cli import juncture


def run(*words: str) -> Result:
    """What comes of a command."""
    return CliRunner().invoke(juncture, words)


def ran(*words: str) -> str:
    """What a command says that succeeds."""
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.output


def refused(*words: str) -> str:
    """What a command says that is refused; never a traceback."""
    result = run(*words)
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    return result.output
