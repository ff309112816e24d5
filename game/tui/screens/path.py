"""Your path so far beside history's, and the way back along it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from game.core.comparison import compare
from game.play.loop import decisions
from game.tui.asked import Asked
from game.tui.flow import flow
from game.tui.keys import bound
from game.tui.looking import Looking
from game.tui.paths import drawing, legend
from game.tui.safe import safe
from game.words import debrief as words
from game.words import keys, program
from game.words.blocks import Labelled, Prose
from game.words.pages import Banner

_DIGIT: Final = 4
"""Cells of a decision's number, with what points at it."""


class _Turn(Horizontal):
    """One turn of the path; one that you decided has a number."""

    class Clicked(Message):
        """A decision was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, turn: Labelled, number: int | None) -> None:
        self._digit = Static(classes="digit")
        super().__init__(self._digit, *flow([turn]), classes="turn")
        self.number = number
        self._selected: bool | None = None
        self.show(selected=False)

    def show(self, *, selected: bool) -> None:
        """Show whether this is what is selected: by a sign, and by colour."""
        if self.number is not None and selected != self._selected:
            self._selected = selected
            # By a style of the text, not by a class, and nothing is laid out: as `Choices` do.
            pointer, style = ("▸", "bold $band-ink on $band") if selected else (" ", "bold $red")
            number = Content.styled(f"{pointer}{self.number:<{_DIGIT - 1}}", style)
            self._digit.update(number, layout=False)

    def on_click(self, event: events.Click) -> None:
        """Report a click on a decision."""
        event.stop()
        if self.number is not None:
            self.post_message(self.Clicked(self.number))


class PathScreen(Looking):
    """A digit or an arrow selects a decision, Enter asks once and then goes back to it.

    `go_back` is called with the turn to go back to, once this page has gone.
    """

    BINDINGS: ClassVar[list[BindingType]] = bound(keys.SELECT, keys.GO_BACK)
    hints: ClassVar[Sequence[keys.Key]] = (keys.BACK, keys.ONWARD)

    def __init__(self, asked: Asked, go_back: Callable[[str], None]) -> None:
        super().__init__(asked)
        self._go_back = go_back
        self._decided = decisions(asked.sitting, asked.playthrough)
        self._selected: int | None = None
        self._question = Static(id="go-back")
        self._question.display = False

    def banner(self) -> Banner:
        """Where and when, and what this page is."""
        below = self.asked.page.banner
        return Banner(below.where, below.when, words.PATH)

    def foot(self) -> Sequence[keys.Key]:
        """The keys that the foot names here: the way back only where there is one."""
        if not self._can_go_back:
            return self.hints
        select = keys.upto(keys.SELECT, len(self._decided))
        return (*self.hints, keys.UP, select, keys.GO_BACK)

    def body(self) -> ComposeResult:
        """The page, and under it what is asked before one goes back."""
        yield from super().body()
        yield self._question

    def reading(self) -> Iterable[Widget]:
        """What has become so; the two paths drawn, then turn by turn, your decisions numbered."""
        playthrough, history = self.asked.playthrough, self.asked.sitting.history
        yield from flow(program.so_far(playthrough))
        if playthrough.moves:
            yield legend(playthrough, history)
            yield drawing(playthrough, history)
        yield from self._told()
        if self.asked.sitting.iron:
            yield from flow([Prose(program.NO_UNDO)])

    def action_select(self, digit: int) -> None:
        """Select a decision by its number; one that nothing has selects nothing."""
        if self._can_go_back and digit <= len(self._decided):
            self._select(digit)

    def action_down(self) -> None:
        """Select the next decision; where there is none, go down a line."""
        self._move(1)

    def action_up(self) -> None:
        """Select the decision before; at first, the last one."""
        self._move(-1)

    def action_decide(self) -> None:
        """Ask whether to go back to what is selected; asked already, go back."""
        if self.asked.sitting.iron:
            self.refuse(program.NO_UNDO)
        elif not self._decided:
            self.refuse(program.NOTHING_TO_UNDO)
        elif self._selected is None:
            self.refuse(words.NO_DECISION)
        elif not self._question.display:
            turn = self._decided[self._selected - 1]
            asked = words.go_back(self.asked.playthrough.scenario, turn)
            self._question.update(
                Content.assemble(safe(asked, "bold $red"), " ", safe(words.CONFIRM))
            )
            self._question.display = True
            self.call_after_refresh(self._reveal)
        else:
            self.dismiss()
            self._go_back(self._decided[self._selected - 1])

    def action_back(self) -> None:
        """Take the question back; where none is asked, go back to the game."""
        if self._question.display:
            self._question.display = False
        else:
            self.dismiss()

    def on__turn_clicked(self, event: _Turn.Clicked) -> None:
        """Select what was clicked."""
        event.stop()
        if self._can_go_back:
            self._select(event.number)

    @property
    def _can_go_back(self) -> bool:
        return bool(self._decided) and not self.asked.sitting.iron

    def _move(self, by: int) -> None:
        if not self._can_go_back:
            self.reader.by_line(by)
        elif self._selected is None:
            self._select(1 if by > 0 else len(self._decided))
        else:
            self._select(min(max(self._selected + by, 1), len(self._decided)))

    def _select(self, number: int) -> None:
        self._selected = number
        self._question.display = False
        for turn in self.query(_Turn):
            turn.show(selected=turn.number == number)
        self._reveal()

    def _reveal(self) -> None:
        """Bring what is selected into view."""
        for turn in self.query(_Turn):
            if turn.number == self._selected:
                turn.scroll_visible(animate=False)

    def _told(self) -> Iterator[Widget]:
        """What plain lines tell, with a number for each of your decisions."""
        playthrough, history = self.asked.playthrough, self.asked.sitting.history
        head, *turns = words.path(playthrough, history)
        yield from flow([head])
        names = [line.turn for line in compare(playthrough, history).lines]
        for name, turn in zip(names, turns, strict=False):
            if isinstance(turn, Labelled):
                can = self._can_go_back and name in self._decided
                yield _Turn(turn, self._decided.index(name) + 1 if can else None)
        yield from flow(turns[len(names) :])
