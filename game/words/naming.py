"""People and terms found in a text, so that a name on a screen leads to who or what it is.

A person is found by the full name, or by a surname that nobody else bears; a term by its
words, in either number and whatever the case.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, assert_never

from game.core.scenario.scenario import Scenario
from game.words.blocks import (
    Block,
    Heading,
    Labelled,
    Level,
    Numbered,
    Prose,
    Shift,
    Stated,
)
from game.words.people import person, term

_PARTICLES: Final = frozenset({"von", "van", "de", "der", "den", "di", "da", "la", "le"})
_NUMERAL: Final = re.compile(r"[IVX]+\.?$")


@dataclass(frozen=True, slots=True)
class Named:
    """A person or a term, by the scenario's name for it."""

    kind: Literal["person", "term"]
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Where in a text a person or a term stands: from `start` up to `end`."""

    start: int
    end: int
    named: Named


class Naming:
    """What a scenario's people and terms are called, ready to be found in texts."""

    def __init__(self, scenario: Scenario) -> None:
        self._exact = _people(scenario)
        self._folded = _terms(scenario)
        forms = [re.escape(form) for form in self._exact]
        forms += [f"(?i:{_spaced(form)})" for form in self._folded]
        forms.sort(key=len, reverse=True)  # so that the longest name is found
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") if forms else None

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every mention in a text, in order; none lies in another."""
        found = self._pattern.finditer(text) if self._pattern else ()
        return tuple(Mention(*match.span(), self._named(match[0])) for match in found)

    def first_mentions(self, text: str) -> tuple[Mention, ...]:
        """The first mention of each person and term in a text."""
        seen: dict[Named, Mention] = {}
        for mention in self.mentions(text):
            seen.setdefault(mention.named, mention)
        return tuple(seen.values())

    def named_in(self, texts: Iterable[str]) -> tuple[Named, ...]:
        """Whoever and whatever some texts mention, in the order in which they come up."""
        return tuple(
            dict.fromkeys(mention.named for text in texts for mention in self.mentions(text))
        )

    def _named(self, form: str) -> Named:
        return self._exact.get(form) or self._folded[" ".join(re.split(r"[\s-]+", form.casefold()))]


def known(scenario: Scenario, named: Named) -> Labelled:
    """All that is told of a person or a term."""
    tell = person if named.kind == "person" else term
    return tell(scenario, named.name)


def everything(scenario: Scenario) -> tuple[Named, ...]:
    """Every person and term of a scenario, in the order of the file."""
    people = (Named("person", name) for name in scenario.people)
    return (*people, *(Named("term", name) for name in scenario.terms))


def told_in(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts of some blocks, labels included."""
    for block in blocks:
        match block:
            case Heading() | Prose() | Numbered():
                yield block.text
            case Labelled() | Stated() | Shift() | Level():
                yield block.label
                yield block.text
            case _:
                assert_never(block)


def _people(scenario: Scenario) -> Mapping[str, Named]:
    """Full names, and surnames that only one person bears and nobody has for a whole name."""
    whole = {part.name: Named("person", name) for name, part in scenario.people.items()}
    surnames: dict[str, list[Named]] = {}
    for full, named in whole.items():
        if (last := _surname(full)) is not None:
            surnames.setdefault(last, []).append(named)
    alone = {last: bearers[0] for last, bearers in surnames.items() if len(bearers) == 1}
    return alone | whole


def _surname(full: str) -> str | None:
    """The last word of a person's name; a group or an office has none."""
    words = full.split()
    is_name = len(words) > 1 and words[0] != "The"
    if not is_name or not all(word[0].isupper() or word in _PARTICLES for word in words):
        return None
    last = words[-1]
    return last if last[0].isalpha() and not _NUMERAL.match(last) else None


def _terms(scenario: Scenario) -> Mapping[str, Named]:
    """Every form of every term, folded, a term's own words before another's plural."""
    forms: dict[str, Named] = {}
    words = {name: name.replace("_", " ").casefold() for name in scenario.terms}
    for name, form in words.items():
        forms[form] = Named("term", name)
    for name, form in words.items():
        for other in _other_number(form):
            forms.setdefault(other, Named("term", name))
    return forms


def _other_number(form: str) -> tuple[str, ...]:
    """The plural of a term, or the singular of one that is a plural already."""
    if form.endswith("s") and not form.endswith("ss"):
        return (form[:-1], f"{form}es")
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return (f"{form[:-1]}ies",)
    return (f"{form}s", f"{form}es")


def _spaced(form: str) -> str:
    """A term's words with a space or a hyphen between them."""
    return r"[\s-]+".join(re.escape(word) for word in form.split())
