"""The one way in which a text comes onto a screen: inert, and never read as markup."""

from textual.content import Content

from game.files.inert import inert


def safe(text: str, style: str = "") -> Content:
    """The text as it stands, brackets and all, with whatever could act on a terminal made inert.

    `style` is of theme variables, as in `bold $gold`; it is the caller's, never a scenario's.
    """
    return Content.styled(inert(text), style)
