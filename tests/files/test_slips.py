"""The codes on printed slips are read back as they were printed, and nothing else is taken."""

from pathlib import Path

import pytest

from game.core.lesson.ballots import MOST_PRESENT
from game.files.slips import LARGEST, NAME, SlipsError, codes

SLIPS = """\
# Seat codes

Cut, fold, mix, and let everybody draw one. Keep no list of who drew which.

---

## Your code

**K7QM2**

Open the page that your teacher shows.

---

## Your code

**ABCDE**
"""


def test_a_handouts_slips_are_read_from_its_folder_or_by_their_file(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(SLIPS, encoding="utf-8")
    assert codes(str(tmp_path)) == codes(str(tmp_path / NAME)) == ("K7QM2", "ABCDE")


def test_a_plain_list_is_read_and_a_code_twice_is_one(tmp_path: Path) -> None:
    (tmp_path / "list").write_text(" K7QM2 \r\nABCDE\nK7QM2\n", encoding="utf-8")
    assert codes(str(tmp_path / "list")) == ("K7QM2", "ABCDE")


@pytest.mark.parametrize("text", ["", "k7qm2", "K7QM0", "K7QM", "K7QM22", "HELLO there", "\x00"])
def test_what_is_no_code_is_not_taken_for_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "list").write_text(text, encoding="utf-8")
    with pytest.raises(SlipsError, match="There is no code in"):
        codes(str(tmp_path / "list"))


def test_a_folder_without_slips_is_told_with_how_to_print_them(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(SlipsError, match="juncture handout SCENARIO TURN --codes 30"):
            codes(str(place))


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"\n" * (LARGEST + 100) + b"K7QM2\n")
    with pytest.raises(SlipsError, match="There is no code"):
        codes(str(tmp_path / "list"))


def test_more_codes_than_a_class_has_people_are_refused(tmp_path: Path) -> None:
    many = [f"{a}{b}{c}22" for a in "ABCDEFG" for b in "ABCDEFG" for c in "ABCDEFG"]
    (tmp_path / "list").write_text("\n".join(many[: MOST_PRESENT + 1]), encoding="utf-8")
    with pytest.raises(SlipsError, match="that is no class"):
        codes(str(tmp_path / "list"))
