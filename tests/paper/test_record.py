"""The record of a lesson: whole, naming nobody, and silent on what was not told in class."""

import asyncio
import csv
import re
from dataclasses import replace
from io import StringIO
from typing import Final

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from game.core.lesson.events import Curtain
from game.core.lesson.plan import Form, Step
from game.files.inert import inert
from game.paper.cells import csv_text
from game.paper.record import record
from game.play import prospects
from game.words.profiles import PROFILES
from game.words.text import flat
from tests.curtain import assert_nothing_later, each_with_a_form, later_at
from tests.paper.golden import GOLDEN, golden
from tests.paper.lesson import CODES, PRESENT, moments, whole, without_codes
from tests.paper.seen import headings, read, rendered
from tests.paper.test_written import HOSTILE, TEXTS
from tests.play.working_here import answered

Rows = list[dict[str, str]]
RUN: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001 (as wide)


def rows(files: dict[str, str]) -> Rows:
    return list(csv.DictReader(StringIO(files["record.csv"].removeprefix("\ufeff"))))


def values(files: dict[str, str], section: str, item: str) -> dict[str, str]:
    return {
        row["measure"]: row["value"]
        for row in rows(files)
        if (row["section"], row["item"]) == (section, item)
    }


@pytest.mark.parametrize("name", ["record.html", "record.md", "record.csv"])
def test_the_record_of_a_whole_lesson_is_as_it_was(name: str) -> None:
    """Changed on purpose? `python -m tests.paper.golden` writes it anew."""
    assert golden()[name] == (GOLDEN / name).read_text(encoding="utf-8")


def test_votes_are_written_with_what_was_gained_and_lost() -> None:
    files = record(whole("kornilov", "telegraph"), "a4")
    assert values(files, "position", "A") == {
        "label": values(files, "position", "A")["label"],
        "first vote": "11",
        "second vote": "6",
        "gained": "0",
        "lost": "5",
    }
    assert values(files, "position", "B")["gained"] == "10"
    assert "| 5 fewer |" in files["record.md"]
    assert "| 10 more |" in files["record.md"]


def test_who_moved_where_is_written_only_where_ten_ballots_carried_codes() -> None:
    of = whole("kornilov", "telegraph")
    with_codes = record(of, "a4")
    assert values(with_codes, "swing", "A to B") == {"votes": "4"}
    assert "4 of 27 changed their vote, as their codes show" in with_codes["record.md"]
    hands = record(without_codes(of), "a4")
    assert values(hands, "swing", "A to B") == {}
    assert "9 of 27 changed their vote, by a show of hands" in hands["record.md"]


def test_minutes_points_documents_and_confidence_are_written() -> None:
    files = record(whole("kornilov", "telegraph"), "a4")
    assert values(files, "step", "groups")["skipped"] == "yes"
    assert values(files, "step", "silent")["seconds planned"] == "180"
    assert int(values(files, "step", "first_vote")["seconds used"]) > 0
    assert values(files, "point", "A1") == {"documents": "1"}
    assert values(files, "point", "A2") == {"documents": ""}
    assert values(files, "document", "1")["moved"] == "4"
    assert values(files, "sure", "second_vote") == {"2": "4", "3": "9", "4": "9", "5": "5"}
    assert values(files, "lesson", "Present") == {"": str(PRESENT)}
    assert "The minority report" in files["record.md"]


@pytest.mark.parametrize(("name", "turn", "form"), each_with_a_form())
def test_the_record_of_an_unfinished_lesson_tells_nothing_later(
    name: str, turn: str, form: Form
) -> None:
    later = later_at(name, turn)
    *_, (lesson, last) = (
        one for one in moments(name, turn, form) if Curtain.HISTORY not in one[0].curtains
    )
    assert lesson.step is Step.HISTORY
    files = record(last, "a4")
    for text in (read(files["record.html"]).text, files["record.md"], files["record.csv"]):
        assert_nothing_later(text, later)
    assert "What happened is left out until it is told" in files["record.md"]


def test_votes_are_hidden_until_their_result_is_shown() -> None:
    for lesson, of in moments("kornilov", "telegraph"):
        files = record(of, "a4")
        is_told = any(row["measure"] in ("first vote", "second vote") for row in rows(files))
        assert is_told == (Curtain.RESULT in lesson.curtains), lesson.step
        if not is_told:
            assert "1 (a guess)" not in files["record.md"]


def test_no_code_no_name_and_no_moment_of_a_vote_is_in_a_record() -> None:
    for _, of in moments("kornilov", "telegraph"):
        for text in record(of, "a4").values():
            assert not any(code in text for code in CODES)
            assert not re.search(r"\b1[0-9]{6}\b", text)  # the lesson's moments, in seconds


def test_a_lesson_that_ended_without_telling_what_happened_leaves_it_out() -> None:
    of = whole("kornilov", "telegraph")
    files = record(replace(of, beyond=None), "a4")
    assert "was not told in class" in files["record.md"]
    assert "Had it been so" not in files["record.md"]


@pytest.mark.parametrize("turn", ["sviyazhsk", "the_door"])
def test_where_verdicts_were_weighed_nothing_is_played(turn: str) -> None:
    files = record(whole("trotsky", turn), "a4")
    assert "Nobody was asked to choose" in files["record.md"]
    assert "Had it been so" not in files["record.md"]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_exam_question_is_in_the_boards_words(profile: str) -> None:
    *_, (_, of) = moments("trotsky", "january_formula", profile=profile)
    assert of.beyond is not None
    view = of.beyond.after.view
    assert view is not None
    assert PROFILES[profile].question(flat(view)) in read(record(of, "a4")["record.html"]).text


def test_odds_that_were_worked_out_stand_before_and_after_the_choice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prospects, "_asked", answered)
    of = whole("kornilov", "telegraph")
    beyond = of.beyond
    assert beyond is not None
    assert beyond.played is not None
    assert "How likely each ending is" not in record(of, "a4")["record.md"]
    worked_out = asyncio.run(prospects.awaited(beyond.played))
    files = record(replace(of, beyond=replace(beyond, of_played=worked_out)), "a4")
    assert "How likely each ending is" in files["record.md"]
    odds = [row for row in rows(files) if row["section"] == "odds in 100"]
    for moment in ("before", "after"):
        assert 98 <= sum(int(row["value"]) for row in odds if row["measure"] == moment) <= 102


def test_a_record_is_one_whole_page_that_leads_nowhere() -> None:
    html = record(whole("kornilov", "telegraph"), "letter")["record.html"]
    levels = headings(html)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert read(html).links == set()
    assert "size: letter" in html


@given(texts=st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
@example(texts=[(one, one) for one in HOSTILE])
@example(texts=[("=1+1", "+1"), ("-1", "@SUM(A1)"), ("\t=1", "\r=1"), ("＝1", 'a,b;"c"\n=1')])  # noqa: RUF001 (as wide)
def test_any_cell_comes_out_whole_and_is_run_by_no_spreadsheet(
    texts: list[tuple[str, str]],
) -> None:
    written = csv_text(texts).removeprefix("\ufeff")
    again = [tuple(row) for row in csv.reader(StringIO(written))]
    assert len(again) == len(texts)
    for row, wanted in zip(again, texts, strict=True):
        for cell, text in zip(row, wanted, strict=True):
            assert not cell.startswith(RUN)
            line = flat(inert(text))
            assert cell in (line, f"'{line}")


@given(text=TEXTS)
@example(text="".join(HOSTILE))
def test_any_text_of_a_scenario_comes_out_inert_in_a_record(text: str) -> None:
    assume(flat(inert(text)) == inert(flat(text)))  # a control that is a space goes either way
    of = whole("kornilov", "telegraph")
    assert of.beyond is not None
    sides = tuple(replace(side, label=text or "x", claim=text) for side in of.before.sides)
    before = replace(of.before, title=text, question=text, sides=sides)
    after = replace(of.beyond.after, history=(text,), whoever_chose=text, view=text, compare=text)
    hostile = replace(of, before=before, beyond=replace(of.beyond, after=after))
    files = record(hostile, "a4")
    page, shown = read(files["record.html"]), rendered(files["record.md"])
    wanted = flat(inert(text))
    assert page.links == shown.links == set()
    assert not {"script", "img", "b"} & (page.tags | shown.tags)
    assert page.count(wanted) >= 4
    assert shown.count(wanted) >= 4
    assert not any(cell.startswith(RUN) for row in rows(files) for cell in row.values())
