"""What a proof costs: time and memory a state class, beside the plain walk, and whole processes.

Times are processor seconds, so that what else the machine does counts for little. Memory is
measured in processes of their own, so that none sees what another has left.
"""

import json
import subprocess
import sys
import time
import timeit
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from game.core.proof import walk
from game.core.scenario.scenario import Scenario
from game.core.table import tabulate
from game.files.places import scenarios_folder
from game.files.scenarios import find
from tests.benchmarks.synthetic import SEEDS, Size, scenario
from tests.core.proof import definition

ROUNDS: Final = 3
SMALL: Final = Size(turns=11, shut=5, skipped=2)
"""What the plain walk does in seconds."""
GROWING: Final = (15, 17, 19, 21, 23, 25)
"""Turns of the scenario by which time is held against state classes."""


def report() -> Iterator[str]:
    """What was measured, a line each."""
    yield from _synthetic()
    yield ""
    yield from _beside_the_plain_walk()
    yield ""
    yield from _growing()
    yield ""
    yield from _shipped()


def alone(seed: int) -> dict[str, float]:
    """Walk one synthetic scenario in this process: classes, best time, and memory at the peak.

    The process must have done nothing else before: the peak is what the system has counted.
    """
    table = tabulate(scenario(seed))
    walk(tabulate(scenario(seed, SMALL)))
    before = _peak()
    walked = walk(table)
    peak = _peak() - before
    told = {
        "classes": sum(walked.classes),
        "most": max(walked.classes),
        "playthroughs": sum(walked.playthroughs),
        "peak": peak,
    }
    del walked
    return told | {"seconds": _best(lambda: walk(table))}


def _peak() -> int:
    """The most memory that this process has held, in bytes.

    Not from `getrusage`: there a child begins with the peak of its parent.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def _synthetic() -> Iterator[str]:
    yield f"Synthetic, 25 turns, 3 options, 8 gauges of 11 levels; best of {ROUNDS}:"
    yield "  seed  state classes  in one turn     playthroughs  forward  million/s  bytes a class"
    for seed in SEEDS:
        code = "import json; from tests.benchmarks.proving import alone"
        run = [sys.executable, "-c", f"{code}; print(json.dumps(alone({seed})))"]
        done = subprocess.run(run, check=True, capture_output=True, text=True)
        told = json.loads(done.stdout)
        yield (
            f"  {seed:4}  {told['classes']:13,}  {told['most']:11,}  {told['playthroughs']:15,}"
            f"  {told['seconds']:5.2f} s  {told['classes'] / told['seconds'] / 1e6:9.1f}"
            f"  {told['peak'] / told['classes']:13.0f}"
        )
    yield "  (aim: 10 million a second with exact counts, 100 bytes)"


def _beside_the_plain_walk() -> Iterator[str]:
    yield f"The same with {SMALL.turns} turns, beside the plain walk, forward with exact counts:"
    ratios = []
    for seed in SEEDS:
        small = scenario(seed, SMALL)
        plain, own = definition.walk(small), walk(tabulate(small))
        if sum(own.playthroughs) != definition.number_of_playthroughs(plain):
            yield f"  seed {seed}: THE PROOF AND THE PLAIN WALK DIFFER"
        slow, fast = _best(partial(_plainly, small), 1), _best(partial(walk, own.table))
        ratios.append(slow / fast)
        yield (
            f"  seed {seed}: {len(plain.ways):7,} states {slow:6.2f} s,"
            f" {sum(own.classes):7,} classes {fast * 1000:6.1f} ms: {slow / fast:5.0f} times"
        )
    yield f"  the least of them: {min(ratios):.0f} times (at least 50)"


def _plainly(small: Scenario) -> int:
    return definition.number_of_playthroughs(definition.walk(small))


def _growing() -> Iterator[str]:
    yield f"Time against state classes, seed {SEEDS[0]}, best of {ROUNDS}:"
    for turns in GROWING:
        table = tabulate(scenario(SEEDS[0], Size(turns=turns)))
        number, seconds = sum(walk(table).classes), _best(partial(walk, table))
        each = seconds / number * 1e9
        yield f"  {turns} turns: {number:11,} classes {seconds:6.2f} s, {each:5.0f} ns each"
    yield "  (linear: the last column does not grow)"


def _shipped() -> Iterator[str]:
    yield "`juncture prove`, all variants and findings, a whole process:"
    for path in find(scenarios_folder()).scenarios:
        run = [sys.executable, "-c", _WATCH, sys.executable, "-m", "game", "prove", str(path)]
        done = subprocess.run(run, check=True, capture_output=True, text=True)
        told = json.loads(done.stdout)
        yield (
            f"  {path.stem:10} {told['cpu']:6.2f} s (by the clock {told['clock']:.2f} s),"
            f" {told['peak'] * 1024 / 1e9:5.2f} GB, exit code {told['code']}"
        )
    yield "  (at most 5 s and 1.5 GB, aim 2 s)"


_WATCH: Final = """\
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "clock": time.perf_counter() - start, "cpu": used.ru_utime + used.ru_stime,
    "peak": used.ru_maxrss, "code": done.returncode,
}))
"""
"""A small process that watches one other: a child's peak begins with that of its parent."""


def _best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The processor time of the best of several rounds, in seconds."""
    return min(timeit.repeat(run, timer=time.process_time, number=1, repeat=rounds))
