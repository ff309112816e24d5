"""What the program says where it ends otherwise than by a player's wish.

This imports nothing, for it is said even where the rest of the game cannot be loaded.
"""

from typing import Final

INTERRUPTED: Final = "Left. Every move that was told is saved."


def refused(why: str | None, file: str | None) -> str:
    """Said where the system would not do something, with its own words for it."""
    about = "" if file is None else f" ({file})"
    return f"The system refused: {why}{about}. Every move that was told is saved."


def defect(kind: str, where: str) -> str:
    """Said of an error that nothing expected: its kind, and the line where it arose."""
    return (
        f"Juncture has met a defect of its own ({kind} at {where});"
        " every move that was told is saved. Please report it with this line."
    )


def incident(kind: str, file: str | None) -> str:
    """Said of such an error once the screens are gone; `file` is what to send with a report."""
    report = "please report it" if file is None else f"please report it with the file {file}"
    return (
        f"Juncture has met a defect of its own ({kind}); every move that was told is saved;"
        f" {report}"
    )
