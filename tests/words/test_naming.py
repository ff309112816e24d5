"""People and terms found in texts: by whole words, by surname only where nobody else has it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from game.words.blocks import Block, Heading, Labelled, Shift
from game.words.naming import Named, Naming, everything, known, told_in
from tests.play.small import SMALL, all_shipped, from_text

PEOPLE = """\
people:
  lenin: {name: Lenin}
  martov: {name: Yuli Martov}
  lev: {name: Lev Sedov}
  natalia: {name: Natalia Sedov}
  tsar: {name: Nicholas II}
  delegates: {name: Followers from the United States}
  centralists: {name: The Democratic Centralists}
terms:
  soviet: A council.
  left_srs: A party.
  deputy: Somebody sent.
"""
SCENARIO = from_text(SMALL.replace("people:\n  lenin: {name: Lenin}\n", PEOPLE))
NAMING = Naming(SCENARIO)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.named.name) for m in NAMING.mentions(text)]


def test_a_person_is_found_by_the_full_name_and_by_the_surname() -> None:
    assert found("Yuli Martov and Martov") == [("Yuli Martov", "martov"), ("Martov", "martov")]


def test_a_surname_that_two_people_bear_names_neither() -> None:
    assert found("Sedov and Lev Sedov") == [("Lev Sedov", "lev")]


def test_a_group_and_a_numeral_give_no_surname() -> None:
    assert found("the States, the Centralists, and II") == []
    assert found("Nicholas II") == [("Nicholas II", "tsar")]


def test_a_term_is_found_in_either_number_and_whatever_the_case() -> None:
    assert found("soviet Soviets SOVIET") == [
        ("soviet", "soviet"),
        ("Soviets", "soviet"),
        ("SOVIET", "soviet"),
    ]
    assert found("the Left SRs and a left-SR") == [
        ("Left SRs", "left_srs"),
        ("left-SR", "left_srs"),
    ]
    assert found("two deputies") == [("deputies", "deputy")]


def test_only_whole_words_are_found() -> None:
    assert found("Martova, sovietism, antisoviet, Lenins") == []
    assert found("Lenin's, (Martov)") == [("Lenin", "lenin"), ("Martov", "martov")]


def test_the_first_mention_of_each_is_given_once() -> None:
    first = NAMING.first_mentions("Martov, Lenin, Yuli Martov, Lenin")
    assert [(m.start, m.named.name) for m in first] == [(0, "martov"), (8, "lenin")]


def test_names_come_in_the_order_in_which_they_are_mentioned() -> None:
    assert NAMING.named_in(["the soviet", "Martov and Lenin", "Lenin"]) == (
        Named("term", "soviet"),
        Named("person", "martov"),
        Named("person", "lenin"),
    )


def test_a_label_is_read_for_names_as_a_text_is() -> None:
    shift = Shift("Base", "thin.", "Lenin is here.", 3, 2, 6, "high")
    blocks: list[Block] = [Heading("Martov"), Labelled("Lenin says", "No."), shift]
    assert "thin. Lenin is here." in list(told_in(blocks))
    assert [named.name for named in NAMING.named_in(told_in(blocks))] == ["martov", "lenin"]


def test_what_is_known_of_somebody_names_them_whole() -> None:
    assert known(SCENARIO, Named("person", "martov")).label == "Yuli Martov"
    assert known(SCENARIO, Named("term", "left_srs")) == Labelled("Left srs", "A party.")


def test_everybody_and_every_term_of_a_scenario_can_be_told() -> None:
    for _, scenario in all_shipped():
        told = [known(scenario, named) for named in everything(scenario)]
        assert len(told) == len(scenario.people) + len(scenario.terms)
        assert all(block.text for block in told)


def test_every_full_name_of_a_shipped_scenario_leads_to_its_bearer() -> None:
    for _, scenario in all_shipped():
        naming = Naming(scenario)
        for name, person in scenario.people.items():
            assert naming.named_in([f"so {person.name}, too"])[0] == Named("person", name)


@given(st.text(st.sampled_from("Lenin Yuli Martov Sedov soviets-SR .'")))
def test_mentions_never_overlap_and_lie_within_the_text(text: str) -> None:
    mentions = NAMING.mentions(text)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
