"""Your path beside history's as it is drawn: whose sign is whose, and the turns on their rails."""

from collections.abc import Callable, Mapping
from itertools import islice

from textual.content import Content
from textual.widget import Widget

from game.core.playthrough import Playthrough
from game.tui.draw.branch import horizontal
from game.tui.draw.rails import vertical
from game.tui.drawn import Drawn, packed
from game.tui.safe import safe
from game.words.debrief import endings
from game.words.prospects import SHIFTED
from game.words.timeline import HISTORY, YOU, timeline

ACROSS = 90
"""Columns from which the turns stand across the page, and not down it."""
_DOWN = 74
"""Columns that the drawing down the page takes at most: farther apart, its lines part."""
_GAP = 4
_SHIFTS = 3
"""Turns across the page that have a text for their shift."""
Shifts = Callable[[], Mapping[str, str]]
"""By turn how it shifted the odds, as soon as that is known."""


def legend(playthrough: Playthrough, history: Playthrough, shifts: Shifts = dict) -> Widget:
    """The two signs, and where each path ended; what the shifts are, where there are any."""
    yours, theirs = endings(playthrough, history)
    items = [
        Content.assemble(("◆ ", "bold $red"), (YOU, "bold $red"), _ended(yours)),
        Content.assemble(("● ", "$gold"), (HISTORY, "bold $gold"), _ended(theirs)),
    ]
    also = Content.styled(SHIFTED, "$dim")
    return Drawn(
        lambda width, _: packed([*items, also] if shifts() else items, _GAP, width),
        classes="legend",
    )


def drawing(playthrough: Playthrough, history: Playthrough, shifts: Shifts = dict) -> Widget:
    """Every turn down the page, or across it as many as have room.

    `shifts` has a short text for some turns, the weightiest first; across the page only these
    few turns are sure of a place, and so of their text.
    """
    rungs = timeline(playthrough, history)

    def draw(width: int, height: int) -> Content:
        del height
        if width >= ACROSS:
            return horizontal(rungs, width, dict(islice(shifts().items(), _SHIFTS)))
        return vertical(rungs, min(width, _DOWN), shifts())

    return Drawn(draw, classes="paths")


def _ended(title: str) -> Content:
    return safe(f"  {title}") if title else Content("")
