"""Phones in plain lines: the page before the class says whether one has come, and what else."""

from io import StringIO

from game.plain.lines import Lines
from game.plain.teacher import TeacherMouth
from game.play.debate import Debate
from game.play.debates import Wish, plan_of, rehearsed
from game.words import phones as words
from game.words.phones import Phones

START = 1_800_000_000.0
CODE = ("█▀▄ █",) * 3
CODES = ("K7QM2", "ABCDE")


class Typed(StringIO):
    """Lines typed half a minute apart; before some of them a phone has come."""

    def __init__(self, phones: Phones, *lines: str) -> None:
        super().__init__()
        self.phones = phones
        self.lines = list(lines)
        self.now = START

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        del size
        self.now += 30
        line = self.lines.pop(0) if self.lines else None
        if line == "(a phone comes)":
            self.phones.seen += 1
            line = ""
        return "" if line is None else f"{line}\n"


def a_debate() -> Debate:
    debate = rehearsed(plan_of(Wish("kornilov", "committee")))
    debate.phones = Phones("http://192.168.1.20:8017", CODE, (), START)
    debate.seats = CODES
    return debate


def told(*lines: str, width: int | None = 76, debate: Debate | None = None) -> str:
    """What is said to somebody who types some lines."""
    held = debate or a_debate()
    assert held.phones is not None
    typed, text = Typed(held.phones, *lines), StringIO()
    mouth = TeacherMouth(Lines(typed, text, width, echoes=True), lambda: typed.now, lambda _: None)
    mouth.hold(held, None, None)
    return text.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_page_before_the_class_says_where_phones_vote_and_what_may_be_in_the_way() -> None:
    text = flat(told())
    assert "Address: http://192.168.1.20:8017" in text
    assert "no request yet, in 0 seconds." in text
    assert words.APART in text
    assert "TCP port 8017" in text
    assert "unencrypted" in text


def test_the_teachers_own_phone_is_seen() -> None:
    text = flat(told("", "(a phone comes)", "2", "", "quit"))
    assert "Phones: no request yet, in 30 seconds." in text
    assert "Phones: a request was seen: the page can be opened." in text
    assert "2 codes are dealt: let everybody draw one slip." in text
    assert "Step 1 of 11" in text


def test_after_a_minute_of_silence_hands_or_slips_are_offered() -> None:
    text = flat(told("", "", "skip", "2", "", "quit"))
    assert f"no request in 60 seconds: something is in the way. {words.OTHERWISE}" in text
    assert "Step 1 of 11" in text


def test_the_code_is_drawn_where_it_can_be_seen() -> None:
    assert "\n".join(CODE) in told()
    assert "█" not in told(width=None)
    assert "█" not in told(width=4)


def test_the_address_can_be_asked_for_at_any_time() -> None:
    debate = a_debate()
    assert debate.phones is not None
    debate.phones.wrong = 7
    text = told("skip", "2", "", "phones", "quit", debate=debate).rpartition("Type next, or help")[
        0
    ]
    after = text.rpartition("phones\n")[2]
    assert "http://192.168.1.20:8017" in after
    assert "7 wrong codes; 0 requests had to wait." in after
    assert "\n".join(CODE) in after
    debate.phones.is_open = False
    assert "closed: no phone can vote any more." in flat(told("phones", "quit", debate=debate))


def test_a_lesson_without_phones_says_so() -> None:
    debate = a_debate()
    text, typed = StringIO(), Typed(debate.phones or Phones("", (), (), 0.0), "2", "", "phones")
    debate.phones = None
    TeacherMouth(Lines(typed, text, 76, echoes=True), lambda: START, lambda _: None).hold(
        debate, None, None
    )
    assert words.NO_PHONES in flat(text.getvalue())
    assert "192.168" not in text.getvalue()
