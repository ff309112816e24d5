"""Shows each question as lines, and turns typed lines into answers. It decides nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, assert_never

from game.core.playthrough import Playthrough
from game.core.scenario.scenario import Scenario
from game.plain.lines import Lines
from game.play.loop import Game, Sitting, as_history_did, decisions
from game.play.questions import (
    Begin,
    Chosen,
    Debrief,
    Decide,
    Draw,
    Left,
    Question,
    Read,
    Reply,
    Resume,
    Rewound,
    Spend,
    Stuck,
    Tell,
    Title,
    Undone,
    Unkept,
    blocks_of,
)
from game.words import debrief, outcomes, program, prospects
from game.words.blocks import Block, Heading, Numbered, Prose
from game.words.model import model
from game.words.people import people, terms
from game.words.record import essay
from game.words.turns import hour

LONG: Final = 4
"""Blocks of a telling after which a keyboard is waited for."""

QUITS: Final = frozenset({"quit", "q", "exit"})


@dataclass
class Mouth:
    """One evening in plain lines.

    A hint is given once, at the first prompt for which it holds; `ended` tells that there
    is no more input. `odds` tells what is or was still possible, `premises` how likely the
    endings are without each premise; both call their last argument before a wait.
    """

    lines: Lines
    odds: Callable[[Sitting, Playthrough, Callable[[], None]], list[Block]] = (
        lambda _sitting, _path, _waits: [Prose(prospects.FAILED)]
    )
    premises: Callable[[Sitting, Callable[[], None]], list[Block]] = lambda _sitting, _waits: [
        Prose(prospects.FAILED)
    ]
    hinted: set[str] = field(default_factory=set, init=False)
    ended: bool = field(default=False, init=False)

    def title(self, question: Title) -> Begin | Resume | None:
        """What to play; None to leave."""
        self.lines.tell(*question.blocks)
        choices = [*question.entries, (program.LEAVE, None)]
        labels = [label for label, _ in choices]
        answer = self._number(labels, self._at_the_title, hint=program.HINT_AT_THE_TITLE)
        return None if isinstance(answer, Left | Undone | Rewound) else choices[answer][1]

    def play(self, sitting: Sitting, game: Game) -> bool:
        """Play a game to where the player leaves, and say what is saved: not all, if false."""
        question = next(game)
        asked: Question | None = None
        while True:
            if question != asked:  # what was refused is asked again, and not told again
                self.lines.tell(*blocks_of(question))
            if not isinstance(question, Tell | Unkept):
                asked = question
            reply = self._reply(sitting, question)
            try:
                question = game.send(reply)
            except StopIteration as over:
                kept = not isinstance(question, Unkept)
                self.lines.tell(Prose(program.farewell(over.value, kept=kept)))
                return kept

    def show(self, sitting: Sitting, game: Game) -> None:
        """Tell a game in which history's moves are played by themselves."""
        history = sitting.history
        question = next(game)
        while True:
            self.lines.tell(*blocks_of(question), *_offered(question))
            reply = as_history_did(question, history)
            try:
                question = game.send(reply)
            except StopIteration:
                return

    def sure(self, question: str) -> bool:
        """Ask yes or no; only a yes is one."""
        return (self.lines.ask(question) or "").casefold() in {"y", "yes"}

    def _reply(self, sitting: Sitting, question: Question) -> Reply:
        match question:
            case Tell():
                return self._pause(sitting, question)
            case Unkept():
                # A pipe would send the same answer for ever.
                return Left() if self.lines.echoes else Read()
            case Decide():
                return self._decide(sitting, question)
            case Spend():
                return self._spend(sitting, question)
            case Draw() | Debrief() | Stuck():
                return self._one(sitting, question)
            case _:
                assert_never(question)

    def _pause(self, sitting: Sitting, question: Tell) -> Reply:
        """Wait at a keyboard after a long telling: the next turn would push it off the screen."""
        while not self.lines.echoes and len(blocks_of(question)) >= LONG:
            line = self.lines.ask(program.PAUSE)
            if line is None:
                self.ended = True
                return Left()
            if line in {"", "1"}:
                break
            if line.casefold() in QUITS:
                return Left()
            # A number, or a command that takes something back, belongs to the next question.
            if line.isdigit() or self._command(sitting, question, line) is not None:
                self.lines.tell(Prose(program.GO_ON_FIRST))
        return Read()

    def _decide(self, sitting: Sitting, question: Decide) -> Reply:
        labels = [label for label, _ in question.options]
        answer = self._asked(sitting, question, question.prompt, labels)
        return Chosen(question.options[answer][1]) if isinstance(answer, int) else answer

    def _spend(self, sitting: Sitting, question: Spend) -> Reply:
        """One number an hour; `undo` takes an hour back before it takes back a turn."""
        spent: list[str] = []
        while len(spent) < question.hours:
            left = [(name, label) for name, label in question.activities if name not in spent]
            prompt = f"{question.prompt} {hour(len(spent) + 1, question.hours)}"
            answer = self._asked(sitting, question, prompt, [label for _, label in left])
            if isinstance(answer, int):
                spent.append(left[answer][0])
            elif isinstance(answer, Undone) and spent:
                spent.pop()
            else:
                return answer
        return Chosen(next(move for move in question.moves if set(move.activities) == set(spent)))

    def _one(self, sitting: Sitting, question: Draw | Debrief | Stuck) -> Reply:
        """A prompt with one way on."""
        label = {Draw: program.GO_ON, Debrief: program.LOOK_BACK, Stuck: program.LEAVE}
        prompt = question.prompt if isinstance(question, Draw) else None
        if isinstance(question, Debrief):
            self._hint(prospects.ON_REQUEST)
        answer = self._asked(sitting, question, prompt, [label[type(question)]])
        if isinstance(answer, int):
            return Left() if isinstance(question, Stuck) else Read()
        return answer

    def _asked(
        self, sitting: Sitting, question: Question, prompt: str | None, labels: Sequence[str]
    ) -> int | Left | Undone | Rewound:
        """The index of the chosen label, or what a command asks for."""
        head = [] if prompt is None else [Heading(prompt, 3)]
        return self._number(labels, lambda line: self._command(sitting, question, line), head)

    def _number(
        self,
        labels: Sequence[str],
        command: Callable[[str], Reply | None],
        head: Sequence[Block] = (),
        *,
        hint: str = program.HINT,
    ) -> int | Left | Undone | Rewound:
        answers = [Numbered(number, label) for number, label in enumerate(labels, 1)]
        self.lines.tell(*head, *answers)
        self._hint(hint)
        while True:
            line = self.lines.ask(program.choose(len(labels)))
            if line is None:
                self.ended = True
                self.lines.tell(Prose(program.ENDED_INPUT))
                return Left()
            if line.isascii() and line.isdigit():
                if 1 <= int(line[:9]) <= len(labels):
                    return int(line[:9]) - 1
                self.lines.tell(Prose(program.no_such_number(len(labels))))
                continue
            word = line.casefold()
            if word in QUITS:
                return Left()
            reply = command(line)
            if word == "again":
                self.lines.tell(*head, *answers)
            if isinstance(reply, Left | Undone | Rewound):
                return reply

    def _at_the_title(self, line: str) -> None:
        if line.casefold() != "again":
            self.lines.tell(Prose(program.HINT_AT_THE_TITLE))

    def _hint(self, hint: str) -> None:
        if hint not in self.hinted:
            self.hinted.add(hint)
            self.lines.tell(Prose(hint))

    def _command(self, sitting: Sitting, question: Question, line: str) -> Reply | None:
        """Carry out a command that only tells; or give the reply that it asks for."""
        word, _, rest = line.casefold().partition(" ")
        rest = rest.strip()
        playthrough = question.playthrough
        match word:
            case "undo":
                return Undone()
            case "rewind":
                return self._rewind(sitting, playthrough, rest)
            case "odds":
                waits = partial(self.lines.tell, Prose(prospects.WORKING))
                self.lines.tell(*self.odds(sitting, playthrough, waits))
            case "premises":
                waits = partial(self.lines.tell, Prose(prospects.WORKING))
                self.lines.tell(*self.premises(sitting, waits))
            case "":
                self.lines.tell(Prose(program.HINT))
            case _:
                self.lines.tell(*_told(sitting, question, word, rest))
        return None

    def _rewind(self, sitting: Sitting, playthrough: Playthrough, rest: str) -> Reply | None:
        turns = decisions(sitting, playthrough)
        if rest.isascii() and rest.isdigit() and 1 <= int(rest[:9]) <= len(turns):
            return Rewound(turns[int(rest[:9]) - 1])
        listed = program.decisions(playthrough, turns)
        self.lines.tell(*(listed or [Prose(program.NOTHING_TO_UNDO)]))
        return None


def _offered(question: Question) -> list[Block]:
    """What a question offers, where nobody is asked to choose."""
    match question:
        case Decide():
            labels = [label for label, _ in question.options]
        case Spend():
            labels = [label for _, label in question.activities]
        case _:
            return []
    return [Heading(question.prompt, 3), *(Numbered(n, label) for n, label in enumerate(labels, 1))]


def _told(sitting: Sitting, question: Question, word: str, rest: str) -> list[Block]:
    """What a command tells."""
    playthrough = question.playthrough
    scenario = playthrough.scenario
    tellers: dict[str, Callable[[], list[Block]]] = {
        "help": program.commands,
        "?": program.commands,
        "status": lambda: program.status(playthrough),
        "again": lambda: list(blocks_of(question)),
        "evidence": lambda: outcomes.evidence(playthrough) or [Prose(program.NO_EVIDENCE)],
        "essay": lambda: essay(playthrough, sitting.variant.start),
        "model": lambda: model(playthrough),
        "path": lambda: debrief.path(playthrough, sitting.history),
        "sources": lambda: debrief.sources(playthrough, sitting.variant.start),
        "people": lambda: people(scenario, rest) or [Prose(program.nobody(rest))],
        "terms": lambda: terms(scenario, rest) or [Prose(program.nobody(rest))],
        "why": lambda: _why(playthrough, rest),
    }
    teller = tellers.get(word)
    if teller is None:
        return [Prose(program.no_such_command(f"{word} {rest}".strip()))]
    return teller()


def _why(playthrough: Playthrough, wanted: str) -> list[Block]:
    gauge = _gauge(playthrough.scenario, wanted)
    if gauge is None:
        return [Prose(program.which_gauge(playthrough.scenario))]
    return debrief.why_chain(playthrough, gauge)


def _gauge(scenario: Scenario, wanted: str) -> str | None:
    """The gauge that a text names, by its name or a part of its label; None if not just one."""
    if wanted in scenario.gauges:
        return wanted
    found = [
        name
        for name, gauge in scenario.gauges.items()
        if wanted and wanted in gauge.label.casefold()
    ]
    return found[0] if len(found) == 1 else None
