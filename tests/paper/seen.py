"""What a reader sees of a file: its texts, tags, attributes and where it leads."""

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from game.words.text import flat

EMPTY = ("meta", "hr", "br", "col")
"""Tags that hold nothing and are never closed."""


class Seen(HTMLParser):
    """What a browser would make of a file."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str | None] = set()
        self.open: list[str] = []
        self._said: list[str] = [""]

    @property
    def text(self) -> str:
        """All that is read, in one line."""
        return flat(" ".join(self._said))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value for name, value in attrs if name in ("href", "src")}
        self._said.append("")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self.open.pop() == tag
        self._said.append("")

    def handle_data(self, data: str) -> None:
        self._said[-1] += data

    def count(self, wanted: str) -> int:
        """How often a text stands there."""
        return self.text.count(wanted)


def read(page: str) -> Seen:
    """A whole HTML file, its style sheet aside. Every tag that opens must close."""
    seen = Seen()
    seen.feed(re.sub("<style>.*?</style>", "", page, flags=re.DOTALL))
    seen.close()
    assert seen.open == []
    return seen


def rendered(text: str) -> Seen:
    """Markdown as GitHub and others show it: tables, struck out text, bare addresses as links."""
    reader = MarkdownIt("commonmark", {"linkify": True, "html": True})
    reader.enable(["table", "strikethrough", "linkify"])
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    seen = Seen()
    seen.feed(reader.render(text))
    seen.close()
    return seen


def headings(page: str) -> list[int]:
    """The levels of its headings, in order."""
    return [int(level) for level in re.findall(r"<h([1-6])", page)]
