"""Names in the texts of a screen: set in gold, and a click on one opens who or what it is."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from game.words.naming import Named, Naming

TEXTS: Final = "Reader .prose, Reader .labelled, Reader .says, Reader .reasons, Reader .chance"
"""The widgets whose texts are read for names."""
_STYLES: Final = {"person": "$gold", "term": "$gold underline"}


def mark(screen: Widget, naming: Naming, order: Sequence[Named]) -> None:
    """Set the first mention of each name in a paragraph in gold.

    A click on it runs the screen's action `named`, with its place in `order`: no text of a
    scenario stands in an action.
    """
    places = {named: place for place, named in enumerate(order)}
    for widget in screen.query(TEXTS).results(Static):
        content = widget.content
        if isinstance(content, Content):
            widget.update(_marked(content, naming, places))


def _marked(content: Content, naming: Naming, places: dict[Named, int]) -> Content:
    for mention in naming.first_mentions(content.plain):
        if (place := places.get(mention.named)) is not None:
            opens = Style.from_meta({"@click": f"screen.named({place})"})
            span = (mention.start, mention.end)
            content = content.stylize(_STYLES[mention.named.kind], *span).stylize(opens, *span)
    return content
