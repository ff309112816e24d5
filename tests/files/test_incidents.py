"""What an incident file says of an error, and what it never says."""

import os
import socket
from pathlib import Path

import pytest

from game import __version__
from game.files import incidents
from game.files.incidents import MOST_CAUSES, MOST_FRAMES, MOST_KEPT, Incident, InHand

SECRET = "Ada Lovelace kept it in her home"  # noqa: S105 (no password)


def raised(depth: int = 0) -> Exception:
    """An error with a secret in its text and in a variable of its frame."""
    secret = SECRET
    try:
        try:
            _deep(depth)
        except RuntimeError as cause:
            raise ValueError(secret, Path.home()) from cause
    except ValueError as error:
        return error
    raise AssertionError(secret)


def _deep(depth: int) -> None:
    if depth == 0:
        raise RuntimeError(SECRET)
    _deep(depth - 1)


def told(error: BaseException, in_hand: InHand | None = None) -> str:
    return "\n".join(incidents.lines(Incident(error, "8", (80, 24), in_hand)))


def test_it_says_what_a_developer_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    text = told(raised(), InHand("f" * 64, "short,from:first", 7))
    assert f"Juncture {__version__}, Python 3." in text
    assert "Textual 8\n" in text
    assert "TERM: xterm-256color; window: 80 by 24" in text
    assert f"Scenario: {'f' * 64}\nVariant: short,from:first; moves: 7\n" in text
    assert "Error: builtins.ValueError" in text
    assert "Error: builtins.RuntimeError" in text
    assert "test_incidents.py:" in text
    assert " _deep" in text


def test_it_says_nothing_of_the_person_or_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "x\x1b]0;y")
    text = told(raised())
    assert SECRET not in text
    assert socket.gethostname() not in text
    assert str(Path.home()) not in text
    assert str(Path(__file__).parent) not in text
    assert "/" not in text
    assert "TERM: ?" in text


def test_an_endless_recursion_or_chain_is_cut() -> None:
    assert told(raised(500)).count(" _deep") == MOST_FRAMES
    error = first = ValueError()
    for _ in range(20):
        first.__cause__ = first = ValueError()
    assert told(error).count("Error: ") == MOST_CAUSES
    error.__cause__ = error
    assert told(error).count("Error: ") == MOST_CAUSES


def test_only_the_newest_few_are_kept_and_nothing_else_is_touched(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    folder.mkdir()
    for name in ("mine.json", "incident-mine.txt"):
        (folder / name).write_text("", encoding="utf-8")
    for day in range(10, 20):
        (folder / f"incident-202501{day}-000000-00ab.txt").write_text("", encoding="utf-8")
    new = incidents.write(folder, Incident(raised(), "8", (80, 24), None))
    left = {file.name for file in folder.iterdir()}
    assert {"mine.json", "incident-mine.txt", new.name} <= left
    assert len(left) == MOST_KEPT + 2
    assert "incident-20250119-000000-00ab.txt" in left
    assert "Error: builtins.ValueError" in new.read_text(encoding="ascii")


def test_a_disk_that_refuses_is_told_to_the_caller(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        incidents.write(tmp_path / "file", Incident(raised(), "8", (80, 24), None))


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    file = incidents.write(tmp_path, Incident(raised(), "8", (80, 24), None))
    assert file.stat().st_mode & 0o077 == 0
