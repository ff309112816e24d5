"""What is true of every playthrough: all of them explored at once, exactly, as arrays.

Nothing that plays imports this package, for it imports numpy.
"""

from game.core.proof.bounds import Swallowed
from game.core.proof.certificate import DIGITS, Alive, Certificate, Odds, certificate
from game.core.proof.forward import LIMIT, Edge, Finale, Layer, LimitReachedError, Walk, walk
from game.core.proof.passages import Passages
from game.core.proof.proving import Limit, Proof, Shown, Verdict, prove, steps
from game.core.proof.surveying import Place, Reached, Survey, survey
from game.core.proof.witness import to_ending, to_state

__all__ = [
    "DIGITS",
    "LIMIT",
    "Alive",
    "Certificate",
    "Edge",
    "Finale",
    "Layer",
    "Limit",
    "LimitReachedError",
    "Odds",
    "Passages",
    "Place",
    "Proof",
    "Reached",
    "Shown",
    "Survey",
    "Swallowed",
    "Verdict",
    "Walk",
    "certificate",
    "prove",
    "steps",
    "survey",
    "to_ending",
    "to_state",
    "walk",
]
