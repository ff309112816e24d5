"""The commands in a real terminal: when screens are shown, and how every one of their ends is."""

import os
import signal
import sys
from io import StringIO
from pathlib import Path

import pytest

from game.cli.screens import wanted
from game.files import saves
from game.files.saves import Kept
from game.files.settings import Settings
from game.words import exits, program
from game.words import title as words
from tests.cli.window import PROGRAM, Window, window
from tests.play.small import SMALL

pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals"),
]

TITLE = words.MOTTO
QUESTION = "What do you do?"

DEAF = """
import signal
from game.cli import main
from game.tui import app

app.ENDING_SIGNALS = ()
signal.signal(signal.SIGHUP, signal.SIG_IGN)
main()
"""
"""A game that no signal tells of a closed window, as when it was not started in front."""

DEFECT = """
import sys
from game.cli import main
from game.tui import app, evening, rooms
from game.tui.screens import juncture, help

class Secret(RuntimeError):
    pass

def fails(*_, **__):
    raise Secret("Ada lives at " + sys.argv[0])

def in_a_thread(self):
    import threading
    threading.Thread(target=fails).start()

where, *sys.argv[1:] = sys.argv[1:]
J = juncture.JunctureScreen
match where:
    case "handler": J.action_evidence = fails
    case "worker": evening._asked = fails
    case "thread": J.action_evidence = in_a_thread
    case "load": rooms.offered = fails
main()
"""


@pytest.fixture
def small(tmp_path: Path) -> str:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return str(file)


@pytest.fixture
def shelf() -> Path:
    return Path(os.environ["JUNCTURE_SAVES"])


def the_moves(shelf: Path) -> list[int]:
    return [len(entry.save.moves) for entry in saves.listed(shelf) if isinstance(entry, Kept)]


def to_the_question(it: Window) -> None:
    """From the first page of a game to its first question."""
    it.until("go on")
    it.type("\r")
    it.until(QUESTION)


# --- when there are screens ---


def test_alone_it_opens_the_title_and_quits_without_a_word() -> None:
    with window(cold=PROGRAM) as it:
        it.until(TITLE)
        it.type("q")
        assert it.ended() == 0
        assert it.is_restored
        assert it.after == ""


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        ((), {"TERM": "dumb"}),
        (("--plain",), {}),
        (("play", "kornilov", "--plain"), {}),
        (("--plain", "play", "kornilov"), {}),
    ],
)
def test_plain_lines_are_told_where_screens_are_not_wanted(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    with window(*arguments, **environment) as it:
        it.until("Press Enter" if "play" in arguments else program.LEAVE)
        it.type("quit\n")
        assert it.ended() == 0
        assert b"\x1b" not in it.seen


class End(StringIO):
    """One end of a terminal, or of a pipe."""

    def __init__(self, encoding: str = "utf-8", *, is_pipe: bool = False) -> None:
        super().__init__()
        self._encoding = encoding
        self._is_pipe = is_pipe

    @property
    def encoding(self) -> str:  # type: ignore[override]  # (typeshed has it as a value)
        return self._encoding

    def isatty(self) -> bool:
        return not self._is_pipe


def at_a_terminal(patch: pytest.MonkeyPatch) -> None:
    """A terminal that can show screens, for a test to change one thing of."""
    patch.setenv("TERM", "xterm-256color")
    for stream in ("stdin", "stdout", "stderr"):
        patch.setattr(sys, stream, End())


def test_a_terminal_that_can_show_screens_gets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch)
    assert wanted(plain=False) == (Settings(), "")
    assert wanted(plain=True) is None
    monkeypatch.setenv("ACCESSIBLE", "0")
    assert wanted(plain=False) is not None


@pytest.mark.parametrize(("name", "value"), [("TERM", "dumb"), ("TERM", ""), ("ACCESSIBLE", "1")])
def test_a_terminal_that_says_it_cannot_show_screens_gets_none(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_a_terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    assert wanted(plain=False) is None


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_pipe_or_nothing_at_any_end_gets_no_screens(
    stream: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_a_terminal(monkeypatch)
    for end in (End(is_pipe=True), None):
        monkeypatch.setattr(sys, stream, end)
        assert wanted(plain=False) is None


def test_where_signs_cannot_be_written_there_are_no_screens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_a_terminal(monkeypatch)
    monkeypatch.setattr(sys, "stderr", End("latin-1"))
    assert wanted(plain=False) is None


def test_a_setting_starts_in_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch)
    settings = Path(os.environ["JUNCTURE_SETTINGS"])
    settings.write_text('{"juncture_settings": 1, "plain_lines": true}', encoding="utf-8")
    assert wanted(plain=False) is None
    settings.unlink()
    assert wanted(plain=False) is not None


def test_a_broken_settings_file_is_told_at_the_title() -> None:
    Path(os.environ["JUNCTURE_SETTINGS"]).write_text("{", encoding="utf-8")
    with window() as it:
        it.until("first start hold")
        it.type("q")
        assert it.ended() == 0


def test_a_refusal_is_a_sentence_before_any_screen() -> None:
    with window("play", "kornilow") as it:
        assert it.ended() == 1
        assert b"Did you mean 'kornilov'?" in it.seen
        assert b"\x1b" not in it.seen


@pytest.mark.long
def test_a_pipe_gets_plain_lines() -> None:
    shell = ("/bin/sh", "-c", '"$0" -m game play kornilov 2>/dev/null', sys.executable)
    with window(cold=shell) as it:
        it.until("Press Enter")
        it.type("quit\n")
        it.ended()
        assert b"\x1b" not in it.seen


# --- a game on the screens, and the title behind it ---


def test_a_move_on_the_screens_is_kept_and_said_to_be(small: str, shelf: Path) -> None:
    with window("play", small) as it:
        to_the_question(it)
        it.type("1\r")
        it.until("He stayed.")
        it.type("q")
        assert it.ended() == 0
        assert it.is_restored
        assert "Everything is saved. Go on with: juncture resume" in it.after
    assert the_moves(shelf) == [1]
    with window("resume") as it:
        it.until("after one move")
        it.type("\x1b")
        assert it.ended() == 0
    assert the_moves(shelf) == [1]


def test_a_game_that_is_open_is_open_to_no_other(small: str) -> None:
    with window("play", small) as it:
        to_the_question(it)
        with window("resume", "Small") as other:
            assert other.ended() == 1
            assert b"is open in another Juncture" in other.seen
        it.type("\x03")
        assert it.ended() == 0


def test_a_game_begun_at_the_title_leads_back_to_it(shelf: Path) -> None:
    with window() as it:
        it.until(TITLE)
        it.type("2\r")
        it.until("Alexander Kerensky")
        it.type("\r")
        it.until("Length")
        it.type("\r")
        to_the_question(it)
        it.type("\x1b")
        it.until(TITLE)
        it.type("q")
        assert it.ended() == 0
        assert it.is_restored
    assert the_moves(shelf) == [0]


# --- ends from outside ---


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_in_order(name: str, small: str, shelf: Path) -> None:
    number = getattr(signal, name)
    with window("play", small) as it:
        to_the_question(it)
        it.type("1\r")
        it.until("He stayed.")
        it.process.send_signal(number)
        assert it.ended() == 128 + number
        assert it.is_restored
        assert it.after == "Everything is saved. Go on with: juncture resume"
    assert the_moves(shelf) == [1]


def test_a_window_that_is_closed_ends_it(small: str, shelf: Path) -> None:
    with window("play", small) as it:
        to_the_question(it)
        it.type("1\r")
        it.until("He stayed.")
        it.close()
        it.ended()
    assert the_moves(shelf) == [1]


def test_a_window_that_goes_without_a_signal_ends_it_all_the_same(small: str) -> None:
    with window("play", small, code=DEAF) as it:
        to_the_question(it)
        it.close()
        assert it.ended() == 128 + signal.SIGHUP


def test_it_goes_to_the_shell_and_comes_back(small: str) -> None:
    with window("play", small) as it:
        to_the_question(it)
        it.type("\x1a")
        it.stopped()
        it.process.send_signal(signal.SIGCONT)
        it.until(QUESTION)
        it.type("q")
        assert it.ended() == 0
        assert it.is_restored


# --- defects ---


@pytest.mark.parametrize("where", ["handler", "worker", "thread", "load"])
def test_a_defect_costs_one_sentence_and_leaves_a_file_without_a_name(
    where: str, small: str, shelf: Path
) -> None:
    arguments = () if where == "load" else ("play", small)
    with window(where, *arguments, code=DEFECT) as it:
        if where == "load":
            it.until(TITLE)
        else:
            it.until("go on")
            it.type("\r")
            if where in {"handler", "thread"}:
                it.until(QUESTION)
                it.type("e")
        assert it.ended() == 70
        assert it.is_restored
        (file,) = shelf.glob("incident-*.txt")
        assert it.after == exits.incident("Secret", str(file))
        told = file.read_text(encoding="ascii")
        assert "Error: __main__.Secret" in told
        assert "TERM: xterm-256color; window: 80 by 24" in told
        assert ("Scenario: " in told) == (where != "load")
        for secret in ("Ada", str(Path.home()), str(shelf.parent)):
            assert secret not in told


def test_a_defect_that_cannot_be_written_down_is_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with window(
        "load",
        code=DEFECT,
        JUNCTURE_SAVES=str(tmp_path / "file" / "below"),
    ) as it:
        assert it.ended() == 70
        assert it.is_restored
        assert it.after == exits.incident("Secret", None)
