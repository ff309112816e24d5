"""What was still possible, as widgets: the words, the table of the endings, their odds on the way.

The odds page and the look back show the same. Working it out is awaited elsewhere; until then
there is a sentence in its place, and another where it has failed.
"""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from game.core.prospects.values import Prospects
from game.play.prospects import NotWorkedOutError, awaited, subject
from game.tui.asked import Asked
from game.tui.draw.chances import chances
from game.tui.draw.course import course
from game.tui.drawn import Drawn
from game.tui.flow import flow
from game.words import prospects as words
from game.words.blocks import Heading, Prose
from game.words.prospects import Road

Found = Prospects | str
"""What was worked out; or the sentence to show in its place."""

_AIRY = 30
"""Rows of the window from which a line is left free between two endings."""


async def found(asked: Asked) -> Found:
    """What is, or was, still possible; or why that cannot be told."""
    try:
        return await awaited(asked.playthrough)
    except NotWorkedOutError as error:
        return str(error)


def possible(asked: Asked, found: Found) -> Iterator[Widget]:
    """Everything that plain lines tell of it, with the table and the picture."""
    playthrough = asked.playthrough
    has_ended = playthrough.state.ending is not None
    if isinstance(found, str):
        yield from flow([Heading(words.WAS if has_ended else words.STILL, 2), Prose(found)])
        return
    told = words.told(playthrough, found, subject(asked.sitting))
    yield from flow(told.before)
    yield Chances(told.roads)
    if has_ended:
        yield from along(asked, found)
    yield from flow(told.after)


def along(asked: Asked, found: Found) -> Iterator[Widget]:
    """The odds along the path as a picture, and how to read it; nothing before the first move."""
    if isinstance(found, str) or not asked.playthrough.moves:
        return
    way = words.over_the_path(asked.playthrough, found, asked.sitting.history)
    (head,) = flow([Heading(words.COURSE, 3)])
    yield head
    yield Drawn(lambda width, _: course(way, width), classes="course")
    numbers = f" {words.TURNED}" if way.turned else ""
    (said,) = flow([Prose(f"{words.READ_SO}{numbers}")])
    yield said.add_class("aside")


class Chances(Drawn):
    """The table of the endings; in a high window with free lines in it."""

    def __init__(self, roads: Sequence[Road]) -> None:
        super().__init__(self._table, classes="chances")
        self.roads = roads

    def _table(self, width: int, height: int) -> Content:
        del height
        return chances(self.roads, width, airy=self.screen.size.height >= _AIRY)
