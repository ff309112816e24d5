"""The dated steps of a scenario: junctures, seasons, fortunes and meanwhiles."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from game.core.finding import Code
from game.core.scenario.claims import CiteField, Claim, EssayClaim, Graded
from game.core.scenario.fields import (
    DateField,
    EffectField,
    Name,
    Part,
    Passages,
    Text,
    When,
    Whole,
    broken,
)
from game.core.scenario.teaching import Lesson

Kind = Literal["juncture", "season", "fortune", "meanwhile"]
KINDS: Final[tuple[Kind, ...]] = ("juncture", "season", "fortune", "meanwhile")
HIGHEST_ODDS: Final = 1000
MOST_HOURS: Final = 6


class Outcome(Part):
    """What follows from a move where `when` holds."""

    when: When | None = None
    text: Passages
    effects: dict[Name, EffectField] = {}
    so: tuple[Name, ...] = ()
    because: tuple[Claim, ...] = ()
    ends: Name | None = None
    no_difference: Text | None = None


class Branch(Part):
    """What leads to outcomes: to one, whose fields stand on it, or to a list of several."""

    text: Passages | None = None
    effects: dict[Name, EffectField] = {}
    so: tuple[Name, ...] = ()
    because: tuple[Claim, ...] = ()
    ends: Name | None = None
    no_difference: Text | None = None
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        own = self.model_fields_set & _OUTCOME_FIELDS
        if self.outcomes is not None and own:
            cure = f"Move {', '.join(sorted(own))} into one of the outcomes, or take the list away."
            raise broken(Code.OUTCOME_TWICE, "An outcome stands beside a list of outcomes.", cure)
        if self.outcomes is None and self.text is None:
            cure = "Write `text`, or a list of `outcomes`."
            raise broken(Code.NO_OUTCOME, "Nothing says what follows here.", cure)
        return self

    @property
    def own_outcome(self) -> Outcome:
        """The outcome whose fields stand on the branch itself; empty beside a list of several."""
        return Outcome.model_construct(
            when=None,
            text=self.text or (),
            effects=self.effects,
            so=self.so,
            because=self.because,
            ends=self.ends,
            no_difference=self.no_difference,
        )


_OUTCOME_FIELDS: Final = frozenset(Outcome.model_fields) - {"when"}


class GuardedBranch(Branch):
    """A branch that is open only where `when` holds."""

    when: When | None = None


class Offered(GuardedBranch):
    """A branch that the player may take; `closed` says why not where `when` fails."""

    label: Text
    closed: Text | None = None

    @model_validator(mode="after")
    def _closed_somewhere(self) -> Self:
        if self.closed is not None and self.when is None:
            cure = "Say with `when` where it is open, or take `closed` away."
            raise broken(Code.CLOSED_WITHOUT_WHEN, "`closed` stands here without a `when`.", cure)
        return self


class Urging(Part):
    """Who urged an option, when, and on what evidence."""

    who: Name
    date: DateField | None = None
    cites: tuple[CiteField, ...] = ()


class Option(Offered):
    """What a juncture offers."""

    urged_by: tuple[Urging, ...] = ()


class LeftUndone(GuardedBranch):
    """What follows where an activity was left undone; where `when` fails, nothing."""


class Activity(Offered):
    """What a season's hours can be spent on."""

    undone: LeftUndone | None = None


class PossibleFall(GuardedBranch):
    """One way in which chance may fall; `odds` are its share among the open falls."""

    label: Text | None = None
    odds: Annotated[Whole, Field(ge=1, le=HIGHEST_ODDS)]


class Voice(Graded):
    """What somebody says before the decision, with an interest of their own."""

    who: Name
    when: When | None = None
    says: Text


def _names(value: object) -> object:
    return [value] if isinstance(value, str) else value


Names = Annotated[
    tuple[Name, ...], BeforeValidator(_names, json_schema_input_type=Name | list[Name])
]


class History(Part):
    """What the historical person took here, or why the turn never arose."""

    took: Names | None = None
    never_arose: Text | None = None
    text: Passages | None = None
    because: tuple[Claim, ...] = ()

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.took is None) == (self.never_arose is None):
            cure = "Write `took`, or `never_arose` with the reason."
            problem = "History says neither, or both, of `took` and `never_arose`."
            raise broken(Code.TOOK_OR_NEVER_AROSE, problem, cure)
        return self


class TurnPart(Part):
    """What turns of every kind have in common."""

    chapter: Name | None = None
    date: DateField
    until: DateField | None = None
    place: Text | None = None
    title: Text | None = None
    when: When | None = None
    text: Passages | None = None
    known: Text | None = None
    because: tuple[Claim, ...] = ()
    essay: tuple[EssayClaim, ...] = ()


class Juncture(TurnPart):
    """A moment where the player must decide."""

    kind: ClassVar[Kind] = "juncture"
    juncture: Name
    title: Text
    text: Passages
    voices: tuple[Voice, ...] = ()
    options: Annotated[dict[Name, Option], Field(min_length=2)]
    history: History
    lesson: Lesson | None = None

    @property
    def id(self) -> str:
        """The turn's name."""
        return self.juncture

    @property
    def takes(self) -> Mapping[str, Option]:
        """What can be taken here, by name."""
        return self.options


class Season(TurnPart):
    """A stretch of time with scarce hours, each spent on a different activity."""

    kind: ClassVar[Kind] = "season"
    season: Name
    voices: tuple[Voice, ...] = ()
    hours: Annotated[Whole, Field(ge=1, le=MOST_HOURS)]
    activities: Annotated[dict[Name, Activity], Field(min_length=2)]
    history: History
    lesson: Lesson | None = None

    @property
    def id(self) -> str:
        """The turn's name."""
        return self.season

    @property
    def takes(self) -> Mapping[str, Activity]:
        """What can be taken here, by name."""
        return self.activities


class Fortune(TurnPart):
    """A turn that chance decides."""

    kind: ClassVar[Kind] = "fortune"
    fortune: Name
    falls: Annotated[dict[Name, PossibleFall], Field(min_length=1)]
    history: History

    @property
    def id(self) -> str:
        """The turn's name."""
        return self.fortune

    @property
    def takes(self) -> Mapping[str, PossibleFall]:
        """What can be taken here, by name."""
        return self.falls


class Meanwhile(TurnPart):
    """What happens whoever chooses; where no outcome's `when` holds, nothing."""

    kind: ClassVar[Kind] = "meanwhile"
    meanwhile: Name
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]

    @property
    def id(self) -> str:
        """The turn's name."""
        return self.meanwhile

    @property
    def takes(self) -> Mapping[str, GuardedBranch]:
        """Nothing can be taken here."""
        return {}


def kind_of(turn: object) -> Kind | None:
    """The kind of a turn by its key; None where no key, or more than one, names a kind."""
    if isinstance(turn, Juncture | Season | Fortune | Meanwhile):
        return turn.kind
    kinds = [kind for kind in KINDS if isinstance(turn, Mapping) and kind in turn]
    return kinds[0] if len(kinds) == 1 else None


Asked = Juncture | Season | Fortune
"""The turns at which the state rests until a move is made."""

Turn = Annotated[
    Annotated[Juncture, Tag("juncture")]
    | Annotated[Season, Tag("season")]
    | Annotated[Fortune, Tag("fortune")]
    | Annotated[Meanwhile, Tag("meanwhile")],
    Discriminator(kind_of),
]
