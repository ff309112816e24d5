"""Block letters: three lines of cells for each line of text, whole or not at all; or huge."""

from hypothesis import given
from hypothesis import strategies as st

from game.tui.draw.letters import huge, lettering
from tests.tui.draw.pixels import is_drawn, read

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',.-:!?;()/+%&£\"‘’“”–—… "
WHOLE = "".join(sign for sign in SIGNS if sign not in '"“”… ')
"""Those that are drawn in one piece, without a free column."""


def test_a_word_is_drawn_in_half_blocks() -> None:
    assert lettering("No 1", 40, 1).plain.split("\n") == [
        "█▄ █ █▀█   ▄█ ",
        "█ ▀█ █ █    █ ",
        "▀  ▀ ▀▀▀   ▀▀▀",
    ]


def test_words_that_do_not_fit_go_on_in_the_next_line() -> None:
    both = lettering("An end", 12, 2).plain.split("\n")
    assert both == [
        *lettering("An", 12, 1).plain.split("\n"),
        *lettering("end", 12, 1).plain.split("\n"),
    ]


def test_what_cannot_be_drawn_whole_is_not_drawn() -> None:
    assert not lettering("An end", 12, 1)
    assert not lettering("Unendurable", 20, 9)
    assert not lettering("Müller", 80, 1)
    assert not lettering(" ", 80, 1)


@given(st.text(SIGNS, max_size=30), st.integers(1, 80), st.integers(1, 4))
def test_it_is_never_wider_or_higher_than_it_may(text: str, width: int, most: int) -> None:
    lines = lettering(text, width, most).plain.split("\n")
    assert lines == [""] or (len(lines) % 3 == 0 and len(lines) <= 3 * most)
    assert all(len(line) <= width for line in lines)


# --- as large as the room allows ---


@given(st.text(SIGNS + "éÄßЖ界\n", max_size=60), st.integers(0, 170), st.integers(0, 50))
def test_huge_type_is_never_wider_or_higher_than_its_room(
    text: str, columns: int, rows: int
) -> None:
    lines = huge(text, columns, rows)
    assert len(lines) <= rows
    assert all(line.cell_length <= columns for line in lines)


@given(st.text(WHOLE + "éÄЖ ", min_size=1, max_size=60), st.integers(1, 170), st.integers(1, 50))
def test_huge_type_drops_no_letter_without_saying_so(text: str, columns: int, rows: int) -> None:
    lines = huge(text, columns, rows)
    if is_drawn(lines):
        assert sum(map(sum, read(lines))) == len("".join(text.split()))
    else:
        said = "".join(line.plain for line in lines)
        assert said.endswith("…") or "".join(said.split()) == "".join(text.split())


@given(st.lists(st.text("ABCXYZ", min_size=1, max_size=9), min_size=1, max_size=8))
def test_huge_type_breaks_no_word(words: list[str]) -> None:
    lines = huge(" ".join(words), 40, 99)
    assert is_drawn(lines)
    assert [word for line in read(lines) for word in line] == [len(word) for word in words]


def test_huge_type_is_as_large_as_its_room() -> None:
    assert len(huge("Peace?", 80, 3)) == 3
    assert len(huge("Peace?", 80, 5)) == 5
    assert len(huge("Peace?", 80, 8)) == 8
    assert len(huge("Peace?", 80, 50)) == 8
    assert len(huge("Peace?", 40, 8)) == 3


def test_lines_of_huge_type_are_as_even_as_their_words() -> None:
    assert [line.plain for line in huge("A A A A", 20, 6)] == [
        line.plain for line in huge("A A A A", 9, 6)
    ]


def test_marks_that_capitals_may_do_without_are_left_out_and_no_others() -> None:
    assert huge("Café naïve façade", 90, 3) == huge("Cafe naive facade", 90, 3)
    for other in ("Müller", "año", "Łódź", "Троцкий"):
        assert [line.plain for line in huge(other, 90, 9)] == [other]


def test_what_has_no_room_even_in_bold_type_ends_with_a_sign_of_it() -> None:
    assert [line.plain for line in huge("Sign, fight, or neither?", 12, 2)] == [
        "Sign, fight,",
        "or neither?",
    ]
    assert [line.plain for line in huge("Sign, fight, or neither?", 12, 1)] == ["Sign, fight…"]
    assert huge("", 12, 2) == ()
    assert huge("Sign", 0, 2) == ()
