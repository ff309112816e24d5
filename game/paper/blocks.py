"""What mouths show, as parts of a paper: the same sentences, written down."""

from collections.abc import Iterable
from typing import assert_never

from game.paper.parts import Head, Items, Pairs, Para, Part
from game.words.blocks import Block, Heading, Labelled, Level, Numbered, Prose, Shift, Stated


def as_parts(blocks: Iterable[Block]) -> tuple[Part, ...]:
    """A part for each block; lines under labels that follow each other stand together."""
    parts: list[Part] = []
    for block in blocks:
        match block:
            case Heading(text, _):
                parts.append(Head(text, 3))
            case Prose(text):
                parts.append(Para(text))
            case Numbered(_, text):
                parts.append(Items((text,)))
            case Labelled() | Stated() | Shift() | Level():
                row = (block.label, block.text)
                if parts and isinstance(last := parts[-1], Pairs):
                    parts[-1] = Pairs((*last.rows, row))
                else:
                    parts.append(Pairs((row,)))
            case _:
                assert_never(block)
    return tuple(parts)
