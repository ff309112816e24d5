"""The documents say what is so: commands that CI runs, links that lead somewhere.

And no file says anything about the machine on which it was written.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from game.core.variants import Variant
from game.plain.lines import WIDEST, Lines
from game.plain.mouth import Mouth
from game.play.loop import Sitting, game, greeting
from tests.picture import PICTURE, drawn
from tests.play.small import shipped

ROOT = Path(__file__).parents[1]

TO_PLAY = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/juncture"
TO_TEST = 'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/python -m pytest'

# Folders that every system of this family has, and that a document may well speak of.
COMMON = {"bin", "dev", "etc", "lib", "proc", "tmp", "usr", "var"}
REGISTRY = re.compile(r"index-url|find-links|trusted-host|files\.pythonhosted|/simple\b")


def test_the_readme_gives_a_command_to_play_and_a_command_to_test() -> None:
    fenced = list(_fenced_lines(ROOT / "README.md"))
    assert fenced.count(TO_PLAY) == 1
    assert fenced.count(TO_TEST) == 1


def test_ci_finds_each_command_in_the_readme_and_nowhere_else() -> None:
    """`.ci/run` takes from README.md the one line that each of its patterns matches."""
    patterns = re.findall(r"\$\(readme_command '(.+)'\)", _text(ROOT / ".ci" / "run"))
    readme = _text(ROOT / "README.md").splitlines()
    found = [[line for line in readme if re.search(pattern, line)] for pattern in patterns]
    assert found == [[TO_PLAY], [TO_TEST]]


def test_each_relative_link_leads_to_a_file_in_this_tree() -> None:
    broken = []
    for document in _files():
        if document.suffix != ".md":
            continue
        prose = re.sub(r"(?ms)^```.*?^```$|`[^`\n]*`", "", _text(document))
        for target in re.findall(
            r"\]\(<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s+(\S+)", prose, re.MULTILINE
        ):
            link = urlsplit("".join(target))
            if link.scheme or link.netloc or not link.path:
                continue
            goal = (document.parent / link.path).resolve()
            if not (goal.exists() and goal.is_relative_to(ROOT)):
                broken.append(f"{_name(document)}: {link.path}")
    assert broken == []


def test_no_file_names_a_place_on_this_machine() -> None:
    assert [
        f"{_name(file)}: {place}" for file in _files() for place in _places_in(_text(file))
    ] == []


def test_a_place_on_this_machine_would_be_noticed() -> None:
    here = ROOT.as_posix()
    assert len(_places_in(f"Install it in {here}, `{here}` or file://{here}.")) == 3
    assert _places_in("game/home/x, ../root/y and https://example.org/home/z") == []


def test_no_file_names_a_package_registry() -> None:
    hosts = [re.escape(host) for host in _registry_hosts()]
    registry = re.compile("|".join([REGISTRY.pattern, *hosts]))
    assert [
        f"{_name(file)}: {found[0]}"
        for file in _files()
        if file != Path(__file__)
        for found in registry.finditer(_text(file))
    ] == []


def _files() -> Iterator[Path]:
    """Every text file that a commit holds: hidden folders, caches and saves are not among them."""
    for folder, below, names in os.walk(ROOT):
        here = Path(folder)
        below[:] = [
            name
            for name in below
            if name == ".ci"
            or not (name.startswith(".") or name in {"__pycache__", "build", "dist"})
        ]
        for name in names:
            # In a worktree of git `.git` is a file, and names a place.
            if name != ".git" and (here.name != "saves" or name == "README.md"):
                yield here / name


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _places_in(text: str) -> list[str]:
    """The absolute paths in a text that begin with a folder which not every system has."""
    tops = {entry.name for entry in Path(ROOT.anchor).iterdir() if entry.is_dir()} - COMMON
    tops |= {"home", "root", "Users", *ROOT.parts[1:2]}
    folders = "|".join(re.escape(name) for name in sorted(tops))
    return re.findall(rf"(?:(?<![\w./~$}})\]*-])|(?<=file://))/(?:{folders})/[\w.-]+", text)


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _fenced_lines(document: Path) -> Iterator[str]:
    for block in re.findall(r"(?ms)^```\w*\n(.*?)^```$", _text(document)):
        yield from block.splitlines()


def _registry_hosts() -> set[str]:
    """The hosts that pip is set to ask on this machine, from its files and its environment."""
    settings = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    ).stdout
    settings += "\n".join(value for name, value in os.environ.items() if name.startswith("PIP_"))
    return {
        host
        for url in re.findall(r"https?://[^\s'\"]+", settings)
        if (host := urlsplit(url).hostname)
    }


def test_the_picture_in_the_readme_is_what_a_player_sees() -> None:
    picture = _text(ROOT / "README.md").split("```")[1]
    scenario = shipped("trotsky")
    sitting = Sitting(scenario, Variant(), 0, iron=False, keep=lambda _: None)
    written = StringIO()
    lines = Lines(StringIO(), written, WIDEST, echoes=False)
    start = sitting.begin()
    Mouth(lines).show(sitting, game(sitting, start, greeting(sitting, start)))
    seen = " ".join(written.getvalue().split())
    for piece in picture.replace("Choose 1 to 4.", "").split("..."):
        assert " ".join(piece.split()) in seen


async def test_the_readme_shows_a_screen_as_a_player_sees_it() -> None:
    """Where this fails after a change of the screens: `poe picture`."""
    assert f"({PICTURE.relative_to(ROOT).as_posix()})" in _text(ROOT / "README.md")
    assert _lettering(_text(PICTURE)) == _lettering(await drawn())


def test_the_picture_leads_nowhere() -> None:
    assert set(re.findall(r"https?://[^\s\"')]+", _text(PICTURE))) == {"http://www.w3.org/2000/svg"}


def _lettering(picture: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture)
