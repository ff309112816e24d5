"""What there is to play, in words: scenarios, the ways to play one, and what is kept."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.core.playthrough import Playthrough
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Juncture, Turn
from game.core.variants import Variant, is_asked, parse, startable
from game.files.saves import Save
from game.words.blocks import Block, Heading, Labelled, Prose, prose
from game.words.days import plain_day
from game.words.names import player, turn_title
from game.words.text import flat

SCENARIOS: Final = "scenarios"
NEW: Final = "new"
LOAD: Final = "load"
STARTS: Final = "where it starts"
PREMISES: Final = "without a premise"
SEED: Final = "seed"
COPY: Final = "copy"
DELETE: Final = "delete"
JUNCTURE: Final = "Juncture"

NOTHING_KEPT: Final = "No playthrough is kept yet. Begin one with New on the title."
DAMAGED: Final = "Not readable"
OWN: Final = (
    "A scenario of your own is a YAML file, or a folder of them. Play it from the shell with:"
    " juncture play PATH. To see all that is wrong with it: juncture check PATH. The format is"
    " told in scenarios/README.md."
)
FROM_THE_BEGINNING: Final = "From the beginning"
NO_PREMISES: Final = "This scenario names no premise that could be taken out."
NO_SHORT: Final = "This scenario has no short game."
SEED_ASKED: Final = (
    "A number settles how chance falls: a class that shares one meets the same chance. Without"
    " one it is drawn anew."
)
SEED_SHAPE: Final = "a whole number, or nothing"
NO_SEED: Final = "A seed is a whole number of at most 18 digits."
NAME_ASKED: Final = "How is the copy to be called?"
KEEP_IT: Final = "Keep it"
DELETE_IT: Final = "Delete it for good"

BEGIN: Final = "begin"
LENGTH: Final = "length"
CHANCE: Final = "chance"
START: Final = "start"
WITHOUT: Final = "without"
UNDO: Final = "undo"
SEED_ROW: Final = "seed"
ROWS: Final = (BEGIN, LENGTH, CHANCE, START, WITHOUT, UNDO, SEED_ROW)
"""What can be settled before a game begins, by its names."""

_DOT: Final = " · "


def shipped(number: int) -> str:
    """How many scenarios come with the game."""
    return f"{'one comes' if number == 1 else f'{number} come'} with the game; or play your own"


def in_short(scenario: Scenario) -> str:
    """A scenario in a line: who, from when to when, how many junctures."""
    return _DOT.join((player(scenario), span(scenario), _junctures(scenario)))


def span(scenario: Scenario) -> str:
    """From when to when a scenario runs."""
    first, last = _month(scenario.turns[0]), _month(scenario.turns[-1])
    return first if first == last else f"{first} to {last}"


def about(scenario: Scenario) -> list[Block]:
    """What a scenario is, before it is chosen: nothing of how it ends."""
    blocks: list[Block] = [Labelled("You are", f"{player(scenario)}.")]
    blocks.append(Labelled("When", f"{span(scenario)}, {_junctures(scenario)}."))
    blocks += prose(scenario.note or "")
    return blocks


def chapters(scenario: Scenario) -> list[Block]:
    """The chapters of a scenario, each with its years."""
    if not scenario.chapters:
        return []
    blocks: list[Block] = [Heading("Chapters", 3)]
    for name, chapter in scenario.chapters.items():
        inside = [turn for turn in scenario.turns if turn.chapter == name]
        if inside:
            years = sorted({inside[0].date.year, (inside[-1].until or inside[-1].date).year})
            blocks.append(Labelled(flat(chapter.title), " to ".join(map(str, years))))
    return blocks


def own() -> list[Block]:
    """How to play a scenario of one's own."""
    return [Heading("A scenario of your own", 3), Prose(OWN)]


def way(scenario: Scenario, variant: Variant, *, iron: bool, seed: int | None) -> tuple[str, ...]:
    """How a game is to be played, a text for each of `ROWS`."""
    asked = [turn for turn in scenario.turns if is_asked(scenario, variant, turn.id)]
    junctures = sum(isinstance(turn, Juncture) for turn in asked)
    length = "short" if variant.short else "whole"
    start = FROM_THE_BEGINNING
    if variant.start is not None:
        turn = scenario.turn(variant.start)
        start = f"From {plain_day(turn.date)}{_DOT}{turn_title(scenario, turn.id)}"
    without = "; ".join(flat(scenario.premises[name].says) for name in variant.without)
    return (
        flat(scenario.title),
        f"{length}: {_number(junctures)}",
        "as it fell in history" if variant.as_it_fell else "falls by its odds",
        start,
        f"Without: {without}" if without else "with every premise of the model",
        "without undo" if iron else "with undo",
        "drawn anew" if seed is None else str(seed),
    )


LABELS: Final = ("Begin", "Length", "Chance", "Start", "Premises", "Undo", "Seed")
"""What each of `ROWS` is called."""


def starts(scenario: Scenario) -> list[tuple[str, str, str]]:
    """Where a game may start: each turn by its name, with its date and its title."""
    return [
        (name, plain_day(scenario.turn(name).date), turn_title(scenario, name))
        for name in startable(scenario)
    ]


def premises(scenario: Scenario, without: Sequence[str]) -> list[tuple[str, str, str]]:
    """What can be taken out: each premise by its name, in or out, what it says."""
    return [
        (name, "[ ] taken out" if name in without else "[x] in", flat(premise.says))
        for name, premise in scenario.premises.items()
    ]


def where(playthrough: Playthrough) -> str:
    """Where a playthrough stands, in a line: place, date, turn; or how it ended."""
    scenario = playthrough.scenario
    ending = playthrough.state.ending
    if ending is not None:
        return f"ended: {flat(scenario.endings[ending].title)}"
    turn = playthrough.turn
    if turn is None:
        return flat(scenario.title)
    here = scenario.turn(turn.id)
    place = flat(here.place) if here.place else ""
    title = turn_title(scenario, here.id)
    return _DOT.join(filter(None, (place, plain_day(here.date), title)))


def last(save: Save, playthrough: Playthrough | None) -> str:
    """Where the last playthrough stands, for the title."""
    return save.name if playthrough is None else where(playthrough)


def copy_of(name: str) -> str:
    """What a copy is called, if nothing better is typed."""
    return f"{name} (copy)"


def really_delete(name: str) -> str:
    """Asked before a playthrough is deleted."""
    return f"Delete the playthrough {name} for good?"


def kept(save: Save, playthrough: Playthrough | None) -> str:
    """A kept playthrough in a few words: scenario, where it stands, how it is played."""
    number = len(save.moves)
    moves = {0: "no move yet", 1: "one move"}.get(number, f"{number} moves")
    if playthrough is None:
        return _DOT.join((save.scenario, moves, "its scenario cannot be played now"))
    title = flat(playthrough.scenario.title)
    said = [where(playthrough), moves]
    if not save.name.startswith(title):
        said = [title, *said]
    said += _varied(save, playthrough)
    return _DOT.join(said)


def _varied(save: Save, playthrough: Playthrough) -> list[str]:
    variant = parse(save.variant, playthrough.scenario)
    said = ["short"] if variant.short else []
    said += ["chance as it fell"] if variant.as_it_fell else []
    if variant.start is not None:
        said.append(f"from {turn_title(playthrough.scenario, variant.start)}")
    said += ["without a premise"] if variant.without else []
    return said + (["without undo"] if save.iron else [])


def _month(turn: Turn) -> str:
    date = turn.date
    return plain_day(replace(date, day=None))


def _junctures(scenario: Scenario) -> str:
    return _number(sum(isinstance(turn, Juncture) for turn in scenario.turns))


def _number(junctures: int) -> str:
    return "one juncture" if junctures == 1 else f"{junctures} junctures"
