"""Flesch's reading ease, by hand and between versions."""

import pytest

from game.paper.reading_ease import count_words, reading_ease
from tests.curtain import at_turn, teachable


def test_the_formula_by_hand() -> None:
    # Six words of one syllable in one sentence: 206.835 - 1.015 x 6 - 84.6 x 1.
    assert reading_ease("The cat sat on the mat.") == round(206.835 - 6.09 - 84.6)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("peace", 1),
        ("table", 2),
        ("whole", 1),
        ("wanted", 2),
        ("asked", 1),
        ("revolution", 4),
        ("the", 1),
        ("army", 2),
        ("Soviet", 2),  # three, to a careful ear: it is a rule of thumb
    ],
)
def test_syllables_are_counted_by_vowels_without_a_mute_end(word: str, syllables: int) -> None:
    assert reading_ease(word) == round(206.835 - 1.015 - 84.6 * syllables)


def test_a_text_without_words_has_no_figure() -> None:
    assert reading_ease("... 1918 !") is None
    assert count_words("... 1918 !") == 0


def test_longer_sentences_and_words_are_harder() -> None:
    plain, hard = "We want peace. We want it now.", "We want peace and we want it immediately."
    easy, difficult = reading_ease(plain), reading_ease(hard)
    assert easy is not None
    assert difficult is not None
    assert easy > difficult


def test_plain_versions_in_the_shipped_lessons_read_more_easily_than_their_originals() -> None:
    gained = [
        plain - original
        for name, turn in teachable()
        for _, _, before, after in (at_turn(name, turn),)
        for sheet in (*before.sheets, *after.sheets)
        if (original := reading_ease(sheet.original)) is not None
        and (plain := reading_ease(sheet.adapted or "")) is not None
    ]
    easier = [one for one in gained if one > 0]
    assert len(easier) >= 0.9 * len(gained)  # an original can be plain itself
