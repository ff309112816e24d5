"""The page itself: what it asks, what it is made of, and that it can be used without a screen."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from game.core.lesson.plan import Step
from game.web.page import POLICY, STYLE, html
from game.words import ballot as pages
from game.words.ballot import Page
from tests.curtain import at_turn

CHOSEN = at_turn("kornilov", "committee")[2]
WEIGHED = at_turn("trotsky", "the_door")[2]


def form(**more: object) -> Page:
    return pages.open_vote(CHOSEN, Step.FIRST_VOTE, "v", **more)  # type: ignore[arg-type]


PAGES = {
    "first vote": form(),
    "second vote": pages.open_vote(CHOSEN, Step.SECOND_VOTE, "v"),
    "weighed": pages.open_vote(WEIGHED, Step.FIRST_VOTE, "v"),
    "wrong code": form(wrong="code"),
    "no letter": form(code="K7QM2", wrong="letter"),
    "thanks": pages.thanks(),
    "waiting": pages.waiting(),
    "closed": pages.closed(),
    "full": pages.full(),
    "changed often": pages.changed_often(20),
    "unkept": pages.unkept(),
    "wait": pages.wait(12),
    "not found": pages.not_found(),
    "refused": pages.refused(),
    "failed": pages.failed(),
}
each = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


class Seen(HTMLParser):
    """The tags of a page with their attributes, and that they are closed in order."""

    VOID = ("input", "meta", "!doctype")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@each
def test_a_page_says_its_language_and_one_heading(page: Page) -> None:
    seen = Seen(html(page))
    assert seen.all("html") == [{"lang": "en"}]
    assert len(seen.all("h1")) == len(seen.all("main")) == len(seen.all("title")) == 1
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in seen.all(
        "meta"
    )


@each
def test_a_page_loads_nothing_and_runs_nothing(page: Page) -> None:
    text = html(page)
    seen = Seen(text)
    names = {tag for tag, _ in seen.tags}
    assert names <= {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "p", "a", "span"),
        *("form", "input", "label", "fieldset", "legend", "button"),
    }
    attributes = {name for _, found in seen.tags for name in found}
    assert not attributes & {"style", "src", "srcset", "target"}
    assert not any(name.startswith("on") for name in attributes)
    assert {link["href"] for link in seen.all("a")} <= {"/"}
    assert not re.search(r"https?:|//|url\(|@import", text)
    assert len(text.encode()) < 8000


@each
def test_only_where_nothing_can_be_done_a_page_reloads_itself(page: Page) -> None:
    assert ('http-equiv="refresh"' in html(page)) is (page == pages.waiting())


def test_the_policy_names_the_style_and_nothing_else() -> None:
    assert html(form()).count("<style>") == 1
    assert f"<style>{STYLE}</style>" in html(form())
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    assert POLICY.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]


def test_the_form_asks_for_a_code_and_a_letter_and_nothing_else() -> None:
    seen = Seen(html(form()))
    assert seen.all("form") == [{"method": "post", "action": "/", "autocomplete": "off"}]
    fields = [(field.get("type"), field["name"]) for field in seen.all("input")]
    radios = [("radio", "letter")] * (len(CHOSEN.sides) + 1)
    assert fields == [("hidden", "vote"), (None, "code"), *radios]
    assert seen.all("textarea") == seen.all("select") == []
    assert not any("checked" in field for field in seen.all("input"))


def test_every_field_has_its_label_and_a_wrong_one_says_so() -> None:
    seen = Seen(html(form(wrong="code")))
    (code,) = [field for field in seen.all("input") if field.get("name") == "code"]
    assert {"for": code["id"]} in seen.all("label")
    ids = {found["id"] for _, found in seen.tags if "id" in found}
    assert code["aria-describedby"] == "mend shape"
    assert code["aria-invalid"] == "true"
    assert {"mend", "shape", "code"} == ids
    assert len(seen.all("fieldset")) == len(seen.all("legend")) == 1


def test_each_side_is_told_by_letter_shape_and_label() -> None:
    text = html(form())
    for side in CHOSEN.sides:
        assert f'name="letter" value="{side.letter}" required' in text
    assert "<span>A, circle: " in text
    assert "<span>U, ring: Undecided</span>" in text
    assert text.count('aria-hidden="true"') == len(CHOSEN.sides) + 1


def test_a_weighed_juncture_is_weighed() -> None:
    text = html(PAGES["weighed"])
    assert "How do you weigh it?" in text
    assert "Weigh it in silence." in text
    assert "What do you choose?" in html(form())


def test_whatever_a_scenario_or_a_phone_says_is_inert() -> None:
    hostile = "</p><script>alert(1)</script>\"'&\x1b[2J\u202e"
    text = html(Page(hostile, (hostile,), form(code=hostile).form, hostile))
    assert not re.search("<script|\x1b|\u202e", text)
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;") == 5
    Seen(text)
