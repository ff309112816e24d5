"""The head of a wall: which step of how many, what it is called, and the juncture's title."""

from textual.content import Content
from textual.widgets import Static

from game.tui.safe import safe
from game.words.wall.screen import place, titled
from game.words.wall.slide import Slide

_SIGN = " ◢ "
_GAP = 2


class WallHead(Static):
    """The band at the top. What does not fit is cut with `…`: the juncture's title first."""

    def __init__(self, slide: Slide) -> None:
        super().__init__()
        self.slide = slide

    def render(self) -> Content:
        """The band at the present width."""
        width = self.size.width
        step = safe(place(self.slide).upper(), "bold")
        left = Content.assemble(_SIGN, step, "  ", safe(titled(self.slide)))
        left = left.truncate(width, ellipsis=True)
        room = width - left.cell_length - _GAP - 1
        if room < 1:
            return left
        topic = safe(self.slide.topic).truncate(room, ellipsis=True)
        return Content.assemble(left, " " * (room + _GAP - topic.cell_length), topic, " ")
