"""A slide read aloud: everything on it, in the order in which a wall shows it."""

from collections.abc import Iterator

from game.words.blocks import Block, Heading, Labelled, Numbered, Prose
from game.words.wall.slide import Slide


def read(slide: Slide) -> list[Block]:
    """The blocks of a slide, its frame included."""
    return list(_read(slide))


def changed(before: Slide, after: Slide) -> list[Block]:
    """What is new on a slide since it was read as `before`: all of it where it is another page."""
    if (before.step, before.page, before.headline) != (after.step, after.page, after.headline):
        return read(after)
    known = read(before)
    return [block for block in _read(after) if block not in known] or [
        Labelled(after.topic, after.clock.says)
    ]


def _read(slide: Slide) -> Iterator[Block]:
    page = f", page {slide.page} of {slide.pages}" if slide.pages > 1 else ""
    yield Heading(f"Step {slide.number} of {slide.of}: {slide.title}{page}", 2)
    yield Labelled(slide.topic, slide.clock.says)
    yield Heading(slide.headline, 3)
    yield from slide.blocks
    for column in slide.columns:
        yield Heading(column.head, 3)
        yield from column.blocks
    yield from (Numbered(number, task) for number, task in enumerate(slide.tasks, 1))
    yield from _votes(slide)
    yield from (Labelled("Point", f"{rung.text}.") for rung in slide.ladder)
    yield from (
        Labelled(f"{judged.number}. {judged.title}", f"{judged.text}.") for judged in slide.judged
    )
    if slide.curtains:
        down = ", ".join(name for _, name in slide.curtains)
        yield Labelled("Curtain down", f"{down}.")
    if slide.advice:
        yield Labelled("For the teacher", "type advice.")


def _votes(slide: Slide) -> Iterator[Block]:
    if slide.votes is None or not slide.votes.bars:
        for side in slide.choices:
            yield Labelled(side.letter, f"{side.label} ({side.shape}).")
    if slide.votes is not None:
        yield from map(Prose, slide.votes.says)
