"""What followed a move: the text, you and history side by side, what changed, the grounds."""

from game.tui.aftermath import Aftermath


class OutcomeScreen(Aftermath):
    """Enter goes on to the next page."""
