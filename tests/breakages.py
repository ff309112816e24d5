"""Every way to break a good scenario in one place, and what must be found there."""

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from game.core.finding import Code, Path
from tests.oracle import Data, Oracle, kind_of, name_of, takes_of, took_at
from tests.strategies import FACTS, GAUGES, KINDS, TAKES, cases_of, full_scenarios

NEVER = "early_peace and not early_peace"
"""A condition that never holds, on a fact that every generated scenario has."""


@dataclass(frozen=True)
class Breakage:
    """One way to break a good scenario.

    `places` are where it can be done; `inflict` does it at one of them and gives the path
    at which the finding with this code is expected. `alone` says that nothing else is
    wrong then: no other finding may follow from it.
    """

    code: Code
    places: Callable[[Data], list[Path]]
    inflict: Callable[[Data, Path], Path]
    alone: bool = True


@dataclass(frozen=True)
class Broken:
    """A scenario with one thing wrong in it, and what must be found where."""

    data: Data
    code: Code
    path: Path
    alone: bool


@st.composite
def broken(draw: DrawFn, breakage: Breakage) -> Broken:
    """A good scenario, broken in that way somewhere."""
    data = copy.deepcopy(draw(full_scenarios()))
    places = breakage.places(data)
    assume(places)
    path = breakage.inflict(data, draw(st.sampled_from(places)))
    return Broken(data, breakage.code, path, breakage.alone)


def _everything(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _everything(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _everything(item, (*path, index))


def _at(data: Data, path: Path) -> object:
    value: object = data
    for step in path:
        assert isinstance(value, dict | list)
        value = value[step]  # type: ignore[index]  # a list's step is a number
    return value


def _part(data: Data, path: Path) -> Data:
    value = _at(data, path)
    assert isinstance(value, dict)
    return value


def _list_at(data: Data, path: Path) -> list[Data]:
    """The list of parts at a path."""
    value = _at(data, path)
    assert isinstance(value, list)
    return value


def _put(data: Data, path: Path, value: object) -> None:
    parent = _at(data, path[:-1])
    assert isinstance(parent, dict | list)
    parent[path[-1]] = value  # type: ignore[index]  # a list's step is a number


def _matches(path: Path, pattern: str) -> bool:
    """Whether a path ends as a pattern says: `*` for any step, `#` for an index."""
    steps = pattern.split(".")
    tail = path[-len(steps) :]
    return len(tail) == len(steps) and all(
        step in ("*", str(here)) or (step == "#" and isinstance(here, int))
        for step, here in zip(steps, tail, strict=True)
    )


def _ending_in(*patterns: str) -> Callable[[Data], list[Path]]:
    def places(data: Data) -> list[Path]:
        return [
            path
            for path, _ in _everything(data)
            if any(_matches(path, pattern) for pattern in patterns)
        ]

    return places


def _naming(pattern: str) -> Callable[[Data], list[Path]]:
    """The conditions in which such a word stands."""

    def places(data: Data) -> list[Path]:
        return [
            path
            for path, value in _everything(data)
            if path[-1:] == ("when",) and re.search(pattern, str(value))
        ]

    return places


def _with(value: object) -> Callable[[Data, Path], Path]:
    """Another value at the place."""

    def inflict(data: Data, path: Path) -> Path:
        _put(data, path, copy.deepcopy(value))
        return path

    return inflict


def _instead(pattern: str, other: str) -> Callable[[Data, Path], Path]:
    """Another word in the text at the place."""

    def inflict(data: Data, path: Path) -> Path:
        _put(data, path, re.sub(pattern, other, str(_at(data, path)), count=1))
        return path

    return inflict


def _added(field: str, value: object) -> Callable[[Data, Path], Path]:
    """A field more in the part at the place; it is found there."""

    def inflict(data: Data, path: Path) -> Path:
        _part(data, path)[field] = copy.deepcopy(value)
        return (*path, field)

    return inflict


def _added_inside(field: str, value: object) -> Callable[[Data, Path], Path]:
    """A field more in the part at the place; it is the part that is found wrong."""

    def inflict(data: Data, path: Path) -> Path:
        return _added(field, value)(data, path)[:-1]

    return inflict


def _taken_away(data: Data, path: Path) -> Path:
    """No such field any more; what is found wrong is the part where it stood."""
    del _part(data, path[:-1])[str(path[-1])]
    return path[:-1]


def _emptied_to(number: int) -> Callable[[Data, Path], Path]:
    """Only the first few of a list or mapping."""

    def inflict(data: Data, path: Path) -> Path:
        value = _at(data, path)
        kept: object = dict(list(value.items())[:number]) if isinstance(value, dict) else None
        if isinstance(value, list):
            kept = value[:number]
        _put(data, path, kept)
        return path

    return inflict


def _renamed_key(other: str) -> Callable[[Data, Path], Path]:
    def inflict(data: Data, path: Path) -> Path:
        parent = _part(data, path[:-1])
        renamed = {other if key == path[-1] else key: value for key, value in parent.items()}
        parent.clear()
        parent.update(renamed)
        return (*path[:-1], other)

    return inflict


def _turns(data: Data, *kinds: str) -> list[tuple[Path, Data]]:
    return [
        (("turns", index), turn)
        for index, turn in enumerate(data["turns"])
        if kind_of(turn) in kinds
    ]


def _whole_turns(data: Data) -> list[Path]:
    return [path for path, _ in _turns(data, *KINDS)]


def _met(data: Data, *kinds: str) -> list[tuple[Path, Data]]:
    """The turns that history's path meets."""
    return [item for item in _turns(data, *kinds) if "took" in item[1].get("history", {})]


# Places and wounds that need a word of their own


def _own_outcomes(data: Data) -> list[Path]:
    """What leads to one outcome, whose fields stand on it."""
    leads = ("options.*", "falls.*", "activities.*", "activities.*.undone")
    return [path for path in _ending_in(*leads)(data) if "text" in _part(data, path)]


def _parts(data: Data) -> list[Path]:
    """Every mapping of fields: not those of names."""
    of_names = {"people", "gauges", "facts", "premises", "sources", "chapters", "endings", "units"}
    of_names |= {"options", "activities", "falls", "effects", "objections", "positions"}
    of_names |= {"verdicts", "if_asked"}
    return [
        path
        for path, value in _everything(data)
        if isinstance(value, dict) and not (path and path[-1] in of_names)
    ]


def _required(data: Data) -> list[Path]:
    patterns = (
        *(f"gauges.*.{field}" for field in ("label", "start", "better", "words")),
        *("people.*.name", "sources.*.kind", "chapters.*.title"),
        *("premises.*.says", "premises.*.grade", "because.#.says", "because.#.grade"),
        *("turns.#.date", "turns.#.history", "turns.#.options", "turns.#.activities"),
        *("turns.#.falls", "turns.#.hours", "options.*.label", "activities.*.label"),
        *("falls.*.odds", "voices.#.who", "voices.#.says", "voices.#.grade", "urged_by.#.who"),
        *("close.#.ending", "endings.*.title", "endings.*.plausibility", "endings.*.text"),
        *("remains.#.name", "remains.#.text", "lesson.sources.#.title", "lesson.sources.#.source"),
        "lesson.sources.#.original",
    )
    junctures = [path for path, _ in _turns(data, "juncture")]
    meanwhiles = [path for path, _ in _turns(data, "meanwhile")]
    top = ("title", "player", "gauges", "turns", "endings", "close")
    return [
        *((name,) for name in top),
        *((*path, field) for path in junctures for field in ("title", "text")),
        *((*path, "outcomes") for path in meanwhiles),
        *_ending_in(*patterns)(data),
    ]


def _conditions_of_turns(data: Data) -> list[Path]:
    return [path for path in _naming(".")(data) if path[0] == "turns"]


def _name_a_later_turn(data: Data, path: Path) -> Path:
    asked = [turn for turn in data["turns"][int(path[1]) + 1 :] if takes_of(turn)]
    assume(asked)
    return _with(f"not {name_of(asked[-1])}.{next(iter(takes_of(asked[-1])))}")(data, path)


def _name_its_own_turn(data: Data, path: Path) -> Path:
    here = data["turns"][int(path[1])]
    assume(takes_of(here))
    return _with(f"not {name_of(here)}.{next(iter(takes_of(here)))}")(data, path)


def _after_the_first(data: Data) -> list[Path]:
    return [("turns", index, "date") for index in range(1, len(data["turns"]))]


def _last_cases(data: Data) -> list[Path]:
    lists = [
        path
        for path, value in _everything(data)
        if path[-1:] == ("outcomes",)
        and isinstance(value, list)
        and path[-2] != "undone"
        and not _matches(path, "turns.#.outcomes")
    ]
    return [*((*path, len(_list_at(data, path)) - 1) for path in lists), ("close", -1)]


def _last_with_when(data: Data, path: Path) -> Path:
    index = int(path[-1]) % len(_list_at(data, path[:-1]))
    _part(data, path)["when"] = "strike"
    return (*path[:-1], index, "when")


def _cases_before_the_last(data: Data) -> list[Path]:
    return [
        path
        for path, _ in _everything(data)
        if _matches(path, "outcomes.#") or _matches(path, "close.#")
        if int(path[-1]) < len(_list_at(data, path[:-1])) - 1
    ]


def _always(data: Data, path: Path) -> Path:
    del _part(data, path)["when"]
    return path


def _open_seasons(data: Data) -> list[Path]:
    return [path for path, _ in _turns(data, "season")]


def _two_sets(data: Data, path: Path) -> Path:
    """Spent or left undone, every activity sets the gauge: each way to spend the hours clashes."""
    gauge = next(iter(data["gauges"]))
    for activity in _part(data, path)["activities"].values():
        for case in cases_of(activity):
            case["effects"] = {gauge: "=1 It was so ordered."}
        activity["undone"] = {"text": "No.", "effects": {gauge: "=0 It was so ordered."}}
    return (*path, "activities")


def _two_ends(data: Data, path: Path) -> Path:
    for activity in _part(data, path)["activities"].values():
        for case in cases_of(activity):
            case["ends"] = "exile"
        activity["undone"] = {"text": "No.", "ends": "exile"}
    return (*path, "activities")


def _many_options(data: Data, path: Path) -> Path:
    more = {f"way_{number}": {"label": "A way", "text": "So."} for number in range(15)}
    _part(data, path)["options"] |= more
    return (*path, "options")


def _hours_for_all(data: Data, path: Path) -> Path:
    season = _part(data, path)
    season["hours"] = str(len(season["activities"]))
    return (*path, "hours")


def _short_games(data: Data) -> list[Path]:
    return [("short",)] if data["turns"] else []


def _named_twice(data: Data, path: Path) -> Path:
    turn, first = _part(data, path), data["turns"][0]
    turn[kind_of(turn)] = name_of(first)
    return (*path, kind_of(turn))


def _no_kind(data: Data, path: Path) -> Path:
    turn = _part(data, path)
    del turn[kind_of(turn)]
    return path


def _without_day(data: Data, path: Path) -> Path:
    data["turns"][-1]["date"] = "1931-02-29"
    return path


def _untaken_outcomes(data: Data) -> list[Path]:
    """The outcomes of what history did not take."""
    return [
        path
        for path in _ending_in("options.*", "falls.*")(data)
        if "text" in _part(data, path) and path[-1] not in took_at(_part(data, path[:2]))
    ]


def _untrue_endings(data: Data) -> list[Path]:
    oracle = Oracle(data)
    at = oracle.start()
    while at.ending is None:
        turn = data["turns"][at.turn]
        took = [name for name in takes_of(turn) if name in took_at(turn)]
        at = oracle.apply(at, f"{name_of(turn)}.{'+'.join(took)}")
    return [("endings", name, "plausibility") for name in data["endings"] if name != at.ending]


def _documented(data: Data, path: Path) -> Path:
    _part(data, path).update({"grade": "documented", "cites": ["figes"]})
    return (*path, "grade")


def _taken_options(data: Data) -> list[Path]:
    """What history took, where one thing is taken."""
    return [
        path
        for path in _ending_in("options.*", "falls.*")(data)
        if path[-1] in took_at(_part(data, path[:2]))
    ]


def _shut(data: Data, path: Path) -> Path:
    _part(data, path)["when"] = NEVER
    return (*path[:2], "history", "took")


def _full_seasons(data: Data) -> list[Path]:
    return [
        (*path, "history", "took")
        for path, turn in _met(data, "season")
        if len(took_at(turn)) == int(turn["hours"])
    ]


def _one_hour_more(data: Data, path: Path) -> Path:
    turn = _part(data, path[:2])
    took = took_at(turn)
    _put(data, path, [*took, *[name for name in takes_of(turn) if name not in took][:1]])
    return path


def _unmet(data: Data) -> list[Path]:
    asked = _turns(data, "juncture", "season", "fortune")
    return [path for path, turn in asked if "never_arose" in turn["history"]]


def _took_all_the_same(data: Data, path: Path) -> Path:
    turn = _part(data, path)
    names = list(takes_of(turn))[: int(turn.get("hours", "1"))]
    turn["history"] = {"took": names}
    return (*path, "history", "took")


def _one_word_only(data: Data, path: Path) -> Path:
    gauge = _part(data, path)
    gauge["words"] = gauge["words"][:1]
    return (*path, "words")


def _weighed_by_verdicts(data: Data, path: Path) -> Path:
    lesson = _part(data, path[:-1])
    lesson |= {"mode": "analyse", "verdicts": {"needed": "It was needed."}}
    return path


_GAUGE = rf"\b({'|'.join(GAUGES)})\b"
_FACT = rf"\b({'|'.join(FACTS)})\b"
_TURN = r"\bturn_[0-9]\b"
_MOVE = rf"\.({'|'.join(TAKES)})\b"

BREAKAGES: Mapping[str, Breakage] = {
    # Shape
    "a required field is taken away": Breakage(
        Code.MISSING_FIELD, _required, _taken_away, alone=False
    ),
    "a field stands where there is none": Breakage(
        Code.UNKNOWN_FIELD, _parts, _added("colour", "red")
    ),
    "a turn has no kind": Breakage(Code.TURN_KIND, _whole_turns, _no_kind, alone=False),
    "a turn has two kinds": Breakage(
        Code.TURN_KIND,
        lambda data: [p for p, _ in _turns(data, "season")],
        _added_inside("fortune", "two"),
    ),
    "a list stands for a text": Breakage(
        Code.WRONG_SHAPE, _ending_in("title", "because.#.says", "label"), _with(["one"])
    ),
    "a text stands for a mapping": Breakage(
        Code.WRONG_SHAPE,
        _ending_in("people", "options.*", "history", "gauges.*"),
        _with("one"),
        alone=False,
    ),
    "a text is empty": Breakage(Code.EMPTY_VALUE, _ending_in("title", "label", "says"), _with(" ")),
    "a name has a capital": Breakage(
        Code.BAD_NAME,
        _ending_in("people.kamenev", "options.*"),
        _renamed_key("Kamenev"),
        alone=False,
    ),
    "a number is a word": Breakage(
        Code.BAD_NUMBER, _ending_in("start", "hours", "odds", "sources.*.number"), _with("two")
    ),
    "the odds are nothing": Breakage(Code.BAD_NUMBER, _ending_in("falls.*.odds"), _with("0")),
    "a date is no date": Breakage(
        Code.BAD_DATE, _ending_in("turns.#.date", "old_style_until"), _with("May 1918")
    ),
    "a word is not of the list": Breakage(
        Code.BAD_WORD, _ending_in("grade", "better", "sources.*.kind", "seen"), _with("quite")
    ),
    "a condition is code": Breakage(
        Code.BAD_CONDITION, _ending_in("when"), _with("__import__('os').getcwd()")
    ),
    "an effect has no reason": Breakage(Code.BAD_EFFECT, _ending_in("effects.*"), _with("+1")),
    "a juncture has one option": Breakage(
        Code.TOO_FEW, _ending_in("turns.#.options"), _emptied_to(1), alone=False
    ),
    "a gauge has one level": Breakage(Code.TOO_FEW, _ending_in("gauges.*"), _one_word_only),
    "nothing is listed": Breakage(
        Code.TOO_FEW,
        _ending_in("gauges", "turns", "endings", "close", "outcomes"),
        _emptied_to(0),
        alone=False,
    ),
    "a gauge has too many levels": Breakage(
        Code.TOO_MANY, _ending_in("gauges.*.words"), _with(["word"] * 12)
    ),
    "a lesson's text is too long": Breakage(
        Code.TOO_LONG,
        _ending_in("lesson.question", "lesson.situation", "lesson.facts.#", "positions.*.claim"),
        _with("word " * 61),
    ),
    "an outcome stands beside outcomes": Breakage(
        Code.OUTCOME_TWICE, _own_outcomes, _added_inside("outcomes", [{"text": "So."}])
    ),
    "nothing follows": Breakage(
        Code.NO_OUTCOME,
        lambda data: [(*path, "text") for path in _own_outcomes(data)],
        _taken_away,
    ),
    "closed for no reason": Breakage(
        Code.CLOSED_WITHOUT_WHEN,
        lambda data: [
            path
            for path in _ending_in("options.*", "activities.*")(data)
            if "when" not in _part(data, path)
        ],
        _added_inside("closed", "Never."),
    ),
    "history took and did not": Breakage(
        Code.TOOK_OR_NEVER_AROSE,
        lambda data: [(*path, "history") for path, _ in _met(data, *KINDS)],
        _added_inside("never_arose", "Who knows."),
    ),
    "history says nothing": Breakage(
        Code.TOOK_OR_NEVER_AROSE, _ending_in("history.took", "history.never_arose"), _taken_away
    ),
    # Names
    "a gauge is a fact": Breakage(
        Code.NAME_TWICE,
        lambda _: [("facts",)],
        lambda data, path: _added(next(iter(data["gauges"])), "It is so")(data, path),
    ),
    "two turns have one name": Breakage(
        Code.NAME_TWICE,
        lambda data: [("turns", index) for index in range(1, len(data["turns"]))],
        _named_twice,
        alone=False,
    ),
    "a gauge in a condition is misspelt": Breakage(
        Code.UNKNOWN_GAUGE, _naming(_GAUGE), _instead(_GAUGE, "lenni")
    ),
    "a gauge in an effect is misspelt": Breakage(
        Code.UNKNOWN_GAUGE, _ending_in("effects.*"), _renamed_key("lenni")
    ),
    "a fact in a condition is misspelt": Breakage(
        Code.UNKNOWN_FACT, _naming(_FACT), _instead(_FACT, "early_piece")
    ),
    "a fact that follows is misspelt": Breakage(
        Code.UNKNOWN_FACT, _ending_in("so.#"), _with("early_piece")
    ),
    "a turn in a condition is misspelt": Breakage(
        Code.UNKNOWN_TURN, _naming(_TURN), _instead(_TURN, "trun")
    ),
    "a unit is called like a turn": Breakage(
        Code.NAME_TWICE,
        lambda data: [("units", "war_or_peace")] if data["turns"] else [],
        lambda data, path: _renamed_key(name_of(data["turns"][0]))(data, path),
    ),
    "a turn of a unit is misspelt": Breakage(
        Code.UNKNOWN_TURN, _ending_in("lessons.#.turns.#"), _with("trun_0")
    ),
    "a step takes no time": Breakage(Code.BAD_NUMBER, _ending_in("steps.#.minutes"), _with("0")),
    "a turn of the short game is misspelt": Breakage(
        Code.UNKNOWN_TURN, _ending_in("short.#"), _with("trun_0")
    ),
    "a move in a condition is misspelt": Breakage(
        Code.UNKNOWN_MOVE, _naming(_MOVE), _instead(_MOVE, ".marhc")
    ),
    "what history took is misspelt": Breakage(
        Code.UNKNOWN_MOVE,
        lambda data: [(*p, "history", "took") for p, _ in _met(data, *KINDS)],
        _with("marhc"),
    ),
    "a person is misspelt": Breakage(
        Code.UNKNOWN_PERSON,
        _ending_in("player", "voices.#.who", "urged_by.#.who"),
        _with("trotzky"),
    ),
    "a source is misspelt": Breakage(
        Code.UNKNOWN_SOURCE,
        _ending_in("cites.#", "cites.#.source", "lesson.sources.#.source"),
        _with("fighes"),
    ),
    "a premise is misspelt": Breakage(
        Code.UNKNOWN_PREMISE, _ending_in("effects.*"), _with("+1 @abscence They forgot.")
    ),
    "a chapter is misspelt": Breakage(
        Code.UNKNOWN_CHAPTER, _ending_in("turns.#.chapter"), _with("wra")
    ),
    "an ending is misspelt": Breakage(
        Code.UNKNOWN_ENDING, _ending_in("ends", "close.#.ending"), _with("exil")
    ),
    "an objection is to no option": Breakage(
        Code.UNKNOWN_OPTION, _ending_in("objections.*"), _renamed_key("marhc")
    ),
    "a position is on no option": Breakage(
        Code.UNKNOWN_OPTION, _ending_in("positions.*"), _renamed_key("marhc")
    ),
    "a position is on no verdict": Breakage(
        Code.UNKNOWN_OPTION, _ending_in("lesson.positions"), _weighed_by_verdicts
    ),
    # Order
    "a turn stands too late": Breakage(
        Code.DATES_OUT_OF_ORDER, _after_the_first, _with("1905-01-09")
    ),
    "a turn ends before it begins": Breakage(
        Code.DATES_OUT_OF_ORDER, _whole_turns, _added("until", "1905-01-09")
    ),
    "nobody lived that day": Breakage(
        Code.NO_SUCH_DAY, lambda data: [("turns", len(data["turns"]) - 1, "date")], _without_day
    ),
    "a document is dated after the decision": Breakage(
        Code.LATER_DOCUMENT, _ending_in("lesson.sources.#.date"), _with("1930-01-09")
    ),
    "a condition names a later turn": Breakage(
        Code.LATER_TURN, _conditions_of_turns, _name_a_later_turn
    ),
    "a condition names its own turn": Breakage(
        Code.LATER_TURN, _conditions_of_turns, _name_its_own_turn
    ),
    "a gauge starts too high": Breakage(
        Code.LEVEL_OUT_OF_RANGE, _ending_in("gauges.*.start"), _with("11")
    ),
    "an effect is too large": Breakage(
        Code.LEVEL_OUT_OF_RANGE, _ending_in("effects.*"), _with("+11 It had to be.")
    ),
    "the last outcome has a condition": Breakage(Code.LAST_HAS_WHEN, _last_cases, _last_with_when),
    "an outcome hides those behind it": Breakage(
        Code.NEVER_REACHED, _cases_before_the_last, _always
    ),
    "two activities set one gauge": Breakage(Code.TWO_SETS, _open_seasons, _two_sets),
    "two activities end the game": Breakage(Code.TWO_ENDS, _open_seasons, _two_ends),
    "a turn has too many moves": Breakage(
        Code.TOO_MANY_MOVES, lambda data: [p for p, _ in _turns(data, "juncture")], _many_options
    ),
    "there are hours for everything": Breakage(Code.NO_CHOICE, _open_seasons, _hours_for_all),
    "the short game asks chance": Breakage(
        Code.SHORT_WITHOUT_MOVES,
        _short_games,
        lambda data, path: _with([name_of(data["turns"][2])])(data, path),
    ),
    # Evidence
    "a claim has no source": Breakage(
        Code.CLAIM_WITHOUT_SOURCE,
        _ending_in("because.#.cites", "premises.luck.cites"),
        lambda data, path: (*_taken_away(data, path), "grade"),
    ),
    "a source does not say how it was seen": Breakage(
        Code.SEEN_MISSING, _ending_in("sources.*.seen"), _taken_away
    ),
    "an essay note has no number": Breakage(
        Code.ESSAY_NUMBER, _ending_in("sources.note.number", "sources.note.quote"), _taken_away
    ),
    "what never happened is documented": Breakage(
        Code.DOCUMENTED_COUNTERFACTUAL,
        _untaken_outcomes,
        _added("because", [{"says": "So.", "grade": "documented", "cites": ["figes"]}]),
    ),
    "an ending that was not is documented": Breakage(
        Code.DOCUMENTED_COUNTERFACTUAL, _untrue_endings, _documented
    ),
    # History
    "what history took is shut": Breakage(Code.HISTORY_CLOSED, _taken_options, _shut),
    "what arose never arose": Breakage(
        Code.HISTORY_ARISES,
        lambda data: [(*path, "history") for path, _ in _met(data, *KINDS)],
        lambda data, path: (*_with({"never_arose": "Who knows."})(data, path), "never_arose"),
    ),
    "what never arose was taken": Breakage(Code.HISTORY_DOES_NOT_ARISE, _unmet, _took_all_the_same),
    "history had an hour more": Breakage(Code.HISTORY_HOURS, _full_seasons, _one_hour_more),
}
"""Every way to break a good scenario, by what is wrong with it."""
