"""The small language of `when`: parsed to frozen values, never run as code.

sum      = gauge { "+" gauge }
test     = sum operator ( number | sum ) | fact | turn "." move
negation = "not" negation | "(" either ")" | test
both     = negation { "and" negation }
either   = both { "or" both }
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar, assert_never, cast

Operator = Literal[">=", "<=", ">", "<", "==", "!="]

OPERATORS: Final[Mapping[Operator, Callable[[int, int], bool]]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}
RESERVED: Final = frozenset({"and", "or", "not"})
DEEPEST: Final = 40
"""How many brackets and `not` may stand inside each other."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sum of some gauges' levels against a number or another sum."""

    left: tuple[str, ...]
    operator: Operator
    right: tuple[str, ...] | int


@dataclass(frozen=True, slots=True)
class Fact:
    """True once an outcome has made it so."""

    name: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """True if that turn was answered with that option, activity or fall."""

    turn: str
    taken: str


@dataclass(frozen=True, slots=True)
class Not:
    """True where its part is not."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class And:
    """True where every part is; with no parts, always."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True where some part is; with no parts, never."""

    parts: tuple["Condition", ...]


Test = Comparison | Fact | Remembered
Condition = Test | Not | And | Or

ALWAYS: Final = And(())
NEVER: Final = Or(())


class ConditionError(ValueError):
    """A text that is no condition.

    `start` and `length` mark the place in characters; `cure` says what to write instead.
    """

    def __init__(self, message: str, start: int, length: int, cure: str) -> None:
        super().__init__(message)
        self.start = start
        self.length = length
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Standing:
    """What a condition is read against: each gauge's level, the facts, the moves remembered."""

    levels: Mapping[str, int]
    facts: AbstractSet[str]
    memory: AbstractSet[tuple[str, str]]


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Logic(Generic[_T]):
    """What `and`, `or` and `not` mean for one kind of truth (a bool, or an array of them)."""

    every: Callable[[Iterable[_T]], _T]
    some: Callable[[Iterable[_T]], _T]
    negate: Callable[[_T], _T]


def fold(condition: Condition, test: Callable[[Test], _T], logic: Logic[_T]) -> _T:
    """The truth of a condition from that of its tests: the only meaning of the connectives."""
    match condition:
        case And(parts):
            return logic.every(fold(part, test, logic) for part in parts)
        case Or(parts):
            return logic.some(fold(part, test, logic) for part in parts)
        case Not(part):
            return logic.negate(fold(part, test, logic))
        case Comparison() | Fact() | Remembered():
            return test(condition)
        case _:
            assert_never(condition)


_PLAIN: Final[Logic[bool]] = Logic(all, any, operator.not_)


def holds(condition: Condition | None, standing: Standing) -> bool:
    """Whether a condition holds; no condition always does."""
    return condition is None or fold(condition, lambda test: passes(test, standing), _PLAIN)


def passes(test: Test, standing: Standing) -> bool:
    """Whether one test passes."""
    match test:
        case Comparison(left, sign, right):
            against = right if isinstance(right, int) else _sum(right, standing)
            return OPERATORS[sign](_sum(left, standing), against)
        case Fact(name):
            return name in standing.facts
        case Remembered(turn, taken):
            return (turn, taken) in standing.memory
        case _:
            assert_never(test)


def failing(condition: Condition | None, standing: Standing) -> tuple[Condition, ...]:
    """The clauses to blame where a condition does not hold: the parts of its `and` that fail."""
    if condition is None or holds(condition, standing):
        return ()
    if isinstance(condition, And):
        return tuple(clause for part in condition.parts for clause in failing(part, standing))
    return (condition,)


def supporting(condition: Condition | None, standing: Standing) -> tuple[Test | Not, ...]:
    """What makes a condition hold: the tests that pass, and the opposites of some that do not.

    All of an `and`, whatever holds of an `or`; nothing where the condition asks for nothing or
    does not hold. Wherever all of these hold, so does the condition.
    """
    if condition is None or not holds(condition, standing):
        return ()
    match condition:
        case And(parts) | Or(parts):
            found = [one for part in parts for one in supporting(part, standing)]
            return tuple(dict.fromkeys(found))
        case Not(Not(part)):
            return supporting(part, standing)
        case Not(And(parts)):
            return supporting(Or(tuple(Not(part) for part in parts)), standing)
        case Not(Or(parts)):
            return supporting(And(tuple(Not(part) for part in parts)), standing)
        case Not() | Comparison() | Fact() | Remembered():
            return (condition,)
        case _:
            assert_never(condition)


def tests(condition: Condition | None) -> Iterator[Test]:
    """Every test in a condition, from left to right."""
    match condition:
        case None:
            return
        case And(parts) | Or(parts):
            for part in parts:
                yield from tests(part)
        case Not(part):
            yield from tests(part)
        case Comparison() | Fact() | Remembered():
            yield condition
        case _:
            assert_never(condition)


def both(*conditions: Condition | None) -> Condition | None:
    """All of them at once; nothing where none asks for anything."""
    parts = tuple(condition for condition in conditions if condition is not None)
    if len(parts) <= 1:
        return parts[0] if parts else None
    return And(parts)


def negation(condition: Condition | None) -> Condition:
    """The opposite; the opposite of no condition never holds."""
    return NEVER if condition is None else Not(condition)


def written(condition: Condition) -> str:
    """The condition as an author would write it; `parse` reads back what it has read before."""
    match condition:
        case Comparison(left, sign, right):
            against = str(right) if isinstance(right, int) else " + ".join(right)
            return f"{' + '.join(left)} {sign} {against}"
        case Fact(name):
            return name
        case Remembered(turn, taken):
            return f"{turn}.{taken}"
        case Not(part):
            return f"not {_bracketed(part)}"
        case And(parts):
            return " and ".join(_bracketed(part) for part in parts) or "always so"
        case Or(parts):
            return " or ".join(_bracketed(part) for part in parts) or "never so"
        case _:
            assert_never(condition)


def parse(text: str) -> Condition:
    """A condition from its text.

    Raises:
        ConditionError: the text is not of the language; says where and what to do.
    """
    return _Parser(text).whole()


def _sum(gauges: tuple[str, ...], standing: Standing) -> int:
    return sum(standing.levels[gauge] for gauge in gauges)


def _bracketed(part: Condition) -> str:
    text = written(part)
    return f"({text})" if isinstance(part, And | Or) and part.parts else text


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int


_TOKEN: Final = re.compile(
    r"(?P<space>\s+)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<number>[0-9]+)"
    r"|(?P<operator>>=|<=|==|!=|>|<)|(?P<sign>[().+])|(?P<other>.)",
    re.DOTALL,
)
_MISTAKES: Final = {
    "=": "Write == to compare, or >= for at least.",
    "&": "Write `and`.",
    "|": "Write `or`.",
    "!": "Write `not`.",
    "-": "Levels are added, not subtracted: put the gauge on the other side.",
    ",": "Join conditions with `and` or `or`.",
}
_LONGEST_NUMBER: Final = 4


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        kind = str(found.lastgroup)
        if kind == "other":
            sign = found.group()
            cure = _MISTAKES.get(
                sign, "Use names, numbers, + . ( ) and the comparisons >= <= > < == !=."
            )
            raise ConditionError(f"{sign!r} has no meaning in a condition.", found.start(), 1, cure)
        if kind != "space":
            yield _Token(kind, found.group(), found.start())
    yield _Token("end", "", len(text))


class _Parser:
    """Reads a condition by recursive descent, one token ahead."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._depth = 0

    def whole(self) -> Condition:
        condition = self._either()
        if self._next.kind != "end":
            raise self._error(
                "The condition should end here.", "Join conditions with `and` or `or`."
            )
        return condition

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._next
        self._at += 1
        return token

    def _met(self, text: str) -> bool:
        if self._next.text != text:
            return False
        self._at += 1
        return True

    def _error(self, message: str, cure: str) -> ConditionError:
        token = self._next
        return ConditionError(message, token.start, max(1, len(token.text)), cure)

    def _either(self) -> Condition:
        parts = [self._both()]
        while self._met("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _both(self) -> Condition:
        parts = [self._negation()]
        while self._met("and"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _negation(self) -> Condition:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error(
                f"The condition is more than {DEEPEST} brackets deep.", "Say it in simpler parts."
            )
        try:
            if self._met("not"):
                return Not(self._negation())
            if self._met("("):
                inner = self._either()
                if not self._met(")"):
                    raise self._error("A bracket is not closed.", "Close it with ).")
                return inner
            return self._test()
        finally:
            self._depth -= 1

    def _test(self) -> Test:
        if self._next.kind == "number":
            raise self._error(
                "A condition cannot begin with a number.", "Write the gauge first: lenin >= 4."
            )
        name = self._name()
        if self._met("."):
            return Remembered(name, self._name())
        if self._next.kind != "operator" and self._next.text != "+":
            return Fact(name)
        left = self._rest_of_sum(name)
        if self._next.kind != "operator":
            raise self._error(
                "A sum of gauges needs a comparison.",
                "Compare it with a number: base + lenin >= 4.",
            )
        sign = cast("Operator", self._take().text)
        if self._next.kind == "number":
            return Comparison(left, sign, self._number())
        return Comparison(left, sign, self._rest_of_sum(self._name()))

    def _rest_of_sum(self, first: str) -> tuple[str, ...]:
        gauges = [first]
        while self._met("+"):
            if self._next.kind == "number":
                raise self._error(
                    "A number cannot stand in a sum of gauges.",
                    "Move the number to the other side of the comparison.",
                )
            gauges.append(self._name())
        return tuple(gauges)

    def _name(self) -> str:
        if self._next.kind != "name" or self._next.text in RESERVED:
            raise self._error(
                "A name is missing here.", "Name a gauge, a fact, or a turn and its move."
            )
        return self._take().text

    def _number(self) -> int:
        if len(self._next.text) > _LONGEST_NUMBER:
            raise self._error("The number is too large for any level.", "Levels run from 0 to 10.")
        return int(self._take().text)
