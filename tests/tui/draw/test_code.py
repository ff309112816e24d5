"""A QR code keeps every square, fits its room, and has a light edge around it."""

import segno
from hypothesis import given
from hypothesis import strategies as st

from game.tui.draw.code import code, poster

URL = "http://192.168.1.20:8017"
SQUARES = tuple(tuple(map(bool, row)) for row in segno.make_qr(URL).matrix_iter(border=4))
DARK = {"█": (True, True), "▀": (True, False), "▄": (False, True), " ": (False, False)}
BARE = tuple(tuple(row[4:-4]) for row in SQUARES[4:-4])


def bare(squares: list[list[bool]]) -> tuple[tuple[bool, ...], ...]:
    """The squares without their light edges."""
    rows = [row for row in squares if any(row)]
    first = min(row.index(True) for row in rows)
    last = max(at for row in rows for at, square in enumerate(row) if square)
    return tuple(tuple(row[first : last + 1]) for row in rows)


def test_two_cells_a_square_where_there_is_room() -> None:
    lines = [line.plain for line in code(SQUARES, 80, 40)]
    assert [len(line) for line in lines] == [2 * len(SQUARES)] * len(SQUARES)
    read = [[line[at] == "█" for at in range(0, len(line), 2)] for line in lines]
    assert read == [list(row) for row in SQUARES]


def test_half_a_cell_a_square_where_there_is_less() -> None:
    lines = [line.plain for line in code(SQUARES, 56, 17)]
    assert len(lines) == (len(SQUARES) + 1) // 2
    read = [[DARK[sign][half] for sign in line] for line in lines for half in (0, 1)]
    assert bare(read) == BARE


@given(st.integers(0, 90), st.integers(0, 50))
def test_it_is_whole_or_not_there_and_never_too_large(columns: int, rows: int) -> None:
    lines = code(SQUARES, columns, rows)
    assert len(lines) <= max(rows, 0)
    assert all(line.cell_length <= columns for line in lines)
    if not lines:
        assert columns < len(BARE) + 2 or rows < (len(BARE) + 3) // 2
        return
    if len(lines) == len(lines[0].plain) // 2 and len(lines) >= len(BARE) + 6:
        return  # two cells a square, as above
    read = [[DARK[sign][half] for sign in line.plain] for line in lines for half in (0, 1)]
    assert bare(read) == BARE
    assert not any(read[0])
    assert not any(row[0] or row[-1] for row in read)


@given(st.integers(17, 90), st.integers(1, 50))
def test_the_address_is_always_there_under_the_code(columns: int, rows: int) -> None:
    lines = poster("192.168.1.20:8017", SQUARES, columns, rows)
    assert 0 < len(lines) <= rows
    assert all(line.cell_length <= columns for line in lines)
    drawn = len(code(SQUARES, columns, rows - 1))
    assert "".join(line.plain for line in lines[drawn:]).strip()
