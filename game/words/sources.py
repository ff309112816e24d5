"""The sources of what was told, one by one, as they are listed and searched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from game.core.explanation import sources_used
from game.core.playthrough import Playthrough
from game.core.scenario.claims import Source
from game.words.blocks import Labelled
from game.words.evidence import bibliography
from game.words.text import flat

USED: Final = "Sources used"
NONE_YET: Final = "None has been cited yet."
FIND: Final = "an author, a title, a kind, words of a note"
NOTHING_FOUND: Final = "No source is like that."

_SEEN: Final = {"page": "seen", "memory": "from memory", None: ""}


@dataclass(frozen=True, slots=True)
class Entry:
    """One source: its `block` in the bibliography, and in a word whether its passage was `seen`.

    The essay's own notes say nothing of that. `address` is how the block ends, or empty;
    `searched` is what a search looks through.
    """

    block: Labelled
    seen: str
    address: str
    searched: str


def entries(playthrough: Playthrough, start: str | None = None) -> list[Entry]:
    """The sources of everything told so far, in the order of the file; `start` as there."""
    used = sources_used(playthrough, start)
    return [
        Entry(block, _SEEN[source.seen], flat(source.address or ""), _searched(source, block))
        for (_, source), block in zip(used, bibliography(used), strict=True)
    ]


def matching(listed: Iterable[Entry], wanted: str) -> list[Entry]:
    """The entries in which every word of `wanted` stands, whatever its case."""
    words = wanted.casefold().split()
    return [entry for entry in listed if all(word in entry.searched for word in words)]


def found(shown: Sequence[Entry], listed: Sequence[Entry]) -> str:
    """How many of how many sources are listed."""
    if not listed:
        return NONE_YET
    of_all = "1 source" if len(listed) == 1 else f"{len(listed)} sources"
    return of_all if len(shown) == len(listed) else f"{len(shown)} of {of_all}"


def _searched(source: Source, block: Labelled) -> str:
    """Author, title, kind, quotation and whether it was seen; an address is not searched."""
    parts = (block.label, source.author, source.title, source.quote, _SEEN[source.seen])
    number = f"note {source.number}" if source.number is not None else None
    return " ".join(flat(part) for part in (*parts, number) if part).casefold()
