"""The path so far, under everything, where a window is wide and tall."""

from game.core.playthrough import Playthrough
from game.tui.draw.branch import horizontal
from game.tui.drawn import Drawn
from game.words.timeline import more_on_the_path, timeline


class Band(Drawn):
    """Your path beside history's, up to now; never anything ahead."""

    def __init__(self, playthrough: Playthrough, history: Playthrough) -> None:
        rungs = timeline(playthrough, history)
        super().__init__(lambda width, _: horizontal(rungs, width, hidden=more_on_the_path))
        if not rungs:
            self.display = False  # its rule alone would stand there
