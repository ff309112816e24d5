"""From a scenario's name or a save's to a game that keeps itself, with folders of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.core.move import Choice, Spending
from game.files import saves
from game.files.saves import Kept, Save
from game.play import sittings
from game.play.loop import Game, Sitting
from game.play.questions import (
    Begin,
    Chosen,
    Decide,
    Left,
    Question,
    Read,
    Reply,
    Resume,
    Tell,
    blocks_of,
)
from game.play.sittings import UnplayableError, Wish
from game.words.blocks import Block, Fact
from tests.play.small import SMALL, all_shipped

ROOT = Path(__file__).parents[2]
MOVES: tuple[Reply, ...] = (
    Chosen(Choice("first", "stay")),
    Read(),
    Chosen(Spending("spring", ("write", "rest"))),
)
"""To the vote, whichever way the weather falls."""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


def texts(blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.text for block in blocks)


def read_on(game: Game, question: Question) -> Question:
    while isinstance(question, Tell):
        question = game.send(Read())
    return question


def leave(game: Game) -> None:
    with pytest.raises(StopIteration):
        game.send(Left())


def begin(scenario: Path, shelf: Path, *replies: Reply, variant: str = "", seed: int = 7) -> Save:
    """A playthrough that was left after some replies, as the disk holds it."""
    with sittings.begun(shelf, Wish(str(scenario), variant, seed=seed)) as (_, game):
        read_on(game, next(game))
        for reply in replies:
            read_on(game, game.send(reply))
        leave(game)
    last = saves.last(shelf)
    assert last is not None
    return last.save


@contextmanager
def resumed(shelf: Path, name: str = "Small") -> Iterator[tuple[Sitting, str, Question, Game]]:
    """A playthrough taken up again: what was told first, the first question, the game."""
    with sittings.resumed(shelf, name) as (sat, game):
        greeting = next(game)
        assert isinstance(greeting, Tell)
        yield sat, texts(blocks_of(greeting)), read_on(game, game.send(Read())), game


def edit(scenario: Path, *changes: tuple[str, str]) -> None:
    text = scenario.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    scenario.write_text(text, encoding="utf-8")


def the_names(shelf: Path) -> set[str]:
    return {entry.save.name for entry in saves.listed(shelf) if isinstance(entry, Kept)}


def is_a_sentence(text: str) -> bool:
    return text.isprintable() and text[-1] in ".?" and "Error" not in text


# --- begin and go on ---


def test_a_new_playthrough_is_on_the_disk_before_its_first_move(
    scenario: Path, shelf: Path
) -> None:
    save = begin(scenario, shelf)
    assert save.name == "Small"
    assert save.moves == ()
    assert save.scenario == str(scenario)


def test_one_goes_on_at_the_question_where_one_left(scenario: Path, shelf: Path) -> None:
    with sittings.begun(shelf, Wish(str(scenario), seed=7)) as (_, game):
        question = read_on(game, next(game))
        for reply in MOVES:
            question = read_on(game, game.send(reply))
        leave(game)
    with resumed(shelf) as (_, told, again, game):
        assert again == question
        assert isinstance(again, Decide)
        assert "Small" in told
        leave(game)


def test_what_a_playthrough_was_begun_with_is_what_it_goes_on_with(
    scenario: Path, shelf: Path
) -> None:
    wish = Wish(str(scenario), "as_it_fell,short", iron=True, seed=1917)
    with sittings.begun(shelf, wish) as (sat, game):
        leave_at_once(game)
    with resumed(shelf) as (again, told, _, game):
        assert (str(again.variant), again.seed, again.iron) == (wish.variant, 1917, True)
        assert again.scenario == sat.scenario
        assert "Chance falls as it fell in history." in told
        leave(game)


def leave_at_once(game: Game) -> None:
    next(game)
    leave(game)


def test_two_playthroughs_have_two_seeds(scenario: Path, shelf: Path) -> None:
    seeds = set()
    for _ in range(2):
        with sittings.begun(shelf, Wish(str(scenario))) as (sat, game):
            seeds.add(sat.seed)
            leave_at_once(game)
    assert len(seeds) == 2
    assert the_names(shelf) == {"Small", "Small 2"}


def test_going_on_writes_nothing_before_a_move(scenario: Path, shelf: Path) -> None:
    begin(scenario, shelf, *MOVES)
    last = saves.last(shelf)
    with resumed(shelf) as (_, _, _, game):
        leave(game)
    assert saves.last(shelf) == last


def test_what_is_only_shown_is_not_kept(scenario: Path, shelf: Path) -> None:
    _, game = sittings.shown(Wish(str(scenario)))
    read_on(game, next(game))
    game.send(MOVES[0])
    assert not shelf.exists()


def test_the_title_offers_what_is_kept_and_what_is_shipped(scenario: Path, shelf: Path) -> None:
    begin(scenario, shelf)
    (shelf / "broken.json").write_text("{", encoding="utf-8")
    title = sittings.title(shelf)
    new = [Begin(name) for name, _ in all_shipped()]
    assert [entry for _, entry in title.entries] == [Resume("Small"), *new]
    (damaged,) = (block for block in title.blocks if isinstance(block, Fact))
    assert "broken.json" in damaged.text


# --- an edited scenario ---


def test_an_edit_of_the_prose_disturbs_nothing(scenario: Path, shelf: Path) -> None:
    begin(scenario, shelf, *MOVES)
    last = saves.last(shelf)
    edit(
        scenario,
        ("The first text.", "The first text, mended."),
        ("To agree", "To agree at last"),
        ("title: The spring", "title: Spring"),
        ("He is there.", "He is seen there."),
    )
    with resumed(shelf) as (_, told, question, game):
        assert "edited" not in told
        assert isinstance(question, Decide)
        assert "To agree at last." in [label for label, _ in question.options]
        leave(game)
    assert saves.last(shelf) == last


def test_an_edit_that_leaves_every_move_open_is_told(scenario: Path, shelf: Path) -> None:
    save = begin(scenario, shelf, *MOVES)
    edit(scenario, ("base: +1 He", "base: +2 He"))
    with resumed(shelf) as (_, told, question, game):
        assert "edited" in told
        assert "all your moves still stand" in told
        assert question.playthrough.state.levels == (4,)
        leave(game)
    assert saves.find(shelf, "Small").save == save
    assert the_names(shelf) == {"Small"}


def test_an_edit_that_takes_a_move_away_is_told_with_its_turn_and_its_reason(
    scenario: Path, shelf: Path
) -> None:
    begin(scenario, shelf, *MOVES)
    edit(
        scenario,
        ("      rest: {label: To rest", "      nap: {label: To nap"),
        ("write, rest]", "write, nap]"),
    )
    with resumed(shelf) as (_, told, question, game):
        assert "spring.write+rest" in told
        assert "The spring" in told
        assert "only as far as the first 2" in told
        assert "spring no longer offers rest" in told
        assert [str(move).partition(".")[0] for move in question.playthrough.moves] == [
            *("first", "weather")
        ]
        leave(game)


def test_what_was_played_before_an_edit_is_kept_as_it_was(scenario: Path, shelf: Path) -> None:
    save = begin(scenario, shelf, *MOVES)
    old = scenario.read_text(encoding="utf-8")
    edit(
        scenario,
        ("      rest: {label: To rest", "      nap: {label: To nap"),
        ("write, rest]", "write, nap]"),
    )
    with resumed(shelf) as (_, told, _, game):
        assert "Small (before the edit)" in told
        leave(game)
    assert the_names(shelf) == {"Small", "Small (before the edit)"}
    aside = saves.find(shelf, "Small (before the edit)").save
    assert aside == save.model_copy(update={"name": aside.name})
    scenario.write_text(old, encoding="utf-8")
    with resumed(shelf, aside.name) as (_, told, question, game):
        assert "edited" not in told
        assert tuple(str(move) for move in question.playthrough.moves) == save.moves
        leave(game)


def test_one_plays_on_from_where_an_edit_stopped_the_replay(scenario: Path, shelf: Path) -> None:
    begin(scenario, shelf, *MOVES)
    edit(
        scenario,
        ("      rest: {label: To rest", "      nap: {label: To nap"),
        ("write, rest]", "write, nap]"),
    )
    with resumed(shelf) as (_, _, _, game):
        question = read_on(game, game.send(Chosen(Spending("spring", ("write", "nap")))))
        read_on(game, game.send(Chosen(Choice("vote", "aye"))))
        leave(game)
    assert isinstance(question, Decide)
    with resumed(shelf) as (_, told, question, game):
        assert "edited" not in told
        assert question.playthrough.state.ending == "one"
        leave(game)


def test_an_edit_that_takes_the_first_move_away_leaves_the_whole_game_to_play(
    scenario: Path, shelf: Path
) -> None:
    begin(scenario, shelf, *MOVES)
    edit(scenario, ("      stay:\n", "      remain:\n"), ("took: stay", "took: remain"))
    with resumed(shelf) as (_, told, question, game):
        assert "none of your moves could be made again: first.stay at The first turn" in told
        assert "first no longer offers stay" in told
        assert question.playthrough.moves == ()
        leave(game)


def test_moves_beyond_a_new_end_are_told(scenario: Path, shelf: Path) -> None:
    begin(scenario, shelf, *MOVES, Chosen(Choice("vote", "aye")))
    edit(scenario, ("text: He stayed.\n", "text: He stayed.\n        ends: two\n"))
    text = scenario.read_text(encoding="utf-8")
    for took in ("took: sun", "took: [write, rest]", "took: aye"):
        text = text.replace(took, "never_arose: He had stayed.")
    scenario.write_text(text, encoding="utf-8")
    with resumed(shelf) as (_, told, question, game):
        assert "already ended" in told
        assert question.playthrough.state.ending == "two"
        leave(game)


# --- what cannot be played ---


def test_a_save_whose_scenario_is_gone_costs_one_sentence(scenario: Path, shelf: Path) -> None:
    save = begin(scenario, shelf)
    scenario.unlink()
    with pytest.raises(UnplayableError) as refusal, sittings.resumed(shelf, "Small"):
        pass
    assert is_a_sentence(str(refusal.value))
    assert "'Small' is kept" in str(refusal.value)
    assert "small.yaml" in str(refusal.value)
    assert saves.find(shelf, "Small").save == save


def test_a_save_whose_scenario_is_broken_costs_one_sentence(scenario: Path, shelf: Path) -> None:
    save = begin(scenario, shelf)
    edit(scenario, ("took: stay", "took: stya"))
    with pytest.raises(UnplayableError) as refusal, sittings.resumed(shelf, "Small"):
        pass
    assert "'Small' is kept" in str(refusal.value)
    assert "small.yaml has an error" in str(refusal.value)
    assert "juncture check" in str(refusal.value)
    assert str(refusal.value).isprintable()
    assert saves.find(shelf, "Small").save == save


def test_a_save_whose_variant_is_gone_costs_one_sentence(scenario: Path, shelf: Path) -> None:
    begin(scenario, shelf, variant="short")
    edit(scenario, ("short: [first, vote]\n", ""))
    with pytest.raises(UnplayableError) as refusal, sittings.resumed(shelf, "Small"):
        pass
    assert "'Small' is kept" in str(refusal.value)
    assert "Small has no short variant." in str(refusal.value)


@pytest.mark.parametrize(
    ("wish", "hint"),
    [
        (Wish("kornilow"), "Did you mean 'kornilov'?"),
        (Wish("kornilov", "from:telegrap"), "Did you mean 'telegraph'?"),
        (Wish("kornilov", "without:straddel"), "Did you mean 'straddle'?"),
        (Wish("kornilov", "shrt"), "short"),
    ],
)
def test_what_is_misspelt_costs_one_sentence_and_leaves_no_save(
    wish: Wish, hint: str, shelf: Path
) -> None:
    with pytest.raises(UnplayableError) as refusal, sittings.begun(shelf, wish):
        pass
    assert hint in str(refusal.value)
    assert is_a_sentence(str(refusal.value))
    assert saves.listed(shelf) == ()


# --- two at once ---

HOLDER = """
import sys
from pathlib import Path
from game.play import sittings

with sittings.resumed(Path(sys.argv[1]), "Small") as (_, game):
    next(game)
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_of_two_processes_on_one_playthrough_the_second_is_told(
    scenario: Path, shelf: Path
) -> None:
    save = begin(scenario, shelf, *MOVES)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(shelf)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(saves.InUse) as refusal, sittings.resumed(shelf, "Small"):
            pass
        assert is_a_sentence(str(refusal.value))
        assert "'Small'" in str(refusal.value)
        with sittings.begun(shelf, Wish(str(scenario))) as (_, game):  # another may be played
            leave_at_once(game)
        first.communicate("\n")
    with resumed(shelf) as (_, _, question, game):  # and the first one again, once it is free
        assert tuple(str(move) for move in question.playthrough.moves) == save.moves
        leave(game)
