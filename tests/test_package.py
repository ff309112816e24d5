"""What is published: the sdist, the wheel built from it, a game played with that wheel alone."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one sdist of this tree, and one wheel built from the sdist; no network."""
    folder = tmp_path_factory.mktemp("built")
    _run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)])
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (file,) = built.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def sdist(built: Path) -> Path:
    (file,) = built.glob("*.tar.gz")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it. Of the tester's environment it sees the packages
    that the game needs, but not the game: a `.pth` that is only on the path is not read.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    pip = [sys.executable, "-m", "pip", "--python", str(_program(folder, "python"))]
    _run([*pip, "install", "--no-deps", "--no-index", "--no-compile", str(wheel)])
    own = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(folder)}))
    packages = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (own / "packages_of_the_tester.pth").write_text("\n".join(packages), encoding="utf-8")
    return folder


def test_the_wheel_holds_scenario_and_sheet_and_says_that_it_is_typed(wheel: Path) -> None:
    wanted = {"game/shipped/kornilov.yaml", "game/tui/juncture.tcss", "game/py.typed"}
    assert wanted <= _names(wheel)


def test_the_wheel_holds_both_licences(wheel: Path) -> None:
    licences = {name.partition(".dist-info/licenses/")[2] for name in _names(wheel)}
    assert {"LICENSE", "scenarios/LICENSE"} <= licences


def test_the_wheel_holds_the_game_and_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in _names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"game"}
    assert [name for name in _names(wheel) if _is_litter(name)] == []


def test_the_sdist_holds_the_tests_but_no_saves_and_no_caches(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "LICENSE", "tests/conftest.py", "scenarios/kornilov.yaml"} <= names
    assert {name for name in names if name.startswith("saves")} == {"saves/README.md"}
    assert [name for name in names if _is_litter(name)] == []


def test_the_installed_game_is_the_one_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = _run(
        [str(_program(installed, "python")), "-c", "import game; print(game.__file__)"], tmp_path
    )
    assert Path(where.strip()).is_relative_to(installed)


def test_the_wheel_plays_a_whole_game_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    juncture = str(_program(installed, "juncture"))
    told = _run([juncture, "play", "kornilov", "--historical", "--plain"], empty)
    assert any(title in _on_one_line(told) for title in _titles_of_endings())
    assert list(empty.iterdir()) == []


def test_the_wheel_works_odds_out_wherever_it_is_started(installed: Path, tmp_path: Path) -> None:
    """The other process is this very game, and not what the folder happens to call so."""
    folder = tmp_path / "folder"
    (folder / "game").mkdir(parents=True)
    (folder / "game" / "__init__.py").write_text("raise ValueError", encoding="utf-8")
    (folder / "numpy.py").write_text("raise ValueError", encoding="utf-8")
    juncture = str(_program(installed, "juncture"))
    told = _run([juncture, "--saves", str(tmp_path), "play", "kornilov"], folder, "odds\nquit\n")
    assert "What is still possible" in told
    assert "played for alone" in told


def _run(command: list[str], folder: Path = ROOT, typed: str = "") -> str:
    """What a command printed. It sees no settings of the tester and finds `folder` beside itself
    as its home; a failure shows everything that it said.
    """
    home = folder.parent / "home" if folder != ROOT else None
    kept = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ
    }
    environment = kept | {"PYTHONUTF8": "1"}
    if home:
        home.mkdir(exist_ok=True)
        environment["HOME"] = environment["USERPROFILE"] = str(home)
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _program(environment: Path, name: str) -> Path:
    return Path(sysconfig.get_path("scripts", "venv", vars={"base": str(environment)}), name)


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def _is_litter(name: str) -> bool:
    return bool(re.search(r"__pycache__|\.pyc$|_cache|\.hypothesis|\.venv", name))


def _titles_of_endings() -> list[str]:
    scenario = yaml.safe_load((ROOT / "scenarios" / "kornilov.yaml").read_text(encoding="utf-8"))
    return [_on_one_line(ending["title"]) for ending in scenario["endings"].values()]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
