"""Guessing a code does not work: from some guess on an address waits, and so do all together."""

import random
from collections import Counter

from game.core.lesson.ballots import CODE_LETTERS, CODE_LONG
from game.core.lesson.plan import Step
from game.web import throttle
from game.web.throttle import (
    ASKING,
    GUESSES,
    GUESSES_OF_ALL,
    GUESSING,
    MOST_ADDRESSES,
    REQUESTS,
    REQUESTS_OF_ALL,
    Allowance,
    Throttle,
)
from tests.web.served import Unserved, a_lesson, goes_to, ticket

SEED = 1917
DEALT = tuple(
    "".join(chance.choice(CODE_LETTERS) for _ in range(CODE_LONG))
    for chance in [random.Random(SEED)]  # noqa: S311 (no secret)
    for _ in range(30)
)


def voting() -> Unserved:
    debate = a_lesson(codes=DEALT)
    goes_to(debate, Step.FIRST_VOTE)
    return Unserved(debate)


def guesses(number: int) -> list[str]:
    chance = random.Random(SEED + 1)  # noqa: S311 (no secret)
    return ["".join(chance.choice(CODE_LETTERS) for _ in range(CODE_LONG)) for _ in range(number)]


async def test_ten_thousand_guesses_at_once_are_heard_five_times_and_never_right() -> None:
    room = voting()
    vote = ticket(room.debate)
    told = [(await room.vote(code, "A", vote)).status for code in guesses(10_000)]
    assert told == [422] * GUESSES + [429] * (10_000 - GUESSES)
    assert room.debate.lesson.first.cast == 0


async def test_a_guess_a_second_for_three_hours_is_heard_five_times_a_minute() -> None:
    room = voting()
    vote = ticket(room.debate)
    told = Counter[int | None]()
    for room.now, code in enumerate(guesses(10_000)):
        told[(await room.vote(code, "A", vote)).status] += 1
    assert room.debate.lesson.first.cast == 0
    assert told.keys() == {422, 429}
    assert told[422] <= GUESSES + 10_000 * GUESSES / GUESSING


async def test_whoever_waits_is_told_how_long_and_may_vote_then() -> None:
    room = voting()
    for code in guesses(GUESSES):
        assert (await room.vote(code, "A")).status == 422
    held = await room.vote(DEALT[0], "A")
    assert held.status == 429
    assert held.headers["retry-after"] == "12"
    assert "Try again in 12 seconds." in held.body
    assert room.debate.lesson.first.cast == 0
    assert (await room.vote(DEALT[0], "A", address="192.168.1.78")).status == 303
    assert (await room.ask()).status == 200
    room.now += 12.1
    assert (await room.vote(DEALT[1], "A")).status == 303
    assert room.phones.held == 1


async def test_what_is_no_code_at_all_is_no_guess() -> None:
    room = voting()
    for typed in ("", "K7QM", "K7QM22", "IIIII", "00000", "K7-M2", "😀😀😀😀😀"):
        assert (await room.vote(typed, "A")).status == 422
    assert (await room.vote(DEALT[0], "A")).status == 303


async def test_many_addresses_share_a_budget_of_guesses() -> None:
    room = voting()
    told = [
        (await room.vote(code, "A", address=f"192.168.1.{number}")).status
        for number, code in enumerate(guesses(GUESSES_OF_ALL + 20))
    ]
    assert told == [422] * GUESSES_OF_ALL + [429] * 20
    room.now += GUESSING
    assert (await room.vote(DEALT[0], "A", address="192.168.1.250")).status == 303


async def test_a_whole_class_behind_one_address_is_heard_and_a_flood_is_not() -> None:
    room = voting()
    told = [(await room.ask()).status for _ in range(REQUESTS + 50)]
    assert told == [200] * REQUESTS + [429] * 50
    assert (await room.ask(address="192.168.1.78")).status == 200
    room.now += ASKING
    assert (await room.ask()).status == 200


async def test_floods_from_many_addresses_are_bounded_together() -> None:
    room = voting()
    told = Counter(
        [
            (await room.ask(address=f"192.168.{number % 50}.1")).status
            for number in range(REQUESTS_OF_ALL + 100)
        ]
    )
    assert told == {200: REQUESTS_OF_ALL, 429: 100}


def test_an_address_is_forgotten_once_it_has_nothing_to_wait_for() -> None:
    asked = Allowance(most=2, seconds=10)
    for number in range(MOST_ADDRESSES):
        asked.spend(f"10.0.{number // 256}.{number % 256}", 0.0)
    assert asked.wait("10.9.9.9", 1.0) == 10
    assert asked.wait("10.0.0.1", 1.0) == 0
    assert asked.wait("10.9.9.9", 5.0) == 0
    asked.spend("10.9.9.9", 5.0)
    assert "10.0.0.1" not in repr(asked)


def test_the_odds_of_a_right_guess_in_a_lesson_are_small() -> None:
    """All together, guessing through both votes of ten minutes, against thirty codes."""
    heard = GUESSES_OF_ALL + GUESSES_OF_ALL / GUESSING * 20 * 60
    assert heard * 30 / len(CODE_LETTERS) ** CODE_LONG < 0.002


def test_the_throttle_keeps_no_request_that_it_refused() -> None:
    held = Throttle()
    for _ in range(throttle.REQUESTS):
        assert not held.asks("10.0.0.1", 0.0)
    wait = held.asks("10.0.0.1", 0.0)
    for _ in range(1000):
        assert held.asks("10.0.0.1", 0.0) == wait
