"""A lesson under way: what happens is kept on the disk before it counts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock

from game.core.lesson.ballots import RefusalError
from game.core.lesson.curtains import After, Before, NoLessonError, curtains
from game.core.lesson.events import Curtain, Ended, Event, Took
from game.core.lesson.forgetting import forgotten
from game.core.lesson.lesson import Lesson, Plan, happened
from game.core.lesson.plan import Form
from game.core.move import Choice, Move
from game.core.playthrough import Playthrough
from game.core.prospects.values import Prospects
from game.core.scenario.scenario import Scenario
from game.core.scenario.turns import Juncture
from game.files.lessons import Log
from game.files.saves import SaveError
from game.play.prospects import NotWorkedOutError, awaited, kept
from game.words import debates as words
from game.words.phones import Phones
from game.words.refusals import refused
from game.words.wall.after import PLAYED, Beyond
from game.words.wall.slide import Slide
from game.words.wall.slides import slides


@dataclass
class Debate:
    """One lesson at one juncture.

    `playthrough` rests at the turn, `history` is history's whole path. `keep` puts an event on
    the disk, `rewrite` a whole log in place of it; each raises `SaveError` where it cannot.
    `page` is the page of the step that is shown, from 0: it is no part of the lesson. `asked`
    is the event that happens once the same command is given again. `name` is None where
    nothing is kept. The prospects are None until `work_out` has found them;
    `no_odds` says why it could not, `is_working` that it is at it. `seats` are codes to be dealt
    once the class is here, `phones` is the ballot on the network, None where there is none: its
    votes come from another thread, so what changes the lesson holds the `lock`.
    """

    scenario: Scenario
    called: str
    playthrough: Playthrough
    history: Playthrough
    before: Before
    after: After
    lesson: Lesson
    log: list[tuple[float, Event]]
    keep: Callable[[float, Event], None]
    rewrite: Callable[[Log], None]
    name: str | None
    page: int = 0
    asked: Event | None = None
    of_history: Prospects | None = field(default=None, init=False)
    of_played: Prospects | None = field(default=None, init=False)
    no_odds: str | None = field(default=None, init=False)
    is_working: bool = field(default=False, init=False)
    seats: tuple[str, ...] = field(default=(), init=False)
    phones: Phones | None = field(default=None, init=False)
    lock: RLock = field(default_factory=RLock, init=False, repr=False, compare=False)

    def do(self, event: Event, now: float) -> str | None:
        """Let an event happen at the moment `now`, in seconds since 1970.

        A sentence says why it cannot: nothing has changed then, here or on the disk.
        """
        with self.lock:
            return self._do(event, now)

    def slides(self, now: float) -> tuple[Slide, ...]:
        """Every page of the step at the moment `now`."""
        return slides(self.lesson, self.before, self.beyond, now)

    def slide(self, now: float) -> Slide:
        """The page that is shown."""
        pages = self.slides(now)
        return pages[min(self.page, len(pages) - 1)]

    def leaf(self, by: int, now: float) -> bool:
        """Turn pages within the step; false where there is none that way."""
        page = self.page + by
        if not 0 <= page < len(self.slides(now)):
            return False
        self.page = page
        return True

    @property
    def is_edited(self) -> bool:
        """Whether the rules are others by now than when the lesson began."""
        return self.lesson.plan.fingerprint != self.playthrough.table.fingerprint

    @property
    def beyond(self) -> Beyond:
        """What may be told once the last curtain is up."""
        turn = self.scenario.turn(self.lesson.plan.turn)
        material = turn.lesson if isinstance(turn, Juncture) else None
        return Beyond(
            self.scenario,
            self.after,
            material.concepts if material else (),
            self.history,
            self.played,
            self.of_history,
            self.of_played,
            self.no_odds,
        )

    @property
    def played(self) -> Playthrough | None:
        """The class's path once what it decided is played; None before."""
        took = self.lesson.took
        return None if took is None else self.playthrough.move(Choice(self.lesson.plan.turn, took))

    @property
    def lacks_odds(self) -> bool:
        """Whether prospects could be told by now, and are not there or tried for yet."""
        if Curtain.HISTORY not in self.lesson.curtains or self.no_odds is not None:
            return False
        return self.of_history is None or (self.lesson.took is not None and self.of_played is None)

    async def work_out(self) -> None:
        """Find the prospects that are missing, in another process, while others go on.

        Where they cannot be told, `no_odds` says why. While it runs a second call does nothing.
        """
        if self.is_working:
            return
        self.is_working = True
        try:
            while self.lacks_odds:
                await self._work_out_next()
        except NotWorkedOutError as error:
            self.no_odds = str(error)
        finally:
            self.is_working = False

    def recall_odds(self) -> None:
        """Take the prospects that were worked out before, where they are kept still."""
        self.of_history = kept(self.history)
        self.of_played = None if self.played is None else kept(self.played)

    def next_juncture(self) -> Plan | None:
        """The next juncture that a class can debate, on its own path; None where there is none.

        History's moves fill in between, and the first open one where those are closed.
        """
        playthrough = self.played or _moved(self.playthrough, self.history)
        while (rows := playthrough.turn) is not None and playthrough.open_offers:
            plan = self.lesson.plan
            try:
                return planned_at(
                    playthrough,
                    rows.id,
                    called=plan.scenario,
                    form=plan.form,
                    minutes=plan.minutes,
                    profile=plan.profile,
                )
            except NoLessonError:
                playthrough = _moved(playthrough, self.history)
        return None

    async def _work_out_next(self) -> None:
        if self.of_history is None:
            self.of_history = await awaited(self.history)
            return
        took, played = self.lesson.took, self.played
        odds = None if played is None else await awaited(played)
        if took == self.lesson.took:  # else something else was played meanwhile
            self.of_played = odds

    def _do(self, event: Event, now: float) -> str | None:
        try:
            lesson = happened(self.lesson, event, now)
        except RefusalError as error:
            return refused(error, self.lesson, event)
        log = [*self.log, (now, event)]
        try:
            if isinstance(event, Ended):
                log = list(forgotten(lesson, log))
                self.rewrite(log)
            else:
                self.keep(now, event)
        except SaveError as error:
            return words.unkept(str(error))
        if lesson.at != self.lesson.at or lesson.curtains != self.lesson.curtains:
            self.page = 0
        self.lesson, self.log = lesson, log
        if isinstance(event, Took):
            self.of_played = None
            self._turn_to(PLAYED, now)
        return None

    def _turn_to(self, headline: str, now: float) -> None:
        pages = self.slides(now)
        self.page = next((at for at, page in enumerate(pages) if page.headline == headline), 0)


def planned_at(  # noqa: PLR0913 (a plan has an argument for each of its parts)
    playthrough: Playthrough, turn: str, *, called: str, form: Form, minutes: int, profile: str
) -> Plan:
    """The plan of a lesson at the turn at which a playthrough rests.

    Raises:
        NoLessonError: no class can debate there.
    """
    before, _ = curtains(playthrough, turn)
    return Plan(
        scenario=called,
        fingerprint=playthrough.table.fingerprint,
        turn=turn,
        path=tuple(map(str, playthrough.moves)),
        mode=before.mode,
        names=tuple(side.name for side in before.sides),
        documents=len(before.sheets),
        form=form,
        minutes=minutes,
        profile=profile,
    )


def _moved(playthrough: Playthrough, history: Playthrough) -> Playthrough:
    """One move further: history's where it is open, else the first open one."""
    moves: list[Move] = [offer.move for offer in playthrough.open_offers]
    took = [move for move in moves if move in history.moves]
    return playthrough.move((*took, *moves)[0])
