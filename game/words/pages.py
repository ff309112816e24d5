"""What is told, page by page and part by part: plain lines read it, a screen lays it out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from game.words.blocks import Block


class Part(StrEnum):
    """What a part of a page is about."""

    OPENING = "opening"
    CHAPTER = "chapter"
    SCENE = "scene"
    KNOWN = "known"
    VOICES = "voices"
    CLOSED = "closed"
    ODDS = "odds"
    FOLLOWED = "followed"
    HISTORY = "history"
    CHANGES = "changes"
    GROUNDS = "grounds"
    ABSENT = "absent"
    STANDING = "standing"
    LIKELIHOOD = "likelihood"
    REMAINED = "remained"
    DECISIVE = "decisive"
    PATH = "path"
    GAUGES = "gauges"
    SOURCES = "sources"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks of one part."""

    part: Part
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """Where a page is, in short: `where` stands out, `when` follows, `what` says what it is."""

    where: str = ""
    when: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What belongs together and is read at one go; a part that says nothing is left out.

    `turn` is the turn that it tells of, if it is one's.
    """

    banner: Banner
    sections: tuple[Section, ...]
    turn: str | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of it, in the order in which it is read."""
        return tuple(block for section in self.sections for block in section.blocks)

    def part(self, *parts: Part) -> tuple[Block, ...]:
        """The blocks of some parts, in the order in which they are read."""
        wanted = [section.blocks for section in self.sections if section.part in parts]
        return tuple(block for blocks in wanted for block in blocks)


def page(banner: Banner, *sections: tuple[Part, Iterable[Block]], turn: str | None = None) -> Page:
    """A page of the parts that say something."""
    made = [Section(part, tuple(blocks)) for part, blocks in sections]
    return Page(banner, tuple(section for section in made if section.blocks), turn)


def note(blocks: Iterable[Block], banner: Banner | None = None) -> Page:
    """A page that only says something. One that is more than a sentence needs a banner."""
    return page(banner or Banner(), (Part.NOTE, blocks))


def all_blocks(pages: Iterable[Page]) -> tuple[Block, ...]:
    """Everything on some pages, in the order in which it is read."""
    return tuple(block for one in pages for block in one.blocks)
