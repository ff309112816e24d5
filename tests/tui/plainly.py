"""Plays a game through plain lines, fed by a pipe, and keeps what was told for each question."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from typing import Final

from game.core.move import Choice, Move, Spending
from game.plain.lines import Lines
from game.plain.mouth import Mouth
from game.play.loop import Game, Sitting
from game.play.questions import Decide, Question, Spend
from game.words import program, prospects
from game.words.blocks import Block, Heading, Labelled, Level, Numbered, Prose, Shift, Stated
from tests.tui.driver import Heard

NOT_TOLD: Final = frozenset(
    {
        program.ENDED_INPUT,
        program.GO_ON,
        program.HINT,
        program.HINT_AT_THE_TITLE,
        program.LEAVE,
        program.LOOK_BACK,
        program.NOT_KEPT,
        prospects.ON_REQUEST,
    }
)
"""What a prompt of plain lines says of itself; the screens have a foot instead."""

Answer = Callable[[Question], Move | None]
"""How to answer a question that is decided; None goes on."""


@dataclass
class Telling(Lines):
    """Lines that keep their blocks, for the question that is asked."""

    heard: Heard = field(default_factory=Heard)
    told: list[list[Block]] = field(default_factory=list)

    def tell(self, *blocks: Block) -> None:
        """Write blocks, and keep them."""
        while len(self.told) < len(self.heard.questions):
            self.told.append([])
        self.told[-1] += blocks
        super().tell(*blocks)


@dataclass
class Plainly:
    """An evening in plain lines: the questions, and for each the blocks and what looks told."""

    questions: list[Question]
    told: list[list[Block]]
    looks: list[dict[str, list[Block]]]
    text: str


def plainly(
    sitting: Sitting,
    game: Game,
    answer: Answer,
    looks: Callable[[Question], tuple[str, ...]] = lambda _: (),
) -> Plainly:
    """Play a game with typed lines; `looks` are typed before a question is answered."""
    heard = Heard()
    lines = Telling(StringIO(), StringIO(), None, echoes=True, heard=heard)
    looked: list[dict[str, list[Block]]] = []

    def typed() -> Iterator[str]:
        while True:
            question = heard.question
            while len(looked) < len(heard.questions):
                looked.append({})
            for word in looks(question):
                before = len(lines.told[-1])
                yield word
                # What a look tells is no part of the question.
                looked[-1][word] = lines.told[-1][before:]
                del lines.told[-1][before:]
            yield from _numbers(question, answer(question))

    lines.reads = _Typed(typed())
    Mouth(lines).play(sitting, heard.of(game))
    while len(looked) < len(heard.questions):
        looked.append({})
    return Plainly(heard.questions, lines.told, looked, _written(lines))


def pieces(block: Block) -> Iterator[str]:
    """What a block says, in the pieces that a screen may set apart from each other."""
    match block:
        case Heading(text) | Prose(text) | Numbered(_, text):
            yield text
        case Labelled(label, text):
            yield label
            yield text
        case Stated(grade, says, grounds):
            yield grade
            yield says
            yield grounds
        case Shift(label, moved, reasons):
            yield label
            yield moved
            yield reasons
        case Level(label):
            yield label
            yield block.text


def _numbers(question: Question, move: Move | None) -> Iterator[str]:
    match question, move:
        case Decide(), Choice():
            yield str([choice for _, choice in question.options].index(move) + 1)
        case Spend(), Spending():
            left = [name for name, _ in question.activities]
            for name in move.activities:
                yield str(left.index(name) + 1)
                left.remove(name)
        case _:
            yield "1"


class _Typed(StringIO):
    """A pipe whose lines are thought of when they are read."""

    def __init__(self, lines: Iterator[str]) -> None:
        super().__init__()
        self._lines = lines

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # typeshed's two bases differ
        del size
        return f"{next(self._lines)}\n"


def _written(lines: Lines) -> str:
    assert isinstance(lines.writes, StringIO)
    return lines.writes.getvalue()
