"""The frame that every screen has: a head, a body, a foot; and the sizes at which it changes."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widgets import Static

from game.tui.foot import Foot
from game.tui.head import Head
from game.tui.keys import bound
from game.tui.sparing import Sparing
from game.words import keys, screens
from game.words.pages import Banner

SHEET: Final = Path(__file__).with_name("juncture.tcss")


class Frame(Screen[None]):
    """A head, whatever `body` gives, and a foot.

    Classes tell the size: `-narrow`, `-mid` and `-wide` begin at 40, 96 and 140 columns,
    `-short` and `-tall` at 12 and 34 rows; below 40 by 12 only a sentence is shown.
    """

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-too-narrow"),
        (40, "-narrow"),
        (96, "-mid"),
        (140, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-too-low"),
        (12, "-short"),
        (34, "-tall"),
    ]
    CSS_PATH: ClassVar[CSSPathType | None] = SHEET
    BINDINGS: ClassVar[list[BindingType]] = bound(keys.BACK)
    AUTO_FOCUS = ""

    hints: ClassVar[Sequence[keys.Key]] = ()
    """The keys that the foot names, the most useful first."""
    too_small: ClassVar[str] = screens.TOO_SMALL
    """All that is shown below 40 by 12."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = Sparing()

    def banner(self) -> Banner:
        """What the head says."""
        raise NotImplementedError

    def foot(self) -> Sequence[keys.Key]:
        """The keys that the foot names here."""
        return self.hints

    def body(self) -> ComposeResult:
        """What stands between head and foot."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Head, body, foot; and the sentence for a window that is too small."""
        self._fit(self.app.size)
        yield Head(self.banner())
        yield from self.body()
        yield Foot(self.foot())
        yield Static(Content(self.too_small), id="too-small")

    def _fit(self, size: Size) -> None:
        """Have the classes of a size from the first frame on: Textual sets them after it."""
        for breakpoints, cells in (
            (self.HORIZONTAL_BREAKPOINTS, size.width),
            (self.VERTICAL_BREAKPOINTS, size.height),
        ):
            _, name = max((least, name) for least, name in breakpoints if least <= cells)
            self.add_class(name)

    def refuse(self, sentence: str) -> None:
        """Say why a key does nothing here, in the place of what was said before."""
        self.app.clear_notifications()
        self.notify(sentence)

    def action_back(self) -> None:
        """Go back to the screen below."""
        self.dismiss()
