"""What each examining board calls things: the exam question, concepts, command words, rubric.

A profile changes words, question and rubric, and nothing else. Where a board's words stand
here from memory, `from_memory` says so to the teacher.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.core.scenario.teaching import Concept


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of a rubric: its name, and what the levels 1 to 4 are."""

    name: str
    levels: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """A board: `asks` stands after a view in quotation marks and makes it a question."""

    name: str
    board: str
    asks: str
    command_words: tuple[str, ...]
    concepts: Mapping[Concept, str]
    rubric: tuple[Criterion, ...]
    from_memory: str | None

    def question(self, view: str) -> str:
        """An exam question on a statement that can be argued."""
        return f"\u201c{view.rstrip('.')}.\u201d {self.asks}"


_LEVELS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "causation": (
        "lists",
        "explains one cause",
        "links causes and weighs them",
        "weighs people against structures; tests a cause by the smallest what-if",
    ),
    "evidence": (
        "quotes",
        "names author and date",
        "uses purpose and context",
        "corroborates, and explains why sources disagree",
    ),
    "perspectives": (
        "one view",
        "states two views",
        "accounts for the difference",
        "judges which convinces more, and why",
    ),
    "what-if": (
        "fantasy",
        "possible",
        "an option on record, at short range",
        "meets the objection, says what would not change, and how sure that is",
    ),
    "talk": (
        "asserts",
        "gives a reason",
        "answers an opponent whose point was restated",
        "changes or defends a view because of named evidence",
    ),
}


def _rubric(**names: str) -> tuple[Criterion, ...]:
    words = {
        "causation": "Causation",
        "evidence": "Evidence and sourcing",
        "perspectives": "Perspectives and contestability",
        "what-if": "Discipline of the what-if",
        "talk": "Speaking and listening",
    } | names
    return tuple(Criterion(words[key], levels) for key, levels in _LEVELS.items())


_PLAIN: Final[Mapping[Concept, str]] = {
    "causation": "causation",
    "continuity and change": "continuity and change",
    "perspectives": "perspectives",
    "significance": "significance",
    "contestability": "contestability",
}

PROFILES: Final[Mapping[str, Profile]] = {
    profile.name: profile
    for profile in (
        Profile(
            "none",
            "no board",
            "How far do you agree, and on what evidence?",
            ("explain", "compare", "judge"),
            _PLAIN,
            _rubric(),
            None,
        ),
        Profile(
            "nsw",
            "NSW Modern History",
            "To what extent do you agree?",
            ("account for", "assess", "evaluate", "explain", "to what extent"),
            _PLAIN,
            _rubric(),
            None,
        ),
        Profile(
            "aqa",
            "AQA A-level History",
            "Assess the validity of this view.",
            ("assess the validity", "how convincing", "to what extent", "value"),
            {
                "causation": "causation (AO1)",
                "continuity and change": "change and continuity (AO1)",
                "perspectives": "differing views, and the value of sources (AO2)",
                "significance": "significance (AO1)",
                "contestability": "interpretations (AO3)",
            },
            _rubric(
                causation="AO1: analysis of causes and consequences",
                evidence="AO2: value of sources, by provenance, tone and content",
                perspectives="AO3: how convincing an interpretation is",
            ),
            "The question's wording and the objectives AO1 to AO3 are from memory: check them"
            " against the specification.",
        ),
        Profile(
            "ib",
            "IB Diploma History",
            "To what extent do you agree with this statement?",
            ("compare and contrast", "discuss", "evaluate", "examine", "to what extent"),
            {
                "causation": "causation and consequence",
                "continuity and change": "continuity and change",
                "perspectives": "perspectives",
                "significance": "significance",
                "contestability": "perspectives in the scholarship",
            },
            _rubric(
                evidence="Sources: origin, purpose and content; value and limitations",
                perspectives="Evaluation of different perspectives",
            ),
            "The command words, and origin, purpose, content, value and limitations, are from"
            " memory: check them against the guide.",
        ),
    )
}
"""By the name that an option gives; `none` first, for it is the usual one."""
