"""A season: hours laid out on activities."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.play.questions import Chosen, Spend
from game.tui.asked import Asked
from game.tui.asking import Asking
from game.tui.band import Band
from game.tui.choices import Choices, Look
from game.tui.drawn import Drawn, packed
from game.tui.keys import bound
from game.tui.reader import Docked
from game.tui.safe import safe
from game.tui.situation import advisers, closed, situation
from game.words import hours as words
from game.words import keys
from game.words.blocks import Block, Prose

_LAID, _FREE = "◆", "◇"


class _Activities(Choices):
    """Each with a sign that tells whether an hour is laid on it."""

    def __init__(self, labels: Sequence[str], hours: int) -> None:
        super().__init__(labels)
        self.hours = hours
        self.laid: list[int] = []

    def look(self, index: int) -> Look:
        """Laid, free, or what stays undone once every hour is laid."""
        if index in self.laid:
            return Look(_LAID, words.LAID, "bold $red")
        if len(self.laid) == self.hours:
            return Look(_FREE, words.UNDONE, "$dim")
        return Look(_FREE, "")


class SeasonScreen(Asking):
    """A digit lays an hour or lifts it; Enter lives through the season once all are laid."""

    BINDINGS: ClassVar[list[BindingType]] = bound(
        keys.LAY, keys.LAY_THIS, keys.LIFT_THIS, keys.SPEND
    )

    hints: ClassVar[Sequence[keys.Key]] = (
        keys.SPEND,
        keys.ONWARD,
        keys.VOICES,
        keys.NAMES,
        keys.WHY,
        keys.UNDO,
    )

    def __init__(self, asked: Asked, question: Spend) -> None:
        super().__init__(asked)
        self.question = question

    def foot(self) -> Sequence[keys.Key]:
        """The keys that the foot names here: as many digits as mean something."""
        return (keys.upto(keys.LAY, len(self.question.activities)), *self.hints)

    def reading(self) -> Iterable[Widget]:
        """The situation as it is told, the hours and the activities, and what is closed."""
        activities = _Activities(self._labels, self.question.hours)
        yield Vertical(*situation(self.asked.page), classes="situation")
        yield Docked(
            Static(safe(self.question.prompt), classes="prompt"),
            Drawn(lambda width, _: self._slots(activities.laid, width), classes="slots"),
            activities,
        )
        yield from closed(self.asked.page)

    def left(self) -> Iterable[Widget]:
        """Who speaks."""
        return advisers(self.asked.page)

    def under(self) -> Iterable[Widget]:
        """The path so far."""
        yield Band(self.asked.playthrough, self.asked.sitting.history)

    def texts(self) -> Sequence[Block]:
        """The page and the activities."""
        return (*super().texts(), *(Prose(label) for label in self._labels))

    def action_select(self, digit: int) -> None:
        """Lay an hour, or lift it."""
        index = digit - 1
        if index >= len(self._labels):
            return
        self._activities.select(index)
        if index in self._activities.laid:
            self._lift(index)
        else:
            self._lay(index)

    def action_down(self) -> None:
        """Point at the next activity."""
        self._activities.move(1)

    def action_up(self) -> None:
        """Point at the activity before."""
        self._activities.move(-1)

    def action_lay(self) -> None:
        """Lay an hour on what is pointed at."""
        pointed = self._activities.selected
        if pointed is not None and pointed not in self._activities.laid:
            self._lay(pointed)

    def action_lift(self) -> None:
        """Lift the hour from what is pointed at."""
        if self._activities.selected in self._activities.laid:
            self._lift(self._activities.selected)

    def action_undo(self) -> None:
        """Lift the hour that was laid last, if any; else take the last decision back."""
        if self._activities.laid:
            self._lift(self._activities.laid[-1])
        else:
            super().action_undo()

    def action_decide(self) -> None:
        """Live through it, once all hours are laid."""
        laid, hours = self._activities.laid, self.question.hours
        if len(laid) < hours:
            self.refuse(words.too_few(len(laid), hours))
            return
        spent = {self.question.activities[index][0] for index in laid}
        move = next(move for move in self.question.moves if set(move.activities) == spent)
        self.answer(Chosen(move))

    def on_choices_clicked(self, event: Choices.Clicked) -> None:
        """Lay an hour on what was clicked, or lift it."""
        event.stop()
        self.action_select(event.index + 1)

    def _lay(self, index: int) -> None:
        activities = self._activities
        if len(activities.laid) == self.question.hours:
            self.refuse(words.too_many(self.question.hours))
            return
        activities.laid.append(index)
        self._show()

    def _lift(self, index: int) -> None:
        self._activities.laid.remove(index)
        self._show()

    def _show(self) -> None:
        self._activities.show()
        self.query_one(".slots").refresh(layout=True)

    def _slots(self, laid: Sequence[int], width: int) -> Content:
        """The hours: what each is laid on, and how many are left."""
        hours = self.question.hours
        names = [self.question.activities[index][0] for index in laid]
        slots = [
            safe(f" {_LAID} {words.short(name)} ", "bold $band-ink on $band") for name in names
        ]
        slots += [Content(f" {_FREE} {words.FREE} ")] * (hours - len(laid))
        return packed([Content.styled(words.left(len(laid), hours), "bold"), *slots], 2, width)

    @property
    def _labels(self) -> list[str]:
        return [label for _, label in self.question.activities]

    @property
    def _activities(self) -> _Activities:
        return self.query_one(_Activities)
