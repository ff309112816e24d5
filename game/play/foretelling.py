"""The odds of a lesson, worked out beside it: whoever teaches never waits for them."""

import asyncio
from threading import Thread

from game.play.debate import Debate


def begin(debate: Debate) -> None:
    """Begin to work out what a lesson lacks, if it lacks it; it is told once it is there.

    The thread ends with the process, and the other process with it.
    """
    if debate.lacks_odds and not debate.is_working:
        Thread(target=_work, args=(debate,), daemon=True).start()


def _work(debate: Debate) -> None:
    asyncio.run(debate.work_out())
