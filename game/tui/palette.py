"""The two themes, night and paper: the only place that names a colour.

Red is you and what is chosen, gold is history and names; both are told by a sign or a word
as well. Every pair of text and ground has a contrast of at least 4.5.
"""

from typing import Final

from textual.theme import Theme

_NIGHT: Final = {
    "ink": "#EDE3CF",
    "ground": "#14110F",
    "panel": "#1F1A16",
    "dim": "#A89A85",
    "red": "#EE5C4E",
    "gold": "#D9A441",
    "green": "#7FB069",
    "warn": "#FF6B57",
    "rail": "#7A6B5C",
    "band": "#B3261E",
    "fold": "#9A1F18",
    "band-ink": "#F6EDDB",
    "wedge": "#B3261E",
    "disc": "#EDE3CF",
    "square": "#14110F",
    "blank": "#FBF3E0",
}
_PAPER: Final = {
    "ink": "#1B1714",
    "ground": "#F3E9D2",
    "panel": "#E6DABF",
    "dim": "#5A4F42",
    "red": "#A31B15",
    "gold": "#6E4B00",
    "green": "#3A6226",
    "warn": "#A31B15",
    "rail": "#85755A",
    "band": "#B3261E",
    "fold": "#9A1F18",
    "band-ink": "#FBF3E0",
    "wedge": "#B3261E",
    "disc": "#1B1714",
    "square": "#14110F",
    "blank": "#FBF3E0",
}
DEFAULTS: Final = _NIGHT
"""What the variables are under a theme that is not ours."""


def _theme(name: str, colours: dict[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=colours["red"],
        secondary=colours["gold"],
        accent=colours["red"],
        warning=colours["warn"],
        error=colours["warn"],
        success=colours["green"],
        foreground=colours["ink"],
        background=colours["ground"],
        surface=colours["ground"],
        panel=colours["panel"],
        dark=dark,
        variables=colours
        | {
            "block-cursor-background": colours["band"],
            "block-cursor-foreground": colours["band-ink"],
            "input-selection-background": f"{colours['rail']} 50%",
            "footer-background": colours["panel"],
            "scrollbar": colours["rail"],
            "scrollbar-hover": colours["dim"],
            "scrollbar-active": colours["dim"],
            "scrollbar-background": colours["ground"],
            "scrollbar-background-hover": colours["ground"],
            "scrollbar-background-active": colours["ground"],
            "scrollbar-corner-color": colours["ground"],
        },
    )


NIGHT: Final = _theme("night", _NIGHT, dark=True)
PAPER: Final = _theme("paper", _PAPER, dark=False)
