"""Small scenarios written by hand: only what a test is about has to be said."""

from game.core.scenario.scenario import Scenario
from tests.oracle import Data


def small(*turns: Data, **fields: object) -> Scenario:
    """A scenario of some turns. Two gauges of levels 0 to 4 stand at 2 each; it ends in `over`."""
    return Scenario.model_validate(small_data(*turns, **fields))


def small_data(*turns: Data, **fields: object) -> Data:
    """The same as raw data; `fields` replace those given here."""
    plausibility = {"says": "It may be.", "grade": "judged"}
    ending = {"title": "Over", "plausibility": plausibility, "text": "It is over."}
    words = [f"word {level}" for level in range(5)]
    gauge = {"label": "A gauge", "start": "2", "better": "high", "words": words}
    return {
        "title": "A small scenario",
        "player": "trotsky",
        "people": {"trotsky": {"name": "Leon Trotsky"}},
        "gauges": {"army": gauge, "base": gauge},
        "facts": {"peace": "There is peace", "strike": "There is a strike"},
        "premises": {"absence": {"says": "Absence costs", "grade": "judged"}},
        "turns": list(turns),
        "endings": {"over": ending, "early": ending},
        "close": [{"ending": "over"}],
        **fields,
    }


def juncture(name: str, took: str = "", **options: Data) -> Data:
    """A juncture; an option `wait`, where nothing happens, is added if there is only one."""
    if len(options) == 1:
        options["wait"] = so()
    return {
        "juncture": name,
        "date": "1918-01",
        "title": "A juncture",
        "text": "Decide.",
        "options": {each: {"label": each, **option} for each, option in options.items()},
        "history": _history(took or next(iter(options))),
    }


def season(name: str, hours: int, took: str = "", **activities: Data) -> Data:
    """A season; `took` names what history did, joined by commas."""
    first = ",".join(list(activities)[:hours])
    return {
        "season": name,
        "date": "1918-01",
        "hours": str(hours),
        "activities": {each: {"label": each, **what} for each, what in activities.items()},
        "history": _history(*(took or first).split(",")),
    }


def fortune(name: str, took: str = "", **falls: Data) -> Data:
    """A fortune of equal odds unless told."""
    return {
        "fortune": name,
        "date": "1918-01",
        "falls": {each: {"odds": "1", **fall} for each, fall in falls.items()},
        "history": _history(took or next(iter(falls))),
    }


def meanwhile(name: str, *outcomes: Data) -> Data:
    """What happens whoever chooses."""
    return {"meanwhile": name, "date": "1918-01", "outcomes": list(outcomes)}


def so(*facts: str, when: str = "", ends: str = "", **effects: str) -> Data:
    """What follows: some facts, some effects as `army="+1"`, perhaps an ending."""
    data: Data = {"text": "So it went."}
    if facts:
        data["so"] = list(facts)
    if effects:
        data["effects"] = {gauge: f"{effect} It had to be." for gauge, effect in effects.items()}
    return data | ({"when": when} if when else {}) | ({"ends": ends} if ends else {})


def either(*outcomes: Data, when: str = "") -> Data:
    """Several outcomes, of which the first that holds is the one."""
    return {"outcomes": list(outcomes)} | ({"when": when} if when else {})


def _history(*took: str) -> Data:
    return {"never_arose": "It came otherwise."} if took == ("-",) else {"took": list(took)}
