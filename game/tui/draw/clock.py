"""A clock for the back row: minutes and seconds in large figures, and a bar of what is left."""

from functools import lru_cache
from typing import Final

from textual.content import Content

from game.tui.draw.letters import huge
from game.tui.draw.track import bar

_BAR: Final = 1000
"""Parts into which the bar divides a whole."""


@lru_cache(maxsize=64)
def clock(shown: str, share: float, columns: int, rows: int) -> tuple[Content, ...]:
    """The figures as they are `shown`, and under them a bar for the `share` left, 0 to 1.

    In one row the figures and the bar stand beside each other.
    """
    if rows < 1 or columns < len(shown):
        return ()
    left = round(_BAR * min(max(share, 0.0), 1.0))
    if rows == 1:
        return (_beside(shown, left, columns),)
    figures = huge(shown, columns, rows - 1)
    across = max(line.cell_length for line in figures)
    return (*figures, bar(left, _BAR, across))


def _beside(shown: str, left: int, columns: int) -> Content:
    figures = Content.styled(shown, "bold $ink")
    across = columns - figures.cell_length - 2
    return Content.assemble(figures, "  ", bar(left, _BAR, across)) if across > 0 else figures
