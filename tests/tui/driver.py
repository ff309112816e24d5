"""Plays a game through the screens by keys alone, and collects what they show.

A key counts as heard when everything on the screen has handled what waits for it; no test
sleeps in the hope that this was long enough.
"""

import re
from asyncio import sleep
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar, Final, assert_never
from unittest.mock import patch

from rich.console import RenderableType
from textual import events
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.content import Content
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Offset
from textual.geometry import Size as TextualSize
from textual.message_pump import MessagePump
from textual.notifications import SeverityLevel
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.types import CSSPathType
from textual.visual import visualize
from textual.widget import Widget

from game.core.move import Choice, Move, Spending
from game.core.playthrough import Playthrough
from game.files.inert import inert
from game.play.loop import Game, Sitting
from game.play.questions import (
    Debrief,
    Decide,
    Draw,
    Question,
    Reply,
    Spend,
    Stuck,
    Tell,
    Unkept,
)
from game.tui import app, frame
from game.tui.app import JunctureApp
from game.tui.asking import Asking
from game.tui.evening import play
from game.tui.front import front
from game.tui.menu import Menu
from game.tui.palette import NIGHT
from game.tui.rooms import open_rooms
from game.tui.screens.ending import Lettered

Size = tuple[int, int]
PATIENCE: Final = 20.0
"""Seconds after which a key that changed nothing fails the test; a busy machine is slow."""

QUIET: Final = 4
"""Turns of the loop without anything to do after which everything is handled."""
HASTE: Final = 200
"""Turns after which something is waited for that needs time, such as a thread."""

NAMED: Final = {"?": "question_mark", "/": "slash", " ": "space"}
"""Characters by the names of their keys."""

ORNAMENT: Final = re.compile(r"[\s\u2500-\u259f\u25a0-\u25ff\u2800-\u28ff·│]+")
"""Space and what is drawn around words: lines, blocks, signs, braille."""


def folded(text: str) -> str:
    """A text as one compares it: cases, line ends, and what is drawn between words aside."""
    return ORNAMENT.sub(" ", text).strip().casefold()


@dataclass
class Heard:
    """A game whose questions are kept, each with its reply; the last one waits for one."""

    questions: list[Question] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    def of(self, game: Game) -> Game:
        """The same game, overheard."""
        question = next(game)
        while True:
            self.questions.append(question)
            reply = yield question
            self.replies.append(reply)
            try:
                question = game.send(reply)
            except StopIteration as over:
                left: Playthrough = over.value
                return left

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self.questions[-1]


class Listening(JunctureApp):
    """The app, which also keeps what was said by the way."""

    CSS_PATH: ClassVar[CSSPathType | None] = [app.SHEET, frame.SHEET]

    def __init__(self, evening: Callable[[JunctureApp], Any], theme: str = NIGHT.name) -> None:
        super().__init__(evening, theme)
        self.said: list[str] = []

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        self.said.append(f"{title} {message}")
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)


@dataclass
class Shown:
    """An app that is driven by keys; `over` once its evening has come to an end."""

    app: Listening
    pilot: Pilot[Any] = field(init=False)
    over: bool = field(default=False, init=False)
    parting: str = field(default="", init=False)

    @property
    def screen(self) -> Screen[Any]:
        """What is seen now."""
        return self.app.screen

    @property
    def is_left(self) -> bool:
        """Whether the app has been left."""
        return self.over or self.app.return_code is not None

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each once the one before has had its effect."""
        for key in keys:
            name = NAMED.get(key, key)
            character = key if len(key) == 1 else " " if key == "space" else None
            self.app.post_message(events.Key(name, character))
            await self.settled()

    async def resize(self, size: Size) -> None:
        """Make the window another size."""
        driver = self.app._driver  # noqa: SLF001 (Pilot's own way waits for an idle processor)
        assert isinstance(driver, HeadlessDriver)
        driver._size = size  # noqa: SLF001 (as above)
        new = TextualSize(*size)
        self.app.post_message(events.Resize(new, new))
        # The screen's own size runs ahead of its layout.
        await self.until(lambda: self.screen._compositor.size == new)  # noqa: SLF001 (as above)

    async def settled(self) -> None:
        """Let everything on the screen handle what waits for it, and be laid out anew."""
        for _ in range(3):
            await self._handled()
            if self.is_left:
                break
            self.screen._on_timer_update()  # noqa: SLF001 (Pilot does so too: no frame is waited for)
        if self.app.defect is not None:
            raise self.app.defect

    async def _handled(self) -> None:
        """Let what waits be handled, and what waits for that: tasks, and what they ask for.

        Pilot sends a message to every widget to learn the same, which costs most of a test.
        """
        end = monotonic() + PATIENCE
        turns = quiet = 0
        while quiet < QUIET and not self.is_left:
            assert monotonic() < end, f"it is never done: {screen_text(self.app)}"
            await sleep(0 if turns < HASTE else 0.001)
            turns += 1
            pumps = (self.app, *self.screen.walk_children(with_self=True))
            quiet = 0 if any(map(_has_to_do, pumps)) else quiet + 1

    async def says(self, sentence: str) -> None:
        """Wait until something is said by the way: that comes when it comes."""
        await self.until(lambda: sentence in " ".join(self.app.said))

    async def until(self, has_come: Callable[[], bool]) -> None:
        """Wait for something that comes of itself."""
        end = monotonic() + PATIENCE
        pause = 0.001
        while not has_come():
            assert monotonic() < end, f"nothing came of it: {screen_text(self.app)}"
            if self.app.defect is not None:
                raise self.app.defect
            await sleep(pause)
            pause = min(1.5 * pause, 0.05)
        if not self.is_left:
            await self.settled()

    async def shows(self, text: str) -> None:
        """Wait until a text is on the screen, wherever its lines end."""
        await self.until(lambda: folded(text) in folded(screen_text(self.app)))

    async def opened(self, *keys: str) -> None:
        """Press keys that open another screen, and wait for it."""
        below = self.screen
        await self.press(*keys)
        await self.until(lambda: self.screen is not below and is_ready(self.screen))

    async def back(self) -> None:
        """Go back to the screen below."""
        await self.insisted("escape")

    async def insisted(self, key: str) -> None:
        """Press a key until another screen is there: a list that is being filled hears none."""
        await self._until_another(lambda: self.press(key), key)

    async def clicked(self, text: str) -> None:
        """Click on a text until another screen is there: what is drawn may move once more."""

        async def click() -> None:
            await self.settled()
            lines = screen_text(self.app).splitlines()
            row = next(number for number, line in enumerate(lines) if text in line)
            await self.pilot.click(offset=(lines[row].index(text) + 1, row))

        await self._until_another(click, text)

    async def _until_another(self, attempt: Callable[[], Awaitable[None]], named: str) -> None:
        before = self.screen
        for _ in range(10):
            await attempt()
            for _ in range(40):
                if self.screen is not before and is_ready(self.screen):
                    await self.settled()
                    return
                await sleep(0.01)
        raise AssertionError(f"{named} leads nowhere: {screen_text(self.app)}")


@dataclass
class Session(Shown):
    """A game on the screens. `texts` holds, for each question, all that was shown for it."""

    heard: Heard
    texts: list[list[str]] = field(default_factory=list)

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self.heard.question

    @property
    def seen(self) -> str:
        """All that was shown so far, folded."""
        return folded("\n".join(text for shown in self.texts for text in shown))

    @property
    def moves(self) -> tuple[str, ...]:
        """The moves that are made."""
        return tuple(map(str, self.question.playthrough.moves))

    async def begin(self) -> None:
        """Wait for the first page."""
        await self.until(lambda: isinstance(self.screen, Asking) and is_ready(self.screen))
        self.collect()

    def collect(self) -> None:
        """Keep what is shown for the present question."""
        while len(self.texts) < len(self.heard.questions):
            self.texts.append([])
        said, self.app.said[:] = list(self.app.said), []
        self.texts[-1] += [*texts(self.screen), *said]

    async def read(self, *, whole: bool = True) -> list[str]:
        """Read the page that is open to its end, by the space bar alone; all that it showed."""
        self.collect()
        found = texts(self.screen)
        seen = state(self.screen)
        while whole:
            await self.press("space")
            new = state(self.screen)
            if new == seen:
                break
            seen = new
            found += texts(self.screen)
            self.collect()
        return found

    async def turned(self, *keys: str) -> None:
        """Press keys that answer what is asked, and wait for what comes of it."""
        before = self.screen
        await self.press(*keys)
        await self.until(
            lambda: self.is_left or (self.screen is not before and is_ready(self.screen))
        )
        if not self.over:
            self.collect()

    async def answer(self, move: Move | None = None, *, whole: bool = True) -> None:
        """Read what is asked, and answer: `move` for a decision; else go on, page by page.

        Unless the `whole` is wanted, only the look back is read to its end.
        """
        question = self.question
        count = len(self.heard.questions)
        match question:
            case Decide():
                await self.read(whole=whole)
                assert isinstance(move, Choice)
                await self.turned(*digit_keys(_place(question.options, move)), "enter")
            case Spend():
                await self.read(whole=whole)
                assert isinstance(move, Spending)
                names = [name for name, _ in question.activities]
                for name in move.activities:
                    await self.press(*digit_keys(names.index(name)))
                self.collect()
                await self.turned("enter")
            case Draw():
                await self.read(whole=whole)
                await self.press("space")
                await self.turned("enter")
            case Stuck() | Unkept():
                await self.read(whole=whole)
                await self.turned("enter")
            case Tell() | Debrief():
                while len(self.heard.questions) == count and not self.over:
                    await self.read(whole=whole or isinstance(question, Debrief))
                    await self.turned("enter")
            case _:
                assert_never(question)

    def first(self) -> Move | None:
        """The first move that can be chosen now; None where none is."""
        return first_move(self.question)

    async def reach(self, *kinds: type) -> None:
        """Go on through what is only told, to a question of one of these kinds."""
        while not isinstance(self.question, kinds):
            assert isinstance(self.question, Tell), self.question
            await self.answer(whole=False)

    async def look(self, key: str, *, whole: bool = True) -> list[str]:
        """Open a page over the game's, read it, and go back; all that it showed."""
        await self.opened(key)
        found = texts(self.screen)
        seen = state(self.screen)
        while whole:
            await self.press("space")
            if state(self.screen) == seen:
                break
            seen = state(self.screen)
            found += texts(self.screen)
        await self.back()
        return found


def seated(sitting: Sitting, game: Game, theme: str = NIGHT.name) -> Session:
    """A game that is ready to be shown."""
    heard = Heard()

    async def evening(app: JunctureApp) -> str:
        parting = await play(app, sitting, heard.of(game))
        session.over, session.parting = True, parting
        session.texts[-1].append(parting)
        return parting

    session = Session(Listening(evening, theme), heard)
    return session


@asynccontextmanager
async def running(shown: Shown, size: Size = (80, 24)) -> AsyncIterator[None]:
    """The app without a terminal. Nothing is painted until somebody asks for the screen."""
    with (
        patch.object(Compositor, "render_update", _unpainted),
        patch.object(Stylesheet, "_parse_rules", _parsed_once),
    ):
        async with shown.app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            shown.pilot = pilot
            yield
            shown.app.workers.cancel_all()  # Textual takes the screens from under them first


@asynccontextmanager
async def on_screens(
    sitting: Sitting, game: Game, size: Size = (80, 24), theme: str = NIGHT.name
) -> AsyncIterator[Session]:
    """A game on the screens of no terminal, at its first page."""
    session = seated(sitting, game, theme)
    async with running(session, size):
        await session.begin()
        yield session


@asynccontextmanager
async def at_the_title(
    folder: Path, size: Size = (80, 24), theme: str = NIGHT.name
) -> AsyncIterator[Shown]:
    """The title over a folder of saves, once it knows them."""
    shown = Shown(Listening(partial(front, load=partial(open_rooms, folder)), theme))
    async with running(shown, size):
        # In a low window the menu keeps to itself what it knows.
        menu = shown.screen.query_one(Menu)
        await shown.until(lambda: any("come with the game" in item.note for item in menu.items))
        yield shown


_PARSED: Final[dict[object, list[RuleSet]]] = {}
_parse_rules: Final = Stylesheet._parse_rules  # noqa: SLF001 (what it remembers ends with its app)


def _parsed_once(sheet: Stylesheet, css: str, **where: Any) -> list[RuleSet]:  # noqa: ANN401 (as it is called)
    """The rules of a sheet, parsed once for all apps: nothing changes them."""
    variables = tuple(sheet._variables.items())  # noqa: SLF001 (as above)
    key = (variables, css, *sorted(where.items()))
    if key not in _PARSED:
        _PARSED[key] = _parse_rules(sheet, css, **where)
    return _PARSED[key]


def _unpainted(
    compositor: Compositor, *, full: bool = False, simplify: bool = False, **_: object
) -> RenderableType | None:
    """Paint nothing: most of a test's time would go there, and nobody would see it.

    What is asked for as a whole is a picture, and painted.
    """
    visible_screen_stack.set([])
    if full:
        return compositor.render_full_update(simplify=simplify)
    compositor._dirty_regions.clear()  # noqa: SLF001 (as painting does)
    return None


def texts(screen: Screen[Any]) -> list[str]:
    """The text of everything that a screen shows or scrolls to."""
    return [
        text
        for widget in screen.walk_children(Widget)
        if all(isinstance(node, Screen) or node.display for node in _with_ancestors(widget))
        and (text := text_of(widget)).strip()
    ]


def text_of(widget: Widget) -> str:
    """What a widget itself says, its children's words aside; block letters as letters, inert."""
    if isinstance(widget, Lettered):
        return inert(widget.said)
    drawn = visualize(widget, widget.render(), markup=False)
    if isinstance(drawn, Content):
        return drawn.plain
    if widget.children or not widget.size:
        return ""
    return "\n".join(strip.text for strip in widget.render_lines(widget.size.region))


def state(screen: Screen[Any]) -> tuple[list[str], list[Offset]]:
    """What tells one sight of a screen from another: its texts, and how far each is scrolled."""
    return texts(screen), [widget.scroll_offset for widget in screen.walk_children(Widget)]


def strips(app: JunctureApp) -> list[Strip]:
    """The screen, line by line, as it is drawn."""
    return app.screen._compositor.render_strips()  # noqa: SLF001 (Textual has no public way to it)


def screen_text(app: JunctureApp) -> str:
    """The screen as text, without the space at the ends of its lines."""
    return "\n".join(strip.text.rstrip() for strip in strips(app))


def first_move(question: Question) -> Move | None:
    """The first move that can be chosen; None where none is."""
    match question:
        case Decide(options=options):
            return options[0][1]
        case Spend(moves=moves):
            return moves[0]
        case _:
            return None


def digit_keys(index: int) -> list[str]:
    """The keys that select by index: a digit, or the arrow so often."""
    return [str(index + 1)] if index < 9 else ["down"] * (index + 1)


def _place(options: Sequence[tuple[str, Choice]], move: Choice) -> int:
    return [choice for _, choice in options].index(move)


def is_ready(screen: Screen[Any]) -> bool:
    """Whether a screen is drawn."""
    return screen.is_mounted and bool(screen.children) and screen.stack_updates > 0


def _has_to_do(pump: MessagePump) -> bool:
    """Whether a part of the app handles something, or will: at rest it waits for a message."""
    queue: Any = pump._message_queue  # noqa: SLF001 (Textual has no public way to it)
    is_gone = pump._closing or pump._closed  # noqa: SLF001 (as above)
    rests = queue.empty() and queue.ready_event._waiters  # noqa: SLF001 (as above)
    return not (is_gone or rests)


def _with_ancestors(widget: Widget) -> list[Widget]:
    return [node for node in widget.ancestors_with_self if isinstance(node, Widget)]
