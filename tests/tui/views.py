"""Every screen of the game, one after the other: for tests of what holds on all of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from game.core.playthrough import Playthrough
from game.core.variants import Variant
from game.files.saves import SaveError
from game.play import sittings
from game.play.loop import Sitting, game, greeting
from game.play.questions import Chosen, Debrief, Decide, Draw, Read, Spend, Stuck, Unkept
from game.play.sittings import Wish
from game.tui.palette import NIGHT
from tests.tui.driver import Session, Shown, Size, at_the_title, on_screens
from tests.tui.payload import scenario
from tests.tui.worked_out import shifted, worked_out

TAKES: Final = ("first.stay", "spring.write+speak", "vote.aye")
"""The moves of the game that is shown: to what each screen has most to say about."""

SHORT: Final = frozenset(
    {"all", "army", "base", "city", "carr", "history", "lenin", "lived", "martov", "much", "no"}
    | {"none", "one", "page", "penguin", "place", "post", "some", "two", "word"}
)
"""What is a name or a word where a scenario has it."""

BRIEF: Final = frozenset({"known", "question", "silent"})
"""What a lesson has on a wall, in few words."""


def told(word: str) -> str:
    """A text as long as a scenario's: a name is short, a claim is a sentence or two."""
    if word.casefold() in SHORT:
        return word.capitalize()
    if word in {"stay", "go", "run", "write", "speak", "rest", "walk", "aye", "nay", "sun"}:
        return f"To {word}, and to see in time what comes of it"
    if word in {"title", "first", "weather", "thaw", "spring", "vote", "gone", "books"}:
        return f"What is called the {word}"
    if word in BRIEF:
        return f"Here stands the {word} as an author would write it, in one sentence."
    return (
        f"Here stands the {word} as an author would write it, in a sentence of some length."
        " A second one follows, so that there is more than one line of it."
    )


@asynccontextmanager
async def a_game(size: Size, theme: str = NIGHT.name) -> AsyncIterator[Session]:
    """The whole scenario in plain words; the disk refuses its last move once."""
    refusals = iter([SaveError("The disk is full: make room.")])

    def keep(playthrough: Playthrough) -> None:
        if len(playthrough.moves) == len(TAKES) + 1 and (refusal := next(refusals, None)):
            raise refusal

    sitting = Sitting(scenario(told), Variant(), 1, iron=False, keep=keep)
    playthrough = sitting.begin()
    playing = game(sitting, playthrough, greeting(sitting, playthrough))
    async with on_screens(sitting, playing, size, theme) as session:
        yield session


async def views_of_a_game(session: Session) -> AsyncIterator[str]:
    """Stop at each screen of that game, and name it."""
    yield "opening"
    await session.reach(Decide)
    yield "juncture"
    await session.press("1")
    yield "juncture, selected"
    async for name in _looks(session, "voices", "names", "model", "why", "record", "sources"):
        yield name
    await session.opened("n")
    await session.press("slash", "m", "a", "r")
    yield "names, found"
    await session.press("escape")
    await session.back()
    async for name in _looks(session, "help", "actions"):
        yield name
    await session.turned("enter")
    yield "outcome"
    async for name in _looks(session, "evidence", "record, told", "why, changed", "names, told"):
        yield name
    await session.reach(Draw)
    yield "fortune"
    await session.turned("space", "enter")
    yield "fall"
    await session.turned("enter")
    yield "meanwhile"
    await session.reach(Spend)
    yield "season"
    await session.press("1")
    yield "season, an hour laid"
    await session.press("3")
    yield "season, laid"
    await session.turned("enter")
    yield "outcome of a season"
    await session.reach(Decide)
    async for name in _looks(session, "path", "odds"):
        yield name
    await session.opened("m")
    async for name in _looks(session, "odds without"):
        yield name
    await session.back()
    await session.opened("p")
    await session.press("up", "enter")
    yield "path, asked"
    await session.press("escape")  # what was asked is taken back first
    await session.back()
    await session.press("1")
    await session.turned("enter")
    yield "notice"
    await session.turned("enter")
    await session.press("1")
    await session.turned("enter")
    await session.reach(Debrief)
    async for name in _end(session):
        yield name


async def _end(session: Session) -> AsyncIterator[str]:
    yield "ending"
    await session.turned("enter")
    await shifted(session)
    yield "debrief"
    for part in ("2", "3", "4", "5"):
        await session.press(part)
        yield f"debrief {part}"


KEYS: Final = {
    "voices": "a",
    "names": "n",
    "names, told": "n",
    "model": "m",
    "why": "w",
    "why, changed": "w",
    "record": "h",
    "record, told": "h",
    "sources": "s",
    "help": "?",
    "actions": "ctrl+p",
    "evidence": "e",
    "path": "p",
    "odds": "o",
    "odds without": "o",
}


async def _looks(session: Session, *names: str) -> AsyncIterator[str]:
    for name in names:
        await session.opened(KEYS[name])
        await worked_out(session)
        yield name
        await session.back()


def some_saves(folder: Path) -> None:
    """A shelf with something of each kind."""
    for seed, wish in enumerate(
        (
            Wish("kornilov", seed=1),
            Wish("trotsky", "short", iron=True, seed=1),
            Wish("kornilov", seed=1),
        )
    ):
        with sittings.begun(folder, wish) as (_, playing):
            question = next(playing)
            made = 0
            while made <= seed * 2 and not isinstance(question, Debrief | Stuck | Unkept):
                match question:
                    case Decide(options=options):
                        question = playing.send(Chosen(options[0][1]))
                        made += 1
                    case Spend(moves=moves):
                        question = playing.send(Chosen(moves[0]))
                        made += 1
                    case _:
                        question = playing.send(Read())
    (folder / "torn.json").write_text("{", encoding="utf-8")


async def views_of_the_title(shown: Shown) -> AsyncIterator[str]:
    """Stop at each screen that the title leads to, and name it."""
    yield "title"
    await shown.opened("?")
    yield "help at the title"
    await shown.back()
    await shown.press("2")
    await shown.insisted("enter")
    yield "new"
    await shown.insisted("enter")
    yield "way"
    for row, name in (("4", "start"), ("5", "premises"), ("7", "seed")):
        await shown.press(row)
        await shown.insisted("enter")
        yield name
        await shown.back()
    await shown.back()
    await shown.back()
    await shown.press("3")
    await shown.insisted("enter")
    yield "load"
    await shown.press("2")
    await shown.insisted("d")
    yield "delete"
    await shown.back()
    await shown.back()
    await shown.press("4")
    await shown.insisted("enter")
    yield "scenarios"
    await shown.back()
    await shown.press("5")
    await shown.insisted("enter")
    yield "settings"
    await shown.back()


__all__ = ["a_game", "at_the_title", "some_saves", "views_of_a_game", "views_of_the_title"]
