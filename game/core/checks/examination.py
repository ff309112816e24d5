"""All stages of checking, in one run: a stage that fails hides no other part."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.core.checks import advice, evidence, history, names, order
from game.core.checks.shape import Draft, shape
from game.core.finding import Finding
from game.core.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of some raw data: the scenario, unless a finding is an error."""

    scenario: Scenario | None
    findings: tuple[Finding, ...]


def examine(data: object) -> Examination:
    """Check raw data: nested mappings, lists and texts, as a file gives them.

    Findings' paths lead into the data. History is played only where nothing else is wrong.
    """
    draft, findings = shape(data)
    if draft is None:
        return Examination(None, findings)
    for check in (names.check, order.check, evidence.check):
        findings += _in_data(draft, check(draft))
    if draft.whole and not findings:
        findings += _in_data(draft, history.check(draft))
    is_sound = draft.whole and not findings
    findings += _in_data(draft, advice.check(draft))
    if is_sound:
        findings += _in_data(draft, advice.check_sound(draft))
    return Examination(draft.scenario if is_sound else None, tuple(dict.fromkeys(findings)))


def _in_data(draft: Draft, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(replace(finding, path=draft.path_in_data(finding.path)) for finding in findings)
