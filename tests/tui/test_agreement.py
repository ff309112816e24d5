"""The same moves through plain lines and through the screens tell the same sentences."""

from collections.abc import Callable, Iterator
from typing import Final

import pytest

from game.core.move import Move
from game.core.scenario.scenario import Scenario
from game.core.variants import Variant, parse
from game.play.loop import Game, Sitting, as_history_did, game, greeting
from game.play.questions import Chosen, Decide, Draw, Question, Spend
from game.words.blocks import Block, Heading
from tests.play.small import SMALL, from_text, shipped
from tests.tui.driver import Session, Size, folded, on_screens
from tests.tui.plainly import NOT_TOLD, Answer, Plainly, pieces, plainly

SEED: Final = 7
LONG_ENOUGH: Final = 24
"""Characters from which a sentence is not met by accident."""


def sitting(scenario: Scenario, variant: str = "") -> Sitting:
    played = parse(variant, scenario) if variant else Variant()
    return Sitting(scenario, played, SEED, iron=False, keep=lambda _: None)


def begun(sat: Sitting) -> Game:
    playthrough = sat.begin()
    return game(sat, playthrough, greeting(sat, playthrough))


def as_history(sat: Sitting) -> Answer:
    """History's moves, where they are open; chance falls as it falls."""

    def answer(question: Question) -> Move | None:
        reply = as_history_did(question, sat.history)
        return reply.move if isinstance(reply, Chosen) and not isinstance(question, Draw) else None

    return answer


def otherwise(sat: Sitting) -> Answer:
    """Whatever is offered last and is not what history did."""

    def answer(question: Question) -> Move | None:
        match question:
            case Decide():
                moves: list[Move] = [choice for _, choice in question.options]
            case Spend():
                moves = list(question.moves)
            case _:
                return None
        others = [move for move in moves if move not in sat.history.moves]
        return (others or moves)[-1]

    return answer


async def agreed(
    sat: Sitting, answer: Answer, size: Size = (80, 24), *, whole: bool = False
) -> None:
    """Play both ways and compare, question by question; `whole` reads every page by space."""
    told = plainly(sat, begun(sat), answer)
    async with on_screens(sat, begun(sat), size) as session:
        while not session.over:
            await session.answer(answer(session.question), whole=whole)
    assert len(session.heard.questions) == len(told.questions)
    for number, question in enumerate(told.questions):
        assert session.heard.questions[number].playthrough.moves == question.playthrough.moves
    assert list(differences(told, session)) == []


def differences(told: Plainly, session: Session) -> Iterator[tuple[str, str]]:
    """What plain lines tell and the screens do not, each with the turn where that is so."""
    for question, blocks, shown in zip(told.questions, told.told, session.texts, strict=True):
        seen = folded("\n".join(shown))
        for piece in told_pieces(question, blocks):
            if folded(piece) not in seen:
                yield where(question), piece


def told_pieces(question: Question, blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(question, Spend) and isinstance(block, Heading) and block.level == 3:
            yield question.prompt  # plain lines ask hour by hour
        else:
            yield from (piece for piece in pieces(block) if piece not in NOT_TOLD)


def where(question: Question) -> str:
    turn = question.playthrough.turn
    return f"{type(question).__name__} at {turn.id if turn else 'the end'}"


ROUTES: Final[tuple[Callable[[Sitting], Answer], ...]] = (as_history, otherwise)
long = (pytest.mark.long, pytest.mark.timeout(300))


@pytest.mark.parametrize("size", [(60, 16), (100, 30), pytest.param((160, 50), marks=long)])
@pytest.mark.parametrize("route", ROUTES)
async def test_the_small_scenario_tells_the_same(
    route: Callable[[Sitting], Answer], size: Size
) -> None:
    sat = sitting(from_text(SMALL))
    await agreed(sat, route(sat), size, whole=True)


@pytest.mark.parametrize(
    ("route", "size"),
    [
        (otherwise, (80, 24)),
        pytest.param(as_history, (80, 24), marks=long),
        pytest.param(as_history, (100, 30), marks=long),
        pytest.param(otherwise, (160, 50), marks=long),
    ],
)
async def test_kornilovs_days_tell_the_same(route: Callable[[Sitting], Answer], size: Size) -> None:
    sat = sitting(shipped("kornilov"))
    await agreed(sat, route(sat), size)


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("route", "size"), [(as_history, (80, 24)), (as_history, (160, 50)), (otherwise, (100, 30))]
)
async def test_trotskys_life_tells_the_same(route: Callable[[Sitting], Answer], size: Size) -> None:
    sat = sitting(shipped("trotsky"), "as_it_fell")
    await agreed(sat, route(sat), size)
