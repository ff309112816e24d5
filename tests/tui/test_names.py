"""From any name in a text to who or what it is."""

from textual.content import Content
from textual.widgets import Input, Static

from game.tui.named import TEXTS
from game.tui.screens.names import NamesScreen
from game.words import screens
from tests.tui.at_turn import at_turn, small
from tests.tui.driver import Session, folded, screen_text

WITH_PEOPLE = (
    ("{name: Lenin}", "{name: Lenin}\n  martov: {name: Yuli Martov, lived: 1873-1923}"),
    ("facts:", "terms:\n  soviet: A council.\nfacts:"),
    ("The first text.", "Martov goes to the Soviets. Martov stays."),
)


def page(session: Session) -> str:
    return folded(screen_text(session.app))


async def test_n_tells_of_everybody_and_everything_that_the_screen_names() -> None:
    async with at_turn(small(*WITH_PEOPLE)) as session:
        await session.opened("n")
        assert isinstance(session.screen, NamesScreen)
        assert "yuli martov 1873-1923." in page(session)
        assert "soviet a council." in page(session)
        assert "lenin" not in page(session)


async def test_a_name_in_an_option_is_told_as_well() -> None:
    async with at_turn(small(WITH_PEOPLE[0], ("To stay", "To stay with Martov"))) as session:
        await session.opened("n")
        assert "yuli martov" in page(session)


async def test_where_nothing_is_named_it_says_so() -> None:
    async with at_turn(small()) as session:
        await session.opened("n")
        assert folded(screens.NOBODY_NAMED) in page(session)


async def test_a_name_is_set_in_gold_at_its_first_mention_and_a_term_is_underlined() -> None:
    async with at_turn(small(*WITH_PEOPLE)) as session:
        prose = next(
            content
            for widget in session.screen.query(TEXTS).results(Static)
            if isinstance(content := widget.content, Content) and "goes to" in content.plain
        )
        styled = {
            (prose.plain[span.start : span.end], span.start, str(span.style))
            for span in prose.spans
            if isinstance(span.style, str) and span.style
        }
        assert styled == {("Martov", 0, "$gold"), ("Soviets", 19, "$gold underline")}


async def test_a_click_on_a_name_opens_who_it_is_and_nobody_else() -> None:
    async with at_turn(small(*WITH_PEOPLE)) as session:
        await session.clicked("Martov goes")
        assert isinstance(session.screen, NamesScreen)
        assert "yuli martov" in page(session)
        assert "soviet" not in page(session)


async def test_find_searches_among_all_and_escape_leaves_the_search_first() -> None:
    async with at_turn(small(*WITH_PEOPLE)) as session:
        below = session.screen
        await session.opened("n")
        await session.press("/")
        await session.press(*"len")
        await session.settled()
        assert "lenin" in page(session)
        assert "martov" not in page(session)
        await session.press("escape")
        await session.settled()
        assert isinstance(session.screen, NamesScreen)
        assert not session.screen.query_one(Input).display
        assert "yuli martov" in page(session)
        await session.press("escape")
        await session.until(lambda: session.screen is below)


async def test_a_search_that_finds_nothing_says_so() -> None:
    async with at_turn(small(*WITH_PEOPLE)) as session:
        await session.opened("n")
        await session.press("/")
        await session.press(*"xyz?")
        await session.settled()
        assert folded(screens.NOTHING_FOUND) in page(session)


async def test_enter_in_the_search_gives_the_keys_back_to_the_page() -> None:
    async with at_turn("trotsky", "october_committee") as session:
        await session.opened("n")
        await session.press("/")
        await session.press("o")
        await session.press("enter", "space")
        await session.settled()
        assert session.screen.query_one(Input).value == "o"
        assert isinstance(session.screen, NamesScreen)
        assert session.screen.reader.query_one("_Scroll").scroll_y > 0


async def test_a_search_says_how_many_it_found() -> None:
    async with at_turn(small(*WITH_PEOPLE)) as session:
        await session.opened("n")
        assert "people and words" not in page(session)
        await session.press("slash")
        assert f" {folded(screens.found(3, 3))} " in f" {page(session)} "
        await session.press("m")
        assert folded(screens.found(1, 3)) in page(session)
        await session.press("escape")
        assert "people and words" not in page(session)
