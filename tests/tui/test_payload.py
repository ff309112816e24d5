"""No text of a scenario acts on a terminal or is read as markup, whatever it holds."""

import os
import pty
import re
import select
import signal
import time
from collections.abc import Iterator
from typing import Final

import pytest
from textual.widgets import Static

from game.core.scenario.fields import NAME_FORM
from game.core.scenario.scenario import parts
from game.files.inert import REFUSED
from tests.cli.warm import Warm
from tests.tui.driver import folded, on_screens, strips
from tests.tui.payload import (
    ESCAPES,
    MARKUP,
    begun,
    hostile,
    scenario,
    whole_sitting,
)

PATIENCE: Final = 110.0
"""Seconds after which a run on a terminal is ended."""


def test_every_field_is_filled_somewhere_and_every_text_is_a_payload() -> None:
    filled: set[str] = set()
    every: set[str] = set()
    for _, part in parts(scenario(hostile)):
        for name in type(part).model_fields:
            value = getattr(part, name)
            every.add(name)
            filled |= {name} if value not in (None, (), {}) else set()
            for text in _strings(value):
                is_text = MARKUP in text and all(one in text for one in ESCAPES)
                assert is_text or re.fullmatch(NAME_FORM, text), f"{name}: {text!r}"
    assert every - filled == set()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(key)
            yield from _strings(item)


@pytest.mark.long
@pytest.mark.timeout(120)
async def test_markup_is_shown_as_it_is_written_and_nothing_of_it_can_be_clicked() -> None:
    clicks: list[str] = []
    bare: list[object] = []
    sitting = whole_sitting(hostile)
    async with on_screens(sitting, begun(sitting), (100, 40)) as session:
        while not session.over:
            await session.answer(session.first(), whole=False)
            if not session.over:
                bare += [
                    widget.content
                    for widget in session.screen.query(Static)
                    if isinstance(widget.content, str) and widget.content
                ]
                clicks += [
                    str(segment.style.meta.get("@click"))
                    for strip in strips(session.app)
                    for segment in strip
                    if segment.style and segment.style.meta
                ]
    assert bare == []
    assert [click for click in clicks if "quit" in click] == []
    assert session.moves == ("first.stay", "weather.hail", "spring.write+speak", "vote.aye")
    for question, shown in zip(session.heard.questions, session.texts, strict=True):
        seen = folded("\n".join(shown))
        assert folded(MARKUP) in seen, question
        assert REFUSED.search("\n".join(shown).replace("\n", "")) is None


# --- on a real terminal ---

SEQUENCE: Final = re.compile(
    rb"\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    rb"|\x1b[P^_X](?P<dcs>[^\x1b]*)\x1b\\"
    rb"|\x1b\[(?P<parameters>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    rb"|\x1b(?P<short>[ -/]*[0-~])"
)
"""What a terminal obeys, as ECMA-48 writes it in seven bits."""


def kinds(output: bytes) -> set[str]:
    """The kinds of sequences in an output: of colours and places, only that they are ones."""
    found = set()
    for match in SEQUENCE.finditer(output):
        if match["final"] == b"m":
            found |= {f"m {first}" for first in _colours(match["parameters"].decode())}
        elif match["final"] is not None:
            private = match["parameters"].decode() if match["final"] in b"hl" else ""
            found.add(f"{private}{match['between'].decode()}{match['final'].decode()}")
        else:
            found.add(match[0].decode("latin-1"))
    return found


def _colours(parameters: str) -> set[str]:
    """What a colour sequence sets, without saying which true colour."""
    plain = re.sub(r"(?<![0-9])([34]8);2;\d+;\d+;\d+", r"\1", parameters)
    return set(plain.split(";"))


class Terminal:
    """A window of 80 by 30 in which a program runs."""

    def __init__(self, *arguments: str) -> None:
        self.window, end = pty.openpty()
        size = {"COLUMNS": "80", "LINES": "30"}
        self.process = Warm(
            *arguments,
            streams=(end, end, end),
            code="from tests.tui.payload import main; main()",
            environment=size | {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )
        os.close(end)
        self.output = b""

    def read(self) -> bool:
        """Read what is there; false where the other end is closed."""
        try:
            part = os.read(self.window, 1 << 16)
        except OSError:  # so Linux says that the other end is closed
            part = b""
        self.output += part
        return bool(part)

    def close(self) -> None:
        """End the program, if it still runs."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self.window)


def outputs(places: int, *texts: str) -> list[bytes]:
    """What runs beside each other write to their terminals, each to its own end."""
    running = [Terminal(text, str(places)) for text in texts]
    end = time.monotonic() + PATIENCE
    try:
        reading = {terminal.window: terminal for terminal in running}
        while reading and time.monotonic() < end:
            ready, _, _ = select.select(list(reading), [], [], 1)
            for window in ready:
                if not reading[window].read():
                    del reading[window]
        for terminal in running:
            assert terminal.process.wait() == 0, terminal.output[-2000:]
    finally:
        for terminal in running:
            terminal.close()
    return [terminal.output for terminal in running]


USUAL: Final = frozenset(
    {"H", "m 0", "m 1", "m 3", "m 7", "m 38", "m 48"}  # where and how something is written
    | {
        f"?{mode}{way}"
        for mode in (7, 25, 1000, 1003, 1004, 1006, 1015, 1049, 2004)
        for way in "hl"
    }
    | {"$p", "u", "\x1b]22;default\x07"}  # asked: modes, keys; the pointer's shape
)
"""The kinds of sequences that a game writes whatever its texts are."""


@pytest.mark.timeout(150)
def test_no_payload_reaches_a_real_terminal() -> None:
    (dirty,) = outputs(1, "hostile")
    assert_harmless(dirty)
    assert kinds(dirty) <= USUAL


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("places", [1, 5])
def test_what_reaches_a_real_terminal_is_what_a_harmless_scenario_writes(places: int) -> None:
    clean, dirty = outputs(places, "innocent", "hostile")
    assert_harmless(dirty)
    assert kinds(dirty) <= kinds(clean) == USUAL


def assert_harmless(dirty: bytes) -> None:
    """No escape of a payload is left, and its letters and markup stand as they are written."""
    for escape in ESCAPES:
        if len(escape) > 1:
            assert escape.encode() not in dirty
    drawn = SEQUENCE.sub(b"", dirty).decode("utf-8").replace("\r\n", "\n")
    assert REFUSED.sub("", drawn) == drawn
    assert "\r" not in drawn
    for shown in ("[@click=app.quit]Q[/]", "[sic]", "[red]R", "\ufffd]0;OWNED\ufffd"):
        assert shown in drawn
