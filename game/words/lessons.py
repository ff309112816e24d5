"""A turn's teaching material, and a unit of lessons, as a teacher reads them beforehand."""

from collections.abc import Mapping
from typing import Final

from game.core.finding import did_you_mean
from game.core.scenario.scenario import Scenario
from game.core.scenario.teaching import Document, Lesson
from game.core.scenario.turns import Juncture, Season, Turn
from game.core.scenario.units import Form, Unit
from game.words.blocks import Block, Heading, Labelled, labelled
from game.words.days import plain_day, when
from game.words.evidence import claims, short
from game.words.names import taken_label, turn_title
from game.words.text import flat

_FORMS: Final[Mapping[Form, str]] = {
    "debate": "a vote, a debate, and a second vote.",
    "controversy": "fours argue both sides in turn, and agree on a sentence.",
    "fishbowl": "a few speak in the middle, the others listen and take their places.",
}


def taught(scenario: Scenario) -> list[tuple[Turn, Lesson]]:
    """The turns with teaching material."""
    return [
        (turn, turn.lesson)
        for turn in scenario.turns
        if isinstance(turn, Juncture | Season) and turn.lesson is not None
    ]


def listed(scenario: Scenario) -> list[Block]:
    """Each of them by its name, with the question for debate; then the units."""
    blocks: list[Block] = [Heading(flat(scenario.title), 1)]
    for turn, lesson in taught(scenario):
        question = f" {flat(lesson.question)}" if lesson.question else ""
        mode = "" if lesson.mode == "choose" else " To be analysed, not chosen."
        title = turn_title(scenario, turn.id)
        blocks.append(Labelled(turn.id, f"{title}, {plain_day(turn.date)}.{question}{mode}"))
    for name, one in scenario.units.items():
        lessons = f"{len(one.lessons)} lessons" if len(one.lessons) > 1 else "one lesson"
        blocks.append(Labelled(name, f"A unit of {lessons}: {flat(one.title)}"))
    return blocks


def no_such_lesson(scenario: Scenario, wanted: str) -> str:
    """Said where no unit has that name, and no turn of that name has teaching material."""
    known = [*(turn.id for turn, _ in taught(scenario)), *scenario.units]
    hint = did_you_mean(wanted, known) or f"With material: {', '.join(known) or 'none'}."
    return f"{scenario.title} has no lesson '{wanted}'. {hint}"


def lesson(scenario: Scenario, turn: Turn, material: Lesson) -> list[Block]:
    """All the material of one turn. It tells what happened: it is for the teacher."""
    blocks: list[Block] = [Heading(turn_title(scenario, turn.id), 1)]
    blocks.append(Labelled("Date", f"{when(scenario, turn)}."))
    if material.mode == "analyse":
        blocks.append(Labelled("Form", "the options are weighed, not chosen."))
    blocks += _before(scenario, turn, material)
    blocks += _after(material)
    for document in material.sources:
        blocks += _document(scenario, document)
    return blocks


def unit(scenario: Scenario, whole: Unit) -> list[Block]:
    """All the lessons of a unit, each with its steps. It too is for the teacher."""
    blocks: list[Block] = [Heading(flat(whole.title), 1)]
    blocks.append(Labelled("Question", flat(whole.question)))
    for number, one in enumerate(whole.lessons, 1):
        blocks.append(Heading(f"Lesson {number}: {flat(one.title)}"))
        blocks.append(Labelled("Form", f"{_FORMS[one.form]} {one.minutes} minutes."))
        blocks += [Labelled(f"Turn {name}", turn_title(scenario, name)) for name in one.turns]
        blocks += [Labelled(_lasting(step.minutes), flat(step.text)) for step in one.steps]
        for card in one.cards:
            blocks.append(Heading(f"Card: {flat(card.who)}", 3))
            blocks += claims(scenario, [card])
            blocks.append(Labelled("At stake", flat(card.interest)))
        blocks += [Labelled("Product", flat(product)) for product in one.products]
        blocks += labelled("Homework", one.homework)
    return blocks


def _lasting(minutes: int) -> str:
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _before(scenario: Scenario, turn: Turn, material: Lesson) -> list[Block]:
    """What the class may see before history is told."""
    blocks = labelled("Content note", material.warning)
    blocks += labelled("Question", material.question)
    blocks += labelled("Alone, before anything is told", material.silent)
    blocks += labelled("Situation", material.situation)
    blocks += [Labelled("Known that day", flat(fact)) for fact in material.facts]
    blocks += [Labelled("Verdict", flat(verdict)) for verdict in material.verdicts.values()]
    for name, position in material.positions.items():
        argued_for = material.verdicts.get(name) or taken_label(scenario, turn.id, name)
        blocks.append(Heading(f"Position: {flat(argued_for)}", 3))
        blocks.append(Labelled("Claim", flat(position.claim)))
        blocks += claims(scenario, position.reasons)
        blocks.append(Labelled("Risk", flat(position.risk)))
    for name, objection in material.objections.items():
        label = taken_label(scenario, turn.id, name)
        blocks.append(Labelled(f"Against: {label}", flat(objection)))
    return blocks


def _after(material: Lesson) -> list[Block]:
    """What follows history, and what is for the teacher alone."""
    blocks: list[Block] = []
    for label, text in (
        ("Whoever chose", material.whoever_chose),
        ("Horizon", material.horizon),
        ("Whose cost", material.whose_cost),
        ("Compare", material.compare),
        ("A view to argue with", material.view),
        ("A landslide", material.landslide),
    ):
        blocks += labelled(label, text)
    blocks += [Labelled("Misconception", flat(text)) for text in material.misconceptions]
    blocks += [Labelled("Ask the class", flat(text)) for text in material.ask]
    blocks += [
        Labelled("If asked", f"{flat(asked)} {flat(answer)}")
        for asked, answer in material.if_asked.items()
    ]
    if material.concepts:
        blocks.append(Labelled("Concepts", f"{', '.join(material.concepts)}."))
    return blocks


def _document(scenario: Scenario, document: Document) -> list[Block]:
    read = f", to be read {document.read} the decision" if document.read else ""
    where = f", {flat(document.where)}" if document.where else ""
    blocks: list[Block] = [Heading(f"Document: {flat(document.title)}", 3)]
    blocks.append(Labelled("Source", f"{short(scenario.sources[document.source])}{where}{read}."))
    blocks += labelled("Caption before the reveal", document.caption)
    blocks += labelled("Original", document.original)
    blocks += labelled("In plain words", document.adapted)
    blocks += [Labelled(f"Word: {word}", flat(text)) for word, text in document.words.items()]
    blocks += labelled("Limits", document.limits)
    blocks += labelled("Rights", document.rights)
    return [*blocks, *(Labelled("Ask", flat(text)) for text in document.questions)]
