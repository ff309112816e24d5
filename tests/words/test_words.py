"""What a player is told beside history after a move, and at the end: nothing is left out."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from game.core.comparison import Meeting, compare, history_of, series
from game.core.condition import OPERATORS, Comparison, Not, holds
from game.core.explanation import claims_behind, ending, outcomes, shown, sources_used, voices, why
from game.core.playthrough import Playthrough, begin
from game.core.rules import Event, Step
from game.core.scenario.claims import Cite, Claim, Graded
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Juncture, Meanwhile, Season
from game.core.variants import Variant, vary
from game.files.saves import Damaged, Kept, Save
from game.play.loop import Sitting, game
from game.play.questions import Chosen, Debrief, Decide, Question, Read, Spend, Tell
from game.words import debrief as debriefs
from game.words import evidence as grounds
from game.words import program
from game.words.blocks import Block, Fact, Heading, Labelled
from game.words.conditions import phrase
from game.words.days import when
from game.words.debrief import debrief
from game.words.evidence import short
from game.words.lessons import lesson, listed, taught, unit
from game.words.names import taken_label, turn_title
from game.words.outcomes import evidence
from game.words.outcomes import told as told_pages
from game.words.pages import all_blocks
from game.words.turns import offer
from tests.play.paths import along, away_from
from tests.play.small import SMALL, from_text, shipped

ALL = ("history", "away", "stopped")


def told(playthrough: Playthrough, events: Sequence[Event], *, took: bool = True) -> list[Block]:
    return list(all_blocks(told_pages(playthrough, events, took=took)))


@cache
def kornilov(path: str) -> Playthrough:
    """A finished path: history's, one that leaves it wherever it can, one that ends early."""
    history = history_of(shipped("kornilov"))
    if path == "history":
        return history
    return away_from(history) if path == "away" else ended_early(history.scenario)


def ended_early(scenario: Scenario) -> Playthrough:
    """A path that a move ended while turns of history were still to come."""
    for picks in product(range(4), repeat=5):
        playthrough = along(scenario, picks)
        last = playthrough.past[-1]
        if isinstance(last, Step) and last.after.ending is not None:
            return playthrough
    raise AssertionError("no path ends early")


def flat(text: str) -> str:
    return " ".join(text.split())


def lines(blocks: Iterable[Block]) -> list[str]:
    return [
        f"{block.label}: {flat(block.text)}" if isinstance(block, Fact) else flat(block.text)
        for block in blocks
    ]


def text(blocks: Iterable[Block]) -> str:
    return "\n".join(lines(blocks))


def facts(blocks: Iterable[Block], label: str) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Fact) and block.label == label]


def part(blocks: Sequence[Block], heading: str) -> list[Block]:
    """The blocks under a heading, up to the next of its level or above."""
    start = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heading)
    head = blocks[start]
    assert isinstance(head, Heading)
    rest = list(blocks[start + 1 :])
    for index, block in enumerate(rest):
        if isinstance(block, Heading) and block.level <= head.level:
            return rest[:index]
    return rest


def after_each_move(playthrough: Playthrough) -> list[tuple[Step, list[Block]]]:
    """Every move of a path with all that was told after it, up to the next question."""
    at = begin(playthrough.scenario)
    telling = []
    for move in playthrough.moves:
        before = len(at.past)
        at = at.move(move)
        step = at.past[before]
        assert isinstance(step, Step)
        telling.append((step, told(at, at.past[before:])))
    return telling


def is_stated(scenario: Scenario, graded: Graded, says: str, said: str) -> bool:
    """Whether a text says a claim in one line, with its grade and each of its citations."""
    for line in said.splitlines():
        if flat(says).rstrip(".") in line and graded.grade.casefold() in line.casefold():
            cited = [flat(short(scenario.sources[cite.source])) for cite in graded.cites]
            where = [flat(cite.where) for cite in graded.cites if cite.where]
            against = [flat(graded.against).rstrip(".")] if graded.against else []
            if all(piece in line for piece in (*cited, *where, *against)):
                return True
    return False


# --- after each move ---


@pytest.mark.parametrize("path", ALL)
def test_after_a_move_one_is_told_what_one_did_and_what_the_historical_person_did(
    path: str,
) -> None:
    playthrough = kornilov(path)
    scenario = playthrough.scenario
    for step, blocks in after_each_move(playthrough):
        turn = scenario.turn(step.turn)
        assert step.move is not None
        assert not isinstance(turn, Meanwhile)
        who = "It falls" if turn.kind == "fortune" else "You"
        did = "; ".join(taken_label(scenario, turn.id, name) for name in step.move.taken)
        assert f"{who}: {did}." in lines(blocks)
        (history,) = facts(blocks, "History")
        if turn.history.took is None:
            assert "never arose" in history
            assert flat(turn.history.never_arose or "") in history
        elif set(turn.history.took) == set(step.move.taken):
            assert "otherwise" not in history
        else:
            assert "otherwise" in history
            for name in turn.history.took:
                assert taken_label(scenario, turn.id, name) in history


@pytest.mark.parametrize("path", ALL)
def test_after_a_move_the_text_of_what_followed_and_of_history_is_told(path: str) -> None:
    playthrough = kornilov(path)
    for step, blocks in after_each_move(playthrough):
        said = text(blocks)
        turn = playthrough.scenario.turn(step.turn)
        for outcome in outcomes(playthrough.scenario, step):
            for passage in shown(outcome.text, playthrough, step):
                assert all(flat(part) in said for part in passage.split("\n\n"))
        assert not isinstance(turn, Meanwhile)
        for one in turn.history.text or ():
            assert all(flat(part) in said for part in one.text.split("\n\n"))


@pytest.mark.parametrize("path", ALL)
def test_what_a_move_changed_does_not_read_as_what_history_did(path: str) -> None:
    for step, blocks in after_each_move(kornilov(path)):
        if step.changes:
            changed = part(blocks, "What changed in your game")
            for change in step.changes:
                assert facts(changed, kornilov(path).scenario.gauges[change.gauge].label)
            assert facts(blocks, "History")
            assert not facts(changed, "History")


@pytest.mark.parametrize("path", ALL)
def test_after_a_move_each_gauge_that_changed_is_told_in_words_and_levels_with_every_reason(
    path: str,
) -> None:
    playthrough = kornilov(path)
    changes = 0
    for step, blocks in after_each_move(playthrough):
        meanwhiles = [
            s
            for s in playthrough.steps
            if s.move is None
            and Heading(f"Meanwhile: {playthrough.scenario.turn(s.turn).title}", 3) in blocks
        ]
        for one in (step, *meanwhiles):
            for change in one.changes:
                gauge = playthrough.scenario.gauges[change.gauge]
                stated = [
                    line
                    for line in facts(blocks, gauge.label)
                    if gauge.words[change.after] in line
                    and f"{change.after} of {gauge.top}" in line
                    and all(flat(effect.reason) in line for effect in change.effects)
                ]
                assert stated, change
                changes += 1
                if change.after > change.before:
                    assert f"was {gauge.words[change.before]}" in stated[0]
                    assert f"up {change.after - change.before}" in stated[0]
                elif change.after < change.before:
                    assert f"was {gauge.words[change.before]}" in stated[0]
                    assert f"down {change.before - change.after}" in stated[0]
                for effect in change.effects:
                    assert (effect.premise or "").replace("_", " ") in stated[0]
    assert changes


@pytest.mark.parametrize("path", ALL)
def test_after_a_move_every_claim_is_told_with_its_grade_and_its_citations(path: str) -> None:
    playthrough = kornilov(path)
    scenario = playthrough.scenario
    for step, blocks in after_each_move(playthrough):
        said = text(blocks)
        turn = scenario.turn(step.turn)
        assert not isinstance(turn, Meanwhile)
        for claim in (*claims_behind(scenario, step), *turn.history.because):
            assert is_stated(scenario, claim, claim.says, said), claim
        for line in turn.essay:
            assert flat(line.says).rstrip(".") in said
            assert is_stated(scenario, line, line.record, said), line


@pytest.mark.parametrize("path", ALL)
def test_the_evidence_of_a_turn_is_its_claims_who_held_what_and_who_urged_what(path: str) -> None:
    playthrough = kornilov(path)
    scenario = playthrough.scenario
    at = begin(scenario)
    assert evidence(at) == []
    for move in playthrough.moves:
        at = at.move(move)
        step = next(step for step in reversed(at.steps) if step.move is not None)
        turn = scenario.turn(step.turn)
        said = text(evidence(at))
        assert all(is_stated(scenario, claim, claim.says, said) for claim in turn.because)
        for voice in voices(at, turn, step):
            assert named_in_a_line(said, scenario, voice.who, voice.grade, voice.cites)
        options = turn.options if isinstance(turn, Juncture) else {}
        for name, option in options.items():
            label = taken_label(scenario, turn.id, name)
            for urging in option.urged_by:
                assert named_in_a_line(said, scenario, urging.who, label, urging.cites)


def named_in_a_line(
    said: str, scenario: Scenario, who: str, what: str, cites: Iterable[Cite]
) -> bool:
    """Whether one line says who, what, and by which sources."""
    return any(
        scenario.people[who].name in line
        and what.casefold() in line.casefold()
        and all(short(scenario.sources[cite.source]) in line for cite in cites)
        for line in said.splitlines()
    )


@pytest.mark.parametrize("path", ALL)
def test_after_a_move_what_is_so_from_now_on_is_told(path: str) -> None:
    for step, blocks in after_each_move(kornilov(path)):
        said = " ".join(facts(blocks, "From now on"))
        for fact in step.facts:
            assert flat(kornilov(path).scenario.facts[fact]).rstrip(".") in said


def test_what_makes_no_difference_says_so() -> None:
    scenario = from_text(SMALL.replace("text: Aye.,", "text: Aye., no_difference: It was lost.,"))
    playthrough = history_of(scenario)
    assert "No difference: It was lost." in text(told(playthrough, playthrough.past))


def test_a_turn_that_does_not_arise_is_told_with_what_was_needed() -> None:
    scenario = from_text(
        SMALL.replace("    title: The spring\n", "    title: The spring\n    when: base >= 3\n")
        .replace("base: -1 It is", "base: -2 It is")
        .replace("base: +1 He", "base: +2 He")
    )
    at = begin(scenario)
    for index in (1, 0):
        at = at.move(at.open_offers[index].move)
    (said,) = facts(told(at, at.past), "Did not arise")
    assert "The spring" in said
    assert "Base at least fair" in said


def test_what_the_variant_did_is_not_called_yours() -> None:
    history = history_of(from_text(SMALL))
    said = lines(told(history, history.past, took=False))
    assert "Lenin, as in history: To stay." in said
    assert not any(line.startswith("You: ") for line in said)
    away = away_from(history)
    assert not any("as in history" in line for line in lines(told(away, away.past[:1], took=False)))


def test_a_turn_that_the_variant_answers_is_told_with_its_title_its_date_and_its_text() -> None:
    history = history_of(from_text(SMALL))
    blocks = told(history, history.past[:1], took=False)
    assert [type(block) for block in blocks[:2]] == [Heading, Labelled]
    assert lines(blocks)[:4] == [
        *(
            "The first turn",
            "Date: January 1917.",
            "The first text.",
            "Lenin, as in history: To stay.",
        )
    ]


def test_before_a_move_nothing_says_what_history_did() -> None:
    scenario = shipped("kornilov")
    history = history_of(scenario)
    sat = Sitting(scenario, Variant(), 7, iron=False, keep=lambda _: None)
    playing = game(sat, sat.begin(), ())
    question: Question = next(playing)
    moves = iter(history.moves)
    while not isinstance(question, Debrief):
        if isinstance(question, Decide | Spend):
            turn = scenario.turn(
                question.playthrough.table.turns[question.playthrough.state.turn].id
            )
            assert isinstance(turn, Juncture | Season)
            said = text(question.page.blocks)
            for passage in turn.history.text or ():
                assert flat(passage.text.split("\n\n")[0]) not in said
            for claim in turn.history.because:
                assert flat(claim.says) not in said
        question = playing.send(Read() if isinstance(question, Tell) else Chosen(next(moves)))


# --- at the end ---


def at_the_end(path: str) -> list[Block]:
    playthrough = kornilov(path)
    return list(all_blocks(debrief(playthrough, history_of(playthrough.scenario))))


@pytest.mark.parametrize("path", ALL)
def test_at_the_end_the_ending_is_told_and_why_it_is_held_to_be_likely(path: str) -> None:
    playthrough, blocks = kornilov(path), at_the_end(path)
    reached, _ = ending(playthrough)
    assert blocks[0] == Heading(f"The end: {flat(reached.title)}", 1)
    said = text(blocks)
    for passage in shown(reached.text, playthrough):
        assert all(flat(piece) in said for piece in passage.split("\n\n"))
    for claim in (reached.plausibility, *reached.because):
        assert is_stated(playthrough.scenario, claim, claim.says, said), claim


@pytest.mark.parametrize("path", ALL)
def test_at_the_end_all_that_remained_is_told_and_nothing_else(path: str) -> None:
    playthrough, blocks = kornilov(path), at_the_end(path)
    reached, _ = ending(playthrough)
    remained = [one for one in reached.remains if holds(one.when, playthrough.standing())]
    said = text(blocks)
    assert remained
    for remain in remained:
        assert flat(shown(remain.text, playthrough)[0]) in said
        for claim in remain.because:
            assert is_stated(playthrough.scenario, claim, claim.says, said), claim
    for remain in reached.remains:
        assert remain in remained or flat(remain.text[0].text) not in said


@pytest.mark.parametrize("path", ALL)
def test_at_the_end_ones_path_is_told_beside_historys_turn_by_turn(path: str) -> None:
    playthrough = kornilov(path)
    scenario = playthrough.scenario
    blocks = part(at_the_end(path), "Your path beside history's")
    compared = compare(playthrough, history_of(scenario))
    told_turns = [line for line in lines(blocks) if re.match(r"\d* ?[A-Z][a-z]+ 19\d\d, ", line)]
    assert len(told_turns) == len(compared.lines)
    for line, said in zip(compared.lines, told_turns, strict=True):
        assert (scenario.turn(line.turn).title or "") in said
        for move in (line.yours, line.history):
            for name in move.taken if move else ():
                assert taken_label(scenario, line.turn, name) in said
        match line.meeting:
            case Meeting.ALIKE:
                assert "as in history" in said
            case Meeting.HISTORY_ONLY:
                assert "did not arise for you" in said
                assert all(phrase(scenario, clause) in said for clause in line.clauses)
                assert line.clauses or "Your path had ended." in said
            case Meeting.YOURS_ONLY:
                assert "never arose in history" in said
            case Meeting.DIVERGED:
                assert line.turn in {step.turn for step in history_of(scenario).steps}


@pytest.mark.parametrize("path", ALL)
def test_at_the_end_the_first_divergence_and_both_endings_are_named(path: str) -> None:
    playthrough, blocks = kornilov(path), at_the_end(path)
    scenario = playthrough.scenario
    history = history_of(scenario)
    first = compare(playthrough, history).first_divergence
    (said,) = facts(blocks, "First divergence")
    if first is None:
        assert path == "history"
        assert said.startswith("none")
    else:
        assert (scenario.turn(first.turn).title or "") in said
    yours, theirs = (
        flat(scenario.endings[one.state.ending or ""].title) for one in (playthrough, history)
    )
    if yours == theirs:
        assert facts(blocks, "Ending") == [f"history's own: {yours}."]
    else:
        assert facts(blocks, "Your ending") == [f"{yours}."]
        assert facts(blocks, "History's ending") == [f"{theirs}."]


@pytest.mark.parametrize("path", ALL)
def test_at_the_end_each_gauge_is_told_over_time_beside_historys(path: str) -> None:
    playthrough = kornilov(path)
    history = history_of(playthrough.scenario)
    blocks = part(at_the_end(path), "Gauges over time, beside history's")
    for name, gauge in playthrough.scenario.gauges.items():
        said = lines(part(blocks, gauge.label))
        points = series(playthrough, history, name)
        assert len(said) == len(points)
        for point, line in zip(points, said, strict=True):
            assert f"{gauge.words[point.yours]} ({point.yours} of {gauge.top})" in line
            if point.yours == point.history:
                assert "as in history" in line
            else:
                theirs = f"{gauge.words[point.history]} ({point.history} of {gauge.top})"
                assert f"in history {theirs}" in line


@pytest.mark.parametrize("path", ALL)
def test_at_the_end_the_bibliography_is_that_of_the_sources_used(path: str) -> None:
    playthrough = kornilov(path)
    said = lines(part(at_the_end(path), "Sources used"))
    used = sources_used(playthrough)
    assert len(said) == len(used)
    for (_, source), line in zip(used, said, strict=True):
        assert line.startswith(f"{source.kind.capitalize()} source: ")
        for piece in (source.author, source.title, source.publisher, source.address):
            assert flat(piece or "").rstrip(".") in line
        if source.kind == "essay":
            assert f"note {source.number}" in line
            assert flat(source.quote or "") in line
        else:
            assert ("Cited from memory." in line) == (source.seen == "memory")
            assert str(source.year or "") in line


@pytest.mark.parametrize("path", ALL)
def test_the_why_chain_of_a_gauge_tells_every_change_its_reasons_and_premises(path: str) -> None:
    playthrough = kornilov(path)
    scenario = playthrough.scenario
    for name, gauge in scenario.gauges.items():
        blocks = debriefs.why_chain(playthrough, name)
        said = text(blocks)
        assert f"At the start: {gauge.words[gauge.start]} ({gauge.start} of {gauge.top})." in said
        chain = why(playthrough, name)
        steps = [line for line in lines(blocks) if re.match(r"\d* ?[A-Z][a-z]+ 19\d\d, ", line)]
        assert len(steps) == len(chain)
        for link, line in zip(chain, steps, strict=True):
            assert (scenario.turn(link.step.turn).title or "") in line
            assert f"{gauge.words[link.change.after]} ({link.change.after} of" in line
            for taken in link.step.move.taken if link.step.move else ():
                assert taken_label(scenario, link.step.turn, taken) in line
            for effect in link.change.effects:
                assert flat(effect.reason) in line
                if effect.premise:
                    premise = scenario.premises[effect.premise]
                    assert flat(premise.says) in said
                    assert flat(premise.critic or "") in said


# --- what a teacher reads ---


def test_both_ends_of_a_span_of_time_are_told_in_both_calendars() -> None:
    scenario = shipped("kornilov")
    assert when(scenario, scenario.turn("moscow")) == (
        "12 August 1917 to 20 August 1917 (25 August to 2 September in today's calendar)"
    )


@pytest.mark.parametrize("name", ["kornilov", "trotsky"])
def test_all_teaching_material_of_a_turn_is_shown(name: str) -> None:
    scenario = shipped(name)
    assert [block.label for block in listed(scenario) if isinstance(block, Fact)] == [
        *(turn.id for turn, _ in taught(scenario)),
        *scenario.units,
    ]
    for turn, material in taught(scenario):
        said = text(lesson(scenario, turn, material))
        wanted = [
            *(material.question, material.whoever_chose, material.horizon, material.whose_cost),
            *(material.warning, material.silent, material.situation, material.compare),
            *(material.view, material.landslide, *material.facts, *material.verdicts.values()),
            *(*material.objections.values(), *material.misconceptions, *material.ask),
            *(*material.if_asked, *material.if_asked.values(), *material.concepts),
        ]
        for position in material.positions.values():
            wanted += [position.claim, position.risk]
            wanted += [reason.says for reason in position.reasons]
        for document in material.sources:
            wanted += [document.title, document.caption, document.original, document.adapted]
            wanted += [document.limits, document.rights, *document.words.values()]
            wanted += [*document.questions, short(scenario.sources[document.source])]
        for one in filter(None, wanted):
            assert all(flat(piece) in said for piece in one.split("\n\n")), one


@pytest.mark.parametrize("name", ["kornilov", "trotsky"])
def test_all_of_a_unit_is_shown(name: str) -> None:
    scenario = shipped(name)
    assert scenario.units
    for key, whole in scenario.units.items():
        assert key in [block.label for block in listed(scenario) if isinstance(block, Fact)]
        said = text(unit(scenario, whole))
        wanted = [whole.title, whole.question]
        for one in whole.lessons:
            wanted += [one.title, *one.products, *filter(None, [one.homework])]
            wanted += [*(step.text for step in one.steps), f"{one.minutes} minutes."]
            for card in one.cards:
                wanted += [card.who, card.says, card.interest]
            wanted += [turn_title(scenario, turn) for turn in one.turns]
        assert [each for each in wanted if flat(each) not in said] == []


# --- the program's own sentences ---


def test_everything_the_program_says_of_itself_is_a_sentence() -> None:
    said = [
        *(program.HINT, program.HINT_AT_THE_TITLE, program.GO_ON, program.LOOK_BACK),
        *(program.LEAVE, program.TAKEN_BACK, program.NOT_KEPT, program.NO_UNDO),
        *(program.NOTHING_TO_UNDO, program.ENDED_INPUT, program.choose(1), program.choose(3)),
        *(program.no_such_number(2), program.no_such_command("x"), program.nobody("x")),
        *(program.copied("x"), program.deleted("x"), program.not_deleted("x")),
    ]
    for sentence in said:
        assert re.fullmatch(r"['A-Z].*[.]", sentence), sentence


def test_the_shelf_says_of_each_playthrough_what_it_is() -> None:
    save = Save(name="Mine", scenario="kornilov", fingerprint="0f" * 32, seed=1, moves=("a.b",))
    iron = save.model_copy(update={"name": "Iron", "iron": True, "variant": "short", "moves": ()})
    file = Path("x.json")
    said = lines(
        program.shelf("here", [Kept(save, file, 0), Kept(iron, file, 0), Damaged(file, "No.", 0)])
    )
    assert said == [
        "Kept in: here",
        "Mine: kornilov, one move.",
        "Iron: kornilov, short, 0 moves, without undo.",
        "Not readable: No.",
    ]
    assert lines(program.shelf("here", []))[1:] == ["No playthrough is kept yet."]


def test_a_variant_says_what_it_changes() -> None:
    scenario = shipped("kornilov")
    premise = next(iter(scenario.premises))
    start = history_of(scenario).moves[2].turn
    said = text(program.variant(scenario, Variant(True, True, start, (premise,))))  # noqa: FBT003
    assert "Chance falls as it fell in history." in said
    assert "short game" in said
    assert (scenario.turn(start).title or "") in said
    assert flat(scenario.premises[premise].says) in said
    assert program.variant(scenario, Variant()) == []


def test_in_a_variant_without_a_premise_nothing_rests_on_it() -> None:
    scenario = shipped("kornilov")
    for premise in scenario.premises:
        varied = vary(scenario, Variant(without=(premise,)))
        at = away_from(history_of(varied))
        assert f"[premise: {premise.replace('_', ' ')}]" not in text(told(at, at.past))


def test_a_claim_is_one_fact_under_its_grade_with_its_citations_and_who_is_against() -> None:
    scenario = from_text(SMALL)
    bare = Claim(says="It may be.", grade="judged")
    cite = Cite(source="carr", where="ch. 7")
    argued = Claim(says="It is.", grade="argued", cites=(cite,), against="Pipes")
    assert lines(grounds.claims(scenario, [bare, argued])) == [
        "Judged: It may be.",
        "Argued: It is. (Carr, History, from memory, ch. 7.) Against: Pipes.",
    ]


def test_before_the_decision_nobody_is_said_to_have_urged_anything() -> None:
    urged = "label: To stay\n        urged_by: [{who: lenin}]\n"
    scenario = from_text(SMALL.replace("label: To stay\n", urged))
    turn = scenario.turns[0]
    assert offer(scenario, turn, "stay") == "To stay."


def test_a_comparison_that_must_fail_is_told_as_the_one_that_must_hold_then() -> None:
    scenario = from_text(SMALL)
    for asked, compares in OPERATORS.items():
        (opposite,) = (
            other
            for other, holds_then in OPERATORS.items()
            if all(holds_then(level, 3) != compares(level, 3) for level in range(7))
        )
        negated = phrase(scenario, Not(Comparison(("base",), asked, 3)))
        assert negated == phrase(scenario, Comparison(("base",), opposite, 3))
