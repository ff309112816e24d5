"""No page of the ballot tells anything later than the day, in any state before the reveal."""

import re

import pytest

from game.core.lesson.plan import Step
from game.play.polling import MOST_CHANGES
from game.play.teaching import answer
from game.web.throttle import GUESSES
from tests.curtain import assert_nothing_later, at_turn, later_words, teachable
from tests.web.served import CODES, START, Answer, Unserved, a_lesson, goes_to, ticket

LAST = 17
"""How many different answers there are: a new one has to be looked at here."""


@pytest.mark.parametrize(("name", "turn"), teachable())
async def test_no_answer_of_any_kind_tells_anything_later(name: str, turn: str) -> None:
    scenario, _, before, after = at_turn(name, turn)
    later = later_words(before, after, scenario)
    told = await every_answer(name, turn)
    assert len({(one.status, one.title, one.body) for one in told}) >= LAST
    for one in told:
        assert_nothing_later(one.body, later)
        assert_nothing_later(re.sub("<[^>]*>", "\n\n", one.body), later)
        said = [value for name, value in one.headers.items() if name != "content-length"]
        assert_nothing_later(" ".join(said), later)


@pytest.mark.parametrize(("name", "turn"), teachable())
async def test_what_is_to_be_weighed_is_never_chosen(name: str, turn: str) -> None:
    _, _, before, _ = at_turn(name, turn)
    if before.mode == "choose":
        return
    labels = " ".join(side.label for side in before.sides) + (before.question or "")
    for one in await every_answer(name, turn):
        words = set(re.findall(r"\w+", one.body.partition("<main>")[2].casefold()))
        chosen = words & {"choose", "chose", "choice"}
        assert chosen <= set(re.findall(r"\w+", labels.casefold()))


async def every_answer(name: str, turn: str) -> list[Answer]:
    """Each kind of answer, before the class comes, at every step before the reveal, at its end."""
    room = Unserved(a_lesson(turn, name, present=3))
    told = []
    for step in (timed.step for timed in room.debate.lesson.times):
        if step is Step.HISTORY:
            break
        goes_to(room.debate, step)
        told.append(await room.ask())
        if room.debate.lesson.ballots is not None:
            told += await _of_a_vote(room)
        told += [
            await room.ask(path="/thanks"),
            await room.ask(path="/history"),
            await room.ask("PUT"),
            await room.ask(host="evil.example"),
        ]
    for line in ("end", "end"):
        answer(room.debate, line, START)
    told.append(await room.ask())
    return told


async def _of_a_vote(room: Unserved) -> list[Answer]:
    vote = ticket(room.debate)
    room.now += 3600  # whoever waited may go on
    told = [await room.vote("K7QM2", letter) for letter in ("A", "", "Z", "B")]
    told += [await room.vote("K7QM2", "AB"[turn % 2]) for turn in range(MOST_CHANGES + 2)]
    told += [await room.vote(code, "U") for code in CODES]
    told += [await room.vote("ZZZZZ", "A") for _ in range(GUESSES + 1)]
    told += [await room.ask("POST", body=b"x"), await room.ask("POST", body=b"x" * 1025)]
    told += [
        await room.ask("POST", sec_fetch_site="cross-site"),
        await room.ask("POST", content_type="text/plain"),
    ]
    room.now += 3600
    missing = (
        room.debate.lesson.present - (room.debate.lesson.ballots or room.debate.lesson.first).cast
    )
    answer(room.debate, f"{missing} missing", START)
    return [*told, await room.vote("K7QM2", "A", vote), await room.ask()]
