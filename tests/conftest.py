"""What every test stands on: a known environment, a folder of its own, a Hypothesis profile."""

import gc
import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from game.play import sittings
from tests.play.small import reading

EXAMPLES = 60

settings.register_profile("check", derandomize=True, deadline=None, max_examples=EXAMPLES)
settings.register_profile(
    "search", derandomize=False, deadline=None, max_examples=20 * EXAMPLES, print_blob=True
)
settings.load_profile("check")


def pytest_configure() -> None:
    """What a shell starts in the background ignores Ctrl+C; programs of the tests hear it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """What is imported and read by now stays: to look through it again for garbage costs much."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def _known_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the tester's own screen, saves or settings is read, and nothing lands in them."""
    screen = {"ACCESSIBLE", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR"}
    for name in os.environ:
        if name in screen or name.startswith(("TEXTUAL_", "JUNCTURE_")):
            monkeypatch.delenv(name)
    monkeypatch.delenv(
        "PYTHONDONTWRITEBYTECODE", raising=False
    )  # or each process compiles the game
    monkeypatch.setenv("JUNCTURE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("JUNCTURE_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("JUNCTURE_CACHE", str(tmp_path / "cache"))


@pytest.fixture(autouse=True)
def _shipped_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """To begin a shipped game costs no reading of its scenario anew."""
    monkeypatch.setattr(sittings, "read", reading)
