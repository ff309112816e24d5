"""A level as a place on a thin line: where a gauge stands now, where it stood, how full it is."""

from textual.content import Content


def track(before: int, after: int, top: int) -> Content:
    """A cell for each level from 0 to `top`: `◆` where it stands now, `○` where it stood.

    What did not move shows only `◆`. Levels outside the range are shown at its bound.
    """
    cells = ["─"] * (top + 1)
    cells[_within(before, top)] = "○"
    cells[_within(after, top)] = "◆"
    styles = {"─": "$rail", "○": "$ink", "◆": "bold $red"}
    return Content.assemble(*((cell, styles[cell]) for cell in cells))


def bar(level: int, top: int, width: int) -> Content:
    """A thin rule of `width` cells, heavy for the share that `level` has of `top`.

    It counts half cells. Anything above nothing shows at least half a cell, and anything
    short of all leaves at least half a cell, so that only the bounds look like bounds.
    """
    level = _within(level, top)
    halves = round(2 * width * level / top)
    if 0 < level < top:
        halves = min(max(halves, 1), max(2 * width - 1, 0))
    full, half = divmod(halves, 2)
    heavy = "━" * full + "╸" * half
    return Content.assemble((heavy, "$gold"), ("─" * (width - len(heavy)), "$rail"))


def _within(level: int, top: int) -> int:
    return min(max(level, 0), top)
