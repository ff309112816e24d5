"""Golden playthroughs: what moves lead to, by names and levels and never by prose."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.core.playthrough import Playthrough
from game.core.rules import Event, Passed, Step, finale

FOLDER: Final = Path(__file__).parent
COMMENT: Final = "# Written by `python -m tests.golden`. A rule that changes it changes a game."
_SCENARIO: Final = "scenario: "
_VARIANT: Final = "variant: "
_MOVE: Final = "> "
_ENDING: Final = "ending: "


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden file: what to play, and the whole text that this must give."""

    scenario: str
    variant: str
    moves: tuple[str, ...]
    ending: str
    text: str


def files() -> list[Path]:
    """Every golden file."""
    return sorted(FOLDER.glob("*.txt"))


def read(file: Path) -> Golden:
    """A golden file."""
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    return Golden(
        scenario=_after(lines, _SCENARIO)[0],
        variant=_after(lines, _VARIANT)[0],
        moves=_after(lines, _MOVE),
        ending=_after(lines, _ENDING)[0],
        text=text,
    )


def _after(lines: Iterable[str], start: str) -> tuple[str, ...]:
    return tuple(line[len(start) :] for line in lines if line.startswith(start.rstrip()))


def written(scenario: str, variant: str, playthrough: Playthrough) -> str:
    """A finished playthrough as the text of a golden file."""
    head = [COMMENT, f"{_SCENARIO}{scenario}", f"{_VARIANT}{variant}".rstrip()]
    ending, remained = finale(playthrough.table, playthrough.state)
    tail = [f"{_ENDING}{ending}", f"remained: {', '.join(remained) or 'nothing'}"]
    return "\n".join([*head, "", *_passages(playthrough), *tail, ""])


def _passages(playthrough: Playthrough) -> Iterator[str]:
    """From each move to the next: what came to pass, and where things stood then."""
    groups: list[list[Event]] = [[]]
    for event in playthrough.past:
        if isinstance(event, Step) and event.move is not None:
            groups.append([])
        groups[-1].append(event)
    facts: dict[str, None] = {}
    levels = [gauge.start for gauge in playthrough.table.gauges]
    for group in groups:
        for event in group:
            yield from _event(playthrough, event)
            if isinstance(event, Step):
                facts |= dict.fromkeys(event.facts)
                levels = list(event.after.levels)
        names = [gauge.name for gauge in playthrough.table.gauges]
        stand = ", ".join(f"{name} {level}" for name, level in zip(names, levels, strict=True))
        yield f"  levels: {stand}"
        yield f"  facts: {', '.join(facts) or 'none'}"
        yield ""


def _event(playthrough: Playthrough, event: Event) -> Iterator[str]:
    if isinstance(event, Passed):
        yield f"  did not arise: {event.turn}"
        return
    if event.move is not None:
        yield f"{_MOVE}{event.move}"
    for row in event.rows:
        _, index, *rest = row.path
        turn = playthrough.scenario.turns[int(index)].id
        yield f"  outcome: {'.'.join(str(step) for step in (turn, *rest))}"
