"""A program in a real terminal: what it draws, what is typed, and what it leaves behind."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.cli.warm import GAME, Warm

ROOT = Path(__file__).parents[2]
PROGRAM: Final = (sys.executable, "-m", "game")
PATIENCE: Final = 30
"""Seconds after which something that should be seen is given up, on a machine under load."""

LEAVES: Final = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l")
"""What a terminal must be told at the end: the screen before, a cursor, no mouse, no brackets."""


class Window:
    """A terminal of 80 by 24 and a program in it, whose keyboard and screen it is."""

    process: Warm | subprocess.Popen[bytes]

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        code: str,
        cold: Sequence[str],
    ) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.seen = b""
        self._since = 0
        self.slave = slave
        environment = {"TERM": "xterm-256color", **environment}
        if not cold:
            ends = (slave, slave, slave)
            self.process = Warm(
                *arguments, streams=ends, code=code, environment=environment, in_front=True
            )
            return
        self.process = subprocess.Popen(
            [*cold, *arguments],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 (no threads)
        )

    def until(self, text: str) -> None:
        """Wait until something is drawn that was not there at the last key, or the last wait."""
        self._read(lambda: text.encode() in self.seen[self._since :], text)
        self._since = len(self.seen)

    def type(self, keys: str) -> None:
        """Press keys, one at a time as a person does."""
        for key in keys:
            self._since = len(self.seen)
            os.write(self.master, key.encode())
            self._read(lambda: False, "", patience=0.05)

    def stopped(self) -> None:
        """Wait until the shell has it: a signal to go on would be lost before."""
        assert isinstance(self.process, Warm)
        self._read(self.process.is_stopped, "the stop")

    def ended(self) -> int:
        """Wait for the end; the exit code, below 0 for a signal."""
        self._read(lambda: self.process.poll() is not None, "the end")
        self._read(lambda: False, "", patience=0.1)
        code = self.process.poll()
        assert code is not None
        return code

    @property
    def is_restored(self) -> bool:
        """Whether the terminal is as it was before."""
        last = self.seen.rpartition(b"\x1b[?1049h")[2]
        return all(code in last for code in LEAVES) and (
            termios.tcgetattr(self.slave) == self.before
        )

    @property
    def after(self) -> str:
        """What is written once the screens are gone, on one line."""
        said = self.seen.rpartition(b"\x1b[?1049l")[2].decode()
        return " ".join(re.sub(r"\x1b\[[?0-9;<]*[A-Za-z]", "", said).split())

    def close(self) -> None:
        """Close the window, as a person does."""
        for end in (self.master, self.slave):
            if end >= 0:
                os.close(end)
        self.master = self.slave = -1

    def _read(self, done: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        end = time.monotonic() + patience
        while not done():
            left = end - time.monotonic()
            if left <= 0:
                assert not what, f"{what!r} is not seen in {self.seen[-3000:]!r}"
                return
            if self.master < 0:
                time.sleep(min(left, 0.05))
            elif select.select([self.master], [], [], min(left, 0.05))[0]:
                self.seen += os.read(self.master, 65536)


@contextmanager
def window(
    *arguments: str, code: str = GAME, cold: Sequence[str] = (), **environment: str
) -> Iterator[Window]:
    """A program in a window, ended with the `with`: `code` warm, or a command that starts cold."""
    it = Window(arguments, environment, code, cold)
    try:
        yield it
    finally:
        if it.process.poll() is None:
            it.process.send_signal(signal.SIGKILL)
        it.process.wait()
        it.close()
