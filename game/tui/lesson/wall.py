"""The wall: one screen for every slide of a lesson. A key is a command, and the lesson's to judge.

The clock is drawn anew once a second, and so is whatever arrived meanwhile; a key waits for
neither. What is said to the teacher stands over the foot until the next key.
"""

import time
from asyncio import Future
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Final, assert_never

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from game.play.debate import Debate
from game.play.teaching import Done, Further, Gone, Said, Told, answer
from game.tui.draw.wall import Laid, wall
from game.tui.drawn import Drawn
from game.tui.foot import Foot
from game.tui.frame import Frame
from game.tui.keys import bound
from game.tui.lesson.head import WallHead
from game.tui.lesson.phones import PhonesScreen
from game.tui.lesson.told import ToldScreen
from game.tui.safe import safe
from game.words import debates as words
from game.words.keys import Key
from game.words.phones import Phones
from game.words.wall import keys, screen
from game.words.wall.slide import Slide

SECOND: Final = 1.0

_STEP_BACK: Final = replace(keys.BACK, action="step_back")  # `back` is what Escape does
_OFFERED: Final = {"one_more", "point", "close", "end"}
"""Actions whose keys mean something else at another step: the slide says which it is."""


class WallScreen(Frame):
    """Shows the slide of a debate at the moment that `moment` tells, in seconds since 1970.

    `over` is set once the lesson has ended.
    """

    BINDINGS: ClassVar[list[BindingType]] = bound(
        *(key for key in keys.ALL if key not in (keys.BACK, keys.FURTHER, keys.LEAVE)), _STEP_BACK
    )

    too_small: ClassVar[str] = screen.TOO_SMALL

    def __init__(
        self, debate: Debate, moment: Callable[[], float] = time.time, said: str = ""
    ) -> None:
        super().__init__()
        self.debate = debate
        self.over: Future[None] = Future()
        self._moment = moment
        self._said = said
        self._skip = 0
        self._slide = debate.slide(moment())

    def compose(self) -> ComposeResult:
        """The head, the slide, what is said, a line to type on, the foot."""
        self._fit(self.app.size)
        yield WallHead(self._slide)
        with Vertical(id="wall"):
            yield Drawn(self._drawn, classes="slide")
        with Vertical(id="over"):
            yield Static(classes="said")
            yield Input(
                placeholder=screen.TYPE, classes="typed", compact=True, select_on_focus=False
            )
        yield Foot(_hints(self._slide, self.debate.phones))
        yield Static(Content(self.too_small), id="too-small")

    def on_mount(self) -> None:
        """Begin to look at the clock."""
        self._line.display = False
        self.set_interval(SECOND, self.show)
        self._tell(self._said)
        self._look_ahead()

    def show(self) -> None:
        """Draw the slide of this moment, if it is another than the one that is seen."""
        slide = self.debate.slide(self._moment())
        if slide == self._slide or not self.is_attached:
            return
        if _place(slide) != _place(self._slide):
            self._skip = 0
        self._slide = slide
        head = self.query_one(WallHead)
        head.slide = slide
        head.refresh()
        foot = self.query_one(Foot)
        if foot.keys != _hints(slide, self.debate.phones):
            foot.keys = _hints(slide, self.debate.phones)
            foot.refresh()
            self.refresh_bindings()
        self.query_one(".slide").refresh()

    def do(self, line: str) -> bool:
        """Do what a key or a line says; whether it happened."""
        answered = answer(self.debate, line, self._moment())
        self._tell("")
        match answered:
            case Done():
                self._look_ahead()
            case Said(sentence):
                self._tell(sentence)
            case Told(_, drawn) if drawn and self.debate.phones is not None:
                self.action_phones()
            case Told(blocks):
                self.app.push_screen(ToldScreen(screen.ADVICE, blocks))
            case Gone() | Further():
                self.app.exit(words.KEPT_ALL)
            case _:
                assert_never(answered)
        self.show()
        if self.debate.lesson.ended and not self.over.done():
            self.over.set_result(None)
        return not isinstance(answered, Said)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hear no key before the slide is there, and none that this step does not offer."""
        if not self.is_attached or not self.query(".slide"):
            return False
        if action in _OFFERED and action not in {key.action for key in self._slide.keys}:
            return False
        return super().check_action(action, parameters)

    # --- keys ---

    def action_next(self) -> None:
        """Read on where the slide goes on below; else the next page or step."""
        if self._laid.hidden:
            self._scroll(self._page)
        else:
            self.do("next")

    def action_step_back(self) -> None:
        """Read back; else the page or step before."""
        if self._skip:
            self._scroll(-self._page)
        else:
            self.do("back")

    def action_skip(self) -> None:
        """Leave this step out."""
        self.do("skip")

    def action_one_more(self, digit: int) -> None:
        """One more vote."""
        self.do(str(digit))

    def action_point(self, digit: int) -> None:
        """A point for a side."""
        self.do(str(digit))

    def action_undo(self) -> None:
        """Take back what was entered last."""
        self.do("undo")

    def action_close(self) -> None:
        """Close the vote."""
        self.do("close")

    def action_end(self) -> None:
        """End the lesson; asked twice."""
        self.do("end")

    def action_clock(self) -> None:
        """Stop the clock, or let it run."""
        self.do("clock")

    def action_rebudget(self) -> None:
        """Share out the time up to the bell."""
        self.do("rebudget")

    def action_curtain(self) -> None:
        """Raise this step's curtain, asked twice; or lower it."""
        self.do("curtain")

    def action_history(self) -> None:
        """Tell what happened; asked twice."""
        self.do("history")

    def action_play(self) -> None:
        """Play what the class decided."""
        self.do("play")

    def action_advice(self) -> None:
        """Advice for the teacher."""
        self.do("advice")

    def action_phones(self) -> None:
        """Show where phones vote."""
        phones = self.debate.phones
        if phones is None:
            self.do("phones")
        else:
            self._tell("")
            self.app.push_screen(PhonesScreen(phones, self._moment))

    def action_tally(self) -> None:
        """Open the line."""
        self._open("")

    def action_cite(self) -> None:
        """Open the line for the number of a document."""
        self._open("cite ")

    def action_help(self) -> None:
        """All keys, and all that can be typed."""
        blocks = (*words.keyboard(), *words.commands())
        self.app.push_screen(ToldScreen(screen.KEYS, blocks))

    def action_back(self) -> None:
        """Close the line, and forget what was asked."""
        self.debate.asked = None
        self._tell("")
        self._close()

    def on_key(self, event: events.Key) -> None:
        """Open the line at once, and type there what was on its way to the screen meanwhile.

        A binding is only looked up once the keys behind it have passed here.
        """
        line = self._line
        opens = {keys.TALLY.names: self.action_tally, keys.CITE.names: self.action_cite}
        if not line.display and event.key in opens:
            event.stop()
            opens[event.key]()
        elif self.focused is line and event.is_printable and event.character is not None:
            event.stop()
            line.insert_text_at_cursor(event.character)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do what was typed; it stays there to be mended where that cannot be done."""
        event.stop()
        if not event.value.strip() or self.do(event.value):
            self._close()

    # --- what is seen ---

    @property
    def _line(self) -> Input:
        return self.query_one(Input)

    @property
    def _laid(self) -> Laid:
        """The slide as it is laid out now, whether it is painted yet or not."""
        size = self.query_one(".slide").content_size
        return self._at(size.width, size.height)

    @property
    def _page(self) -> int:
        """Lines to go on by: half of what is seen, so that nobody loses the place."""
        return max(len(self._laid.lines) // 2, 1)

    def _drawn(self, width: int, height: int) -> Content:
        return Content("\n").join(self._at(width, height).lines)

    def _at(self, width: int, height: int) -> Laid:
        plain = bool(getattr(self.app, "plain_signs", False))
        return wall(self._slide, width, height, self._skip, plain=plain)

    def _scroll(self, lines: int) -> None:
        self._tell("")
        self._skip = max(self._skip + lines, 0)
        self.query_one(".slide").refresh()

    def _tell(self, sentence: str) -> None:
        said = self.query_one(".said", Static)
        said.update(safe(sentence))
        said.display = bool(sentence)

    def _open(self, begun: str) -> None:
        self._tell("")
        line = self._line
        line.value = begun
        line.display = True
        self.set_focus(line)  # at once: the next key may be waiting already
        line.cursor_position = len(begun)

    def _close(self) -> None:
        self._line.display = False
        self.set_focus(None)

    def _look_ahead(self) -> None:
        """Have the odds worked out once they may be told; nothing waits for them."""
        if self.debate.lacks_odds and not self.debate.is_working:
            self.run_worker(self._work_out())

    async def _work_out(self) -> None:
        await self.debate.work_out()
        self.show()


def _place(slide: Slide) -> tuple[object, ...]:
    return slide.step, slide.page, slide.headline


def _hints(slide: Slide, phones: Phones | None) -> list[Key]:
    hints = [key for key in slide.keys if key.shown != keys.HELP.shown]
    is_vote = keys.CLOSE in hints
    return [*hints, keys.PHONES] if is_vote and phones is not None else hints
