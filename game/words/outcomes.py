"""What is said after a move: what followed, what history did, what changed and why."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from game.core.explanation import claims_behind, outcomes, shown, voices
from game.core.playthrough import Playthrough
from game.core.rules import Event, Passed, Step
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Asked, Meanwhile
from game.words.blocks import Block, Heading, Labelled, prose
from game.words.conditions import needs
from game.words.days import when
from game.words.evidence import claims, essay, position, urgings
from game.words.levels import change
from game.words.names import move, player, taken_label, turn_title
from game.words.pages import Banner, Page, Part, page
from game.words.text import flat, sentence
from game.words.turns import banner, scene

FOLLOWED: Final = "what followed"
CHANGED: Final = "What changed"


def told(playthrough: Playthrough, events: Sequence[Event], *, took: bool = True) -> list[Page]:
    """What came to pass: a move and what followed it, up to the next question.

    `took` is false where the variant made the move, so that nothing is called yours. What
    did not arise is told on the page of what came before it.
    """
    pages: list[Page] = []
    for event in events:
        match event:
            case Passed():
                _add_absent(pages, _passed(playthrough.scenario, event))
            case Step(move=None):
                pages += _happened(playthrough, event)
            case Step():
                pages += _answered(playthrough, event, took=took)
            case _:
                assert_never(event)
    return pages


def _add_absent(pages: list[Page], blocks: list[Block]) -> None:
    absent = page(Banner(), (Part.ABSENT, blocks))
    if not pages:
        pages.append(absent)
    else:
        last = pages[-1]
        pages[-1] = replace(last, sections=(*last.sections, *absent.sections))


def _answered(playthrough: Playthrough, step: Step, *, took: bool) -> list[Page]:
    scenario = playthrough.scenario
    turn = scenario.turn(step.turn)
    made = step.move
    if made is None or isinstance(turn, Meanwhile):
        return []
    taken = Labelled(_who(scenario, turn, step, took=took), f"{move(scenario, made)}.")
    changes = changed(scenario, step)
    if changes:  # else it would read as history's doing
        changes = [Heading("What changed in your game", 3), *changes]
    grounds = [
        *claims(scenario, claims_behind(scenario, step)),
        *claims(scenario, turn.history.because),
        *essay(scenario, turn.essay),
    ]
    return [
        page(
            banner(scenario, turn, FOLLOWED),
            (Part.SCENE, [] if took else scene(playthrough, turn, step)),  # nobody was asked
            (Part.FOLLOWED, [taken, *followed(playthrough, step)]),
            (Part.HISTORY, _beside_history(playthrough, turn, step)),
            (Part.CHANGES, changes),
            (Part.GROUNDS, _rests_on(grounds)),
            turn=turn.id,
        )
    ]


def _who(scenario: Scenario, turn: Asked, step: Step, *, took: bool) -> str:
    if turn.kind == "fortune":
        return "It falls"
    if took:
        return "You"
    why = "as in history" if _is_same(turn, step) else "as history's move was closed"
    return f"{player(scenario)}, {why}"


def _is_same(turn: Asked, step: Step) -> bool:
    """Whether a step's move is the one that history took."""
    return step.move is not None and set(step.move.taken) == set(turn.history.took or ())


def followed(playthrough: Playthrough, step: Step) -> list[Block]:
    """The texts of what a step came to."""
    texts = [
        text
        for outcome in outcomes(playthrough.scenario, step)
        for text in shown(outcome.text, playthrough, step)
    ]
    return prose(*texts)


def _beside_history(playthrough: Playthrough, turn: Asked, step: Step) -> list[Block]:
    """What the historical person did here, or why the turn never arose."""
    scenario, history = playthrough.scenario, turn.history
    record = prose(*shown(history.text, playthrough, step))
    if history.took is None:
        return [
            Labelled("History", f"This never arose. {flat(history.never_arose or '')}"),
            *record,
        ]
    is_same = _is_same(turn, step)
    labels = "; ".join(taken_label(scenario, turn.id, name) for name in history.took)
    subject = "It fell so" if turn.kind == "fortune" else f"{player(scenario)} did the same"
    other = "It fell otherwise" if turn.kind == "fortune" else f"{player(scenario)} did otherwise"
    said = f"{subject}." if is_same else f"{other}: {labels}."
    return [Labelled("History", said), *record]


def _happened(playthrough: Playthrough, step: Step) -> list[Page]:
    """A meanwhile; where no outcome held, nothing is said."""
    if not step.rows:
        return []
    scenario = playthrough.scenario
    turn = scenario.turn(step.turn)
    opened: list[Block] = [Heading(f"Meanwhile: {turn_title(scenario, turn.id)}", 3)]
    opened.append(Labelled("Date", f"{when(scenario, turn)}."))
    opened += prose(*shown(turn.text, playthrough, step))
    grounds = [
        *claims(scenario, claims_behind(scenario, step)),
        *claims(scenario, turn.because),
        *essay(scenario, turn.essay),
    ]
    return [
        page(
            banner(scenario, turn),
            (Part.SCENE, opened),
            (Part.FOLLOWED, followed(playthrough, step)),
            (Part.CHANGES, changed(scenario, step)),
            (Part.GROUNDS, _rests_on(grounds)),
            turn=turn.id,
        )
    ]


def changed(scenario: Scenario, step: Step) -> list[Block]:
    """What changed, in words and levels, and what is so from now on."""
    blocks: list[Block] = [change(scenario, one) for one in step.changes]
    blocks += [Labelled("From now on", sentence(flat(scenario.facts[fact]))) for fact in step.facts]
    blocks += [
        Labelled("No difference", flat(outcome.no_difference))
        for outcome in outcomes(scenario, step)
        if outcome.no_difference
    ]
    return blocks


def evidence(playthrough: Playthrough, wanted: str | None = None) -> list[Block]:
    """What the situation of an answered turn rests on: claims, voices, who urged what.

    Of the `wanted` turn, if it is answered; else of the last one. Told only when it is asked
    for; nothing where no turn has been answered.
    """
    scenario = playthrough.scenario
    answered = [step for step in playthrough.steps if step.move is not None]
    if not answered:
        return []
    step = next((step for step in answered if step.turn == wanted), answered[-1])
    turn = scenario.turn(step.turn)
    return [
        Heading(f"Evidence: {turn_title(scenario, turn.id)}", 2),
        *claims(scenario, turn.because),
        *[position(scenario, voice) for voice in voices(playthrough, turn, step)],
        *urgings(scenario, turn),
    ]


def _rests_on(grounds: list[Block]) -> list[Block]:
    return [Heading("What this rests on", 3), *grounds] if grounds else []


def _passed(scenario: Scenario, passed: Passed) -> list[Block]:
    """A turn of history that did not arise; one that history never met is not spoken of."""
    turn = scenario.turn(passed.turn)
    if isinstance(turn, Meanwhile) or turn.history.took is None:
        return []
    asked = needs(scenario, passed.clauses)
    title = turn_title(scenario, turn.id)
    return [Labelled("Did not arise", f"{title}. Needed: {asked}.")]
