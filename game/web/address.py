"""Which address of this computer phones can reach: one of a local network, and only one."""

import socket
from contextlib import suppress
from ipaddress import AddressValueError, IPv4Address, IPv4Network
from typing import Final

from game.play.polling import NoPhonesError
from game.words import phones as words

_LOCAL: Final = (
    *map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")),
    *map(IPv4Network, ("169.254.0.0/16", "127.0.0.0/8")),
)
"""Private networks, those without a router, and this computer itself."""
_ELSEWHERE: Final = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254")
"""Nothing is sent there: the system is only asked from which address it would."""


def chosen(typed: str | None) -> str:
    """The address to listen at: the one that was typed, or the only one there is.

    Raises:
        NoPhonesError: it is none of a local network; or nothing was typed and there are none,
            or several, which are named.
    """
    if typed is not None:
        if not _is_local(typed):
            raise NoPhonesError(words.no_address(typed))
        return typed
    found = [address for address in here() if not IPv4Address(address).is_loopback]
    if not found:
        raise NoPhonesError(words.NO_NETWORK)
    if len(found) > 1:
        raise NoPhonesError(words.several(found))
    return found[0]


def here() -> tuple[str, ...]:
    """This computer's addresses in local networks, as far as they can be told."""
    found: list[str] = []
    with suppress(OSError):
        infos = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM)
        found += [str(info[4][0]) for info in infos]
    for elsewhere in _ELSEWHERE:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.connect((elsewhere, 9))
            found.append(str(asked.getsockname()[0]))
    return tuple(address for address in dict.fromkeys(found) if _is_local(address))


def _is_local(typed: str) -> bool:
    """Whether it is one address of a local network: not all at once, and none of the internet."""
    try:
        address = IPv4Address(typed)
    except AddressValueError:
        return False
    return any(address in network for network in _LOCAL)
