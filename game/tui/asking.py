"""What the screens of a game have in common: they are asked a question, and answer it once."""

from asyncio import Future
from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from game.play.questions import Left, Reply, Rewound, Undone
from game.tui.asked import Asked
from game.tui.balance import Column, Strip
from game.tui.keys import bound
from game.tui.named import mark
from game.tui.reader import Reader
from game.tui.reading import Reading
from game.tui.screens.evidence import EvidenceScreen
from game.tui.screens.model import ModelScreen
from game.tui.screens.names import NamesScreen
from game.tui.screens.odds import OddsScreen
from game.tui.screens.path import PathScreen
from game.tui.screens.record import RecordScreen
from game.tui.screens.sources import SourcesScreen
from game.tui.screens.voices import VoicesScreen
from game.tui.screens.why import WhyScreen
from game.words import keys
from game.words.blocks import Block
from game.words.levels import Balance, balance
from game.words.naming import Named, Naming, told_in
from game.words.pages import Banner

LOOKS: Final = (
    keys.VOICES,
    keys.EVIDENCE,
    keys.RECORD,
    keys.NAMES,
    keys.SOURCES,
    keys.PATH,
    keys.WHY,
    keys.MODEL,
    keys.ODDS,
)
"""The keys that open another page over a game's, and change nothing."""


class Asking(Reading):
    """A screen of a game: the gauges, a page to read, and what answers it.

    `answered` is set once, by `answer`; whatever is pressed afterwards is not heard.
    """

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.UNDO, keys.LEAVE, *LOOKS)

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.answered: Future[Reply] = Future()
        self.naming = Naming(asked.playthrough.scenario)

    def banner(self) -> Banner:
        """The page's own."""
        return self.asked.page.banner

    def body(self) -> ComposeResult:
        """Gauges above or beside, the page between, and what only a wide window has room for."""
        yield Strip(self.gauges())
        with Horizontal(id="middle"):
            if left := tuple(self.left()):
                yield Vertical(*left, id="left")
            with Vertical(id="centre"):
                yield Reader(self.reading(), id="reader")
            with Vertical(id="right"):
                yield from self.right()
        yield from self.under()

    def reading(self) -> Iterable[Widget]:
        """The page, as widgets under each other."""
        raise NotImplementedError

    def left(self) -> Iterable[Widget]:
        """What a wide window shows at the left."""
        return ()

    def right(self) -> Iterable[Widget]:
        """What a window that is not narrow shows at the right."""
        yield Column(self.gauges())

    def gauges(self) -> Sequence[Balance]:
        """The gauges as they stand now."""
        return balance(self.asked.playthrough)

    def under(self) -> Iterable[Widget]:
        """What stands under all of it."""
        return ()

    def texts(self) -> Sequence[Block]:
        """The blocks in which names are looked for."""
        return self.asked.page.blocks

    @property
    def named(self) -> tuple[Named, ...]:
        """Whoever and whatever the page names, in order."""
        return self.naming.named_in(told_in(self.texts()))

    def on_mount(self) -> None:
        """Set the names that the page mentions in gold."""
        mark(self, self.naming, self.named)

    def answer(self, reply: Reply) -> None:
        """Answer the question, if that has not been done."""
        if not self.answered.done():
            self.answered.set_result(reply)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hear no key before the page is there: on a slow machine one may come earlier."""
        return self.is_attached and self.is_mounted and super().check_action(action, parameters)

    def action_onward(self) -> None:
        """Read on: first the page, then what stands beside it."""
        beside = self.query("#left Reader, #right Reader").results(Reader)
        for reader in (self.reader, *filter(_is_displayed, beside)):
            if reader.onward():
                return

    def action_voices(self) -> None:
        """Open the page of who speaks here."""
        self.app.push_screen(VoicesScreen(self.asked))

    def action_names(self) -> None:
        """Open the page of who and what is named here."""
        self.app.push_screen(NamesScreen(self.asked, self.named))

    def action_why(self) -> None:
        """Open the page of why a gauge stands where it does."""
        self.app.push_screen(WhyScreen(self.asked))

    def action_evidence(self) -> None:
        """Open the page of what a situation rested on."""
        self.app.push_screen(EvidenceScreen(self.asked))

    def action_record(self) -> None:
        """Open the page of the essay beside the record."""
        self.app.push_screen(RecordScreen(self.asked))

    def action_model(self) -> None:
        """Open the page of the model."""
        self.app.push_screen(ModelScreen(self.asked))

    def action_odds(self) -> None:
        """Open the page of what is still possible; only there is it worked out."""
        self.app.push_screen(OddsScreen(self.asked))

    def action_named(self, place: int) -> None:
        """Open who or what a name is."""
        self.app.push_screen(NamesScreen(self.asked, self.named[place : place + 1]))

    def action_sources(self) -> None:
        """Open the page of the sources of what was told so far."""
        self.app.push_screen(SourcesScreen(self.asked))

    def action_path(self) -> None:
        """Open the page of the path so far; what is gone back to there is answered here."""
        self.app.push_screen(PathScreen(self.asked, lambda turn: self.answer(Rewound(turn))))

    def action_undo(self) -> None:
        """Take the last decision back."""
        self.answer(Undone())

    def action_back(self) -> None:
        """Leave: every move is saved."""
        self.answer(Left())


def _is_displayed(widget: Widget) -> bool:
    return all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget))
