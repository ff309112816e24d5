"""The end of an evening: the ending, your path beside history's, and the sources."""

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from game.core.comparison import BesideHistory, Line, Meeting, Point, compare, series
from game.core.explanation import ending, shown, sources_used, why
from game.core.playthrough import Playthrough
from game.core.scenario.endings import Remain
from game.core.scenario.scenario import Scenario
from game.words.blocks import Block, Heading, Labelled, Level, Prose, Shift, prose
from game.words.conditions import needs
from game.words.days import plain_day
from game.words.decisive import decisive
from game.words.evidence import bibliography, claims, premise
from game.words.levels import level, reason, standing
from game.words.names import dated, move, player
from game.words.pages import Banner, Page, Part, page
from game.words.sources import NONE_YET, USED
from game.words.text import flat, in_words

THE_END: Final = "the end"
LOOKED_BACK: Final = "looking back"
REMAINED: Final = "What remained"
PATH: Final = "your path"
SOURCES: Final = "sources"
PARTS: Final = ("The two paths", "Gauges", "What decided it", "Odds", "Sources")
"""The parts of the look back, as a screen turns to them."""
CONFIRM: Final = "Enter goes back, Esc stays here."
NO_DECISION: Final = "Select a decision first; Enter then asks."


def debrief(
    playthrough: Playthrough, history: Playthrough, start: str | None = None
) -> tuple[Page, Page]:
    """The ending, and the way to it beside history; `start` as in `sources_used`."""
    way = page(
        Banner(flat(playthrough.scenario.title), "", LOOKED_BACK),
        (Part.DECISIVE, decisive(playthrough).blocks),
        (Part.PATH, path(playthrough, history)),
        (Part.GAUGES, gauges(playthrough, history)),
        (Part.SOURCES, sources(playthrough, start)),
    )
    return the_end(playthrough), way


def the_end(playthrough: Playthrough) -> Page:
    """The ending, how likely it is held to be, and what remained."""
    scenario = playthrough.scenario
    reached, kept = ending(playthrough)
    told: list[Block] = [Heading(f"The end: {flat(reached.title)}", 1)]
    told += prose(*shown(reached.text, playthrough))
    likely: list[Block] = [Heading("How likely this is held to be", 3)]
    likely += claims(scenario, (reached.plausibility, *reached.because))
    left: list[Block] = [Heading(REMAINED, 3)] if kept else []
    for remain in kept:
        left.append(
            Labelled(
                _title(remain), " ".join(flat(text) for text in shown(remain.text, playthrough))
            )
        )
        left += claims(scenario, remain.because)
    return page(
        Banner(flat(scenario.title), "", THE_END),
        (Part.FOLLOWED, told),
        (Part.LIKELIHOOD, likely),
        (Part.REMAINED, left),
        (
            Part.STANDING,
            [Heading("Where things stood at the end", 3), *standing(playthrough)],
        ),
    )


def remained(playthrough: Playthrough) -> list[str]:
    """What remained, by its titles alone."""
    return [_title(remain) for remain in ending(playthrough)[1]]


def _title(remain: Remain) -> str:
    return flat(remain.title) if remain.title else in_words(remain.name)


def path(playthrough: Playthrough, history: Playthrough) -> list[Block]:
    """Every turn so far beside history's, and where the two first part."""
    scenario = playthrough.scenario
    compared = compare(playthrough, history)
    blocks: list[Block] = [Heading("Your path beside history's", 2)]
    if not compared.lines:
        return [*blocks, Prose("No turn has been answered yet.")]
    blocks += [
        Labelled(dated(scenario, line.turn), _met(scenario, history, line))
        for line in compared.lines
    ]
    blocks.append(Labelled("First divergence", _parting(scenario, compared)))
    blocks += _endings(scenario, compared)
    return blocks


def _met(scenario: Scenario, history: Playthrough, line: Line) -> str:
    by_chance = scenario.turn(line.turn).kind == "fortune"
    yours = move(scenario, line.yours) if line.yours else ""
    theirs = move(history.scenario, line.history) if line.history else ""
    name = player(scenario)
    match line.meeting:
        case Meeting.ALIKE:
            return f"as in history: {yours}."
        case Meeting.DIVERGED if by_chance:
            return f"it fell so: {yours}. In history it fell otherwise: {theirs}."
        case Meeting.DIVERGED:
            return f"you: {yours}. {name}: {theirs}."
        case Meeting.YOURS_ONLY:
            return f"never arose in history. You: {yours}."
        case Meeting.HISTORY_ONLY:
            asked = needs(scenario, line.clauses)
            because = f" Needed: {asked}." if asked else " Your path had ended."
            return f"did not arise for you.{because} {name}: {theirs}."
        case _:
            assert_never(line.meeting)


def _parting(scenario: Scenario, compared: BesideHistory) -> str:
    first = compared.first_divergence
    if first is None:
        return "none. Your path is history's so far."
    return f"{dated(scenario, first.turn)}."


def _endings(scenario: Scenario, compared: BesideHistory) -> Iterator[Block]:
    yours, theirs = compared.endings
    if yours is None:
        return
    if yours == theirs:
        yield Labelled("Ending", f"history's own: {flat(scenario.endings[yours].title)}.")
        return
    yield Labelled("Your ending", f"{flat(scenario.endings[yours].title)}.")
    if theirs is not None:
        yield Labelled("History's ending", f"{flat(scenario.endings[theirs].title)}.")


def gauges(playthrough: Playthrough, history: Playthrough) -> list[Block]:
    """Every gauge over time, a line for each turn at which either path moved it."""
    scenario = playthrough.scenario
    blocks: list[Block] = [Heading("Gauges over time, beside history's", 2)]
    for name, gauge in scenario.gauges.items():
        blocks.append(Heading(gauge.label, 3))
        blocks += levels_over_time(scenario, name, series(playthrough, history, name))
    return blocks


def endings(playthrough: Playthrough, history: Playthrough) -> tuple[str, str]:
    """The titles of your ending and of history's; empty until yours is reached.

    History's ending would give away on the way what is still to come.
    """
    if playthrough.state.ending is None:
        return "", ""
    yours, theirs = (
        flat(one.scenario.endings[one.state.ending].title) if one.state.ending else ""
        for one in (playthrough, history)
    )
    return yours, theirs


def leaf(number: int, leaves: int) -> str:
    """Which of a part's leaves is open."""
    return f"{number} of {leaves}"


def go_back(scenario: Scenario, turn: str) -> str:
    """Asked before a decision and all that came after it are taken back."""
    return f"Go back to {dated(scenario, turn)}? Everything after it is taken back."


def levels_over_time(scenario: Scenario, gauge: str, points: Iterable[Point]) -> list[Block]:
    """A gauge's levels on both paths, a line for each point."""
    return [
        Labelled(plain_day(point.date) if point.turn else "Start", _point(scenario, gauge, point))
        for point in points
    ]


def _point(scenario: Scenario, gauge: str, point: Point) -> str:
    if point.yours == point.history:
        return f"{level(scenario, gauge, point.yours)}, as in history."
    yours, theirs = (level(scenario, gauge, value) for value in (point.yours, point.history))
    return f"{yours}; in history {theirs}."


def why_chain(playthrough: Playthrough, gauge: str) -> list[Block]:
    """Why a gauge stands where it does: every change on this path, and its premises."""
    scenario = playthrough.scenario
    parts = scenario.gauges[gauge]
    blocks: list[Block] = [Heading(f"Why: {parts.label}", 2)]
    blocks += prose(parts.about or "")
    blocks.append(Level("At the start", parts.words[parts.start], parts.start, parts.top))
    premises: dict[str, None] = {}
    for link in why(playthrough, gauge):
        turn = scenario.turn(link.step.turn)
        who = "It fell so" if turn.kind == "fortune" else "You"
        made = f" {who}: {move(scenario, link.step.move)}." if link.step.move else ""
        blocks.append(
            Shift(
                dated(scenario, turn.id),
                f"{level(scenario, gauge, link.change.after)}.{made}",
                " ".join(reason(effect) for effect in link.change.effects),
                link.change.before,
                link.change.after,
                parts.top,
                parts.better,
            )
        )
        premises |= {effect.premise: None for effect in link.change.effects if effect.premise}
    now = playthrough.standing().levels[gauge]
    blocks.append(Level("Where it stands", parts.words[now], now, parts.top))
    for name in premises:
        blocks += premise(scenario, name, scenario.premises[name])
    return blocks


def sources(playthrough: Playthrough, start: str | None = None) -> list[Block]:
    """The sources of all that was told so far."""
    used = sources_used(playthrough, start)
    blocks: list[Block] = [Heading(USED, 2)]
    return [*blocks, *(bibliography(used) if used else [Prose(NONE_YET)])]
