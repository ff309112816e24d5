"""What a screen of a game is made from."""

from dataclasses import dataclass

from game.core.playthrough import Playthrough
from game.play.loop import Sitting
from game.words.pages import Page


@dataclass(frozen=True, slots=True)
class Asked:
    """The sitting, where it stands, and the page that is told now."""

    sitting: Sitting
    playthrough: Playthrough
    page: Page
