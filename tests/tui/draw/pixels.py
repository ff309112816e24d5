"""Block letters read back: which pixels are set, and how many letters that makes."""

import math
import re

from textual.content import Content

PIXELS = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
"""Whether the upper and the lower pixel of a cell are set."""


def is_drawn(lines: tuple[Content, ...]) -> bool:
    """Whether these are block letters."""
    return bool(lines) and all(set(line.plain) <= set(PIXELS) for line in lines)


def read(lines: tuple[Content, ...]) -> list[list[int]]:
    """How many letters each word of each line has."""
    rows = [
        "".join("#" if PIXELS[cell][half] else " " for cell in line.plain)
        for line in lines
        for half in (0, 1)
    ]
    scale = math.gcd(*(len(run) for row in rows for run in re.findall("#+| +", row.strip())))
    high, apart = 5 * scale, 6 * scale + 1
    found = []
    for top in range(0, len(rows) - scale, apart):
        columns = zip(*rows[top : top + high], strict=True)
        filled = "".join("#" if "#" in column else " " for column in columns)
        words = filled.strip().split(" " * 3 * scale)
        found.append([len(word.split()) for word in words])
    return found
