"""One loop for every mouth: ask, save, then tell."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import assert_never

from game.core.comparison import history_of
from game.core.move import Choice, Fall, Move, Spending
from game.core.playthrough import Playthrough, begin
from game.core.rules import Step
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Fortune, Juncture, Meanwhile, Season, Turn
from game.core.variants import Variant, is_asked, is_before_start, vary
from game.files.saves import SaveError
from game.play.questions import (
    Chosen,
    Debrief,
    Decide,
    Draw,
    Left,
    Question,
    Read,
    Reply,
    Rewound,
    Spend,
    Stuck,
    Tell,
    Undone,
    Unkept,
)
from game.words import outcomes, program, turns
from game.words.blocks import Prose
from game.words.debrief import debrief
from game.words.pages import Banner, Page, note
from game.words.text import flat


@dataclass(frozen=True)
class Sitting:
    """What one playthrough is played with.

    `scenario` is as its author wrote it. `keep` puts a playthrough on the disk before its
    outcome is told, or raises `SaveError`. Chance is settled by `seed` and the turn, so
    taking a move back does not draw it anew. `iron` means without undo. `called` is what a
    save calls the scenario, a shipped name or a path; empty where nobody has said.
    """

    scenario: Scenario
    variant: Variant
    seed: int
    iron: bool
    keep: Callable[[Playthrough], None]
    called: str = ""

    @property
    def varied(self) -> Scenario:
        """The scenario as the variant plays it."""
        return vary(self.scenario, self.variant)

    @cached_property
    def history(self) -> Playthrough:
        """History's path, beside which this one is told."""
        return history_of(self.scenario)

    def begin(self) -> Playthrough:
        """A new playthrough, at the first turn that this variant asks or tells."""
        return self.from_start(begin(self.varied))

    def from_start(self, playthrough: Playthrough) -> Playthrough:
        """The playthrough once the moves before the variant's start are made, as far as they go.

        Without a premise, history's path may meet a dead end even there.
        """
        while (turn := playthrough.turn) and is_before_start(self.scenario, self.variant, turn.id):
            offers = playthrough.open_offers
            if not offers:
                break
            playthrough = playthrough.move(offers[0].move)
        return playthrough

    def is_decision(self, turn: str) -> bool:
        """Whether the player decides that turn: not chance, and not the variant."""
        asked = is_asked(self.scenario, self.variant, turn)
        return asked and not isinstance(self.scenario.turn(turn), Fortune | Meanwhile)


Game = Generator[Question, Reply, Playthrough]


def game(sitting: Sitting, playthrough: Playthrough, greeting: tuple[Page, ...]) -> Game:
    """Ask, save and tell from here to the end; returns where the player left.

    `greeting` is told first. A reply that a question does not take counts as `Read`.
    """
    if (yield Tell(playthrough, greeting)) == Left():
        return playthrough
    while True:
        question = _question(sitting, playthrough)
        reply = (yield question) if question is not None else Read()
        if isinstance(reply, Left) or (isinstance(question, Debrief) and reply == Read()):
            return playthrough
        moved, said = _moved(sitting, playthrough, question, reply)
        if moved is not playthrough:
            try:
                sitting.keep(moved)
            except SaveError as error:
                banner = Banner(flat(sitting.scenario.title), "", program.NOT_SAVED)
                page = note(program.unkept(str(error)), banner)
                if (yield Unkept(playthrough, page)) == Left():
                    return playthrough
                continue
        playthrough = moved
        if said and (yield Tell(playthrough, said)) == Left():
            return playthrough


def greeting(sitting: Sitting, playthrough: Playthrough) -> tuple[Page, ...]:
    """What is told before the first turn of a new playthrough."""
    before = playthrough.past if sitting.variant.start is None else ()
    first = next((event for event in before if isinstance(event, Step)), None)
    varied = program.variant(sitting.scenario, sitting.variant)
    opening = turns.opening(playthrough, varied, first)
    return (opening, *outcomes.told(playthrough, before))


def decisions(sitting: Sitting, playthrough: Playthrough) -> list[str]:
    """The turns that the player has decided on this path, in order."""
    return [move.turn for move in playthrough.moves if sitting.is_decision(move.turn)]


def as_history_did(question: Question, history: Playthrough) -> Reply:
    """The reply that plays history's moves by itself; where one is closed, the first open one."""
    moves: tuple[Move, ...]
    match question:
        case Decide():
            moves = tuple(choice for _, choice in question.options)
        case Spend():
            moves = question.moves
        case Draw():
            moves = tuple(fall for fall, _ in question.falls)
        case Tell() | Debrief():
            return Read()
        case Stuck() | Unkept():
            return Left()
        case _:
            assert_never(question)
    took = [move for move in moves if move in history.moves]
    return Chosen((*took, *moves)[0])


def _question(sitting: Sitting, playthrough: Playthrough) -> Question | None:
    """What to ask now; nothing where the variant itself makes the only open move."""
    rows = playthrough.turn
    if rows is None:
        return Debrief(playthrough, debrief(playthrough, sitting.history, sitting.variant.start))
    scenario = playthrough.scenario
    turn = scenario.turn(rows.id)
    if not playthrough.open_offers:
        said = program.stuck(playthrough)
        return Stuck(playthrough, note(said, turns.banner(scenario, turn, program.NO_WAY_ON)))
    if not is_asked(sitting.scenario, sitting.variant, rows.id):
        return None
    match turn:
        case Juncture():
            return _decide(playthrough, turn)
        case Season():
            return _spend(playthrough, turn)
        case Fortune():
            return _draw(playthrough, turn)
        case Meanwhile():
            raise AssertionError(turn.id)  # it asks nothing, so no state rests there
        case _:
            assert_never(turn)


def _previous(playthrough: Playthrough) -> Turn | None:
    steps = playthrough.steps
    return playthrough.scenario.turn(steps[-1].turn) if steps else None


def _decide(playthrough: Playthrough, turn: Juncture) -> Decide:
    options = tuple(
        (turns.offer(playthrough.scenario, turn, offer.move.option), offer.move)
        for offer in playthrough.open_offers
        if isinstance(offer.move, Choice)
    )
    page = turns.situation(playthrough, turn, _previous(playthrough))
    return Decide(playthrough, page, turns.question(turn), options)


def _spend(playthrough: Playthrough, turn: Season) -> Spend:
    moves = tuple(
        offer.move for offer in playthrough.open_offers if isinstance(offer.move, Spending)
    )
    is_open = {name for move in moves for name in move.activities}
    activities = tuple(
        (name, turns.offer(playthrough.scenario, turn, name))
        for name in turn.activities
        if name in is_open
    )
    page = turns.situation(playthrough, turn, _previous(playthrough))
    hours = len(moves[0].activities)
    return Spend(playthrough, page, turns.question(turn), hours, activities, moves)


def _draw(playthrough: Playthrough, turn: Fortune) -> Draw:
    falls = tuple(
        (offer.move, offer.odds)
        for offer in playthrough.open_offers
        if isinstance(offer.move, Fall)
    )
    odds = [(move.fall, share) for move, share in falls]
    page = turns.situation(playthrough, turn, _previous(playthrough), odds)
    return Draw(playthrough, page, turns.question(turn), falls)


def _moved(
    sitting: Sitting, playthrough: Playthrough, question: Question | None, reply: Reply
) -> tuple[Playthrough, tuple[Page, ...]]:
    """The playthrough after a reply, and what to tell of it."""
    match reply:
        case Undone() | Rewound():
            return _taken_back(sitting, playthrough, reply)
        case Chosen(move):
            return _told(playthrough, move, took=True)
        case Read() if isinstance(question, Draw):
            return _told(playthrough, _drawn(question, sitting.seed), took=True)
        case Read() if question is None:
            return _told(playthrough, playthrough.open_offers[0].move, took=False)
        case Read() | Left():
            return playthrough, ()
        case _:
            assert_never(reply)


def _told(
    playthrough: Playthrough, move: Move, *, took: bool
) -> tuple[Playthrough, tuple[Page, ...]]:
    moved = playthrough.move(move)
    events = moved.past[len(playthrough.past) :]
    return moved, tuple(outcomes.told(moved, events, took=took))


def _drawn(question: Draw, seed: int) -> Fall:
    """How chance falls: settled by the seed and the turn, by the odds of the open falls."""
    falls = [fall for fall, _ in question.falls]
    odds = [share for _, share in question.falls]
    return Random(f"{seed}.{falls[0].turn}").choices(falls, odds)[0]  # noqa: S311 (no secret)


def _taken_back(
    sitting: Sitting, playthrough: Playthrough, reply: Undone | Rewound
) -> tuple[Playthrough, tuple[Page, ...]]:
    if sitting.iron:
        return playthrough, (note([Prose(program.NO_UNDO)]),)
    decided = decisions(sitting, playthrough)
    turn = reply.turn if isinstance(reply, Rewound) else next(reversed(decided), None)
    if turn not in decided:
        return playthrough, (note([Prose(program.NOTHING_TO_UNDO)]),)
    return playthrough.rewind(turn), (note([Prose(program.TAKEN_BACK)]),)
