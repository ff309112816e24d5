"""What is drawn anew at whatever size a widget has, so that a resize needs no handler."""

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Drawn(Widget):
    """Shows what `draw(width, height)` makes; `height` is 0 where it may take what it needs."""

    def __init__(self, draw: Callable[[int, int], Content], *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.draw = draw

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the drawing has at that width; an empty one takes no room."""
        del container, viewport
        plain = self.draw(width, 0).plain
        return plain.count("\n") + 1 if plain else 0

    def render(self) -> Content:
        """The drawing at the present size."""
        size = self.content_size
        return self.draw(size.width, 0 if self.styles.is_auto_height else size.height)


def packed(items: Iterable[Content], gap: int, width: int) -> Content:
    """Items beside each other, `gap` cells between them, in as few lines as parts none of them.

    One that is wider than a line is wrapped.
    """
    lines: list[Content] = []
    for item in items:
        if lines and lines[-1].cell_length + gap + item.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], " " * gap, item)
        else:
            lines += item.wrap(width) if item.cell_length > width > 0 else [item]
    return Content("\n").join(lines)
