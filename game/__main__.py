"""The program's first lines: `python -m game`, and the command `juncture`.

What is loaded next takes a tenth of a second; whoever presses Ctrl+C in it sees no traceback.
So nothing is imported here that takes time itself.
"""

import os
import signal

INTERRUPTED = 130
"""The exit code of a program that Ctrl+C ended."""


def main() -> None:
    """Load the program and run it."""
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:  # whoever started this may have it ignored
        signal.signal(signal.SIGINT, _leave)
    try:
        from game.cli import main as run  # noqa: PLC0415 (the handler comes first)

        signal.signal(signal.SIGINT, usual)
        run()
    except KeyboardInterrupt:  # between the last two lines: what runs tells of its own
        _leave()


def _leave(number: int = signal.SIGINT, frame: object = None) -> None:
    """Leave at once: nothing is open yet, and an exception could be lost in what is imported."""
    del number, frame
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
