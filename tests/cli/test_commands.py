"""The commands as a player, a teacher and a shell meet them."""

import os
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import pytest
from click.testing import CliRunner, Result

from game import __version__
from game.cli import juncture
from game.files import saves
from game.files.saves import Kept
from game.words import program
from tests.cli.warm import Warm
from tests.play.small import SMALL, all_shipped, shipped

ROOT = Path(__file__).parents[2]
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")
PROGRAM = [sys.executable, "-m", "game"]
ONES = "1\n" * 60
"""More than any shipped scenario asks for."""


@pytest.fixture
def shelf() -> Path:
    return Path(os.environ["JUNCTURE_SAVES"])


@pytest.fixture
def small(tmp_path: Path) -> str:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return str(file)


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(juncture, arguments, input=typed)


def ran(*arguments: str, typed: str = "") -> str:
    """What a command printed that did what was asked."""
    result = run(*arguments, typed=typed)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return result.stdout


def refused(*arguments: str, typed: str = "") -> str:
    """The sentence of a command that could not do what was asked."""
    result = run(*arguments, typed=typed)
    assert result.exit_code != 0
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.stdout == ""
    return result.stderr


def process(
    *arguments: str,
    typed: str | None = None,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        input=None if typed is None else typed.encode(),
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        check=False,
    )


class Piped:
    """A program that was forked, and pipes to its streams; or its output goes elsewhere."""

    def __init__(self, arguments: Sequence[str], stdout: int | None) -> None:
        reads, keyboard = os.pipe()
        output, writes = os.pipe()
        errors, complains = os.pipe()
        self.process = Warm(
            *arguments, streams=(reads, writes if stdout is None else stdout, complains)
        )
        for end in (reads, writes, complains):
            os.close(end)
        self.keyboard = os.fdopen(keyboard, "wb", buffering=0)
        self.output = os.fdopen(output, "rb", buffering=0)
        self._errors = os.fdopen(errors, "rb")

    def types(self, text: str) -> None:
        self.keyboard.write(text.encode())

    def until(self, text: bytes) -> None:
        """Read its output up to a text."""
        seen = b""
        while text not in seen:
            byte = self.output.read(1)
            assert byte, seen
            seen += byte

    def errors(self) -> bytes:
        """End its input, and wait for all that it says of errors."""
        self.keyboard.close()
        return self._errors.read()

    def close(self) -> None:
        """End it, if it still runs."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        for end in (self.keyboard, self.output, self._errors):
            end.close()


@contextmanager
def piped(*arguments: str, stdout: int | None = None) -> Iterator[Piped]:
    it = Piped(arguments, stdout)
    try:
        yield it
    finally:
        it.close()


def the_moves(shelf: Path) -> list[int]:
    """How many moves each playthrough has that is kept."""
    return [len(entry.save.moves) for entry in saves.listed(shelf) if isinstance(entry, Kept)]


# --- what there is ---


def test_help_lists_the_commands_by_the_person_who_uses_them() -> None:
    text = ran("--help")
    players, rest = text.partition("For players:")[2].split("For teachers:")
    teachers, authors = rest.split("For authors:")
    names = [re.findall(r"(?m)^  (\w+) ", part) for part in (players, teachers, authors)]
    assert names[0] == ["play", "resume", "saves"]
    assert names[1] == ["lessons", "handout", "debate", "record"]
    assert names[2][:3] == ["check", "prove", "finding"]


@pytest.mark.parametrize(
    "command",
    [
        "play",
        "resume",
        "saves",
        "saves copy",
        "saves delete",
        "lessons",
        "handout",
        "debate",
        "record",
        "check",
        "prove",
        "finding",
    ],
)
def test_every_command_explains_itself(command: str) -> None:
    assert f"Usage: juncture {command}" in ran(*command.split(), "--help")


def test_the_version_is_told() -> None:
    assert ran("--version") == f"juncture, version {__version__}\n"


def test_a_command_that_is_not_there_costs_one_sentence() -> None:
    assert "No such command 'ply'" in refused("ply")


# --- the title ---


def test_alone_it_asks_what_to_play() -> None:
    text = ran(typed="quit\n")
    for number, (_, scenario) in enumerate(all_shipped(), 1):
        assert f"{number}. Begin: {scenario.title}" in text
    assert f"{len(all_shipped()) + 1}. {program.LEAVE}" in text


def test_alone_it_plays_what_is_chosen_and_offers_to_go_on(shelf: Path) -> None:
    title = all_shipped()[0][1].title
    assert f"1. Begin: {title}\n" in ran(typed="1\n1\nquit\n")
    text = ran(typed="1\nquit\n")
    assert f"1. Go on with: {title}\n" in text
    assert f"You go on with: {title}, after one move." in text
    assert the_moves(shelf) == [1]


def test_ones_alone_play_one_playthrough_and_leave(shelf: Path) -> None:
    text = ran(typed=ONES)
    assert text.count("The end: ") == 1
    title = all_shipped()[0][1].title
    assert f"1. Look back on: {title}\n" in ran(typed="")
    assert len(saves.listed(shelf)) == 1


def test_alone_at_the_end_of_input_it_leaves() -> None:
    for typed in ("", "1\n", "1\n1\n"):
        ran(typed=typed)


# --- play and resume ---


@pytest.mark.parametrize("variant", ["", "short", "as_it_fell", "as_it_fell,short"])
def test_ones_alone_play_to_an_ending(variant: str, shelf: Path) -> None:
    text = ran("play", "kornilov", "--plain", "--variant", variant, typed=ONES)
    assert "The end: " in text
    assert "Sources used" in text
    (kept,) = saves.listed(shelf)
    assert isinstance(kept, Kept)
    assert kept.save.variant == variant


def test_a_seed_settles_chance(small: str, shelf: Path) -> None:
    fell = set()
    for _ in range(3):
        ran("play", small, "--seed", "5", typed="1\n1\n")
        last = saves.last(shelf)
        assert last is not None
        fell.add(last.save.moves[1])
    assert len(fell) == 1


def test_iron_plays_without_undo(small: str) -> None:
    assert program.NO_UNDO in ran("play", small, "--iron", typed="1\nundo\n")
    assert program.NO_UNDO in ran("resume", typed="undo\n")


def test_resume_goes_on_with_the_last_one_or_with_the_one_that_is_named(
    small: str, shelf: Path
) -> None:
    ran("play", small, typed="1\n")
    ran("play", small, typed="1\n1\n")
    assert "Small 2, after 2 moves." in ran("resume")
    assert "Small, after one move." in ran("resume", "Small", typed="1\n")
    assert "Small, after 2 moves." in ran("resume")
    assert the_moves(shelf) == [2, 2]


def test_resume_with_nothing_kept_says_how_to_begin() -> None:
    assert "There is no playthrough to go on with. Begin one: juncture\n" in refused("resume")


@pytest.mark.parametrize("where", ["before", "behind"])
def test_a_folder_for_saves_can_be_given_before_the_command_and_behind_it(
    where: str, small: str, tmp_path: Path, shelf: Path
) -> None:
    given = ("--saves", str(tmp_path / "mine"))
    command = ("play", small)
    ran(*((*given, *command) if where == "before" else (*command, *given)), typed="1\n")
    assert the_moves(tmp_path / "mine") == [1]
    assert the_moves(shelf) == []


def test_history_plays_by_itself_and_keeps_nothing(shelf: Path) -> None:
    text = ran("play", "kornilov", "--historical", "--plain")
    assert "First divergence: none" in text
    assert text.rstrip().endswith(program.NOT_KEPT)
    assert "Choose" not in text
    assert not shelf.exists()


# --- the shelf ---


def test_saves_lists_what_is_kept_and_where(small: str, shelf: Path) -> None:
    assert "No playthrough is kept yet." in ran("saves")
    ran("play", small, "--variant", "short", "--iron", typed="1\n")
    (shelf / "bad.json").write_text("{", encoding="utf-8")
    text = ran("saves")
    assert f"Kept in: {shelf}" in text
    assert f"Small: {small}, short, one move, without undo." in text
    assert "Not readable: " in text
    assert "bad.json" in text


def test_saves_copy_makes_a_second_one_to_play(small: str, shelf: Path) -> None:
    ran("play", small, typed="1\n")
    assert ran("saves", "copy", "small", "What if") == "\nCopied to What if.\n"
    ran("resume", "what if", typed="1\n")
    assert the_moves(shelf) == [2, 1]
    assert "is there already" in refused("saves", "copy", "Small", "What if")


def test_saves_delete_asks_first(small: str, shelf: Path) -> None:
    ran("play", small, typed="1\n")
    for typed in ("", "\n", "no\n", "1\n"):
        text = ran("saves", "delete", "small", typed=typed)
        assert "Delete the playthrough Small for good?" in text
        assert "Nothing was deleted" in text
    assert the_moves(shelf) == [1]
    assert "Deleted: Small." in ran("saves", "delete", "Small", typed="yes\n")
    assert the_moves(shelf) == []


def test_saves_delete_can_be_told_not_to_ask(small: str, shelf: Path) -> None:
    ran("play", small)
    assert "?" not in ran("saves", "delete", "Small", "--yes")
    assert the_moves(shelf) == []


# --- lessons ---


def test_lessons_lists_the_turns_with_material_and_shows_one() -> None:
    taught = [turn for turn in shipped("kornilov").turns if getattr(turn, "lesson", None)]
    text = ran("lessons", "kornilov")
    assert all(f"\n{turn.id}: {turn.title}, " in text for turn in taught)
    assert taught[0].title is not None
    assert taught[0].title in ran("lessons", "kornilov", taught[0].id)


def test_lessons_lists_the_units_and_prints_one() -> None:
    (name,) = shipped("trotsky").units
    whole = shipped("trotsky").units[name]
    assert f"\n{name}: A unit of {len(whole.lessons)} lessons: {whole.title}" in ran(
        "lessons", "trotsky"
    )
    printed = ran("lessons", "trotsky", name)
    assert all(f"Lesson {at}: " in printed for at in range(1, len(whole.lessons) + 1))
    assert whole.question in printed


# --- what is misspelt or amiss ---


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("play kornilow", "Did you mean 'kornilov'?"),
        ("play nothing_like_it", "Known here: "),
        ("play kornilov --variant from:telegrap", "Did you mean 'telegraph'?"),
        ("play kornilov --variant shrt", "'shrt' is no variant"),
        ("play kornilov --historical --variant without:straddel", "Did you mean 'straddle'?"),
        ("play kornilov --seed minus", "minus"),
        ("play", "Missing argument 'SCENARIO'"),
        ("lessons kornilow", "Did you mean 'kornilov'?"),
        ("lessons kornilov telegrap", "has no lesson 'telegrap'"),
        ("resume Smal", "Did you mean 'Small'?"),
        ("resume nothing", "is named 'nothing'"),
        ("saves copy Smal Other", "Did you mean 'Small'?"),
        ("saves delete Smal --yes", "Did you mean 'Small'?"),
        ("saves --saves pyproject.toml", "no folder"),
    ],
)
def test_what_is_misspelt_costs_one_sentence(
    command: str, sentence: str, small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    ran("play", small)
    told = refused(*command.split(" "))
    assert re.search(sentence, told, re.IGNORECASE), told
    assert "Traceback" not in told


def test_names_that_play_tricks_on_a_screen_are_shown_harmless(small: str) -> None:
    ran("play", small)
    for command in (
        ("play",),
        ("resume",),
        ("saves", "delete"),
        ("lessons",),
        ("lessons", "kornilov"),
        ("play", "kornilov", "--variant"),
    ):
        told = refused(*command, "\x1b[2J\u202ex")
        assert "\x1b" not in told
        assert "\u202e" not in told


def test_a_broken_scenario_says_how_to_see_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(SMALL.replace("took: aye", "took: ay"), encoding="utf-8")
    told = refused("play", str(file))
    assert "has an error" in told
    assert re.search(r"broken\.yaml:\d+:\d+: ", told)
    assert f"juncture check {file}" in told


def test_a_folder_that_is_no_scenario_is_told_as_one(tmp_path: Path, small: str) -> None:
    (tmp_path / "empty").mkdir()
    assert "There is no scenario in this folder." in refused("play", str(tmp_path / "empty"))
    told = refused("play", str(Path(small).parent))
    assert "is a folder of scenarios: name one of them." in told
    assert small in told


# --- as a shell runs it ---


def test_a_whole_game_can_be_piped() -> None:
    done = process("play", "kornilov", "--plain", typed=ONES)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"The end: " in done.stdout
    assert b"Sources used" in done.stdout
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param(
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="ascii locale"
        ),
        pytest.param({"PYTHONIOENCODING": "cp1252"}, marks=pytest.mark.long, id="cp1252"),
        pytest.param(
            {"TERM": "dumb", "ACCESSIBLE": "1", "PYTHONIOENCODING": "ascii"},
            marks=pytest.mark.long,
            id="dumb",
        ),
    ],
)
def test_history_is_told_whatever_the_terminal_can_write(environment: dict[str, str]) -> None:
    done = process("play", "kornilov", "--historical", "--plain", environment=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Sources used" in done.stdout


def test_what_a_terminal_cannot_write_does_not_stop_a_game(tmp_path: Path, shelf: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL.replace("He stayed.", "\u041e\u043d \u2013 here."), encoding="utf-8")
    done = process("play", str(file), typed="1\n", environment={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?? ? here." in done.stdout
    assert the_moves(shelf) == [1]


def test_a_reader_that_goes_away_ends_it_quietly_and_loses_nothing(small: str, shelf: Path) -> None:
    with piped("play", small) as playing:
        playing.until(b"Choose 1 to 2. ")
        playing.types("1\n")
        playing.until(b"He stayed.")
        playing.output.close()
        playing.types(ONES)
        assert playing.errors() == b""
        assert playing.process.wait() in (0, 1)  # click says 1
    assert the_moves(shelf)[0] >= 1


@POSIX_ONLY
def test_a_full_disk_behind_the_output_costs_one_sentence(small: str, shelf: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    with piped("play", small, stdout=full) as playing:
        os.close(full)
        playing.types("1\n1\n")
        told = playing.errors()
        assert playing.process.wait() not in (0, 1)
    assert len(told.splitlines()) == 1
    assert b"Traceback" not in told
    assert the_moves(shelf) == [0]


@POSIX_ONLY
@pytest.mark.parametrize(
    "closed", ["0<&-", "1>&-", pytest.param("0<&- 1>&-", marks=pytest.mark.long)]
)
def test_closed_streams_leave_no_traceback(closed: str, small: str, shelf: Path) -> None:
    command = f'exec "$0" -m game play "$1" {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable, small],
        cwd=ROOT,
        input=b"1\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert the_moves(shelf) == [0 if closed.startswith("0") else 1]


@POSIX_ONLY
def test_an_interrupt_loses_no_move_that_was_told(small: str, shelf: Path) -> None:
    with piped("play", small) as playing:
        playing.types("1\n")
        playing.until(b"Choose 1. ")
        playing.process.send_signal(signal.SIGINT)
        assert playing.errors().decode().strip() == "Left. Every move that was told is saved."
        assert playing.process.wait() == 130
    assert the_moves(shelf) == [1]
    assert "Small, after one move." in ran("resume")


INTERRUPTED_WHILE_LOADING = """
import signal, sys
from importlib.abc import MetaPathFinder

class Impatient(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Impatient())
from game.__main__ import main
main()
"""


@POSIX_ONLY
def test_an_interrupt_while_the_program_is_loaded_shows_no_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_WHILE_LOADING, "--version"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 130
    assert done.stdout == done.stderr == b""


def test_the_installed_command_begins_where_the_module_does() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"juncture": "game.__main__:main"}


# --- at once ---

LOADED = """
import sys
from game.cli import juncture

juncture(sys.argv[1:], standalone_mode=False)
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    """The packages that are loaded once a command has run."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=ROOT,
        input=ONES,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


def test_help_loads_nothing_that_it_does_not_need() -> None:
    assert "click" in loaded("--help")
    assert not loaded("--help") & {"pydantic", "yaml", "textual", "rich", "filelock", "numpy"}


def test_to_play_in_plain_lines_loads_no_screens(small: str) -> None:
    assert not loaded("play", small, "--historical") & {"textual", "rich", "numpy"}
