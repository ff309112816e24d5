"""A whole evening in plain lines: typed lines in, a text out."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import dropwhile
from pathlib import Path
from typing import TextIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.core.playthrough import Playthrough, begin
from game.core.scenario.scenario import Scenario
from game.core.variants import Variant, shipped
from game.files import saves
from game.files.saves import Save, SaveError
from game.plain.lines import Lines
from game.plain.mouth import Mouth
from game.play import sittings
from game.play.loop import Game, Sitting, game, greeting
from game.play.questions import Begin, Resume, Title
from game.play.sittings import Wish
from game.words import debrief, program, prospects
from game.words.blocks import Block, Heading, Labelled, Numbered
from tests.oracle import Data
from tests.plain.test_lines import HOSTILE, OBEYED
from tests.play.paths import FEWER
from tests.play.small import NOWHERE, SMALL, all_shipped, from_data, from_text
from tests.strategies import scenarios

SMALL_SCENARIO = from_text(SMALL)
ENOUGH = 3000
"""More answers than any game here asks for: turns, by hours, by undone ones."""


def piped(reads: TextIO) -> Lines:
    return Lines(reads, StringIO(), None, echoes=True)


def ones() -> Lines:
    """An input that says 1 as long as it is asked, as `yes 1` does; a game must end before."""
    return piped(StringIO("1\n" * ENOUGH))


@dataclass
class Evening:
    """What became of it."""

    text: str
    is_kept: bool
    kept: list[Playthrough]
    mouth: Mouth


def evening(
    typed: str | Lines,
    scenario: Scenario = SMALL_SCENARIO,
    variant: Variant | None = None,
    *,
    iron: bool = False,
    refuses: bool = False,
) -> Evening:
    """An evening with a pipe that says so, or with lines of another kind."""
    kept: list[Playthrough] = []

    def keep(playthrough: Playthrough) -> None:
        if refuses:
            raise SaveError("The disk is full: make room.")
        kept.append(playthrough)

    mouth = Mouth(piped(StringIO(typed)) if isinstance(typed, str) else typed)
    sat = Sitting(scenario, variant or Variant(), 7, iron, keep)
    playthrough = sat.begin()
    is_kept = mouth.play(sat, game(sat, playthrough, greeting(sat, playthrough)))
    return Evening(shown(mouth), is_kept, kept, mouth)


def shown(mouth: Mouth) -> str:
    assert isinstance(mouth.lines.writes, StringIO)
    return mouth.lines.writes.getvalue()


def typing(*answers: str) -> str:
    return "".join(f"{answer}\n" for answer in answers)


def keyboard(*answers: str) -> Lines:
    return Lines(StringIO(typing(*answers)), StringIO(), None, echoes=False)


def after(text: str, prompt: str) -> str:
    """What was told between an answered prompt and the next one."""
    assert text.count(prompt) == 1, text
    return re.split(r"Choose 1(?: to \d+)?\. ", text.partition(prompt)[2])[0]


def blocks_as_lines(blocks: Iterable[Block]) -> list[str]:
    out = Lines(StringIO(), StringIO(), None, echoes=False)
    out.tell(*blocks)
    assert isinstance(out.writes, StringIO)
    return [line for line in out.writes.getvalue().splitlines() if line]


# --- any input comes to an end ---


@FEWER
@given(scenarios(dead_ends=True), st.data())
def test_ones_alone_end_every_game(data: Data, chosen: st.DataObject) -> None:
    scenario = from_data(data)
    done = evening(ones(), scenario, chosen.draw(st.sampled_from(shipped(scenario))))
    assert done.is_kept
    assert not done.mouth.ended


@pytest.mark.parametrize("name", [name for name, _ in all_shipped()])
def test_ones_alone_end_what_is_shipped_with_a_debrief(name: str) -> None:
    scenario = dict(all_shipped())[name]
    for variant in shipped(scenario):
        done = evening(ones(), scenario, variant)
        assert "Sources used" in done.text
        assert done.kept[-1].turn is None
        assert not OBEYED.search(done.text)


COMMANDS = [word for word, _ in program.COMMANDS]
WORDS = ["", "?", "q", "exit", "why", "why base", "rewind", "rewind 1", "people", "terms"]
TYPED = st.lists(
    st.integers(0, 4).map(str)
    | st.sampled_from([*COMMANDS, *WORDS, "why a gauge", "people lenin", "rewind 99999999999"])
    | st.text(max_size=20)
    | st.just(HOSTILE.replace("\r", "")),
    max_size=25,
).map("\n".join)


@given(scenarios(dead_ends=True), TYPED, st.booleans())
def test_whatever_is_typed_a_game_is_left_with_everything_kept(
    data: Data,
    typed: str,
    iron: bool,  # noqa: FBT001 (Hypothesis' way)
) -> None:
    done = evening(typed, from_data(data), iron=iron)
    assert done.is_kept
    assert not OBEYED.search(done.text)


@FEWER
@given(TYPED)
@example("2\nquit\n")
@example(HOSTILE)
def test_whatever_is_typed_in_what_is_shipped_a_game_is_left(typed: str) -> None:
    for _, scenario in all_shipped():
        assert evening(typed, scenario).is_kept


@given(TYPED)
def test_whatever_is_typed_at_the_title_something_is_begun_or_left(typed: str) -> None:
    mouth = Mouth(piped(StringIO(typed)))
    assert mouth.title(Title((), (("Begin: Small", Begin("small")),))) in (None, Begin("small"))
    assert not OBEYED.search(shown(mouth))


# --- what carries a number ---


def numbered(text: str) -> list[str]:
    """The answers of the last prompt."""
    found: list[str] = []
    for line in text.splitlines():
        if match := re.fullmatch(r"(\d+)\. (.*)", line):
            if match[1] == "1":
                found = []
            found.append(match[2])
    return found


def test_only_open_options_carry_numbers() -> None:
    done = evening(typing("1", "1", "1", "1"))
    assert numbered(done.text) == ["To agree.", "To refuse."]
    assert "Closed: To walk out. Nobody would follow." in done.text
    assert numbered(evening(typing("2", "1", "1", "1")).text)[2] == "To walk out."


@FEWER
@given(scenarios(), st.integers(1, 12))
def test_the_numbers_are_those_of_the_open_moves(data: Data, number: int) -> None:
    done = evening("1\n" * number, from_data(data))
    for asked in re.finditer(
        r"((?:^\d+\. .*\n)+)(?:\n.*\n)?Choose 1(?: to (\d+))?\.", done.text, re.MULTILINE
    ):
        count = asked[1].count("\n")
        assert count == int(asked[2] or 1)
        assert [int(line.partition(".")[0]) for line in asked[1].splitlines()] == [
            *range(1, count + 1)
        ]


def test_a_season_asks_one_number_an_hour_and_no_activity_twice() -> None:
    text = evening(typing("1", "1", "2")).text
    assert re.findall(r"Hour \d of \d", text) == ["Hour 1 of 2", "Hour 2 of 2"]
    assert numbered(text) == ["To write.", "To rest."]


def test_the_hours_of_a_season_are_one_move() -> None:
    done = evening(typing("1", "1", "3", "1"))
    assert [str(move) for move in done.kept[-1].moves][2] == "spring.write+rest"
    assert len(done.kept) == 3


def test_undo_in_a_season_takes_back_an_hour_before_a_turn() -> None:
    done = evening(typing("1", "1", "3", "undo", "2", "2"))
    assert [str(move) for move in done.kept[-1].moves][2] == "spring.speak+rest"
    back = evening(typing("1", "1", "3", "undo", "undo"))
    assert back.kept[-1].moves == ()


def test_a_number_that_nothing_has_is_asked_again() -> None:
    for wrong in ("3", "0", "99999999999999999999"):
        text = evening(typing(wrong, "1")).text
        assert after(text, f"Choose 1 to 2. {wrong}\n").strip() == program.no_such_number(2)
        assert "He stayed." in text


@pytest.mark.parametrize("wrong", ["-1", "1.5", "\uff11", "\u00b2", "\u0661", "one", "1 2"])
def test_what_only_looks_like_a_number_is_no_answer(wrong: str) -> None:
    done = evening(typing(wrong))
    assert done.kept == []
    assert "is no number and no command" in done.text


def test_chance_is_told_with_its_odds_and_one_answer() -> None:
    text = evening(typing("1")).text
    assert "Odds: 3 in 4: rain." in text
    assert "Odds: 1 in 4: sun." in text
    assert numbered(text) == [program.GO_ON]


def test_where_no_move_is_open_the_one_answer_leaves() -> None:
    done = evening(typing("2", "1", "1", "1", "1"), from_text(NOWHERE))
    assert "No move is open at The vote." in done.text
    assert "1. Leave.\nChoose 1. 1\n" in done.text


# --- commands ---


def test_help_lists_every_command_with_what_it_does() -> None:
    told = after(evening(typing("help")).text, "Choose 1 to 2. help\n")
    assert told.strip().splitlines() == [f"{word}: {does}." for word, does in program.COMMANDS]


@pytest.mark.parametrize("command", [word.partition(" ")[0] for word in COMMANDS])
def test_every_command_of_the_help_is_known_at_every_prompt(command: str) -> None:
    for answers in ((), ("1",), ("1", "1"), ("1", "1", "1"), ("1", "1", "1", "1", "1")):
        text = evening(typing(*answers, command)).text
        assert "is no number and no command" not in text


@pytest.mark.parametrize("command", ["HELP", "Help", "  help  ", "?"])
def test_case_and_spaces_do_not_matter(command: str) -> None:
    assert "again: say the question once more." in evening(typing(command)).text


def test_a_word_that_is_no_command_says_where_the_commands_are() -> None:
    assert "'save' is no number and no command. Type help" in evening(typing("save")).text
    assert "'1 2' is no number and no command. Type help" in evening(typing("1 2")).text


def test_again_says_the_question_and_its_answers_once_more() -> None:
    text = evening(typing("again")).text
    first, again = text.split("Choose 1 to 2. again\n")
    for line in (
        "The first turn",
        "The first text.",
        "What do you do?",
        "1. To stay.",
        "2. To go.",
    ):
        assert line in first.splitlines()
        assert line in again.splitlines()


def test_again_in_a_season_asks_for_the_hour_that_is_left() -> None:
    text = evening(typing("1", "1", "2", "again")).text
    assert numbered(text) == ["To write.", "To rest."]
    assert text.count("Hour 2 of 2.") == 2


def test_status_says_where_things_stand() -> None:
    told = after(evening(typing("2", "status")).text, "Choose 1. status\n").strip().splitlines()
    assert told[:2] == ["Now: The weather.", "Base: fair (3 of 6)."]
    assert "So far: He left." in told


def test_why_says_every_change_of_a_gauge() -> None:
    for wanted in ("base", "Base", "bas"):
        told = after(evening(typing("1", "1", f"why {wanted}")).text, f". why {wanted}\n")
        assert "At the start: fair (3 of 6)." in told
        assert "good (4 of 6). You: To stay. He is there." in told
        assert "fair (3 of 6). It is slippery." in told


def test_essay_tells_nothing_of_a_turn_before_it_is_answered() -> None:
    claim = "    essay: [{says: He was first, record: He was second, grade: judged}]\n"
    spoken = from_text(SMALL.replace("    text: The first text.\n", f"    text: It.\n{claim}"))
    before = after(evening(typing("essay"), spoken).text, ". essay\n")
    assert "It speaks of a turn still to come; that is told after the decision" in before
    assert "He was first" not in before
    told = after(evening(typing("1", "essay"), spoken).text, ". essay\n").strip().splitlines()
    assert "The essay says: He was first." in told
    assert "The record: He was second. Judged." in told


def test_model_tells_what_is_counted_and_where_it_stands() -> None:
    told = after(evening(typing("1", "model")).text, ". model\n").strip().splitlines()
    assert "Base: good (4 of 6)." in told
    assert any(line.startswith("Levels: 0 none, 1 thin, 2 low, 3 fair") for line in told)


def test_why_without_a_gauge_says_which_there_are() -> None:
    for command in ("why", "why nothing"):
        assert "Base" in after(evening(typing(command)).text, f". {command}\n")


def test_path_says_your_path_beside_historys() -> None:
    told = after(evening(typing("2", "path")).text, ". path\n")
    assert "January 1917, The first turn: you: To go. Lenin: To stay." in told
    assert "First divergence: January 1917, The first turn." in told


def test_sources_says_the_sources_of_what_was_told() -> None:
    told = after(evening(typing("1", "sources")).text, ". sources\n")
    assert "Secondary source: Carr. History. Cited from memory." in told


def test_people_and_terms_say_who_and_what() -> None:
    scenario = from_text(f"{SMALL}terms: {{duma: A parliament., soviet: A council.}}\n")
    text = evening(
        typing("people", "people len", "people marx", "terms", "terms duma"), scenario
    ).text
    assert after(text, ". people\n").strip() == "Lenin: no more is told here."
    assert after(text, ". people len\n").strip() == "Lenin: no more is told here."
    assert after(text, ". people marx\n").strip() == program.nobody("marx")
    assert after(text, ". terms\n").strip().split("\n") == [
        "Duma: A parliament.",
        "Soviet: A council.",
    ]
    assert after(text, ". terms duma\n").strip() == "Duma: A parliament."


def test_undo_takes_the_last_decision_back() -> None:
    done = evening(typing("1", "1", "undo", "2"))
    assert [str(move) for move in done.kept[-1].moves] == ["first.go"]


def test_rewind_lists_the_decisions_by_number_and_goes_back_to_one() -> None:
    done = evening(typing("1", "1", "1", "1", "rewind", "rewind 1", "2"))
    told = after(done.text, ". rewind\n").strip().splitlines()
    assert told == ["1. The first turn: To stay.", "2. The spring: To write; To speak."]
    assert [str(move) for move in done.kept[-1].moves] == ["first.go"]


def test_a_move_after_the_end_can_still_be_taken_back() -> None:
    done = evening(typing("1", "1", "1", "1", "1", "undo", "2"))
    assert done.kept[-1].state.ending == "two"


@pytest.mark.parametrize("command", ["undo", "rewind 1"])
def test_iron_says_that_nothing_is_taken_back(command: str) -> None:
    done = evening(typing("1", command), iron=True)
    assert program.NO_UNDO in done.text
    assert len(done.kept) == 1


def test_what_cannot_be_undone_does_not_tell_the_whole_question_again() -> None:
    text = evening(typing("undo")).text
    assert program.NOTHING_TO_UNDO in text
    assert text.count("The first text.") == 1
    assert text.count("1. To stay.") == 2


@pytest.mark.parametrize("command", ["quit", "q", "exit", "QUIT"])
def test_quit_leaves(command: str) -> None:
    done = evening(typing("1", command, "1"))
    assert done.is_kept
    assert len(done.kept) == 1
    assert not done.mouth.ended


# --- once, and only what changed ---


def test_the_hint_is_given_once_at_the_first_prompt() -> None:
    text = evening(ones()).text
    assert text.count(program.HINT) == 1
    assert text.index(program.HINT) < text.index("He stayed.")


def test_at_the_title_there_is_another_hint() -> None:
    mouth = Mouth(piped(StringIO("1\n1\n1\n")))
    for _ in range(2):
        mouth.title(Title((), (("Begin: Small", Begin("small")),)))
    assert shown(mouth).count(program.HINT_AT_THE_TITLE) == 1
    assert program.HINT not in shown(mouth)
    sat = Sitting(SMALL_SCENARIO, Variant(), 7, iron=False, keep=lambda _: None)
    playthrough = sat.begin()
    mouth.play(sat, game(sat, playthrough, greeting(sat, playthrough)))
    assert shown(mouth).count(program.HINT) == 1


def asked_for_odds(typed: str) -> str:
    """An evening in which the odds are a line of their own, after a wait."""
    asked: list[str] = []

    def odds(_: Sitting, path: Playthrough, waits: Callable[[], None]) -> list[Block]:
        waits()
        asked.append(path.turn.id if path.turn else "the end")
        return [Labelled("Asked for the odds at", f"{asked[-1]}.")]

    mouth = Mouth(piped(StringIO(typed)), odds)
    sat = Sitting(SMALL_SCENARIO, Variant(), 7, iron=False, keep=lambda _: None)
    playthrough = sat.begin()
    mouth.play(sat, game(sat, playthrough, greeting(sat, playthrough)))
    text = shown(mouth)
    assert text.count("Asked for the odds at") == len(asked)
    assert text.count(prospects.WORKING) == len(asked)
    return text


def test_odds_are_worked_out_only_where_they_are_asked_for() -> None:
    assert "Asked for" not in asked_for_odds("1\n" * ENOUGH)
    told = after(asked_for_odds(typing("odds")), "Choose 1 to 2. odds\n")
    assert told.split() == f"{prospects.WORKING} Asked for the odds at: first.".split()
    text = asked_for_odds(typing("odds", "1", "odds", "1", "1", "1", "1", "Odds"))
    assert re.findall("Asked for the odds at: (.*)", text) == ["first.", "weather.", "the end."]


def test_at_the_end_one_line_says_once_how_the_odds_are_asked_for() -> None:
    text = evening(typing("1", "1", "1", "1", "1", "again", "undo", "1", "1")).text
    assert text.count(prospects.ON_REQUEST) == 1
    assert prospects.ON_REQUEST not in evening(typing("1", "1", "1")).text


def test_a_mouth_that_has_nobody_to_work_odds_out_says_so() -> None:
    assert prospects.FAILED in evening(typing("odds")).text


def test_an_empty_line_gives_the_hint_again() -> None:
    assert evening(typing("")).text.count(program.HINT) == 2


def test_only_the_gauges_that_changed_are_told_after_a_move() -> None:
    for _, scenario in all_shipped():
        first = begin(scenario).offers[0][0].move
        done = evening("1\n" * len(first.taken), scenario)
        labels = {gauge.label: name for name, gauge in scenario.gauges.items()}
        told = done.text.partition("\nYou: ")[2]
        said = {labels[label] for label in labels if f"\n{label}: " in told}
        steps = dropwhile(lambda step: step.move is None, done.kept[0].steps)
        changed = {change.gauge for step in steps for change in step.changes}
        assert said == changed


def test_a_piped_answer_is_repeated_and_a_typed_one_is_not() -> None:
    assert "Choose 1 to 2. 1\n" in evening(typing("1")).text
    assert "Choose 1 to 2. 1\n" not in evening(keyboard("1")).text


def test_a_pipe_leaves_at_a_move_that_cannot_be_kept() -> None:
    done = evening(ones(), refuses=True)
    assert not done.is_kept
    assert "Your move was not made. The disk is full: make room." in done.text
    assert "He stayed." not in done.text


def test_a_keyboard_may_try_a_move_again_that_could_not_be_kept() -> None:
    done = evening(keyboard("", "1", "1", "quit"), refuses=True)
    assert done.text.count("Your move was not made.") == 2
    assert done.text.count("The first text.") == 1


# --- the end of the input, and going on ---


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


def sat_through(sat: Sitting, playing: Game, typed: str) -> str:
    mouth = Mouth(piped(StringIO(typed)))
    assert mouth.play(sat, playing)
    return shown(mouth)


@pytest.mark.parametrize("number", range(6))
def test_after_the_end_of_input_one_goes_on_at_the_same_question(
    number: int, small: Path, tmp_path: Path
) -> None:
    shelf = tmp_path / "shelf"
    with sittings.begun(shelf, Wish(str(small), seed=7)) as played:
        before = sat_through(*played, "1\n" * number)
    assert program.ENDED_INPUT in before
    with sittings.resumed(shelf, "Small") as played:
        after_it = sat_through(*played, "")
    hours = number == 3  # an hour of a season is no move: the season is asked from its start
    question = last_question(before if not hours else before.replace("Hour 2 of 2", "Hour 1 of 2"))
    if not hours:
        assert last_question(after_it) == question
    else:
        assert "Hour 1 of 2." in last_question(after_it)


def last_question(text: str) -> str:
    """From the last turn's heading to the prompt, without the hint and what ended it."""
    told = text.replace(f"\n{program.HINT}\n", "").partition(program.ENDED_INPUT)[0]
    start = max(told.rfind(f"\n\n{title}\n") for title in HEADINGS)
    assert start >= 0
    return told[start:].strip()


HEADINGS = ("The first turn", "The weather", "The spring", "The vote", "The end: One")


# --- the title ---


def test_the_title_gives_what_was_chosen() -> None:
    entries = (("Begin: Small", Begin("small")), ("Go on with: It", Resume("It")))
    for typed, chosen in (("2\n", entries[1][1]), ("x\n1\n", entries[0][1]), ("3\n", None)):
        mouth = Mouth(piped(StringIO(typed)))
        assert mouth.title(Title((Heading("Juncture", 1),), entries)) == chosen
        assert numbered(shown(mouth)) == [*(label for label, _ in entries), program.LEAVE]


def test_at_the_title_the_end_of_input_leaves() -> None:
    mouth = Mouth(piped(StringIO()))
    assert mouth.title(Title((), (("Begin: Small", Begin("small")),))) is None
    assert mouth.ended


def test_only_a_yes_is_a_yes() -> None:
    for typed, is_sure in (
        ("yes\n", True),
        ("Y\n", True),
        ("\n", False),
        ("1\n", False),
        ("", False),
    ):
        assert Mouth(piped(StringIO(typed))).sure("Sure?") is is_sure


# --- hostile names and saves ---


def hostile_files() -> Iterator[tuple[str, bytes]]:
    yield "a\x1b[2J.json", b"{"
    yield "b\u202e.json", b"\x1b[31m"
    yield "c.json", b'{"juncture_save": 1, "name": "\\u001b[2J"}'
    yield "d.json", b"\xff\xfe\x00"


def test_no_save_and_no_file_name_plays_tricks_on_the_screen(tmp_path: Path) -> None:
    for name, content in hostile_files():
        (tmp_path / name).write_bytes(content)
    mouth = Mouth(piped(StringIO()))
    mouth.title(sittings.title(tmp_path))
    mouth.lines.tell(*program.shelf(f"{tmp_path}\x1b[2J", saves.listed(tmp_path)))
    assert shown(mouth).count("Not readable: ") == 8
    assert not OBEYED.search(shown(mouth))


def test_a_save_with_moves_of_no_game_is_told_and_played_from_its_start(
    small: Path, tmp_path: Path
) -> None:
    shelf = tmp_path / "shelf"
    with saves.begin(shelf, "Small") as holder:
        holder.write(
            Save(
                name="Small",
                scenario=str(small),
                fingerprint="0f" * 32,
                seed=1,
                moves=("nowhere.never", "first.stay+stay", "first."),
            )
        )
    with sittings.resumed(shelf, "Small") as played:
        text = sat_through(*played, "1\n")
    assert "nowhere.never" in text
    assert "He stayed." in text


def test_history_is_shown_without_a_prompt() -> None:
    mouth = Mouth(piped(StringIO()))
    sat = Sitting(SMALL_SCENARIO, Variant(), 7, iron=False, keep=lambda _: None)
    playthrough = sat.begin()
    mouth.show(sat, game(sat, playthrough, greeting(sat, playthrough)))
    assert "Choose" not in shown(mouth)
    assert program.HINT not in shown(mouth)
    assert "First divergence: none" in shown(mouth)


def test_what_blocks_say_is_what_is_shown() -> None:
    done = evening(ones())
    last = done.kept[-1]
    told = done.text.splitlines()
    for line in blocks_as_lines(
        [*debrief.the_end(last).blocks, Labelled("You", "To stay."), Numbered(1, "End here.")]
    ):
        assert line in told


def test_a_keyboard_is_waited_for_after_a_long_telling_and_a_pipe_is_not() -> None:
    assert program.PAUSE not in evening(typing("1", "1")).text
    waited = evening(keyboard("status", "undo", "2", "", "1"))
    assert waited.text.count(program.PAUSE) >= 4
    assert waited.text.count("Base: fair (3 of 6).") == 2  # at the start, and for `status`
    assert waited.text.count(program.GO_ON_FIRST) == 2
    assert evening(keyboard("quit")).text.count("Choose") == 0
