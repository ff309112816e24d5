"""The head of a screen: one line that says where, when, and what this page is."""

from textual.content import Content
from textual.widgets import Static

from game.tui.safe import safe
from game.words.pages import Banner

_SIGN = " ◢ "


class Head(Static):
    """The band at the top. What does not fit is cut with `…`: the place first, never the kind."""

    def __init__(self, banner: Banner) -> None:
        super().__init__()
        self.banner = banner

    def render(self) -> Content:
        """The band at the present width."""
        banner = self.banner
        what = safe(f"  {banner.what} ")
        room = self.size.width - what.cell_length
        left = Content.assemble(
            _SIGN, safe(banner.where.upper(), "bold"), safe(f"  {banner.when}".rstrip())
        )
        if left.cell_length > room:
            when = safe(f"  {banner.when}".rstrip())
            where = safe(banner.where.upper(), "bold")
            space = room - when.cell_length - len(_SIGN)
            left = Content.assemble(_SIGN, where.truncate(max(space, 1), ellipsis=True), when)
        left = left.truncate(max(room, 0), ellipsis=True)
        return Content.assemble(left, " " * (room - left.cell_length), what)
