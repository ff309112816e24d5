"""A scenario in which every text is a payload: markup, and what a terminal would obey.

A file like it is refused; here it is made without one. Run as a program, this plays it on
the terminal it stands in, through every screen of a game: see `tests/tui/test_payload.py`.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from typing import Final

import yaml
from textual.pilot import Pilot

from game.core.scenario.scenario import Scenario
from game.core.variants import Variant
from game.play.loop import Game, Sitting, game, greeting
from game.play.questions import Question
from tests.play.small import from_data
from tests.tui.driver import Session, seated

MARKUP: Final = "[@click=app.quit]Q[/] [/] [red]R [sic] [link=http://a.example]b[/link] [$x]"
"""What Textual would read as markup. It stands on the screen as it is written."""

ESCAPES: Final = (
    "\x1b]0;OWNED\x07",
    "\x1b]52;c;T1dORUQ=\x1b\\",
    "\x1b[31m",
    "\x1b[2J",
    "\x9b2J",
    "\x9d0;OWNED\x9c",
    "\x07",
    "\x08",
    "\x7f",
    "\x00",
    "\u202e",
    "\u200b",
    "\u2028",
    "\U000e0041",
    "\ud83d",
)
"""What a terminal would obey, could not show, or could not be sent."""

INNOCENT: Final = "innocent"
LOOKS: Final = ("a", "e", "h", "m", "n", "p", "s", "w", "?")
"""The keys of the pages that open over a game."""

_AT_LENGTH: Final = ("space", "down", "2", "space", "slash", "i", "n", "escape")
_BRIEFLY: Final = ("2", "space", "slash", "i")
"""What is pressed on such a page: to choose, to read on, and to search."""

WHOLE: Final = """\
title: ~title
player: lenin
calendar: {old_style_until: 1918-01-31}
note: ~note
people:
  lenin: {name: ~Lenin, lived: ~lived, wants: ~wants, note: ~about him}
  martov: {name: ~Martov, lived: ~lived, wants: ~wants, note: ~about him}
terms: {soviet: ~term}
gauges:
  base: {label: ~Base, start: 1, better: high, words: [~none, ~some, ~much, ~all], about: ~base}
  army: {label: ~Army, start: 1, better: low, words: [~none, ~some, ~much, ~all], about: ~army}
  city: {label: ~City, start: 1, better: neither, words: [~no, ~some, ~much, ~all], about: ~city}
facts: {left: ~fact, stood: ~fact}
premises:
  inertia:
    {says: ~premise, grade: argued, cites: [{source: carr, where: ~page}], against: ~against,
     critic: ~critic}
sources:
  carr:
    {kind: secondary, author: ~Carr, title: ~History, publisher: ~Penguin, year: 1950,
     note: ~note, address: ~http, seen: memory}
  post: {kind: primary, author: ~post, title: ~letter, quote: ~quote, seen: page}
  essay: {kind: essay, author: ~who, number: 3, quote: ~quote, note: ~note}
chapters: {one: {title: ~chapter, summary: ~summary}}
short: [first, spring, vote]
units:
  all:
    title: ~unit
    question: ~question
    lessons:
      - title: ~lesson
        turns: [first]
        form: fishbowl
        steps: [{minutes: 3, text: ~step}]
        cards: [{who: ~who, interest: ~stake, says: ~claim, grade: judged}]
        products: [~product]
        homework: ~homework
turns:
  - juncture: first
    chapter: one
    date: 1917-01
    until: 1917-02
    place: ~place
    title: ~first
    text: [~text, {when: not left, text: ~more text}]
    known: ~known
    because: [{says: ~claim, grade: documented, cites: [{source: carr, where: ~page}],
               against: ~against}]
    essay: [{says: ~essay, record: ~record, grade: argued, cites: [essay, post], against: ~no}]
    voices:
      - {who: martov, says: ~speech, grade: judged, cites: [carr], against: ~against,
         when: not left}
    options:
      stay:
        label: ~stay
        text: ~outcome
        effects: {base: +1 @inertia ~reason, army: -1 ~reason, city: =2 ~reason}
        so: [stood]
        because: [{says: ~claim, grade: argued, cites: [{source: post, where: ~page}],
                   against: ~against}]
        no_difference: ~none
        urged_by: [{who: martov, date: 1917-01-02, cites: [{source: carr, where: ~page}]}]
      go: {label: ~go, text: ~outcome, so: [left], because: [{says: ~claim, grade: judged}]}
      run: {label: ~run, when: left, closed: ~closed, text: ~outcome,
            because: [{says: ~claim, grade: judged}]}
    history: {took: go, text: ~history, because: [{says: ~claim, grade: documented,
              cites: [{source: carr, where: ~page}], against: ~against}]}
    lesson:
      question: ~question
      silent: ~silent
      situation: ~situation
      facts: [~known]
      warning: ~warning
      positions:
        stay: {claim: ~claim, reasons: [{says: ~reason, grade: judged}], risk: ~risk}
      objections: {stay: ~objection}
      whoever_chose: ~whoever
      horizon: ~horizon
      whose_cost: ~cost
      compare: ~compare
      view: ~view
      misconceptions: [~misconception]
      ask: [~ask]
      if_asked: {~asked: ~answer}
      landslide: ~landslide
      concepts: [causation]
      mode: choose
      sources:
        - {title: ~document, source: post, where: ~page, date: 1917-01, read: before,
           caption: ~caption, original: ~original, adapted: ~adapted, words: {~word: ~meaning},
           limits: ~limits, rights: ~rights, questions: [~question]}
  - fortune: weather
    date: 1917-02
    place: ~place
    title: ~weather
    when: stood
    because: [{says: ~claim, grade: argued, cites: [carr]}]
    essay: [{says: ~essay, record: ~record, grade: argued, cites: [essay]}]
    text: ~text
    known: ~known
    falls:
      rain: {label: ~rain, odds: 3, text: ~outcome, because: [{says: ~claim, grade: judged}],
             ends: two, when: left}
      sun: {label: ~sun, odds: 1, text: ~outcome, because: [{says: ~claim, grade: judged}]}
      hail: {label: ~hail, odds: 20, text: ~outcome, because: [{says: ~claim, grade: judged}]}
    history: {never_arose: ~never, text: ~history}
  - meanwhile: thaw
    date: 1917-02
    title: ~thaw
    place: ~place
    known: ~known
    text: ~text
    because: [{says: ~claim, grade: argued, cites: [carr]}]
    essay: [{says: ~essay, record: ~record, grade: argued, cites: [essay]}]
    outcomes:
      - {when: base >= 1, text: ~outcome, effects: {base: -1 @inertia ~reason}, so: [left],
         because: [{says: ~claim, grade: judged}]}
      - {text: ~outcome, because: [{says: ~claim, grade: judged}], no_difference: ~none}
  - season: spring
    date: 1917-03
    place: ~place
    title: ~spring
    text: ~text
    known: ~known
    because: [{says: ~claim, grade: argued, cites: [carr]}]
    essay: [{says: ~essay, record: ~record, grade: argued, cites: [essay]}]
    voices: [{who: martov, says: ~speech, grade: judged}]
    hours: 2
    activities:
      write:
        label: ~write
        outcomes:
          - {when: base > 9, text: ~no, because: [{says: ~claim, grade: judged}], ends: one}
          - {text: ~wrote, effects: {army: +1 ~reason}, because: [{says: ~claim, grade: judged}]}
        undone: {when: left, text: ~undone, because: [{says: ~claim, grade: judged}]}
      speak: {label: ~speak, text: ~spoke, because: [{says: ~claim, grade: judged}]}
      rest: {label: ~rest, text: ~rested, because: [{says: ~claim, grade: judged}]}
      walk: {label: ~walk, when: not left, closed: ~closed, text: ~walked,
             because: [{says: ~claim, grade: judged}]}
    history: {took: [write, rest], text: ~history}
    lesson: {question: ~question, mode: analyse, verdicts: {forced: ~verdict}}
  - juncture: gone
    date: 1917-04
    title: ~gone
    when: not stood
    text: ~text
    options:
      aye: {label: ~aye, text: ~outcome, because: [{says: ~claim, grade: judged}]}
      nay: {label: ~nay, text: ~outcome, because: [{says: ~claim, grade: judged}]}
    history: {took: aye}
  - juncture: vote
    date: 1918-03
    title: ~vote
    text: ~text
    options:
      aye: {label: ~aye, text: ~outcome, because: [{says: ~claim, grade: judged}]}
      nay: {label: ~nay, text: ~outcome, because: [{says: ~claim, grade: judged}]}
    history: {took: aye}
endings:
  one:
    title: ~One
    plausibility: {says: ~plausible, grade: argued, cites: [carr], against: ~against}
    text: ~end
    remains:
      - {name: books, title: ~books, when: stood, text: ~remained,
         because: [{says: ~claim, grade: judged}]}
    because: [{says: ~claim, grade: documented, cites: [{source: post, where: ~page}]}]
  two: {title: ~Two, plausibility: {says: ~plausible, grade: judged}, text: ~end}
close:
  - {when: vote.aye, ending: one}
  - {ending: two}
"""
"""Every field that a scenario may have; what follows a `~` is a text."""


def hostile(word: str) -> str:
    """A text that carries every payload."""
    return f"{word} {MARKUP} {'x'.join(ESCAPES)} {word}"


def innocent(word: str) -> str:
    """A text that carries none."""
    return f"{word} {INNOCENT}"


def scenario(text: Callable[[str], str]) -> Scenario:
    """The whole scenario, each of its texts made by `text` from a word."""
    return from_data(_made(yaml.load(WHOLE, yaml.BaseLoader), text))  # type: ignore[arg-type]  # noqa: S506 (texts alone)


def _made(part: object, text: Callable[[str], str]) -> object:
    if isinstance(part, str):
        start, mark, word = part.partition("~")
        return f"{start}{text(word)}" if mark else part
    if isinstance(part, list):
        return [_made(item, text) for item in part]
    if isinstance(part, dict):
        return {_made(key, text): _made(value, text) for key, value in part.items()}
    return part


def whole_sitting(text: Callable[[str], str]) -> Sitting:
    """A sitting with the whole scenario."""
    return Sitting(scenario(text), Variant(), 1, iron=False, keep=lambda _: None)


def begun(sitting: Sitting) -> Game:
    """A game from its first page."""
    playthrough = sitting.begin()
    return game(sitting, playthrough, greeting(sitting, playthrough))


async def through_everything(session: Session, places: int) -> None:
    """Play to the end, and open whatever opens: after a decision, before one, at the end.

    `places` is the number of kinds of question at which all is opened; if it is one, briefly.
    """
    keys = _BRIEFLY if places == 1 else _AT_LENGTH
    looked: set[type[Question]] = set()
    while not session.over:
        question = session.question
        if session.moves and type(question) not in looked and len(looked) < places:
            looked.add(type(question))
            await session.read()
            for key in LOOKS:
                await look_around(session, key, keys)
            await session.press("ctrl+p", "down", "escape", "ctrl+t")
        await session.answer(session.first(), whole=False)


async def look_around(session: Session, key: str, keys: Sequence[str]) -> None:
    """Open a page, read it, choose in it and search it, and come back."""
    below = session.screen
    await session.press(key)
    if session.screen is below:
        return
    await session.press(*keys)
    for _ in range(4):
        if session.screen is not below:
            await session.press("escape")
    assert session.screen is below


def main() -> None:
    """Play it on this terminal: with which texts, and how much of it, the arguments say."""
    gc.freeze()
    gc.disable()  # the game is short
    sitting = whole_sitting(hostile if sys.argv[1] == "hostile" else innocent)
    session = seated(sitting, begun(sitting))

    async def pilot(pilot: Pilot[object]) -> None:
        session.pilot = pilot
        await session.begin()
        await through_everything(session, int(sys.argv[2]))

    session.app.run(auto_pilot=pilot)
    if session.app.defect is not None:
        raise session.app.defect
    if not session.over:
        sys.exit("the game did not come to its end")


if __name__ == "__main__":
    main()
