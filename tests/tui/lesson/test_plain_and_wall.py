"""The same events in plain lines and on the wall tell the same sentences."""

import re

from textual.widgets import Input

from game.play.debates import plan_of, rehearsed
from game.play.rehearsal import PRESENT, lines
from game.play.teaching import Said, Told, answer, opened
from game.words.blocks import Block, Heading, Labelled
from game.words.wall.lines import read
from tests.tui.driver import ORNAMENT, folded, screen_text
from tests.tui.lesson.on_the_wall import Hour, Moment, on_the_wall, wish

HINT = ("For the teacher", "type advice.")
"""What plain lines say of a command; a wall has a foot for that."""
SIZE = (88, 60)
"""So narrow that nothing stands beside what is read, so tall that nothing scrolls."""


def told(block: Block) -> list[str]:
    """What a block says, its label apart; a number that says its place is drawn otherwise."""
    if isinstance(block, Heading):
        return []  # in block letters, or in the head
    label = block.label if isinstance(block, Labelled) else ""
    return [part for part in (label, block.text) if len(part.split()) > 1]


async def typed(shown: Hour, line: str) -> None:
    """Type a line on the wall; next is the key for it. What was asked back stands there still."""
    there = shown.wall.query_one(Input)
    if line == "next":
        await shown.press("space")
    elif there.display and there.value == line:
        await shown.press("enter")
    else:
        await shown.press("t", *line, "enter")


async def test_the_same_lines_tell_the_same_sentences_in_plain_and_on_the_wall() -> None:
    plain, moment = rehearsed(plan_of(wish())), Moment()
    async with on_the_wall(rehearsed(plan_of(wish())), SIZE, moment) as shown:
        await shown.begin()
        opened(plain, str(PRESENT), None, moment())
        for seconds, line in lines(plain, moment):
            moment.passes(seconds)
            answered = answer(plain, line, moment())
            if plain.lesson.ended:
                break
            await typed(shown, line)
            await plain.work_out()
            await shown.foretold()
            shown.wall.show()
            await shown.settled()
            assert shown.debate.lesson == plain.lesson
            assert not isinstance(answered, Told)
            seen = bare(screen_text(shown.app))
            if isinstance(answered, Said):
                continue  # said once more below, where it is asked for
            slide = plain.slide(moment())
            bars = slide.votes.bars if slide.votes is not None else ()
            drawn = tuple(bar.side.text for bar in bars)
            rows = {f"{judged.text}." for judged in slide.judged}
            sentences = [
                sentence
                for block in read(slide)
                for sentence in told(block)
                if not sentence.startswith(drawn or ("\0",)) and sentence not in rows
            ]
            beside = [block for column in slide.columns for block in column.blocks]
            words = {word for block in beside for word in bare(block.text).split()}
            assert words <= set(seen.split()) | {""}
            sentences = [
                one for one in sentences if all(one not in told(block) for block in beside)
            ]
            sentences = [re.sub(r" \(\w+\)\.$", "", sentence) for sentence in sentences]
            missing = [one for one in sentences if bare(one).rstrip(".") not in seen]
            assert [one for one in missing if one not in HINT] == [], screen_text(shown.app)


async def test_a_refusal_is_the_same_sentence_in_plain_and_on_the_wall() -> None:
    plain, moment = rehearsed(plan_of(wish())), Moment()
    async with on_the_wall(rehearsed(plan_of(wish())), SIZE, moment) as shown:
        await shown.begin()
        opened(plain, str(PRESENT), None, moment())
        for line in ("close", "A99", "Z3", "raise history", "nonsense", "cite 3", "undo", "end"):
            answered = answer(plain, line, moment())
            assert isinstance(answered, Said)
            await shown.press("t", *line, "enter")
            assert bare(answered.sentence) in bare(screen_text(shown.app))
            await shown.press("escape")


def bare(text: str) -> str:
    """A text without signs and line ends."""
    return " ".join(ORNAMENT.sub(" ", folded(text)).split())
