"""Golden playthroughs: the same moves lead to the same things, straight and through a save.

Where a rule or a scenario was changed on purpose, `python -m tests.golden` writes them anew.
"""

from pathlib import Path

import pytest

from game.core.playthrough import Playthrough, read_move, replay
from game.core.variants import parse, vary
from game.files import saves, scenarios
from game.files.places import scenarios_folder
from game.play import sittings
from game.play.loop import Game
from game.play.questions import Chosen, Left, Question, Read, Tell
from tests.golden import transcript
from tests.golden.transcript import Golden
from tests.play.small import shipped

FILES = transcript.files()
SAVED = {
    "kornilov-empty_victory-by-close-5",
    "kornilov-generals-by-telegraph-mogilev",
    "kornilov-history-as_it_fell",
    "trotsky-history-short",
}
"""Those that are saved after every move in the check too: of each scenario, variant and kind."""
REMEDY = "If that is meant: python -m tests.golden"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_moves_lead_where_they_led(file: Path) -> None:
    golden = transcript.read(file)
    scenario = shipped(golden.scenario)
    replayed = replay(vary(scenario, parse(golden.variant, scenario)), golden.moves)
    assert replayed.reason is None, REMEDY
    assert replayed.playthrough.turn is None, REMEDY
    text = transcript.written(golden.scenario, golden.variant, replayed.playthrough)
    assert text == golden.text, REMEDY


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, id=file.stem, marks=() if file.stem in SAVED else pytest.mark.long)
        for file in FILES
    ],
)
def test_they_lead_there_through_a_save_after_every_move(file: Path, tmp_path: Path) -> None:
    golden = transcript.read(file)
    with sittings.begun(tmp_path, sittings.Wish(golden.scenario, golden.variant)) as (_, game):
        playthrough = one_move_further(game, golden)
    (kept,) = saves.listed(tmp_path)
    assert isinstance(kept, saves.Kept)
    for _ in golden.moves:
        with sittings.resumed(tmp_path, kept.save.name) as (_, game):
            playthrough = one_move_further(game, golden)
    text = transcript.written(golden.scenario, golden.variant, playthrough)
    assert text == golden.text, REMEDY


def one_move_further(game: Game, golden: Golden) -> Playthrough:
    """Answer the first question as the file does, and leave."""
    question = next_question(game)
    turn = question.playthrough.turn
    if turn is not None:
        move = read_move(turn, golden.moves[len(question.playthrough.moves)])
        question = game.send(Chosen(move))
    left: Playthrough = question.playthrough
    with pytest.raises(StopIteration):
        game.send(Left())
    return left


def next_question(game: Game) -> Question:
    question = next(game)
    while isinstance(question, Tell):
        question = game.send(Read())
    return question


@pytest.mark.parametrize(
    "path", scenarios.find(scenarios_folder()).scenarios, ids=lambda path: path.stem
)
def test_every_ending_has_its_golden_playthrough(path: Path) -> None:
    golden = [transcript.read(file) for file in FILES]
    reached = {one.ending for one in golden if one.scenario == path.stem}
    assert reached == set(shipped(path.stem).endings), REMEDY
