"""The sources on the screen: all of those that were cited, and found as one types."""

import pytest

from game.core.explanation import sources_used
from game.core.playthrough import begin
from game.tui.screens.sources import SourcesScreen
from game.words import debrief
from game.words import sources as words
from tests.play.small import SMALL, from_text
from tests.tui.driver import Session, Size, folded, texts
from tests.tui.on_path import kornilov, on_path, seen
from tests.tui.plainly import pieces


async def opened(session: Session) -> SourcesScreen:
    await session.opened("s")
    assert isinstance(session.screen, SourcesScreen)
    return session.screen


@pytest.mark.parametrize("size", [(60, 16), (100, 30)])
async def test_all_that_plain_lines_tell_of_the_sources_stands_there(size: Size) -> None:
    async with on_path(kornilov(), size) as session:
        screen = await opened(session)
        shown = folded("\n".join(texts(screen)))
        for piece in (piece for block in debrief.sources(kornilov()) for piece in pieces(block)):
            assert folded(piece) in shown


async def test_each_is_told_with_its_kind_and_whether_it_was_seen() -> None:
    async with on_path(kornilov()) as session:
        screen = await opened(session)
        heads = [text.splitlines()[0] for text in texts(screen) if " source" in text]
        heads = heads[-len(screen.entries) :]
        for (_, source), head in zip(sources_used(kornilov()), heads, strict=True):
            assert head.startswith(f"{source.kind.capitalize()} source")
        assert any(head.endswith(" · from memory") for head in heads)
        assert any(head.endswith(" · seen") for head in heads)


async def test_a_search_lists_what_is_like_it_and_says_how_many() -> None:
    async with on_path(kornilov()) as session:
        screen = await opened(session)
        every = len(screen.entries)
        assert f"{every} sources" in seen(session)
        await session.press("/", *"KERENSKY")
        found = words.matching(screen.entries, "kerensky")
        assert 0 < len(found) < every
        assert f"{len(found)} of {every} sources" in seen(session)
        shown = [text for text in texts(screen) if " source" in text.splitlines()[0]]
        told = [text for text in shown if "\n" in text]
        assert len(told) == len(found)
        assert all("kerensky" in text.casefold() for text in told)


async def test_an_address_begins_a_line_and_ends_without_a_full_stop() -> None:
    async with on_path(kornilov(), (100, 30)) as session:
        screen = await opened(session)
        addresses = {entry.address for entry in screen.entries if entry.address}
        lines = {line for text in texts(screen) for line in text.splitlines()}
        assert addresses
        assert addresses <= lines


async def test_what_is_like_nothing_is_said_to_be_found_nowhere() -> None:
    async with on_path(kornilov()) as session:
        await opened(session)
        await session.press("/", *"qqq")
        assert folded(words.NOTHING_FOUND) in seen(session)


async def test_escape_leaves_the_search_and_then_the_page() -> None:
    async with on_path(kornilov()) as session:
        below = session.screen
        screen = await opened(session)
        await session.press("/", *"carr", "escape")
        assert session.screen is screen
        assert f"{len(screen.entries)} sources" in seen(session)
        await session.press("escape")
        assert session.screen is below


async def test_enter_leaves_the_line_and_keeps_what_was_found() -> None:
    async with on_path(kornilov()) as session:
        await opened(session)
        await session.press("/", *"memory", "enter")
        before = seen(session)
        assert " of " in before
        await session.press("space")
        assert seen(session) != before


async def test_before_anything_was_told_it_says_that_nothing_was_cited() -> None:
    async with on_path(begin(from_text(SMALL))) as session:
        await opened(session)
        assert folded(words.NONE_YET) in seen(session)
        await session.press("/", "x")
        assert folded(words.NOTHING_FOUND) not in seen(session)


async def test_what_is_still_to_come_is_not_listed() -> None:
    start = begin(kornilov().scenario)
    async with on_path(start.move(start.open_offers[0].move)) as session:
        screen = await opened(session)
        assert 0 < len(screen.entries) < len(kornilov().scenario.sources)
