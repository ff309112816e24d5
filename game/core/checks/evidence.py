"""Every claim has a grade, and what its grade needs."""

from collections.abc import Iterator
from typing import Final

from game.core.checks.shape import Draft
from game.core.finding import Code, Finding
from game.core.scenario.claims import Graded
from game.core.scenario.scenario import parts

_ESSAY_NOTES: Final = range(1, 11)


def check(draft: Draft) -> Iterator[Finding]:
    """Claims without a source, and sources that do not say how they were seen."""
    for path, part in parts(draft.scenario):
        if isinstance(part, Graded) and part.grade != "judged" and not part.cites:
            message = f"A claim is {part.grade}, and no source is named."
            cure = (
                "Name one in `cites`, or grade the claim `judged` if it is this game's inference."
            )
            yield Finding(Code.CLAIM_WITHOUT_SOURCE, (*path, "grade"), message, cure)
    for name, source in draft.scenario.sources.items():
        path = ("sources", name)
        if source.kind == "essay":
            if source.number not in _ESSAY_NOTES or source.quote is None:
                message = "A note of the essay is shown as the essay gives it."
                cure = "Give its `number`, from 1 to 10, and its `quote`."
                yield Finding(Code.ESSAY_NUMBER, path, message, cure, at_key=True)
        elif source.seen is None:
            message = "Nothing says whether the passage was read or remembered."
            cure = "Write `seen: page` if it was read, else `seen: memory`."
            yield Finding(Code.SEEN_MISSING, path, message, cure, at_key=True)
