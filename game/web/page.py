"""A page of the ballot as HTML: no script, nothing loaded, one style that its policy names."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from typing import Final

from game.files.inert import inert
from game.words.ballot import CODE, CODE_SHAPE, SEND, Form, Page
from game.words.wall.slide import Side

RELOAD: Final = 5
"""Seconds after which a page on which nothing can be done looks again."""

STYLE: Final = (
    ":root{color-scheme:light dark;--ink:#1b1714;--ground:#fbf8f1;--line:#6b5d4c;--mend:#a31b15;"
    "--link:#7a1611}"
    "@media(prefers-color-scheme:dark){:root{--ink:#f2ead9;--ground:#14110f;--line:#a89a85;"
    "--mend:#ff8a7a;--link:#ffb3a6}}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:34rem;padding:1rem;background:var(--ground);color:var(--ink);"
    "font:1.125rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}"
    "h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 1rem}"
    "label,legend{font-weight:700}"
    "fieldset{border:2px solid var(--line);border-radius:.5rem;margin:1.25rem 0;"
    "padding:.25rem .75rem .75rem;min-width:0}"
    ".side{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;padding:.6rem 0;"
    "font-weight:400}"
    ".side span:last-child{flex:1 1 9rem}"
    ".side+.side{border-top:1px solid var(--line)}"
    ".side input{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--link)}"
    ".sign{flex:none;width:1.5rem;text-align:center;font-size:1.25rem}"
    "input[name=code]{display:block;width:100%;max-width:14rem;padding:.5rem .75rem;"
    "font:inherit;font-size:1.5rem;letter-spacing:.15em;text-transform:uppercase;"
    "color:inherit;background:transparent;border:2px solid var(--line);border-radius:.5rem}"
    "button{font:inherit;font-weight:700;padding:.75rem 2rem;min-height:3rem;color:var(--ground);"
    "background:var(--ink);border:2px solid var(--ink);border-radius:.5rem}"
    ":focus-visible{outline:4px solid var(--link);outline-offset:3px}"
    ".mend{color:var(--mend);font-weight:700}"
    "a{color:var(--link);display:inline-block;padding:.5rem 0}"
)
POLICY: Final = (
    "default-src 'none'; "
    f"style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""The Content-Security-Policy: the style below is all that a page may use."""


def html(page: Page) -> str:
    """The page as a whole document."""
    return "".join(_document(page))


def _document(page: Page) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    if page.reloads:
        yield f'<meta http-equiv="refresh" content="{RELOAD}">\n'
    yield f"<title>{_text(page.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield f"<h1>{_text(page.title)}</h1>\n"
    for says in page.says:
        yield f"<p>{_text(says)}</p>\n"
    if page.form is not None:
        yield from _form(page.form)
    if page.onward is not None:
        yield f'<p><a href="/">{_text(page.onward)}</a></p>\n'
    yield "</main>\n</body>\n</html>\n"


def _form(form: Form) -> Iterator[str]:
    yield '<form method="post" action="/" autocomplete="off">\n'
    yield f'<input type="hidden" name="vote" value="{_text(form.vote)}">\n'
    yield f'<label for="code">{_text(CODE)}</label>\n'
    yield f'<p id="shape">{_text(CODE_SHAPE)}</p>\n'
    yield from _mend(form, "code")
    yield f'<input id="code" name="code" value="{_text(form.code)}" required maxlength="20"'
    yield ' autocapitalize="characters" autocomplete="off" spellcheck="false"'
    yield f"{_described(form, 'code', 'shape')}>\n"
    yield f"<fieldset{_described(form, 'letter')}>\n<legend>{_text(form.legend)}</legend>\n"
    yield from _mend(form, "letter")
    for place, side in enumerate(form.sides):
        yield _side(side, is_first_of_wrong=place == 0 and form.wrong == "letter")
    yield f'</fieldset>\n<button type="submit">{_text(SEND)}</button>\n</form>\n'


def _side(side: Side, *, is_first_of_wrong: bool) -> str:
    focus = " autofocus" if is_first_of_wrong else ""
    return (
        f'<label class="side"><input type="radio" name="letter" value="{_text(side.letter)}"'
        f' required{focus}><span class="sign" aria-hidden="true">{_text(side.sign)}</span>'
        f"<span>{_text(side.text)}</span></label>\n"
    )


def _mend(form: Form, field: str) -> Iterator[str]:
    """What to do, next to the field that it is about."""
    if form.wrong == field:
        yield f'<p class="mend" id="mend" role="alert">{_text(form.says)}</p>\n'


def _described(form: Form, field: str, *others: str) -> str:
    """Where a field is explained, and whether it is wrong; it has the focus then."""
    is_wrong = form.wrong == field
    names = [*(["mend"] if is_wrong else []), *others]
    described = f' aria-describedby="{" ".join(names)}"' if names else ""
    invalid = ' aria-invalid="true" autofocus' if is_wrong and field == "code" else ""
    return f"{described}{invalid}"


def _text(text: str) -> str:
    return escape(inert(text), quote=True)
