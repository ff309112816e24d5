"""A scenario's proofs: findings at their places, and witnesses kept on the disk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from game.core.move import Move
from game.core.proof import Proof, prove, to_ending
from game.core.scenario.scenario import Scenario
from game.core.table import tabulate
from game.core.variants import Variant, vary
from game.files import saves
from game.files.located import Located
from game.files.saves import Kept, Save
from game.files.scenarios import Reading, located
from game.words import program


@dataclass(frozen=True, slots=True)
class Read:
    """A scenario that has been read without errors, and what saves call it.

    Witnesses are kept in `folder`; nowhere where it is None.
    """

    reading: Reading
    scenario: Scenario
    called: str
    folder: Path | None


@dataclass(frozen=True, slots=True)
class Witness:
    """The moves that show something, and the name of the save that holds them, if one does."""

    moves: tuple[Move, ...]
    save: str | None

    def to_json(self) -> dict[str, object]:
        """Its fields by name, for programs."""
        return {"moves": [str(move) for move in self.moves], "save": self.save}


@dataclass(frozen=True, slots=True)
class Proven:
    """One variant's proof, and its findings at their places, with a witness or none."""

    variant: Variant
    proof: Proof
    found: tuple[tuple[Located, Witness | None], ...]

    def to_json(self) -> dict[str, object]:
        """Its fields by name, for programs; nothing that a person reads but the findings'."""
        stopped = self.proof.stopped
        certificate = self.proof.certificate
        return {
            "variant": str(self.variant),
            "verdict": self.proof.verdict.value,
            "stopped": None
            if stopped is None
            else {"turn": stopped.turn, "classes": stopped.classes},
            "certificate": None if certificate is None else certificate.to_json(),
            "findings": [
                one.to_json() | {"witness": None if witness is None else witness.to_json()}
                for one, witness in self.found
            ],
        }


def proven(read: Read, variant: Variant, limit: int, tick: Callable[[], None]) -> Proven:
    """One variant proven; beyond dead ends only the scenario as written is examined.

    What a variant shuts is out of reach by its making, and no finding.

    Raises:
        SaveError: a witness could not be kept.
    """
    whole = variant == Variant()
    proof = prove(vary(read.scenario, variant), limit=limit, whole=whole, tick=tick)
    found = []
    for shown in proof.findings:
        place = located(read.reading, shown.finding)
        witness = None
        if shown.witness is not None:
            name = f"{Path(read.called).stem} {shown.finding.code.value}"
            index = shown.finding.path[1]
            at = read.scenario.turns[index].id if isinstance(index, int) else ""
            save = _kept(read, variant, f"{name} {at}".strip(), shown.witness)
            witness = Witness(shown.witness, save)
        found.append((place, witness))
    return Proven(variant, proof, tuple(found))


def shortest_to(read: Read, proof: Proven, ending: str) -> Witness | None:
    """A shortest playthrough of a proven variant to an ending; None where none comes to it.

    Raises:
        SaveError: it could not be kept.
    """
    walked = proof.proof.walk
    moves = None if walked is None else to_ending(walked, ending)
    if moves is None:
        return None
    name = f"{Path(read.called).stem} to {ending}"
    return Witness(moves, _kept(read, proof.variant, name, moves))


def without(read: Read, variant: Variant, premise: str, limit: int) -> Proven:
    """A variant's proof with a premise taken out too; what it finds is nothing to mend."""
    less = replace(variant, without=(*variant.without, premise))
    return Proven(less, prove(vary(read.scenario, less), limit=limit, whole=False), ())


def _kept(read: Read, variant: Variant, name: str, moves: Sequence[Move]) -> str | None:
    """Keep a witness under a name or the next free one, unless it is there already."""
    if read.folder is None:
        return None
    made = tuple(map(str, moves))
    fingerprint = tabulate(vary(read.scenario, variant)).fingerprint
    for entry in saves.listed(read.folder):
        if isinstance(entry, Kept) and entry.save.name.startswith(name):
            held = entry.save
            is_same = (held.scenario, held.variant, held.moves) == (read.called, str(variant), made)
            if is_same and held.fingerprint == fingerprint:
                return held.name
    with saves.begin(read.folder, name) as holder:
        try:
            save = Save(
                name=holder.name,
                scenario=read.called,
                fingerprint=fingerprint,
                variant=str(variant),
                seed=0,
                moves=made,
            )
        except ValidationError as error:
            raise saves.BadName(program.UNKEEPABLE) from error
        holder.write(save)
        return holder.name
