"""The ballot on the local network, as a teacher sees it: where it is, who has come, what to do.

Votes by phone are counted in the lesson; what stands here is forgotten with the server.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from game.files.inert import inert
from game.words.blocks import Block, Heading, Labelled, Prose

SILENCE: Final = 60
"""Seconds without a request after which something between phones and computer is in the way."""

_LAST_PORT: Final = 65535

TITLE: Final = "Phones"
NOT_INSTALLED: Final = (
    "Phones need three packages that are not installed here. Where you installed Juncture, type:"
    ' .venv/bin/pip install -e ".[class]"'
)
NEEDS_CODES: Final = (
    "Phones need codes on slips of paper: print them with juncture handout SCENARIO TURN --codes 30"
    " and name their folder with --codes DIR."
)
NO_REHEARSAL: Final = "A rehearsal has no class: leave out --phones, or leave out --demo."
NO_NETWORK: Final = (
    "This computer is on no local network that Juncture can see: join one, name this computer's"
    " address with --address, or vote by hands or slips."
)
NO_PHONES: Final = "No phones in this lesson: begin or resume it with --phones."
SKIP: Final = "skip"
TRY: Final = f"Open it on your own phone, then press Enter; or type {SKIP}:"
OTHERWISE: Final = (
    "Vote by hands or slips instead: nothing else in the lesson changes, and phones may still come."
)
NETWORK: Final = "phones must be on the same Wi-Fi as this computer, not on mobile data."
SENT: Final = "a code and a letter, unencrypted; no name is asked, and no phone's address is kept."
APART: Final = (
    "Many school networks keep devices apart: then no phone reaches this computer, however"
    " well both are connected, and only another network helps."
)


@dataclass
class Phones:
    """The ballot on the network: its address, and what has come so far.

    `code` is the address as a QR code, drawn in half blocks for light on dark; `squares` is the
    same as rows that say which square is dark. `since` is when it opened, in seconds since 1970.
    `seen` counts pages that were asked for, `wrong` codes that were never dealt, `held` requests
    that had to wait. Where nothing listens any more, `is_open` is false.
    """

    url: str
    code: tuple[str, ...]
    squares: tuple[tuple[bool, ...], ...]
    since: float
    seen: int = 0
    wrong: int = 0
    held: int = 0
    is_open: bool = True


def told(phones: Phones, now: float) -> list[Block]:
    """The address, what has come by the moment `now`, and what may be in the way."""
    heading, address, *rest = about(phones)
    return [heading, address, Labelled("Seen", seen(phones, now)), *_wrong(phones), *rest]


def about(phones: Phones) -> list[Block]:
    """The address, and what may be in the way."""
    return [
        Heading(TITLE, 3),
        Labelled("Address", phones.url),
        Labelled("Network", NETWORK),
        Labelled("If no page comes", APART),
        Labelled("Firewall", _firewall(phones)),
        Labelled("Sent", SENT),
    ]


def seen(phones: Phones, now: float) -> str:
    """Whether a phone has come, in words; after a minute without one, what to do instead."""
    if not phones.is_open:
        return f"closed: no phone can vote any more. {OTHERWISE}"
    if phones.seen == 1:
        return "a request was seen: the page can be opened."
    if phones.seen:
        return f"{phones.seen} requests were seen: the page can be opened."
    waited = max(int(now - phones.since), 0)
    if waited < SILENCE:
        return f"no request yet, in {waited} seconds."
    return f"no request in {waited} seconds: something is in the way. {OTHERWISE}"


def seen_so_far(phones: Phones, now: float) -> str:
    """The same as a sentence by itself."""
    said = seen(phones, now)
    return f"Phones: {said}"


def several(addresses: Iterable[str]) -> str:
    """Said where a computer is on several networks."""
    named = ", ".join(addresses)
    return f"This computer has several addresses: {named}. Name the one of your Wi-Fi by --address."


def no_address(typed: str) -> str:
    """Said of an address that is none."""
    return f"'{inert(typed)}' is no address of a local network: it looks like 192.168.1.20."


def not_here(address: str) -> str:
    """Said of an address that another computer has, or none."""
    return f"This computer has no address {address}: leave out --address to see those that it has."


def port_taken(port: int) -> str:
    """Said where another program listens."""
    other = port + 1 if port < _LAST_PORT else port - 1
    return f"Port {port} is taken by another program: choose another with --port {other}."


def not_opened(address: str, port: int, why: str) -> str:
    """Said where the system would not have it."""
    return f"The system will not let phones in at {address}, port {port} ({why})."


def dealt(number: int) -> Prose:
    """Said once the codes of the slips count."""
    return Prose(f"{number} codes are dealt: let everybody draw one slip.")


def _wrong(phones: Phones) -> list[Block]:
    if not phones.wrong and not phones.held:
        return []
    return [Labelled("Refused", f"{phones.wrong} wrong codes; {phones.held} requests had to wait.")]


def _firewall(phones: Phones) -> str:
    port = phones.url.rpartition(":")[2]
    return (
        "a firewall on this computer may keep phones out: let Python in on private networks,"
        f" TCP port {port}, or ask who looks after the computer."
    )
