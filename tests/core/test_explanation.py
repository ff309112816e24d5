"""Why: the claims behind what was told, the why-chain of a gauge, the sources used."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.comparison import history_of
from game.core.condition import Comparison, Fact, Not, Remembered, Standing, holds, written
from game.core.explanation import (
    Deciding,
    claims_behind,
    deciding,
    ending,
    outcomes,
    shown,
    sources_used,
    voices,
    why,
)
from game.core.playthrough import Playthrough, begin
from game.core.rules import Step, standing
from game.core.scenario.scenario import Scenario
from game.core.variants import Variant
from game.play.loop import Sitting, game, greeting
from game.play.questions import (
    Chosen,
    Debrief,
    Decide,
    Draw,
    Question,
    Read,
    Reply,
    Spend,
    blocks_of,
)
from game.words import blocks as told_as
from game.words.blocks import Block
from game.words.outcomes import evidence
from tests.oracle import Data
from tests.play.paths import along, away_from, playthroughs
from tests.play.small import SMALL, all_shipped, from_data, from_text
from tests.strategies import scenarios

SHIPPED = [name for name, _ in all_shipped()]


@given(playthroughs())
def test_the_changes_of_a_why_chain_add_up_to_the_level_now(playthrough: Playthrough) -> None:
    levels = playthrough.standing().levels
    for name, gauge in playthrough.scenario.gauges.items():
        level = gauge.start
        for link in why(playthrough, name):
            change = link.change
            assert (change.gauge, change.before) == (name, level)
            level = change.after
            sets = [effect.amount for effect in change.effects if effect.sets]
            adds = sum(effect.amount for effect in change.effects if not effect.sets)
            wanted = (sets[0] if sets else change.before) + adds
            assert change.after == min(max(wanted, 0), len(gauge.words) - 1)
            assert change.swallowed == abs(wanted - change.after)
        assert level == levels[name]
    for step in playthrough.steps:
        is_explained(playthrough, step)


def is_explained(playthrough: Playthrough, step: Step) -> None:
    """Every effect of what followed is in a why-chain once, and every claim is told."""
    followed = outcomes(playthrough.scenario, step)
    effects = [(name, effect) for outcome in followed for name, effect in outcome.effects.items()]
    chained = [
        (name, effect)
        for name in playthrough.scenario.gauges
        for link in why(playthrough, name)
        if link.step == step
        for effect in link.change.effects
    ]
    assert sorted(effects, key=repr) == sorted(chained, key=repr)
    assert claims_behind(playthrough.scenario, step) == tuple(
        claim for outcome in followed for claim in outcome.because
    )


# --- the sources of what was told ---


def stamped(scenario: Scenario) -> Scenario:
    """The scenario with each source's name as its author, so that a citation can be found."""
    sources = {
        name: source.model_copy(
            update={"kind": "secondary", "author": f"<<{name}>>", "title": None}
        )
        for name, source in scenario.sources.items()
    }
    return scenario.model_copy(update={"sources": sources})


def cited_in_a_game(scenario: Scenario, picks: list[int]) -> tuple[Playthrough, set[str]]:
    """A game played by numbers, and every source that was named in it before its bibliography."""
    sat = Sitting(scenario, Variant(), 7, iron=False, keep=lambda _: None)
    playthrough = sat.begin()
    playing = game(sat, playthrough, greeting(sat, playthrough))
    cited: set[str] = set()
    question = next(playing)
    numbers = iter(picks)
    while True:
        cited |= names_in(blocks_of(question))
        cited |= names_in(evidence(question.playthrough))
        if isinstance(question, Debrief):
            return question.playthrough, cited
        question = playing.send(reply(question, next(numbers, 0)))


def names_in(blocks: Iterable[Block]) -> set[str]:
    facts = [block for block in blocks if isinstance(block, told_as.Fact)]
    told = " ".join(fact.text for fact in facts if not fact.label.endswith(" source"))
    return set(re.findall("<<(.*?)>>", told))


def reply(question: Question, number: int) -> Reply:
    match question:
        case Decide():
            return Chosen(question.options[number % len(question.options)][1])
        case Spend():
            return Chosen(question.moves[number % len(question.moves)])
        case Draw():
            return Chosen(question.falls[number % len(question.falls)][0])
        case _:
            return Read()


@given(scenarios(), st.lists(st.integers(0, 14), max_size=20))
def test_the_sources_used_are_just_those_that_were_cited(data: Data, picks: list[int]) -> None:
    playthrough, cited = cited_in_a_game(stamped(from_data(data)), picks)
    assert {name for name, _ in sources_used(playthrough)} == cited
    reached, remained = ending(playthrough)
    assert reached == playthrough.scenario.endings[playthrough.state.ending or ""]
    here = playthrough.standing()
    assert remained == tuple(one for one in reached.remains if holds(one.when, here))


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("pick", range(4))
def test_the_sources_used_are_just_those_cited_in_what_is_shipped(name: str, pick: int) -> None:
    scenario = stamped(dict(all_shipped())[name])
    playthrough, cited = cited_in_a_game(scenario, [pick] * 40)
    assert {name for name, _ in sources_used(playthrough)} == cited
    assert cited


def test_a_meanwhile_of_which_nothing_came_cites_nothing() -> None:
    text = (
        SMALL.replace(
            "      - text: The ice broke.\n",
            "      - when: left\n        text: The ice broke.\n",
        )
        .replace(
            "    title: The thaw\n",
            "    title: The thaw\n"
            "    because: [{says: It was cold., grade: documented, cites: [pipes]}]\n",
        )
        .replace(
            "sources:\n", "sources:\n  pipes: {kind: secondary, author: Pipes, seen: memory}\n"
        )
    )
    playthrough, cited = cited_in_a_game(stamped(from_text(text)), [])
    assert cited == {"carr"}
    assert {name for name, _ in sources_used(playthrough)} == cited


def test_an_ending_and_what_remained_cite_their_own_sources() -> None:
    sources = "".join(
        f"  {name}: {{kind: secondary, author: {name}, seen: memory}}\n"
        for name in ("pipes", "katkov", "white", "munck")
    )
    text = SMALL.replace("sources:\n", f"sources:\n{sources}").replace(
        "  one: {title: One, plausibility: {says: It is so., grade: judged}, text: It is over.}\n",
        "  one:\n"
        "    title: One\n"
        "    plausibility: {says: It is so., grade: argued, cites: [pipes], against: Figes}\n"
        "    because: [{says: It was so., grade: argued, cites: [katkov], against: Figes}]\n"
        "    text: It is over.\n"
        "    remains:\n"
        "      - name: here\n"
        "        text: It is there still.\n"
        "        because: [{says: It is., grade: argued, cites: [white], against: Figes}]\n"
        "      - name: gone\n"
        "        when: left\n"
        "        text: It is there no more.\n"
        "        because: [{says: It is., grade: argued, cites: [munck], against: Figes}]\n",
    )
    playthrough, cited = cited_in_a_game(stamped(from_text(text)), [])
    assert cited == {"carr", "pipes", "katkov", "white"}
    assert {name for name, _ in sources_used(playthrough)} == cited


def test_sources_stand_in_the_order_of_the_file() -> None:
    for _, scenario in all_shipped():
        used = [name for name, _ in sources_used(history_of(scenario))]
        assert used == [name for name in scenario.sources if name in used]


def test_before_anything_was_told_nothing_was_cited_and_nothing_has_ended() -> None:
    playthrough = begin(from_text(SMALL))
    assert sources_used(playthrough) == ()
    with pytest.raises(ValueError, match="not ended"):
        ending(playthrough)


# --- what decided the ending ---


@given(scenarios(), st.lists(st.integers(0, 14), max_size=20))
def test_what_decided_an_ending_holds_and_lies_on_the_path(data: Data, picks: list[int]) -> None:
    playthrough = to_the_end(along(from_data(data), picks))
    decided = deciding(playthrough)
    assert decided.ending == playthrough.state.ending
    is_decided(playthrough, decided)


def to_the_end(playthrough: Playthrough) -> Playthrough:
    while playthrough.open_offers:
        playthrough = playthrough.move(playthrough.open_offers[0].move)
    return playthrough


def is_decided(playthrough: Playthrough, decided: Deciding) -> None:
    """The grounds held and what was missed did not; every step behind did what it is named for."""
    last = playthrough.steps[-1] if playthrough.steps else None
    ended = last is not None and last.after.ending is not None
    assert decided.step == (last if ended else None)
    state = last.before if ended and last is not None else playthrough.state
    here = standing(playthrough.table, state)
    before = playthrough.steps[: -1 if ended else None]
    for ground in decided.grounds:
        assert holds(ground.held, here)
        assert all(step in before for step in ground.steps)
        test = ground.held.part if isinstance(ground.held, Not) else ground.held
        is_held = not isinstance(ground.held, Not)
        match test:
            case Fact(name):
                assert [name in step.facts for step in ground.steps] == [True] * is_held
            case Remembered(turn, taken):
                assert {step.turn for step in ground.steps} == {turn} & {s.turn for s in before}
                for step in ground.steps:
                    assert (taken in (step.move.taken if step.move else ())) == is_held
            case Comparison():
                is_all_that_moved(playthrough, test, ground.steps, here)
            case _:
                pytest.fail(f"{test} is no test")
    for missed in decided.missed:
        assert missed.clauses
        assert not any(holds(clause, here) for clause in missed.clauses)
    if decided.step is None:
        index = len(decided.missed)
        guard, reached = playthrough.table.close[index]
        assert reached == decided.ending
        assert holds(guard, here)
        tried = [name for _, name in playthrough.table.close[:index]]
        assert [missed.ending for missed in decided.missed] == tried


def is_all_that_moved(
    playthrough: Playthrough, test: Comparison, steps: tuple[Step, ...], here: Standing
) -> None:
    """From the first levels, the steps alone lead to the levels that were compared."""
    gauges = {*test.left, *(() if isinstance(test.right, int) else test.right)}
    for name in gauges:
        level = playthrough.scenario.gauges[name].start
        for step in steps:
            level += sum(c.after - c.before for c in step.changes if c.gauge == name)
        assert level == here.levels[name]
    for step in steps:
        assert any(c.gauge in gauges and c.after != c.before for c in step.changes)


def test_the_close_that_held_is_told_with_the_move_behind_it() -> None:
    decided = deciding(to_the_end(along(from_text(SMALL), [0, 0, 0, 0])))
    assert (decided.ending, decided.step, decided.missed) == ("one", None, ())
    (ground,) = decided.grounds
    assert written(ground.held) == "vote.aye"
    assert [str(step.move) for step in ground.steps] == ["vote.aye"]


def test_a_close_that_failed_is_told_with_what_it_needed() -> None:
    decided = deciding(along(from_text(SMALL), [0, 0, 0, 1]))
    assert (decided.ending, decided.step, decided.grounds) == ("two", None, ())
    (missed,) = decided.missed
    assert missed.ending == "one"
    assert [written(clause) for clause in missed.clauses] == ["vote.aye"]


ENDS = SMALL.replace(
    "nay: {label: To refuse, text: Nay., because: [{says: So it is., grade: judged}]}",
    "nay:\n"
    "        label: To refuse\n"
    "        outcomes:\n"
    "          - {when: left, ends: one, text: Nay., because: [{says: So., grade: judged}]}\n"
    "          - {when: spring.speak, text: Nay., because: [{says: So., grade: judged}]}\n"
    "          - {when: base >= 2, ends: two, text: Nay., because: [{says: So., grade: judged}]}\n"
    "          - {text: Nay., because: [{says: So., grade: judged}]}",
)


def test_a_move_that_ends_the_game_is_told_with_what_its_outcome_asked_for() -> None:
    playthrough = along(from_text(ENDS), [0, 0, 1, 1])
    decided = deciding(playthrough)
    assert decided.ending == "two"
    assert decided.step == playthrough.steps[-1]
    (ground,) = decided.grounds
    assert written(ground.held) == "base >= 2"
    assert [step.turn for step in ground.steps] == ["first", "thaw"]
    told = [(missed.ending, [written(one) for one in missed.clauses]) for missed in decided.missed]
    assert told == [("one", ["left"]), (None, ["spring.speak"])]


@pytest.mark.parametrize("name", SHIPPED)
def test_what_decided_every_shipped_ending_holds_and_lies_on_the_path(name: str) -> None:
    history = history_of(dict(all_shipped())[name])
    paths = [history, away_from(history)]
    paths += [along(history.scenario, [pick] * 60) for pick in range(4)]
    for playthrough in paths:
        is_decided(playthrough, deciding(playthrough))


def test_what_decided_is_not_told_before_the_end() -> None:
    with pytest.raises(ValueError, match="not ended"):
        deciding(begin(from_text(SMALL)))


# --- what holds then, and what holds now ---

REMEMBERS = SMALL.replace(
    "    text: The last text.\n",
    "    text:\n"
    "      - The last text.\n"
    "      - when: first.stay\n"
    "        text: You stayed, long ago.\n"
    "      - when: base >= 4\n"
    "        text: Many came.\n"
    "    voices:\n"
    "      - {who: lenin, when: base >= 4, says: They came., grade: judged}\n"
    "      - {who: lenin, when: weather.rain, says: In the rain., grade: judged}\n",
).replace("text: Aye.,", "effects: {base: =0 It is over.}, text: Aye.,")


def test_a_text_remembers_what_no_rule_reads_any_more() -> None:
    playthrough = along(from_text(REMEMBERS), [0, 0, 0])
    vote = playthrough.scenario.turn("vote")
    assert ("first", "stay") not in playthrough.state.memory
    assert "You stayed, long ago." in shown(vote.text, playthrough)


def test_what_was_said_before_a_move_is_read_against_what_was_so_then() -> None:
    scenario = from_text(REMEMBERS.replace("base: -1 It is", "base: +1 It is"))
    playthrough = along(scenario, [0, 0, 0])
    vote = scenario.turn("vote")
    before = (shown(vote.text, playthrough), voices(playthrough, vote))
    assert [voice.says for voice in before[1]] == ["They came.", "In the rain."]
    after = playthrough.move(playthrough.open_offers[0].move)
    step = after.steps[-1]
    assert (shown(vote.text, after, step), voices(after, vote, step)) == before
    assert "Many came." not in shown(vote.text, after)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_change_of_a_shipped_path_has_its_reason(name: str) -> None:
    history = history_of(dict(all_shipped())[name])
    for playthrough in (history, away_from(history)):
        for gauge in playthrough.scenario.gauges:
            for link in why(playthrough, gauge):
                assert all(effect.reason for effect in link.change.effects)
