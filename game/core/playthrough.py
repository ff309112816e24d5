"""One path through a scenario: made by moves, taken back by undo, restored by replay."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from game.core.condition import Standing
from game.core.move import Choice, Fall, Move, Spending
from game.core.rules import Event, IllegalMoveError, State, Step, apply, moves, standing, start
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Meanwhile
from game.core.table import Offer, Table, TurnRows, tabulate


@dataclass(frozen=True)
class Playthrough:
    """One path, immutable: each move gives a new playthrough.

    `past` holds every event since the start, turns that did not arise included.
    """

    scenario: Scenario = field(compare=False, repr=False)
    table: Table = field(repr=False)
    past: tuple[Event, ...]
    state: State

    @property
    def steps(self) -> tuple[Step, ...]:
        """The turns that came to pass, meanwhiles included."""
        return tuple(event for event in self.past if isinstance(event, Step))

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves made, in order."""
        return tuple(step.move for step in self.steps if step.move is not None)

    @property
    def turn(self) -> TurnRows | None:
        """The turn that asks; None once an ending is reached."""
        return None if self.state.ending is not None else self.table.turns[self.state.turn]

    @property
    def offers(self) -> tuple[tuple[Offer, bool], ...]:
        """The moves of the turn that asks, each with whether it is open."""
        return moves(self.table, self.state)

    @property
    def open_offers(self) -> tuple[Offer, ...]:
        """The moves that can be made now."""
        return tuple(offer for offer, is_open in self.offers if is_open)

    def move(self, move: Move) -> "Playthrough":
        """The playthrough after one more move.

        Raises:
            IllegalMoveError: the move is not open here; this playthrough is unchanged.
        """
        state, events = apply(self.table, self.state, move)
        return Playthrough(self.scenario, self.table, (*self.past, *events), state)

    def undo(self) -> "Playthrough":
        """The playthrough before the last move.

        Raises:
            IllegalMoveError: no move has been made.
        """
        if not self.moves:
            raise IllegalMoveError("There is no move to take back.")
        return self._before(self.moves[-1].turn)

    def rewind(self, turn: str) -> "Playthrough":
        """The playthrough where that turn was asked.

        Raises:
            IllegalMoveError: that turn was never answered on this path.
        """
        if turn not in (move.turn for move in self.moves):
            raise IllegalMoveError(f"{turn} was not asked on this path.")
        return self._before(turn)

    def until(self, turn: str) -> "Playthrough":
        """The playthrough when that turn had come to pass, and nothing that came after it.

        Turns that did not arise right after it count as its own.

        Raises:
            ValueError: that turn did not come to pass on this path.
        """
        turns = [step.turn for step in self.steps]
        later = turns[turns.index(turn) + 1 :]
        return self._before(later[0]) if later else self

    def _before(self, turn: str) -> "Playthrough":
        for index, event in enumerate(self.past):
            if isinstance(event, Step) and event.turn == turn:
                return Playthrough(self.scenario, self.table, self.past[:index], event.before)
        raise AssertionError(turn)

    def standing(self, step: Step | None = None) -> Standing:
        """What *texts* are read against: levels now or before a step, and all that ever happened.

        The state forgets what no rule reads later; a line of text may still remember it.
        """
        past = self if step is None else self._before(step.turn)
        levels = standing(self.table, past.state).levels
        memory = {(move.turn, name) for move in past.moves for name in move.taken}
        return Standing(levels, past.facts, memory)

    @property
    def facts(self) -> AbstractSet[str]:
        """Every fact that this path has made true."""
        return {fact for step in self.steps for fact in step.facts}


def begin(scenario: Scenario) -> Playthrough:
    """A new playthrough of a scenario, resting at the first turn that asks."""
    table = tabulate(scenario)
    state, events = start(table)
    return Playthrough(scenario, table, events, state)


@dataclass(frozen=True, slots=True)
class Replay:
    """How far some moves led: all the way, or up to a `stopped` one, with the reason."""

    playthrough: Playthrough
    stopped: str | None = None
    turn: str | None = None
    reason: str | None = None


def replay(scenario: Scenario, texts: Iterable[str]) -> Replay:
    """Make moves given by their text forms, from the start and as far as the rules allow."""
    return replay_from(begin(scenario), texts)


def replay_from(playthrough: Playthrough, texts: Iterable[str]) -> Replay:
    """Make moves given by their text forms from where a playthrough stands."""
    for text in texts:
        turn = playthrough.turn
        if turn is None:
            return Replay(playthrough, text, None, "the scenario has already ended")
        try:
            playthrough = playthrough.move(read_move(turn, text))
        except IllegalMoveError as error:
            return Replay(playthrough, text, turn.id, str(error))
    return Replay(playthrough)


def follow_history(scenario: Scenario) -> Replay:
    """History's own moves, as far as they are open; stopped where history took nothing."""
    playthrough = begin(scenario)
    while (rows := playthrough.turn) is not None:
        turn = scenario.turn(rows.id)
        took = None if isinstance(turn, Meanwhile) else turn.history.took
        if took is None:
            return Replay(playthrough, rows.id, rows.id, "history says that it never arose")
        text = f"{rows.id}.{'+'.join(took)}"
        try:
            playthrough = playthrough.move(read_move(rows, text))
        except IllegalMoveError as error:
            return Replay(playthrough, text, rows.id, str(error))
    return Replay(playthrough)


def read_move(turn: TurnRows, text: str) -> Move:
    """A move of a turn from its text form; the activities of a spending in any order.

    Raises:
        IllegalMoveError: it is a move of another turn, or names nothing that can be taken here.
    """
    name, _, taken = text.partition(".")
    if name != turn.id:
        raise IllegalMoveError(f"{text} belongs to another turn than {turn.id}.")
    names = tuple(filter(None, taken.split("+")))
    if len(set(names)) < len(names):
        raise IllegalMoveError(f"{text} takes the same thing twice.")
    unknown = [name for name in names if name not in turn.takes]
    if unknown:
        raise IllegalMoveError(f"{turn.id} no longer offers {unknown[0]}.")
    if turn.kind == "season":
        return Spending(turn.id, tuple(name for name in turn.takes if name in names))
    if len(names) != 1:
        raise IllegalMoveError(f"{text} is not one move.")
    return Choice(turn.id, names[0]) if turn.kind == "juncture" else Fall(turn.id, names[0])
