"""The page before the class: can the back row read it, what is needed, who is here, the bell."""

import time
from asyncio import Future
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from game.play.debate import Debate
from game.play.teaching import Said, opened
from game.tui.drawn import Drawn
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.lesson.phones import SECOND, PhonesScreen
from game.tui.reader import Reader
from game.tui.reading import Reading
from game.tui.safe import safe
from game.words import debates as words
from game.words import keys
from game.words import phones as phone_words
from game.words.pages import Banner
from game.words.phones import Phones
from game.words.text import flat
from game.words.wall import keys as wall_keys
from game.words.wall import screen


class Figures(Input):
    """A line for a number or a time: every other key is the screen's."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is typed here."""
        return _is_figure(character) and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable and not _is_figure(event.character):
            event.prevent_default()  # each class of a widget hears it, and `Input` would type it


class PreflightScreen(Reading):
    """Asks how many are present and when the bell is; `began` says whether the class has come."""

    AUTO_FOCUS = "#present"
    BINDINGS: ClassVar[list[BindingType]] = bound(wall_keys.PHONES)
    hints: ClassVar[Sequence[keys.Key]] = (
        wall_keys.BEGIN,
        wall_keys.FIELD,
        keys.ONWARD,
        keys.BACK,
    )

    def __init__(
        self,
        debate: Debate,
        present: str = "",
        bell: str = "",
        moment: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self.debate = debate
        self.began: Future[bool] = Future()
        self._present, self._bell = present, bell
        self._moment = moment
        self._is_bell_asked = False

    def banner(self) -> Banner:
        """The juncture."""
        return Banner(flat(self.debate.before.title), "", screen.BEFORE)

    def foot(self) -> Sequence[keys.Key]:
        """The address only where phones vote."""
        phones = () if self.debate.phones is None else (wall_keys.PHONES,)
        return (*self.hints, *phones)

    def body(self) -> ComposeResult:
        """What to see to, and under it the two things that are asked."""
        debate = self.debate
        with Vertical(id="page"):
            blocks = words.before_class(
                debate.lesson.plan, debate.before, debate.called, debate.name
            )
            title, size, *rest = flow(blocks)
            window = Drawn(self._window, classes="prose")
            yield Reader((title, size, window, *self._phones(), *rest), id="reader")
        with Vertical(id="asked"):
            yield Static(safe(screen.PRESENT, "bold"))
            yield Figures(self._present, id="present", classes="typed", compact=True)
            yield Static(safe(screen.BELL, "bold"))
            yield Figures(
                self._bell,
                placeholder=screen.bell_shape(debate.lesson.plan),
                id="bell",
                classes="typed",
                compact=True,
            )
        with Vertical(id="over"):
            yield Static(classes="said")

    def on_mount(self) -> None:
        """Nothing is said yet; begin to look whether a phone comes."""
        self.query_one(".said").display = False
        if self.debate.phones is not None:
            self.set_interval(SECOND, self._look)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the first line to the second, and then to the class, whichever line is entered."""
        event.stop()
        if event.input.id == "present" and event.value and not self._is_bell_asked:
            self._is_bell_asked = True
            self.set_focus(self.query_one("#bell"))
            return
        present = self.query_one("#present", Input).value
        bell = self.query_one("#bell", Input).value
        answered = opened(self.debate, present, bell or None, self._moment())
        if isinstance(answered, Said):
            said = self.query_one(".said", Static)
            said.update(safe(answered.sentence))
            said.display = True
        elif not self.began.done():
            self.began.set_result(True)

    def action_back(self) -> None:
        """Leave before the class has come."""
        if not self.began.done():
            self.began.set_result(False)

    def action_phones(self) -> None:
        """Show where phones vote."""
        phones = self.debate.phones
        if phones is not None:
            self.app.push_screen(PhonesScreen(phones, self._moment))

    def _phones(self) -> Iterator[Widget]:
        """Where phones vote, and by a live line whether one has come."""
        phones = self.debate.phones
        if phones is not None:
            heading, *rest = flow(phone_words.about(phones))
            yield heading
            yield Static(safe(self._seen(phones), "bold"), classes="seen")
            yield from rest

    def _look(self) -> None:
        phones = self.debate.phones
        if phones is not None:
            self.query_one(".seen", Static).update(safe(self._seen(phones), "bold"))

    def _seen(self, phones: Phones) -> str:
        return phone_words.seen_so_far(phones, self._moment())

    def _window(self, width: int, _height: int) -> Content:
        size = self.app.size
        return Content("\n").join(safe(screen.window(size.width, size.height)).wrap(width))


def _is_figure(character: str | None) -> bool:
    return character is not None and character in "0123456789:."
