"""Write the golden playthroughs anew, chosen by play: `python -m tests.golden`.

Of every shipped scenario: history's own path, history's in every shipped variant, and for
each way of ending (each outcome that ends the game, each clause of its close) the
likeliest of the paths that random play of a fixed seed meets: open moves taken evenly,
chance by its odds. Look at the difference before you commit it: it is what the change of
a rule does to a player.
"""

import sys
from collections.abc import Iterator
from random import Random
from typing import Final

from game.core import rules
from game.core.condition import holds
from game.core.playthrough import Playthrough, begin
from game.core.rules import Step
from game.core.scenario.scenario import Scenario
from game.core.table import Table
from game.core.variants import Variant, shipped, vary
from game.files.places import scenarios_folder
from game.files.scenarios import find, read
from tests.golden import transcript

SEED: Final = 1917
GAMES: Final = 5000


def main() -> None:
    """Write every file, and take away those that are no longer written."""
    texts: dict[str, str] = {}
    for path in find(scenarios_folder()).scenarios:
        scenario = read(path).scenario
        if scenario is None:
            sys.exit(f"{path} has errors: python -m game check {path}")
        for name, variant, playthrough in _chosen(scenario):
            texts[f"{path.stem}-{name}.txt"] = transcript.written(
                path.stem, str(variant), playthrough
            )
    for file in transcript.files():
        if file.name not in texts:
            file.unlink()
    for file_name, text in texts.items():
        (transcript.FOLDER / file_name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{file_name}\n")


def _chosen(scenario: Scenario) -> Iterator[tuple[str, Variant, Playthrough]]:
    for variant in shipped(scenario):
        name = "-".join(["history", *filter(None, str(variant).split(","))])
        yield name, variant, _history(scenario, variant)
    for way, playthrough in _likeliest(scenario).items():
        yield way, Variant(), playthrough


def _history(scenario: Scenario, variant: Variant) -> Playthrough:
    """History's moves, where a variant leaves them open."""
    took = {str(move) for move in _followed(scenario)}
    playthrough = begin(vary(scenario, variant))
    while playthrough.turn is not None:
        moves = [offer.move for offer in playthrough.open_offers]
        playthrough = playthrough.move(next((m for m in moves if str(m) in took), moves[0]))
    return playthrough


def _followed(scenario: Scenario) -> Iterator[str]:
    for turn in scenario.turns:
        history = getattr(turn, "history", None)
        if history is not None and history.took:
            names = [name for name in turn.takes if name in history.took]
            yield f"{turn.id}.{'+'.join(names)}"


def _likeliest(scenario: Scenario) -> dict[str, Playthrough]:
    """For every way of ending that random play meets, the likeliest of the paths met."""
    chance = Random(SEED)  # noqa: S311 (no secret)
    origin = begin(scenario)
    found: dict[str, tuple[float, Playthrough]] = {}
    for _ in range(GAMES):
        playthrough, share = origin, 1.0
        while playthrough.turn is not None:
            offers = playthrough.open_offers
            odds = [offer.odds for offer in offers]
            (taken,) = chance.choices(offers, odds)
            share *= taken.odds / sum(odds)
            playthrough = playthrough.move(taken.move)
        way = _way(origin.table, playthrough)
        if way not in found or found[way][0] < share:
            found[way] = share, playthrough
    return {way: playthrough for way, (_, playthrough) in sorted(found.items())}


def _way(table: Table, playthrough: Playthrough) -> str:
    """How an ending was come to: by an outcome, or by a clause of the close."""
    ending = playthrough.state.ending
    last = playthrough.past[-1]
    if isinstance(last, Step) and last.after.ending is not None:
        taken = f"-{'+'.join(last.move.taken)}" if last.move else ""
        return f"{ending}-by-{last.turn}{taken}"
    here = rules.standing(table, playthrough.state)
    clause = next(index for index, (guard, _) in enumerate(table.close, 1) if holds(guard, here))
    return f"{ending}-by-close-{clause}"


if __name__ == "__main__":
    main()
