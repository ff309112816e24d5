"""Writes a synthetic scenario as an Ink story of the same shape, and compiles it: `poe ink`.

Every juncture is a knot, every option a choice, every effect an assignment that stays inside
the gauge's range; every sentence that the game would tell is a line. The compiler is that of
inkjs (MIT), run with `npx`; what it makes stands beside this file: a benchmark needs no Node.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import Final, assert_never

from game.core.condition import And, Comparison, Condition, Fact, Not, Or, Remembered
from game.core.move import Choice
from game.core.playthrough import begin
from game.core.rules import Passed, Step
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Juncture
from game.words import outcomes
from game.words.blocks import Heading, Labelled, Level, Numbered, Prose, Shift, Stated
from game.words.pages import Page, all_blocks
from game.words.turns import offer, situation
from tests.benchmarks import synthetic

COMPILED: Final = Path(__file__).with_name("synthetic.ink.json")
COMPILER: Final = "inkjs@2.4.0"
SEED: Final = 1


def main() -> None:
    """Compile the story anew; a missing tool is told in a line, with exit code 1."""
    npx = which("npx")
    if npx is None:
        sys.exit("poe ink: npx is not there. Install Node, or keep the compiled story as it is.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "synthetic.ink"
        source.write_text(story(synthetic.scenario(SEED)), encoding="utf-8")
        command = [npx, "--yes", f"--package={COMPILER}", "inkjs-compiler", str(source)]
        subprocess.run([*command, "-o", str(COMPILED)], check=True, cwd=folder)
    text = COMPILED.read_text(encoding="utf-8-sig").strip()
    COMPILED.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{COMPILED.name}: {len(text)} bytes\n")


def story(scenario: Scenario) -> str:
    """A scenario of junctures as Ink."""
    return "\n".join(_lines(scenario)) + "\n"


def _lines(scenario: Scenario) -> Iterator[str]:
    yield from (f"VAR {name} = {gauge.start}" for name, gauge in scenario.gauges.items())
    turns = [turn for turn in scenario.turns if isinstance(turn, Juncture)]
    if len(turns) < len(scenario.turns):
        raise ValueError("only junctures have a shape in Ink here")
    yield f"-> {turns[0].id}"
    yield from _FUNCTIONS.splitlines()
    first = begin(scenario)
    for turn, after in zip(turns, [*(turn.id for turn in turns[1:]), "closing"], strict=True):
        yield f"=== {turn.id} ==="
        if turn.when is not None:
            yield f"{{ not ({_written(turn.when)}):"
            yield from spoken(outcomes.told(first, [Passed(turn.id, (turn.when,))]))
            yield f"-> {after}"
            yield "}"
        yield from spoken([situation(first, turn, None)])
        for name, option in turn.options.items():
            guard = "" if option.when is None else f" {{ {_written(option.when)} }}"
            yield f"+{guard} [{offer(scenario, turn, name)}]"
            yield from _told(scenario, turn, name)
            yield f"-> {after}"
    yield "=== closing ==="
    for close in scenario.close:
        guard = "true" if close.when is None else _written(close.when)
        yield f"{{ {guard}: -> {close.ending} }}"
    for name in scenario.endings:
        yield f"=== {name} ==="
        yield "-> END"


def spoken(pages: Iterable[Page]) -> Iterator[str]:
    """Pages as the lines that are read."""
    for block in all_blocks(pages):
        match block:
            case Heading(text) | Prose(text):
                yield text
            case Labelled() | Stated() | Shift() | Level():
                yield f"{block.label}: {block.text}"
            case Numbered(number, text):
                yield f"{number}. {text}"
            case _:
                assert_never(block)


def _told(scenario: Scenario, turn: Juncture, name: str) -> Iterator[str]:
    """What the words say of a move, but for the levels, which are the story's own variables."""
    option = turn.options[name]
    first = begin(scenario)
    step = Step(turn.id, Choice(turn.id, name), (), (), (), first.state, first.state)
    you, history = spoken(outcomes.told(replace(first, past=(step,)), [step]))
    yield you
    yield from (passage.text for passage in option.text or ())
    yield history
    yield "What changed in your game"
    for gauge, parts in scenario.gauges.items():
        if gauge in option.effects:
            effect = option.effects[gauge]
            yield f"~ before = {gauge}"
            yield f"~ {gauge} = in_range({gauge} + {effect.amount})"
            yield f"{parts.label}: {{ moved(before, {gauge}) }} {effect.reason}"


_FUNCTIONS: Final = f"""\
VAR before = 0
=== function in_range(level) ===
{{ level > {synthetic.TOP}:
  ~ return {synthetic.TOP}
}}
{{ level < 0:
  ~ return 0
}}
~ return level
=== function way(was, is) ===
{{ is > was:up {{is - was}}|down {{was - is}}}}
=== function moved(was, is) ===
{{ was == is:
stays word {{is}} ({{is}} of {synthetic.TOP}). It can go no further.
- else:
word {{is}}, was word {{was}} ({{is}} of {synthetic.TOP}, {{ way(was, is) }}).
}}"""


def _written(condition: Condition) -> str:
    match condition:
        case Comparison(left, operator, right):
            against = str(right) if isinstance(right, int) else " + ".join(right)
            return f"{' + '.join(left)} {operator} {against}"
        case And() | Or() | Not() | Fact() | Remembered():
            raise ValueError("only comparisons have a shape in Ink here")


if __name__ == "__main__":
    main()
