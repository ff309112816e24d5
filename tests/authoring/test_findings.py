"""Every finding has a page, and what the page shows is what the reader finds."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

from game.authoring import pages
from game.authoring.pages import Excerpt, Page, Situation
from game.cli.author_finding import finding
from game.core.finding import Code, Stage
from game.core.proof import prove
from game.files import scenarios
from game.files.inert import REFUSED
from game.files.located import Located
from game.files.troubles import MOST_BYTES

EXCERPTS = [(page, page.example) for page in pages.pages() if isinstance(page.example, Excerpt)]
BY_CHECK = [each for each in EXCERPTS if each[0].code.stage is not Stage.PROOF]
BY_PROOF = [each for each in EXCERPTS if each[0].code.stage is Stage.PROOF]
SITUATIONS = [page for page in pages.pages() if isinstance(page.example, Situation)]

excerpts = pytest.mark.parametrize(
    ("page", "example"), EXCERPTS, ids=[page.code for page, _ in EXCERPTS]
)
by_check = pytest.mark.parametrize(
    ("page", "example"), BY_CHECK, ids=[page.code for page, _ in BY_CHECK]
)
by_proof = pytest.mark.parametrize(
    ("page", "example"), BY_PROOF, ids=[page.code for page, _ in BY_PROOF]
)


def test_every_finding_has_one_page_in_the_order_of_the_codes() -> None:
    assert [page.code for page in pages.pages()] == list(Code)


def test_the_scenario_that_the_pages_break_is_clean(tmp_path: Path) -> None:
    path = _file(tmp_path, pages.control().encode())
    assert _found(path) == _proven(path) == []


@excerpts
def test_an_example_replaces_whole_lines_that_stand_once(page: Page, example: Excerpt) -> None:
    assert pages.control().count(f"\n{example.instead_of}\n") == 1, page.code


@by_check
def test_a_broken_example_gives_its_finding_alone_and_at_its_place(
    page: Page, example: Excerpt, tmp_path: Path
) -> None:
    found = _found(_file(tmp_path, example.broken_file()))
    assert [(each.code, each.line, each.column) for each in found] == [
        (page.code, *example.place())
    ]


@by_proof
def test_a_broken_example_of_a_proof_gives_its_finding_alone_and_at_its_place(
    page: Page, example: Excerpt, tmp_path: Path
) -> None:
    path = _file(tmp_path, example.broken_file())
    assert [(each.code, each.line, each.column) for each in _proven(path)] == [
        (page.code, *example.place())
    ]
    # What can get stuck is also said to be able to; nothing else is found without a proof.
    stuck = [Code.MAY_CLOSE_ALL] if page.code is Code.DEAD_END else []
    assert [each.code for each in _found(path)] == stuck


@by_check
def test_a_broken_example_is_playable_exactly_where_its_finding_is_advice(
    page: Page, example: Excerpt, tmp_path: Path
) -> None:
    reading = scenarios.read(_file(tmp_path, example.broken_file()))
    assert (reading.scenario is not None) == (page.code.severity == "advice")


@excerpts
def test_a_mended_example_is_clean(page: Page, example: Excerpt) -> None:
    assert _all_that_is_wrong(example.mended_file()) == (), page.code


@cache  # most are mended to the same file
def _all_that_is_wrong(content: bytes) -> tuple[Located, ...]:
    with TemporaryDirectory() as folder:
        path = _file(Path(folder), content)
        return (*_found(path), *_proven(path))


def _nothing_there(path: Path) -> None:
    path.with_suffix(".yml").write_text(pages.control(), encoding="utf-8")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def _folder_too_deep(path: Path) -> None:
    (path / "drafts" / "1917").mkdir(parents=True)
    (path / "drafts" / "1917" / "scenario.yaml").write_text(pages.control(), encoding="utf-8")
    (path / "turns.yaml.txt").touch()


def _more_than_a_scenario(path: Path) -> None:
    path.write_text("# more\n" * (MOST_BYTES // 7 + 1), encoding="utf-8")


BUILDERS: Mapping[Code, Callable[[Path], None]] = {
    Code.NO_SUCH_FILE: _nothing_there,
    Code.NOT_A_FILE: _pipe,
    Code.UNREADABLE: _link_to_itself,
    Code.NO_SCENARIO: _folder_too_deep,
    Code.TOO_LARGE: _more_than_a_scenario,
}


@pytest.mark.parametrize("page", SITUATIONS, ids=[page.code for page in SITUATIONS])
def test_a_situation_gives_its_finding_alone(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "petrograd.yaml"
    BUILDERS[page.code](path)
    assert [each.code for each in _found(path)] == [page.code]


@pytest.mark.parametrize(
    "codes",
    [
        (Code.BAD_WORD, Code.UNKNOWN_PERSON, Code.LAST_HAS_WHEN),
        (Code.CUT_BY_COMMA, Code.BAD_NUMBER, Code.UNKNOWN_OPTION),
        (Code.TAG, Code.CLAIM_WITHOUT_SOURCE, Code.UNKNOWN_ENDING),
        (Code.TAB, Code.LATER_TURN, Code.UNKNOWN_FIELD),
    ],
    ids="+".join,
)
def test_three_slips_far_apart_are_three_findings_at_their_lines(
    codes: tuple[Code, ...], tmp_path: Path
) -> None:
    text = pages.control()
    examples = {page.code: example for page, example in EXCERPTS if page.code in codes}
    for example in examples.values():
        # No line is added or taken away, so that each place stays what it was.
        assert example.write.count("\n") == example.instead_of.count("\n")
        text = text.replace(f"\n{example.instead_of}\n", f"\n{example.write}\n")
    found = _found(_file(tmp_path, text.encode()))
    assert {(each.code, each.line, each.column) for each in found} == {
        (code, *example.place()) for code, example in examples.items()
    }
    assert len(found) == len(codes)


@pytest.mark.parametrize("page", pages.pages(), ids=lambda page: page.code)
def test_a_page_is_printed_with_nothing_that_a_screen_obeys(page: Page) -> None:
    printed = CliRunner().invoke(finding, [page.code.value])
    assert printed.exit_code == 0
    assert printed.stdout.startswith(f"{page.code.value}: {page.title}\n")
    assert "\t" not in printed.stdout
    assert REFUSED.search(printed.stdout) is None


def test_a_page_says_what_is_broken_where_and_how_it_is_mended() -> None:
    shown = "\n".join(pages.lines(pages.page("cut-by-comma")))
    assert shown.endswith(
        """
Cure: Write the field on a line of its own, or the text in quotation marks.

Broken:
    rodzianko: {name: Mikhail Rodzianko, lived: 1859-1924, wants: Order first, then a ministry}
Place: at `, then`

Mended:
    rodzianko:
      name: Mikhail Rodzianko
      lived: 1859-1924
      wants: Order first, then a ministry"""
    )


def test_a_character_that_cannot_be_seen_is_shown_by_its_number() -> None:
    assert "the halls, <U+001B>[1mrifles" in "\n".join(pages.lines(pages.page("control-character")))


def test_a_place_outside_the_broken_lines_is_named_by_its_line() -> None:
    shown = pages.lines(pages.page("history-closed"))
    assert "Place: elsewhere, in the line `history: {took: take}`" in shown


def test_without_a_code_every_finding_is_listed_with_its_title() -> None:
    printed = CliRunner().invoke(finding, [])
    assert printed.exit_code == 0
    errors, advice = printed.stdout.split("\nAdvice\n")
    advice, proof = advice.split("\nWhat `juncture prove` finds\n")
    for page in pages.pages():
        other = proof if page.code.stage is Stage.PROOF else advice
        is_read = page.code.severity == "error" and page.code.stage is not Stage.PROOF
        part = errors if is_read else other
        assert f"  {page.code.value} " in part
        assert page.title in part


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("tabs", "There is no finding 'tabs'. Did you mean 'tab'?\n"),
        ("UNKNOWN_GAUGE", "There is no finding 'UNKNOWN_GAUGE'. Did you mean 'unknown-gauge'?\n"),
        ("xyzzy", "There is no finding 'xyzzy'. `juncture finding` lists them all.\n"),
        ("\x1b[1m", "There is no finding '\ufffd[1m'. `juncture finding` lists them all.\n"),
    ],
)
def test_an_unknown_code_is_told_in_one_line(asked: str, told: str) -> None:
    printed = CliRunner().invoke(finding, [asked])
    assert (printed.exit_code, printed.stdout, printed.stderr) == (2, "", told)


def test_a_page_asked_for_by_an_unknown_code_is_an_error() -> None:
    with pytest.raises(pages.UnknownCodeError, match="Did you mean 'anchor'"):
        pages.page("ancor")


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "broken.yaml"
    path.write_bytes(content)
    return path


def _found(path: Path) -> list[Located]:
    """All that `juncture check` finds at a path."""
    there = scenarios.find(path)
    read = (found for scenario in there.scenarios for found in scenarios.read(scenario).findings)
    return [*there.findings, *read]


def _proven(path: Path) -> list[Located]:
    """All that `juncture prove` finds in the scenario at a path, as it is written."""
    reading = scenarios.read(path)
    assert reading.scenario is not None
    return [scenarios.located(reading, shown.finding) for shown in prove(reading.scenario).findings]
