"""What is said before a move: the scenario's opening, the situation, what can be taken."""

from collections.abc import Iterable
from typing import Final, assert_never

from game.core.condition import failing, holds
from game.core.explanation import shown, voices
from game.core.playthrough import Playthrough
from game.core.rules import Step
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import (
    Fortune,
    Juncture,
    Meanwhile,
    Offered,
    Season,
    Turn,
    Voice,
)
from game.words.blocks import Block, Heading, Labelled, labelled, prose
from game.words.conditions import needs
from game.words.days import plain_day, when
from game.words.levels import standing
from game.words.names import taken_label, turn_title
from game.words.odds import ODDS, chances
from game.words.pages import Banner, Page, Part, page
from game.words.text import flat, sentence

VOICES: Final = (
    "People speak here in this game's words, not their own. After each decision you are told"
    " what is documented, what historians argue, and what this game judges. Ask for the evidence"
    " then: it tells who urged what, and on what the situation rested."
)

BEGINS: Final = "the beginning"


def opening(
    playthrough: Playthrough, variant: Iterable[Block] = (), first: Step | None = None
) -> Page:
    """The first page: who you are, what to expect, where the gauges stand, what is varied.

    `first` is the step that is told next, if one is: the gauges are told as before it.
    """
    scenario = playthrough.scenario
    person = scenario.people[scenario.player]
    lived = f" ({person.lived})" if person.lived else ""
    blocks: list[Block] = [Heading(flat(scenario.title), 1)]
    blocks += prose(scenario.note or "")
    blocks.append(Labelled("You are", f"{person.name}{lived}."))
    blocks += labelled("You want", sentence(person.wants)) if person.wants else []
    blocks += prose(person.note or "")
    blocks += prose(VOICES)
    levels = [Heading("How things stand at the start", 3), *standing(playthrough, first)]
    return page(
        Banner(person.name, "", BEGINS),
        (Part.OPENING, blocks),
        (Part.STANDING, levels),
        (Part.NOTE, variant),
    )


def situation(
    playthrough: Playthrough,
    turn: Turn,
    previous: Turn | None,
    odds: Iterable[tuple[str, int]] = (),
) -> Page:
    """A turn that asks, up to the question: where, when, what is known, who says what.

    Claims and sources come after the move: they know how it ended. `odds` are the shares of
    a fortune's open falls.
    """
    scenario = playthrough.scenario
    return page(
        banner(scenario, turn),
        (Part.CHAPTER, _chapter(scenario, turn, previous)),
        (Part.SCENE, scene(playthrough, turn)),
        (Part.KNOWN, labelled("What can be known", turn.known)),
        (Part.VOICES, [_spoken(scenario, voice) for voice in voices(playthrough, turn)]),
        (Part.ODDS, _odds(playthrough, turn, odds)),
        (Part.CLOSED, _closed(playthrough, turn)),
        turn=turn.id,
    )


def banner(scenario: Scenario, turn: Turn, what: str = "") -> Banner:
    """Where and when a turn is, and what its page is: by itself, the kind of the turn."""
    dates = [plain_day(date) for date in (turn.date, turn.until) if date is not None]
    where = flat(turn.place) if turn.place else flat(scenario.title)
    return Banner(where, " to ".join(dates), what or turn.kind)


def scene(playthrough: Playthrough, turn: Turn, step: Step | None = None) -> list[Block]:
    """Where and when a turn is, and what it is about: now, or as it was before a step."""
    scenario = playthrough.scenario
    place = f" {flat(turn.place)}." if turn.place else ""
    return [
        Heading(turn_title(scenario, turn.id), 2),
        Labelled("Date", f"{when(scenario, turn)}.{place}"),
        *prose(*shown(turn.text, playthrough, step)),
    ]


def _chapter(scenario: Scenario, turn: Turn, previous: Turn | None) -> list[Block]:
    if turn.chapter is None or (previous is not None and previous.chapter == turn.chapter):
        return []
    chapter = scenario.chapters[turn.chapter]
    return [Heading(flat(chapter.title), 1), *prose(chapter.summary or "")]


def _spoken(scenario: Scenario, voice: Voice) -> Block:
    return Labelled(f"{scenario.people[voice.who].name} says", sentence(flat(voice.says)))


def question(turn: Turn) -> str:
    """What the turn asks.

    Raises:
        ValueError: it is a meanwhile, which asks nothing.
    """
    match turn:
        case Juncture():
            return "What do you do?"
        case Season():
            return f"You have {_hours(turn.hours)}. What do you spend them on?"
        case Fortune():
            return "Chance decides here."
        case Meanwhile():
            raise ValueError("a meanwhile asks nothing")
        case _:
            assert_never(turn)


def hour(number: int, hours: int) -> str:
    """Which of a season's hours is being spent."""
    return f"Hour {number} of {hours}."


def _hours(number: int) -> str:
    words = {1: "one hour", 2: "two hours", 3: "three hours", 4: "four hours"}
    return words.get(number, f"{number} hours")


def offer(scenario: Scenario, turn: Turn, name: str) -> str:
    """One thing that can be taken.

    Who urged it is told afterwards: the one option that only the historical person urged
    would give history's move away.
    """
    return sentence(taken_label(scenario, turn.id, name))


def _closed(playthrough: Playthrough, turn: Turn) -> list[Block]:
    """What cannot be taken now, and why. What has no `closed` is not spoken of."""
    here = playthrough.standing()
    scenario = playthrough.scenario
    blocks: list[Block] = []
    for name, part in turn.takes.items():
        if isinstance(part, Offered) and part.closed and not holds(part.when, here):
            label = sentence(taken_label(scenario, turn.id, name))
            blocked = needs(scenario, failing(part.when, here))
            blocks.append(Labelled("Closed", f"{label} {flat(part.closed)} Needed: {blocked}."))
    return blocks


def _odds(playthrough: Playthrough, turn: Turn, shares: Iterable[tuple[str, int]]) -> list[Block]:
    """How chance may fall."""
    open_falls = chances(playthrough.scenario, turn.id, shares)
    return [Labelled(ODDS, chance.text) for chance in open_falls]
