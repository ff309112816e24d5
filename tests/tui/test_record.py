"""The essay and the record, side by side, of what has come to pass."""

from game.tui.screens.record import RecordScreen
from game.words import record
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import Session, screen_text

ESSAY = """\
    essay:
      - says: He was the first man there
        record: He was the second
        grade: argued
        cites: [note, carr]
"""
SPOKEN = small(
    ("sources:\n", 'sources:\n  note: {kind: essay, number: 4, quote: "The first man"}\n'),
    ("    text: The first text.\n", f"    text: The first text.\n{ESSAY}"),
    ("    text: The last text.\n", f"    text: The last text.\n{ESSAY}".replace("first", "last")),
)


async def opened(session: Session) -> str:
    await session.press("h")
    assert isinstance(session.screen, RecordScreen)
    return screen_text(session.app)


async def test_before_the_decision_it_tells_nothing_but_that_it_will() -> None:
    async with at_turn(SPOKEN, "first") as session:
        told = await opened(session)
        assert record.NOTHING_YET in told
        assert "2 turns still to come" in told
        assert "first man" not in told


async def test_after_it_the_essay_its_note_and_the_record_are_told() -> None:
    async with at_turn(SPOKEN, "first") as session:
        await session.turned("1", "enter")
        told = await opened(session)
        for text in (
            "JANUARY 1917, THE FIRST TURN",
            "He was the first man there.",
            'Note 4 of the essay  "The first',
            "He was the second.",
            "━━─ Argued.",
            "Carr, History, from memory",
            "a turn still to come",
        ):
            assert text in told
        assert "last man" not in told


async def test_they_stand_side_by_side_from_80_columns() -> None:
    async with at_turn(SPOKEN, "first") as session:
        await session.turned("1", "enter")
        await opened(session)
        for columns, is_beside in ((60, False), (79, False), (80, True), (160, True)):
            await session.resize((columns, 30))
            lines = screen_text(session.app).splitlines()
            line = next(line for line in lines if "THE ESSAY SAYS" in line)
            assert ("● THE RECORD" in line) is is_beside
