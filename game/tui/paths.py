"""Your path beside history's as it is drawn: whose sign is whose, and the turns on their rails."""

from textual.content import Content
from textual.widget import Widget

from game.core.playthrough import Playthrough
from game.tui.draw.branch import horizontal
from game.tui.draw.rails import vertical
from game.tui.drawn import Drawn, packed
from game.tui.safe import safe
from game.words.debrief import endings
from game.words.timeline import HISTORY, YOU, timeline

ACROSS = 90
"""Columns from which the turns stand across the page, and not down it."""
_DOWN = 74
"""Columns that the drawing down the page takes at most: farther apart, its lines part."""
_GAP = 4


def legend(playthrough: Playthrough, history: Playthrough) -> Widget:
    """The two signs, and where each path ended."""
    yours, theirs = endings(playthrough, history)
    items = [
        Content.assemble(("◆ ", "bold $red"), (YOU, "bold $red"), _ended(yours)),
        Content.assemble(("● ", "$gold"), (HISTORY, "bold $gold"), _ended(theirs)),
    ]
    return Drawn(lambda width, _: packed(items, _GAP, width), classes="legend")


def drawing(playthrough: Playthrough, history: Playthrough) -> Widget:
    """Every turn down the page, or across it as many as have room."""
    rungs = timeline(playthrough, history)

    def draw(width: int, height: int) -> Content:
        del height
        return horizontal(rungs, width) if width >= ACROSS else vertical(rungs, min(width, _DOWN))

    return Drawn(draw, classes="paths")


def _ended(title: str) -> Content:
    return safe(f"  {title}") if title else Content("")
