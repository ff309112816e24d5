"""The server for phones: a thread of its own, one socket, gone when the lesson ends.

Whoever teaches never waits for it: it takes the lesson's lock for one ballot at a time. It says
nothing on the terminal and keeps nothing of who came. What uvicorn leaves open is bounded here:
how many connect, and how long a connection may take for everything.
"""

import asyncio
import errno
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from io import StringIO
from typing import Final

import h11
import segno
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from game.play.debate import Debate
from game.play.polling import Box, NoPhonesError
from game.web.ballot import Ballot
from game.words import phones as words
from game.words.phones import Phones

MOST_SOCKETS: Final = 200
MOST_SOCKETS_OF_ONE: Final = 120
"""Of one address: whoever holds sockets open leaves some to the others."""
LONGEST: Final = 15.0
"""Seconds from connecting to the last byte of the answer."""
MOST_UNREAD: Final = 8192
"""Bytes of a request whose head has no end yet."""

_ENDING: Final = 1
"""Seconds that an answer under way has left when the server ends."""
_QUIET_ZONE: Final = 2
"""Squares around the code in half blocks; as many as most phones need."""


@contextmanager
def serving(
    debate: Debate, address: str, port: int, moment: Callable[[], float] = time.time
) -> Iterator[Phones]:
    """Let phones vote in a lesson until the `with` ends, or the lesson does.

    `address` and `port` are those shown and no others; a port of 0 is a free one. `moment` tells
    the seconds since 1970.

    Raises:
        NoPhonesError: the system will not have it.
    """
    with _listening(address, port) as listener:
        host = "{}:{}".format(*listener.getsockname())
        phones = _phones(f"http://{host}", moment())
        box = Box(debate, moment)
        server = _Server(Ballot(box, debate.before, phones, host, time.monotonic), box)
        thread = threading.Thread(target=_serve, args=(server, listener, phones), daemon=True)
        debate.phones = phones
        thread.start()
        try:
            yield phones
        finally:
            server.should_exit = True
            thread.join(3 * _ENDING)


class _Protocol(H11Protocol):
    """One connection, with an end."""

    _end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin, unless there are too many."""
        super().connection_made(transport)
        if len(self.connections) > MOST_SOCKETS or self._of_one() > MOST_SOCKETS_OF_ONE:
            self.connections.discard(self)  # else it would count until it is gone
            transport.abort()
            return
        self._end = self.loop.call_later(LONGEST, self._late)

    def connection_lost(self, exc: Exception | None) -> None:
        """End, in whatever way."""
        if self._end is not None:
            self._end.cancel()
        super().connection_lost(exc)

    def _of_one(self) -> int:
        """How many connections come from where this one does."""
        others = [one for one in self.connections if isinstance(one, _Protocol)]
        return sum(_address(one.client) == _address(self.client) for one in others)

    def _late(self) -> None:
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):  # nothing was answered yet
            self.transport.write(_TIMEOUT)
        self.transport.close()
        self.loop.call_later(_ENDING, self.transport.abort)


def _address(client: tuple[str, int] | None) -> str | None:
    return None if client is None else client[0]


_TIMEOUT: Final = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class _Server(uvicorn.Server):
    """Uvicorn, silent and ended by the lesson."""

    def __init__(self, ballot: Ballot, box: Box) -> None:
        super().__init__(
            uvicorn.Config(
                ballot,
                loop="asyncio",
                http=_Protocol,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                proxy_headers=False,  # what a phone says of its own address is not believed
                server_header=False,
                date_header=False,
                limit_concurrency=MOST_SOCKETS,
                backlog=MOST_SOCKETS,
                timeout_graceful_shutdown=_ENDING,
                h11_max_incomplete_event_size=MOST_UNREAD,
            )
        )
        self._box = box

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        """Leave every signal to whoever owns the terminal."""
        return nullcontext()

    async def on_tick(self, counter: int) -> bool:
        """Look whether the lesson is over."""
        return await super().on_tick(counter) or self._box.is_over


def _serve(server: _Server, listener: socket.socket, phones: Phones) -> None:
    try:
        asyncio.run(_silently(server, listener))
    finally:
        listener.close()
        phones.is_open = False


async def _silently(server: _Server, listener: socket.socket) -> None:
    """Serve; what goes wrong with one connection is not written over the terminal."""
    asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
    await server.serve([listener])


@contextmanager
def _listening(address: str, port: int) -> Iterator[socket.socket]:
    try:
        listener = socket.create_server((address, port), backlog=MOST_SOCKETS)
    except OSError as error:
        raise NoPhonesError(_why(error, address, port)) from error
    with listener:
        yield listener


def _why(error: OSError, address: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return words.port_taken(port)
        case errno.EADDRNOTAVAIL:
            return words.not_here(address)
        case _:
            why = os.strerror(error.errno) if error.errno else "no reason given"
            return words.not_opened(address, port, why.lower())


def _phones(url: str, now: float) -> Phones:
    """The address as a code too, in half blocks and as squares with the whole quiet zone."""
    code = segno.make_qr(url)
    drawn = StringIO()
    code.terminal(drawn, border=_QUIET_ZONE, compact=True)
    squares = tuple(tuple(bool(square) for square in row) for row in code.matrix_iter(border=4))
    return Phones(url, tuple(drawn.getvalue().splitlines()), squares, now)
