"""What a save holds, and reading one from a file that nobody vouches for."""

import stat
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from game.files.saves.errors import DamagedSave, shown
from game.files.saves.names import named, presentable
from game.files.saves.reading import upto

VERSION: Final = 1
LONGEST_SCENARIO: Final = 4096
LONGEST_VARIANT: Final = 1000
LONGEST_MOVE: Final = 1040
"""A turn's name of 64 characters and a season's fifteen activities of 64 each, joined."""

MOST_MOVES: Final = 4000
LARGEST: Final = 5_000_000
"""Bytes of a file. Whatever is a `Save` fits in."""

_MOVE_AWAY: Final = "restore it from a copy, or move it out of the folder"


class Save(BaseModel):
    """One playthrough: what was played, and the moves in their text form.

    `scenario` is the name of a shipped scenario, or a path; `fingerprint` its content's
    SHA-256 when it was played; an empty `variant` is the scenario as written; `iron` means
    without undo. `seed` is that of chance.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    juncture_save: Literal[1] = VERSION
    name: Annotated[str, AfterValidator(named)]
    scenario: Annotated[
        str, Field(min_length=1, max_length=LONGEST_SCENARIO), AfterValidator(presentable)
    ]
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    variant: Annotated[str, Field(max_length=LONGEST_VARIANT), AfterValidator(presentable)] = ""
    iron: bool = False
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    moves: Annotated[
        tuple[
            Annotated[
                str, Field(max_length=LONGEST_MOVE, pattern=r"^[a-z][a-z0-9_]*\.[a-z0-9_+]*$")
            ],
            ...,
        ],
        Field(max_length=MOST_MOVES),
    ] = ()


def read(file: Path) -> Save:
    """The save in a file.

    Raises:
        DamagedSave: it is none; the sentence says why and what to do.
        OSError: it cannot be read.
    """
    name = shown(file.name)
    try:
        regular = stat.S_ISREG(file.stat().st_mode)
    except FileNotFoundError:
        raise DamagedSave(f"'{name}' is a link that leads nowhere: {_MOVE_AWAY}.") from None
    if not regular:  # a pipe would not end, and a device may do anything
        raise DamagedSave(f"'{name}' is no file to read from: move it out of the folder.")
    data = upto(file, LARGEST)
    if len(data) > LARGEST:
        raise DamagedSave(f"'{name}' is too large for a save: move it out of the folder.")
    try:
        if _Stamp.model_validate_json(data).juncture_save > VERSION:
            raise DamagedSave(f"'{name}' was written by a newer Juncture: update to open it.")
    except ValidationError:
        raise DamagedSave(f"'{name}' is damaged, or no save of Juncture: {_MOVE_AWAY}.") from None
    try:
        return Save.model_validate_json(data)
    except ValidationError as error:
        place = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = next((str(key) for key in place["loc"] if key in Save.model_fields), None)
        at = f"at '{where}'" if where else "by a field that no save has"
        raise DamagedSave(f"'{name}' is damaged {at}: {_MOVE_AWAY}.") from None


class _Stamp(BaseModel):
    """What every save has, also one of a version to come."""

    model_config = ConfigDict(strict=True, extra="ignore")

    juncture_save: int
