"""Lines out, lines in: no escape byte, no box, no colour, nothing redrawn."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TextIO, assert_never

from game.files.inert import inert
from game.words.blocks import (
    Block,
    Fact,
    Heading,
    Labelled,
    Level,
    Numbered,
    Prose,
    Shift,
    Stated,
)

WIDEST: Final = 76
"""Columns of a wrapped line: what reads well, and fits a window of 80."""

NARROWEST: Final = 20
"""Columns of a wrapped line in a window however small; a window may say that it has one."""

LONGEST: Final = 200
"""Characters of a typed line that are read; whatever stands behind them is passed over."""


@dataclass
class Lines:
    """Two streams. `width` wraps lines; None leaves that to whoever reads them.

    `echoes` repeats each answer, so that the output of a pipe can be read by itself.
    """

    reads: TextIO
    writes: TextIO
    width: int | None
    echoes: bool
    last: Block | None = field(default=None, init=False)

    def tell(self, *blocks: Block) -> None:
        """Write blocks, a line each; empty lines only around headings and paragraphs."""
        for block in blocks:
            self._write(block)
        self.writes.flush()

    def draw(self, rows: Iterable[str]) -> None:
        """Write rows as they are, in a window that is wide enough; nobody else could see them."""
        drawn = [inert(row) for row in rows]
        if self.width is None or any(len(row) > self.width for row in drawn):
            return
        self.writes.write("".join(f"\n{row}" for row in drawn) + "\n" * bool(drawn))
        self.writes.flush()

    def ask(self, prompt: str) -> str | None:
        """The next line of input, its words a space apart; None at the end of input."""
        if isinstance(self.last, Fact):  # a prompt would look like one more fact
            self.writes.write("\n")
        self.writes.write(f"{' '.join(inert(prompt).split())} ")
        self.writes.flush()
        self.last = Prose(prompt)  # so that what is told next stands apart
        line = self._read()
        answer = inert(" ".join(line.split()))
        if self.echoes or not line:
            self.writes.write(f"{answer}\n")
        return answer if line else None

    def _read(self) -> str:
        line = part = self.reads.readline(LONGEST)
        while part and not part.endswith("\n"):
            part = self.reads.readline(LONGEST)
        return line

    def _write(self, block: Block) -> None:
        gap = "\n" if _parts(self.last, block) else ""
        match block:
            case Heading(text, level):
                self._line(text, before="\n\n" if level == 1 else "\n")
            case Prose(text):
                self._line(text, before="\n")
            case Labelled() | Stated() | Shift() | Level():
                self._line(f"{block.label}: {block.text}", before=gap)
            case Numbered(number, text):
                start = f"{number}. "
                self._line(f"{start}{text}", before=gap, indent=" " * len(start))
            case _:
                assert_never(block)
        self.last = block

    def _line(self, text: str, *, before: str = "", indent: str = "") -> None:
        line = " ".join(inert(text).split())
        if self.width is not None:
            line = textwrap.fill(
                line,
                self.width,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
        self.writes.write(f"{before}{line}\n")


def _parts(last: Block | None, block: Block) -> bool:
    """Whether an empty line parts two blocks: after a paragraph, and after a list of answers."""
    return isinstance(last, Prose) or (
        isinstance(last, Numbered) and not isinstance(block, Numbered)
    )
