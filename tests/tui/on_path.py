"""A game on the screens, opened anywhere on a path: before a turn, or at its end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from game.core.comparison import history_of
from game.core.playthrough import Playthrough
from game.core.variants import Variant
from game.play.loop import Sitting, game
from game.words.pages import Page
from tests.play.paths import along, away_from
from tests.play.small import SMALL, from_text, shipped
from tests.tui.driver import Session, Size, folded, on_screens, screen_text
from tests.tui.plainly import pieces

SMALL_ENDED = along(from_text(SMALL), [1, 0, 0, 1])
"""The small scenario, left at the first turn, by chance, and at the last."""


@cache
def kornilov() -> Playthrough:
    """Kornilov's days, otherwise than history wherever that can be."""
    return away_from(history_of(shipped("kornilov")))


@asynccontextmanager
async def on_path(
    playthrough: Playthrough, size: Size = (80, 24), *, iron: bool = False
) -> AsyncIterator[Session]:
    """A game that stands where a path has come to; nothing is told before it."""
    sat = Sitting(playthrough.scenario, Variant(), 3, iron=iron, keep=lambda _: None)
    async with on_screens(sat, game(sat, playthrough, ()), size) as session:
        yield session


def seen(session: Session) -> str:
    """What is on the screen now."""
    return folded(screen_text(session.app))


def untold(page: Page, texts: list[str]) -> list[str]:
    """What a page says and some texts do not."""
    shown = folded("\n".join(texts))
    told = [piece for block in page.blocks for piece in pieces(block)]
    return [piece for piece in told if folded(piece) not in shown]
