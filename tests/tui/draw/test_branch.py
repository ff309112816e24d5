"""The divergence timeline across the page."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.tui.draw.branch import horizontal
from game.tui.draw.rails import vertical
from game.words.timeline import Rung
from tests.tui.draw.rungs import rung, timelines, words_of

OCTOBER = rung("Rising", "Take power", "Take power")
VOTE = rung("January vote", "Sign", "Sign nothing, send the army home", "1918", parts=True)
EXILE = rung("Exile", "Stay", None, "1929")
ICE = rung("Visitor", None, "The study", "1940")
LONG = rung("Long", " ".join(["committee"] * 30), "Short", "1919")


def test_a_branch_falls_from_the_one_line_where_it_was_left() -> None:
    assert horizontal((OCTOBER, VOTE, EXILE, ICE), 96, {"exile": "▼ 21"}).plain == (
        "         1917                   1918                1929                1940\n"
        "         Rising                 January vote        Exile               Visitor\n"
        "                                Sign nothing, send\n"
        "         Take power             the army home                           The study\n"
        "History  ◆━━━━━━━━━━━━━━━━━━━┱╌╌●╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌●\n"
        "                             ┃\n"
        "You                          ┗━━◆━━━━━━━━━━━━━━━━━━━◆\n"
        "                                Sign                Stay\n"
        "odds                                                ▼ 21"
    )


def test_a_path_that_never_left_history_is_one_line_of_yours() -> None:
    drawn = horizontal((OCTOBER, rung("Coup", "Wait", "Wait", "1918")), 96).plain
    assert drawn == (
        "         1917                1918\n"
        "         Rising              Coup\n"
        "         Take power          Wait\n"
        "You      ◆━━━━━━━━━━━━━━━━━━━◆\n"
        "         as in history"
    )


def test_a_path_that_left_at_once_has_no_common_line() -> None:
    lines = horizontal((VOTE, ICE), 96).plain.split("\n")
    assert lines[4].startswith("History  ┱╌╌●╌")
    assert lines[6] == "You      ┗━━◆"


def test_a_text_that_needs_too_many_lines_is_counted_instead_of_cut() -> None:
    drawn = horizontal((OCTOBER, VOTE, LONG), 120).plain
    assert "committee" not in drawn
    assert drawn.endswith("and 1 more: see the list below")


def test_a_longer_text_has_a_wider_column_where_others_leave_the_room() -> None:
    wordy = rung("Wordy", " ".join(["committee"] * 14), None, "1919")
    assert "committee" not in horizontal((OCTOBER, wordy), 60).plain
    assert horizontal((OCTOBER, wordy), 120).plain.count("committee") == 14


def test_the_parting_is_shown_however_long_it_is() -> None:
    parting = rung("Long", " ".join(["committee"] * 30), "Short", parts=True)
    assert horizontal((OCTOBER, parting), 120).plain.count("committee") == 30


def test_a_turn_with_a_shift_goes_before_others() -> None:
    crowd = tuple(rung(f"Turn {at}", "Yes, at once", "No, never") for at in range(40))
    drawn = horizontal(crowd, 96, {"turn_17": "▲ 9"}).plain
    assert "Turn 17" in drawn
    assert "▲ 9" in drawn


def test_nothing_is_drawn_of_nothing() -> None:
    assert horizontal((), 120).plain == ""


@pytest.mark.parametrize("width", [20, 30, 40])
def test_where_no_turn_has_room_all_are_counted(width: int) -> None:
    said = " ".join(horizontal((OCTOBER, VOTE, LONG, ICE), width).plain.split())
    number = re.search(r"and (\d) more: see the list below", said)
    assert number is not None
    assert 4 - int(number[1]) == said.count("19") - said.count("1919")


@given(timelines(), st.integers(96, 220), st.sampled_from([None, "▼ 21"]))
def test_every_turn_is_whole_or_counted(
    rungs: tuple[Rung, ...], width: int, shift: str | None
) -> None:
    drawn = horizontal(rungs, width, {each.turn: shift for each in rungs[1::2]} if shift else None)
    assert all(line.cell_length <= width for line in drawn.split())
    assert all(line == line.rstrip() for line in drawn.plain.split("\n"))
    told = drawn.plain.split()
    shown = [each for each in rungs if each.title in told]
    for each in shown:
        texts = [each.yours, each.history]
        assert {word for text in texts if text for word in text.split()} <= set(told) | folded(each)
    for each in rungs:
        if each not in shown:
            assert not set(words_of(each)) & set(told)
    number = re.search(r"and (\d+) more: see the list below", drawn.plain)
    assert len(rungs) - len(shown) == (int(number[1]) if number else 0)
    assert all(each in shown for each in rungs if each.parts)


def folded(each: Rung) -> set[str]:
    """Words that may stand in two lines: those of the parting, wider than any column."""
    return {word for word in words_of(each) if each.parts and len(word) > 26}


def test_the_speed_of_both_timelines_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    crowd = tuple(
        rung(f"Turn {at}", "Yes, at once", "No, never", parts=at == 10) for at in range(45)
    )
    times = []
    for drawing in (vertical, horizontal):
        start = perf_counter()
        assert drawing(crowd, 160).plain
        times.append(perf_counter() - start)
    with capsys.disabled():
        told = ", ".join(f"{took * 1000:.0f} ms" for took in times)
        print(f"\n45 turns down and across 160 columns: {told}")  # noqa: T201 (told, not asserted)
