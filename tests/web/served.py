"""A lesson that phones vote in: over real sockets on this machine, or without any."""

import re
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from starlette.types import Message, Scope

from game.core.lesson.plan import Step
from game.play.debate import Debate
from game.play.debates import Wish, plan_of, rehearsed
from game.play.polling import Box
from game.play.teaching import Done, answer, opened
from game.web.ballot import Ballot
from game.web.server import serving
from game.words.phones import Phones

HERE: Final = "127.0.0.1"
CODES: Final = ("K7QM2", "ABCDE", "PQRST", "22222")
START: Final = 1_800_000_000.0
HOST: Final = "192.168.1.20:8017"
"""What an application without a server is told that it is called."""
SHORT: Final = 5.0
"""Seconds that a test waits for what comes at once."""


def a_lesson(
    turn: str = "committee",
    scenario: str = "kornilov",
    codes: tuple[str, ...] = CODES,
    present: int | None = None,
) -> Debate:
    """A lesson of which nothing is kept, with as many present as there are codes."""
    debate = rehearsed(plan_of(Wish(scenario, turn)))
    come(debate, codes, present)
    return debate


def come(debate: Debate, codes: tuple[str, ...] = CODES, present: int | None = None) -> None:
    """Let the class come."""
    debate.seats = codes
    assert opened(debate, str(present or len(codes)), None, START) == Done()


def goes_to(debate: Debate, step: Step) -> None:
    """Go on to a step, closing votes on the way however many are missing."""
    while debate.lesson.step is not step:
        ballots = debate.lesson.ballots
        if ballots is not None and not ballots.is_closed:
            answer(debate, f"{debate.lesson.present - ballots.cast} missing", START)
        assert answer(debate, "skip", START) == Done()


def ticket(debate: Debate) -> str:
    """The name of the vote that is open."""
    vote = Box(debate, lambda: START).vote
    assert vote is not None
    return vote[1]


@dataclass(frozen=True)
class Answer:
    """One answer of the server: nothing at all where it only hung up."""

    status: int | None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""

    @property
    def title(self) -> str:
        """The heading of the page."""
        found = re.search("<h1>(.*?)</h1>", self.body)
        return found[1] if found else ""


@dataclass
class Served:
    """A lesson with a server on this machine."""

    debate: Debate
    phones: Phones

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.phones.url.rpartition(":")[2])

    @property
    def host(self) -> str:
        """What it answers to."""
        return f"{HERE}:{self.port}"

    def raw(self, *sent: bytes, pause: float = 0.0, timeout: float = SHORT) -> Answer:
        """What comes back for some bytes, in one piece or with pauses in between."""
        with socket.create_connection((HERE, self.port), timeout) as line:
            try:
                for piece in sent:
                    line.sendall(piece)
                    time.sleep(pause)
            except OSError:  # it has heard enough
                pass
            return read(line)

    def get(self, path: str = "/", *headers: str) -> Answer:
        """Ask for a page."""
        head = "\r\n".join([f"GET {path} HTTP/1.1", f"Host: {self.host}", *headers])
        return self.raw(f"{head}\r\n\r\n".encode())

    def post(self, body: str, *headers: str) -> Answer:
        """Send a form."""
        return self.raw(posted(self.host, body, *headers))

    def votes(self, code: str, letter: str, vote: str | None = None) -> Answer:
        """Cast a ballot."""
        return self.post(ballot(vote or ticket(self.debate), code, letter))


def posted(host: str, body: str, *headers: str) -> bytes:
    """A form as a browser sends it."""
    lines = [
        "POST / HTTP/1.1",
        f"Host: {host}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        *headers,
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode("latin-1")


def ballot(vote: str, code: str, letter: str) -> str:
    """The fields of a form."""
    return urlencode({"vote": vote, "code": code, "letter": letter})


def read(line: socket.socket) -> Answer:
    """What the other end says until it hangs up."""
    data = b""
    try:
        while part := line.recv(65536):
            data += part
    except ConnectionError:
        pass
    if not data:
        return Answer(None)
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(named.lower().split(": ", 1) for named in lines)
    return Answer(int(first.split()[1]), headers, body.decode())


@contextmanager
def served(debate: Debate | None = None) -> Iterator[Served]:
    """A lesson, at its first vote unless another is given, with phones let in."""
    if debate is None:
        debate = a_lesson()
        goes_to(debate, Step.FIRST_VOTE)
    with serving(debate, HERE, 0) as phones:
        yield Served(debate, phones)


@dataclass
class Unserved:
    """The application without a server, and with a clock that a test turns."""

    debate: Debate
    now: float = 0.0
    phones: Phones = field(default_factory=lambda: Phones(f"http://{HOST}", (), (), START))

    def __post_init__(self) -> None:
        """Make it."""
        box = Box(self.debate, lambda: START + self.now)
        self.ballot = Ballot(box, self.debate.before, self.phones, HOST, lambda: self.now)

    async def ask(
        self,
        method: str = "GET",
        path: str = "/",
        body: bytes = b"",
        address: str = "192.168.1.77",
        **headers: str,
    ) -> Answer:
        """One request from an address."""
        usual = {"host": HOST, "content-type": "application/x-www-form-urlencoded"}
        named = usual | {name.replace("_", "-"): value for name, value in headers.items()}
        scope: Scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in named.items()],
            "client": (address, 50_000),
        }
        said: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            said.append(message)

        await self.ballot(scope, receive, send)
        start, *rest = said
        told = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], told, b"".join(part["body"] for part in rest).decode())

    async def vote(
        self, code: str, letter: str, vote: str = "", address: str = "192.168.1.77"
    ) -> Answer:
        """Cast a ballot."""
        form = ballot(vote or ticket(self.debate), code, letter)
        return await self.ask("POST", body=form.encode(), address=address)
