"""Hypothesis strategies for good scenarios, as raw data.

A good scenario's history is right by construction: a path is played with the oracle, and
what was played is what history took.
"""

from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import TypeVar

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.oracle import Data, Oracle, kind_of, name_of, takes_of

T = TypeVar("T")

SHRINKS = settings.default is None or not settings.default.derandomize
"""Whether what fails is made small: that takes minutes, which only `poe search` has."""

UNSHRUNK = settings(
    phases=tuple(Phase) if SHRINKS else [Phase.explicit, Phase.reuse, Phase.generate]
)
"""For tests over whole scenarios."""

GAUGES = ("lenin", "base", "army", "health")
FACTS = ("early_peace", "strike", "treaty")
ENDINGS = ("exile", "office", "prison")
TAKES = ("sign", "wait", "march", "write", "rest")
MOST_TURNS = 7
SIGNS = (">=", "<=", ">", "<", "==", "!=")


@cache
def _numbers(low: int, high: int) -> SearchStrategy[int]:
    return st.integers(low, high)


class _Author:
    """Writes one scenario. The simplest answer to every question comes first, to shrink well."""

    def __init__(
        self,
        number: Callable[[int, int], int],
        *,
        ends: int = 12,
        unguarded: int = 2,
        arise: int = 3,
    ) -> None:
        """`number` gives one between two, both included.

        One in so many outcomes `ends` the game; one in so many things that can be taken is
        `unguarded` by a condition; one in so many turns has one for whether it may `arise`.
        """
        self.number = number
        self._ends = ends
        self._unguarded = unguarded
        self._arise = arise
        self.tops: dict[str, int] = {}
        self.moves: list[str] = []

    def pick(self, things: Sequence[T]) -> T:
        return things[self.number(0, len(things) - 1)]

    def some(self, things: Sequence[T], most: int) -> list[T]:
        """A few different ones, in their order."""
        wanted = {self.number(0, len(things) - 1) for _ in range(self.number(0, most))}
        return [thing for index, thing in enumerate(things) if index in wanted]

    def one_in(self, number: int) -> bool:
        return self.number(1, number) == number

    def scenario(self, kinds: Sequence[str], *, dead_ends: bool) -> Data:
        gauges = GAUGES[: self.number(1, len(GAUGES))]
        self.tops = {name: self.number(1, 6) for name in gauges}
        data: Data = {
            "title": "A Scenario",
            "player": "trotsky",
            "people": {"trotsky": {"name": "Leon Trotsky"}, "kamenev": {"name": "Lev Kamenev"}},
            "gauges": {name: self.gauge(top) for name, top in self.tops.items()},
            "facts": dict.fromkeys(FACTS, "It came to pass"),
            "premises": {
                "absence": {"says": "Absence costs", "grade": "judged"},
                "luck": {"says": "Luck turns", "grade": "argued", "cites": ["figes"]},
            },
            "sources": {
                "figes": {"kind": "secondary", "author": "Orlando Figes", "seen": "memory"},
                "note": {"kind": "essay", "number": "1", "quote": "So it was."},
            },
            "chapters": {"war": {"title": "War"}},
        }
        if self.one_in(2):
            data["calendar"] = {"old_style_until": "1918-01-31"}
        data["turns"] = [
            self.turn(index, kind, date, dead_ends=dead_ends)
            for index, (kind, date) in enumerate(zip(kinds, self.dates(len(kinds)), strict=True))
        ]
        asking = [
            name_of(turn) for turn in data["turns"] if kind_of(turn) in ("juncture", "season")
        ]
        if asking and self.one_in(2):
            data["short"] = self.some(asking, 3) or asking[:1]
        if data["turns"]:
            data["units"] = {"war_or_peace": self.unit(name_of(data["turns"][0]))}
        data["endings"] = {name: self.ending() for name in ENDINGS}
        data["close"] = [
            {"when": self.condition(), "ending": self.pick(ENDINGS)}
            for _ in range(self.number(0, 2))
        ]
        data["close"].append({"ending": self.pick(ENDINGS)})
        self.live_through(data)
        return data

    def unit(self, turn: str) -> Data:
        card = {"who": "Orlando Figes", "interest": "A book.", "says": "It hung on him."}
        lesson = {
            "title": "A vote",
            "turns": [turn],
            "form": self.pick(("debate", "controversy", "fishbowl")),
            "steps": [{"minutes": str(self.number(1, 50)), "text": "Talk."}],
            "cards": [card | {"grade": "argued", "cites": ["figes"]}],
        }
        return {"title": "A unit", "question": "Who decides?", "lessons": [lesson]}

    def gauge(self, top: int) -> Data:
        return {
            "label": "A gauge",
            "start": str(self.number(0, top)),
            "better": self.pick(("high", "low", "neither")),
            "words": [f"word {level}" for level in range(top + 1)],
        }

    def dates(self, number: int) -> list[str]:
        dates = sorted(
            (self.number(1917, 1919), self.number(1, 12), self.number(0, 14)) for _ in range(number)
        )
        return [
            f"{year}-{month:02}" + (f"-{day + 14:02}" if day else "") for year, month, day in dates
        ]

    # Turns

    def turn(self, index: int, kind: str, date: str, *, dead_ends: bool) -> Data:
        turn: Data = {kind: f"turn_{index}", "date": date, "chapter": "war"}
        if self.one_in(self._arise):
            turn["when"] = self.condition()
        if self.one_in(3):
            turn["text"] = self.passages()
        match kind:
            case "juncture":
                turn |= {"title": "A juncture", "text": turn.get("text", "Some text.")}
                turn["options"] = self.takes(2, always_one=not dead_ends)
                turn["voices"] = [
                    {"who": "kamenev", "says": "Wait.", "grade": "judged"},
                    {"who": "trotsky", "when": self.condition(), "says": "No.", "grade": "judged"},
                ][: self.number(0, 2)]
                for option in self.some(list(turn["options"].values()), 2):
                    option["urged_by"] = [{"who": "kamenev", "cites": [{"source": "figes"}]}]
                if self.one_in(3):
                    turn["lesson"] = self.lesson(next(iter(turn["options"])))
            case "season":
                turn["activities"] = self.takes(2, always_one=False)
                turn["hours"] = str(self.number(1, min(3, len(turn["activities"]) - 1)))
                self.leave_undone(list(turn["activities"].values()))
            case "fortune":
                turn["falls"] = self.takes(1, always_one=not dead_ends)
                for fall in turn["falls"].values():
                    fall["odds"] = str(self.number(1, 4))
                    del fall["label"]
                    fall.pop("closed", None)
            case _:
                turn["outcomes"] = self.cases(may_end_with_when=True)
        self.moves += [f"turn_{index}.{name}" for name in takes_of(turn)]
        return turn

    def lesson(self, option: str) -> Data:
        position = {
            "claim": "It helps.",
            "reasons": [{"says": "It did before.", "grade": "argued", "cites": ["figes"]}],
            "risk": "It may not.",
        }
        letter = {"title": "A letter", "source": "figes", "original": "Dear."}
        letter |= {"date": "1905-01", "read": "before"}
        return {
            "question": "What for?",
            "situation": "They wait.",
            "facts": ["It is late."],
            "objections": {option: "It costs."},
            "positions": {option: position},
            "sources": [letter],
        }

    def takes(self, least: int, *, always_one: bool) -> Data:
        takes: Data = {}
        for name in TAKES[: self.number(least, len(TAKES))]:
            take: Data = {"label": f"To {name}"}
            if not self.one_in(self._unguarded) and (takes or not always_one):
                take["when"] = self.condition()
                if self.one_in(2):
                    take["closed"] = "Nobody would follow."
            takes[name] = take | self.leads_to()
        return takes

    def leave_undone(self, activities: list[Data]) -> None:
        """Undone outcomes; of all that may come in one step, one alone ends, and sets a gauge."""
        for activity in activities:
            if self.one_in(2):
                activity["undone"] = self.leads_to(may_end_with_when=True)
                if self.one_in(3):
                    activity["undone"]["when"] = self.condition()
        for index, activity in enumerate(activities):
            for case in cases_of(activity) + cases_of(activity.get("undone", {})):
                if index > 0:
                    case.pop("ends", None)
                for number, (gauge, effect) in enumerate(case.get("effects", {}).items()):
                    if effect.startswith("=") and (index + number) % len(activities):
                        case["effects"][gauge] = f"+1 {effect.partition(' ')[2]}"
        self.keep_one_set(activities)

    def keep_one_set(self, activities: list[Data]) -> None:
        """A gauge that one activity may set is only added to by the others."""
        taken: dict[str, int] = {}
        for index, activity in enumerate(activities):
            for case in cases_of(activity) + cases_of(activity.get("undone", {})):
                for gauge, effect in case.get("effects", {}).items():
                    if effect.startswith("=") and taken.setdefault(gauge, index) != index:
                        case["effects"][gauge] = f"-1 {effect.partition(' ')[2]}"

    # What follows

    def leads_to(self, *, may_end_with_when: bool = False) -> Data:
        if self.one_in(3):
            return {"outcomes": self.cases(may_end_with_when=may_end_with_when)}
        return self.outcome()

    def cases(self, *, may_end_with_when: bool) -> list[Data]:
        cases = [self.outcome() for _ in range(self.number(1, 3))]
        for case in cases[:-1]:
            case["when"] = self.condition()
        if may_end_with_when and self.one_in(2):
            cases[-1]["when"] = self.condition()
        return cases

    def outcome(self) -> Data:
        case: Data = {"text": self.passages() if self.one_in(4) else "So it went."}
        effects = {gauge: self.effect(gauge) for gauge in self.some(list(self.tops), 3)}
        if effects:
            case["effects"] = effects
        if so := self.some(FACTS, 1):
            case["so"] = so
        if self.one_in(self._ends):
            case["ends"] = self.pick(ENDINGS)
        if self.one_in(6):
            case["because"] = [{"says": "It is thought.", "grade": "argued", "cites": ["figes"]}]
        return case

    def effect(self, gauge: str) -> str:
        top = self.tops[gauge]
        sets = self.one_in(4)
        amount = f"={self.number(0, top)}" if sets else f"{self.pick('+-')}{self.number(1, top)}"
        premise = self.pick(("", "", "@absence ", "@luck "))
        return f"{amount} {premise}It had to be."

    def passages(self) -> list[object]:
        passages: list[object] = ["First.", {"when": self.condition(), "text": "Then."}]
        return passages[: self.number(1, 2)]

    def ending(self) -> Data:
        return {
            "title": "An ending",
            "plausibility": {"says": "So it may have been.", "grade": "judged"},
            "text": "It is over.",
            "remains": [
                {"name": name, "when": self.condition(), "text": "It remained."}
                for name in ("archive", "friends")[: self.number(0, 2)]
            ],
        }

    # Conditions

    def condition(self, depth: int = 2) -> str:
        """A condition on all that came before, as an author may write it."""
        match self.pick(("level", "move", "fact", "level", "move", "not", "and", "or")):
            case "move" if self.moves:
                return self.pick(self.moves)
            case "fact":
                return self.pick(FACTS)
            case "not":
                inner = self.condition(depth - 1) if depth else self.pick(FACTS)
                return f"not ({inner})" if self.one_in(2) else f"not {inner}"
            case "and" | "or" as joint if depth:
                parts = [self.condition(depth - 1) for _ in range(self.number(2, 3))]
                return f" {joint} ".join(f"({p})" if self.one_in(2) else p for p in parts)
            case _:
                return self.comparison()

    def comparison(self) -> str:
        left = self.sum_of_gauges()
        highest = sum(self.tops[gauge] for gauge in left)
        right = str(self.number(0, highest)) if self.one_in(2) else " + ".join(self.sum_of_gauges())
        return f"{' + '.join(left)} {self.pick(SIGNS)} {right}"

    def sum_of_gauges(self) -> list[str]:
        return [self.pick(list(self.tops)) for _ in range(self.number(1, 2))]

    # History

    def live_through(self, data: Data) -> None:
        """Play a path; what it met is what history took, and nothing else ever arose."""
        oracle = Oracle(data)
        at = oracle.start()
        while at.ending is None:
            turn = data["turns"][at.turn]
            if not oracle.open_moves(at):
                for field in ("when", "closed"):
                    next(iter(takes_of(turn).values())).pop(field, None)
            move = self.pick(oracle.open_moves(at))
            took = [name for name in move.partition(".")[2].split("+") if name]
            turn["history"] = {
                "took": took if kind_of(turn) == "season" else took[0],
                "text": "So it was.",
                "because": [{"says": "It is known.", "grade": "documented", "cites": ["figes"]}],
            }
            at = oracle.apply(at, move)
        for turn in data["turns"]:
            if kind_of(turn) != "meanwhile":
                turn.setdefault("history", {"never_arose": "It came otherwise."})


def cases_of(part: Data) -> list[Data]:
    """The outcomes to which a thing leads."""
    return list(part.get("outcomes", [part]))


KINDS = ("juncture", "season", "fortune", "meanwhile")


def _drawn(draw: DrawFn) -> Callable[[int, int], int]:
    """Numbers of one seed, for many draws cost most of a test; to shrink, each is drawn."""
    if not SHRINKS:
        return Random(draw(_numbers(0, 2**32))).randint  # noqa: S311 (no secret)
    return lambda low, high: draw(_numbers(low, high))


@st.composite
def scenarios(draw: DrawFn, *, dead_ends: bool = False) -> Data:
    """Good scenarios: nothing in them is an error. Dead ends off history's path may be allowed."""
    author = _Author(_drawn(draw))
    kinds = [author.pick(KINDS) for _ in range(author.number(1, MOST_TURNS))]
    return author.scenario(kinds, dead_ends=dead_ends)


def wide_scenario(turns: int, seed: int) -> Data:
    """A good scenario whose paths part and meet again, and off history's path may get stuck."""
    number = Random(seed).randint  # noqa: S311 (no secret)
    author = _Author(number, ends=40, unguarded=1 + seed % 4, arise=8)
    return author.scenario([author.pick(KINDS) for _ in range(turns)], dead_ends=True)


@st.composite
def wide_scenarios(draw: DrawFn) -> Data:
    """Such scenarios. Large ones, so their words come of a seed: Hypothesis throws away what
    takes many draws. It shrinks the number of turns alone.
    """
    return wide_scenario(draw(_numbers(4, MOST_TURNS)), draw(_numbers(0, 2**32)))


@st.composite
def full_scenarios(draw: DrawFn) -> Data:
    """Good scenarios with a turn of every kind, so that there is enough in them to break."""
    author = _Author(_drawn(draw))
    kinds = [*KINDS, *[author.pick(KINDS) for _ in range(author.number(0, 2))]]
    return author.scenario(kinds, dead_ends=False)


def choices(turns: int = MOST_TURNS) -> SearchStrategy[list[int]]:
    """One number a turn: which of its moves to make, counted round and round."""
    if SHRINKS:
        return st.lists(_numbers(0, 719), min_size=turns, max_size=turns)
    return _numbers(0, 2**32).map(lambda seed: some_choices(turns, seed))


def some_choices(turns: int, seed: int) -> list[int]:
    """Such numbers, of a seed."""
    number = Random(seed).randint  # noqa: S311 (no secret)
    return [number(0, 719) for _ in range(turns)]
