"""What a class may see before history is told, and what it may see after.

`Before` is made of what was known on the day and has no field for anything later: whatever
shows a class its step before the last curtain takes a `Before` and nothing else. Works that
were written later would give themselves away by their titles, so what stands in `Before`
only carries their numbers; the list is in `After`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from game.core.dates import Date
from game.core.explanation import shown, voices
from game.core.lesson.ballots import LETTERS
from game.core.playthrough import Playthrough
from game.core.scenario.claims import Cite, Claim
from game.core.scenario.scenario import Scenario
from game.core.scenario.teaching import Document, Lesson, Position
from game.core.scenario.turns import Juncture


class NoLessonError(Exception):
    """A turn at which no class can debate; `reason` says why."""

    def __init__(self, turn: str, reason: Literal["kind", "material", "few", "many"]) -> None:
        super().__init__(f"{turn}: {reason}")
        self.turn = turn
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for a position; `numbers` are its works in the list of `After`."""

    says: str
    grade: Literal["documented", "argued", "judged"]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Advocate:
    """Somebody else than the player's person who is on record for a position by that day."""

    who: str
    date: Date


@dataclass(frozen=True, slots=True)
class Side:
    """One position: its letter, what it is called, and what speaks for and against it."""

    letter: str
    name: str
    label: str
    claim: str | None
    reasons: tuple[Reason, ...]
    risk: str | None
    objection: str | None
    advocates: tuple[Advocate, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document from the day or before it, by its number: words, and who, where and when."""

    number: int
    caption: str | None
    date: Date | None
    original: str
    adapted: str | None
    words: Mapping[str, str]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What somebody in the room says before the decision."""

    who: str
    says: str


@dataclass(frozen=True, slots=True)
class Before:
    """All that may be shown before history is told."""

    turn: str
    mode: Literal["choose", "analyse"]
    title: str
    date: Date
    place: str | None
    silent: str | None
    question: str | None
    situation: tuple[str, ...]
    """A text for the wall, where the author wrote one; else the whole scene."""
    scene: tuple[str, ...]
    known: str | None
    facts: tuple[str, ...]
    warning: str | None
    voices: tuple[Spoken, ...]
    sides: tuple[Side, ...]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from, what it is worth, and whose it is; by its number."""

    number: int
    title: str
    source: Cite
    limits: str | None
    rights: str | None


@dataclass(frozen=True, slots=True)
class Work:
    """A work that reasons rest on, by its number."""

    number: int
    cite: Cite


@dataclass(frozen=True, slots=True)
class After:
    """What may be shown once history is told."""

    took: tuple[str, ...]
    """The letters that history took: none where it never came to this, or verdicts are weighed."""
    never_arose: str | None
    history: tuple[str, ...]
    because: tuple[Claim, ...]
    advocates: Mapping[str, tuple[tuple[str, Date | None], ...]]
    """By the letter of a side: everybody on record for it, with the date if it is known."""
    whoever_chose: str | None
    horizon: str | None
    whose_cost: str | None
    compare: str | None
    view: str | None
    sheets: tuple[Sheet, ...]
    """The documents written later, numbered on from those in `Before`."""
    origins: tuple[Origin, ...]
    works: tuple[Work, ...]


def curtains(playthrough: Playthrough, turn: str) -> tuple[Before, After]:
    """Both, at a juncture as it stands on the path of a playthrough that rests there.

    In mode *choose* the sides are the options that are open on that path; in mode *analyse*
    the verdicts, where there are any.

    Raises:
        NoLessonError: the turn is no juncture, or has no material, or less than two sides, or
            more than there are letters.
    """
    juncture = playthrough.scenario.turn(turn)
    if not isinstance(juncture, Juncture):
        raise NoLessonError(turn, "kind")
    if juncture.lesson is None:
        raise NoLessonError(turn, "material")
    names = _names(playthrough, juncture, juncture.lesson)
    if len(names) < 2:  # noqa: PLR2004 (a choice is between two)
        raise NoLessonError(turn, "few")
    if len(names) > len(LETTERS):
        raise NoLessonError(turn, "many")
    works = _works(juncture.lesson, names)
    before = _before(playthrough, juncture, juncture.lesson, names, works)
    return before, _after(playthrough, juncture, juncture.lesson, before, works)


def _names(playthrough: Playthrough, juncture: Juncture, lesson: Lesson) -> dict[str, str]:
    """What is voted on, by name, with its label."""
    if verdicts := _verdicts(lesson):
        return verdicts
    open_here = {name for offer in playthrough.open_offers for name in offer.move.taken}
    return {name: option.label for name, option in juncture.options.items() if name in open_here}


def _verdicts(lesson: Lesson) -> dict[str, str]:
    """What is weighed instead of the options, by name; nothing where the options are."""
    return dict(lesson.verdicts) if lesson.mode == "analyse" else {}


def _works(lesson: Lesson, names: Iterable[str]) -> tuple[Cite, ...]:
    reasons = [reason for name in names for reason in _reasons(lesson.positions.get(name))]
    return tuple(dict.fromkeys(cite for reason in reasons for cite in reason.cites))


def _reasons(position: Position | None) -> tuple[Claim, ...]:
    return position.reasons if position is not None else ()


def _before(
    playthrough: Playthrough,
    juncture: Juncture,
    lesson: Lesson,
    names: Mapping[str, str],
    works: tuple[Cite, ...],
) -> Before:
    scene = shown(juncture.text, playthrough)
    weighed = _verdicts(lesson)
    sheets = [document for document in lesson.sources if document.read in ("before", "on")]
    return Before(
        turn=juncture.id,
        mode=lesson.mode,
        title=juncture.title,
        date=juncture.date,
        place=juncture.place,
        silent=lesson.silent,
        question=lesson.question,
        situation=scene if lesson.situation is None else (lesson.situation,),
        scene=scene,
        known=juncture.known,
        facts=lesson.facts,
        warning=lesson.warning,
        voices=tuple(
            Spoken(playthrough.scenario.people[voice.who].name, voice.says)
            for voice in voices(playthrough, juncture)
        ),
        sides=tuple(
            Side(
                letter=letter,
                name=name,
                label=label,
                claim=position.claim if position else None,
                reasons=_with_numbers(_reasons(position), works),
                risk=position.risk if position else None,
                objection=lesson.objections.get(name),
                advocates=() if weighed else _advocates(playthrough.scenario, juncture, name),
            )
            for letter, (name, label) in zip(LETTERS, names.items(), strict=False)
            for position in (lesson.positions.get(name),)
        ),
        sheets=_numbered(sheets, 1),
    )


def _with_numbers(reasons: Iterable[Claim], works: tuple[Cite, ...]) -> tuple[Reason, ...]:
    return tuple(
        Reason(reason.says, reason.grade, tuple(works.index(cite) + 1 for cite in reason.cites))
        for reason in reasons
    )


def _advocates(scenario: Scenario, juncture: Juncture, option: str) -> tuple[Advocate, ...]:
    return tuple(
        Advocate(scenario.people[urging.who].name, urging.date)
        for urging in juncture.options[option].urged_by
        if urging.who != scenario.player
        and urging.date is not None
        and not juncture.date < urging.date
    )


def _numbered(documents: Iterable[Document], first: int) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(
            number,
            document.caption,
            document.date,
            document.original,
            document.adapted,
            document.words,
            document.questions,
        )
        for number, document in enumerate(documents, first)
    )


def _after(
    playthrough: Playthrough,
    juncture: Juncture,
    lesson: Lesson,
    before: Before,
    works: tuple[Cite, ...],
) -> After:
    history = juncture.history
    letters = {} if _verdicts(lesson) else {side.name: side.letter for side in before.sides}
    earlier = [document for document in lesson.sources if document.read in ("before", "on")]
    later = [document for document in lesson.sources if document not in earlier]
    return After(
        took=tuple(letters[name] for name in history.took or () if name in letters),
        never_arose=history.never_arose,
        history=shown(history.text, playthrough),
        because=history.because,
        advocates={
            letters[name]: tuple(
                (playthrough.scenario.people[urging.who].name, urging.date)
                for urging in option.urged_by
            )
            for name, option in juncture.options.items()
            if name in letters and option.urged_by
        },
        whoever_chose=lesson.whoever_chose,
        horizon=lesson.horizon,
        whose_cost=lesson.whose_cost,
        compare=lesson.compare,
        view=lesson.view,
        sheets=_numbered(later, len(earlier) + 1),
        origins=tuple(
            Origin(
                number,
                document.title,
                Cite.model_construct(source=document.source, where=document.where),
                document.limits,
                document.rights,
            )
            for number, document in enumerate((*earlier, *later), 1)
        ),
        works=tuple(Work(number, cite) for number, cite in enumerate(works, 1)),
    )
