"""What is kept in the cache comes back, is bounded, and is never worth an error."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.files import cache, places

KEY = "0f" * 32


def keys(number: int) -> list[str]:
    return [f"{n:064x}" for n in range(number)]


@given(st.binary(max_size=200))
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cache.keep(folder, KEY, data)
    assert cache.read(folder, KEY) == data


def test_what_was_never_kept_is_not_there(tmp_path: Path) -> None:
    assert cache.read(tmp_path / "nowhere", KEY) is None
    cache.keep(tmp_path, KEY, b"it")
    assert cache.read(tmp_path, "1e" * 32) is None


def test_what_is_kept_anew_replaces_the_old_and_leaves_nothing_beside(tmp_path: Path) -> None:
    cache.keep(tmp_path, KEY, b"old")
    cache.keep(tmp_path, KEY, b"new")
    assert cache.read(tmp_path, KEY) == b"new"
    assert [file.name for file in tmp_path.iterdir()] == [f"{KEY}.json"]


def test_the_oldest_goes_when_there_are_too_many(tmp_path: Path) -> None:
    names = keys(cache.MOST + 3)
    for age, name in enumerate(names):
        cache.keep(tmp_path, name, name.encode())
        os.utime(tmp_path / f"{name}.json", (age, age))
    left = {file.stem for file in tmp_path.iterdir()}
    assert left == set(names[3:])


def test_what_a_kill_has_left_goes_like_anything_old(tmp_path: Path) -> None:
    leftover = tmp_path / f"{KEY}.0011223344556677.tmp"
    leftover.write_bytes(b"half")
    os.utime(leftover, (0, 0))
    for name in keys(cache.MOST):
        cache.keep(tmp_path, name, b"it")
    assert not leftover.exists()


def test_what_is_no_file_of_the_cache_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "notes.txt"
    own.write_text("mine", encoding="utf-8")
    os.utime(own, (0, 0))
    for name in keys(cache.MOST + 2):
        cache.keep(tmp_path, name, b"it")
    assert own.read_text(encoding="utf-8") == "mine"


def test_what_is_too_large_is_neither_kept_nor_read(tmp_path: Path) -> None:
    cache.keep(tmp_path, KEY, b"x" * (cache.LARGEST + 1))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / f"{KEY}.json").write_bytes(b"x" * (cache.LARGEST + 1))
    assert cache.read(tmp_path, KEY) is None


def test_where_the_disk_refuses_nothing_is_kept_and_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder", encoding="utf-8")
    cache.keep(blocked, KEY, b"it")
    assert cache.read(blocked, KEY) is None

    def full(file: Path, _data: bytes) -> int:
        file.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    cache.keep(tmp_path / "full", KEY, b"it")
    assert cache.read(tmp_path / "full", KEY) is None
    assert list((tmp_path / "full").iterdir()) == []


def test_a_folder_or_a_pipe_in_the_place_of_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / f"{KEY}.json").mkdir()
    assert cache.read(tmp_path, KEY) is None
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / f"{'1e' * 32}.json")
        assert cache.read(tmp_path, "1e" * 32) is None


def test_the_variable_names_the_cache_and_otherwise_it_is_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUNCTURE_CACHE", str(tmp_path / "here"))
    assert places.cache_folder() == tmp_path / "here"
    for nothing in ("", "  "):
        monkeypatch.setenv("JUNCTURE_CACHE", nothing)
        assert places.cache_folder().name == "juncture"
        assert places.cache_folder().is_absolute()
