"""The divergence timeline across the page: one line, and a branch that falls where you left it.

History's line goes on dashed with what was taken above it; yours runs solid below, with your
choices under it. It shows as many turns as have room, whole, and says how many have none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from textual.content import Content

from game.tui.draw.rows import row, signs, stack, wrapped
from game.tui.safe import safe
from game.words.timeline import HISTORY, SHIFTS, YOU, Rung, more

_NARROWEST, _WIDEST = 12, 28
"""Cells of a turn's column, the gap to the next one included."""
_ROOMY: Final = 48
"""Cells of a column at most where all that need less have theirs already."""
_GAP: Final = 2
_LINES: Final = 4
"""Lines that what was taken may have; a turn that needs more has no room here."""
_TITLE: Final = 2
"""Lines that a turn's title may have."""
_SPREAD: Final = 8
"""Cells that a column takes at most of what is left over."""
_FORK: Final = 3
"""Cells between the trunk's last turn and the first after the parting, for the fork."""

_SOLID: Final = ("━", "$red")
_DASHED: Final = ("╌", "$gold")
_CHOICE: Final = ("◆", "bold $red")
_EVENT: Final = ("●", "$gold")


def horizontal(
    rungs: Sequence[Rung],
    width: int,
    shifts: Mapping[str, str] | None = None,
    hidden: Callable[[int], str] = more,
) -> Content:
    """The timeline across the page, for 96 columns or more; nothing where there is no turn.

    The first divergence comes first, then turns with a shift, the last turn and the last
    common one, then whichever stands farthest from those that are shown already. `shifts`
    has a short text for some turns, by name, such as `▼ 21`; it stands under the turn.
    `hidden` says how many turns had no room.
    """
    if not rungs:
        return Content("")
    margin = max(len(HISTORY), len(YOU)) + _GAP
    shown = _shown(rungs, width - margin, shifts or {})
    columns = list(_columns(rungs, shown, margin))
    lines = list(_drawing(rungs, columns, shifts or {})) if columns else []
    if len(columns) < len(rungs):
        said = wrapped(hidden(len(rungs) - len(columns)), "$dim", width - margin)
        lines += [row((margin, line)) for line in said]
    return stack(lines)


@dataclass(frozen=True, slots=True)
class _Column:
    """A turn's place: its number, where its sign stands, how many cells its texts may take."""

    index: int
    rung: Rung
    at: int
    room: int


def _shown(rungs: Sequence[Rung], width: int, shifts: Mapping[str, str]) -> dict[int, int]:
    """The turns that have room, by number, each with the cells of its column."""
    shown: dict[int, int] = {}
    free = width - _FORK
    ranked = list(_ranked(rungs, shifts))
    for index, widest in [*product(ranked, [_WIDEST]), *product(ranked, [_ROOMY])]:
        rung = rungs[index]
        needed = None if index in shown else _needed(rung, shifts.get(rung.turn, ""), widest)
        if needed is not None and needed <= free:
            shown[index] = needed
            free -= needed
    spread = min(free // len(shown), _SPREAD) if shown else 0
    return {index: room + spread for index, room in shown.items()}


def _ranked(rungs: Sequence[Rung], shifts: Mapping[str, str]) -> Iterator[int]:
    parting = next((index for index, rung in enumerate(rungs) if rung.parts), len(rungs))
    first = [parting, *(index for index, rung in enumerate(rungs) if rung.turn in shifts)]
    first += [len(rungs) - 1, parting - 1]
    ranked = list(dict.fromkeys(index for index in first if 0 <= index < len(rungs)))
    yield from ranked
    while len(ranked) < len(rungs):
        others = (index for index in range(len(rungs)) if index not in ranked)
        farthest = max(others, key=lambda index: min(abs(index - other) for other in ranked))
        ranked.append(farthest)
        yield farthest


def _needed(rung: Rung, shift: str, widest: int) -> int | None:
    """The narrowest column in which a turn's texts are few enough lines; None if there is none.

    The first divergence may be as high as it must: without it the drawing says nothing.
    """
    texts = [(rung.when, 1), (shift, 1), (rung.title, _TITLE)]
    texts += [(text, _LINES) for text in (rung.yours, rung.history) if text is not None]
    least = max(_NARROWEST, *(_least(text, lines) + _GAP for text, lines in texts))
    for width in range(least, widest + 1):
        if all(len(wrapped(text, "", width - _GAP)) <= lines for text, lines in texts):
            return width
    return _WIDEST if rung.parts else None


def _least(text: str, lines: int) -> int:
    """Cells below which a text has no hope of that few lines, or a word is broken over two."""
    words = [safe(word).cell_length for word in text.split()]
    return max((-(-sum(words) // lines), *words))


def _columns(rungs: Sequence[Rung], shown: Mapping[int, int], margin: int) -> Iterator[_Column]:
    at, apart = margin, False
    for index in sorted(shown):
        if not apart and _is_apart(rungs, index):
            apart = True
            at += _FORK
        yield _Column(index, rungs[index], at, shown[index] - _GAP)
        at += shown[index]


def _is_apart(rungs: Sequence[Rung], index: int) -> bool:
    """Whether the paths have parted by that turn."""
    return any(rung.parts for rung in rungs[: index + 1])


def _drawing(
    rungs: Sequence[Rung], columns: Sequence[_Column], shifts: Mapping[str, str]
) -> Iterator[Content]:
    trunk = [column for column in columns if not _is_apart(rungs, column.index)]
    apart = columns[len(trunk) :]
    ends = tuple(_end(rungs, columns, whose) for whose in ("yours", "history"))
    yield from _texts([(column, column.rung.when, "bold $ink") for column in columns])
    titles = list(_texts([(column, column.rung.title, "$gold") for column in columns]))
    yield from titles
    above = [(column, column.rung.yours, "$ink") for column in trunk]
    above += [(column, column.rung.history, "$dim") for column in apart]
    if len(titles) > 1:
        yield Content("")  # else a title of two lines runs on into the text under it
    yield from _texts(above, from_below=True)
    yield from _lines(trunk, apart, ends)
    yield from _texts([(column, column.rung.yours, "bold $ink") for column in apart])
    moved = [(column, shifts.get(column.rung.turn), "bold $ink") for column in columns]
    yield from _texts(moved, named=(SHIFTS, "$dim"))


def _end(rungs: Sequence[Rung], columns: Sequence[_Column], whose: str) -> int:
    """Where a line stops: at its last turn, or if that is not shown, before the next one.

    0 where there is no turn after the parting.
    """
    own = [
        index
        for index, rung in enumerate(rungs)
        if getattr(rung, whose) is not None and _is_apart(rungs, index)
    ]
    if not own:
        return 0
    for column in columns:
        if column.index >= own[-1]:
            return column.at + 1 if column.index == own[-1] else column.at - _GAP
    return columns[-1].at + columns[-1].room


def _texts(
    texts: Sequence[tuple[_Column, str | None, str]],
    *,
    from_below: bool = False,
    named: tuple[str, str] = ("", ""),
) -> Iterator[Content]:
    """Texts beside each other in their columns; `from_below` lets them stand on the line.

    `named` is what the margin says beside the first line, and how it looks.
    """
    blocks = [(column.at, wrapped(text or "", style, column.room)) for column, text, style in texts]
    height = max((len(lines) for _, lines in blocks), default=0)
    for index in range(height):
        pieces = [(0, safe(*named))] if index == 0 else []
        for at, lines in blocks:
            place = index - (height - len(lines) if from_below else 0)
            if 0 <= place < len(lines):
                pieces.append((at, lines[place]))
        yield row(*pieces)


def _lines(
    trunk: Sequence[_Column], apart: Sequence[_Column], ends: tuple[int, ...]
) -> Iterator[Content]:
    """The line and the branch under it, each with its name in the margin."""
    your_end, their_end = ends
    fork = apart[0].at - _FORK if apart else trunk[-1].at + 1
    start = trunk[0].at if trunk else fork
    line = [_SOLID] * (fork - start) + [_DASHED] * (max(their_end, fork) - fork)
    branch = [_SOLID] * (your_end - fork)
    if branch:
        line[fork - start : fork - start + 1] = [("┱" if their_end else "┓", "$red")]
        branch[0] = ("┗", "$red")
    for column in trunk:
        line[column.at - start] = _CHOICE
    for column in apart:
        if column.rung.history is not None:
            line[column.at - start] = _EVENT
        if column.rung.yours is not None:
            branch[column.at - fork] = _CHOICE
    you, history = (safe(name.capitalize(), "bold") for name in (YOU, HISTORY))
    yield row((0, history.stylize("$gold") if apart else you.stylize("$red")), (start, signs(line)))
    if branch:
        yield row((fork, signs([("┃", "$red")])))
        yield row((0, you.stylize("$red")), (fork, signs(branch)))
    elif not apart:
        yield row((start, safe(trunk[-1].rung.met, "$dim")))
