"""The certificate of every shipped variant, as the text of its file."""

import json
from pathlib import Path
from typing import Final

from game.core.proof import prove
from game.core.scenario.scenario import Scenario
from game.core.variants import Variant, shipped, vary
from game.files.places import scenarios_folder
from game.files.scenarios import find
from tests.play.small import reading

FOLDER: Final = Path(__file__).parent


def file_name(path: Path, variant: Variant) -> str:
    """`trotsky-as_it_fell-short.json`; the scenario as written is `trotsky.json`."""
    return "-".join([path.stem, *filter(None, str(variant).split(","))]) + ".json"


def written(scenario: Scenario, variant: Variant) -> str:
    """What the file holds: one line for each turn, ending and finale.

    Raises:
        ValueError: the proof reached its limit, so that there is no certificate.
    """
    certificate = prove(vary(scenario, variant), whole=variant == Variant()).certificate
    if certificate is None:
        raise ValueError(f"{scenario.title}, {variant}: not proven")
    return _lines(certificate.to_json()) + "\n"


def everything() -> dict[str, str]:
    """The text of every file, by its name."""
    read_all = {path: reading(path).scenario for path in find(scenarios_folder()).scenarios}
    return {
        file_name(path, variant): written(scenario, variant)
        for path, scenario in read_all.items()
        if scenario is not None
        for variant in shipped(scenario)
    }


def _lines(value: object, indent: str = "") -> str:
    """JSON in which each value of the two outer levels has a line: a difference is easy to read."""
    inner = indent + "  "
    if len(inner) > 2 * 2 or not isinstance(value, dict | list) or not value:
        return json.dumps(value)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {_lines(part, inner)}" for key, part in value.items()]
        return "{\n" + ",\n".join(f"{inner}{part}" for part in parts) + f"\n{indent}}}"
    parts = [f"{inner}{_lines(part, inner)}" for part in value]
    return "[\n" + ",\n".join(parts) + f"\n{indent}]"
