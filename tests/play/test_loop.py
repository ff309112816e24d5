"""The order of the game, played without a mouth: asked, kept, and only then told."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.comparison import history_of
from game.core.move import Choice, Fall, Spending
from game.core.playthrough import Playthrough
from game.core.rules import IllegalMoveError
from game.core.scenario.scenario import Scenario
from game.core.variants import Variant, shipped
from game.files.saves import SaveError
from game.play.loop import Game, Sitting, as_history_did, decisions, game, greeting
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
    blocks_of,
)
from game.words import program
from game.words.blocks import Block, Fact, Heading, Labelled, Prose
from tests.oracle import Data
from tests.play.paths import FEWER
from tests.play.small import NOWHERE, SMALL, all_shipped, from_data, from_text
from tests.strategies import scenarios

STAY = Chosen(Choice("first", "stay"))
GO = Chosen(Choice("first", "go"))
WRITE = Chosen(Spending("spring", ("write", "speak")))
AYE = Chosen(Choice("vote", "aye"))
SMALL_SCENARIO = from_text(SMALL)


@dataclass
class Table:
    """A game with a shelf that remembers, and may refuse."""

    scenario: Scenario = SMALL_SCENARIO
    variant: Variant = field(default_factory=Variant)
    seed: int = 7
    iron: bool = False
    kept: list[Playthrough] = field(default_factory=list)
    refuses: bool = False

    @property
    def sat(self) -> Sitting:
        return Sitting(self.scenario, self.variant, self.seed, self.iron, self.keep)

    def keep(self, playthrough: Playthrough) -> None:
        if self.refuses:
            raise SaveError("The disk is full: make room.")
        self.kept.append(playthrough)

    def begin(self) -> Game:
        playthrough = self.sat.begin()
        return game(self.sat, playthrough, greeting(self.sat, playthrough))

    def asked(self, *replies: Reply) -> tuple[Game, Question]:
        """A game after some replies, one to each question that is not merely told."""
        playing = self.begin()
        question = read_on(playing, next(playing))
        for reply in replies:
            question = read_on(playing, playing.send(reply))
        return playing, question


def read_on(playing: Game, question: Question) -> Question:
    while isinstance(question, Tell):
        question = playing.send(Read())
    return question


def end(playing: Game, reply: Reply) -> Playthrough:
    with pytest.raises(StopIteration) as ended:
        playing.send(reply)
    playthrough = ended.value.value
    assert isinstance(playthrough, Playthrough)
    return playthrough


def played(table: Table, answer: Callable[[Question], Reply]) -> tuple[list[Question], Playthrough]:
    """All that a game asks and tells when it is answered so, and where it ends."""
    playing = table.begin()
    questions = [next(playing)]
    while True:
        try:
            questions.append(playing.send(answer(questions[-1])))
        except StopIteration as ended:
            return questions, ended.value


def first_of(question: Question) -> Reply:
    match question:
        case Decide():
            return Chosen(question.options[0][1])
        case Spend():
            return Chosen(question.moves[0])
        case Stuck() | Unkept():
            return Left()
        case _:
            return Read()


def texts(blocks: Iterable[Block]) -> str:
    return "\n".join(
        f"{block.label}: {block.text}" if isinstance(block, Fact) else block.text
        for block in blocks
    )


def turn_of(question: Question) -> str | None:
    turn = question.playthrough.turn
    return turn.id if turn else None


# --- saved before it is told ---


def test_a_move_that_cannot_be_kept_is_not_made_and_nothing_of_it_is_told() -> None:
    table = Table()
    playing, question = table.asked()
    table.refuses = True
    refusal = playing.send(STAY)
    assert isinstance(refusal, Unkept)
    assert refusal.playthrough == question.playthrough
    assert "He stayed." not in texts(blocks_of(refusal))
    assert "The disk is full: make room." in texts(blocks_of(refusal))


def test_a_move_that_could_not_be_kept_is_asked_again_and_can_be_made() -> None:
    table = Table()
    playing, question = table.asked()
    table.refuses = True
    playing.send(STAY)
    assert playing.send(Read()) == question
    table.refuses = False
    told = playing.send(STAY)
    assert "He stayed." in texts(blocks_of(told))
    assert table.kept == [told.playthrough]


def test_one_can_leave_where_nothing_can_be_kept() -> None:
    table = Table()
    playing, question = table.asked()
    table.refuses = True
    playing.send(STAY)
    assert end(playing, Left()) == question.playthrough


def test_chance_that_cannot_be_kept_has_not_fallen() -> None:
    table = Table()
    playing, question = table.asked(STAY)
    table.refuses = True
    assert isinstance(playing.send(Read()), Unkept)
    table.refuses = False
    assert playing.send(Read()) == question


def test_what_is_taken_back_is_taken_back_on_the_disk() -> None:
    table = Table()
    _, question = table.asked(STAY, Undone())
    assert table.kept[-1] == question.playthrough
    assert table.kept[-1].moves == ()


def test_a_closed_move_is_refused_and_not_kept() -> None:
    table = Table()
    playing, _ = table.asked(STAY, Read(), WRITE)
    before = list(table.kept)
    with pytest.raises(IllegalMoveError):
        playing.send(Chosen(Choice("vote", "never")))
    assert table.kept == before


# --- what is asked ---


def test_a_whole_game_is_asked_in_its_order() -> None:
    questions, playthrough = played(Table(), first_of)
    assert [type(question) for question in questions] == [
        *(Tell, Decide, Tell, Draw, Tell, Spend, Tell, Decide, Tell, Debrief)
    ]
    assert playthrough.state.ending == "one"


def test_only_open_options_are_offered_and_a_closed_one_says_why() -> None:
    _, question = Table().asked(STAY, Read(), WRITE)
    assert isinstance(question, Decide)
    assert [choice.option for _, choice in question.options] == ["aye", "nay"]
    (closed,) = (b for b in blocks_of(question) if isinstance(b, Fact) and b.label == "Closed")
    assert closed.text.startswith("To walk out. Nobody would follow.")
    assert "He left" in closed.text


def test_a_season_offers_every_way_to_spend_its_hours() -> None:
    _, question = Table().asked(STAY, Read())
    assert isinstance(question, Spend)
    assert question.hours == 2
    assert [name for name, _ in question.activities] == ["write", "speak", "rest"]
    assert [move.activities for move in question.moves] == [
        *(("write", "speak"), ("write", "rest"), ("speak", "rest"))
    ]


def test_what_happens_whoever_chooses_is_told_with_the_move_before_it() -> None:
    playing, _ = Table().asked(STAY)
    told = playing.send(Read())
    assert isinstance(told, Tell)
    assert Heading("Meanwhile: The thaw", 3) in blocks_of(told)
    assert "The ice broke." in texts(blocks_of(told))


def test_where_no_move_is_open_it_says_so_and_one_can_go_back() -> None:
    table = Table(from_text(NOWHERE))
    playing, question = table.asked(GO, Read(), WRITE)
    assert isinstance(question, Stuck)
    assert "No move is open at The vote." in texts(blocks_of(question))
    assert turn_of(read_on(playing, playing.send(Undone()))) == "spring"


def test_a_dead_end_before_the_start_is_told_and_is_no_crash() -> None:
    after_the_vote = """\
  - juncture: last
    date: 1917-05
    title: The last turn
    text: It is May.
    options:
      this: {label: This, text: So., because: [{says: So it is., grade: judged}]}
      that: {label: That, text: Then., because: [{says: So it is., grade: judged}]}
    history: {took: this}
endings:
"""
    scenario = from_text(
        SMALL.replace("base: +1 He", "base: +1 @habit He")
        .replace("aye: {label", "aye: {when: base >= 3, label")
        .replace("nay: {label", "nay: {when: base >= 3, label")
        .replace("sources:\n", "premises:\n  habit: {says: It holds., grade: judged}\nsources:\n")
        .replace("endings:\n", after_the_vote)
    )
    _, question = Table(scenario, Variant(start="last", without=("habit",))).asked()
    assert isinstance(question, Stuck)
    assert "No move is open at The vote." in texts(blocks_of(question))


@given(scenarios(dead_ends=True), st.integers(0, 99))
def test_every_game_keeps_what_it_tells_and_comes_to_its_end_or_to_a_dead_end(
    data: Data, seed: int
) -> None:
    table = Table(from_data(data), seed=seed)

    def kept_first(question: Question) -> Reply:
        if question.playthrough.moves:
            assert table.kept[-1] == question.playthrough
        return first_of(question)

    questions, playthrough = played(table, kept_first)
    if playthrough.turn is None:
        assert isinstance(questions[-1], Debrief)
    else:
        assert isinstance(questions[-1], Stuck)
        assert not playthrough.open_offers


@FEWER
@given(scenarios(), st.integers(0, 15))
def test_one_can_leave_at_any_question(data: Data, number: int) -> None:
    playing = Table(from_data(data)).begin()
    question = next(playing)
    for _ in range(number):
        if isinstance(question, Debrief):
            break
        question = playing.send(first_of(question))
    assert end(playing, Left()) == question.playthrough


# --- back ---


def test_undo_takes_back_the_last_decision_and_the_chance_after_it() -> None:
    playing, question = Table().asked(STAY, Read())
    assert turn_of(question) == "spring"
    assert turn_of(read_on(playing, playing.send(Undone()))) == "first"


def test_undo_at_a_fortune_takes_back_the_decision_before_it() -> None:
    _, question = Table().asked(STAY, Undone())
    assert turn_of(question) == "first"


def test_undo_takes_back_one_decision_at_a_time() -> None:
    playing, question = Table().asked(STAY, Read(), WRITE, AYE)
    back = []
    for _ in range(3):
        question = read_on(playing, playing.send(Undone()))
        back.append(turn_of(question))
    assert back == ["vote", "spring", "first"]


def test_undo_does_not_stop_at_a_turn_that_the_variant_answered() -> None:
    table = Table(variant=Variant(short=True))
    playing, question = table.asked(STAY, Read())
    assert turn_of(question) == "vote"
    assert turn_of(read_on(playing, playing.send(Undone()))) == "first"


def test_undo_does_not_go_behind_the_turn_at_which_the_variant_starts() -> None:
    table = Table(variant=Variant(start="vote"))
    playing, question = table.asked()
    told = playing.send(Undone())
    assert blocks_of(told) == (Prose(program.NOTHING_TO_UNDO),)
    assert playing.send(Read()) == question


def test_undo_with_nothing_to_take_back_says_so_and_asks_again() -> None:
    playing, question = Table().asked()
    told = playing.send(Undone())
    assert blocks_of(told) == (Prose(program.NOTHING_TO_UNDO),)
    assert playing.send(Read()) == question


def test_rewind_goes_back_to_any_decision() -> None:
    playing, question = Table().asked(STAY, Read(), WRITE, AYE)
    assert decisions(Table().sat, question.playthrough) == ["first", "spring", "vote"]
    question = read_on(playing, playing.send(Rewound("first")))
    assert turn_of(question) == "first"
    assert question.playthrough.moves == ()


@pytest.mark.parametrize("turn", ["weather", "vote", "thaw", "nowhere"])
def test_rewind_to_what_was_not_decided_says_so(turn: str) -> None:
    playing, question = Table().asked(STAY, Read())
    told = playing.send(Rewound(turn))
    assert blocks_of(told) == (Prose(program.NOTHING_TO_UNDO),)
    assert playing.send(Read()) == question


@pytest.mark.parametrize("reply", [Undone(), Rewound("first")])
def test_iron_takes_nothing_back(reply: Reply) -> None:
    table = Table(iron=True)
    playing, question = table.asked(STAY, Read())
    told = playing.send(reply)
    assert blocks_of(told) == (Prose(program.NO_UNDO),)
    assert playing.send(Read()) == question
    assert table.kept[-1] == question.playthrough


def test_the_end_itself_can_be_taken_back() -> None:
    playing, question = Table().asked(STAY, Read(), WRITE, AYE)
    assert isinstance(question, Debrief)
    question = read_on(playing, playing.send(Undone()))
    assert turn_of(question) == "vote"
    assert isinstance(read_on(playing, playing.send(AYE)), Debrief)


# --- chance ---


def fallen(seed: int, first: Reply = STAY) -> str:
    _, question = Table(seed=seed).asked(first, Read())
    (move,) = (move for move in question.playthrough.moves if isinstance(move, Fall))
    return move.fall


def test_chance_falls_by_the_seed_whatever_was_chosen() -> None:
    assert [fallen(seed) for seed in range(30)] == [fallen(seed, GO) for seed in range(30)]
    assert {fallen(seed) for seed in range(30)} == {"rain", "sun"}


@pytest.mark.parametrize("seed", range(8))
def test_taking_a_move_back_does_not_draw_chance_anew(seed: int) -> None:
    playing, question = Table(seed=seed).asked(STAY, Read())
    fell = question.playthrough.moves[1]
    for _ in range(3):
        assert turn_of(read_on(playing, playing.send(Undone()))) == "first"
        read_on(playing, playing.send(GO))
        question = read_on(playing, playing.send(Read()))
        assert question.playthrough.moves[1] == fell


def test_over_many_seeds_chance_falls_by_its_odds() -> None:
    fell = Counter(fallen(seed) for seed in range(300))
    assert 0.69 < fell["rain"] / 300 < 0.81  # three to one; more than two deviations each way


def test_how_chance_fell_can_be_said_instead_of_drawn() -> None:
    for fall in ("rain", "sun"):
        _, question = Table().asked(STAY, Chosen(Fall("weather", fall)))
        assert str(question.playthrough.moves[1]) == f"weather.{fall}"


# --- variants ---


def test_a_short_game_tells_the_turns_that_it_does_not_ask() -> None:
    playing, _ = Table(variant=Variant(short=True)).asked(STAY)
    playing.send(Read())
    told = playing.send(Read())
    assert isinstance(told, Tell)
    assert Labelled("Lenin, as in history", "To write; To rest.") in blocks_of(told)
    assert "He wrote." in texts(blocks_of(told))


def test_a_game_from_a_turn_starts_there_and_tells_nothing_from_before() -> None:
    table = Table(variant=Variant(start="vote"))
    playing = table.begin()
    told, question = next(playing), playing.send(Read())
    assert isinstance(question, Decide)
    assert turn_of(question) == "vote"
    assert table.kept == []
    before = ("He stayed.", "It shone.", "The ice broke.", "He wrote.", "The first text.")
    assert [
        text for text in before if text in texts((*blocks_of(told), *blocks_of(question)))
    ] == []
    assert "It starts at The vote, April 1917" in texts(blocks_of(told))


def test_a_game_as_it_fell_falls_as_it_fell() -> None:
    for seed in range(8):
        table = Table(variant=Variant(as_it_fell=True), seed=seed)
        _, question = table.asked(STAY, Read())
        assert str(question.playthrough.moves[1]) == "weather.sun"


@FEWER
@given(scenarios(), st.data())
def test_as_history_did_follows_history_to_its_ending(data: Data, chosen: st.DataObject) -> None:
    scenario = from_data(data)
    variant = chosen.draw(st.sampled_from(shipped(scenario)))
    comes_to_historys_ending(scenario, variant)


@pytest.mark.parametrize("name", [name for name, _ in all_shipped()])
def test_as_history_did_follows_history_to_its_ending_in_what_is_shipped(name: str) -> None:
    scenario = dict(all_shipped())[name]
    for variant in shipped(scenario):
        comes_to_historys_ending(scenario, variant)


def comes_to_historys_ending(scenario: Scenario, variant: Variant) -> None:
    history = history_of(scenario)
    _, playthrough = played(
        Table(scenario, variant), lambda question: as_history_did(question, history)
    )
    assert playthrough.moves == history.moves
    assert playthrough.state.ending == history.state.ending


def test_as_history_did_takes_the_first_open_move_where_historys_is_closed() -> None:
    history = history_of(SMALL_SCENARIO)
    _, question = Table().asked(GO, Read(), WRITE)
    assert isinstance(question, Decide)
    other = Decide(question.playthrough, question.page, question.prompt, question.options[1:])
    assert as_history_did(other, history) == Chosen(Choice("vote", "nay"))
