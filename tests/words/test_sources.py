"""The sources one by one: what is told of each, and what a search finds."""

import pytest

from game.core.comparison import history_of
from game.words.debrief import sources
from game.words.sources import Entry, entries, found, matching
from tests.play.small import shipped


def every(name: str = "kornilov") -> list[Entry]:
    return entries(history_of(shipped(name)))


@pytest.mark.parametrize("name", ["kornilov", "trotsky"])
def test_each_source_is_told_as_in_the_bibliography(name: str) -> None:
    told = [entry.block for entry in every(name)]
    assert told == sources(history_of(shipped(name)))[1:]
    for entry in every(name):
        assert (entry.seen == "seen") == ("The passage was seen." in entry.block.text)
        assert (entry.seen == "from memory") == ("Cited from memory." in entry.block.text)
        assert bool(entry.seen) == (entry.block.label != "Essay source")


@pytest.mark.parametrize(
    ("wanted", "piece"),
    [
        ("kerensky prelude", "The Prelude to Bolshevism"),
        ("PRELUDE  primary", "The Prelude to Bolshevism"),
        ("from memory", "Cited from memory."),
        ("essay", "The founding essay"),
    ],
)
def test_author_title_kind_and_seen_are_searched_word_by_word(wanted: str, piece: str) -> None:
    like = matching(every(), wanted)
    assert like
    assert all(piece in entry.block.text for entry in like)
    others = [entry for entry in every() if entry not in like]
    assert not any(matching([entry], wanted) for entry in others)


def test_an_essays_words_and_notes_are_found_and_addresses_are_not() -> None:
    notes = [entry for entry in every("trotsky") if entry.block.label == "Essay source"]
    assert matching(every("trotsky"), "obvious successor note 2")[0] in notes
    assert matching(every("trotsky"), "https") == []
    assert any("https" in entry.block.text for entry in every("trotsky"))


def test_no_wish_finds_all_of_them() -> None:
    assert matching(every(), "  ") == every()


def test_how_many_of_how_many_is_told() -> None:
    listed = every()
    assert found(listed, listed) == f"{len(listed)} sources"
    assert found(listed[:2], listed) == f"2 of {len(listed)} sources"
    assert found(listed[:1], listed[:1]) == "1 source"
    assert found([], listed[:1]) == "0 of 1 source"
    assert found([], []) == "None has been cited yet."
