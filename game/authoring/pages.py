"""A page for every finding: what it means, an example that gives it, and the cure.

The pages stand in `findings.toml`, beside `control.yaml`, the scenario that their examples
break. Both are data of this package, read as its own source is.
"""

import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, assert_never

from game.core.finding import Code, Stage, did_you_mean
from game.files.inert import REFUSED, inert

WIDTH: Final = 90
_MARGIN: Final = "    "
_LONGEST_SHOWN: Final = 70

_STAGES: Final = {
    Stage.FILE: "Finding the file",
    Stage.TEXT: "Reading its text",
    Stage.YAML: "Reading it as YAML",
    Stage.SHAPE: "Fields and their values",
    Stage.NAMES: "Names",
    Stage.ORDER: "Order",
    Stage.EVIDENCE: "Evidence",
    Stage.HISTORY: "History's path",
    Stage.ADVICE: "Advice",
    Stage.PROOF: "What `juncture prove` finds",
}
"""What is looked at in each stage of reading."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole lines of the control scenario, and what breaks them.

    Where the control's lines `instead_of` become `write`, the finding stands at `at`: inside
    `write` or, where that does not hold it, elsewhere in the file. Where they become `mended`,
    all is well. `saved_as` is the encoding of the broken file.
    """

    instead_of: str
    write: str
    at: str
    mended: str
    saved_as: str

    def broken_file(self) -> bytes:
        """The control scenario with the finding in it."""
        return self._with(self.write).encode(self.saved_as)

    def mended_file(self) -> bytes:
        """The control scenario with the cure in it."""
        return self._with(self.mended).encode()

    def place(self) -> tuple[int, int]:
        """The line and the column of the finding in the broken file, counted from 1."""
        text = self._with(self.write)
        first = text.index(f"\n{self.write}\n") + 1
        inside = self.write.find(self.at)
        index = first + inside if inside >= 0 else text.index(self.at)
        return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)

    def _with(self, lines: str) -> str:
        return control().replace(f"\n{self.instead_of}\n", f"\n{lines}\n")


@dataclass(frozen=True, slots=True)
class Situation:
    """What no lines of a scenario can show: files, folders and commands, in words."""

    broken: str
    mended: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that is said about one kind of finding."""

    code: Code
    title: str
    means: str
    cure: str
    example: Excerpt | Situation


class UnknownCodeError(LookupError):
    """No finding has that code; the message is one sentence that says which may be meant."""


def page(code: str) -> Page:
    """The page of the finding with that code.

    Raises:
        UnknownCodeError: there is no such finding.
    """
    for known in pages():
        if known.code == code:
            return known
    shown = inert(" ".join(code.split()))[:_LONGEST_SHOWN]
    near = did_you_mean(code.lower().replace("_", "-")[:_LONGEST_SHOWN], list(Code))
    cure = near or "`juncture finding` lists them all."
    raise UnknownCodeError(f"There is no finding '{shown}'. {cure}")


@cache
def pages() -> tuple[Page, ...]:
    """Every page, in the order of the file."""
    return tuple(
        _page(code, fields) for code, fields in tomllib.loads(_data("findings.toml")).items()
    )


@cache
def control() -> str:
    """The scenario without a finding that the examples break."""
    return _data("control.yaml")


def lines(shown: Page) -> tuple[str, ...]:
    """A page as plain lines, each part under its label."""
    is_error = shown.code.severity == "error"
    kind = (
        f"error, of the stage `{shown.code.stage}`"
        if is_error
        else "advice; the scenario can be played"
    )
    by_proof = " `juncture prove` finds it." if shown.code.stage is Stage.PROOF else ""
    return (
        f"{shown.code.value}: {shown.title}",
        "",
        f"Kind: {kind}.{by_proof}",
        *_labelled("Meaning", shown.means),
        *_labelled("Cure", shown.cure),
        "",
        *_example(shown.example),
    )


def index() -> tuple[str, ...]:
    """Every code with its title, stage by stage, as plain lines."""
    return tuple(_index())


def _data(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _page(code: str, fields: dict[str, Any]) -> Page:
    given = {name: text.strip("\n") for name, text in fields.items()}
    common = {name: given.pop(name) for name in ("title", "means", "cure")}
    if "broken" in given:
        return Page(Code(code), **common, example=Situation(**given))
    usual = {"mended": given["instead_of"], "saved_as": "utf-8"}
    return Page(Code(code), **common, example=Excerpt(**(usual | given)))


def _labelled(label: str, text: str) -> list[str]:
    words = " ".join(text.split())
    return textwrap.wrap(f"{label}: {words}", WIDTH, subsequent_indent="  ")


def _example(example: Excerpt | Situation) -> Iterator[str]:
    match example:
        case Situation(broken, mended):
            yield from _quoted("Broken:", broken)
            yield ""
            yield from _quoted("Mended:", mended)
        case Excerpt():
            is_foreign = example.saved_as != "utf-8"
            saved = f", saved as {example.saved_as}" if is_foreign else ""
            yield from _quoted(f"Broken{saved}:", example.write)
            yield _where(example)
            yield ""
            yield from _quoted(
                "Mended, saved as UTF-8:" if is_foreign else "Mended:", example.mended
            )
        case _:
            assert_never(example)


def _quoted(label: str, text: str) -> Iterator[str]:
    """Lines of a file, shown as they stand there but for what they are all indented by."""
    yield label
    for line in textwrap.dedent(text).splitlines():
        yield _MARGIN + _visible(line)


def _where(example: Excerpt) -> str:
    inside = example.write.find(example.at)
    if inside < 0:
        line, _ = example.place()
        there = example.broken_file().decode(example.saved_as).splitlines()[line - 1]
        return f"Place: elsewhere, in the line `{_visible(there.strip())}`"
    at = _visible(example.at.splitlines()[0])
    number = example.write.count("\n", 0, inside) + 1
    which = f"line {number} of these, " if "\n" in example.write else ""
    return f"Place: {which}at `{at}`"


def _visible(text: str) -> str:
    """The text with each character that no screen should be given written as `<U+001B>`."""
    refused = REFUSED.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
    return refused.replace("\t", "<U+0009>")


def _index() -> Iterator[str]:
    yield "Errors keep a scenario from being played or a playthrough from its end."
    yield "Advice does not."
    yield "`juncture finding CODE` explains one."
    width = max(len(known.code.value) for known in pages())
    for stage, title in _STAGES.items():
        yield ""
        yield title if stage in (Stage.ADVICE, Stage.PROOF) else f"{title} (errors)"
        for known in pages():
            if known.code.stage is stage:
                error = " (error)" if known.code is Code.DEAD_END else ""
                yield f"  {known.code.value:{width}}  {known.title}{error}"
