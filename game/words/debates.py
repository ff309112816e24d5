"""What the program says around a lesson: before it, beside it, and after it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from game.core.lesson.ballots import LETTERS
from game.core.lesson.curtains import Before, NoLessonError
from game.core.lesson.lesson import Lesson, Plan
from game.core.lesson.plan import USUAL, steps
from game.core.scenario.scenario import Scenario
from game.files.lessons import Damaged, Kept
from game.words.blocks import Block, Heading, Labelled, Numbered, Prose, labelled
from game.words.days import plain_day
from game.words.lessons import taught
from game.words.names import turn_title
from game.words.profiles import PROFILES
from game.words.text import flat
from game.words.wall import keys
from game.words.wall.clock import minutes
from game.words.wall.slides import CURTAINS
from game.words.wall.steps import TITLES

NEEDS_SCENARIO: Final = "Name a scenario, as in: juncture debate trotsky january_formula"
PROMPT: Final = "Type next, or help:"
HOW_MANY: Final = "How many are present? Type the number when the class is here"
WHEN_BELL: Final = "When is the bell? Type it as 10:50, or press Enter for"
AFTERWARDS: Final = "Type further for the next juncture on the class's own path, or quit."
TYPE_TEST: Final = "Can the back row read this line? 1 4 7 A B C"
NOTHING_TO_RESUME: Final = "No lesson is open here: begin one with juncture debate SCENARIO TURN."
NO_FURTHER: Final = "No later juncture with teaching material lies on this path."
EDITED: Final = "The rules of this scenario were changed since the lesson began."
NOT_ENDED: Final = "End this lesson first: press e, or type end."
KEPT_ALL: Final = "Left. Every vote and step that was told is kept: juncture debate --resume"
LEFT: Final = "Left."
ENDED: Final = "The lesson is over, and its codes are forgotten."
REHEARSAL: Final = (
    "This is a rehearsal with a made-up class of 27: nobody voted, and nothing is kept."
)
NOT_A_TIME: Final = "Type the bell as 10:50, or as the minutes that are left."
NOT_PRESENT: Final = "Type how many are present, as a number."
NOT_A_CODE: Final = "Type a code and a letter, as in: code K7QM2 A"
NOT_HANDS: Final = "Type numbers with hands, as in 1:2 2:5."
NO_DOCUMENT_NUMBER: Final = "Type the number of the document, as in: cite 2"
WHICH_SIDE: Final = "Type the letter of the side, as in: point B"
NOBODY_TO_PLAY: Final = "No option has the most votes alone: type play and a letter."
ONLY_WEIGHED: Final = "The options were weighed here, not chosen: none of them is played."
WHICH_CURTAIN: Final = "Type which curtain: tally, result or history."
NO_ADVICE: Final = "No advice for this step."
VOID_AGAIN: Final = "Type void again to hold this vote once more from the start."
END_AGAIN: Final = "Ask once more and the lesson ends; its codes are forgotten then."


def how_many(usual: int | None) -> str:
    """Asked before the clock starts; Enter takes the usual number, if there is one."""
    return f"{HOW_MANY}:" if usual is None else f"{HOW_MANY}, or press Enter for {usual}:"


def when_bell(usual: str | None, minutes: int) -> str:
    """Asked before the clock starts; Enter takes the usual bell, or the plan's minutes."""
    return f"{WHEN_BELL} {usual or f'{minutes} minutes from now'}:"


def ended(name: str | None) -> list[Block]:
    """Said once a lesson has ended."""
    kept = "" if name is None else f" It is kept as '{name}': juncture record {name}"
    return [Prose(f"{ENDED}{kept}"), Prose(AFTERWARDS)]


def typed(line: str) -> Labelled:
    """A line that a rehearsal's teacher would have typed."""
    return Labelled("Typed", line)


def shelf(folder: str, entries: Iterable[Kept | Damaged]) -> list[Block]:
    """The lessons that are kept, newest first."""
    blocks: list[Block] = [Labelled("Lessons", folder)]
    for entry in entries:
        if isinstance(entry, Damaged):
            blocks.append(Labelled("Damaged", entry.sentence))
            continue
        lesson = entry.lesson
        state = "over" if lesson.ended else f"at {TITLES[lesson.step].lower()}"
        present = "" if lesson.bell is None else f", {lesson.present} present"
        turn = f"{Path(lesson.plan.scenario).stem}, {lesson.plan.turn}"
        blocks.append(Labelled(entry.name, f"{turn}{present}; {state}."))
    return blocks if len(blocks) > 1 else [Prose(f"No lessons in {folder} yet.")]


def raise_again(curtain: str) -> str:
    """Said before a curtain goes up; it goes when it is asked for again."""
    return f"Ask once more and the curtain goes up: {curtain}."


def no_lesson(error: NoLessonError, scenario: Scenario) -> str:
    """Why no class can debate a turn."""
    title = turn_title(scenario, error.turn)
    match error.reason:
        case "kind":
            return f"{title} is no juncture: nobody decides there."
        case "material":
            return f"{title} has no teaching material yet."
        case "few":
            return f"At {title} only one option is open on this path: there is nothing to debate."
        case "many":
            return (
                f"{title} has more than {len(LETTERS)} options open: a class can vote on no more."
            )


def not_on_path(scenario: Scenario, turn: str) -> str:
    """Said where the path that is followed does not come to a turn."""
    return f"This path does not come to {turn_title(scenario, turn)}."


def changed(name: str, where: str | None) -> str:
    """Said where a lesson cannot go on, for its scenario is another by now."""
    at = "" if where is None else f" at {where}"
    return (
        f"The lesson '{name}' cannot go on: its scenario was changed{at} since it began."
        " Put the scenario back as it was: its votes are kept."
    )


def no_profile(name: str, profile: str) -> str:
    """Said where a lesson speaks as an examining board does that is not known."""
    known = ", ".join(PROFILES)
    return (
        f"The lesson '{name}' has the profile '{profile}', which this Juncture does not know: "
        f"write one of {known} into the first line of its file, or update."
    )


def over(name: str) -> str:
    """Said where a lesson that is over is to go on."""
    return f"The lesson '{name}' is over: what it holds can be read with juncture record {name}."


def unkept(why: str) -> str:
    """Said where the disk would not take an event: it has not happened."""
    return f"Nothing has changed, because it could not be kept. {why}"


def has_passed(bell: str) -> str:
    """Said of a bell that has rung."""
    return f"{bell} has passed already: type a later bell."


def no_such_command(typed: str) -> str:
    """Said where a line means nothing here."""
    return f"'{typed}' means nothing here. Type help for all that can be typed."


def no_such_turns(numbers: Iterable[int], most: int) -> str:
    """Said where hands are given for turns that are not asked about."""
    named = ", ".join(map(str, numbers))
    return f"There is no turn {named} here: they are numbered from 1 to {most}."


def as_many(letters: Iterable[str]) -> str:
    """Said where several sides have the most votes, and one is to be played."""
    named = " and ".join(letters)
    return f"{named} have as many votes: type play and a letter."


def before_class(plan: Plan, before: Before, called: str, name: str | None) -> list[Block]:
    """The page before the class comes: what to see to, the time plan, how to go on after a stop."""
    blocks: list[Block] = [
        Heading(f"Before the class: {flat(before.title)}", 1),
        Labelled("Type size", TYPE_TEST),
        *labelled("Content note", before.warning),
        Labelled(
            "On paper", f"juncture handout {called} {plan.turn} -o DIR prints what pupils hold."
        ),
        Labelled("Needed", "this one screen. Pupils need no device, no account, no network."),
        Labelled(
            "Ways to vote",
            "hands, slips or cards, typed as A7 B12 C3 U5; they can be mixed."
            " U is undecided. Nobody's name is asked or kept.",
        ),
        Labelled("Profile", f"{PROFILES[plan.profile].board}."),
    ]
    if PROFILES[plan.profile].from_memory:
        blocks += labelled("For the teacher", PROFILES[plan.profile].from_memory)
    kept = (
        "nothing is kept: this is a rehearsal."
        if name is None
        else f"juncture debate --resume {name}"
    )
    blocks.append(Labelled("If it stops", kept))
    blocks.append(Heading(f"Time plan, {plan.minutes} minutes", 3))
    blocks += [
        Numbered(number, f"{TITLES[one.step]}, {minutes(one.seconds)}")
        for number, one in enumerate(steps(plan.form, plan.minutes), 1)
    ]
    return blocks


def resumed(lesson: Lesson, name: str, *, edited: bool) -> list[Block]:
    """Said when a kept lesson goes on; `edited`: the rules were changed meanwhile."""
    blocks: list[Block] = [Prose(f"The lesson '{name}' goes on at: {TITLES[lesson.step]}.")]
    if lesson.is_paused:
        blocks.append(Prose("The clock stands; type clock to let it run."))
    if edited:
        blocks.append(Prose(EDITED))
    return blocks


def commands() -> list[Block]:
    """Every command of a lesson."""
    typed = (
        ("A7 B12 C3 U5", "the whole count by hands; slips or cards before it count those"),
        ("A", "one more vote; in a debate, one more point"),
        ("code K7QM2 A", "a vote with a code from a slip"),
        ("phones", "where phones vote, what has come from them, and what may be in the way"),
        ("undo", "take back what was entered last"),
        ("close, 2 missing", "close the vote; or close it though two did not vote"),
        ("void", "hold this vote once more from the start; asked twice"),
        ("sure 1:2 2:5", "how many are how sure, from 1 to 5"),
        ("next, back, skip", "the next page or step, the one before, leave this step out"),
        ("clock, bell 10:50", "stop or start the clock; share out the time up to the bell"),
        ("present 26", "correct how many are present"),
        ("point B, cite 2", "a point made for B; a document for the last point"),
        ("changed 6, moved 1:3 2:8", "who changed their vote, and who was moved by which document"),
        ("raise tally, result, history", "raise a curtain; asked twice. lower lets it down"),
        ("play, play A", "play what the class decided"),
        ("avoidable 1:3 2:9", "hands for the turn at which it was last avoidable"),
        ("inevitable 3:4", "hands for the turn from which it was inevitable"),
        ("advice, again, help", "advice for the teacher; this page once more; these lines"),
        ("further", "once it has ended: the next juncture on the class's own path"),
        ("end", "end the lesson; asked twice"),
        ("quit", "leave; the lesson is kept and can be resumed"),
    )
    return [Heading("What can be typed", 3), *(Labelled(what, f"{says}.") for what, says in typed)]


def keyboard() -> list[Block]:
    """Every key of a lesson on the screens."""
    return [Heading("Keys", 3), *(Labelled(key.shown, key.says) for key in keys.ALL)]


def down(lesson: Lesson) -> list[str]:
    """The curtains that are down, in words."""
    return [name for curtain, name in CURTAINS.items() if curtain not in lesson.curtains]


def teachable(scenario: Scenario, called: str) -> list[Block]:
    """The turns that a class can debate, each with how to begin."""
    blocks: list[Block] = [Heading(f"{flat(scenario.title)}: what a class can debate", 1)]
    for turn, material in taught(scenario):
        if turn.kind != "juncture":
            continue
        weighed = "" if material.mode == "choose" else " To be weighed, not chosen."
        title = f"{turn_title(scenario, turn.id)}, {plain_day(turn.date)}."
        blocks.append(Labelled(turn.id, f"{title}{weighed}"))
    blocks.append(Prose(f"Begin with: juncture debate {called} TURN --minutes {USUAL}"))
    return blocks
