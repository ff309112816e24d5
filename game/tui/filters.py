"""The last line before the terminal: no text that is drawn holds a character that acts on it."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from game.files.inert import REFUSED, inert


class Inert(LineFilter):
    """Shows control, bidirectional and invisible characters as U+FFFD, whatever drew them.

    Every text of a scenario passes `safe` before; this also covers what Textual itself draws.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line, made inert."""
        del background
        if not any(REFUSED.search(segment.text) for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(inert(segment.text), segment.style)
            for segment in segments
        ]
