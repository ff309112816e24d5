"""Drawing only what has changed: a key is answered in a few milliseconds on a full screen."""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class Sparing(Compositor):
    """Asks only the widgets on the lines that changed, where Textual's own asks all in view.

    It leans on the inside of the one version of Textual that the game is pinned to.
    """

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            return super()._get_renders(crop)
        whole = self.visible_widgets
        self._visible_widgets = {
            widget: (region, clip)
            for widget, (region, clip) in whole.items()
            if crop.overlaps(region)
        }
        try:
            return list(super()._get_renders(crop))
        finally:
            self._visible_widgets = whole
