"""Where phones reach this computer: one address of a local network, shown and no other."""

import errno
import os
import re
import socket

import pytest

from game.play.polling import NoPhonesError
from game.web import address
from game.web.address import chosen, here
from game.web.server import serving
from game.words import phones as words
from tests.web.served import HERE, START, a_lesson


@pytest.mark.parametrize(
    "typed",
    [
        *("0.0.0.0", "8.8.8.8", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1"),  # noqa: S104
        *("localhost", "192.168.1", "192.168.1.256", "192.168.1.20:80", "", " ", "\x1b[2J"),
    ],
)
def test_only_an_address_of_a_local_network_is_taken(typed: str) -> None:
    with pytest.raises(NoPhonesError, match="is no address of a local network"):
        chosen(typed)


@pytest.mark.parametrize("typed", [HERE, "10.1.2.3", "172.16.0.9", "192.168.1.20", "169.254.7.7"])
def test_an_address_of_a_local_network_is_taken_as_it_was_typed(typed: str) -> None:
    assert chosen(typed) == typed


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ((), words.NO_NETWORK),
        ((HERE,), words.NO_NETWORK),
        (("10.0.0.3", "192.168.1.20"), "several addresses: 10.0.0.3, 192.168.1.20."),
    ],
)
def test_without_one_address_a_teacher_is_told_what_to_name(
    found: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address, "here", lambda: found)
    with pytest.raises(NoPhonesError) as refusal:
        chosen(None)
    assert told in str(refusal.value)


def test_the_only_address_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "here", lambda: (HERE, "192.168.1.20"))
    assert chosen(None) == "192.168.1.20"


def test_addresses_are_looked_up_without_sending_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "send", None)
    monkeypatch.setattr(socket.socket, "sendto", None)
    assert all(chosen(found) == found for found in here())


def test_a_taken_port_and_a_foreign_address_are_told_in_a_sentence() -> None:
    with socket.create_server((HERE, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(NoPhonesError, match=f"Port {port} is taken by another program"):  # noqa: SIM117
            with serving(a_lesson(), HERE, port):
                pass
    with pytest.raises(NoPhonesError, match=r"has no address 192\.168\.254\.254"):  # noqa: SIM117
        with serving(a_lesson(), "192.168.254.254", 0):
            pass


def test_another_port_is_named_that_there_is() -> None:
    assert words.port_taken(8017).endswith("--port 8018.")
    assert words.port_taken(65535).endswith("--port 65534.")


def test_a_port_that_the_system_keeps_is_told_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuses(*_: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, f"Denied (while binding {HERE!r})")

    monkeypatch.setattr(socket, "create_server", refuses)
    why = re.escape(f"({os.strerror(errno.EACCES).lower()})")
    with pytest.raises(NoPhonesError, match=f"port 80 {why}"):  # noqa: SIM117
        with serving(a_lesson(), HERE, 80):
            pass


def test_the_address_is_shown_as_a_code_that_holds_it() -> None:
    with serving(a_lesson(), HERE, 0, lambda: START) as phones:
        assert phones.url.startswith(f"http://{HERE}:")
        side = len(phones.squares)
        assert all(len(row) == side for row in phones.squares)
        edge = [square for row in (*phones.squares[:4], *phones.squares[-4:]) for square in row]
        assert not any(edge)
        assert len(phones.code) == (side - 4 + 1) // 2
        assert all(len(row) == side - 4 for row in phones.code)
        assert set("".join(phones.code)) <= set(" ▀▄█")
        assert phones.since == START
