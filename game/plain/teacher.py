"""A lesson in plain lines: shows each slide, and hands on what is typed. It decides nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.plain.lines import Lines
from game.play.debate import Debate
from game.play.teaching import Done, Further, Gone, Said, Told, answer, opened
from game.words import debates as words
from game.words import phones as phone_words
from game.words.blocks import Prose
from game.words.phones import Phones
from game.words.wall.lines import changed, read
from game.words.wall.slide import Slide


@dataclass
class TeacherMouth:
    """One lesson after the other.

    `moment` tells the seconds since 1970; `foretells` begins to work out what odds a lesson
    lacks, and does not wait for them.
    """

    lines: Lines
    moment: Callable[[], float]
    foretells: Callable[[Debate], None]

    def hold(self, debate: Debate, present: int | None, bell: str | None) -> bool:
        """Hold a lesson to where the teacher leaves; whether the next juncture is wanted.

        `present` and `bell` are proposed before the clock starts.
        """
        if debate.lesson.bell is not None:
            self._resume(debate)
        elif not self._begin(debate, present, bell):
            return self._leave(debate)
        seen = self._tell(debate, None)
        while (line := self.lines.ask(words.PROMPT)) is not None:
            match answer(debate, line, self.moment()):
                case Done() if debate.lesson.ended:
                    self.lines.tell(*words.ended(debate.name))
                case Done():
                    again = " ".join(line.casefold().split()) == "again"
                    seen = self._tell(debate, None if again else seen)
                case Said(sentence):
                    self.lines.tell(Prose(sentence))
                case Told(blocks, drawn):
                    self.lines.tell(*blocks)
                    self.lines.draw(drawn)
                case Gone():
                    return self._leave(debate)
                case Further():
                    return True
        return self._leave(debate)

    def rehearse(
        self,
        debate: Debate,
        present: int,
        typed: Callable[[Debate, Callable[[], float]], Iterator[tuple[float, str]]],
        passes: Callable[[float], None],
    ) -> None:
        """Walk through a lesson with lines that nobody types; `passes` lets seconds go by."""
        plan = debate.lesson.plan
        self.lines.tell(Prose(words.REHEARSAL))
        self.lines.tell(*words.before_class(plan, debate.before, debate.called, debate.name))
        opened(debate, str(present), None, self.moment())
        seen = self._tell(debate, None)
        for seconds, line in typed(debate, self.moment):
            passes(seconds)
            self.lines.tell(words.typed(line))
            match answer(debate, line, self.moment()):
                case Done() if not debate.lesson.ended:
                    seen = self._tell(debate, seen)
                case Said(sentence):
                    self.lines.tell(Prose(sentence))
                case _:
                    pass
        self.lines.tell(Prose(words.REHEARSAL))

    def _resume(self, debate: Debate) -> None:
        """Tell that it goes on, and where phones vote by now."""
        self.lines.tell(*words.resumed(debate.lesson, debate.name or "", edited=debate.is_edited))
        if debate.phones is not None:
            self._show(debate.phones)

    def _begin(self, debate: Debate, present: int | None, bell: str | None) -> bool:
        """The page before the class, and the class; false at the end of input."""
        plan = debate.lesson.plan
        self.lines.tell(*words.before_class(plan, debate.before, debate.called, debate.name))
        if not self._try(debate) or not self._open(debate, present, bell):
            return False
        if debate.seats:
            self.lines.tell(phone_words.dealt(len(debate.seats)))
        return True

    def _try(self, debate: Debate) -> bool:
        """Show where phones vote, until one has come or is not waited for; false at the end."""
        phones = debate.phones
        if phones is None:
            return True
        self._show(phones)
        while (typed := self.lines.ask(phone_words.TRY)) is not None:
            self.lines.tell(Prose(phone_words.seen_so_far(phones, self.moment())))
            if phones.seen or typed.casefold() == phone_words.SKIP:
                return True
        return False

    def _show(self, phones: Phones) -> None:
        self.lines.tell(*phone_words.told(phones, self.moment()))
        self.lines.draw(phones.code)

    def _open(self, debate: Debate, present: int | None, bell: str | None) -> bool:
        """Ask who is here and when the bell is, until both can be; false at the end of input."""
        minutes = debate.lesson.plan.minutes
        while True:
            number = self.lines.ask(words.how_many(present))
            if number is None:
                return False
            when = self.lines.ask(words.when_bell(bell, minutes))
            if when is None:
                return False
            usual = "" if present is None else str(present)
            match opened(debate, number or usual, when or bell, self.moment()):
                case Said(sentence):
                    self.lines.tell(Prose(sentence))
                case _:
                    return True

    def _tell(self, debate: Debate, seen: Slide | None) -> Slide:
        """Tell the slide: all of it, or what is new since it was seen."""
        self.foretells(debate)
        slide = debate.slide(self.moment())
        self.lines.tell(*(read(slide) if seen is None else changed(seen, slide)))
        return slide

    def _leave(self, debate: Debate) -> bool:
        self.lines.tell(Prose(words.LEFT if debate.lesson.ended else words.KEPT_ALL))
        return False
