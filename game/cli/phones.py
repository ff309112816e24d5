"""What a command needs to let phones vote; what serves them is imported only when asked for."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Final, TypeVar

import click

from game.files.slips import codes
from game.play.debate import Debate
from game.play.polling import NoPhonesError, deal
from game.words import phones as words

USUAL_PORT: Final = 8017
_NEEDED: Final = ("segno", "starlette", "uvicorn")
_Command = TypeVar("_Command", bound=Callable[..., None])


@dataclass
class Line:
    """The codes of one lesson after the other, and where phones vote with them.

    `place` is an address and a port, None where only the teacher types codes. A lesson that is
    resumed may have its codes; then there need be no `seats`.
    """

    place: tuple[str, int] | None
    seats: tuple[str, ...]
    _held: ExitStack = field(default_factory=ExitStack, init=False)

    @contextmanager
    def of(self, debate: Debate) -> Iterator[None]:
        """Let phones vote in a lesson until the `with` ends; it raises what `joins` does."""
        try:
            self.joins(debate)
            yield
        finally:
            self.close()

    def joins(self, debate: Debate) -> None:
        """Deal the codes, and let phones vote in this lesson and in no other any more.

        Raises:
            NoPhonesError: they cannot.
        """
        self.close()
        debate.seats = self.seats
        refusal = deal(debate, time.time())
        if refusal is None and not (self.seats or debate.lesson.codes):
            refusal = words.NEEDS_CODES
        if refusal is not None:
            raise NoPhonesError(refusal)
        if self.place is not None:
            from game.web.server import serving

            self._held.enter_context(serving(debate, *self.place))

    def close(self) -> None:
        """Let no phone vote any more."""
        self._held.close()


def options(command: _Command) -> _Command:
    """The options of a command that may let phones vote."""
    for option in (
        click.option("--codes", "slips", metavar="DIR", help="Deal the codes of its seat slips."),
        click.option(
            "--port", type=click.IntRange(1, 65535), default=USUAL_PORT, show_default=True
        ),
        click.option("--address", metavar="IP", help="Where phones reach this computer."),
        click.option("--phones", is_flag=True, help="Let phones on the local network vote too."),
    ):
        command = option(command)
    return command


def wanted(*, phones: bool, address: str | None, port: int, slips: str | None) -> Line | None:
    """What the options ask for; None where there are neither phones nor codes.

    Raises:
        NoPhonesError: it is not installed, or there is no such address.
        SlipsError: there are no codes.
    """
    if not phones and slips is None:
        return None
    place = _place(address, port) if phones else None
    return Line(place, () if slips is None else codes(slips))


def _place(address: str | None, port: int) -> tuple[str, int]:
    if not all(map(find_spec, _NEEDED)):
        raise NoPhonesError(words.NOT_INSTALLED)
    from game.web.address import chosen

    return chosen(address), port
