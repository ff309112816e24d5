"""What a proof says, in words: its verdict, its numbers, odds, premises and witnesses."""

from collections.abc import Iterable, Sequence
from shlex import quote
from typing import Final

from game.core.finding import did_you_mean
from game.core.move import Move
from game.core.proof import Alive, Certificate, Proof, Verdict
from game.core.scenario.scenario import Scenario
from game.core.variants import Variant
from game.words.blocks import Block, Heading, Labelled, Prose
from game.words.names import move as move_in_words
from game.words.names import turn_title
from game.words.text import flat, sentence

LEFT: Final = "Left before everything was proven. Witnesses that were told are kept."
"""Said where a proof is broken off."""

_MARGIN: Final = "    "
_SMALLEST: Final = 0.0005
"""Odds below this are not shown as a number: it would be 0.0%."""


def title(scenario: Scenario, variant: Variant) -> Block:
    """What is proven: the scenario and the variant."""
    return Heading(f"{flat(scenario.title)}, {str(variant) or 'as written'}", 1)


def proof(proof: Proof, limit: int, *, turns: bool) -> list[Block]:
    """The verdict and the certificate; with `turns` what is alive before each of them."""
    blocks: list[Block] = [Labelled("Verdict", verdict(proof, limit))]
    if proof.certificate is None:
        return blocks
    certificate = proof.certificate
    blocks += _numbers(certificate)
    blocks.append(Heading("Odds under even random play", 3))
    blocks += [
        Labelled(
            flat(proof.scenario.endings[one.ending].title),
            f"{share(one.odds, one.playthroughs)}, {_playthroughs(one.playthroughs)}.",
        )
        for one in certificate.endings
    ]
    if certificate.stuck:
        stuck = share(certificate.stuck_odds, certificate.stuck)
        blocks.append(Labelled("No ending", f"{stuck}, {_playthroughs(certificate.stuck)}."))
    if certificate.not_examined:
        blocks.append(Labelled("Not examined", _not_examined(certificate.not_examined, limit)))
    if turns:
        blocks.append(Heading("What still makes a difference before each turn", 3))
        blocks += [_alive(turn) for turn in certificate.turns]
    return blocks


def verdict(proof: Proof, limit: int) -> str:
    """The verdict as a sentence."""
    match proof.verdict:
        case Verdict.PROVEN:
            return "proven. Every playthrough comes to one ending; none gets stuck."
        case Verdict.REFUTED:
            return "refuted. Some playthroughs come to a turn where no move is open."
        case Verdict.NOT_PROVEN:
            stopped = proof.stopped
            turn = None if stopped is None else stopped.turn
            where = "at the close" if turn is None else f"before {turn}"
            return f"not proven. The limit of {limit:,} state classes is reached {where}."


def share(odds: float, playthroughs: int) -> str:
    """Odds as a percentage; what is possible is never told as nothing."""
    if playthroughs and odds < _SMALLEST:
        return "under 0.1%"
    return f"{odds:.1%}"


def witness(moves: Sequence[Move], save: str | None) -> tuple[str, ...]:
    """Where a finding shows: the moves in their text form, and how to open the game there."""
    way = " ".join(map(str, moves)) or "the very start"
    shown = f"{_MARGIN}Shown after: {way}"
    return (shown,) if save is None else (shown, f"{_MARGIN}See it: juncture resume {quote(save)}")


def to_ending(
    proof: Proof, ending: str, moves: Sequence[Move] | None, name: str | None
) -> list[Block]:
    """A shortest playthrough to an ending, in words."""
    scenario = proof.scenario
    title = flat(scenario.endings[ending].title)
    if moves is None:
        reason = "the limit was reached first" if proof.walk is None else "no playthrough does"
        return [Prose(f"Nothing can be shown that comes to this ending, {title}: {reason}.")]
    blocks: list[Block] = [Heading(f"A shortest playthrough to: {title}", 2)]
    blocks += [
        Labelled(turn_title(scenario, made.turn), sentence(move_in_words(scenario, made)))
        for made in moves
    ]
    if name is not None:
        blocks.append(Labelled("Look at it with", f"juncture resume {quote(name)}"))
    return blocks


def without(premise: str, scenario: Scenario, whole: Proof, less: Proof) -> list[Block]:
    """The odds of the endings with and without a premise."""
    blocks: list[Block] = [
        Heading(f"Without the premise {premise}", 3),
        Labelled("It says", sentence(flat(scenario.premises[premise].says))),
    ]
    if whole.certificate is None or less.certificate is None:
        return [*blocks, Prose("The limit of state classes is reached: nothing can be said.")]
    if less.verdict is Verdict.REFUTED:
        stuck = share(less.certificate.stuck_odds, less.certificate.stuck)
        blocks.append(Labelled("Without it some play gets stuck", f"{stuck}."))
    for one, other in zip(whole.certificate.endings, less.certificate.endings, strict=True):
        before = share(one.odds, one.playthroughs)
        after = share(other.odds, other.playthroughs)
        change = f"{before}, without it {after}" if before != after else f"{before} either way"
        blocks.append(Labelled(flat(scenario.endings[one.ending].title), f"{change}."))
    return blocks


def closing(verdicts: Iterable[Verdict]) -> str:
    """How many proofs came to what, as a sentence."""
    told = list(verdicts)
    parts = [f"{told.count(verdict)} {verdict.value}" for verdict in Verdict if verdict in told]
    return f"{' and '.join(parts) or 'Nothing to prove'}."


def no_such_ending(scenario: Scenario, name: str) -> str:
    """Said where no ending has that name."""
    return _no_such(scenario, "ending", name, scenario.endings)


def no_such_premise(scenario: Scenario, name: str) -> str:
    """Said where no premise has that name."""
    return _no_such(scenario, "premise", name, scenario.premises)


def not_provable(path: str) -> str:
    """Said where a scenario has errors, and so cannot be proven."""
    return f"{path} has errors, so there is nothing to prove. Run: juncture check"


def label(scenario: Scenario, variant: Variant) -> str:
    """Beside the progress bar."""
    return f"{flat(scenario.title)[:30]}, {str(variant) or 'as written'}"


def _no_such(scenario: Scenario, kind: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    hint = did_you_mean(name, names) or f"Known: {', '.join(names) or 'none'}."
    return f"{flat(scenario.title)} has no {kind} '{name[:80]}'. {hint}"


def _numbers(certificate: Certificate) -> list[Block]:
    largest = max(certificate.turns, key=lambda turn: turn.classes)
    where = "the close" if largest.turn is None else largest.turn
    blocks: list[Block] = [
        Labelled("Playthroughs", f"{certificate.playthroughs:,} come to an ending."),
        Labelled(
            "State classes",
            f"{certificate.classes:,} in all; {largest.classes:,} before {where}, the most.",
        ),
    ]
    if certificate.shortest is not None:
        length = f"{certificate.shortest} to {certificate.longest} moves"
        blocks.append(Labelled("Length", f"{length}, falls of chance among them."))
    return blocks


def _playthroughs(number: int) -> str:
    match number:
        case 0:
            return "in no playthrough"
        case 1:
            return "in 1 playthrough"
        case _:
            return f"in {number:,} playthroughs"


def _not_examined(names: Sequence[str], limit: int) -> str:
    """What nothing is claimed of, though all else is."""
    gauges = [name.removeprefix("gauges.") for name in names if name.startswith("gauges.")]
    texts = [name for name in names if not name.startswith("gauges.")]
    parts = [f"how much is lost at the bounds of {', '.join(gauges)}"] if gauges else []
    parts += [f"whether these texts are ever told, or always: {', '.join(texts)}"] if texts else []
    return f"{'; and '.join(parts)}. That would pass the limit of {limit:,} state classes."


def _alive(turn: Alive) -> Block:
    parts = [f"{turn.classes:,} classes"]
    parts += [", ".join(f"{gauge} in {number}" for gauge, number in turn.gauges)]
    parts += [", ".join(turn.facts), ", ".join(turn.memory)]
    return Labelled(turn.turn or "the close", f"{'; '.join(filter(None, parts))}.")
