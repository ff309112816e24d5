"""What is drawn after a key is what Textual would draw, though fewer widgets are asked for it."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from unittest.mock import patch

import pytest
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

from game.tui.frame import Frame
from game.tui.sparing import Sparing
from tests.tui.at_turn import at_turn
from tests.tui.driver import Size

Cells = list[tuple[str, Style | None]]


def cells(strip: Strip) -> Cells:
    """Each character with its style, however the line is cut."""
    return [(sign, segment.style) for segment in strip for sign in segment.text]


def as_textual_would(compositor: Compositor) -> list[Strip]:
    """The whole screen, every widget asked for all of its lines."""
    with patch.object(Sparing, "_get_renders", Compositor._get_renders):  # noqa: SLF001 (it is what is compared)
        return compositor.render_strips()


def drawn_anew(compositor: Compositor, regions: Iterable[Region]) -> Iterator[tuple[Region, Cells]]:
    """What is drawn where some regions have changed, line by line."""
    compositor._dirty_regions = set(regions)  # noqa: SLF001 (as a refresh of widgets there does)
    update = compositor.render_partial_update()
    assert isinstance(update, ChopsUpdate)
    for y, left, right in update.spans:
        ends = zip(update.chop_ends[y], update.chops[y].items(), strict=True)
        parts = [(x, strip) for end, (x, strip) in ends if x < right and end > left]
        first = parts[0][0]
        line = Strip.join(strip for _, strip in parts).crop(left - first, right - first)
        yield Region(left, y, right - left, 1), cells(line)


@pytest.mark.parametrize(("turn", "size"), [("moscow", (80, 24)), ("", (160, 50))])
async def test_whatever_has_changed_is_drawn_as_it_stands_in_the_whole(
    turn: str, size: Size
) -> None:
    async with at_turn("kornilov", turn, size) as session:
        for key in ("enter", "1", "down", "space", "e", "space"):
            await session.press(key)
            assert isinstance(session.screen, Frame)
            compositor = session.screen._compositor  # noqa: SLF001 (as in `strips`)
            whole = as_textual_would(compositor)
            assert list(map(cells, compositor.render_strips())) == list(map(cells, whole))
            screen = compositor.size.region
            changed = [
                shown
                for region, clip in compositor.visible_widgets.values()
                if (shown := region.intersection(clip).intersection(screen))
            ]
            for regions in (*zip(changed, strict=True), *pairwise(changed)):
                for place, line in drawn_anew(compositor, regions):
                    assert line == cells(whole[place.y].crop(place.x, place.right)), (key, place)
