"""The same moves through plain lines and through the screens tell the same sentences."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

import pytest

from game.core.move import Move
from game.core.scenario.scenario import Scenario
from game.core.variants import Variant, parse
from game.play.loop import Game, Sitting, as_history_did, game, greeting
from game.play.questions import Chosen, Debrief, Decide, Draw, Question, Spend, Tell, blocks_of
from game.words.blocks import Block, Heading
from tests.play.small import SMALL, from_text, shipped
from tests.tui.driver import Session, Size, first_move, folded, on_screens, texts
from tests.tui.payload import scenario as whole_scenario
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


long = (pytest.mark.long, pytest.mark.timeout(300))


@pytest.mark.parametrize(
    ("route", "size"),
    [
        (as_history, (60, 16)),
        (otherwise, (100, 30)),
        pytest.param(as_history, (160, 50), marks=long),
        pytest.param(otherwise, (80, 24), marks=long),
    ],
)
async def test_the_small_scenario_tells_the_same(
    route: Callable[[Sitting], Answer], size: Size
) -> None:
    sat = sitting(from_text(SMALL))
    await agreed(sat, route(sat), size, whole=True)


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("route", "size"),
    [
        (otherwise, (80, 24)),
        (as_history, (80, 24)),
        (as_history, (100, 30)),
        (otherwise, (160, 50)),
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


# --- what is told when it is asked for ---

KEYS: Final = {"evidence": "e", "essay": "h", "model": "m", "path": "p", "sources": "s"}
"""What plain lines call it, and the key that opens the same."""


def words_of(scenario: Scenario) -> tuple[str, ...]:
    """Everything that can be asked for in plain lines, and has a page of its own."""
    glossary = ("people", "terms") if scenario.terms else ("people",)
    return (*KEYS, *glossary, *(f"why {name}" for name in scenario.gauges))


async def looked(session: Session, scenario: Scenario) -> dict[str, list[str]]:
    """The same on the screens."""
    seen = {word: await session.look(key, whole=False) for word, key in KEYS.items()}
    await session.opened("n")
    await session.press("slash")
    seen["people"] = seen["terms"] = texts(session.screen)
    await session.press("escape")
    await session.back()
    await session.opened("w")
    for number, name in enumerate(scenario.gauges, 1):
        await session.press(str(number))
        seen[f"why {name}"] = texts(session.screen)
    await session.back()
    return seen


async def looks_agree(
    sat: Sitting, answer: Answer, at: Callable[[Question], bool], size: Size
) -> None:
    """Play both ways and compare what is told when it is asked for, where `at` says."""
    scenario = sat.scenario
    told = plainly(
        sat, begun(sat), answer, lambda question: words_of(scenario) if at(question) else ()
    )
    missing: list[tuple[str, str, str]] = []
    async with on_screens(sat, begun(sat), size) as session:
        while not session.over:
            question = session.question
            if at(question):
                seen = await looked(session, scenario)
                blocks = told.looks[len(session.heard.questions) - 1]
                assert set(blocks) <= set(seen)
                missing += [
                    (where(question), word, piece)
                    for word, said in blocks.items()
                    for block in said
                    for piece in pieces(block)
                    if folded(piece) not in folded("\n".join(seen[word]))
                ]
            await session.answer(answer(question), whole=False)
    assert missing == []


def is_asked(question: Question) -> bool:
    return not isinstance(question, Tell)


@pytest.mark.long
@pytest.mark.timeout(120)
async def test_looks_tell_the_same_in_the_small_scenario() -> None:
    sat = sitting(from_text(SMALL))
    await looks_agree(sat, otherwise(sat), is_asked, (80, 24))


@pytest.mark.long
@pytest.mark.timeout(400)
@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize(("name", "variant"), [("kornilov", ""), ("trotsky", "as_it_fell,short")])
async def test_looks_tell_the_same_in_what_is_shipped(name: str, variant: str, size: Size) -> None:
    sat = sitting(shipped(name), variant)
    await looks_agree(
        sat,
        as_history(sat),
        lambda question: (
            isinstance(question, Debrief)
            or (isinstance(question, Decide) and len(question.playthrough.moves) % 5 == 3)
        ),
        size,
    )


# --- nothing before its time ---


def marked() -> Scenario:
    """The whole scenario, each of its texts with a mark of its own."""
    numbers = count(100)
    return whole_scenario(lambda word: f"{word} no{next(numbers)}")


def marks(*parts: object) -> set[str]:
    return set(re.findall(r"no\d{3}", folded(str(parts))))


@pytest.mark.timeout(150)
@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.long), (160, 50)])
async def test_the_screens_tell_nothing_before_plain_lines_do(size: Size) -> None:
    sat = sitting(marked())
    scenario = sat.scenario
    told = plainly(
        sat,
        begun(sat),
        first_move,
        lambda question: words_of(scenario) if is_asked(question) else (),
    )
    known: set[str] = set()
    async with on_screens(sat, begun(sat), size) as session:
        while not session.over:
            number, question = len(session.heard.questions) - 1, session.question
            asked = await looked(session, scenario) if is_asked(question) else {}
            await session.read(whole=isinstance(question, Debrief))
            at_once = marks(session.texts[number], asked)
            known |= marks(told.told[number], told.looks[number], *blocks_of(question))
            # The path under what is told is what `path` would tell at the next prompt.
            known |= marks(next(look["path"] for look in told.looks[number:] if look))
            assert at_once - known == set(), where(question)
            missing = marks(told.looks[number]) - marks(asked)
            assert missing == set(), where(question)
            await session.answer(session.first(), whole=False)
    assert list(differences(told, session)) == []
    assert len(known) > 100
