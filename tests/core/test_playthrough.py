"""A playthrough is a path: made by moves, taken back by undo, restored by replay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.core.move import Choice, Fall, Spending
from game.core.playthrough import Playthrough, begin, follow_history, read_move, replay
from game.core.rules import IllegalMoveError
from game.core.scenario.scenario import Scenario
from tests.oracle import Data, took_at
from tests.small import fortune, juncture, meanwhile, season, small, so
from tests.strategies import UNSHRUNK, scenarios

LIFE = small(
    meanwhile("dawn", so(army="+1")),
    juncture("vote", a=so("peace"), b=so(when="army >= 4")),
    juncture("never", "-", a=so(), b=so()) | {"when": "strike"},
    season("summer", 2, "a,b", a=so(), b=so(base="+1"), c=so()),
    fortune("ducks", a=so(army="-1"), b=so()),
)
MOVES = ("vote.a", "summer.a+c", "ducks.b")


def _played(*moves: str) -> Playthrough:
    return replay(LIFE, moves).playthrough


def test_a_playthrough_starts_where_something_is_asked() -> None:
    playthrough = begin(LIFE)
    assert playthrough.turn is not None
    assert (playthrough.turn.id, playthrough.moves) == ("vote", ())
    assert [step.turn for step in playthrough.steps] == ["dawn"]


def test_a_move_leaves_the_playthrough_before_it_as_it_was() -> None:
    before = begin(LIFE)
    before.move(Choice("vote", "a"))
    assert before == begin(LIFE)


def test_undo_is_the_inverse_of_a_move() -> None:
    for number in range(len(MOVES)):
        before = _played(*MOVES[:number])
        assert _played(*MOVES[: number + 1]).undo() == before


def test_there_is_nothing_to_undo_at_the_start() -> None:
    with pytest.raises(IllegalMoveError, match="no move to take back"):
        begin(LIFE).undo()


def test_rewind_goes_back_to_where_a_turn_was_asked() -> None:
    end = _played(*MOVES)
    assert end.rewind("vote") == begin(LIFE)
    assert end.rewind("summer") == _played("vote.a")
    assert end.rewind("ducks") == _played("vote.a", "summer.a+c")


def test_a_path_until_a_turn_holds_that_turn_and_nothing_later() -> None:
    end = _played(*MOVES)
    for turn in ("dawn", "vote", "summer", "ducks"):
        until = end.until(turn)
        assert until.steps[-1].turn == turn
        assert until.past == end.past[: len(until.past)]
    assert [event.turn for event in end.until("vote").past] == ["dawn", "vote", "never"]
    assert end.until("ducks") == end
    with pytest.raises(ValueError, match="never"):
        end.until("never")


@pytest.mark.parametrize("turn", ["dawn", "never", "nowhere"])
def test_one_cannot_rewind_to_what_was_never_asked(turn: str) -> None:
    with pytest.raises(IllegalMoveError, match=f"{turn} was not asked"):
        _played(*MOVES).rewind(turn)


def test_the_moves_have_text_forms_and_kinds() -> None:
    end = _played(*MOVES)
    assert tuple(map(str, end.moves)) == MOVES
    assert end.moves == (
        Choice("vote", "a"),
        Spending("summer", ("a", "c")),
        Fall("ducks", "b"),
    )


def test_replay_restores_the_same_playthrough() -> None:
    again = replay(LIFE, map(str, _played(*MOVES).moves))
    assert (again.playthrough, again.stopped) == (_played(*MOVES), None)
    assert hash(again.playthrough) == hash(_played(*MOVES))


@pytest.mark.parametrize(
    ("turns", "stopped", "turn", "reason"),
    [
        ((juncture("vote", x=so()),), "vote.a", "vote", "vote no longer offers a."),
        ((juncture("vote", a=so(when="strike")),), "vote.a", "vote", "vote.a is closed."),
        (
            (juncture("poll", a=so()), juncture("vote", a=so())),
            *("vote.a", "poll", "vote.a belongs to another turn than poll."),
        ),
        ((juncture("vote", a=so(ends="early")),), *("summer.a+c", None, "has already ended")),
        (
            (juncture("vote", a=so()), season("summer", 1, a=so(), c=so())),
            *("summer.a+c", "summer", "summer.a+c is not a move of summer."),
        ),
        (
            (juncture("vote", a=so()), juncture("summer", a=so(), c=so())),
            *("summer.a+c", "summer", "summer.a+c is not one move."),
        ),
    ],
)
def test_replay_stops_where_an_edited_scenario_no_longer_allows_a_move(
    turns: tuple[Data, ...], stopped: str, turn: str | None, reason: str
) -> None:
    end = replay(small(*turns), MOVES)
    assert (end.stopped, end.turn) == (stopped, turn)
    assert end.reason is not None
    assert reason in end.reason
    assert tuple(map(str, end.playthrough.moves)) == MOVES[: MOVES.index(stopped)]


def test_a_corrected_comma_is_no_edited_scenario() -> None:
    comma = LIFE.model_copy(update={"title": "A small, corrected scenario"})
    assert replay(comma, MOVES).playthrough == _played(*MOVES)


def test_playthroughs_of_different_rules_are_different() -> None:
    other = small(juncture("vote", a=so("peace"), b=so()))
    assert begin(other) != begin(small(juncture("vote", a=so(), b=so("peace"))))


def test_one_path_with_the_same_state_as_another_is_still_another() -> None:
    one, other = _played("vote.a", "summer.a+c"), _played("vote.a", "summer.b+c").undo()
    assert other.move(one.moves[-1]) == one
    free = small(juncture("j", a=so(), b=so()), juncture("k", a=so()))
    by_a, by_b = replay(free, ["j.a"]).playthrough, replay(free, ["j.b"]).playthrough
    assert by_a.state == by_b.state
    assert by_a != by_b


def test_history_stops_where_it_took_nothing() -> None:
    end = follow_history(small(juncture("vote", "-", a=so(), b=so())))
    assert (end.stopped, end.turn) == ("vote", "vote")
    assert end.reason == "history says that it never arose"


@UNSHRUNK
@given(scenarios())
def test_historys_path_is_what_history_took(data: Data) -> None:
    end = follow_history(Scenario.model_validate(data))
    assert end.stopped is None
    assert end.playthrough.state.ending is not None
    taken = [[*move.taken] for move in end.playthrough.moves]
    assert taken == [took_at(t) for t in data["turns"] if "took" in t.get("history", {})]


class AnyPlay(RuleBasedStateMachine):
    """Any moves, undone and rewound at any time, beside a plain list of what was played."""

    @initialize(data=scenarios())
    def _open_the_scenario(self, data: Data) -> None:
        self.scenario = Scenario.model_validate(data)
        self.trail = [begin(self.scenario)]

    @property
    def _now(self) -> Playthrough:
        return self.trail[-1]

    @precondition(lambda self: self.trail[-1].open_offers)
    @rule(pick=st.integers(0, 14))
    def _move(self, pick: int) -> None:
        offers = self._now.open_offers
        turn = self._now.turn
        assert turn is not None
        move = offers[pick % len(offers)].move
        assert read_move(turn, str(move)) == move
        self.trail.append(self._now.move(move))

    @rule()
    def _try_what_is_closed(self) -> None:
        for offer, is_open in self._now.offers:
            if not is_open:
                with pytest.raises(IllegalMoveError):
                    self._now.move(offer.move)

    @precondition(lambda self: len(self.trail) > 1)
    @rule()
    def _undo(self) -> None:
        undone = self._now.undo()
        self.trail.pop()
        assert undone == self._now

    @precondition(lambda self: len(self.trail) > 1)
    @rule(pick=st.integers(0, 6))
    def _rewind(self, pick: int) -> None:
        to = pick % (len(self.trail) - 1)
        turn = self.trail[to].turn
        assert turn is not None
        rewound = self._now.rewind(turn.id)
        del self.trail[to + 1 :]
        assert rewound == self._now

    @invariant()
    @precondition(lambda self: hasattr(self, "trail"))
    def _replays(self) -> None:
        again = replay(self.scenario, map(str, self._now.moves))
        assert again.stopped is None
        assert again.playthrough == self._now
        assert hash(again.playthrough) == hash(self._now)
        assert len(self._now.moves) == len(self.trail) - 1


TestAnyPlay = AnyPlay.TestCase
TestAnyPlay.settings = settings(UNSHRUNK, stateful_step_count=12)
