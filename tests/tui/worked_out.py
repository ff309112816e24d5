"""Waits until odds are there, or have failed: a page or a leaf says so meanwhile."""

from game.words import prospects as words
from tests.tui.driver import Shown, folded, texts


async def worked_out(shown: Shown) -> None:
    """Wait until nothing on the screen is being worked out any more."""
    await shown.until(lambda: words.WORKING not in texts(shown.screen))


async def shifted(shown: Shown) -> None:
    """Wait until the look back's timeline tells the shifts of the odds."""
    await shown.until(lambda: folded(words.SHIFTED) in folded("\n".join(texts(shown.screen))))
