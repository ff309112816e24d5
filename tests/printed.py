"""Handouts as Chromium prints them, on A4 and on Letter: `python -m tests.printed`.

The pages are left as pictures in a folder, to be looked at. Without Chromium or Poppler a line
says so, and nothing is checked.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import click

from game.core.lesson.road import road
from game.core.scenario.turns import Juncture
from game.paper.handout import handout
from game.paper.pupils import Day
from game.paper.record import record
from game.paper.style import FORMATS, Format
from game.paper.teachers import Teaching, Wish
from game.paper.units import Taught
from game.paper.units import unit as unit_of
from game.words.profiles import PROFILES
from tests.curtain import at_turn
from tests.paper.lesson import whole
from tests.play.small import shipped

TOOLS: Final = ("chromium", "pdfinfo", "pdftotext", "pdftoppm")
LESSONS: Final = (
    ("trotsky", "january_formula"),
    ("trotsky", "sviyazhsk"),
    ("kornilov", "telegraph"),
)
POINTS: Final = {"a4": (595, 842), "letter": (612, 792)}
CODES: Final = tuple(f"ABCD{letter}" for letter in "ABCDEFGHJKMNPQRSTUVWXYZ")


def main() -> int:
    """Print all lessons on all sizes; the exit status is 1 if a page is not as it should be."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-o", "--into", type=Path, help="the folder; a new one unless told")
    folder = options.parse_args().into or Path(tempfile.mkdtemp(prefix="juncture-printed-"))
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        click.echo(f"Nothing was printed: {', '.join(missing)} cannot be found.")
        return 0
    faults: list[str] = []
    for size in FORMATS:
        for name, turn in LESSONS:
            teaching = _teaching(name, turn)
            files = handout(teaching, size, CODES)
            faults += _printed(folder / f"{turn}-{size}", files, size, teaching)
        faults += _printed(folder / f"unit-{size}", _unit(size), size)
        faults += _printed(folder / f"record-{size}", record(whole(*LESSONS[-1]), size), size)
    for fault in faults:
        click.echo(fault)
    click.echo(f"{'As it should be' if not faults else f'{len(faults)} faults'}. Pages: {folder}")
    return 1 if faults else 0


def _printed(
    folder: Path, files: dict[str, str], size: Format, teaching: Teaching | None = None
) -> list[str]:
    """Some papers as pages, and what is wrong with them."""
    folder.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    for file, text in files.items():
        if not file.endswith(".html"):
            continue
        page = folder / file
        page.write_text(text, encoding="utf-8")
        pdf = page.with_suffix(".pdf")
        _run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--print-to-pdf={pdf}", page.as_uri())  # fmt: skip
        _run("pdftoppm", "-r", "60", "-png", str(pdf), str(page.with_suffix("")))
        texts = _run("pdftotext", "-layout", str(pdf), "-").split("\f")[:-1]
        found = _faults(file, size, pdf, texts)
        if teaching is not None and file == "positions.html":
            found += _split(teaching, texts)
        faults += [f"{page}: {fault}" for fault in found]
        click.echo(f"{folder.name}, {file}: {len(texts)} pages")
    return faults


def _faults(file: str, size: Format, pdf: Path, texts: list[str]) -> list[str]:
    faults = [f"page {at} is empty" for at, text in enumerate(texts, 1) if not text.strip()]
    found = re.search(r"Page size:\s+([0-9.]+) x ([0-9.]+)", _run("pdfinfo", str(pdf)))
    if found is None or (round(float(found[1])), round(float(found[2]))) != POINTS[size]:
        faults.append(f"it is not of the size {size}")
    if file in ("exit-ticket.html", "observer-slips.html") and len(texts) != 1:
        faults.append("the slips do not fit on one page")
    return faults


def _split(teaching: Teaching, texts: list[str]) -> list[str]:
    """The cards that stand on two pages, or fewer than two to a page."""
    faults = []
    flat = [" ".join(text.split()) for text in texts]
    places = []
    for side in teaching.day.before.sides:
        ends = [end for end in (side.claim, side.risk) if end]
        pages = {
            at for at, text in enumerate(flat) for end in ends if " ".join(end.split()) in text
        }
        places.append(pages)
        if len(pages) != 1:
            faults.append(f"card {side.letter} stands on the pages {sorted(pages)}")
    if len(texts) != 1 + (len(places) + 1) // 2:
        faults.append("there are not two cards to a page")
    return faults


def _teaching(name: str, turn: str) -> Teaching:
    scenario, playthrough, before, after = at_turn(name, turn)
    part = scenario.turn(turn)
    assert isinstance(part, Juncture)
    assert part.lesson is not None
    day = Day(before, road(playthrough), scenario.old_style_until)
    return Teaching(scenario, part.lesson, day, after, Wish(PROFILES["nsw"], "debate", 50, 27))


def _unit(size: Format) -> dict[str, str]:
    scenario = shipped("trotsky")
    (unit,) = scenario.units.values()
    return unit_of(Taught(scenario, "trotsky", unit, PROFILES["nsw"], 27), size)


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


if __name__ == "__main__":
    sys.exit(main())
