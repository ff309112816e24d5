"""`juncture prove` as an author and a shell meet it."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from game.cli import author_prove, juncture
from game.files import saves
from game.files.saves import Kept
from tests.play.small import NOWHERE, SMALL

ROOT = Path(__file__).parents[2]
PREMISED = SMALL.replace(
    "effects: {base: -1 It is slippery.}", "effects: {base: -3 @ice It is slippery.}"
).replace("facts:\n", "premises:\n  ice: {says: Ice is slippery, grade: judged}\nfacts:\n")
DECIDED = PREMISED.replace("when: vote.aye", "when: base >= 2 and vote.aye")


REMEMBERING = (
    SMALL.replace(
        "    text: The last text.", "    text: [{when: weather.rain, text: It had rained.}]"
    )
    .replace("text: It rained.,", "text: It rained., effects: {base: +3 It is wet.},")
    .replace("base: -1 It is slippery.", "base: -5 It is slippery.")
)
"""What the rules forget: a text remembers the rain, and so does how much is lost to the ice."""


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def shelf() -> Path:
    return Path(os.environ["JUNCTURE_SAVES"])


@pytest.fixture
def small(tmp_path: Path) -> str:
    return _file(tmp_path, "small", SMALL)


@pytest.fixture
def nowhere(tmp_path: Path) -> str:
    return _file(tmp_path, "nowhere", NOWHERE)


@pytest.fixture
def premised(tmp_path: Path) -> str:
    return _file(tmp_path, "premised", DECIDED)


def test_a_scenario_without_a_dead_end_is_proven_in_every_shipped_variant(small: str) -> None:
    result = run(small)
    assert result.exit_code == 0
    assert result.stdout.count("Verdict: proven.") == 4
    for variant in ("as written", "as_it_fell", "short", "as_it_fell,short"):
        assert f"Small, {variant}\n" in result.stdout
    assert result.stdout.endswith("\n4 proven.\n")


def test_the_certificate_tells_numbers_and_odds(small: str) -> None:
    told = run(small).stdout
    # Stay or go, rain or sun, three pairs of activities; then aye or nay, or to walk out too.
    assert "Playthroughs: 30 come to an ending.\n" in told
    assert "Length: 4 to 4 moves, falls of chance among them.\n" in told
    assert "One: 41.7%, in 12 playthroughs.\n" in told
    assert "Two: 58.3%, in 18 playthroughs.\n" in told


def test_what_still_makes_a_difference_is_told_turn_by_turn_when_asked(small: str) -> None:
    told = run(small, "--turns").stdout
    assert "\nvote: 2 classes; left.\n" in told
    assert "\nthe close: 2 classes; vote.aye.\n" in told
    assert "the close" not in run(small).stdout.replace("before the close, the most", "")


def test_a_dead_end_refutes_and_is_shown_at_its_line(nowhere: str) -> None:
    result = run(nowhere)
    assert result.exit_code == 1
    line = NOWHERE.splitlines().index("  - juncture: vote") + 1
    assert f"{nowhere}:{line}:15: error [dead-end] " in result.stdout
    assert "Shown after: first.go weather.rain spring.write+speak\n" in result.stdout
    assert "No ending: 50.0%, in 6 playthroughs.\n" in result.stdout


def test_the_game_is_resumed_where_a_finding_shows(nowhere: str) -> None:
    told = run(nowhere).stdout
    (command,) = {line for line in told.splitlines() if "'nowhere dead-end vote'" in line}
    assert command == "    See it: juncture resume 'nowhere dead-end vote'"
    resumed = CliRunner().invoke(juncture, ["resume", "nowhere dead-end vote"])
    assert "No move is open at The vote." in resumed.stdout


def test_a_dead_end_of_a_variant_is_kept_as_that_variant(nowhere: str, shelf: Path) -> None:
    run(nowhere)
    kept = [entry.save for entry in saves.listed(shelf) if isinstance(entry, Kept)]
    assert {save.variant for save in kept if "dead-end" in save.name} == {
        "",
        "as_it_fell",
        "short",
        "as_it_fell,short",
    }


def test_a_witness_is_kept_once_however_often_it_is_proven(nowhere: str, shelf: Path) -> None:
    run(nowhere)
    once = {entry.file.name for entry in saves.listed(shelf)}
    assert once
    run(nowhere)
    assert {entry.file.name for entry in saves.listed(shelf)} == once


def test_no_witness_is_kept_where_none_is_wanted(nowhere: str, shelf: Path) -> None:
    result = run(nowhere, "--no-saves")
    assert result.exit_code == 1
    assert "juncture resume" not in result.stdout
    assert not shelf.exists()


def test_beyond_the_limit_nothing_is_claimed(small: str) -> None:
    result = run(small, "--limit", "1")
    assert result.exit_code == 3
    assert "Verdict: not proven. The limit of 1 state classes is reached before " in result.stdout
    assert "Odds" not in result.stdout
    assert "4 not proven." in result.stdout


def test_what_passes_the_limit_though_the_proof_does_not_is_told(tmp_path: Path) -> None:
    file = _file(tmp_path, "remembering", REMEMBERING)
    told = run(file, "--variant", "", "--limit", "2")
    assert told.exit_code == 0
    assert (
        "Not examined: how much is lost at the bounds of base; and whether these texts are ever"
        " told, or always: turns.vote.text.0. That would pass the limit of 2 state classes.\n"
    ) in told.stdout
    assert "Not examined" not in run(file, "--limit", "4").stdout


def test_programs_are_told_what_was_not_examined_and_where_nothing_was_asked(
    tmp_path: Path,
) -> None:
    file = _file(tmp_path, "remembering", REMEMBERING)
    for limit, names in (("2", ["gauges.base", "turns.vote.text.0"]), ("4", [])):
        written, *varied = as_json(file, "--limit", limit)["scenarios"][0]["proofs"]
        assert written["certificate"]["not_examined"] == names
        assert [one["certificate"]["not_examined"] for one in varied] == [None] * 3


def test_what_is_refuted_counts_for_more_than_what_is_not_proven(small: str, nowhere: str) -> None:
    assert run(nowhere, small, "--limit", "3").exit_code == 1


def test_a_scenario_with_errors_is_not_proven_and_the_others_are(
    tmp_path: Path, small: str
) -> None:
    broken = _file(tmp_path, "broken", SMALL.replace("start: 3", "start: 9"))
    result = run(broken, small)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{broken} has errors, so there is nothing to prove.")
    assert "4 proven." in result.stdout


def test_what_is_no_scenario_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    for name in ("trotski", str(tmp_path / "notes.txt")):
        result = run(name)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr.startswith("Error: ")
    assert "Did you mean 'trotsky'?" in run("trotski").stderr


def test_one_variant_can_be_asked_for(small: str) -> None:
    result = run(small, "--variant", "from:spring")
    assert "Small, from:spring\n" in result.stdout
    assert result.stdout.count("Verdict") == 1
    assert "is no variant" in run(small, "--variant", "sideways").stderr


def test_a_shortest_playthrough_to_an_ending_is_told_and_kept(small: str) -> None:
    told = run(small, "--witness", "two").stdout
    assert "A shortest playthrough to: Two\nThe first turn: To stay.\n" in told
    assert "The vote: To refuse.\n" in told
    assert told.count("juncture resume 'small to two'") == 1
    resumed = CliRunner().invoke(juncture, ["resume", "small to two"])
    assert "The end: Two" in resumed.stdout


def test_an_ending_that_nothing_reaches_has_no_witness(tmp_path: Path) -> None:
    file = _file(tmp_path, "small", SMALL.replace("when: vote.aye", "when: left and not left"))
    result = run(file, "--witness", "one")
    assert result.exit_code == 1
    assert "Nothing can be shown that comes to this ending, One: no playthrough does." in (
        result.stdout
    )


def test_beyond_the_limit_a_witness_is_not_said_to_be_missing(small: str) -> None:
    result = run(small, "--witness", "one", "--limit", "1")
    assert result.exit_code == 3
    assert "One: the limit was reached first." in result.stdout


def test_an_unknown_ending_or_premise_is_told_with_the_known_ones(premised: str) -> None:
    assert "has no ending 'twoo'. Did you mean 'two'?" in run(premised, "--witness", "twoo").stderr
    assert "has no premise 'x'. Known: ice." in run(premised, "--without", "x").stderr


def test_the_odds_are_told_without_a_premise(premised: str) -> None:
    one, every = (
        run(premised, "--variant", "", *asked).stdout
        for asked in (("--without", "ice"), ("--premises",))
    )
    assert one == every
    # With the ice one stands at 1 or 0 and the vote is lost; without it at 4 or 3.
    assert "Without the premise ice\nIt says: Ice is slippery.\n" in one
    assert "One: 0.0%, without it 41.7%.\nTwo: 100.0%, without it 58.3%.\n" in one


def test_a_premise_without_which_play_gets_stuck_says_so(tmp_path: Path) -> None:
    vote = "aye: {when: base <= 1, label"
    text = DECIDED.replace("aye: {label", vote).replace("nay: {label", "nay: {when: left, label")
    told = run(_file(tmp_path, "stuck", text), "--variant", "", "--premises").stdout
    assert "Verdict: proven." in told
    assert "Without it some play gets stuck: 50.0%.\n" in told


def test_programs_are_told_the_same_as_people_without_prose(nowhere: str) -> None:
    told = as_json(nowhere, "--witness", "two")
    (scenario,) = told["scenarios"]
    written = scenario["proofs"][0]
    assert (written["variant"], written["verdict"], written["stopped"]) == ("", "refuted", None)
    certificate = written["certificate"]
    assert certificate["playthroughs"] == "12"
    assert certificate["stuck"] == "6"
    assert certificate["endings"]["one"] == {"playthroughs": "6", "odds": 0.25}
    assert certificate["turns"][-1]["turn"] is None
    assert sum(turn["classes"] for turn in certificate["turns"]) == certificate["classes"]
    (dead_end,) = (one for one in written["findings"] if one["code"] == "dead-end")
    assert dead_end["witness"]["moves"] == ["first.go", "weather.rain", "spring.write+speak"]
    assert scenario["witness"]["moves"][-1] == "vote.nay"
    assert "Small" not in json.dumps(certificate)


def test_exact_numbers_are_texts_for_programs_at_any_size() -> None:
    told = as_json("trotsky", "--variant", "as_it_fell")
    certificate = told["scenarios"][0]["proofs"][0]["certificate"]
    parts = [int(one["playthroughs"]) for one in certificate["finales"]]
    assert sum(parts) == int(certificate["playthroughs"])
    assert float(certificate["odds_error"]) < 10 ** -certificate["odds_digits"]


def test_where_the_limit_is_reached_programs_are_told_where(small: str) -> None:
    (proof, *_) = as_json(small, "--limit", "1")["scenarios"][0]["proofs"]
    assert proof["certificate"] is None
    assert proof["stopped"]["classes"] > 1
    assert proof["findings"] == []


def test_help_says_what_each_exit_status_means() -> None:
    told = " ".join(run("--help").stdout.split())
    for status in (
        "is 0 where all is proven",
        "1 where something is refuted",
        "2 where",
        "3 where",
    ):
        assert status in told


@pytest.mark.parametrize("patience", [0.0, 3600.0])
def test_a_bar_is_shown_on_a_terminal_once_it_takes_long(
    small: str, patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "stdout", StringIO())
    monkeypatch.setattr(author_prove, "_PATIENCE", patience)
    juncture.main(["prove", small], standalone_mode=False)
    assert ("Small, as written" in screen.getvalue()) == (patience == 0.0)


def test_no_bar_is_shown_where_nobody_watches(small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(author_prove, "_PATIENCE", 0.0)
    assert run(small).stderr == ""


def test_a_proof_that_is_broken_off_is_one_sentence(
    small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_asked: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(author_prove, "proven", broken_off)
    result = run(small)
    assert result.exit_code == 130
    assert (result.stdout, result.stderr) == (
        "",
        "\nLeft before everything was proven. Witnesses that were told are kept.\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows closes pipes otherwise")
def test_that_nobody_reads_on_is_no_failure(small: str) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "game", "prove", small, "--no-saves"],
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_playing_never_imports_numpy(small: str) -> None:
    program = (
        "import sys; from game.cli import juncture;"
        f" juncture.main(['play', {small!r}], standalone_mode=False);"
        " assert 'game.plain.mouth' in sys.modules;"
        " assert not [name for name in sys.modules if 'numpy' in name or 'proof' in name]"
    )
    played = subprocess.run(
        [sys.executable, "-c", program],
        input=b"1\n" * 20,
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert played.returncode == 0, played.stderr.decode()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(juncture, ["prove", *arguments])


def as_json(*arguments: str) -> Any:  # noqa: ANN401 (JSON is anything)
    result = run(*arguments, "--json")
    assert result.stderr == ""
    return json.loads(result.stdout)


def _file(folder: Path, name: str, text: str) -> str:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)
