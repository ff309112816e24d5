"""Block letters: three lines of cells for each line of text, whole or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from game.tui.draw.letters import lettering

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',.-:! "


def test_a_word_is_drawn_in_half_blocks() -> None:
    assert lettering("No 1", 40, 1).plain.split("\n") == [
        "█▄ █ █▀█   ▀█",
        "█ ▀█ █ █    █",
        "▀  ▀ ▀▀▀    ▀",
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
