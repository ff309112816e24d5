"""A dead end that only fourteen equal choices in a row reach is found, at its line.

The other findings each have a broken scenario of their own: the pages of `juncture finding`,
which tests/authoring/test_findings.py runs.
"""

from pathlib import Path

from game.core.finding import Code
from game.core.playthrough import replay
from game.core.proof import Verdict, prove
from game.files import scenarios
from tests.small import season, small, so

TURNS = 14
LEVELS = "start: 0, better: neither, words: [none, a, few, some, more, many, most, all]"


def _written(also: str) -> str:
    """Fourteen choices alike and a last one; its first option may be shut, `also` its second."""
    lines = [
        "title: Fourteen dispatches",
        "player: trotsky",
        "people: {trotsky: {name: Leon Trotsky}}",
        "gauges:",
        *(
            f"  {name}: {{label: Held {name}, start: 0, better: neither, words: [{words}]}}"
            for name, words in (
                ("early", "a, b, c, d, e, f, g, h"),
                ("late", "a, b, c, d, e, f, g, h"),
            )
        ),
        "turns:",
    ]
    for number in range(TURNS):
        gauge = "early" if number < TURNS // 2 else "late"
        lines += [
            f"  - juncture: dispatch_{number}",
            "    date: 1918-01",
            "    title: A dispatch",
            "    text: It asks for men.",
            "    options:",
            "      send: {label: Send them, text: They go.}",
            "      hold:",
            "        label: Hold them",
            "        text: They stay.",
            f"        effects: {{{gauge}: +1 They are here.}}",
            "    history: {took: send}",
        ]
    lines += [
        "  - juncture: front",
        "    date: 1918-02",
        "    title: The front",
        "    text: It breaks.",
        "    options:",
        "      attack: {label: Attack, when: early <= 6, text: So be it.}",
        f"      defend: {{label: Defend, text: So be it.{also}}}",
        "    history: {took: attack}",
        "endings:",
        "  over: {title: Over, plausibility: {says: It may be, grade: judged}, text: It is over.}",
        "  held: {title: Held, plausibility: {says: It may be, grade: judged}, text: It is over.}",
        "close:",
        "  - {when: front.attack and late >= 3, ending: held}",
        "  - {ending: over}",
    ]
    return "\n".join(lines) + "\n"


def test_a_dead_end_that_one_path_in_16384_meets_is_found_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "dispatches.yaml"
    path.write_text(_written(", when: late <= 6"), encoding="utf-8")
    reading = scenarios.read(path)
    assert reading.scenario is not None
    proof = prove(reading.scenario)
    assert proof.verdict is Verdict.REFUTED
    (shown,) = proof.findings
    assert shown.finding.code is Code.DEAD_END
    line = path.read_text(encoding="utf-8").splitlines().index("  - juncture: front") + 1
    assert scenarios.located(reading, shown.finding).line == line
    assert shown.witness is not None
    assert [str(move) for move in shown.witness] == [f"dispatch_{n}.hold" for n in range(TURNS)]
    met = replay(reading.scenario, map(str, shown.witness)).playthrough
    assert met.turn is not None
    assert met.open_offers == ()
    assert proof.certificate is not None
    assert proof.certificate.stuck == 1
    assert proof.certificate.stuck_odds == 2**-TURNS


def test_without_the_dead_end_nothing_is_found(tmp_path: Path) -> None:
    path = tmp_path / "dispatches.yaml"
    path.write_text(_written(""), encoding="utf-8")
    reading = scenarios.read(path)
    assert reading.scenario is not None
    proof = prove(reading.scenario)
    assert (proof.verdict, proof.findings) == (Verdict.PROVEN, ())


def test_hours_that_others_are_never_worse_than_are_told_where_the_season_lists_them() -> None:
    spring = season(
        "spring", 1, write=so("strike"), rest=so("strike"), speak=so("strike", base="-1")
    )
    told = small(spring, close=[{"when": "strike", "ending": "early"}, {"ending": "over"}])
    (found,) = [shown for shown in prove(told).findings if shown.finding.code is Code.DOMINATED]
    assert found.finding.path == ("turns", 0, "activities")
    assert found.finding.message.endswith(": speak than write.")
    assert found.witness == ()
