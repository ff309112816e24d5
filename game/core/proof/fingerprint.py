"""Whether two states have the same odds of every finale, without a rounding error.

The odds are fractions. Each is taken modulo a prime, where one can divide, and the odds of
all finales are summed with weights drawn from a hash; two such sums with different primes
are a state's fingerprint. Equal odds have equal fingerprints; different odds have equal ones
with a chance of about 1 in 2^61.
"""

import hashlib
from typing import Final

import numpy as np

from game.core.proof.back import Measure, Values
from game.core.proof.forward import Edge
from game.core.proof.steps import Crossing

_PRIMES: Final = np.array([2**31 - 1, 2**31 - 19], np.uint64)
"""So small that a product of two remainders has less than 64 bits."""


def fingerprint_of(finales: int) -> Measure:
    """The fingerprints of the odds of that many finales."""
    weights = [
        [_weight(finale, column) % int(prime) for column, prime in enumerate(_PRIMES)]
        for finale in range(finales)
    ]
    return Measure(np.array(weights, np.uint64).reshape(finales, len(_PRIMES)), 0, _mean)


def _weight(finale: int, column: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{finale}.{column}".encode()).digest()[:8])


def _mean(crossing: Crossing, edge: Edge, here: Values, worth: Values) -> None:
    """The mean of what the moves lead to, modulo the primes."""
    if edge.offer is None:
        here[edge.states] = worth
        return
    odds = crossing.table.turns[crossing.index].offers[edge.offer].odds
    shares = crossing.shares
    if isinstance(shares, int):
        share: Values = _shares(np.array([shares]), odds)
    else:
        share = _shares(np.asarray(shares[edge.states]), odds)
    here[edge.states] = (here[edge.states] + worth * share) % _PRIMES


def _shares(totals: Values, odds: int) -> Values:
    """`odds` parts of each total, modulo the primes."""
    distinct, which = np.unique(totals, return_inverse=True)
    parts = [
        [odds * pow(int(total), -1, int(prime)) % int(prime) for prime in _PRIMES]
        for total in distinct
    ]
    return np.array(parts, np.uint64)[which]
