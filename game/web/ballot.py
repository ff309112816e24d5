"""The ballot as a web application: each request has one answer, and every answer is a page.

What is checked, in order: whom it is for, how often it comes, what it is; then its form is read.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from math import ceil
from typing import Final, assert_never
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from game.core.lesson.ballots import CODE_LETTERS, CODE_LONG
from game.core.lesson.curtains import Before
from game.play.polling import MOST_CHANGES, Box, Cast
from game.web.page import POLICY, html
from game.web.throttle import Throttle
from game.words import ballot as pages
from game.words.ballot import Page
from game.words.phones import Phones

LONGEST: Final = 1024
"""Bytes of a form that are read."""
MOST_HEADERS: Final = 50
LONGEST_HEAD: Final = 6000
"""Bytes of a request's address and headers."""
THANKS: Final = "/thanks"

_FORM: Final = "application/x-www-form-urlencoded"
_FIELDS: Final = {"vote", "code", "letter"}
_OWN: Final = {"same-origin", "none"}
"""What a browser says in `Sec-Fetch-Site` of a form of ours, or of an address that was typed."""
_HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "connection": "close",
}


@dataclass
class Ballot:
    """The application over a box, for the one `host` (with its port) that it answers to.

    `phones` notes for the teacher what comes. `clock` tells seconds, of any beginning.
    """

    box: Box
    before: Before
    phones: Phones
    host: str
    clock: Callable[[], float]
    throttle: Throttle = field(default_factory=Throttle, init=False)
    _routed: ASGIApp = field(init=False)

    def __post_init__(self) -> None:
        routed = Starlette(
            routes=[
                Route("/", self._vote, methods=["GET", "POST"]),
                Route(THANKS, self._thanks, methods=["GET"]),
            ],
            exception_handlers={HTTPException: _unheard, Exception: _failed},
        )
        routed.router.redirect_slashes = False
        self._routed = routed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        answer = self._refusal(Request(scope)) or self._routed
        await answer(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        """Why a request is not even routed."""
        headers = request.scope["headers"]
        head = (
            len(request.scope["raw_path"])
            + len(request.scope["query_string"])
            + sum(len(name) + len(value) for name, value in headers)
        )
        if len(headers) > MOST_HEADERS or head > LONGEST_HEAD:
            return _page(pages.refused(), HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        if request.headers.getlist("host") != [self.host]:
            return _page(pages.refused(), HTTPStatus.BAD_REQUEST)
        wait = self.throttle.asks(_address(request), self.clock())
        return self._wait(wait) if wait else None

    async def _vote(self, request: Request) -> Response:
        if request.method == "POST":
            return await self._cast(request)
        self.phones.seen += 1
        vote = self.box.vote
        if vote is None:
            return _page(pages.waiting())
        return _page(pages.open_vote(self.before, *vote))

    async def _thanks(self, _request: Request) -> Response:
        return _page(pages.thanks())

    async def _cast(self, request: Request) -> Response:
        wrong = _foreign(request)
        if wrong is not None:
            return _page(pages.refused(), wrong)
        body = await _body(request)
        if body is None:
            return _page(pages.refused(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        form = _form(body)
        if form is None:
            return _page(pages.refused(), HTTPStatus.BAD_REQUEST)
        return self._counted(form, _address(request))

    def _counted(self, form: dict[str, str], address: str) -> Response:
        now = self.clock()
        code, letter = _code(form.get("code", "")), form.get("letter", "")
        wait = self.throttle.may_guess(address, now)
        if wait:
            return self._wait(wait)
        cast = self.box.cast(form["vote"], code, letter)
        if cast is Cast.NO_CODE and _is_code(code):
            self.throttle.guessed(address, now)
            self.phones.wrong += 1
        return self._told(cast, code)

    def _told(self, cast: Cast, code: str) -> Response:  # noqa: PLR0911 (a closed set)
        match cast:
            case Cast.TAKEN:
                return Response(
                    status_code=HTTPStatus.SEE_OTHER, headers={**_HEADERS, "location": THANKS}
                )
            case Cast.NO_CODE:
                return self._again("code", "")
            case Cast.NO_LETTER:
                return self._again("letter", code)
            case Cast.CLOSED:
                return _page(pages.closed(), HTTPStatus.CONFLICT)
            case Cast.FULL:
                return _page(pages.full(), HTTPStatus.CONFLICT)
            case Cast.TOO_OFTEN:
                return _page(pages.changed_often(MOST_CHANGES), HTTPStatus.CONFLICT)
            case Cast.UNKEPT:
                return _page(pages.unkept(), HTTPStatus.SERVICE_UNAVAILABLE)
            case _:
                assert_never(cast)

    def _again(self, wrong: pages.Field, code: str) -> Response:
        """The form once more, with what is to be mended next to its field."""
        vote = self.box.vote
        if vote is None:
            return _page(pages.closed(), HTTPStatus.CONFLICT)
        page = pages.open_vote(self.before, *vote, code=code, wrong=wrong)
        return _page(page, HTTPStatus.UNPROCESSABLE_ENTITY)

    def _wait(self, seconds: float) -> Response:
        self.phones.held += 1
        whole = max(ceil(seconds), 1)
        return _page(pages.wait(whole), HTTPStatus.TOO_MANY_REQUESTS, {"retry-after": str(whole)})


def _foreign(request: Request) -> HTTPStatus | None:
    """Why a form is none of ours.

    A browser names no origin of a form under our policy (it says `null`), or this one.
    """
    origin = request.headers.get("origin", "null")
    if origin not in ("null", f"http://{request.headers['host']}"):
        return HTTPStatus.FORBIDDEN
    if request.headers.get("sec-fetch-site", "none") not in _OWN:
        return HTTPStatus.FORBIDDEN
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return None if kind == _FORM else HTTPStatus.UNSUPPORTED_MEDIA_TYPE


async def _body(request: Request) -> bytes | None:
    """What was sent; nothing if it is too long, and then no more of it is read."""
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > LONGEST:
        return None
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > LONGEST:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)


def _form(body: bytes) -> dict[str, str] | None:
    """The fields of a form; nothing if they are not those of ours, each once at most."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=len(_FIELDS),
        )
    except ValueError:
        return None
    form = dict(pairs)
    is_ours = len(form) == len(pairs) and form.keys() <= _FIELDS and "vote" in form
    return form if is_ours else None


def _code(typed: str) -> str:
    """A code as slips write it: capital, without the spaces that phones put in."""
    return "".join(typed.split()).upper()


def _is_code(code: str) -> bool:
    return len(code) == CODE_LONG and set(code) <= set(CODE_LETTERS)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _page(
    page: Page, status: HTTPStatus = HTTPStatus.OK, more: dict[str, str] | None = None
) -> Response:
    return Response(html(page), status, {**_HEADERS, **(more or {})}, "text/html")


async def _unheard(_request: Request, error: Exception) -> Response:
    """Where nothing is, or nothing that can be asked for so."""
    assert isinstance(error, HTTPException)  # noqa: S101 (it is registered for these alone)
    return _page(pages.not_found(), HTTPStatus(error.status_code), dict(error.headers or {}))


async def _failed(_request: Request, _error: Exception) -> Response:
    return _page(pages.failed(), HTTPStatus.INTERNAL_SERVER_ERROR)
