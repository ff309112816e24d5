"""The standard streams, as a mouth in plain lines."""

import shutil
import sys
from collections.abc import Callable
from io import StringIO, TextIOWrapper

from game.cli.screens import is_accessible
from game.core.playthrough import Playthrough
from game.plain.lines import NARROWEST, WIDEST, Lines
from game.plain.mouth import Mouth
from game.play.loop import Sitting
from game.words.blocks import Block


def standard_mouth() -> Mouth:
    """Plain lines on the standard streams.

    Lines are wrapped only in a window, and not for a screen reader (`ACCESSIBLE=1`), which
    wraps by itself. Answers are repeated where no keyboard has shown them.
    """
    reads = sys.stdin or StringIO()
    writes = sys.stdout or StringIO()
    for stream in (reads, writes):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    in_window = writes.isatty() and not is_accessible()
    columns = shutil.get_terminal_size().columns - 1
    width = max(NARROWEST, min(columns, WIDEST)) if in_window else None
    return Mouth(Lines(reads, writes, width, echoes=not reads.isatty()), _odds, _premises)


def _odds(sitting: Sitting, playthrough: Playthrough, waits: Callable[[], None]) -> list[Block]:
    from game.play.prospects import told  # it starts processes, and few games ask for it

    return told(sitting, playthrough, waits)


def _premises(sitting: Sitting, waits: Callable[[], None]) -> list[Block]:
    from game.play.prospects import questioned  # as above

    return questioned(sitting, waits)
