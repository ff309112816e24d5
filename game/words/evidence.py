"""Claims, voices and sources in words: what is said, how sure it is, where it stands."""

from collections.abc import Iterable

from game.core.scenario.claims import Cite, Claim, EssayClaim, Graded, Premise, Source
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Option, Turn, Urging, Voice
from game.words.blocks import Block, Labelled, Stated, labelled
from game.words.days import plain_day
from game.words.names import taken_label
from game.words.text import flat, sentence


def claims(scenario: Scenario, stated: Iterable[Claim]) -> list[Block]:
    """A line for each claim, under its grade."""
    return [Stated(claim.grade, flat(claim.says), grounds(scenario, claim)) for claim in stated]


def position(scenario: Scenario, voice: Voice) -> Block:
    """How sure it is that somebody held what they say in the game's words."""
    stated = f"{voice.grade}. {grounds(scenario, voice)}".strip()
    return Labelled(f"What {scenario.people[voice.who].name} says", stated)


def urgings(scenario: Scenario, turn: Turn) -> list[Block]:
    """Who urged each option of a turn, when, and on what evidence."""
    return [
        Labelled(
            f"Urged by {scenario.people[urging.who].name}", _urging(scenario, turn, name, urging)
        )
        for name, option in turn.takes.items()
        if isinstance(option, Option)
        for urging in option.urged_by
    ]


def _urging(scenario: Scenario, turn: Turn, option: str, urging: Urging) -> str:
    date = f"{plain_day(urging.date)}: " if urging.date else ""
    cited = "; ".join(cite(scenario, one) for one in urging.cites)
    ground = f" ({cited}.)" if cited else ""
    return f"{date}{sentence(taken_label(scenario, turn.id, option))}{ground}"


def essay(scenario: Scenario, stated: Iterable[EssayClaim]) -> list[Block]:
    """What the founding essay says, and the record beside it."""
    blocks: list[Block] = []
    for claim in stated:
        record = f"{flat(claim.record)} {claim.grade.capitalize()}. {grounds(scenario, claim)}"
        blocks += [
            Labelled("The essay says", flat(claim.says)),
            Labelled("The record", record.strip()),
        ]
    return blocks


def premise(scenario: Scenario, name: str, stated: Premise) -> list[Block]:
    """An arguable rule of the model, with its critic."""
    says = f"Premise {name.replace('_', ' ')}: {sentence(flat(stated.says))}"
    rule: list[Block] = [Stated(stated.grade, says, grounds(scenario, stated))]
    return [*rule, *(labelled("A critic", stated.critic))]


def grounds(scenario: Scenario, graded: Graded) -> str:
    """The sources of a graded statement, and who does not agree."""
    cited = "; ".join(cite(scenario, one) for one in graded.cites)
    against = f" Against: {sentence(flat(graded.against))}" if graded.against else ""
    return f"({cited}.){against}".strip() if cited else against.strip()


def cite(scenario: Scenario, cited: Cite) -> str:
    """A source in short, and where in it."""
    where = f", {flat(cited.where)}" if cited.where else ""
    return f"{short(scenario.sources[cited.source])}{where}"


def short(source: Source) -> str:
    """A source as a citation gives it: who and what."""
    if source.kind == "essay":
        return f"note {source.number} of the founding essay"
    named = ", ".join(flat(part) for part in (source.author, source.title) if part)
    seen = ", from memory" if source.seen == "memory" else ""
    return f"{named}{seen}"


def full(source: Source) -> str:
    """A source as a bibliography gives it: its address comes last, with no full stop behind it."""
    if source.kind == "essay":
        author = f" Author named by the essay: {source.author}." if source.author else ""
        note = f" {flat(source.note)}" if source.note else ""
        quote = flat(source.quote or "")
        return f'The founding essay, note {source.number}: "{quote}"{author}{note}'
    issued = ", ".join(str(part) for part in (source.publisher, source.year) if part is not None)
    parts = [source.author, source.title, issued]
    named = ". ".join(flat(part).rstrip(".") for part in parts if part)
    seen = "Cited from memory." if source.seen == "memory" else "The passage was seen."
    note = f" {flat(source.note)}" if source.note else ""
    address = f" {flat(source.address)}" if source.address else ""
    return f"{named}. {seen}{note}{address}"


def bibliography(sources: Iterable[tuple[str, Source]]) -> list[Labelled]:
    """A line for each source, under its kind."""
    return [Labelled(f"{source.kind.capitalize()} source", full(source)) for _, source in sources]
