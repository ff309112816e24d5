"""Drawing only what has changed: a key is answered in a few milliseconds on a full screen."""

from collections.abc import Iterable, Iterator

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class Sparing(Compositor):
    """Asks widgets for the lines that changed alone, and none that others hide there.

    Textual's own asks all in view for all their lines: most of them for the blanks of
    containers, over which what they contain is then drawn. It leans on the inside of the one
    version of Textual that the game is pinned to: widgets come with the topmost first, and
    what is drawn first is kept.
    """

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        crop = crop or self.size.region
        bare = [crop]
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if any(seen.overlaps(part) for part in bare):
                # Whole in width: a line is cut afterwards, where widgets meet.
                lines = seen.intersection(Region(seen.x, crop.y, seen.width, crop.height))
                yield lines, lines, widget.render_lines(lines.translate(-region.offset))
                bare = [rest for part in bare for rest in _without(part, seen)]
                if not bare:
                    return


def _without(region: Region, hidden: Region) -> Iterator[Region]:
    """What is left of a region where another lies over it: above, below and at both sides."""
    both = region.intersection(hidden)
    if not both:
        yield region
        return
    yield from filter(
        None,
        (
            Region.from_corners(region.x, region.y, region.right, both.y),
            Region.from_corners(region.x, both.bottom, region.right, region.bottom),
            Region.from_corners(region.x, both.y, both.x, both.bottom),
            Region.from_corners(both.right, both.y, region.right, both.bottom),
        ),
    )
