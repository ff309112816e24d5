"""The shelf of playthroughs: what is kept, found, copied, deleted, and what a folder may hold."""

import errno
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import tracemalloc
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from game.files import saves
from game.files.saves import Damaged, Kept, Save

ROOT = Path(__file__).parents[2]
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def a_save(name: str = "Kornilov", moves: tuple[str, ...] = ("first.go",), **other: object) -> Save:
    header = {"juncture_save": 1, "scenario": "kornilov", "fingerprint": "0f" * 32, "seed": 7}
    return Save.model_validate({"name": name, "moves": moves, **header, **other})


def keep(folder: Path, save: Save) -> Path:
    with saves.begin(folder, save.name) as holder:
        assert holder.name == save.name
        holder.write(save)
        return holder.file


def the_damaged(folder: Path) -> list[str]:
    return [entry.sentence for entry in saves.listed(folder) if isinstance(entry, Damaged)]


def the_names(folder: Path) -> list[str]:
    return [entry.save.name for entry in saves.listed(folder) if isinstance(entry, Kept)]


def is_a_sentence(text: str) -> bool:
    return text.isprintable() and len(text) < 500 and text[-1] in ".?" and "Error" not in text


def child(script: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def a_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def refusal(number: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


# --- what is kept ---

SIGNS = st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]) | st.sampled_from(
    "\u200c\u200d"
)


def is_a_name(text: str) -> bool:
    try:
        saves.named(text)
    except saves.BadName:
        return False
    return True


NAMES = st.text(SIGNS, min_size=1, max_size=80).filter(is_a_name)
WORDS = st.text("ab_7", max_size=5).map("m{}".format)
MOVES = st.builds("{}.{}".format, WORDS, st.lists(WORDS, max_size=3).map("+".join))
SAVES = st.builds(
    Save,
    name=NAMES,
    scenario=st.text(SIGNS, min_size=1, max_size=40),
    fingerprint=st.binary(min_size=32, max_size=32).map(bytes.hex),
    variant=st.text(SIGNS, max_size=40),
    iron=st.booleans(),
    seed=st.integers(0, 2**63 - 1),
    moves=st.lists(MOVES, max_size=20).map(tuple),
)


@given(SAVES)
def test_a_save_comes_back_as_it_was(save: Save) -> None:
    with a_folder() as folder:
        file = keep(folder, save)
        (entry,) = saves.listed(folder)
        assert entry == Kept(save, file, file.stat().st_mtime_ns)
        assert saves.find(folder, save.name) == entry


@given(st.lists(NAMES, min_size=2, max_size=8))
@example(["Kornilov 2", "Kornilov-2", "kornilov_2", "Kornilov  2"])
@example(["con", "CON ", "a", "A", "\uff41", "\uff21", "á", "a\u0301"])
@example(["ß", "ss", "SS", "ẞ", "ﬁ", "fi", "İ", "i", "\u0131", "\u212a", "k"])
@example(["Лев", "лев", "Троцкий", "托洛茨基", "😀", "😁"])
def test_distinct_names_never_share_a_file(names: list[str]) -> None:
    with a_folder() as folder:
        kept: set[str] = set()
        for name in names:
            save = a_save(name)
            if folded(save.name) in kept:
                with pytest.raises(saves.NameTaken):
                    saves.copy(folder, save.name, save.name)
            else:
                keep(folder, save)
                kept.add(folded(save.name))
        assert len({file.name.lower() for file in folder.glob("*.json")}) == len(kept)
        assert {folded(name) for name in the_names(folder)} == kept


def folded(name: str) -> str:
    """The canonical caseless form of Unicode 3.13, D145."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


@given(NAMES)
def test_a_file_name_is_safe_on_every_system(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}\.json", saves.file_name(name))


def test_a_plain_name_makes_a_plain_file_name() -> None:
    assert saves.file_name("Kornilov") == "kornilov.json"
    assert saves.file_name("The July Days 2") == "the-july-days-2.json"


def test_a_name_that_looks_hashed_cannot_meet_a_hash() -> None:
    hashed = saves.file_name("Kornilov-2")
    assert re.fullmatch(r"kornilov-2-[0-9a-f]{8}\.json", hashed)
    assert saves.file_name(hashed.removesuffix(".json").replace("-", " ")) != hashed


@pytest.mark.parametrize("name", ["con", "NUL", "Com1", "lpt9", "aux"])
def test_a_name_that_windows_keeps_for_itself_is_not_a_file_name(name: str) -> None:
    assert saves.file_name(name).startswith(f"{name.lower()}-")


def test_a_name_is_composed_and_without_spaces_around_it() -> None:
    assert saves.named("  Re\u0301volution \n") == "R\u00e9volution"
    assert unicodedata.is_normalized("NFC", a_save("e\u0301").name)


IMPOSSIBLE = {
    "empty": "",
    "spaces": "  ",
    "a joiner alone": "\u200d",
    "an accent alone": "\u0301",
    "a tab": "a\tb",
    "two lines": "a\nb",
    "a line separator": "a\u2028b",
    "an escape": "a\x1b[2Jb",
    "an override": "a\u202eb",
    "an isolate": "a\u2066b",
    "no width": "a\u200bb",
    "a byte order mark": "\ufeff",
    "half a character": "\ud800",
    "too long": "a" * 81,
    "too long when composed": "\ufb2c" * 40,
    "a year to compose": "a" + "\u0301\u0316" * 50_000,
}


@pytest.mark.parametrize("name", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_a_name_that_cannot_be_is_one_sentence(name: str) -> None:
    with pytest.raises(saves.BadName) as caught:
        saves.named(name)
    assert is_a_sentence(str(caught.value))
    with pytest.raises(ValidationError):
        a_save(name)


@pytest.mark.parametrize(
    "wrong",
    [
        {"juncture_save": 2},
        {"scenario": ""},
        {"scenario": "a\x1bb"},
        {"fingerprint": "0F" * 32},
        {"fingerprint": "0f" * 32 + "\n"},
        {"variant": "\u202e"},
        {"iron": 1},
        {"seed": -1},
        {"seed": 2**63},
        {"seed": True},
        {"moves": ("no full stop",)},
        {"moves": ("a.b\n",)},
        {"moves": ("a." + "b" * saves.LONGEST_MOVE,)},
        {"moves": ("a.b",) * (saves.MOST_MOVES + 1)},
        {"moves": ["a.b"]},
        {"undone": ()},
    ],
    ids=lambda wrong: str(wrong)[:40],
)
def test_a_save_holds_nothing_else(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Save.model_validate({**a_save().model_dump(), **wrong})


def test_the_largest_save_that_may_be_can_be_read_again(tmp_path: Path) -> None:
    longest = "a." + "b" * (saves.LONGEST_MOVE - 2)
    save = a_save(
        "\U0001f600" * saves.LONGEST_NAME,
        (longest,) * saves.MOST_MOVES,
        scenario='"' * saves.LONGEST_SCENARIO,
        variant="\U0001f600" * saves.LONGEST_VARIANT,
    )
    assert keep(tmp_path, save).stat().st_size <= saves.LARGEST
    assert saves.find(tmp_path, save.name).save == save


def test_a_save_is_text_for_people_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = keep(tmp_path, a_save("Révolution", ("first.go", "early_1922.orgburo+write")))
    text = file.read_text(encoding="utf-8")
    assert text.startswith('{\n  "juncture_save": 1,\n  "name": "Révolution",\n')
    assert '\n    "early_1922.orgburo+write"\n' in text
    assert text.endswith("}\n")
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600


# --- finding ---


def test_what_was_written_last_comes_first(tmp_path: Path) -> None:
    for age, name in enumerate(["Newest", "Middle", "Oldest"]):
        os.utime(keep(tmp_path, a_save(name)), ns=(0, 10**18 - age))
    assert the_names(tmp_path) == ["Newest", "Middle", "Oldest"]
    newest = saves.last(tmp_path)
    assert newest is not None
    assert newest.save.name == "Newest"


def test_a_folder_that_is_not_there_is_an_empty_shelf(tmp_path: Path) -> None:
    assert saves.listed(tmp_path / "nowhere") == ()
    assert saves.last(tmp_path / "nowhere") is None
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(saves.SaveError, match="cannot be read") as caught:
        saves.listed(tmp_path / "file")
    assert is_a_sentence(str(caught.value))


def test_case_and_composition_do_not_matter_to_find(tmp_path: Path) -> None:
    keep(tmp_path, a_save("Révolution"))
    assert saves.find(tmp_path, " RE\u0301VOLUTION ").save.name == "Révolution"


def test_a_near_miss_is_asked_about(tmp_path: Path) -> None:
    keep(tmp_path, a_save("Kornilov"))
    with pytest.raises(saves.NoSuchSave, match=r"named 'Kornilow': did you mean 'Kornilov'\?$"):
        saves.find(tmp_path, "Kornilow")
    with pytest.raises(saves.NoSuchSave, match=r"did you mean 'kornilov'\?$"):
        saves.find(tmp_path, "KORNILOW")


def test_what_is_nowhere_near_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(saves.NoSuchSave, match=r"begin one first\.$"):
        saves.find(tmp_path, "Brest")
    keep(tmp_path, a_save("Kornilov"))
    with pytest.raises(saves.NoSuchSave, match=r"choose another\.$"):
        saves.find(tmp_path, "Brest")


def test_a_file_renamed_by_hand_still_works(tmp_path: Path) -> None:
    keep(tmp_path, a_save("Kornilov")).rename(tmp_path / "Kept for the class.JSON")
    with saves.hold(tmp_path, "kornilov") as holder:
        holder.write(a_save("Kornilov", ("first.go", "second.stay")))
    assert [file.name for file in tmp_path.glob("*.[jJ]*")] == ["Kept for the class.JSON"]
    assert len(saves.find(tmp_path, "Kornilov").save.moves) == 2


def test_of_two_files_with_one_name_the_one_that_is_called_so_is_kept(tmp_path: Path) -> None:
    file = keep(tmp_path, a_save("Kornilov"))
    os.utime(file, ns=(0, 0))
    shutil.copyfile(file, tmp_path / "copy.json")
    assert saves.find(tmp_path, "Kornilov").file == file
    (sentence,) = the_damaged(tmp_path)
    assert sentence.startswith("'copy.json' has the name 'Kornilov' inside, as 'kornilov.json' has")
    assert is_a_sentence(sentence)


# --- writing ---


def test_each_write_replaces_the_last(tmp_path: Path) -> None:
    with saves.begin(tmp_path, "Kornilov") as holder:
        for length in range(4):
            save = a_save(moves=("first.go",) * length)
            holder.write(save)
            assert holder.save == save == saves.find(tmp_path, "Kornilov").save
    with saves.hold(tmp_path, "Kornilov") as holder:
        assert holder.save == a_save(moves=("first.go",) * 3)
    assert sorted(file.name for file in tmp_path.iterdir()) == [".kornilov.lock", "kornilov.json"]


def test_nothing_is_on_the_disk_before_the_first_write(tmp_path: Path) -> None:
    with saves.begin(tmp_path, "Kornilov") as holder:
        assert holder.save is None
        assert saves.listed(tmp_path) == ()


def test_what_is_not_there_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(saves.NoSuchSave), saves.hold(tmp_path / "nowhere", "Kornilov"):
        pass
    assert not (tmp_path / "nowhere").exists()


def test_only_what_is_held_can_be_written(tmp_path: Path) -> None:
    with saves.begin(tmp_path, "Kornilov") as holder:
        with pytest.raises(ValueError, match="not held"):
            holder.write(a_save("Brest"))
        holder.write(a_save("KORNILOV"))
    with pytest.raises(ValueError, match="not held"):
        holder.write(a_save("Kornilov"))


def test_what_the_players_of_a_holder_raise_comes_out_as_it_is(tmp_path: Path) -> None:
    for error in (saves.NameTaken("x"), saves.InUse("x"), OSError(errno.ENOSPC, "x")):
        with pytest.raises(type(error), match="x"), saves.begin(tmp_path, "Kornilov"):
            raise error


def test_a_new_playthrough_gets_the_first_free_name(tmp_path: Path) -> None:
    for expected in ["Kornilov", "Kornilov 2", "Kornilov 3"]:
        with saves.begin(tmp_path, "Kornilov") as holder:
            assert holder.name == expected
            holder.write(a_save(holder.name))


def test_a_name_too_long_to_be_numbered_is_cut(tmp_path: Path) -> None:
    keep(tmp_path, a_save("a" * 80))
    for base, name in (("a" * 80, "a" * 78 + " 2"), ("b" * 99, "b" * 80)):
        with saves.begin(tmp_path, base) as holder:
            assert holder.name == name


def test_a_new_playthrough_does_not_touch_a_file_that_is_no_save(tmp_path: Path) -> None:
    (tmp_path / "kornilov.json").write_text("my own notes")
    with saves.begin(tmp_path, "Kornilov") as holder:
        assert holder.name == "Kornilov 2"
    with pytest.raises(saves.DamagedSave, match=r"^'kornilov\.json' is damaged"):
        saves.find(tmp_path, "Kornilov")


@pytest.mark.parametrize("link", [os.link, refusal(errno.EPERM)], ids=["links", "no links"])
def test_a_file_that_appears_before_the_first_write_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: Callable[..., None]
) -> None:
    monkeypatch.setattr(os, "link", link)
    with saves.begin(tmp_path, "Kornilov") as holder:
        holder.file.write_text("appeared")
        with pytest.raises(saves.NameTaken, match=r"^'kornilov\.json' is there already"):
            holder.write(a_save())
    assert (tmp_path / "kornilov.json").read_text() == "appeared"
    assert not list(tmp_path.glob(".*.tmp"))


def test_a_file_system_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refusal(errno.EPERM))
    keep(tmp_path, a_save())
    assert the_names(tmp_path) == ["Kornilov"]


def test_a_copy_is_a_playthrough_of_its_own(tmp_path: Path) -> None:
    keep(tmp_path, a_save("Kornilov"))
    copied = saves.copy(tmp_path, "kornilov", " What if ")
    assert copied == a_save("What if")
    assert sorted(the_names(tmp_path)) == ["Kornilov", "What if"]
    with pytest.raises(saves.NameTaken, match=r"'WHAT IF' .* is there already"):
        saves.copy(tmp_path, "Kornilov", "WHAT IF")


def test_what_is_being_played_can_be_copied_but_not_deleted(tmp_path: Path) -> None:
    with saves.begin(tmp_path, "Kornilov") as holder:
        holder.write(a_save())
        saves.copy(tmp_path, "Kornilov", "Copy")
        with pytest.raises(saves.InUse):
            saves.delete(tmp_path, "Kornilov")
    assert sorted(the_names(tmp_path)) == ["Copy", "Kornilov"]


def test_what_is_deleted_leaves_nothing(tmp_path: Path) -> None:
    keep(tmp_path, a_save("Kornilov"))
    keep(tmp_path, a_save("Brest"))
    saves.delete(tmp_path, "KORNILOV")
    assert the_names(tmp_path) == ["Brest"]
    assert not list(tmp_path.glob("*kornilov*"))
    with pytest.raises(saves.NoSuchSave):
        saves.delete(tmp_path, "Kornilov")


def test_what_is_set_aside_is_kept_under_a_new_name(tmp_path: Path) -> None:
    save = a_save("Kornilov")
    with saves.begin(tmp_path, "Kornilov") as holder:
        holder.write(save)
        assert saves.set_aside(tmp_path, save) == "Kornilov (before the edit)"
        assert saves.set_aside(tmp_path, save) == "Kornilov (before the edit) 2"
    for name in ["Kornilov (before the edit)", "Kornilov (before the edit) 2"]:
        assert saves.find(tmp_path, name).save == a_save(name)
    assert saves.set_aside(tmp_path, a_save("x" * 80)) == "x" * 62 + " (before the edit)"


# --- a disk that refuses ---


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_refused_write_leaves_the_old_save_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    with saves.begin(tmp_path, "Kornilov") as holder:
        holder.write(a_save())
        with monkeypatch.context() as patch:
            patch.setattr(os, call, refusal(number))
            with pytest.raises(saves.NotWritten) as caught:
                holder.write(a_save(moves=()))
        assert holder.save == a_save()
        sentence = str(caught.value)
        assert sentence.startswith("'kornilov.json' could not be saved")
        assert ("disk is full" in sentence) == (number == errno.ENOSPC)
        assert is_a_sentence(sentence)
        assert saves.find(tmp_path, "Kornilov").save == a_save()
        assert not list(tmp_path.glob(".*.tmp"))
        holder.write(a_save(moves=()))
    assert saves.find(tmp_path, "Kornilov").save == a_save(moves=())


def test_a_disk_that_takes_a_byte_at_a_time_gets_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda file, data: write(file, data[:1]))
        keep(tmp_path, a_save())
    assert saves.find(tmp_path, "Kornilov").save == a_save()


def test_a_folder_that_vanishes_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    with saves.begin(folder, "Kornilov") as holder:
        holder.write(a_save())
        shutil.rmtree(folder)
        with pytest.raises(saves.NotWritten, match=r"the folder .* has gone: put it back\.$"):
            holder.write(a_save())


@pytest.mark.parametrize("place", ["file", "file/below", "link", "n" * 300, "n/" * 3000])
def test_a_folder_that_cannot_be_is_one_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "link")
    with pytest.raises(saves.SaveError) as caught, saves.begin(tmp_path / place, "Kornilov"):
        pass
    assert str(caught.value).isprintable()
    assert str(caught.value).endswith(("choose another with --saves.", "a shorter with --saves."))


UP_TO_A_LIMIT = """
import resource
import sys
from pathlib import Path
from game.files import saves

with saves.hold(Path(sys.argv[1]), "Kornilov") as holder:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    try:
        holder.write(holder.save.model_copy(update={"moves": ("first.go",) * 1000}))
    except saves.NotWritten as error:
        print(error)
"""


@POSIX_ONLY
def test_a_limit_of_the_real_system_leaves_the_old_save(tmp_path: Path) -> None:
    keep(tmp_path, a_save())
    with child(UP_TO_A_LIMIT, str(tmp_path)) as process:
        told = process.communicate()[0]
    assert told.startswith("'kornilov.json' could not be saved in ")
    assert is_a_sentence(told.strip())
    assert saves.find(tmp_path, "Kornilov").save == a_save()
    assert not list(tmp_path.glob(".*.tmp"))


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[None]:
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None:
        pytest.skip("there is no mount to make a small disk with")
    made = subprocess.run([mount, *options, place], capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {made.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run([unmount, place], check=True)


def test_a_real_full_disk_leaves_the_old_save(tmp_path: Path) -> None:
    with mounted(tmp_path, "-t", "tmpfs", "-o", "size=64k", "tmpfs"):
        with saves.begin(tmp_path, "Kornilov") as holder:
            holder.write(a_save())
            filling = tmp_path / "filling"
            with pytest.raises(OSError, match="No space"):
                filling.write_bytes(bytes(1_000_000))
            with pytest.raises(saves.NotWritten, match="because the disk is full"):
                holder.write(a_save(moves=()))
            assert saves.find(tmp_path, "Kornilov").save == a_save()
            assert not list(tmp_path.glob(".*.tmp"))
            filling.unlink()
            holder.write(a_save(moves=()))
        assert saves.find(tmp_path, "Kornilov").save == a_save(moves=())


def test_a_real_disk_that_is_read_only_is_one_sentence(tmp_path: Path) -> None:
    keep(tmp_path, a_save())
    with mounted(tmp_path, "--bind", "-o", "ro", str(tmp_path)):
        with pytest.raises(saves.NotWritten, match="may not be written in") as caught:
            saves.delete(tmp_path, "Kornilov")
        assert is_a_sentence(str(caught.value))
        assert the_names(tmp_path) == ["Kornilov"]


# --- two processes ---

HOLD = """
import sys
from pathlib import Path
from game.files import saves

with saves.hold(Path(sys.argv[1]), "KORNILOV"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_process_is_told_until_the_first_is_killed(tmp_path: Path) -> None:
    keep(tmp_path, a_save())
    with child(HOLD, str(tmp_path)) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(saves.InUse) as caught, saves.hold(tmp_path, "Kornilov"):
            pass
        assert str(caught.value).startswith("'Kornilov' (kornilov.json) is open in another")
        assert is_a_sentence(str(caught.value))
        assert the_names(tmp_path) == ["Kornilov"]
        first.kill()
        first.wait()
        with saves.hold(tmp_path, "Kornilov") as holder:
            holder.write(a_save(moves=()))


BEGIN = """
import sys
from pathlib import Path
from game.files import saves

print("ready", flush=True)
sys.stdin.readline()
for length in range(10):
    with saves.begin(Path(sys.argv[1]), "Kornilov") as holder:
        save = saves.Save(name=holder.name, scenario=sys.argv[2], fingerprint="0f" * 32, seed=7)
        holder.write(save)
"""


def test_two_processes_that_begin_the_same_name_lose_nothing(tmp_path: Path) -> None:
    processes = [child(BEGIN, str(tmp_path), who) for who in ("one", "other")]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.communicate("go\n")
        assert process.returncode == 0
    kept = [entry.save for entry in saves.listed(tmp_path) if isinstance(entry, Kept)]
    assert sorted(save.scenario for save in kept) == ["one"] * 10 + ["other"] * 10
    assert len({save.name for save in kept}) == 20
    assert the_damaged(tmp_path) == []


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr("fcntl.flock", refusal(number))
    with saves.begin(tmp_path, "Kornilov") as holder:
        assert not holder.locked
        holder.write(a_save())
    assert the_names(tmp_path) == ["Kornilov"]


def test_what_kills_left_is_swept_with_the_next_write(tmp_path: Path) -> None:
    keep(tmp_path, a_save("Kornilov"))
    own, fresh, old = (
        tmp_path / f".{stem}.{16 * '0'}.tmp" for stem in ("kornilov", "brest", "july-days")
    )
    foreign = tmp_path / ".kornilov.swp.tmp"
    for file in (own, fresh, old, foreign):
        file.write_text("{")
    two_days_ago = fresh.stat().st_mtime_ns - 2 * 24 * 60 * 60 * 10**9
    os.utime(old, ns=(0, two_days_ago))
    os.utime(foreign, ns=(0, two_days_ago))
    assert the_names(tmp_path) == ["Kornilov"]
    assert the_damaged(tmp_path) == []
    with saves.hold(tmp_path, "Kornilov") as holder:
        holder.write(a_save())
    assert [file.exists() for file in (own, fresh, old, foreign)] == [False, True, False, True]


# --- what a folder may hold ---


def put_bytes(data: bytes) -> Callable[[Path], None]:
    def put(file: Path) -> None:
        file.write_bytes(data)

    return put


def put_json(**changes: object) -> Callable[[Path], None]:
    header = {**a_save("Hostile").model_dump(mode="json"), **changes}
    return put_bytes(json.dumps(header).encode())


def put_socket(file: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened, tempfile.TemporaryDirectory(dir="/tmp") as short:
        opened.bind(f"{short}/s")
        Path(f"{short}/s").rename(file)


HOSTILE: dict[str, Callable[[Path], None]] = {
    "an empty file": put_bytes(b""),
    "not UTF-8": put_bytes(b"\xff\xfe{\x00}"),
    "a torn save": put_bytes(a_save().model_dump_json().encode()[:60]),
    "another program's file": put_bytes(b'{"name": "juncture", "version": "1.0.0"}'),
    "a list": put_bytes(b"[]"),
    "too deep": put_bytes(b"[" * 1_000_000),
    "too deep inside": put_bytes(
        b'{"juncture_save": 1, "moves": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001
    ),
    "too large": put_bytes(b" " * (saves.LARGEST + 1)),
    "a number without end": put_bytes(b'{"juncture_save": ' + b"9" * 100_000 + b"}"),
    "not a number": put_bytes(b'{"juncture_save": NaN}'),
    "infinity": put_bytes(b'{"juncture_save": 1e999}'),
    "a truth for a version": put_json(juncture_save=True),
    "an older version": put_json(juncture_save=0),
    "a newer version": put_json(juncture_save=2, moves={"a": 1}, more=[]),
    "a wrong type": put_json(seed="7"),
    "half a seed": put_json(seed=7.5),
    "a null": put_json(moves=None),
    "an escape in a name": put_json(name="a\x1b[2Jb"),
    "a name that takes a year to compose": put_json(name="a" + "\u0301\u0316" * 50_000),
    "half a character": put_bytes(b'{"juncture_save": 1, "name": "\\ud800"}'),
    "a hostile field": put_json(**{"\x1b[2J" * 1000: 1}),
    "a folder": Path.mkdir,
    "a pipe": lambda file: os.mkfifo(file),  # noqa: PLW0108 (Windows has none)
    "a socket": put_socket,
    "a device": lambda file: file.symlink_to("/dev/zero"),
    "a link to nowhere": lambda file: file.symlink_to(file.with_name("nowhere")),
    "a link to itself": lambda file: file.symlink_to(file),
    "a link to secrets": lambda file: file.symlink_to("/etc/passwd"),
    "a log without end": lambda file: file.symlink_to("/proc/self/mem"),
}


@POSIX_ONLY
@pytest.mark.parametrize("put", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_costs_one_sentence_and_the_others_still_list(
    tmp_path: Path, put: Callable[[Path], None]
) -> None:
    keep(tmp_path, a_save("Kornilov"))
    put(tmp_path / "hostile.json")
    (sentence,) = the_damaged(tmp_path)
    assert sentence.startswith("'hostile.json' ")
    assert is_a_sentence(sentence)
    assert the_names(tmp_path) == ["Kornilov"]
    with pytest.raises(saves.DamagedSave, match=re.escape(sentence)):
        saves.find(tmp_path, "hostile")
    with saves.begin(tmp_path, "Hostile") as holder:
        assert holder.name == "Hostile 2"


@POSIX_ONLY
@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a socket", "a device"])
def test_what_is_no_file_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    HOSTILE[kind](tmp_path / "hostile.json")
    monkeypatch.setattr(os, "open", refusal(errno.EIO))
    assert the_damaged(tmp_path) == [
        "'hostile.json' is no file to read from: move it out of the folder."
    ]


def test_a_giant_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "giant.json").open("wb") as giant:
        giant.truncate(100 * saves.LARGEST)
    tracemalloc.start()
    try:
        (sentence,) = the_damaged(tmp_path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sentence == "'giant.json' is too large for a save: move it out of the folder."
    assert peak < 5 * saves.LARGEST


def test_a_newer_save_asks_for_an_update(tmp_path: Path) -> None:
    put_json(juncture_save=2, more=[])(tmp_path / "new.json")
    assert the_damaged(tmp_path) == [
        "'new.json' was written by a newer Juncture: update to open it."
    ]


def test_a_damaged_field_is_named(tmp_path: Path) -> None:
    put_json(moves=["a.b", 7])(tmp_path / "bad.json")
    (sentence,) = the_damaged(tmp_path)
    assert sentence.startswith("'bad.json' is damaged at 'moves': ")


@pytest.mark.parametrize("call", ["open", "stat"])
def test_a_file_that_may_not_be_read_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    closed = keep(tmp_path, a_save("Closed"))
    keep(tmp_path, a_save("Kornilov"))
    real = getattr(os, call)

    def refuse(path: object, *rest: object, **named: object) -> object:
        if str(path) == str(closed):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        entries = saves.listed(tmp_path)
    (sentence,) = [entry.sentence for entry in entries if isinstance(entry, Damaged)]
    assert sentence.startswith("'closed.json' cannot be read (permission denied): ")


@POSIX_ONLY
def test_a_file_name_that_no_screen_should_show_is_shown_tamely(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\x1b[2J\xff\n.json")).write_bytes(b"{}")
    (sentence,) = the_damaged(tmp_path)
    assert is_a_sentence(sentence)


def test_what_is_no_json_file_is_not_on_the_shelf(tmp_path: Path) -> None:
    for name in ("README.md", ".hidden.json", ".kornilov.lock", "kornilov.json~"):
        (tmp_path / name).write_text("x")
    assert saves.listed(tmp_path) == ()


@given(st.binary(max_size=200))
def test_any_bytes_cost_at_most_one_sentence(data: bytes) -> None:
    with a_folder() as folder:
        (folder / "any.json").write_bytes(data)
        (sentence,) = the_damaged(folder)
        assert is_a_sentence(sentence)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    SAVES,
    st.dictionaries(st.sampled_from([*Save.model_fields, "other"]), JSON, max_size=3),
    st.sets(st.sampled_from([*Save.model_fields])),
)
def test_any_change_of_a_save_is_a_save_or_one_sentence(
    save: Save, changed: dict[str, Any], dropped: set[str]
) -> None:
    header = {**save.model_dump(mode="json"), **changed}
    text = json.dumps({key: header[key] for key in header if key not in dropped})
    with a_folder() as folder:
        (folder / "any.json").write_text(text, encoding="utf-8")
        (entry,) = saves.listed(folder)
        match entry:
            case Damaged():
                assert is_a_sentence(entry.sentence)
            case Kept():
                assert Save.model_validate_json(entry.save.model_dump_json()) == entry.save


@given(SAVES, st.data())
def test_any_damage_to_a_file_is_a_save_or_one_sentence(save: Save, data: st.DataObject) -> None:
    text = bytearray(save.model_dump_json(indent=2).encode())
    for place in data.draw(st.sets(st.integers(0, len(text) - 1), max_size=3)):
        text[place] = data.draw(st.integers(0, 255))
    del text[data.draw(st.integers(0, len(text))) :]
    with a_folder() as folder:
        (folder / "any.json").write_bytes(text)
        (entry,) = saves.listed(folder)
        assert isinstance(entry, Kept) or is_a_sentence(entry.sentence)
