"""A folder of files that the program made: it overwrites nothing of somebody else's."""

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from game.files.folders import LIST, FolderError, put

FILES = {"a.html": "<p>Ä</p>\n", "a.md": "Ä\n"}


def lying(folder: Path) -> dict[str, str]:
    """Every file that lies there, the list aside."""
    return {
        file.name: file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name != LIST
    }


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "deep"
    put(folder, FILES)
    assert lying(folder) == FILES


def test_what_was_made_there_is_made_anew_and_what_is_stale_goes(tmp_path: Path) -> None:
    put(tmp_path, {**FILES, "old.md": "Old\n"})
    put(tmp_path, {"a.html": "New\n", "b.md": "B\n"})
    assert lying(tmp_path) == {"a.html": "New\n", "b.md": "B\n"}


def test_a_file_that_was_there_before_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    with pytest.raises(FolderError, match=r"a\.md.*not as this program made it"):
        put(tmp_path, FILES)
    assert lying(tmp_path) == {"a.md": "mine"}


def test_a_file_that_was_changed_is_not_overwritten_and_not_taken_away(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    (tmp_path / "a.md").write_text("changed by hand")
    with pytest.raises(FolderError, match=r"a\.md"):
        put(tmp_path, FILES)
    put(tmp_path, {"b.md": "B\n"})
    assert lying(tmp_path) == {"a.md": "changed by hand", "b.md": "B\n"}


def test_with_consent_it_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    put(tmp_path, FILES, force=True)
    assert lying(tmp_path) == FILES


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    put(tmp_path, FILES)
    put(tmp_path, {"b.md": "B\n"})
    assert lying(tmp_path) == {"notes.txt": "mine", "b.md": "B\n"}


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("Ä\n")
    folder = tmp_path / "folder"
    put(folder, FILES)
    (folder / "a.md").unlink()
    (folder / "a.md").symlink_to(outside)
    with pytest.raises(FolderError):
        put(folder, {**FILES, "a.md": "New\n"})
    put(folder, {**FILES, "a.md": "New\n"}, force=True)
    assert outside.read_text() == "Ä\n"
    assert lying(folder)["a.md"] == "New\n"


@pytest.mark.parametrize(
    "listed",
    ["", "[]", "{", '{"a.md": 1}', '{"../outside.md": ["x"], "a.md": ["x"]}', "[" * 60_000],
)
def test_a_list_that_lies_gives_no_leave(tmp_path: Path, listed: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "outside.md").write_text("mine")
    (folder / "a.md").write_text("mine")
    (folder / LIST).write_text(listed)
    with pytest.raises(FolderError):
        put(folder, FILES)
    put(folder, {"b.md": "B\n"})
    assert (folder / "a.md").read_text() == "mine"
    assert (tmp_path / "outside.md").read_text() == "mine"


def test_a_list_that_names_a_file_outside_takes_nothing_away_there(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    outside = tmp_path / "outside.md"
    outside.write_text("mine")
    known = [sha256(b"mine").hexdigest()]
    (folder / LIST).write_text(json.dumps({"../outside.md": known, "outside.md": known}))
    put(folder, FILES)
    assert outside.read_text() == "mine"


def test_a_run_that_was_killed_half_way_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, FILES)
    replaced = 0
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        nonlocal replaced
        replaced += 1
        if replaced == 3:  # the list and one file are there
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, {"a.html": "New\n", "a.md": "New\n"})
    monkeypatch.undo()
    assert lying(tmp_path) == {"a.html": "New\n", "a.md": "Ä\n"}
    put(tmp_path, {"a.html": "New\n", "a.md": "New\n"})
    assert lying(tmp_path) == {"a.html": "New\n", "a.md": "New\n"}


def test_a_file_in_the_place_of_the_folder_costs_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(FolderError, match="name another folder"):
        put(tmp_path / "file", FILES)


def test_a_folder_in_the_place_of_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(FolderError, match="is a folder"):
        put(tmp_path, FILES, force=True)


@pytest.mark.skipif(os.name == "nt" or not os.getuid(), reason="nothing is closed to this user")
def test_a_folder_that_is_closed_costs_one_sentence(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(FolderError, match="Permission denied"):
        put(closed, FILES)


def test_a_full_disk_costs_one_sentence_and_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_opened: int, _text: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(FolderError, match="No space left on device"):
        put(tmp_path, FILES)
    assert list(tmp_path.iterdir()) == []


def test_the_list_holds_names_and_hashes_alone(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    listed = json.loads((tmp_path / LIST).read_text())
    assert sorted(listed) == sorted(FILES)
    assert all(len(one) == 64 for hashes in listed.values() for one in hashes)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_place_of_the_list_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / LIST)
    put(tmp_path, {"index.html": "<p>"})
    assert (tmp_path / "index.html").read_text() == "<p>"
