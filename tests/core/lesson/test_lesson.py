"""What holds of every lesson, whatever happens in it and in whatever order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.lesson.ballots import (
    UNDECIDED,
    Ballots,
    NothingToUndoError,
    RefusalError,
    UnknownCodeError,
    UnknownLetterError,
    UnreadableTallyError,
    Way,
    WrongTotalError,
    read_tally,
)
from game.core.lesson.events import (
    Back,
    BallotClosed,
    Cited,
    Claimed,
    Counted,
    Curtain,
    Dealt,
    Ended,
    Event,
    OneMore,
    Onward,
    Opened,
    Paused,
    Present,
    Raised,
    Rebudgeted,
    Reopened,
    Skipped,
    Undone,
    Voted,
)
from game.core.lesson.forgetting import forgotten
from game.core.lesson.lesson import (
    LONG_GAP,
    MOST_CODES,
    CodesError,
    CurtainError,
    Lesson,
    NotNowError,
    OpenVoteError,
    Plan,
    happened,
    planned,
)
from game.core.lesson.plan import FORMS, LONGEST, SHORTEST, Form, Step, divided, steps
from game.core.lesson.swing import LEAST_TO_SHOW, landslide, leaders, minorities, swing
from tests.core.lesson.lives import CODES, Life, lives, relived

NOW = 1e9
PLAN = Plan(
    "small", "0f" * 32, "first", (), "choose", ("stay", "go", "wait"), 2, "debate", 50, "none"
)


def at(step: Step, present: int = 27) -> Lesson:
    """A lesson that has just come to a step, without a vote so far."""
    lesson = happened(planned(PLAN), Opened(present, 3000), NOW)
    while lesson.step is not step:
        lesson = happened(lesson, Onward(), NOW)
    return lesson


@given(lives())
def test_no_more_have_voted_than_are_or_were_present(life: Life) -> None:
    lesson = planned(life.plan)
    for now, event in life.log:
        lesson = happened(lesson, event, now)
        for ballots in (lesson.first, lesson.second):
            assert ballots.cast == sum(ballots.tally.values())
            assert ballots.tally.keys() == set(life.plan.letters)
            assert all(votes >= 0 for votes in ballots.tally.values())
            if not ballots.is_closed:
                assert ballots.cast <= lesson.present


@given(lives())
def test_the_same_events_make_the_same_lesson(life: Life) -> None:
    assert relived(life.plan, life.log) == life.lesson


@given(lives())
def test_the_clock_never_ran_longer_than_the_day(life: Life) -> None:
    spent = sum(timed.spent for timed in life.lesson.times)
    assert 0 <= spent <= life.log[-1][0] - life.log[0][0] + 1e-3


@given(lives(), st.integers(0, 5000))
def test_what_is_left_of_the_steps_reaches_just_to_the_bell(life: Life, seconds: int) -> None:
    if life.lesson.ended:
        return
    now = life.log[-1][0] + 1
    lesson = happened(life.lesson, Rebudgeted(seconds), now)
    assert lesson.until_bell(now) == seconds
    assert abs(lesson.late(now)) <= 1
    assert all(timed.budget >= 0 for timed in lesson.times)


@given(lives(), st.data())
def test_what_was_counted_last_is_taken_back_whole(life: Life, data: st.DataObject) -> None:
    lesson = life.lesson
    letter = data.draw(st.sampled_from(life.plan.letters))
    counts: list[Event] = [OneMore(Way.SLIPS, letter), Counted(Way.CARDS, {letter: 1})]
    event = data.draw(st.sampled_from([*counts, Claimed(letter), Cited(1)]))
    try:
        more = happened(lesson, event, NOW)
    except RefusalError:
        return
    if more == lesson:  # a document that was ticked already
        return
    if isinstance(event, Claimed | Cited) and lesson.ballots is not None:
        return  # in a vote it is the vote that is taken back
    assert happened(more, Undone(), NOW) == lesson


@given(lives())
def test_a_lesson_that_is_over_forgets_codes_and_nothing_else(life: Life) -> None:
    lesson, log = life.lesson, life.log
    if not lesson.ended:
        now = log[-1][0] + 1
        lesson, log = happened(lesson, Ended(), now), [*log, (now, Ended())]
    kept = forgotten(lesson, log)
    again = relived(life.plan, kept)
    assert again.first.tally == lesson.first.tally
    assert again.second.tally == lesson.second.tally
    assert swing(again.first, again.second) == swing(lesson.first, lesson.second)
    assert again.times == lesson.times
    same = replace(again, first=lesson.first, second=lesson.second)
    assert same == lesson
    assert not any(code in repr(event) for _, event in kept for code in CODES)


def test_a_vote_that_was_left_open_outlives_the_end_of_its_lesson() -> None:
    log: list[tuple[float, Event]] = [(NOW, Opened(2, 3000)), (NOW, Dealt(CODES))]
    log += [(NOW, Onward()), (NOW, Onward()), (NOW + 1, Voted(CODES[0], "A"))]
    log += [(NOW + 2, Back()), (NOW + 3, Ended())]
    kept = forgotten(relived(PLAN, log), log)
    assert relived(PLAN, kept).first.tally == {"A": 1, "B": 0, "C": 0, "U": 0}


@given(lives())
def test_no_ballot_with_a_code_keeps_its_moment(life: Life) -> None:
    moments = {now for now, event in life.log if isinstance(event, Voted)}
    others = {now for now, event in life.log if not isinstance(event, Voted)}
    kept = forgotten(life.lesson, life.log)
    assert not {now for now, _ in kept} & (moments - others)


@given(st.sampled_from(FORMS), st.integers(SHORTEST, LONGEST))
def test_the_steps_of_every_form_fill_the_lesson(form: Form, minutes: int) -> None:
    planned_steps = steps(form, minutes)
    assert sum(one.seconds for one in planned_steps) == 60 * minutes
    assert [one.step for one in planned_steps] == [
        step for step in Step if step in {one.step for one in planned_steps}
    ]


@given(st.integers(0, 10**6), st.lists(st.integers(1, 100), min_size=1))
def test_parts_add_up_to_the_whole(whole: int, shares: list[int]) -> None:
    parts = divided(whole, shares)
    assert sum(parts) == whole
    assert len(parts) == len(shares)
    assert min(parts) >= 0


def test_a_vote_is_closed_only_with_everybody() -> None:
    lesson = happened(at(Step.FIRST_VOTE), Counted(Way.HANDS, {"A": 7, "B": 12, UNDECIDED: 7}), NOW)
    with pytest.raises(WrongTotalError) as refusal:
        happened(lesson, BallotClosed(), NOW)
    assert (refusal.value.total, refusal.value.present) == (26, 27)
    assert happened(lesson, BallotClosed(missing=1), NOW).first.is_closed


def test_more_votes_than_people_are_refused() -> None:
    with pytest.raises(WrongTotalError):
        happened(at(Step.FIRST_VOTE), Counted(Way.HANDS, {"A": 28}), NOW)


def test_fewer_people_than_votes_are_refused_even_after_going_back() -> None:
    lesson = happened(at(Step.FIRST_VOTE), Counted(Way.HANDS, {"A": 20}), NOW)
    for here in (lesson, happened(lesson, Back(), NOW)):
        with pytest.raises(WrongTotalError):
            happened(here, Present(19), NOW)


def test_the_class_does_not_go_on_while_a_vote_has_begun() -> None:
    lesson = happened(at(Step.FIRST_VOTE), OneMore(Way.HANDS, "A"), NOW)
    with pytest.raises(OpenVoteError):
        happened(lesson, Onward(), NOW)


def test_ways_of_voting_add_up_and_a_later_count_replaces_its_own_way() -> None:
    lesson = at(Step.FIRST_VOTE)
    events: tuple[Event, ...] = (
        Dealt(CODES[:2]),
        Counted(Way.HANDS, {"A": 9}),
        Counted(Way.SLIPS, {"B": 3}),
        Voted(CODES[0], "C"),
        Voted(CODES[0], "B"),
        Counted(Way.HANDS, {"A": 7}),
    )
    for event in events:
        lesson = happened(lesson, event, NOW)
    assert lesson.first.tally == {"A": 7, "B": 4, "C": 0, UNDECIDED: 0}


def test_counts_are_taken_back_one_by_one() -> None:
    lessons = [at(Step.FIRST_VOTE)]
    counts = (Counted(Way.HANDS, {"A": 9}), OneMore(Way.HANDS, "B"), Counted(Way.SLIPS, {"C": 2}))
    for event in counts:
        lessons.append(happened(lessons[-1], event, NOW))
    lesson = lessons.pop()
    while lessons:
        lesson = happened(lesson, Undone(), NOW)
        assert lesson == lessons.pop()


def test_a_code_that_was_never_dealt_casts_nothing() -> None:
    lesson = happened(at(Step.FIRST_VOTE), Dealt(CODES[:1]), NOW)
    with pytest.raises(UnknownCodeError):
        happened(lesson, Voted(CODES[1], "A"), NOW)


def test_no_more_codes_are_dealt_than_a_lesson_can_use() -> None:
    codes = tuple(f"{number:05}" for number in range(MOST_CODES))
    lesson = happened(at(Step.FIRST_VOTE), Dealt(codes), NOW)
    assert happened(lesson, Dealt(codes[:1]), NOW).codes == set(codes)
    with pytest.raises(CodesError):
        happened(lesson, Dealt(CODES[:1]), NOW)


@pytest.mark.parametrize(
    ("curtain", "before", "there"),
    [
        (Curtain.TALLY, Step.SITUATION, Step.FIRST_VOTE),
        (Curtain.HISTORY, Step.SWING, Step.HISTORY),
    ],
)
def test_a_curtain_stays_down_until_its_step_has_come(
    curtain: Curtain, before: Step, there: Step
) -> None:
    with pytest.raises(CurtainError):
        happened(at(before), Raised(curtain), NOW)
    assert curtain in happened(at(there), Raised(curtain), NOW).curtains


def test_the_first_result_stays_hidden_until_its_vote_is_closed() -> None:
    lesson = at(Step.FIRST_VOTE)
    with pytest.raises(CurtainError):
        happened(lesson, Raised(Curtain.RESULT), NOW)
    lesson = happened(lesson, BallotClosed(missing=27), NOW)
    assert Curtain.RESULT in happened(lesson, Raised(Curtain.RESULT), NOW).curtains


def test_a_running_tally_is_hidden_again_in_the_next_step() -> None:
    lesson = happened(at(Step.FIRST_VOTE), Raised(Curtain.TALLY), NOW)
    assert Curtain.TALLY not in happened(lesson, Onward(), NOW).curtains


def test_a_short_gap_runs_on_and_a_long_one_stands() -> None:
    lesson = at(Step.GROUPS)
    short = happened(lesson, Reopened(NOW), NOW + LONG_GAP)
    assert short.left(NOW + LONG_GAP) == lesson.left(NOW) - LONG_GAP
    long = happened(lesson, Reopened(NOW), NOW + LONG_GAP + 1)
    assert long.is_paused
    assert long.left(NOW + 10 * LONG_GAP) == lesson.left(NOW)


def test_a_step_is_left_out_until_the_class_comes_back_to_it() -> None:
    lesson = happened(at(Step.DEBATE), Skipped(), NOW)
    assert [timed.step for timed in lesson.times if timed.skipped] == [Step.DEBATE]
    assert not any(timed.skipped for timed in happened(lesson, Back(), NOW).times)


def test_a_vote_that_was_held_is_not_left_out() -> None:
    lesson = happened(at(Step.FIRST_VOTE, 2), Counted(Way.HANDS, {"A": 2}), NOW)
    lesson = happened(happened(lesson, BallotClosed(), NOW), Skipped(), NOW)
    assert not any(timed.skipped for timed in lesson.times)


def test_a_paused_clock_stands() -> None:
    lesson = happened(at(Step.GROUPS), Paused(), NOW + 60)
    assert lesson.left(NOW + 600) == at(Step.GROUPS).left(NOW + 60)
    assert happened(lesson, Onward(), NOW + 600).is_paused


def test_who_moved_where_is_known_only_from_enough_ballots_with_codes() -> None:
    letters = ("A", "B", UNDECIDED)
    few = {str(number): "A" for number in range(LEAST_TO_SHOW - 1)}
    assert swing(Ballots(letters, coded=few), Ballots(letters, coded=few)).moves is None
    first = {str(number): "A" for number in range(LEAST_TO_SHOW)}
    second = first | {"0": "B", "1": UNDECIDED}
    swung = swing(Ballots(letters, coded=first), Ballots(letters, coded=second))
    assert swung.moved == 2
    assert swung.net == {"A": -2, "B": 1, UNDECIDED: 1}


def test_landslide_leaders_and_minorities() -> None:
    tally = {"A": 2, "B": 18, "C": 0, UNDECIDED: 1}
    assert landslide(tally) == "B"
    assert landslide({"A": 8, "B": 2}) is None
    assert leaders(tally) == ("B",)
    assert leaders({"A": 4, "B": 4, UNDECIDED: 9}) == ("A", "B")
    assert leaders({"A": 0, "B": 0}) == ()
    assert minorities(tally) == ("C",)
    assert minorities({"A": 4, "B": 4, UNDECIDED: 9}) == ()


@pytest.mark.parametrize(
    ("typed", "tally"),
    [
        ("A7 B12 C3 U5", {"A": 7, "B": 12, "C": 3, "U": 5}),
        (" u5, a=7 b:12  c 3 ", {"U": 5, "A": 7, "B": 12, "C": 3}),
    ],
)
def test_a_tally_is_read_as_it_is_typed(typed: str, tally: dict[str, int]) -> None:
    assert read_tally(typed, PLAN.letters) == tally


@pytest.mark.parametrize("typed", ["", "A", "7", "A7A8", "A7 A8", "A-1", "A1000", "A7 B", "A½"])
def test_what_is_no_tally_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableTallyError):
        read_tally(typed, PLAN.letters)


def test_a_letter_that_stands_for_nothing_is_refused() -> None:
    with pytest.raises(UnknownLetterError):
        read_tally("A7 E1", PLAN.letters)


def test_nothing_is_taken_back_where_nothing_was_entered() -> None:
    with pytest.raises(NothingToUndoError):
        happened(at(Step.FIRST_VOTE), Undone(), NOW)


def test_nothing_happens_before_the_class_comes_or_after_the_end() -> None:
    with pytest.raises(NotNowError):
        happened(planned(PLAN), Onward(), NOW)
    ended = happened(at(Step.GROUPS), Ended(), NOW)
    with pytest.raises(NotNowError):
        happened(ended, Onward(), NOW)
