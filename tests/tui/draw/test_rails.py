"""The divergence timeline down the page."""

from hypothesis import given
from hypothesis import strategies as st

from game.tui.draw.rails import NARROWEST, vertical
from game.words.timeline import Rung
from tests.tui.draw.rungs import rung, timelines, words_of

OCTOBER = rung(
    "Rise, and when?", "Tie the rising to the Congress", "Tie the rising to the Congress"
)
VOTE = rung("January vote", "Sign", "Sign nothing, send the army home", "1918", parts=True)
DUCKS = rung("Wild ducks", "A chill", "A chill", "1923")
EXILE = rung("Exile", "Stay", None, "1929")
ICE = rung("The visitor", None, "The study", "1940", needed="Needed: exile.")


def test_one_trunk_becomes_two_rails_where_the_roads_part() -> None:
    assert vertical((OCTOBER, VOTE, DUCKS), 46, {"january_vote": "▼ 21"}).plain == (
        "1917  ┃  Rise, and when? · as in history\n"
        "      ◆  Tie the rising to the Congress\n"
        "      ┃\n"
        "      ┣╌┐  here the roads part\n"
        "1918  ┃ ╎  January vote\n"
        "      ◆ ╎  Sign                           ▼ 21\n"
        "      ┃ ●  Sign nothing, send the army home\n"
        "      ┃ ╎\n"
        "1923  ┃ ╎  Wild ducks · as in history\n"
        "      ◆ ●  A chill"
    )


def test_a_turn_of_one_path_alone_shows_one_and_a_rail_ends_with_its_last_turn() -> None:
    assert vertical((VOTE, EXILE, ICE), 60).plain == (
        "      ┣╌┐  here the roads part\n"
        "1918  ┃ ╎  January vote\n"
        "      ◆ ╎  Sign\n"
        "      ┃ ●  Sign nothing, send the army home\n"
        "      ┃ ╎\n"
        "1929  ┃ ╎  Exile · never arose in history\n"
        "      ◆ ╎  Stay\n"
        "        ╎\n"
        "1940    ╎  The visitor · did not arise for you\n"
        "        ●  The study\n"
        "           Needed: exile."
    )


def test_a_text_too_long_for_its_line_goes_on_beside_the_rails() -> None:
    assert vertical((OCTOBER, VOTE), 30).plain == (
        "1917  ┃  Rise, and when? · as\n"
        "      ┃  in history\n"
        "      ◆  Tie the rising to the\n"
        "      ┃  Congress\n"
        "      ┃\n"
        "      ┣╌┐  here the roads part\n"
        "1918  ┃ ╎  January vote\n"
        "      ◆ ╎  Sign\n"
        "        ●  Sign nothing, send\n"
        "           the army home"
    )


def test_a_shift_with_no_room_beside_a_text_takes_its_own_line() -> None:
    assert vertical((OCTOBER,), 24, {OCTOBER.turn: "▼ 21"}).plain == (
        "1917  ┃  Rise, and when?\n"
        "      ┃  · as in history\n"
        "      ◆  Tie the rising\n"
        "         to the Congress\n"
        "                    ▼ 21"
    )


def test_nothing_is_drawn_of_nothing_or_where_no_word_has_room() -> None:
    assert vertical((), 80).plain == ""
    assert vertical((VOTE,), NARROWEST - 1).plain == ""


@given(
    timelines(), st.integers(NARROWEST, 160), st.sampled_from([None, "▼ 21", "as likely as ever"])
)
def test_every_timeline_keeps_its_width_and_every_word(
    rungs: tuple[Rung, ...], width: int, shift: str | None
) -> None:
    shifts = {each.turn: shift for each in rungs[::2]} if shift else None
    drawn = vertical(rungs, width, shifts)
    assert all(line.cell_length <= width for line in drawn.split())
    assert all(line == line.rstrip() for line in drawn.plain.split("\n"))
    told = "".join(sign for sign in drawn.plain if sign not in " \n┃╎◆●")
    for each in rungs:
        for word in words_of(each):
            assert word in told
    assert drawn.plain.count("▼ 21") == (len(rungs[::2]) if shift == "▼ 21" else 0)
    assert drawn.plain.count("┣╌┐") == any(each.parts for each in rungs)
    assert drawn.plain.count("◆") == sum(each.yours is not None for each in rungs)
