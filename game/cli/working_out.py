"""The other process, in which odds are worked out: a request in, the answer out.

It yields to whatever plays, and is gone as soon as nobody holds the other end of its input.
"""

import json
import os
import sys
from threading import Thread
from typing import Final, assert_never

MOST_CLASSES: Final = 2_000_000
"""State classes in one turn at which to give up: some 500 MB."""

LARGEST_REQUEST: Final = 50_000_000
"""Bytes."""

_NICE: Final = 10
_GIVEN_UP: Final = 1


def main() -> None:
    """Answer the one request on the standard input; the exit status says what became of it."""
    if sys.platform != "win32":
        os.nice(_NICE)
    line = sys.stdin.buffer.readline(LARGEST_REQUEST)
    Thread(target=_end_with_the_asker, daemon=True).start()
    sys.exit(_answer(line))


def _end_with_the_asker() -> None:
    """The asker says nothing more: whatever is read next is the end of its input."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(_GIVEN_UP)


def _answer(line: bytes) -> int:
    from game.core.proof import LimitReachedError
    from game.core.prospects import request, values
    from game.core.prospects.working import work_out, work_out_starts
    from game.play.prospects import TOO_LARGE

    asked = request.read(json.loads(line))
    try:
        match asked:
            case request.OfPath(table, moves):
                answer = values.to_json(work_out(table, moves, limit=MOST_CLASSES))
            case request.OfStarts(tables):
                starts = work_out_starts(tables, limit=MOST_CLASSES)
                answer = values.starts_to_json(starts)
            case _:
                assert_never(asked)
    except LimitReachedError:
        return TOO_LARGE
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    main()
