"""Ballots cast by phone: which count, what a phone is told, and that none is lost."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.core.lesson.plan import Step
from game.files import lessons
from game.play.debates import Wish, begun, plan_of
from game.play.polling import MOST_CHANGES
from game.play.teaching import answer
from game.web.throttle import GUESSES, GUESSING
from tests.web.served import (
    CODES,
    HERE,
    START,
    Served,
    Unserved,
    a_lesson,
    come,
    goes_to,
    served,
    ticket,
)

MANY = tuple(f"{first}{second}234" for first in "ABCDEFGH" for second in "JKMNP")
"""Forty codes."""
PHONES = Path(__file__).with_name("phones.py")
QUICK = 0.1
"""Seconds in which a key has to be answered; a busy machine may take ten times as long."""


@pytest.fixture
def voting() -> Unserved:
    debate = a_lesson()
    goes_to(debate, Step.FIRST_VOTE)
    return Unserved(debate)


async def test_a_ballot_counts_and_the_page_does_not_say_for_whom(voting: Unserved) -> None:
    took = await voting.vote("K7QM2", "B")
    assert (took.status, took.headers["location"], took.body) == (303, "/thanks", "")
    thanks = await voting.ask(path="/thanks")
    assert thanks.title == "Thank you"
    assert "B" not in thanks.body.partition("<main>")[2].replace("Back to the vote", "")
    assert voting.debate.lesson.first.coded == {"K7QM2": "B"}


async def test_the_later_ballot_of_a_code_replaces_the_earlier(voting: Unserved) -> None:
    for letter in "ABU":
        assert (await voting.vote("K7QM2", letter)).status == 303
    assert voting.debate.lesson.first.coded == {"K7QM2": "U"}
    assert voting.debate.lesson.first.cast == 1


@pytest.mark.parametrize("typed", ["k7qm2", " K7Q M2 ", "k7Qm2"])
async def test_a_code_may_be_typed_small_and_with_spaces(voting: Unserved, typed: str) -> None:
    assert (await voting.vote(typed, "A")).status == 303
    assert voting.debate.lesson.first.coded == {"K7QM2": "A"}


async def test_a_wrong_code_is_told_next_to_its_field_and_counts_nothing(voting: Unserved) -> None:
    told = await voting.vote("K7QM3", "A")
    assert told.status == 422
    before, _, after = told.body.partition('id="mend"')
    assert "That code is on no slip" in after.partition("</p>")[0]
    assert 'for="code"' in before
    assert "<fieldset" not in before
    assert 'aria-describedby="mend shape" aria-invalid="true" autofocus' in after
    assert "checked" not in told.body
    assert voting.debate.lesson.first.cast == 0


@pytest.mark.parametrize("letter", ["", "E", "AB", "a", "<b>", "\x00"])
async def test_a_missing_letter_is_told_next_to_the_letters(voting: Unserved, letter: str) -> None:
    told = await voting.vote("K7QM2", letter)
    assert told.status == 422
    assert "Mark one of these" in told.body.partition("<fieldset")[2]
    assert 'value="K7QM2"' in told.body
    assert voting.debate.lesson.first.cast == 0


async def test_between_votes_a_phone_waits_and_looks_again(voting: Unserved) -> None:
    is_open = await voting.ask()
    assert "<form" in is_open.body
    assert "http-equiv" not in is_open.body
    vote = ticket(voting.debate)
    answer(voting.debate, "4 missing", START)
    closed = await voting.ask()
    assert (closed.status, closed.title) == (200, "No vote is open")
    assert '<meta http-equiv="refresh" content="5">' in closed.body
    late = await voting.vote("K7QM2", "A", vote)
    assert (late.status, late.title) == (409, "That vote is closed")
    assert "http-equiv" not in late.body
    assert voting.debate.lesson.first.cast == 0


async def test_a_form_left_open_is_not_taken_for_a_later_vote(voting: Unserved) -> None:
    first = ticket(voting.debate)
    goes_to(voting.debate, Step.SECOND_VOTE)
    assert (await voting.vote("K7QM2", "A", first)).status == 409
    assert (await voting.vote("K7QM2", "A")).status == 303
    assert voting.debate.lesson.second.coded == {"K7QM2": "A"}
    other = a_lesson("telegraph")
    goes_to(other, Step.SECOND_VOTE)
    assert ticket(other) != ticket(voting.debate)


async def test_more_than_are_present_cannot_vote_until_the_teacher_corrects_it() -> None:
    voting = Unserved(a_lesson(present=3))
    goes_to(voting.debate, Step.FIRST_VOTE)
    answer(voting.debate, "A2", START)
    assert (await voting.vote("K7QM2", "A")).status == 303
    told = await voting.vote("ABCDE", "A")
    assert (told.status, told.title) == (409, "Your vote was not counted")
    assert (await voting.vote("K7QM2", "B")).status == 303
    answer(voting.debate, "present 4", START)
    assert (await voting.vote("ABCDE", "A")).status == 303
    assert voting.debate.lesson.first.cast == 4


async def test_a_code_cannot_fill_the_disk_by_changing_its_mind(voting: Unserved) -> None:
    told = [await voting.vote("K7QM2", "AB"[turn % 2]) for turn in range(MOST_CHANGES + 5)]
    assert [one.status for one in told] == [303] * (MOST_CHANGES + 1) + [409, 303] * 2
    assert told[-2].title == "Your last vote stands"
    assert voting.debate.lesson.first.coded == {"K7QM2": "AB"[MOST_CHANGES % 2]}
    length = len(voting.debate.log)
    for _ in range(50):
        await voting.vote("ABCDE", "A")
    assert len(voting.debate.log) == length + 1
    for _ in range(2):
        answer(voting.debate, "void", START)
    assert (await voting.vote("K7QM2", "A")).status == 303


async def test_what_the_disk_refuses_is_not_counted(
    voting: Unserved, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voting.debate, "do", lambda _event, _now: "The disk is full.")
    told = await voting.vote("K7QM2", "A")
    assert (told.status, told.title) == (503, "Your vote was not counted")
    assert "disk" not in told.body


async def test_a_defect_costs_one_page(voting: Unserved, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voting.debate, "do", lambda _event, _now: 1 / 0)
    with pytest.raises(ZeroDivisionError):  # the server keeps silent about it
        await voting.vote("K7QM2", "A")
    monkeypatch.undo()
    assert (await voting.vote("K7QM2", "A")).status == 303


async def test_the_teacher_is_told_what_came_and_never_from_where(voting: Unserved) -> None:
    for _ in range(3):
        await voting.ask(address="192.168.1.99")
    await voting.vote("K7QM3", "A", address="192.168.1.99")
    assert (voting.phones.seen, voting.phones.wrong) == (3, 1)
    assert "192.168.1.99" not in repr((voting.phones, voting.debate.log))


def test_forty_phones_vote_and_change_while_keys_stay_quick(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with begun(tmp_path, plan_of(Wish("kornilov", "committee"))) as debate:
        come(debate, MANY)
        goes_to(debate, Step.FIRST_VOTE)
        with served(debate) as here:
            told, slowest = _meanwhile(here, MANY)
        assert told.statuses == {"200": 40, "303": 80}
        assert told.seconds < 10
        assert debate.lesson.first.coded == told.last
    (kept,) = lessons.listed(tmp_path)
    assert isinstance(kept, lessons.Kept)
    assert kept.lesson.first.coded == told.last
    _tell(capsys, f"forty phones: {told.seconds:.2f} s; slowest key {1000 * slowest:.0f} ms")
    assert slowest < 10 * QUICK


def test_guesses_over_the_network_count_nothing_and_keys_stay_quick(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with served() as here:
        guesses = [f"Z{number:04}".translate({48: "P", 49: "Q"}) for number in range(600)]
        told, slowest = _meanwhile(here, guesses, "--guess")
        assert here.debate.lesson.first.cast == 0
    assert told.statuses.keys() == {"422", "429"}
    assert told.statuses["422"] <= GUESSES + told.seconds * GUESSES / GUESSING
    _tell(capsys, f"600 guesses: {told.seconds:.2f} s; slowest key {1000 * slowest:.0f} ms")
    assert slowest < 10 * QUICK


def test_nobody_listens_once_the_lesson_has_ended() -> None:
    with served() as here:
        assert here.get().status == 200
        answer(here.debate, "end", START)
        answer(here.debate, "end", START)
        assert here.debate.lesson.ended
        until = time.monotonic() + 5
        while here.phones.is_open and time.monotonic() < until:
            time.sleep(0.02)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((HERE, here.port), 1)


def test_nobody_listens_once_the_teacher_has_left() -> None:
    with served() as here:
        assert here.votes(CODES[0], "A").status == 303
    assert not here.phones.is_open
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((HERE, here.port), 1)


def _tell(capsys: pytest.CaptureFixture[str], measured: str) -> None:
    with capsys.disabled():
        print(f"\n{measured}")  # noqa: T201 (told, not asserted)


@dataclass(frozen=True)
class _Told:
    """What some phones got back."""

    statuses: dict[str, int]
    last: dict[str, str]
    seconds: float


def _meanwhile(here: Served, codes: Sequence[str], *more: str) -> tuple[_Told, float]:
    """Let phones vote in another process, and press keys; what they got, the slowest key."""
    phones = subprocess.Popen(
        [sys.executable, str(PHONES), str(here.port), ticket(here.debate), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert phones.stdin is not None
    assert phones.stdout is not None
    phones.stdin.write(json.dumps(codes))
    phones.stdin.close()
    slowest = 0.0
    while phones.poll() is None:
        begun = time.perf_counter()
        answer(here.debate, "clock", START)
        here.debate.slide(START)
        slowest = max(slowest, time.perf_counter() - begun)
        time.sleep(0.01)
    told = json.loads(phones.stdout.read())
    phones.stdout.close()
    return _Told(**told), slowest
