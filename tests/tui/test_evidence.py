"""The evidence of a situation, told after the decision and never before."""

from game.tui.screens.evidence import EvidenceScreen
from game.words import program
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import Session, screen_text

CLAIM = "    because: [{says: The room was cold., grade: documented, cites: [carr]}]"
CLAIMED = small(("    text: The first text.", f"    text: The first text.\n{CLAIM}"))


async def evidence(session: Session) -> str:
    await session.press("e")
    assert isinstance(session.screen, EvidenceScreen)
    return screen_text(session.app)


async def test_before_the_first_decision_there_is_none() -> None:
    async with at_turn(CLAIMED, "first") as session:
        told = await evidence(session)
        assert program.NO_EVIDENCE in told
        assert "The room was cold." not in told


async def test_after_it_the_claims_are_told_with_grade_and_source() -> None:
    async with at_turn(CLAIMED, "first") as session:
        await session.turned("1", "enter")
        told = await evidence(session)
        assert "Evidence: The first turn" in told
        assert "━━━ documented  The room was cold." in told
        assert "(Carr, History, from memory.)" in told


async def test_at_the_next_question_the_last_situation_is_told() -> None:
    async with at_turn(CLAIMED, "first") as session:
        await session.turned("1", "enter")
        await session.turned("enter")
        assert "Evidence: The first turn" in await evidence(session)
