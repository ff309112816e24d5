"""The rules written a second time, for tests only: naively, from the format's text.

It reads the raw data of a scenario (nested mappings, lists and texts), shares no code
with the game, never forgets anything, and is as plain as it is slow. Where it and
`game.core.rules` disagree, one of them has misread the format's section on meaning.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

Data = dict[str, Any]
"""A scenario, or a part of one, as a file gives it: every scalar is a text."""

KINDS = ("juncture", "season", "fortune", "meanwhile")
TAKES = {"juncture": "options", "season": "activities", "fortune": "falls"}


@dataclass(frozen=True)
class Position:
    """Where one stands, and all that ever happened on the way."""

    turn: int
    levels: Mapping[str, int]
    facts: frozenset[str] = frozenset()
    memory: frozenset[tuple[str, str]] = frozenset()
    ending: str | None = None


def kind_of(turn: Data) -> str:
    """The kind of a turn."""
    return next(kind for kind in KINDS if kind in turn)


def name_of(turn: Data) -> str:
    """The name of a turn."""
    return str(turn[kind_of(turn)])


def takes_of(turn: Data) -> Data:
    """What can be taken at a turn one by one, by name; at a meanwhile, nothing."""
    takes: Data = turn.get(TAKES.get(kind_of(turn), ""), {})
    return takes


def took_at(turn: Data) -> list[str]:
    """What history took at a turn; nothing where it never arose."""
    took = turn.get("history", {}).get("took", [])
    return [took] if isinstance(took, str) else list(took)


class Oracle:
    """One scenario's rules. Every method is one sentence of the format."""

    def __init__(self, data: Data, without: Iterable[str] = ()) -> None:
        self.data = data
        self.without = frozenset(without)

    # Arrival

    def start(self) -> Position:
        """The first turn that asks, or an ending."""
        levels = {name: int(gauge["start"]) for name, gauge in self.data["gauges"].items()}
        return self.arrive(Position(0, levels))

    def arrive(self, at: Position) -> Position:
        """Go on to the next turn that asks, or to the ending."""
        if at.ending is not None:
            return at
        if at.turn == len(self.data["turns"]):
            for close in self.data["close"]:
                if self.holds(close.get("when"), at):
                    return replace(at, ending=close["ending"])
            raise AssertionError("no ending")
        turn = self.data["turns"][at.turn]
        if not self.arises(turn, at):
            return self.arrive(replace(at, turn=at.turn + 1))
        if kind_of(turn) == "meanwhile":
            return self.arrive(self.step(at, [self.first_that_holds(turn["outcomes"], at)], []))
        return at

    def arises(self, turn: Data, at: Position) -> bool:
        """Whether a turn comes to pass."""
        return self.holds(turn.get("when"), at)

    # Moves

    def open_moves(self, at: Position) -> list[str]:
        """The moves that can be made, by their text forms."""
        if at.ending is not None:
            return []
        turn = self.data["turns"][at.turn]
        names = self.open_takes(at)
        if kind_of(turn) == "season":
            spendings = itertools.combinations(names, self.hours(turn, names))
            return [f"{name_of(turn)}.{'+'.join(spent)}" for spent in spendings]
        return [f"{name_of(turn)}.{name}" for name in names]

    def open_takes(self, at: Position) -> list[str]:
        """What is open one by one, in the order of the file."""
        takes = takes_of(self.data["turns"][at.turn])
        return [name for name, take in takes.items() if self.holds(take.get("when"), at)]

    def hours(self, turn: Data, names: list[str]) -> int:
        """How many activities a season takes."""
        return min(int(turn["hours"]), len(names))

    def apply(self, at: Position, move: str) -> Position:
        """The next turn that asks, or an ending."""
        if move not in self.open_moves(at):
            raise AssertionError(f"{move} is not open")
        turn = self.data["turns"][at.turn]
        taken = move.partition(".")[2].split("+") if not move.endswith(".") else []
        cases = [self.first_that_holds(self.cases(takes_of(turn)[name]), at) for name in taken]
        for name, take in takes_of(turn).items():
            if "undone" in take and self.counts_as_undone(name, taken, at):
                undone = take["undone"]
                if self.holds(undone.get("when"), at):
                    cases.append(self.first_that_holds(self.cases(undone), at))
        return self.arrive(self.step(at, cases, taken))

    def counts_as_undone(self, name: str, taken: list[str], at: Position) -> bool:
        """Whether an activity was left undone; a closed one was."""
        assert at.ending is None
        return name not in taken

    # Outcomes

    def cases(self, part: Data) -> list[Data]:
        """The outcomes of a thing: a list, or the one whose fields stand on it."""
        if "outcomes" in part:
            return list(part["outcomes"])
        return [{key: value for key, value in part.items() if key != "when"}]

    def first_that_holds(self, cases: list[Data], at: Position) -> Data:
        """The first outcome whose condition holds; an empty one where none does."""
        return next((case for case in cases if self.holds(case.get("when"), at)), {})

    def step(self, at: Position, cases: list[Data], taken: list[str]) -> Position:
        """One step: sets, the sum of the additions, one clamp; facts; memory; the end or on."""
        turn = name_of(self.data["turns"][at.turn])
        effects = [item for case in cases for item in case.get("effects", {}).items()]
        ends = [case["ends"] for case in cases if "ends" in case]
        return Position(
            turn=at.turn + 1,
            levels=self.changed(dict(at.levels), effects),
            facts=at.facts | {fact for case in cases for fact in case.get("so", [])},
            memory=at.memory | {(turn, name) for name in taken},
            ending=ends[0] if ends else None,
        )

    def changed(self, levels: dict[str, int], effects: list[tuple[str, str]]) -> dict[str, int]:
        """The levels after all effects of one step."""
        read = [(gauge, *self.effect(text)) for gauge, text in effects]
        levels |= {gauge: amount for gauge, sets, amount in read if sets}
        for gauge, sets, amount in read:
            if not sets:
                levels[gauge] += amount
        return {gauge: self.clamped(gauge, level) for gauge, level in levels.items()}

    def clamped(self, gauge: str, level: int) -> int:
        """The level inside its range."""
        return max(0, min(level, len(self.data["gauges"][gauge]["words"]) - 1))

    def effect(self, text: str) -> tuple[bool, int]:
        """Whether an effect sets, and its number; nothing where its premise is taken out."""
        words = text.split()
        if words[1].startswith("@") and words[1][1:] in self.without:
            return False, 0
        return words[0].startswith("="), int(words[0].removeprefix("="))

    # Endings

    def remains(self, at: Position) -> list[str]:
        """What remained."""
        remains = self.data["endings"][at.ending].get("remains", [])
        return [remain["name"] for remain in remains if self.holds(remain.get("when"), at)]

    # Conditions

    def holds(self, when: str | None, at: Position) -> bool:
        """Whether a condition holds: split at each `or`, then each `and`, outside brackets."""
        return when is None or self.true(words_of(when), at)

    def true(self, words: list[str], at: Position) -> bool:
        """Whether the words of a condition are true."""
        for joint, settled in (("or", any), ("and", all)):
            parts = split(words, joint)
            if len(parts) > 1:
                return settled([self.true(part, at) for part in parts])
        if words[0] == "not":
            return not self.true(words[1:], at)
        if words[0] == "(":
            return self.true(words[1:-1], at)
        if len(words) == 1:
            turn, stop, name = words[0].partition(".")
            return (turn, name) in at.memory if stop else turn in at.facts
        sign = next(word for word in words if word in SIGNS)
        left, right = split(words, sign)
        return SIGNS[sign](self.total(left, at), self.total(right, at))

    def total(self, words: list[str], at: Position) -> int:
        """A number, or the sum of gauges."""
        names = [word for word in words if word != "+"]
        return sum(int(name) if name.isdigit() else at.levels[name] for name in names)

    # Memory

    def facts_read(self, at: Position) -> set[str]:
        """The facts that a rule at this turn or later names in its conditions."""
        return self.read_from(at) & set(self.data.get("facts", {}))

    def moves_read(self, at: Position) -> set[tuple[str, str]]:
        """The moves that a rule at this turn or later names in its conditions."""
        parted = [word.partition(".") for word in self.read_from(at)]
        return {(turn, name) for turn, stop, name in parted if stop}

    def read_from(self, at: Position) -> set[str]:
        """Every word in a condition that a rule may still read."""
        return {word for when in self.rules_from(at) for word in words_of(when)}

    def rules_from(self, at: Position) -> list[str]:
        """Every condition that a rule may still read: texts, voices and passages are no rules."""
        parts: list[Data] = list(self.data["close"])
        for ending in self.data["endings"].values():
            parts += ending.get("remains", [])
        for turn in self.data["turns"][at.turn :] if at.ending is None else []:
            parts += [turn, *turn.get("outcomes", []), *takes_of(turn).values()]
            for take in takes_of(turn).values():
                undone = take.get("undone", {})
                parts += [undone, *undone.get("outcomes", []), *take.get("outcomes", [])]
        return [part["when"] for part in parts if "when" in part]


SIGNS: Mapping[str, Callable[[int, int], bool]] = {
    ">=": lambda left, right: left >= right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    "<": lambda left, right: left < right,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
}


def words_of(when: str) -> list[str]:
    """The words of a condition; a remembered move is one word."""
    return re.findall(r"\w+\.\w+|\w+|[<>=!]=|[<>+()]", when)


def split(words: list[str], joint: str) -> list[list[str]]:
    """The words parted at each `joint` that stands in no bracket."""
    parts: list[list[str]] = [[]]
    depth = 0
    for word in words:
        depth += (word == "(") - (word == ")")
        if word == joint and depth == 0:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


@dataclass(frozen=True)
class Policy:
    """The variants told as a way of playing: which of the open moves may be made."""

    as_it_fell: bool = False
    short: bool = False
    start: str | None = None

    def allowed(self, oracle: Oracle, at: Position) -> list[str]:
        """The moves that this variant leaves open."""
        moves = oracle.open_moves(at)
        if at.ending is not None:
            return moves
        turn = oracle.data["turns"][at.turn]
        if kind_of(turn) == "fortune":
            falls_as_it_did = self.as_it_fell or self.is_before_the_start(oracle.data, turn)
            return as_it_fell(oracle, at) if falls_as_it_did else moves
        left_out = self.short and name_of(turn) not in oracle.data.get("short", [])
        if left_out or self.is_before_the_start(oracle.data, turn):
            return as_history_would(oracle, at)
        return moves

    def is_before_the_start(self, data: Data, turn: Data) -> bool:
        """Whether a turn stands before the one at which the variant starts."""
        if self.start is None:
            return False
        order = [name_of(each) for each in data["turns"]]
        return order.index(name_of(turn)) < order.index(self.start)


def as_it_fell(oracle: Oracle, at: Position) -> list[str]:
    """The historical fall; where it is shut, the likeliest open one, the first of equals."""
    turn = oracle.data["turns"][at.turn]
    names = oracle.open_takes(at)
    took = took_at(turn)
    if not took or not names:
        return oracle.open_moves(at)
    if took[0] not in names:
        most = max(int(turn["falls"][name]["odds"]) for name in names)
        took = [name for name in names if int(turn["falls"][name]["odds"]) == most]
    return [f"{name_of(turn)}.{took[0]}"]


def as_history_would(oracle: Oracle, at: Position) -> list[str]:
    """History's move; where it is shut or there is none, the first open one in its place."""
    turn = oracle.data["turns"][at.turn]
    names = oracle.open_takes(at)
    first = [name for name in took_at(turn) if name in names]
    first += [name for name in names if name not in first]
    if kind_of(turn) == "season":
        spent = first[: oracle.hours(turn, names)]
        return [f"{name_of(turn)}.{'+'.join(name for name in names if name in spent)}"]
    return [f"{name_of(turn)}.{name}" for name in first[:1]]
