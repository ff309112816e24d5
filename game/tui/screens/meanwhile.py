"""What happens whoever chooses."""

from game.tui.aftermath import Aftermath


class MeanwhileScreen(Aftermath):
    """Enter goes on."""
