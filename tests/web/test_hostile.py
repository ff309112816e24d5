"""What a hostile phone may send: each costs one answer, and the lesson nothing."""

import logging
import signal
import socket
import sys
import time
from collections.abc import Iterator, Mapping

import pytest

from game.core.lesson.plan import Step
from game.play.teaching import Done, answer
from game.web import server
from game.web.page import POLICY
from tests.web.served import (
    CODES,
    HERE,
    START,
    Answer,
    Served,
    a_lesson,
    ballot,
    goes_to,
    posted,
    served,
    ticket,
)

HEADERS = {
    "content-security-policy": POLICY.lower(),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "content-type": "text/html; charset=utf-8",
    "connection": "close",
}


@pytest.fixture(scope="module")
def here() -> Iterator[Served]:
    """A first vote that many hostile requests are sent to, one after the other."""
    debate = a_lesson()
    goes_to(debate, Step.FIRST_VOTE)
    with served(debate) as one:
        yield one


@pytest.fixture(autouse=True)
def _unharmed(here: Served, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Whatever was sent: the lesson is as it was, phones can vote, and nothing was printed."""
    before = here.debate.lesson
    yield
    assert here.debate.lesson == before
    assert here.votes(CODES[0], "A").status == 303
    assert here.debate.lesson.first.coded == {CODES[0]: "A"}
    assert capfd.readouterr() == ("", "")


GET = "GET / HTTP/1.1\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
SENT = {
    "another path": ("GET /admin HTTP/1.1\r\n{host}\r\n", 404),
    "a path that climbs": ("GET /../../etc/passwd HTTP/1.1\r\n{host}\r\n", 404),
    "a slash too many": ("GET /thanks/ HTTP/1.1\r\n{host}\r\n", 404),
    "two slashes": ("GET // HTTP/1.1\r\n{host}\r\n", 404),
    "a path of bytes": ("GET /%ff%00%0a HTTP/1.1\r\n{host}\r\n", 404),
    "a question": ("GET /?code=K7QM2&letter=A HTTP/1.1\r\n{host}\r\n", 200),
    "put": ("PUT / HTTP/1.1\r\n{host}Content-Length: 0\r\n\r\n", 405),
    "delete": ("DELETE / HTTP/1.1\r\n{host}\r\n", 405),
    "options": ("OPTIONS / HTTP/1.1\r\n{host}\r\n", 405),
    "trace": ("TRACE / HTTP/1.1\r\n{host}\r\n", 405),
    "connect": ("CONNECT example.com:443 HTTP/1.1\r\n{host}\r\n", 404),
    "a method of one's own": ("VOTE / HTTP/1.1\r\n{host}\r\n", 405),
    "post where thanks are": ("POST /thanks HTTP/1.1\r\n{host}Content-Length: 0\r\n\r\n", 405),
    "another host": (GET + "Host: evil.example\r\n\r\n", 400),
    "another port": (GET + "Host: 127.0.0.1:1\r\n\r\n", 400),
    "a name for this host": (GET + "Host: localhost:{port}\r\n\r\n", 400),
    "two hosts": (GET + "{host}{host}\r\n", 400),
    "no host": (GET + "\r\n", 400),
    "a whole address": ("GET http://evil.example/ HTTP/1.1\r\n{host}\r\n", 404),
    "HTTP/1.0": ("GET / HTTP/1.0\r\n{host}\r\n", 200),
    "HTTP/1.0 without a host": ("GET / HTTP/1.0\r\n\r\n", 400),
    "HTTP/0.9": ("GET /\r\n\r\n", 400),
    "HTTP/2 at once": ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "no HTTP": ("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    "null bytes": ("GET /\x00 HTTP/1.1\r\n{host}\r\n", 400),
    "a null in a header": (GET + "{host}X: a\x00b\r\n\r\n", 400),
    "a header without an end": (GET + "{host}" + "X: " + "a" * 9000, 400),
    "a long path": ("GET /" + "a" * 7000 + " HTTP/1.1\r\n{host}\r\n", 431),
    "a long header": (GET + "{host}X: " + "a" * 7000 + "\r\n\r\n", 431),
    "many headers": (GET + "{host}" + "X: y\r\n" * 200 + "\r\n", 431),
    "websocket": (
        GET + "{host}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        200,
    ),
    "two lengths": (
        "POST / HTTP/1.1\r\n{host}" + FORM + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        400,
    ),
    "a length below nought": (
        "POST / HTTP/1.1\r\n{host}" + FORM + "Content-Length: -1\r\n\r\n",
        400,
    ),
    "a huge length": (
        "POST / HTTP/1.1\r\n{host}" + FORM + "Content-Length: 99999999999999999999\r\n\r\nab",
        413,
    ),
    "a length and parts": (
        "POST / HTTP/1.1\r\n{host}"
        + FORM
        + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
    ),
    "parts without end": (
        "POST / HTTP/1.1\r\n{host}"
        + FORM
        + "Transfer-Encoding: chunked\r\n\r\n"
        + ("100\r\n" + "a" * 256 + "\r\n") * 5,
        413,
    ),
    "a bad part": (
        "POST / HTTP/1.1\r\n{host}" + FORM + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        400,
    ),
    "another encoding": (
        "POST / HTTP/1.1\r\n{host}" + FORM + "Transfer-Encoding: gzip\r\n\r\n",
        400,
    ),
    "no form at all": ("POST / HTTP/1.1\r\n{host}Content-Length: 0\r\n\r\n", 415),
    "a form in parts": (
        "POST / HTTP/1.1\r\n{host}Content-Type: multipart/form-data; boundary=x\r\n\r\n",
        415,
    ),
    "JSON": (
        "POST / HTTP/1.1\r\n{host}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}",
        415,
    ),
}


@pytest.mark.parametrize(("sent", "status"), SENT.values(), ids=SENT)
def test_each_odd_request_has_one_answer(here: Served, sent: str, status: int) -> None:
    text = sent.format(host=f"Host: {here.host}\r\n", port=here.port)
    told = here.raw(text.encode("latin-1"))
    assert told.status == status
    _quiet(told)


BODIES = {
    "nothing": ("", 400),
    "no field": ("&&&", 400),
    "a field of one's own": ("vote={vote}&code=K7QM2&letter=A&name=Anna", 400),
    "another field": ("vote={vote}&name=Anna", 400),
    "a field twice": ("vote={vote}&code=K7QM2&code=K7QM2", 400),
    "half a field": ("vote={vote}&code", 400),
    "no vote": ("code=K7QM2&letter=A", 400),
    "another vote": ("vote=x&code=K7QM2&letter=A", 409),
    "no UTF-8": ("vote={vote}&code=%ff%fe&letter=A", 400),
    "bytes": ("vote={vote}&code=\xff&letter=A", 400),
    "nulls": ("vote={vote}&code=%00%00%00%00%00&letter=%00", 422),
    "markup": ("vote={vote}&code=<script>alert(1)</script>&letter=<b>", 422),
    "markup in the vote": ('vote="><script>alert(1)</script>&code=K7QM2&letter=A', 409),
    "a terminal's escape": ("vote={vote}&code=%1b[2J%1b]0;x%07&letter=A", 422),
    "the other way round": ("vote={vote}&code=%e2%80%aeK7QM&letter=A", 422),
    "another script": ("vote={vote}&code=K7QM%ef%bc%92&letter=A", 422),
    "a code that is long": ("vote={vote}&code=" + "A" * 900 + "&letter=A", 422),
    "a letter that is none": ("vote={vote}&code=K7QM2&letter=%e2%92%b6", 422),
    "too much": ("vote={vote}&code=" + "A" * 1024, 413),
}


@pytest.mark.parametrize(("body", "status"), BODIES.values(), ids=BODIES)
def test_each_odd_form_has_one_answer(here: Served, body: str, status: int) -> None:
    told = here.post(body.format(vote=ticket(here.debate)))
    assert told.status == status
    _quiet(told)
    assert {name: told.headers.get(name) for name in HEADERS} == HEADERS
    assert not any(sent in told.body for sent in ("<script", "\x1b", "\x00", "\u202e"))


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("Origin: http://evil.example", 403),
        ("Origin: http://127.0.0.1:1", 403),
        ("Origin: null", 303),
        ("Origin: http://{host}", 303),
        ("Sec-Fetch-Site: cross-site", 403),
        ("Sec-Fetch-Site: same-site", 403),
        ("Sec-Fetch-Site: same-origin", 303),
        ("X-Forwarded-For: 8.8.8.8", 303),
        ("Cookie: a=b", 303),
        ("Expect: 100-continue", 100),
    ],
)
def test_a_form_of_another_site_is_refused(here: Served, header: str, status: int) -> None:
    form = ballot(ticket(here.debate), CODES[0], "A")
    assert here.post(form, header.format(host=here.host)).status == status


def test_every_answer_carries_its_headers_and_none_tells_the_program(here: Served) -> None:
    for told in (here.get(), here.get("/thanks"), here.get("/no"), here.post("x")):
        assert {name: told.headers.get(name) for name in HEADERS} == HEADERS
        _quiet(told)


def test_no_page_is_a_teachers(here: Served) -> None:
    for path in ("/admin", "/close", "/results", "/tally", "/votes", "/docs", "/openapi.json"):
        assert here.get(path).status == 404


def test_what_comes_behind_a_request_is_not_heard(here: Served) -> None:
    form = posted(here.host, ballot(ticket(here.debate), CODES[1], "B"))
    told = here.raw(f"GET / HTTP/1.1\r\nHost: {here.host}\r\n\r\n".encode() + form)
    assert told.status == 200
    assert told.body.count("<!doctype") == 1
    assert told.body.endswith("</html>\n")


def test_whoever_sends_slowly_is_cut_off(here: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LONGEST", 0.5)
    head = f"GET / HTTP/1.1\r\nHost: {here.host}\r\nX: ".encode()
    begun = time.monotonic()
    assert here.raw(head, *[b"a"] * 60, pause=0.02).status == 408
    body = posted(here.host, "x" * 500)[:-400]
    assert here.raw(body, *[b"x"] * 60, pause=0.02).status == 408
    assert here.raw(b"").status == 408
    assert time.monotonic() - begun < 10


def test_whoever_hangs_up_harms_nobody(here: Served) -> None:
    whole = posted(here.host, ballot("x", CODES[0], "A"))
    for upto in (0, 1, 20, len(whole) - 5, len(whole)):
        with socket.create_connection((HERE, here.port), 5) as line:
            line.sendall(whole[:upto])


@pytest.mark.skipif(sys.platform != "linux", reason="only here a second address is sure")
def test_two_hundred_sockets_are_the_most_and_no_address_has_them_all(here: Served) -> None:
    lines = {
        source: [socket.create_connection((HERE, here.port), 5, (source, 0)) for _ in range(150)]
        for source in (HERE, "127.0.0.2")
    }
    try:
        until = time.monotonic() + 5
        while sum(_held(lines).values()) > server.MOST_SOCKETS and time.monotonic() < until:
            time.sleep(0.05)
        assert _held(lines)[HERE] == server.MOST_SOCKETS_OF_ONE
        assert sum(_held(lines).values()) == server.MOST_SOCKETS
    finally:
        for line in (line for some in lines.values() for line in some):
            line.close()
    until = time.monotonic() + 5
    while here.get().status is None and time.monotonic() < until:
        time.sleep(0.05)
    assert here.get().status == 200


def test_signals_and_logs_are_left_alone(here: Served) -> None:
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert logging.getLogger("uvicorn.error").handlers == []
    assert not logging.getLogger("uvicorn.error").isEnabledFor(logging.ERROR)
    assert not logging.getLogger("uvicorn.access").propagate
    assert "websockets" not in sys.modules
    assert answer(here.debate, "again", START) == Done()


def _quiet(told: Answer) -> None:
    assert not told.headers.keys() & {"server", "date", "x-powered-by", "set-cookie"}
    assert "Traceback" not in told.body


def _held(lines: Mapping[str, list[socket.socket]]) -> dict[str, int]:
    """How many sockets each address has open still."""
    return {source: sum(not _is_gone(line) for line in some) for source, some in lines.items()}


def _is_gone(line: socket.socket) -> bool:
    line.settimeout(0)
    try:
        return line.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True
