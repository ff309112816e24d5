"""Timelines to draw: rungs of every meeting, with texts whose every word is told from any other."""

from itertools import count

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from game.core.comparison import Meeting
from game.words.timeline import Rung

MET = {
    Meeting.ALIKE: "as in history",
    Meeting.DIVERGED: "",
    Meeting.HISTORY_ONLY: "did not arise for you",
    Meeting.YOURS_ONLY: "never arose in history",
}


def rung(
    title: str,
    yours: str | None,
    history: str | None,
    when: str = "1917",
    **marks: object,
) -> Rung:
    """One turn; how it was met follows from what was taken. `marks`: `parts` and `needed`."""
    meeting = Meeting.ALIKE if yours == history else Meeting.DIVERGED
    if yours is None or history is None:
        meeting = Meeting.HISTORY_ONLY if yours is None else Meeting.YOURS_ONLY
    turn = title.lower().replace(" ", "_")
    return Rung(
        turn,
        when,
        title,
        meeting,
        yours,
        history,
        MET[meeting],
        str(marks.get("needed", "")),
        bool(marks.get("parts")),
    )


@st.composite
def timelines(draw: DrawFn) -> tuple[Rung, ...]:
    """Up to a dozen turns, short words and long, some of wide signs."""
    numbers = count(1)
    most = draw(st.sampled_from([3, 8, 25]))

    def text() -> str:
        size = draw(st.integers(1, most))
        stems = st.sampled_from(["a", "vote", "Führung", "猫", "Conference"])
        return " ".join(f"{draw(stems)}{next(numbers)}" for _ in range(size))

    rungs: list[Rung] = []
    for _ in range(draw(st.integers(0, 12))):
        meeting = draw(st.sampled_from(Meeting))
        yours = None if meeting is Meeting.HISTORY_ONLY else text()
        history = None if meeting is Meeting.YOURS_ONLY else text()
        history = yours if meeting is Meeting.ALIKE else history
        parts = meeting is not Meeting.ALIKE and not any(each.parts for each in rungs)
        when = draw(st.sampled_from(["1917", "28 September"]))
        title = f"Turn{next(numbers)}"
        needed = f"Needed: {text()}." if meeting is Meeting.HISTORY_ONLY else ""
        rungs.append(rung(title, yours, history, when, parts=parts, needed=needed))
    return tuple(rungs)


def words_of(each: Rung) -> list[str]:
    """Every word that a drawing of the whole turn must hold."""
    texts = (each.title, each.yours, each.history, each.needed)
    return [word for text in texts if text for word in text.split()]
