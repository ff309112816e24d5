"""The bar beside what scrolls: one cell wide, and a free one between it and the text."""

from typing import Any

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender


class Slim(ScrollBarRender):
    """Textual's own bar, for a room of two cells of which the first is left free."""

    @classmethod
    def render_bar(cls, *sizes: Any, **looks: Any) -> Segments:  # noqa: ANN401 (as it is called)
        """The bar, line by line."""
        drawn = super().render_bar(*sizes, **looks | {"thickness": 1})
        free = Segment(" ", Style(bgcolor=looks["back_color"]))
        lines = ((free, bar, Segment.line()) for bar in drawn.segments)
        return Segments(part for line in lines for part in line)
