"""Prospects from another process: the right ones, kept, and never a process left behind."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from game.core.playthrough import Playthrough
from game.core.prospects import values, working
from game.core.table import tabulate
from game.core.variants import Variant, parse, vary
from game.files.places import cache_folder
from game.play import prospects
from game.play.loop import Sitting
from game.play.prospects import (
    NotWorkedOutError,
    awaited,
    awaited_premises,
    kept,
    premises,
    questioned,
)
from game.words import premises as premise_words
from game.words import prospects as words
from game.words.blocks import Block, Labelled, Prose
from tests.play.paths import along
from tests.play.small import ARGUED, SMALL, from_text
from tests.play.working_here import answered

ROOT = Path(__file__).parents[2]
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

pytestmark = pytest.mark.timeout(120)


def values_of(path: Playthrough) -> values.Prospects:
    return working.work_out(path.table, path.moves)


@cache
def ended() -> Playthrough:
    """A path to the end of a small scenario."""
    return along(from_text(SMALL), [0] * 5)


def sitting(variant: str = "") -> Sitting:
    scenario = from_text(ARGUED)
    return Sitting(scenario, parse(variant, scenario), 3, iron=False, keep=lambda _: None)


def told(path: Playthrough, waits: Callable[[], None]) -> list[Block]:
    return prospects.told(sitting(), path, waits)


def never() -> None:
    pytest.fail("there was nothing to wait for")


def _instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Another program in the place of the one that works prospects out."""
    monkeypatch.setattr(prospects, "_COMMAND", (sys.executable, "-c", textwrap.dedent(code)))


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other process: a test that asks for this is of what is kept and told."""
    monkeypatch.setattr(prospects, "_asked", answered)


async def _fails(_: bytes) -> tuple[int, bytes]:
    """What a process answers that could not work anything out."""
    return 1, b""


def _files() -> list[Path]:
    folder = cache_folder() / "prospects"
    return list(folder.iterdir()) if folder.is_dir() else []


async def test_another_process_works_out_what_this_one_would_and_nothing_waits() -> None:
    """A key that is pressed meanwhile is heard at once."""
    path = ended()
    asking = asyncio.create_task(awaited(path))
    longest = 0.0
    while not asking.done():
        before = time.monotonic()
        await asyncio.sleep(0.005)
        longest = max(longest, time.monotonic() - before)
    assert await asking == working.work_out(path.table, path.moves)
    assert longest < 1  # stated: none; here two cores are shared with every other test


@pytest.mark.usefixtures("here")
def test_what_was_worked_out_is_kept_and_a_wait_is_announced_only_before_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[str] = []
    first = told(ended(), lambda: waits.append("once"))
    assert waits == ["once"]
    assert len(_files()) == 1
    monkeypatch.setattr(prospects, "_asked", _fails)
    assert told(ended(), never) == first
    assert first == words.along(ended(), values_of(ended()), "SCENARIO").blocks


@pytest.mark.usefixtures("here")
def test_before_the_end_what_is_still_possible_is_told() -> None:
    path = ended().undo()
    said = told(path, lambda: None)
    assert said == words.present(path, values_of(path), "SCENARIO").blocks


@pytest.mark.usefixtures("here")
def test_other_rules_and_other_moves_are_kept_apart() -> None:
    path, other = ended(), from_text(SMALL.replace("odds: 3", "odds: 2"))
    again = along(other, [0] * 5)
    assert again.moves == path.moves
    told(path, lambda: None)
    assert kept(path) is not None
    assert kept(again) is None
    assert kept(path.undo()) is None


@pytest.mark.usefixtures("here")
def test_a_damaged_file_is_passed_over_and_replaced() -> None:
    path = ended()
    told(path, lambda: None)
    (file,) = _files()
    whole = file.read_bytes()
    for damage in (b"", b"{", b"\xff\x00", b'{"fingerprint": 1}', whole[:-9]):
        file.write_bytes(damage)
        assert kept(path) is None
    told(path, lambda: None)
    assert file.read_bytes() == whole


@pytest.mark.usefixtures("here")
def test_a_file_of_something_else_is_passed_over() -> None:
    path = ended()
    told(path, lambda: None)
    (file,) = _files()
    file.write_bytes(values.to_json(working.work_out(path.table, path.moves[:2])))
    assert kept(path) is None


@pytest.mark.usefixtures("here")
def test_where_nothing_can_be_kept_prospects_are_told_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("JUNCTURE_CACHE", str(tmp_path / "file"))
    assert len(told(ended(), lambda: None)) > 1
    assert kept(ended()) is None


# --- the premises in turn ---


async def test_the_odds_without_each_premise_are_those_of_the_game_without_it() -> None:
    sat = sitting()
    found = await awaited_premises(sat)
    assert found.without.keys() == sat.scenario.premises.keys() != set()
    for name, start in [("", found.whole), *found.without.items()]:
        variant = Variant(without=(name,) if name else ())
        table = tabulate(vary(sat.scenario, variant))
        assert start.fingerprint == table.fingerprint
        assert start.odds == pytest.approx(working.work_out(table, ()).now.odds)
    assert found.without["slow"].odds != found.whole.odds == found.without["idle"].odds


@pytest.mark.usefixtures("here")
def test_the_odds_without_each_premise_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[str] = []
    first = questioned(sitting(), lambda: waits.append("once"))
    assert waits == ["once"]
    assert len(_files()) == 1
    monkeypatch.setattr(prospects, "_asked", _fails)
    assert questioned(sitting(), lambda: None) == first
    assert [block for block in first if isinstance(block, Labelled)]
    (file,) = _files()
    for damage in (b"{", b'{"starts": []}', file.read_bytes().replace(b'"one"', b'"elsewhere"')):
        file.write_bytes(damage)
        assert questioned(sitting(), lambda: None) == [Prose(words.FAILED)]


def test_a_premise_that_is_taken_out_already_is_not_asked_about() -> None:
    assert premises(sitting("without:slow")) == ("idle",)
    without = sitting("without:slow,without:idle")
    assert premises(without) == ()
    assert questioned(without, never) == [Prose(premise_words.NONE)]


@pytest.mark.usefixtures("here")
def test_the_command_that_questions_the_odds_names_the_game_as_the_player_did() -> None:
    scenario = from_text(ARGUED)
    variant = parse("as_it_fell", scenario)
    assert words.subject("my game.yaml", variant) == "'my game.yaml' --variant as_it_fell"
    sat = Sitting(scenario, variant, 3, iron=False, keep=lambda _: None, called="small")
    said = str(prospects.told(sat, along(scenario, [0] * 5), lambda: None))
    assert "juncture prove small --variant as_it_fell --without" in said


# --- what goes wrong is one sentence, and nothing of it is kept ---

WRONG = {
    "it fails": "raise SystemExit(1)",
    "it dies of an error": "raise ValueError",
    "it says nothing": "import sys; sys.stdin.readline()",
    "it says something else": "import sys; sys.stdin.readline(); print('{}')",
    "it never reads": "import os; os.close(0)",
    "it says too much": """
        import sys
        sys.stdin.readline()
        while True:
            sys.stdout.write("x" * 1_000_000)
    """,
}


@pytest.mark.parametrize("how", WRONG)
def test_what_goes_wrong_is_one_sentence(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(monkeypatch, WRONG[how])
    assert told(ended(), lambda: None) == [Prose(words.FAILED)]
    assert _files() == []


def test_a_program_that_is_not_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prospects, "_COMMAND", ("/nowhere/python",))
    assert told(ended(), lambda: None) == [Prose(words.FAILED)]


def test_too_many_states_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    code = """
        from game.cli import working_out
        working_out.MOST_CLASSES = 1
        working_out.main()
    """
    _instead(monkeypatch, code)
    assert told(ended(), lambda: None) == [Prose(words.TOO_LARGE)]


# --- no process is left behind ---


def _started(file: Path) -> int:
    """The process that writes its number into a file."""
    while not (file.is_file() and file.read_text(encoding="utf-8")):
        time.sleep(0.02)
    return int(file.read_text(encoding="utf-8"))


def _is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended and is not waited for does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.is_file() and state.read_text(encoding="utf-8").split(") ")[-1][0] == "Z")


async def test_what_takes_too_long_is_given_up_and_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _instead(monkeypatch, _sleeper(tmp_path / "number"))
    monkeypatch.setattr(prospects, "LONGEST", 2.0)
    with pytest.raises(NotWorkedOutError, match="too long"):
        await awaited(ended())
    assert not _is_alive(await asyncio.to_thread(_started, tmp_path / "number"))


@POSIX_ONLY
async def test_a_screen_that_goes_ends_the_other_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _instead(monkeypatch, _sleeper(tmp_path / "number"))
    asking = asyncio.create_task(awaited(ended()))
    process = await asyncio.to_thread(_started, tmp_path / "number")
    assert _is_alive(process)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert not _is_alive(process)


@POSIX_ONLY
def test_where_the_asker_is_killed_the_other_process_ends_by_itself(tmp_path: Path) -> None:
    """The true one, which has read its request and works at it without an end."""
    number = tmp_path / "number"
    other = f"""
        import os, time
        from pathlib import Path
        from game.cli import working_out
        def without_end(line):
            Path({str(number)!r}).write_text(str(os.getpid()))
            while True:
                sum(range(1000))
        working_out._answer = without_end
        working_out.main()
    """
    asker = f"""
        import sys
        from game.play import prospects
        from tests.play.test_prospects import ended, told
        prospects._COMMAND = (sys.executable, "-c", {textwrap.dedent(other)!r})
        told(ended(), lambda: None)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(asker)], cwd=ROOT, env=os.environ
    ) as it:
        process = _started(number)
        it.send_signal(signal.SIGKILL)
    for _ in range(200):
        if not _is_alive(process):
            return
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    pytest.fail("it was left behind")


@POSIX_ONLY
def test_the_other_process_yields_to_whatever_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    nice = min(os.nice(0) + 10, 19)  # there is nothing above
    code = f"""
        import os
        from game.cli import working_out
        answer = working_out._answer
        working_out._answer = lambda line: answer(line) if os.nice(0) >= {nice} else 1
        working_out.main()
    """
    _instead(monkeypatch, code)
    assert len(told(ended(), lambda: None)) > 1


def _sleeper(file: Path) -> str:
    return f"""
        import os, time
        from pathlib import Path
        Path({str(file)!r}).write_text(str(os.getpid()))
        time.sleep(600)
    """
