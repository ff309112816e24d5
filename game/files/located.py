"""A finding at its place: the file, the line and the column, with the line itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.core.finding import Code, Severity
from game.files.inert import inert

MOST_OF_A_KIND: Final = 20
"""How many findings of one code a file's text is told; the rest are counted."""

WIDEST: Final = 160
"""How many characters of a line are quoted."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file. Lines and columns count from 1, in characters."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong and what to do about it, a sentence each, wherever it stands."""

    code: Code
    message: str
    cure: str


@dataclass(frozen=True, slots=True)
class Located:
    """One thing wrong, at one place in one file.

    Lines and columns count from 1, in characters; line 0 is the file as a whole.
    `source` is the line made inert, from its column `source_from` on.
    """

    code: Code
    message: str
    cure: str
    file: str
    line: int = 0
    column: int = 0
    length: int = 0
    source: str = ""
    source_from: int = 1

    @property
    def severity(self) -> Severity:
        """`error`, or `advice` that keeps nobody from playing."""
        return self.code.severity

    @property
    def place(self) -> str:
        """`file:line:column`, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def to_json(self) -> dict[str, str | int]:
        """Its fields by name, for programs."""
        return {
            "severity": self.severity,
            "code": self.code.value,
            "message": self.message,
            "cure": self.cure,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "length": self.length,
            "source": self.source,
            "source_from": self.source_from,
        }


def of_file(trouble: Trouble, file: str) -> Located:
    """A trouble with a file as a whole."""
    return Located(trouble.code, _one_line(trouble.message), trouble.cure, _one_line(file))


def locate(trouble: Trouble, mark: Mark, length: int, lines: Sequence[str]) -> Located:
    """A trouble at its place, brought inside the file's lines where it points past them."""
    line = min(max(mark.line, 1), len(lines))
    source = lines[line - 1]
    column = min(max(mark.column, 1), len(source) + 1)
    first = 0 if len(source) <= WIDEST else max(0, column - 1 - WIDEST // 3)
    return Located(
        trouble.code,
        _one_line(trouble.message),
        _one_line(trouble.cure),
        _one_line(mark.file),
        line,
        column,
        max(1, min(length, len(source) + 1 - column)),
        inert(source[first : first + WIDEST]),
        first + 1,
    )


def in_order(findings: Iterable[Located]) -> tuple[Located, ...]:
    """By file, line and column; at one place in the order in which they were found."""
    return tuple(sorted(findings, key=lambda found: (found.file, found.line, found.column)))


class Notes:
    """One file's findings as they come: of each code the first few, the rest counted."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: Sequence[str] = ("",)
        self._kept: list[Located] = []
        self._seen: Counter[Code] = Counter()

    def add(self, trouble: Trouble, line: int, column: int, length: int = 1) -> None:
        """Note a trouble at its place."""
        self._seen[trouble.code] += 1
        if self._seen[trouble.code] <= MOST_OF_A_KIND:
            self._kept.append(locate(trouble, Mark(self.file, line, column), length, self.lines))

    def has_enough(self, code: Code) -> bool:
        """Whether so much of a code is told that one more need only be counted."""
        return self._seen[code] >= MOST_OF_A_KIND

    def count(self, code: Code) -> None:
        """Count one more of a code, without wording it."""
        self._seen[code] += 1

    def of_file(self, trouble: Trouble) -> None:
        """Note a trouble with the file as a whole."""
        self._kept.append(of_file(trouble, self.file))

    def near(self, line: int) -> bool:
        """Whether something was found on that line or the one before."""
        return any(found.line in (line - 1, line) for found in self._kept)

    def forget(self, code: Code, line: int) -> None:
        """Take back the findings of a code on a line: another finding says why."""
        kept = [found for found in self._kept if (found.code, found.line) != (code, line)]
        self._seen[code] -= len(self._kept) - len(kept)
        self._kept = kept

    def told(self) -> tuple[Located, ...]:
        """All that was noted, in order; where more was found than is kept, the last says so."""
        last = {found.code: index for index, found in enumerate(self._kept)}
        told = list(self._kept)
        for code, index in last.items():
            more = self._seen[code] - MOST_OF_A_KIND
            if more > 0:
                times = "once" if more == 1 else f"{more} times"
                message = f"{told[index].message} The same stands {times} more in this file."
                told[index] = replace(told[index], message=message)
        return in_order(told)


def _one_line(text: str) -> str:
    return inert(" ".join(text.split("\n")))
