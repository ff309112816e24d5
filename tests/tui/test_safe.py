"""Nothing that a text holds can act on a screen."""

from hypothesis import given
from hypothesis import strategies as st

from game.files.inert import REFUSED
from game.tui.safe import safe

PAYLOADS = ("[bold]loud[/bold]", "[@click=app.quit]x[/]", "[/]", "[sic]", "\x1b[2J", "\x9b31m")


@given(st.text() | st.sampled_from(PAYLOADS))
def test_a_text_keeps_its_length_and_its_brackets_and_nothing_that_acts(text: str) -> None:
    shown = safe(text).plain
    assert len(shown) == len(text)
    assert REFUSED.search(shown) is None
    assert [(at, sign) for at, sign in enumerate(shown) if sign in "[]"] == [
        (at, sign) for at, sign in enumerate(text) if sign in "[]"
    ]


def test_a_text_has_no_style_but_the_one_that_was_asked_for() -> None:
    assert safe("[red]Hello").spans == []
    assert [span.style for span in safe("[red]Hello", "bold $gold").spans] == ["bold $gold"]
