"""The loop over the questions of one game: a screen for each, its answer handed back."""

from typing import Final, assert_never

from game.core.playthrough import Playthrough
from game.files.incidents import InHand
from game.play.loop import Game, Sitting
from game.play.questions import (
    Debrief,
    Decide,
    Draw,
    Question,
    Read,
    Reply,
    Rewound,
    Spend,
    Stuck,
    Tell,
    Undone,
    Unkept,
)
from game.tui.app import JunctureApp
from game.tui.asked import Asked
from game.tui.asking import Asking
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.fortune import FallScreen, FortuneScreen
from game.tui.screens.juncture import JunctureScreen
from game.tui.screens.meanwhile import MeanwhileScreen
from game.tui.screens.notice import NoticeScreen, StuckScreen, UnkeptScreen
from game.tui.screens.opening import OpeningScreen
from game.tui.screens.outcome import OutcomeScreen
from game.tui.screens.season import SeasonScreen
from game.words import program
from game.words.blocks import Prose
from game.words.pages import Page, Part

UNKEPT: Final = 1
"""The exit code where the last move could not be saved."""


async def play(app: JunctureApp, sitting: Sitting, game: Game) -> str:
    """Play a game to where the player leaves; the sentence to leave with.

    What is to be undone while something is told is undone at the next question.
    """
    question = next(game)
    pending: Undone | Rewound | None = None
    while True:
        _in_hand(app, sitting, question)
        reply: Reply
        if pending is not None and not isinstance(question, Tell | Unkept):
            reply, pending = pending, None
        else:
            reply = await _reply(app, sitting, question)
        if isinstance(question, Tell) and isinstance(reply, Undone | Rewound):
            pending, reply = reply, Read()
        try:
            question = game.send(reply)
        except StopIteration as over:
            await _close(app)
            return program.farewell(over.value, kept=not isinstance(question, Unkept))


def _in_hand(app: JunctureApp, sitting: Sitting, question: Question) -> None:
    """Tell the app what it ends with if the player quits here, or if something goes wrong."""
    playthrough = question.playthrough
    kept = not isinstance(question, Unkept)
    app.parting = program.farewell(playthrough, kept=kept)
    app.code = 0 if kept else UNKEPT
    app.in_hand = InHand(
        playthrough.table.fingerprint, str(sitting.variant), len(playthrough.moves)
    )


async def _reply(app: JunctureApp, sitting: Sitting, question: Question) -> Reply:
    """Show a question, page by page; the first answer that is more than going on counts."""
    match question:
        case Tell() | Debrief():
            for page in question.pages:
                reply = await _read(app, sitting, question, page)
                if not isinstance(reply, Read):
                    return reply
            return Read()
        case Decide():
            return await _shown(app, JunctureScreen(_asked(sitting, question), question))
        case Spend():
            return await _shown(app, SeasonScreen(_asked(sitting, question), question))
        case Draw():
            return await _shown(app, FortuneScreen(_asked(sitting, question), question))
        case Stuck() | Unkept():
            notice = StuckScreen if isinstance(question, Stuck) else UnkeptScreen
            return await _shown(app, notice(_asked(sitting, question)))
        case _:
            assert_never(question)


async def _read(app: JunctureApp, sitting: Sitting, question: Tell | Debrief, page: Page) -> Reply:
    asked = Asked(sitting, _told_to(question, page), page)
    said = page.blocks
    if isinstance(question, Tell) and len(said) == 1 and isinstance(said[0], Prose):
        app.notify(said[0].text)  # by the way: no page for one sentence
        return Read()
    return await _shown(app, _reading(asked, is_over=isinstance(question, Debrief)))


def _told_to(question: Tell | Debrief, page: Page) -> Playthrough:
    """The path as far as it is told: what came later has a page of its own."""
    playthrough = question.playthrough
    is_over = isinstance(question, Debrief)
    return playthrough if is_over or page.turn is None else playthrough.until(page.turn)


def _reading(asked: Asked, *, is_over: bool) -> Asking:
    """The screen for a page that is only read, by what it tells of."""
    page = asked.page
    if is_over:
        return DebriefScreen(asked) if page.part(Part.PATH) else EndingScreen(asked)
    if page.part(Part.OPENING):
        return OpeningScreen(asked)
    if page.turn is None:
        return NoticeScreen(asked)
    if not page.part(Part.HISTORY):
        return MeanwhileScreen(asked)
    is_chance = asked.playthrough.scenario.turn(page.turn).kind == "fortune"
    return FallScreen(asked) if is_chance else OutcomeScreen(asked)


def _asked(sitting: Sitting, question: Decide | Spend | Draw | Stuck | Unkept) -> Asked:
    return Asked(sitting, question.playthrough, question.page)


async def _shown(app: JunctureApp, screen: Asking) -> Reply:
    """Show a screen in the place of the one before, and wait for its answer."""
    if isinstance(app.screen, Asking):
        await app.switch_screen(screen)
    else:
        await app.push_screen(screen)
    return await screen.answered


async def _close(app: JunctureApp) -> None:
    """Take the game's last screen away."""
    if isinstance(app.screen, Asking):
        await app.pop_screen()
