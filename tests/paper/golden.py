"""The record of one whole lesson, kept to be compared: `python -m tests.paper.golden` writes it."""

from pathlib import Path
from typing import Final

from game.paper.record import record
from tests.paper.lesson import whole

GOLDEN: Final = Path(__file__).parent / "record"


def golden() -> dict[str, str]:
    """The record's files, as they are made now."""
    return record(whole("kornilov", "telegraph"), "a4")


if __name__ == "__main__":
    for name, text in golden().items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
