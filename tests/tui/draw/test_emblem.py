"""The title's picture and lettering."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.style import Style

from game.tui.draw.emblem import emblem, wordmark
from game.tui.palette import DEFAULTS

SMALL = (
    "                         ▄▄▄▄▄█████▛▀▀▀▀\n"
    "                ▄▄▄▄▟▀▀▀▀▀▀▟█▛          \n"
    "▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀   ▀▀▀   ▀▀▀   ▀▀▀   ▀▀"
)

NAME = """\
     ██ ██   ██ ██▄  ██ ▄█████▄ ███████ ██   ██ ██████▄ ███████
     ██ ██   ██ ████▄██ ██   ▀▀   ███   ██   ██ ██   ██ ██▄▄▄
██   ██ ██   ██ ██ ▀███ ██   ▄▄   ███   ██   ██ ██████▀ ██▀▀▀
▀█████▀ ▀█████▀ ██   ██ ▀█████▀   ███   ▀█████▀ ██  ▀█▄ ███████"""


def test_the_smallest_picture_has_the_line_the_wedge_the_disc_and_the_dashes() -> None:
    assert emblem(40, 3).plain == SMALL


@given(st.integers(1, 200), st.integers(1, 60))
def test_every_picture_fills_its_size_and_no_more(width: int, height: int) -> None:
    lines = emblem(width, height).plain.split("\n")
    assert [len(line) for line in lines] == [width] * height


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (-1, 5)])
def test_where_there_is_no_room_there_is_no_picture(size: tuple[int, int]) -> None:
    assert emblem(*size).plain == ""


@pytest.mark.parametrize("size", [(40, 3), (80, 11), (100, 14), (160, 33), (40, 60)])
def test_a_picture_is_of_the_palette_alone_and_has_every_part(size: tuple[int, int]) -> None:
    styles = [str(span.style) for span in emblem(*size).spans]
    colours = {part for style in styles for part in style.split(" on ")}
    assert colours == {"$wedge", "$ink", "$gold", "$rail", "$disc"}
    for style in styles:
        assert Style.parse(style, DEFAULTS).foreground is not None


def test_the_wedge_touches_the_line_that_runs_in() -> None:
    for width in range(40, 201):
        spans = emblem(width, 14).split()[-1].spans
        wedge = next(at for at, span in enumerate(spans) if "$wedge" in str(span.style))
        assert all("$ink" in str(span.style) for span in spans[:wedge])
        assert spans[0].start == 0
        assert [span.end for span in spans[:wedge]] == [span.start for span in spans[1 : wedge + 1]]


def test_the_speed_of_the_largest_picture_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    start = perf_counter()
    drawn = emblem(200, 60)
    took = perf_counter() - start
    with capsys.disabled():
        print(f"\nemblem at 200x60: {took * 1000:.1f} ms")  # noqa: T201 (told, not asserted)
    assert drawn.plain.count("\n") == 59


def test_the_name_stands_in_block_letters() -> None:
    assert wordmark(80).plain == NAME


def test_the_name_is_plain_where_it_is_narrow() -> None:
    assert wordmark(59).plain == "JUNCTURE"


def test_every_name_fits_its_width() -> None:
    for width in range(8, 201):
        lines = wordmark(width).plain.split("\n")
        assert max(len(line) for line in lines) <= width
        assert len(lines) == (1 if width < 60 else 4 if width < 126 else 8)
