"""How easily a text reads: Flesch's formula of 1948, for a teacher who chooses among versions.

    206.835 - 1.015 x words a sentence - 84.6 x syllables a word

From about 100 (very easy) down to below 30 (very hard). Syllables are counted by a rule of thumb
for English: one for each group of vowels, without a mute e at the end, at least one. So the figure
compares two versions of one text; it measures no reader and no idea.
"""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END: Final = re.compile(r"[.!?]+(?=[\s\"'”’)\]]|$)")
_VOWELS: Final = re.compile(r"[aeiouyäöüàâéèêëîïôûùæœ]+")
_MUTE: Final = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouyrwl]l)e$|(?<=[^aeiouydt])ed$")


def count_words(text: str) -> int:
    """How many words a text has; numbers are none."""
    return len(_WORD.findall(text))


def reading_ease(text: str) -> int | None:
    """Flesch's figure, rounded; None for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return None
    # A text that breaks off has its last sentence all the same; "..." inside one ends it too.
    sentences = max(len(_END.findall(text.strip())), 1)
    syllables = sum(_syllables(word.lower()) for word in words)
    return round(206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words))


def _syllables(word: str) -> int:
    return max(len(_VOWELS.findall(_MUTE.sub("", word))), 1)
