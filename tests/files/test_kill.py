"""A killed process loses nothing that it told and damages nothing."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.files import saves
from game.files.saves import Damaged, Save

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")

ROOT = Path(__file__).parents[2]

STEPS = range(1, 46)
"""Which call to the system is the last: enough for three writes and what is around them."""

LAUNCHER = """
import gc, os, signal, sys
from pathlib import Path
from game.files import saves

gc.freeze()

folder = Path()


def told(text):
    os.write(1, f"{text}\\n".encode())  # at once and whole


def play_on(first):
    with saves.begin(folder, "Killed") if first else saves.hold(folder, "Killed") as holder:
        save = holder.save or saves.Save(
            name="Killed", scenario="kornilov", fingerprint="0f" * 32, seed=7
        )
        while True:
            move = f"turn_{len(save.moves)}.go"
            save = save.model_copy(update={"moves": (*save.moves, move)})
            holder.write(save)
            told(move)


def die_at(step):
    def counted(call):
        def instead(*arguments, **named):
            nonlocal step
            step -= 1
            if step == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return instead

    for name in ("open", "write", "fsync", "close", "link", "replace", "unlink"):
        setattr(os, name, counted(getattr(os, name)))


for line in sys.stdin:  # imports once, forks for each run
    run, first, step, path = line.rstrip("\\n").split(" ", 3)
    folder = Path(path)
    child = os.fork()
    if child == 0:
        if run == "steps":
            die_at(int(step))
        play_on(first == "first")
    told(child)
    os.waitpid(child, 0)
    told("gone")
"""


class Player:
    """A process of its own that plays one playthrough until it is killed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", LAUNCHER],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        assert self._process.communicate()[0] == ""
        assert self._process.returncode == 0

    def killed_after(self, moves: int, seconds: float, folder: Path, *, first: bool) -> list[str]:
        """The moves it told before it was killed, so long after so many of them."""
        self._say("time", folder, first=first)
        child = 0
        before: list[str] = []
        while not child or len(before) < moves:  # the launcher and its child write to one pipe
            line = self._line()
            if line.isdigit():
                child = int(line)
            else:
                before.append(line)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        return before + self._rest()

    def killed_at_step(self, step: int, folder: Path, *, first: bool) -> list[str]:
        """The moves it told before it died in place of that call to the system."""
        self._say("steps", folder, first=first, step=step)
        return [line for line in self._rest() if not line.isdigit()]

    def _say(self, run: str, folder: Path, *, first: bool, step: int = 0) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{run} {'first' if first else 'next'} {step} {folder}\n")
        self._process.stdin.flush()

    def _rest(self) -> list[str]:
        return list(iter(self._line, "gone"))

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the launcher has ended"
        return line.rstrip("\n")


@pytest.fixture(scope="module")
def player() -> Iterator[Player]:
    player = Player()
    try:
        yield player
    finally:
        player.close()


def a_neighbour(folder: Path) -> Save:
    with saves.begin(folder, "Neighbour") as holder:
        save = Save(name="Neighbour", scenario="kornilov", fingerprint="ab" * 32, seed=1)
        holder.write(save)
        return save


def the_killed(folder: Path) -> list[str]:
    """The moves on the disk, which must be those that were made, in their order."""
    entries = saves.listed(folder)
    assert [entry.sentence for entry in entries if isinstance(entry, Damaged)] == []
    names = {entry.save.name for entry in entries if not isinstance(entry, Damaged)}
    if "Killed" not in names:
        return []
    moves = list(saves.find(folder, "Killed").save.moves)
    assert moves == [f"turn_{number}.go" for number in range(len(moves))]
    return moves


def test_a_kill_at_any_time_loses_nothing_told(tmp_path: Path, player: Player) -> None:
    when = random.Random(1917)  # noqa: S311 (no secret)
    neighbour = a_neighbour(tmp_path)
    told: list[str] = []
    for _ in range(25):
        moves, seconds = when.randrange(4), when.uniform(0, 0.02)
        told += player.killed_after(moves, seconds, tmp_path, first=not told)
        held = the_killed(tmp_path)
        assert held[: len(told)] == told
        assert len(held) <= len(told) + 1
        told = held
    assert len(told) > 25
    assert saves.find(tmp_path, "Neighbour").save == neighbour


def test_a_kill_before_any_call_to_the_system_loses_nothing_told(
    tmp_path: Path, player: Player
) -> None:
    neighbour = a_neighbour(tmp_path)
    told: list[str] = []
    for step in STEPS:
        told += player.killed_at_step(step, tmp_path, first=not told)
        held = the_killed(tmp_path)
        assert held[: len(told)] == told
        assert len(held) <= len(told) + 1
        told = held
    assert len(told) > 20
    assert saves.find(tmp_path, "Neighbour").save == neighbour


def test_a_kill_at_the_first_write_leaves_a_whole_save_or_none(
    tmp_path: Path, player: Player
) -> None:
    lengths = set()
    for step in STEPS:
        folder = tmp_path / str(step)
        told = player.killed_at_step(step, folder, first=True)
        held = the_killed(folder)
        assert held[: len(told)] == told
        lengths.add(len(held))
    assert {0, 1} <= lengths


def test_what_a_kill_leaves_is_swept_when_one_goes_on(tmp_path: Path, player: Player) -> None:
    left = 0
    for step in STEPS:
        player.killed_at_step(step, tmp_path, first=not the_killed(tmp_path))
        left = max(left, len(list(tmp_path.glob(".*.tmp"))))
    assert left
    with saves.hold(tmp_path, "Killed") as holder:
        assert holder.save is not None
        holder.write(holder.save)
    assert sorted(file.name for file in tmp_path.iterdir()) == [".killed.lock", "killed.json"]
