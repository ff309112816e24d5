"""Lines out, lines in: nothing that a screen obeys, a line for each fact."""

import re
from io import StringIO

from hypothesis import example, given
from hypothesis import strategies as st

from game.plain.lines import LONGEST, WIDEST, Lines
from game.words.blocks import Block, Heading, Labelled, Numbered, Prose

HOSTILE = "\x1b[2J\x9b31m\x00\x07\x08\r\x7f\u202e\u2066\u200b\ufeff\ud800"
TEXTS = st.text(max_size=40) | st.text("ab \n", max_size=200) | st.just(HOSTILE)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXTS, st.sampled_from((1, 2, 3))),
    st.builds(Prose, TEXTS),
    st.builds(Labelled, TEXTS, TEXTS),
    st.builds(Numbered, st.integers(1, 99), TEXTS),
)
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What moves a cursor, ends a line or turns a text round; a new line alone may."""


def lines(typed: str = "", *, width: int | None = None, echoes: bool = False) -> Lines:
    return Lines(StringIO(typed), StringIO(), width, echoes)


def shown(out: Lines) -> str:
    assert isinstance(out.writes, StringIO)
    return out.writes.getvalue()


def told(*blocks: Block, width: int | None = None) -> str:
    out = lines(width=width)
    out.tell(*blocks)
    return shown(out)


@given(st.lists(BLOCKS, max_size=6), st.none() | st.integers(10, 80))
@example([Labelled(HOSTILE, HOSTILE)], None)
def test_nothing_told_is_obeyed_by_a_screen(blocks: list[Block], width: int | None) -> None:
    assert not OBEYED.search(told(*blocks, width=width))


@given(TEXTS, TEXTS, st.booleans())
@example(HOSTILE, HOSTILE, True)  # noqa: FBT003 (Hypothesis' way)
@example("\t", HOSTILE, False)  # noqa: FBT003
def test_nothing_asked_or_typed_is_obeyed_by_a_screen(
    prompt: str,
    typed: str,
    echoes: bool,  # noqa: FBT001 (Hypothesis' way)
) -> None:
    out = lines(typed, echoes=echoes)
    answer = out.ask(prompt)
    assert not OBEYED.search(shown(out))
    assert answer is None or not OBEYED.search(answer)


PLAIN = st.text("abc,. \n", max_size=120)
PLAIN_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, PLAIN, st.sampled_from((1, 2, 3))),
    st.builds(Prose, PLAIN),
    st.builds(Labelled, PLAIN, PLAIN),
    st.builds(Numbered, st.integers(1, 99), PLAIN),
)


def words(block: Block) -> list[str]:
    match block:
        case Labelled(label, text):
            return f"{label}: {text}".split()
        case Numbered(number, text):
            return f"{number}. {text}".split()
        case _:
            return block.text.split()


@given(st.lists(PLAIN_BLOCKS, max_size=6))
def test_without_a_width_every_block_is_one_line(blocks: list[Block]) -> None:
    said = [line for line in told(*blocks).splitlines() if line]
    assert said == [" ".join(words(block)) for block in blocks if words(block)]


@given(st.lists(PLAIN_BLOCKS, max_size=6), st.integers(10, WIDEST))
def test_with_a_width_no_word_is_lost_and_none_is_broken(blocks: list[Block], width: int) -> None:
    text = told(*blocks, width=width)
    assert text.split() == [word for block in blocks for word in words(block)]
    assert all(len(line) <= width or len(line.split()) == 1 for line in text.splitlines())


def test_facts_follow_each_other_without_an_empty_line() -> None:
    assert told(Labelled("Base", "low."), Labelled("Army", "gone.")) == "Base: low.\nArmy: gone.\n"


def test_a_paragraph_stands_alone() -> None:
    text = told(Labelled("Base", "low."), Prose("So."), Prose("It was."), Labelled("Army", "gone."))
    assert text == "Base: low.\n\nSo.\n\nIt was.\n\nArmy: gone.\n"


def test_a_wrapped_answer_is_indented_behind_its_number() -> None:
    assert told(Numbered(12, "To go home."), width=10) == "12. To go\n    home.\n"


def test_an_answer_is_the_words_of_the_typed_line() -> None:
    for typed in ("  why base \n", "why\tbase\r\n", "why   base"):
        out = lines(typed)
        assert out.ask("Choose 1.") == "why base"
        assert shown(out) == "Choose 1. "


def test_of_a_very_long_line_the_beginning_is_the_answer() -> None:
    out = lines(f"{'long' * LONGEST}\n1\n")
    assert out.ask("Choose 1.") == ("long" * LONGEST)[:LONGEST]
    assert out.ask("Choose 1.") == "1"


def test_an_answer_that_no_keyboard_has_shown_is_repeated() -> None:
    out = lines("1\n", echoes=True)
    out.ask("Choose 1.")
    assert shown(out) == "Choose 1. 1\n"


def test_the_end_of_the_input_is_no_answer_and_ends_the_line() -> None:
    out = lines("")
    assert out.ask("Choose 1.") is None
    assert shown(out) == "Choose 1. \n"


def test_a_last_line_without_its_end_is_an_answer() -> None:
    assert lines("1").ask("Choose 1.") == "1"
