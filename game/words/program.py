"""What the program itself says: prompts, hints, help, and what became of a playthrough."""

from collections.abc import Iterable, Sequence
from shlex import quote
from typing import Final, assert_never

from game.core.playthrough import Playthrough, Replay
from game.core.scenario.scenario import Scenario
from game.core.variants import Variant
from game.files.located import Located
from game.files.saves import Damaged, Kept
from game.words.blocks import Block, Heading, Labelled, Numbered, Prose
from game.words.days import plain_day
from game.words.levels import standing
from game.words.names import move, turn_title
from game.words.text import flat, sentence

COMMANDS: Final = (
    ("again", "say the question once more"),
    ("status", "where things stand"),
    ("why GAUGE", "every change of a gauge so far, and its reasons"),
    ("evidence", "what the last situation rested on, who held what, who urged what"),
    ("essay", "what the founding essay says of what came to pass, beside the record"),
    ("model", "the model: its gauges, its premises and their critics, what it leaves out"),
    ("path", "your path so far beside history's"),
    ("odds", "which endings are still possible, and how likely; at the end, which were, and when"),
    ("premises", "how likely each ending is without each of the model's premises"),
    ("sources", "the sources of what was told so far"),
    ("people NAME", "who somebody is; everybody, without a name"),
    ("terms WORD", "what a word means; every word, without one"),
    ("undo", "take your last decision back"),
    ("rewind NUMBER", "go back to an earlier decision; without a number, list them"),
    ("help", "this list"),
    ("quit", "leave; every move is saved already"),
)

NAME: Final = "Juncture"
HINT: Final = "Type a number and press Enter. Type help for the other words, quit to leave."
HINT_AT_THE_TITLE: Final = "Type a number and press Enter, or quit to leave."
PAUSE: Final = "Press Enter to go on."
GO_ON_FIRST: Final = "Go on first; at the next question that can be done."
NO_EVIDENCE: Final = "No turn has been answered yet."
GOING_ON: Final = "going on"
NOT_SAVED: Final = "not saved"
NO_WAY_ON: Final = "no way on"
"""What the head of a screen calls a page that only says something."""
GO_ON: Final = "See how it falls."
LOOK_BACK: Final = "End here."
LEAVE: Final = "Leave."
UNKEEPABLE: Final = "The scenario's path or title has characters that no save can hold: rename it."
NOTHING_TO_RESUME: Final = "There is no playthrough to go on with. Begin one: juncture"
NOT_KEPT: Final = "This playthrough was shown, not saved."
TAKEN_BACK: Final = "Taken back."
NO_UNDO: Final = "This playthrough is played without undo."
NOTHING_TO_UNDO: Final = "There is no decision to take back."
ENDED_INPUT: Final = "The input has ended."


def choose(most: int) -> str:
    """The prompt for a number."""
    return "Choose 1." if most == 1 else f"Choose 1 to {most}."


def no_such_number(most: int) -> str:
    """Said of a number that nothing has."""
    return f"There is no such number. {choose(most)}"


def no_such_command(line: str) -> str:
    """Said of a line that is no command."""
    return f"'{line}' is no number and no command. Type help for the commands."


def which_gauge(scenario: Scenario) -> str:
    """Said where `why` names no gauge."""
    labels = "; ".join(gauge.label for gauge in scenario.gauges.values())
    return f"Say which: why and one of these. {labels}."


def nobody(name: str) -> str:
    """Said where nobody has that name."""
    return f"Nobody and nothing here is called '{name}'."


def commands() -> list[Block]:
    """The words that every prompt understands."""
    return [Labelled(word, f"{meaning}.") for word, meaning in COMMANDS]


def status(playthrough: Playthrough) -> list[Block]:
    """Where things stand: the turn, the gauges, what has become so."""
    scenario = playthrough.scenario
    turn = playthrough.turn
    blocks: list[Block] = []
    if turn is not None:
        blocks.append(Labelled("Now", f"{turn_title(scenario, turn.id)}."))
    return [*blocks, *standing(playthrough), *so_far(playthrough)]


def so_far(playthrough: Playthrough) -> list[Block]:
    """What has become so, as far as anything still to come depends on it."""
    scenario = playthrough.scenario
    return [
        Labelled("So far", sentence(flat(text)))
        for name, text in scenario.facts.items()
        if name in playthrough.facts
    ]


def decisions(playthrough: Playthrough, turns: Sequence[str]) -> list[Block]:
    """The decisions that can be gone back to, numbered."""
    scenario = playthrough.scenario
    made = {step.turn: step.move for step in playthrough.steps if step.move is not None}
    return [
        Numbered(number, f"{turn_title(scenario, turn)}: {move(scenario, made[turn])}.")
        for number, turn in enumerate(turns, 1)
    ]


def variant(scenario: Scenario, played: Variant) -> list[Block]:
    """In which variant one plays; nothing where the scenario is played as written."""
    said = []
    if played.as_it_fell:
        said.append("Chance falls as it fell in history.")
    if played.short:
        said.append("A short game: at the turns that are not asked, history's move is made.")
    if played.start is not None:
        turn = scenario.turn(played.start)
        title = turn_title(scenario, turn.id)
        said.append(f"It starts at {title}, {plain_day(turn.date)}, where history had come to.")
    said += [
        f"Without the premise that {flat(scenario.premises[name].says)}" for name in played.without
    ]
    return [Labelled("Variant", " ".join(said))] if said else []


def went_on(name: str, playthrough: Playthrough) -> list[Block]:
    """Said when a playthrough is taken up again."""
    made = _moves(len(playthrough.moves))
    title = flat(playthrough.scenario.title)
    return [Heading(title, 1), Labelled("You go on with", f"{name}, after {made}.")]


def edited(replayed: Replay, aside: str | None) -> list[Block]:
    """Said when a scenario was changed since a playthrough was saved."""
    if replayed.stopped is None:
        return [Prose("The scenario has been edited since; all your moves still stand.")]
    scenario = replayed.playthrough.scenario
    turn = replayed.turn
    where = f" at {turn_title(scenario, turn)}" if turn else ""
    number = len(replayed.playthrough.moves)
    return [
        Prose(
            f"The scenario has been edited since, and {_again(number)}:"
            f" {replayed.stopped}{where} was not possible,"
            f" because {(replayed.reason or '').rstrip('.')}."
        ),
        Labelled("Kept as it was", f"{aside}."),
    ]


def stuck(playthrough: Playthrough) -> list[Block]:
    """Said where a scenario leaves no open move: its author's fault, never the player's."""
    turn = playthrough.turn
    title = turn_title(playthrough.scenario, turn.id) if turn else ""
    return [
        Prose(
            f"No move is open at {title}. This is a defect of the scenario, not of your play:"
            f" tell its author, and go back with undo."
        )
    ]


def farewell(playthrough: Playthrough, *, kept: bool) -> str:
    """Said when the player leaves."""
    if not kept:
        return "Every move before this one is saved."
    if playthrough.state.ending is not None:
        return "The whole playthrough is saved. Look back on it with: juncture resume"
    return "Everything is saved. Go on with: juncture resume"


def nothing_kept(name: str) -> str:
    """Said where a playthrough was begun and never saved."""
    return f"{name} holds nothing yet."


def unkept(sentence: str) -> list[Block]:
    """Said where a move could not be saved, and so was not made."""
    return [Prose(f"Your move was not made. {sentence}")]


def entry_new(scenario: Scenario) -> str:
    """A scenario on the title page."""
    return f"Begin: {flat(scenario.title)}"


def entry_resume(name: str, *, ended: bool) -> str:
    """A playthrough on the title page."""
    return f"Look back on: {name}" if ended else f"Go on with: {name}"


def damaged(sentence: str) -> list[Block]:
    """A save that cannot be read, on the title page: the others still list."""
    return [Labelled("Not readable", sentence)]


def shelf(folder: str, entries: Iterable[Kept | Damaged]) -> list[Block]:
    """The playthroughs that are kept, newest first."""
    blocks: list[Block] = [Labelled("Kept in", folder)]
    for entry in entries:
        match entry:
            case Kept(save=save):
                moves = _moves(len(save.moves))
                played = ", ".join(filter(None, (save.scenario, save.variant, moves)))
                iron = ", without undo" if save.iron else ""
                blocks.append(Labelled(save.name, f"{played}{iron}."))
            case Damaged(sentence=sentence):
                blocks += damaged(sentence)
            case _:
                assert_never(entry)
    return blocks if len(blocks) > 1 else [*blocks, Prose("No playthrough is kept yet.")]


def copied(name: str) -> str:
    """Said after a copy."""
    return f"Copied to {name}."


def delete_question(name: str) -> str:
    """Asked before a playthrough is deleted."""
    return f"Delete the playthrough {name} for good? yes or no:"


def deleted(name: str) -> str:
    """Said after a playthrough was deleted."""
    return f"Deleted: {name}."


def not_deleted(name: str) -> str:
    """Said where the answer was not yes."""
    return f"Nothing was deleted; {name} is still there."


def broken_scenario(path: str, errors: Sequence[Located]) -> str:
    """Said where a scenario has errors and cannot be played."""
    number = "an error" if len(errors) == 1 else f"{len(errors)} errors"
    first = errors[0]
    at = f"{first.place}: " if first.line else ""
    return (
        f"{path} has {number}, so it cannot be played: {at}{first.message}"
        f" Run: juncture check {quote(path)}"
    )


def several_scenarios(path: str, inside: Sequence[str]) -> str:
    """Said where a folder of scenarios was named to be played."""
    return f"{path} is a folder of scenarios: name one of them. {', '.join(inside)}"


def not_resumable(name: str, why: str) -> str:
    """Said where a kept playthrough cannot be gone on with, because of its scenario."""
    return f"'{name}' is kept, and can go on when its scenario is mended or put back. {why}"


def _moves(number: int) -> str:
    return "one move" if number == 1 else f"{number} moves"


def _again(number: int) -> str:
    if number == 0:
        return "none of your moves could be made again"
    first = "first" if number == 1 else f"first {number}"
    return f"your moves could be made again only as far as the {first}"
