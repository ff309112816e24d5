"""A season on the screen: hours are laid and lifted, and it is lived through when all are laid."""

from game.play.questions import Chosen, Spend, Undone
from game.tui.screens.season import SeasonScreen
from game.words import hours
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import Session, screen_text


def screen(session: Session) -> SeasonScreen:
    assert isinstance(session.screen, SeasonScreen)
    return session.screen


def line(session: Session, words: str) -> str:
    """The line of the screen on which some words stand."""
    return next(line for line in screen_text(session.app).splitlines() if words in line)


async def test_a_digit_lays_an_hour_and_lifts_it_again() -> None:
    async with at_turn(small(), "spring") as session:
        assert "2  ◇ To speak." in line(session, "To speak.")
        assert "Two hours left" in line(session, "◇ free")
        await session.press("2")
        assert "2  ◆ To speak." in line(session, "To speak.")
        assert line(session, "To speak.").endswith("laid")
        assert "One hour left   ◆ Speak    ◇ free" in screen_text(session.app)
        await session.press("2")
        assert "2  ◇ To speak." in line(session, "To speak.")
        assert "Two hours left" in screen_text(session.app)


async def test_a_digit_too_many_lays_nothing_and_says_why() -> None:
    async with at_turn(small(), "spring") as session:
        await session.press("1", "2", "3")
        await session.says("Both hours")
        assert session.app.said[-1].strip() == "Both hours are laid: lift one first."
        assert "3  ◇ To rest." in line(session, "To rest.")


async def test_what_stays_undone_says_so_once_all_hours_are_laid() -> None:
    async with at_turn(small(), "spring") as session:
        await session.press("1")
        assert not line(session, "To rest.").endswith(hours.UNDONE)
        await session.press("2")
        assert line(session, "To rest.").endswith(hours.UNDONE)
        assert "Both hours are laid" in screen_text(session.app)


async def test_rows_keep_their_places_when_hours_are_laid() -> None:
    async with at_turn("kornilov", "moscow", (100, 30)) as session:
        before = [text.split()[:3] for text in rows(session)]
        await session.press("1", "2")
        after = [text.replace("◆", "◇").replace("▸", " ").split()[:3] for text in rows(session)]
        moved = [number for number in range(30) if before[number] != after[number]]
        assert [number for number in moved if "hours" not in rows(session)[number]] == []


def rows(session: Session) -> list[str]:
    return screen_text(session.app).splitlines()


async def test_enter_before_all_hours_are_laid_says_how_many_are_left() -> None:
    async with at_turn(small(), "spring") as session:
        await session.press("1", "enter")
        await session.says("One hour left")
        assert session.app.said[-1].strip().startswith("One hour left")
        assert not screen(session).answered.done()


async def test_enter_lives_through_what_was_laid_and_asks_nothing_more() -> None:
    async with at_turn(small(), "spring") as session:
        question = session.question
        assert isinstance(question, Spend)
        await session.press("3", "1")
        await session.turned("enter")
        wanted = next(m for m in question.moves if set(m.activities) == {"rest", "write"})
        assert session.heard.replies[-1] == Chosen(wanted)


async def test_arrows_point_and_lay_and_lift() -> None:
    async with at_turn(small(), "spring") as session:
        await session.press("right")
        assert "Two hours left" in screen_text(session.app)
        await session.press("down", "down", "right")
        assert "▸2  ◆ To speak." in line(session, "To speak.")
        await session.press("right")
        assert "One hour left" in screen_text(session.app)
        await session.press("left")
        assert "▸2  ◇ To speak." in line(session, "To speak.")


async def test_a_click_lays_an_hour() -> None:
    async with at_turn(small(), "spring") as session:
        assert session.pilot is not None
        await session.pilot.click("_Row", offset=(6, 0))
        assert "1  ◆ To write." in line(session, "To write.")


async def test_undo_lifts_the_last_hour_before_it_takes_back_a_decision() -> None:
    async with at_turn(small(), "spring") as session:
        await session.press("1", "3", "u")
        assert "One hour left   ◆ Write" in screen_text(session.app)
        await session.press("u")
        assert not screen(session).answered.done()
        await session.turned("u")
        assert Undone() in session.heard.replies


async def test_effects_are_not_told_before_the_move() -> None:
    async with at_turn("kornilov", "moscow", (160, 50)) as session:
        scenario = session.question.playthrough.scenario
        shown = " ".join(screen_text(session.app).split())
        for activity in scenario.turn("moscow").takes.values():
            for effect in getattr(activity, "effects", {}).values():
                assert effect.reason not in shown
