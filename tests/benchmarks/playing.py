"""Random play with sentences and undo, beside `bink` on the same story in Ink.

Both play the same games: at every turn they make the sentences that a player would read,
take one of the open moves, and every fourth turn take it back and move anew.
"""

import time
import timeit
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from random import Random
from typing import Any, Final, NamedTuple

from game.core.playthrough import Playthrough, begin
from game.core.scenario.scenario import Scenario
from game.words import outcomes, turns
from tests.benchmarks import ink, synthetic
from tests.benchmarks.ink import spoken

GAMES: Final = 200
ROUNDS: Final = 5
EVERY: Final = 4
"""One move in so many is taken back."""
SCENE: Final = 3
"""Lines of a turn before its options: title, date, text. Ink does not tell them anew."""


def report() -> Iterator[str]:
    """What was measured, a line each."""
    scenario = synthetic.scenario(ink.SEED)
    games = _play(scenario, 0)
    moves = sum(len(game.made) for game in games) / GAMES
    lines = sum(len(game.read) for game in games) / GAMES
    yield f"{GAMES} random games of {moves:.0f} moves and {lines:.0f} sentences, best of {ROUNDS}:"
    own = _seconds(lambda: _play(scenario, 0))
    yield f"  through the public rules   {_each(own)}"
    if find_spec("bink") is None:
        yield '  bink is not there: pip install -e ".[bench]"'
        return
    story: Any = import_module("bink.story").Story
    text = ink.COMPILED.read_text(encoding="utf-8")
    if _play_ink(story, text, 0) != games:
        yield "  The story in Ink is no longer the same: run `poe ink`."
        return
    other = _seconds(lambda: _play_ink(story, text, 0))
    yield f"  bink on the same story     {_each(other)}"
    yield f"  {other / own:.2f} times as fast as bink (at least 1, aim 5)"


def _each(seconds: float) -> str:
    return f"{seconds / GAMES * 1000:8.2f} ms a game"


def _seconds(run: Callable[[], object]) -> float:
    """The processor time of the best of several rounds: others use the machine too."""
    return min(timeit.repeat(run, timer=time.process_time, number=1, repeat=ROUNDS))


class Game(NamedTuple):
    """One game: its moves by their number among the open ones, and what was read."""

    made: list[int]
    read: list[str]


def _play(scenario: Scenario, seed: int) -> list[Game]:
    chance = Random(seed)  # noqa: S311 (no secret)
    first = begin(scenario)
    return [_one_game(first, chance) for _ in range(GAMES)]


def _one_game(playthrough: Playthrough, chance: Random) -> Game:
    game = Game([], [])
    offered = _situation(playthrough, game)
    while offered:
        made = _pick(offered, chance)
        moved = _moved(playthrough, made, game)
        offered = _situation(moved, game)
        if len(game.made) % EVERY == EVERY - 1 and offered:
            playthrough = moved.undo()
            made = _pick(_situation(playthrough, game), chance)
            moved = _moved(playthrough, made, game)
            offered = _situation(moved, game)
        game.made.append(made)
        playthrough = moved
    return game


def _situation(playthrough: Playthrough, game: Game) -> list[str]:
    """The sentences of a turn; of each open move one. At an ending nothing is asked."""
    if playthrough.turn is None:
        return []
    turn = playthrough.scenario.turn(playthrough.turn.id)
    game.read.extend(spoken([turns.situation(playthrough, turn, None)]))
    offered = [
        turns.offer(playthrough.scenario, turn, offer.move.taken[0])
        for offer in playthrough.open_offers
    ]
    game.read.extend(offered)
    return offered


def _moved(playthrough: Playthrough, number: int, game: Game) -> Playthrough:
    moved = playthrough.move(playthrough.open_offers[number].move)
    game.read.extend(spoken(outcomes.told(moved, moved.past[len(playthrough.past) :])))
    return moved


def _pick(offered: list[str], chance: Random) -> int:
    return chance.randrange(len(offered))


def _play_ink(story: Any, text: str, seed: int) -> list[Game]:  # noqa: ANN401 (bink has no types)
    chance = Random(seed)  # noqa: S311 (no secret)
    told = story(text)
    games = []
    for _ in range(GAMES):
        told.reset_state()
        games.append(_one_ink_game(told, chance))
    return games


def _one_ink_game(told: Any, chance: Random) -> Game:  # noqa: ANN401 (bink has no types)
    game = Game([], [])
    offered = _continued(told, game)
    while offered:
        takes_back = len(game.made) % EVERY == EVERY - 1
        before = told.save_state() if takes_back else ""
        scene = game.read[-SCENE - len(offered) :]
        made = _pick(offered, chance)
        told.choose_choice_index(made)
        offered = _continued(told, game)
        if takes_back and offered:
            told.load_state(before)
            game.read.extend(scene)
            made = _pick(list(told.get_current_choices()), chance)
            told.choose_choice_index(made)
            offered = _continued(told, game)
        game.made.append(made)
    return game


def _continued(told: Any, game: Game) -> list[str]:  # noqa: ANN401 (bink has no types)
    game.read.extend(told.continue_maximally().splitlines())
    offered = list(told.get_current_choices())
    game.read.extend(offered)
    return offered
