"""The divergence timeline: your path as a solid red rail, history's as a dashed one of gold.

Both are one trunk while they are alike. It runs down the page and leaves nothing out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual.content import Content

from game.core.comparison import Meeting
from game.tui.draw.rows import row, signs, stack, wrapped
from game.tui.safe import safe
from game.words.timeline import PARTING, Rung

NARROWEST: Final = 24
"""Columns below which nothing is drawn down the page: a word would stand in pieces."""

_YOURS: Final = ("┃", "$red")
_CHOICE: Final = ("◆", "bold $red")
_HISTORY: Final = ("╎", "$gold")
_EVENT: Final = ("●", "$gold")
_NOTHING: Final = (" ", "")
_Sign = tuple[str, str]

_SHIFT: Final = "bold $ink"
"""Shifts of odds have no colour: no ending is marked right."""
_LEAST_TEXT: Final = 12
"""Cells that a text beside a shift keeps; where it has fewer, the shift takes its own line."""


def vertical(rungs: Sequence[Rung], width: int, shifts: Mapping[str, str] | None = None) -> Content:
    """The timeline down the page, nothing left out.

    `shifts` has a short text for some turns, by name, such as `▼ 21`; it stands at the right.
    """
    if width < NARROWEST or not rungs:
        return Content("")
    margin = max(len(rung.when) for rung in rungs) + 2
    lines: list[Content] = []
    when = ""
    for part in _parts(rungs, shifts or {}):
        lines += _lines(part if part.when != when else replace(part, when=""), margin, width)
        when = part.when or when
    return stack(lines)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some lines of text beside the rails: `first` beside the first line, `then` beside others."""

    texts: tuple[tuple[str, str], ...]
    first: tuple[_Sign, ...]
    then: tuple[_Sign, ...]
    when: str = ""
    shift: str = ""


def _parts(rungs: Sequence[Rung], shifts: Mapping[str, str]) -> Iterator[_Part]:
    last_yours, last_history = _last(rungs)
    apart = False
    for index, rung in enumerate(rungs):
        yours = _YOURS if index <= last_yours else _NOTHING
        theirs = _HISTORY if index <= last_history else _NOTHING
        before = (yours, _NOTHING, theirs) if apart else (_YOURS,)
        apart = apart or rung.parts
        rails = (yours, _NOTHING, theirs) if apart else (_YOURS,)
        after = (
            _YOURS if index < last_yours else _NOTHING,
            _HISTORY if index < last_history else _NOTHING,
        )
        met = ((f"· {rung.met}", "$dim"),) if rung.met else ()
        if index:
            yield _Part((("", ""),), before, before)
        if rung.parts:
            fork = (("┣", "$red"), ("╌", "$gold"), ("┐", "$gold"))
            yield _Part(((PARTING, "italic $dim"),), fork, rails)
        yield _Part(((rung.title, "$gold"), *met), rails, rails, when=rung.when)
        yield from _taken(rung, shifts.get(rung.turn, ""), (yours, theirs), after, apart=apart)


def _taken(
    rung: Rung, shift: str, now: tuple[_Sign, _Sign], after: tuple[_Sign, _Sign], *, apart: bool
) -> Iterator[_Part]:
    """What you took, and history under it; the rails `now`, and as they go on `after` the turn."""
    yours, theirs = now
    if not apart:
        mine = ((rung.yours or "", "bold $ink"),)
        yield _Part(mine, (_CHOICE,), (after[0],), shift=shift)
        return
    both = rung.meeting is Meeting.ALIKE
    if rung.yours is not None:
        first = (_CHOICE, _NOTHING, _EVENT if both else theirs)
        then = (after[0], _NOTHING, after[1] if both else theirs)
        yield _Part(((rung.yours, "bold $ink"),), first, then, shift=shift)
        yours, shift = after[0], ""
    if rung.history is not None and not both:
        first, then = (yours, _NOTHING, _EVENT), (yours, _NOTHING, after[1])
        yield _Part(((rung.history, "$dim"),), first, then, shift=shift)
        if rung.needed:
            yield _Part(((rung.needed, "italic $dim"),), then, then)


def _last(rungs: Sequence[Rung]) -> tuple[int, int]:
    """Where your path and history's have their last turn."""
    yours = [index for index, rung in enumerate(rungs) if rung.yours is not None]
    theirs = [index for index, rung in enumerate(rungs) if rung.history is not None]
    return (max(yours, default=-1), max(theirs, default=-1))


def _lines(part: _Part, margin: int, width: int) -> Iterator[Content]:
    start = margin + len(part.first) + 2
    room = width - start
    shift = wrapped(part.shift, _SHIFT, room)
    beside = room - 2 - max((line.cell_length for line in shift), default=0)
    if shift and (beside < _LEAST_TEXT or len(shift) > 1):
        texts = [*_flow(part.texts, room), *(_right(line, room) for line in shift)]
        shift = []
    else:
        texts = _flow(part.texts, beside if shift else room)
    for index, text in enumerate(texts):
        when = safe(part.when if index == 0 else "", "bold $ink")
        rails = signs(part.first if index == 0 else part.then)
        at_right = shift[0] if shift and index == 0 else Content("")
        yield row(
            (margin - 2 - when.cell_length, when),
            (margin, rails.rstrip()),
            (start, text),
            (width - at_right.cell_length, at_right),
        )


def _flow(texts: Sequence[tuple[str, str]], width: int) -> list[Content]:
    """Texts of several styles as one paragraph."""
    joined = Content(" ").join([safe(" ".join(text.split()), style) for text, style in texts])
    return joined.wrap(width) or [joined]


def _right(line: Content, width: int) -> Content:
    return row((width - line.cell_length, line))
