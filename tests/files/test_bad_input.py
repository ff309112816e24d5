"""Whatever is put in a scenario's place: one clear finding, soon, and nothing is executed.

Times are ten times what a game may take; memory is measured in a process of its own.
"""

import os
import socket
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Final

import pytest
import yaml

from game.core.finding import Code
from game.files import scenarios
from game.files.located import Located
from game.files.parsing import parse
from game.files.scenarios import find, read
from game.files.troubles import MOST_BYTES, MOST_FILES
from tests.files.test_scenarios import SMALL

INTERPRETER: Final = 150 << 20
MEMORY: Final = 550 << 20
"""Bytes of address space: of the interpreter with its libraries, and of reading the most."""


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Fails where ten times the stated time is worked; a busy machine does not count."""
    begun = sum(os.times()[:4])
    yield
    assert sum(os.times()[:4]) - begun < 10 * seconds


def _told(path: Path) -> list[Located]:
    """What an author is told about a path."""
    with _within(0.5):
        found = find(path)
        readings = [read(scenario) for scenario in found.scenarios]
    findings = [*found.findings, *(one for reading in readings for one in reading.findings)]
    for finding in findings:
        told = (finding.message, finding.cure, finding.file, finding.source.replace("\t", " "))
        assert all(text.isprintable() for text in told)
    assert all(reading.scenario is None for reading in readings)
    return findings


def _codes(path: Path) -> list[Code]:
    return [finding.code for finding in _told(path)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"title: Caf\xe9\n", Code.NOT_UTF8),
        ("title: x\n".encode("utf-16"), Code.NOT_UTF8),
        ("title: x\n".encode("utf-32"), Code.NOT_UTF8),
        (b"\xed\xa0\x80", Code.NOT_UTF8),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Code.NOT_UTF8),
        (bytes(range(256)) * 100, Code.NOT_UTF8),
        (SMALL.replace("They vote.", "They\0 vote.").encode(), Code.CONTROL_CHARACTER),
        (SMALL.replace("They vote.", "They\x1b[2J vote.").encode(), Code.CONTROL_CHARACTER),
        (SMALL.replace("They vote.", "They\x7f vote.").encode(), Code.CONTROL_CHARACTER),
        (SMALL.replace("They vote.", "They\x9b vote.").encode(), Code.CONTROL_CHARACTER),
        (SMALL.replace("They vote.", "They\u202e vote.").encode(), Code.CONTROL_CHARACTER),
        (SMALL.replace("They vote.", "They\u2066 vote.").encode(), Code.CONTROL_CHARACTER),
        (SMALL.replace("They vote.", "They\u2028 vote.").encode(), Code.CONTROL_CHARACTER),
        (SMALL.replace("They vote.", "They\u200b vote.").encode(), Code.CONTROL_CHARACTER),
        (SMALL.replace("They vote.", "They\U000e0041 vote.").encode(), Code.CONTROL_CHARACTER),
        (SMALL.replace("They vote.", "They\tvote.").encode(), Code.TAB),
        (SMALL.replace("      They vote.", "\tThey vote.").encode(), Code.TAB),
        (SMALL.replace("player:", "title: Twice\nplayer:").encode(), Code.DUPLICATE_KEY),
        (SMALL.replace("start: 1", "start: !!int 1").encode(), Code.TAG),
        (SMALL.replace("{when: left", "{when: __import__('os')").encode(), Code.BAD_CONDITION),
        (b"[" * 100_000, Code.TOO_DEEP),
        (b"{a: " * 100_000, Code.TOO_DEEP),
        (b"- " * 100_000, Code.TOO_DEEP),
        (b"? " * 100_000, Code.TOO_DEEP),
        (b"".join(b" " * depth + b"a:\n" for depth in range(1500)), Code.TOO_DEEP),
        (b"[" * 100_000 + b"]" * 100_000, Code.TOO_DEEP),
    ],
    ids=map(str, count(1)),  # the bytes themselves are up to 200 kB long
)
def test_bad_bytes_are_one_finding(tmp_path: Path, data: bytes, code: Code) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    assert _codes(path) == [code]


def test_the_first_bad_byte_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("title: Café\nnote: Кафе ".encode() + b"\xe9!\n")
    (found,) = _told(path)
    assert (found.line, found.column) == (2, 12)
    assert found.source == "note: Кафе \ufffd!"


def test_nothing_is_executed(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    command = f"touch {mark}"
    path = tmp_path / "a.yaml"
    for text in (
        f"!!python/object/apply:os.system ['{command}']\n",
        f"title: !!python/object/new:os.system ['{command}']\n",
        SMALL.replace("{when: left", f"{{when: __import__('os').system('{command}')"),
        SMALL.replace("+1 He", f"+__import__('os').system('{command}') He"),
    ):
        path.write_text(text)
        assert _told(path)
    assert not mark.exists()


def test_an_alias_bomb_does_not_go_off(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, here in zip("abcdefghijk", "bcdefghijkl", strict=True):
        bomb.append(f"{here}: &{here} [{', '.join(['*' + before] * 9)}]")
    path.write_text("\n".join(bomb))
    assert {Code.ANCHOR, Code.ALIAS} <= set(_codes(path))
    assert len(_told(path)) < 60


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    tracemalloc.start()
    with _within(0.01):
        assert _codes(path) == [Code.TOO_LARGE]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_of_a_file_that_grows_no_more_is_read_than_a_scenario_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, empty = tmp_path / "a.yaml", tmp_path / "b.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    empty.touch()
    monkeypatch.setattr("game.files.scenarios.os.fstat", lambda _: empty.stat())
    tracemalloc.start()
    (found,) = read(path).findings
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.code == Code.TOO_LARGE
    assert peak < 2 * MOST_BYTES


def test_the_files_of_one_scenario_are_weighed_together(tmp_path: Path) -> None:
    for name in ("scenario", "a", "b"):
        (tmp_path / f"{name}.yaml").write_bytes(b"#" * (MOST_BYTES // 2))
    assert Code.TOO_LARGE in _codes(tmp_path)


def test_a_folder_of_very_many_files_is_no_scenario(tmp_path: Path) -> None:
    for number in range(MOST_FILES):
        (tmp_path / f"{number}.yaml").touch()
    (tmp_path / "scenario.yaml").touch()
    assert _codes(tmp_path) == [Code.TOO_LARGE]


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_a_deep_file_ends_neither_parser(loader: type[yaml.SafeLoader]) -> None:
    for data in (b"[" * 100_000, b"- " * 100_000, b"{a: " * 100_000, b"? " * 100_000):
        with _within(0.2):
            assert [found.code for found in parse(data, "a", loader).findings] == [Code.TOO_DEEP]


_HEAVY: Final[Mapping[str, Callable[[int], str]]] = {
    "lines": lambda size: "note: |\n" + "  a\n" * (size // 4 - 10),
    "items": lambda size: "- a\n" * (size // 4),
    "cut texts in one line": lambda size: "{a: b," + "c," * (size // 2 - 10) + "}",
    "duplicate keys": lambda size: "a: b\n" * (size // 5),
    "a refused character a line": lambda size: "\u202e\n" * (size // 4),
    "tabs": lambda size: "a:\tb\n" * (size // 5),
    "unknown fields": lambda size: "".join(f"f{number}: x\n" for number in range(size // 250)),
    "broken turns": lambda size: "turns:\n" + "- {juncture: a}\n" * (size // 500),
}
"""Texts made to harm, each no longer than so many bytes."""


_READER: Final = """
import gc, os, resource, sys
from pathlib import Path
from game.files.scenarios import read

gc.freeze()

for line in sys.stdin:  # imports once, forks for each text
    most, path = line.rstrip("\\n").split(" ", 1)
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (int(most), int(most)))
        os._exit(0 if read(Path(path)).findings else 1)
    _, status, used = os.wait4(child, 0)
    print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, flush=True)
"""


@pytest.fixture(scope="module")
def reader() -> Iterator[subprocess.Popen[str]]:
    """A process that reads each text in a process of its own, with no more memory than is said."""
    with subprocess.Popen(
        [sys.executable, "-c", _READER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as it:
        yield it
        assert it.communicate() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux alone")
@pytest.mark.parametrize(
    ("size", "stated"),
    [
        pytest.param(250_000, 0.4, id="250 kB"),
        pytest.param(1_000_000, 0.8, marks=pytest.mark.long, id="1 MB"),
        pytest.param(MOST_BYTES, 4, marks=[pytest.mark.long, pytest.mark.timeout(120)], id="5 MB"),
    ],
)
@pytest.mark.parametrize("what", _HEAVY)
def test_what_is_made_to_harm_costs_little_time_and_memory(
    what: str, size: int, stated: float, tmp_path: Path, reader: subprocess.Popen[str]
) -> None:
    text = _HEAVY[what](size)
    assert len(text.encode()) <= size
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write(f"{INTERPRETER + MEMORY * size // MOST_BYTES} {path}\n")
    reader.stdin.flush()
    code, seconds = reader.stdout.readline().split()
    assert code == "0"
    assert float(seconds) < 10 * stated


def test_a_link_to_itself_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "loop").symlink_to("loop")
    assert _codes(tmp_path / "loop.yaml") == [Code.UNREADABLE]
    assert _codes(tmp_path / "loop") == [Code.UNREADABLE]
    assert _codes(tmp_path) == [Code.UNREADABLE]


def test_a_folder_that_links_to_itself_is_searched_once(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to(tmp_path)
    assert _codes(tmp_path) == [Code.NO_SCENARIO]
    (tmp_path / "scenario.yaml").write_text("a:\n")
    (tmp_path / "self.yaml").symlink_to(tmp_path)
    assert Code.EMPTY_VALUE in _codes(tmp_path)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty", "/dev/stdin"])
def test_a_device_is_one_finding(device: str, tmp_path: Path) -> None:
    if not Path(device).exists():
        pytest.skip(f"there is no {device} here")
    link = tmp_path / "a.yaml"
    link.symlink_to(device)
    if not link.is_file():
        assert _codes(link) == [Code.NOT_A_FILE]
        assert _codes(tmp_path) == [Code.NOT_A_FILE]


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's whole path may be too long for it
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize("make", [_pipe, _socket])
def test_a_pipe_or_socket_is_one_finding(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "a.yaml")
    assert _codes(tmp_path / "a.yaml") == [Code.NOT_A_FILE]
    assert _codes(tmp_path) == [Code.NOT_A_FILE]
    (tmp_path / "a.yaml").rename(tmp_path / "scenario.yaml")
    assert _codes(tmp_path) == [Code.NOT_A_FILE]


def test_a_file_that_becomes_a_pipe_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    os.mkfifo(path)
    judged = [None, scenarios._not_a_file(path.stat().st_mode)]  # noqa: SLF001 (at the first look)
    monkeypatch.setattr(scenarios, "_not_a_file", lambda _: judged.pop(0))
    (found,) = read(path).findings
    assert found.code == Code.NOT_A_FILE


def test_what_is_not_there_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "b.yaml").touch()
    for name in ("missing", "missing.yaml", "a.yaml", "b.yaml/c.yaml", "x" * 5000, "x\0.yaml"):
        assert _codes(tmp_path / name) == [Code.NO_SUCH_FILE]


def test_a_folder_without_a_scenario_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    assert _codes(tmp_path) == [Code.NO_SCENARIO]
    assert _codes(tmp_path / "notes.txt") == [Code.NO_SCENARIO]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.touch(mode=0)
    assert _codes(path) == [Code.UNREADABLE]


def test_what_the_system_forbids_is_one_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.touch()

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.files.scenarios.os.open", refuse)
    assert _codes(path) == [Code.UNREADABLE]


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").write_text(SMALL)
    (tmp_path / "a.yaml").symlink_to("real")
    assert read(tmp_path / "a.yaml").scenario is not None
