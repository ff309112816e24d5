"""A made-up class of 27, for a lesson that walks through every step with nobody typing."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from game.core.lesson.plan import Step
from game.play.debate import Debate

PRESENT: Final = 27
_FIRST: Final = (9, 7, 4, 2, 1)
_SECOND: Final = (6, 11, 5, 2, 1)
"""Votes for the sides by their letters; whoever is left is undecided."""

_TYPED: Final[Mapping[Step, tuple[str, ...]]] = {
    Step.FIRST_VOTE: ("first", "close", "sure 1:3 2:6 3:10 4:6 5:2"),
    Step.DEBATE: ("point A", "cite 1", "point B", "point A"),
    Step.FISHBOWL: ("point A", "point B", "cite 1"),
    Step.SECOND_VOTE: ("second", "close", "sure 2:4 3:9 4:9 5:5"),
    Step.SWING: ("raise result", "raise result", "changed 8", "moved 1:4"),
    Step.HISTORY: ("raise history", "raise history", "next", "play"),
    Step.TEST: ("avoidable 1:12 2:9", "inevitable 1:3 2:14"),
}
"""What is typed in a step; `first` and `second` stand for the counts."""


def lines(debate: Debate, moment: Callable[[], float]) -> Iterator[tuple[float, str]]:
    """What a teacher would type, each line after some seconds, up to the end of the lesson.

    It reads the lesson as it stands when the next line is taken. Half of a step's time goes by
    over its pages, half over what is typed.
    """
    while not debate.lesson.ended:
        step, half = debate.lesson.step, debate.lesson.times[debate.lesson.at].budget / 2
        typed = [_line(debate, line) for line in _TYPED.get(step, ()) if _fits(debate, line)]
        if step is Step.TEST:  # its hands are asked for on its last page
            while not _is_at_end(debate, moment()):
                yield 1, "next"
        for line in typed:
            yield half / len(typed), line
        is_last = debate.lesson.at + 1 == len(debate.lesson.times)
        pause = half / (len(debate.slides(moment())) - debate.page)
        while debate.lesson.step is step and not (is_last and _is_at_end(debate, moment())):
            yield pause, "next"
        if is_last:
            yield pause, "end"
            yield 0, "end"


def _fits(debate: Debate, line: str) -> bool:
    """Whether a line means something here: nobody cites a document where there is none."""
    if debate.lesson.plan.documents == 0 and line.startswith(("cite", "moved")):
        return False
    return line != "play" or debate.lesson.plan.mode == "choose"


def _is_at_end(debate: Debate, now: float) -> bool:
    return debate.page + 1 >= len(debate.slides(now))


def _line(debate: Debate, line: str) -> str:
    """A line, with the counts for the letters of this lesson."""
    if line == "first":
        return _tally(debate, _FIRST)
    if line == "second":
        return _tally(debate, _SECOND)
    return line


def _tally(debate: Debate, votes: tuple[int, ...]) -> str:
    *letters, undecided = debate.lesson.plan.letters
    given = dict(zip(letters, votes, strict=False))
    given[undecided] = PRESENT - sum(given.values())
    return " ".join(f"{letter}{number}" for letter, number in given.items())
