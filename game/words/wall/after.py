"""The slides of a lesson once history is told: beside what the class decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.core.lesson.curtains import After, Before
from game.core.lesson.lesson import Lesson
from game.core.lesson.plan import Step
from game.core.lesson.swing import leaders
from game.core.playthrough import Playthrough
from game.core.prospects.values import Prospects
from game.core.rules import Step as Stepped
from game.core.scenario.scenario import Scenario
from game.core.scenario.teaching import Concept
from game.words import outcomes
from game.words.blocks import Block, Labelled, Prose, Stated, labelled, prose
from game.words.days import plain_day
from game.words.names import player, turn_title
from game.words.profiles import PROFILES
from game.words.prospects import Road, roads
from game.words.text import flat
from game.words.wall import steps
from game.words.wall.sides import sides
from game.words.wall.slide import Column, Judged, Leaf, Side, leaves

MOST_JUDGED: Final = 7
"""Turns at which hands are asked for: a show of hands takes its time."""

CHOSE: Final = "The class and history"
PLAYED: Final = "The class's choice, played"
STILL_WORKING: Final = "The odds are still being worked out."
ODDS: Final = "These are the model's odds under even random play, not history's."
WEIGHED: Final = (
    "What was done was weighed here, not chosen, so nothing of the class's is played: compare"
    " its judgement with the record."
)


@dataclass(frozen=True, slots=True)
class Beyond:
    """All that may be told after the last curtain.

    `history` is history's whole path. `played` is the class's path once its choice is made,
    None before. The prospects are None until they are worked out: along history's path, and
    along the class's up to its choice; `no_odds` says why they never will be.
    """

    scenario: Scenario
    after: After
    concepts: tuple[Concept, ...]
    history: Playthrough
    played: Playthrough | None = None
    of_history: Prospects | None = None
    of_played: Prospects | None = None
    no_odds: str | None = None


def slides(lesson: Lesson, before: Before, beyond: Beyond) -> list[Leaf]:
    """The pages of a step after the last curtain."""
    match lesson.step:
        case Step.HISTORY:
            return list(_history(lesson, before, beyond))
        case Step.TEST:
            return list(_test(lesson, beyond))
        case Step.CLOSE:
            return list(_close(lesson, before, beyond))
        case _:
            raise AssertionError(lesson.step)  # it comes before the last curtain


def judged_turns(beyond: Beyond, turn: str) -> tuple[str, ...]:
    """The turns of which a class is asked when it was last avoidable: history's, around its own.

    Those with teaching material first, for a class can know them; in the order of the file.
    """
    met = [move.turn for move in beyond.history.moves]
    taught = [name for name in met if _is_taught(beyond.scenario, name) or name == turn]
    at = taught.index(turn) if turn in taught else len(taught) // 2
    start = max(0, min(at - MOST_JUDGED // 2, len(taught) - MOST_JUDGED))
    return tuple(taught[start : start + MOST_JUDGED])


def judged(lesson: Lesson, beyond: Beyond) -> Iterator[Judged]:
    """The turns of which a class is asked, with its hands and the odds of history's ending."""
    odds: dict[str, float] = {}
    ending = beyond.history.state.ending
    if beyond.of_history is not None and ending is not None:
        odds = {
            possible.turn: possible.odds.get(ending, 0.0)
            for possible in beyond.of_history.possible
            if possible.turn is not None
        }
    for number, name in enumerate(judged_turns(beyond, lesson.plan.turn), 1):
        yield Judged(
            name,
            number,
            f"{plain_day(beyond.scenario.turn(name).date)}, {turn_title(beyond.scenario, name)}",
            lesson.avoidable.get(name, 0),
            lesson.inevitable.get(name, 0),
            odds.get(name),
        )


def _is_taught(scenario: Scenario, name: str) -> bool:
    return getattr(scenario.turn(name), "lesson", None) is not None


def _history(lesson: Lesson, before: Before, beyond: Beyond) -> Iterator[Leaf]:
    options = {side.letter: side for side in sides(before)}
    yield Leaf(
        CHOSE,
        columns=(
            Column("The class", _decided(lesson, options)),
            Column(player(beyond.scenario), _done(beyond, options)),
            Column(
                "The record", tuple(labelled("Cost", beyond.after.whose_cost)) or _recorded(beyond)
            ),
        ),
    )
    yield from leaves("What happened", prose(*beyond.after.history))
    if beyond.played is not None:
        yield from _played(lesson, beyond, beyond.played, options)
    if lesson.plan.mode == "analyse":
        yield from leaves("What was weighed", [Prose(WEIGHED)])
    yield from leaves("How sure that is", _graded(beyond))
    yield from leaves("Who spoke for what", list(_advocates(beyond, options)))


def _decided(lesson: Lesson, options: dict[str, Side]) -> tuple[Block, ...]:
    chosen = leaders(lesson.second.tally) or leaders(lesson.first.tally)
    if not chosen:
        return (Prose("Nobody has voted."),)
    label = "Most votes" if len(chosen) == 1 else "As many votes each"
    return tuple(Labelled(label, options[letter].text) for letter in chosen)


def _done(beyond: Beyond, options: dict[str, Side]) -> tuple[Block, ...]:
    after = beyond.after
    if after.took:
        return tuple(Labelled("Took", options[letter].text) for letter in after.took)
    if after.never_arose:
        return (Labelled("It never came to this", flat(after.never_arose)),)
    return (Prose("What was done is told on the next page."),)


def _recorded(beyond: Beyond) -> tuple[Block, ...]:
    return tuple(_graded(beyond)[:1]) or (Prose("It is told on the next page."),)


def _graded(beyond: Beyond) -> list[Block]:
    """The claims under their grades; their sources are on paper, where there is room."""
    return [Stated(claim.grade, flat(claim.says), "") for claim in beyond.after.because]


def _advocates(beyond: Beyond, options: dict[str, Side]) -> Iterator[Block]:
    for letter, advocates in beyond.after.advocates.items():
        named = (f"{who}, {plain_day(date)}" if date else who for who, date in advocates)
        yield Labelled(options[letter].text, f"{'; '.join(named)}.")


def _played(
    lesson: Lesson, beyond: Beyond, played: Playthrough, options: dict[str, Side]
) -> Iterator[Leaf]:
    step = next(step for step in played.steps if step.turn == lesson.plan.turn)
    taken = options[lesson.plan.letter(lesson.took or "")]
    blocks: list[Block] = [Labelled("The class took", taken.text)]
    blocks += outcomes.followed(played, step)
    yield from leaves(PLAYED, blocks)
    yield from leaves("What changed", outcomes.changed(beyond.scenario, step))
    yield from leaves("The odds now", _odds(beyond, step))


def _odds(beyond: Beyond, step: Stepped) -> list[Block]:
    """The odds of each ending after the class's choice, with those before it."""
    prospects = beyond.of_played
    if prospects is None:
        return [Prose(beyond.no_odds or STILL_WORKING)]
    at = 1 + [move.partition(".")[0] for move in prospects.moves].index(step.turn)
    told: list[Block] = [Prose(ODDS)]
    for road in roads(beyond.scenario, prospects, at):
        if road.closed is None:
            told.append(Labelled(road.title, f"{_in_100(road.odds)}, before it {_was(road)}."))
        elif road.before:
            told.append(Labelled(road.title, f"closed now, before it {_was(road)}."))
    return told


def _was(road: Road) -> str:
    return _in_100(road.before or 0.0)


def _in_100(odds: float) -> str:
    return f"{round(100 * odds)} in 100" if round(100 * odds) else "less than 1 in 100"


def _test(lesson: Lesson, beyond: Beyond) -> Iterator[Leaf]:
    after = beyond.after
    blocks = labelled("Whoever chose", after.whoever_chose)
    blocks += labelled("How far this reaches", after.horizon)
    blocks += labelled("Compare", after.compare)
    yield from leaves(_headline(lesson), blocks)
    asked = tuple(judged(lesson, beyond))
    ending = beyond.history.state.ending
    if asked and ending is not None:
        it = flat(beyond.scenario.endings[ending].title).rstrip(".")
        yield Leaf(
            "When was it settled?",
            (Labelled("It", f"{it}."), Prose(ODDS)),
            tasks=(
                "Hands up at the last turn at which it could still be avoided.",
                "Hands up at the turn from which it was inevitable.",
                "How sure are you, and what would change your mind?",
            ),
            judged=asked,
        )


def _close(lesson: Lesson, before: Before, beyond: Beyond) -> Iterator[Leaf]:
    profile = PROFILES[lesson.plan.profile]
    view = beyond.after.view
    asked = profile.question(flat(view)) if view else flat(before.question or before.title)
    blocks: list[Block] = [Prose(asked)]
    if beyond.concepts:
        named = ", ".join(profile.concepts[concept] for concept in beyond.concepts)
        blocks.append(Labelled("It trains", f"{named}."))
    yield from leaves(_headline(lesson), blocks)


def _headline(lesson: Lesson) -> str:
    return steps.headline(lesson.step, lesson.plan.mode)
