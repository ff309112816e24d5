"""Programs that start warm: one process has imported the game, and forks all that tests start.

Such a program is a process like any other, with streams, signals and an end of its own; only
that its first second, in which Python imports, is over. What that second does is shown by the
tests that start one cold.
"""

import atexit
import fcntl
import gc
import json
import os
import socket
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

from game.play import sittings
from tests.play.small import all_shipped, reading

ROOT: Final = Path(__file__).parents[2]
GAME: Final = "from game.__main__ import main; main()"
_IMPORTED: Final = (
    *("cli.player", "cli.teacher_debate", "play.prospects"),
    *("tui.rooms", "tui.lesson.hour", "tui.screens.juncture"),
)
_MOST: Final = 1 << 20
"""Bytes that are received at once."""


class Warm:
    """A program that was forked, with what of `subprocess.Popen` a test needs."""

    def __init__(
        self,
        *arguments: str,
        streams: tuple[int, int, int],
        code: str = GAME,
        environment: Mapping[str, str] | None = None,
        in_front: bool = False,
    ) -> None:
        """Start `code` on standard streams; `in_front` of the terminal that the first one is."""
        self.returncode: int | None = None
        whole = {**os.environ, **(environment or {})}
        self.pid = _asked(["start", code, arguments, whole, in_front], streams)

    def poll(self) -> int | None:
        """The exit code, below 0 for a signal; None while it runs."""
        if self.returncode is None:
            status = _asked(["wait", self.pid, os.WNOHANG])
            self.returncode = None if status < 0 else os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self) -> int:
        """Wait for its end; the exit code."""
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(_asked(["wait", self.pid, 0]))
        return self.returncode

    def is_stopped(self) -> bool:
        """Whether the shell has it."""
        return bool(_asked(["stopped", self.pid]))

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)


def serve(descriptor: int) -> None:
    """Import the game and read what is shipped; then fork until nobody asks any more.

    It returns in each fork too, once its program has ended.
    """
    for name in _IMPORTED:
        import_module(f"game.{name}")
    all_shipped()
    sittings.read = reading  # type: ignore[attr-defined]  # as in every other test
    gc.freeze()
    line = socket.socket(fileno=descriptor)
    while True:
        request, streams, *_ = socket.recv_fds(line, _MOST, 3)
        while request and not request.endswith(b"\n"):
            request += line.recv(_MOST)
        if not request:
            return
        what, *more = json.loads(request)
        if what == "start":
            code, arguments, environment, in_front = more
            answer = os.fork()
            if answer == 0:
                line.close()
                _become(code, arguments, environment, streams, in_front=in_front)
                return
            for stream in streams:
                os.close(stream)
        elif what == "wait":
            child, options = more
            ended, status = os.waitpid(child, options)
            answer = status if ended else -1
        else:
            (child,) = more
            stopped = os.waitid(os.P_PID, child, os.WSTOPPED | os.WNOHANG)
            answer = int(stopped is not None)
        line.sendall(json.dumps(answer).encode())


def _become(
    code: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    streams: Sequence[int],
    *,
    in_front: bool,
) -> None:
    """Be the program, in this process that was forked for it."""
    if in_front:
        os.setsid()
        fcntl.ioctl(streams[0], termios.TIOCSCTTY, 0)
    for number, (name, stream) in enumerate(
        zip(("stdin", "stdout", "stderr"), streams, strict=True)
    ):
        os.dup2(stream, number)
        os.close(stream)
        errors = "backslashreplace" if name == "stderr" else None
        opened = open(number, "w" if number else "r", errors=errors, closefd=False)  # noqa: SIM115
        setattr(sys, name, opened)
        setattr(sys, f"__{name}__", opened)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    sys.modules["__main__"] = program = ModuleType("__main__")
    exec(code, program.__dict__)  # noqa: S102 (a program of the tests)


@cache
def _server() -> socket.socket:
    """The way to the process that forks, which ends with this one."""
    here, there = socket.socketpair()
    code = "import sys; from tests.cli.warm import serve; serve(int(sys.argv[1]))"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(there.fileno())],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        pass_fds=[there.fileno()],
    )
    there.close()

    def end() -> None:
        here.close()
        process.wait()

    atexit.register(end)
    return here


def _asked(request: object, streams: Sequence[int] = ()) -> int:
    """What the process that forks answers."""
    line = _server()
    whole = f"{json.dumps(request)}\n".encode()
    line.sendall(whole[socket.send_fds(line, [whole], streams) :])
    answer = json.loads(line.recv(_MOST))
    assert isinstance(answer, int)
    return answer
