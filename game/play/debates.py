"""Begin and resume a lesson: from names to a debate that keeps itself."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from game.core.comparison import history_of
from game.core.lesson.curtains import NoLessonError, curtains
from game.core.lesson.events import Event, Reopened
from game.core.lesson.lesson import Lesson, Plan, planned
from game.core.lesson.plan import USUAL, Form
from game.core.playthrough import Playthrough, replay
from game.core.rules import IllegalMoveError
from game.core.scenario.scenario import Scenario
from game.files import lessons
from game.files.lessons import Kept, Log
from game.play.debate import Debate, planned_at
from game.play.sittings import UnplayableError, scenario_named
from game.words import debates as words
from game.words.lessons import no_such_lesson
from game.words.profiles import PROFILES
from game.words.program import not_resumable


@dataclass(frozen=True, slots=True)
class Wish:
    """Which lesson is to be held, and how.

    `path` are the moves to the turn by their text forms; None is history's own path.
    """

    scenario: str
    turn: str
    form: Form = "debate"
    minutes: int = USUAL
    profile: str = "none"
    path: Sequence[str] | None = None


def plan_of(wish: Wish) -> Plan:
    """The plan of a wish.

    Raises:
        UnplayableError: no such scenario, or no lesson there.
    """
    scenario, called = scenario_named(wish.scenario)
    if wish.turn not in {turn.id for turn in scenario.turns}:
        raise UnplayableError(no_such_lesson(scenario, wish.turn))
    playthrough = _at(scenario, wish)
    try:
        return planned_at(
            playthrough,
            wish.turn,
            called=called,
            form=wish.form,
            minutes=wish.minutes,
            profile=wish.profile,
        )
    except NoLessonError as error:
        raise UnplayableError(words.no_lesson(error, scenario)) from error


@contextmanager
def begun(folder: Path, plan: Plan) -> Iterator[Debate]:
    """A new lesson, kept in a folder from its start.

    Raises:
        UnplayableError: its scenario is gone or has errors.
        SaveError: the folder refuses.
    """
    with lessons.begin(folder, _name(plan), plan) as holder:
        yield _debate(planned(plan), (), holder.add, holder.rewrite, holder.name)


@contextmanager
def resumed(folder: Path, name: str, now: float) -> Iterator[Debate]:
    """A kept lesson, at the step and with the votes that it had.

    Raises:
        UnplayableError: it is over, or its scenario is gone or is another by now.
        SaveError: there is no such lesson, it is in use, or the folder refuses.
    """
    with lessons.hold(folder, name) as (holder, kept):
        if kept.lesson.ended:
            raise UnplayableError(words.over(kept.name))
        debate = _debate(kept.lesson, kept.log, holder.add, holder.rewrite, kept.name)
        if kept.lesson.is_open:
            last = kept.log[-1][0]
            refused = debate.do(Reopened(last), now)
            if refused is not None:
                raise UnplayableError(refused)
        yield debate


def recalled(kept: Kept) -> Debate:
    """A kept lesson to be looked at, over or not: nothing that is done to it is kept.

    Raises:
        UnplayableError: its scenario is gone or is another by now.
    """
    return _debate(kept.lesson, kept.log, lambda _now, _event: None, lambda _log: None, kept.name)


def rehearsed(plan: Plan) -> Debate:
    """A lesson of which nothing is kept.

    Raises:
        UnplayableError: its scenario is gone or has errors.
    """
    return _debate(planned(plan), (), lambda _now, _event: None, lambda _log: None, None)


def _at(scenario: Scenario, wish: Wish) -> Playthrough:
    """The path that comes to the turn, resting there."""
    if wish.path is not None:
        replayed = replay(scenario, wish.path).playthrough
        here = replayed.turn
        if here is not None and here.id == wish.turn:
            return replayed
    else:
        replayed = history_of(scenario)
    try:
        return replayed.rewind(wish.turn)
    except IllegalMoveError as error:
        raise UnplayableError(words.not_on_path(scenario, wish.turn)) from error


def _debate(
    lesson: Lesson,
    log: Log,
    keep: Callable[[float, Event], None],
    rewrite: Callable[[Log], None],
    name: str | None,
) -> Debate:
    plan = lesson.plan
    called = name or plan.turn
    if plan.profile not in PROFILES:
        raise UnplayableError(words.no_profile(called, plan.profile))
    try:
        scenario, _ = scenario_named(plan.scenario)
    except UnplayableError as error:
        raise UnplayableError(not_resumable(called, str(error))) from error
    replayed = replay(scenario, plan.path)
    here = replayed.playthrough.turn
    if replayed.stopped is not None or here is None or here.id != plan.turn:
        raise UnplayableError(words.changed(called, replayed.turn))
    try:
        before, after = curtains(replayed.playthrough, plan.turn)
    except NoLessonError as error:
        raise UnplayableError(words.no_lesson(error, scenario)) from error
    names, documents = tuple(side.name for side in before.sides), len(before.sheets)
    if (names, before.mode, documents) != (plan.names, plan.mode, plan.documents):
        raise UnplayableError(words.changed(called, plan.turn))
    return Debate(
        scenario=scenario,
        called=plan.scenario,
        playthrough=replayed.playthrough,
        history=history_of(scenario),
        before=before,
        after=after,
        lesson=lesson,
        log=list(log),
        keep=keep,
        rewrite=rewrite,
        name=name,
    )


def _name(plan: Plan) -> str:
    """What a new lesson's file is called: scenario and turn, in letters that every system takes."""
    return f"{Path(plan.scenario).stem} {plan.turn}".replace("_", " ")
