"""Phones as a teacher meets them: what is killed is a real process on this machine."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from game.cli import juncture
from game.cli.phones import Line
from game.core.lesson.plan import Step
from game.files import lessons
from game.files.slips import codes
from game.play.debates import Wish, plan_of, rehearsed
from game.play.polling import NoPhonesError, vote_name
from game.words import debates
from game.words import phones as words
from tests.cli.test_debate import Killed, kept, ran
from tests.web.served import HERE, ballot, posted, read

ROOT = Path(__file__).parents[2]
BEGUN = ("debate", "kornilov", "committee", "--plain")
LOADED = """
import sys
from game.cli import juncture
juncture(sys.argv[1:], standalone_mode=False)
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.fixture
def slips(tmp_path: Path) -> str:
    (tmp_path / "seat-slips.md").write_text("**K7QM2**\n\n**ABCDE**\n", encoding="utf-8")
    return str(tmp_path)


def refused(*arguments: str) -> str:
    """The one sentence that a command ends with."""
    done = CliRunner().invoke(juncture, arguments)
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in {1, 2}, done.stdout
    return " ".join(done.stderr.split())


@pytest.mark.parametrize("package", ["segno", "starlette", "uvicorn"])
def test_without_the_packages_the_command_that_installs_them_is_said(
    package: str, slips: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    told = refused(*BEGUN, "--phones", "--codes", slips)
    assert told == f"Error: {words.NOT_INSTALLED}"


def test_nothing_that_serves_phones_is_loaded_unless_it_is_asked_for(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *BEGUN, "--lessons", str(tmp_path)],
        input="2\n\nquit\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=50,
        check=True,
    )
    assert "click" in done.stderr.split()
    assert not {"segno", "starlette", "uvicorn", "h11", "anyio"} & set(done.stderr.split())


def test_what_keeps_phones_out_is_said_in_a_sentence(tmp_path: Path, slips: str) -> None:
    here = ("--phones", "--address", HERE, "--lessons", str(tmp_path / "kept"))
    assert words.NEEDS_CODES in refused(*BEGUN, *here)
    assert "There are no seat slips in" in refused(*BEGUN, *here, "--codes", str(tmp_path / "no"))
    assert words.NO_REHEARSAL in refused(*BEGUN, *here, "--demo")
    told = refused(*BEGUN, "--phones", "--address", "8.8.8.8", "--codes", slips)
    assert "'8.8.8.8' is no address of a local network" in told
    with socket.create_server((HERE, 0)) as other:
        port = str(other.getsockname()[1])
        told = refused(*BEGUN, *here, "--codes", slips, "--port", port)
        assert told.endswith(
            f"Port {port} is taken by another program: choose another with --port {int(port) + 1}."
        )


def test_the_slips_of_a_handout_are_those_that_a_lesson_deals(tmp_path: Path) -> None:
    ran("handout", "kornilov", "committee", "-o", str(tmp_path / "printed"), "--codes", "7")
    told = ran(
        *BEGUN, "--codes", str(tmp_path / "printed"), "--lessons", str(tmp_path), typed="7\n\n"
    )
    assert "7 codes are dealt" in told
    assert kept(tmp_path).lesson.codes == set(codes(str(tmp_path / "printed")))
    assert len(kept(tmp_path).lesson.codes) == 7


def test_the_same_codes_vote_on_after_a_kill(tmp_path: Path, slips: str) -> None:
    port = free_port()
    more = ("--phones", "--address", HERE, "--port", str(port), "--lessons", str(tmp_path))
    held = Killed(*BEGUN, *more, "--codes", slips)
    held.waits(words.TRY)
    assert asked(port, b"GET / HTTP/1.1\r\nHost: %s\r\n\r\n" % host(port).encode()) == 200
    held.types("", prompt="when the class is here:")
    assert "a request was seen" in held.said.decode()
    held.types("2", prompt="from now:")
    held.types("")
    held.types("skip")
    held.types("skip")
    assert votes(port, tmp_path, "K7QM2", "A") == 303
    assert votes(port, tmp_path, "ABCDE", "B") == 303
    held.dies()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((HERE, port), 1)
    assert kept(tmp_path).lesson.first.coded == {"K7QM2": "A", "ABCDE": "B"}
    held = Killed("debate", "--resume", "--plain", *more)
    held.waits(debates.PROMPT)
    assert f"http://{host(port)}" in held.said.decode()
    assert votes(port, tmp_path, "ABCDE", "C") == 303
    assert votes(port, tmp_path, "ZZZZZ", "C") == 422
    held.types("close")
    lesson = kept(tmp_path).lesson
    assert lesson.first.is_closed
    assert lesson.first.coded == {"K7QM2": "A", "ABCDE": "C"}
    assert lesson.step is Step.FIRST_VOTE
    held.dies()


def test_without_phones_a_teacher_types_the_codes_of_the_slips(tmp_path: Path, slips: str) -> None:
    typed = "2\n\nskip\nskip\ncode k7qm2 B\ncode ZZZZZ A\n"
    ran(*BEGUN, "--codes", slips, "--lessons", str(tmp_path), typed=typed)
    assert kept(tmp_path).lesson.first.coded == {"K7QM2": "B"}


def test_the_same_slips_vote_at_the_next_juncture(tmp_path: Path, slips: str) -> None:
    port = free_port()
    more = ("--phones", "--address", HERE, "--port", str(port), "--lessons", str(tmp_path))
    held = Killed("debate", "kornilov", "cavalry", "--plain", *more, "--codes", slips)
    held.waits(words.TRY)
    begins(held)
    for _ in range(10):
        held.types("skip")
    held.types("end")
    held.types("end")
    held.types("further", prompt=words.TRY)
    assert f"http://{host(port)}" in held.said.decode()
    begins(held)
    held.types("skip")
    held.types("skip")
    second = lessons.find(tmp_path, "kornilov-telegraph").lesson
    form = ballot(vote_name(second), "K7QM2", "A")
    assert asked(port, posted(host(port), form)) == 303
    assert lessons.find(tmp_path, "kornilov-telegraph").lesson.first.coded == {"K7QM2": "A"}
    held.dies()


def test_a_line_leaves_one_lesson_when_it_joins_the_next() -> None:
    first, second = (rehearsed(plan_of(Wish("kornilov", "committee"))) for _ in range(2))
    line = Line((HERE, free_port()), ("K7QM2",))
    for debate in (first, second):
        line.joins(debate)
    assert first.phones is not None
    assert second.phones is not None
    assert (first.phones.is_open, second.phones.is_open) == (False, True)
    line.close()
    assert not second.phones.is_open
    with pytest.raises(NoPhonesError, match="need codes"):
        Line((HERE, free_port()), ()).joins(first)


def begins(held: Killed) -> None:
    """Let a class of two come, without having tried a phone."""
    held.types(words.SKIP, prompt="when the class is here:")
    held.types("2", prompt="from now:")
    held.types("")


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.create_server((HERE, 0)) as one:
        return int(one.getsockname()[1])


def host(port: int) -> str:
    return f"{HERE}:{port}"


def asked(port: int, request: bytes) -> int | None:
    """The status of an answer."""
    with socket.create_connection((HERE, port), 5) as line:
        line.sendall(request)
        return read(line).status


def votes(port: int, folder: Path, code: str, letter: str) -> int | None:
    """Cast a ballot into the vote that is open by what the disk says."""
    form = ballot(vote_name(kept(folder).lesson), code, letter)
    return asked(port, posted(host(port), form))
