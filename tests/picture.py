"""Draws the picture in the README anew: `poe picture`. It is what the screens show, and no more."""

import asyncio
import re
from pathlib import Path
from typing import Final

from game.core.move import Choice
from game.core.variants import Variant
from game.play.loop import Sitting, game
from tests.play.small import shipped
from tests.tui.driver import on_screens

PICTURE: Final = Path(__file__).parents[1] / "game" / "tui" / "picture.svg"
SIZE: Final = (100, 30)
TURN: Final = "january_formula"
OPTION: Final = "sign"


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(asyncio.run(drawn()), encoding="utf-8")


async def drawn() -> str:
    """The outcome of a decision that history did not take, as a picture."""
    scenario = shipped("trotsky")
    variant = Variant(start=TURN)
    sitting = Sitting(scenario, variant, 3, iron=False, keep=lambda _: None)
    played = game(sitting, sitting.begin(), ())
    async with on_screens(sitting, played, SIZE) as session:
        await session.answer(Choice(TURN, OPTION), whole=False)
        return plain(session.app.export_screenshot())


def plain(svg: str) -> str:
    """The picture without any address, and with the same names at each drawing."""
    svg = re.sub(r"\s*<!--.*?-->", "", svg)
    svg = re.sub(r',?\s*url\("https?:[^"]*"\) format\("[^"]*"\)', "", svg)
    return re.sub(r"terminal-\d+", "picture", svg)


if __name__ == "__main__":
    main()
