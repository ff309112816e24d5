"""How much is heard from one address and from all together, and how many codes may be guessed.

Addresses are known here alone, and for as long as they have something to wait for.
"""

from dataclasses import dataclass, field
from typing import Final

GUESSES: Final = 5
GUESSES_OF_ALL: Final = 60
GUESSING: Final = 60.0
"""After five wrong codes an address waits, and all do after sixty: one more is heard for each
fifth, or sixtieth, of these seconds that passes."""

REQUESTS: Final = 300
REQUESTS_OF_ALL: Final = 900
ASKING: Final = 10.0
"""So many requests in so many seconds: a whole class may stand behind one address."""

MOST_ADDRESSES: Final = 1000
"""That are remembered; a newcomer waits once there are so many."""

_ALL: Final = ""


@dataclass
class Allowance:
    """For each key `most` at once; what is spent comes back within `seconds`."""

    most: int
    seconds: float
    _spent: dict[str, tuple[float, float]] = field(default_factory=dict, init=False)
    """By key how much was spent at which moment."""

    def wait(self, key: str, now: float) -> float:
        """The seconds until one more may be spent; 0 if it may at once."""
        if key not in self._spent and len(self._spent) >= MOST_ADDRESSES:
            self._forget(now)
            if len(self._spent) >= MOST_ADDRESSES:
                return self.seconds
        over = self._left_over(key, now) + 1 - self.most
        return max(over, 0.0) * self.seconds / self.most

    def spend(self, key: str, now: float) -> None:
        """Spend one."""
        self._spent[key] = (self._left_over(key, now) + 1, now)

    def _left_over(self, key: str, now: float) -> float:
        """What was spent and has not come back."""
        spent, at = self._spent.get(key, (0.0, now))
        return max(spent - (now - at) * self.most / self.seconds, 0.0)

    def _forget(self, now: float) -> None:
        """Keep only keys that have something to wait for."""
        self._spent = {key: kept for key, kept in self._spent.items() if self._left_over(key, now)}


@dataclass
class Throttle:
    """Every bound on what is heard; moments are seconds of any one clock."""

    _asked: Allowance = field(default_factory=lambda: Allowance(REQUESTS, ASKING), init=False)
    _asked_all: Allowance = field(
        default_factory=lambda: Allowance(REQUESTS_OF_ALL, ASKING), init=False
    )
    _guessed: Allowance = field(default_factory=lambda: Allowance(GUESSES, GUESSING), init=False)
    _guessed_all: Allowance = field(
        default_factory=lambda: Allowance(GUESSES_OF_ALL, GUESSING), init=False
    )

    def asks(self, address: str, now: float) -> float:
        """Note a request; the seconds that it has to wait, and then it is not noted."""
        wait = max(self._asked.wait(address, now), self._asked_all.wait(_ALL, now))
        if not wait:
            self._asked.spend(address, now)
            self._asked_all.spend(_ALL, now)
        return wait

    def may_guess(self, address: str, now: float) -> float:
        """The seconds until a code from there is looked at; 0 if it is at once."""
        return max(self._guessed.wait(address, now), self._guessed_all.wait(_ALL, now))

    def guessed(self, address: str, now: float) -> None:
        """Note a code that was wrong."""
        self._guessed.spend(address, now)
        self._guessed_all.spend(_ALL, now)
