"""What is true of every playthrough: all of them explored at once, exactly, as arrays.

Nothing that plays imports this package, for it imports numpy.
"""

from game.core.proof.forward import LIMIT, Edge, Finale, Layer, LimitReachedError, Walk, walk

__all__ = ["LIMIT", "Edge", "Finale", "Layer", "LimitReachedError", "Walk", "walk"]
