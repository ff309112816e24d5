"""Bytes become a tree whose every value knows its place; both of PyYAML's parsers agree."""

import json
from dataclasses import replace
from typing import Final

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from game.core.finding import Code, Path, Span
from game.files.inert import REFUSED
from game.files.located import MOST_OF_A_KIND, Located
from game.files.parsing import Loader, Parsed, parse
from game.files.tree import Plain, Scalar, Sequence, place, plain, refused
from game.files.troubles import DEEPEST

LOADERS: Final[tuple[Loader, ...]] = (yaml.CSafeLoader, yaml.SafeLoader)

both_parsers = pytest.mark.parametrize("loader", LOADERS, ids=["C", "Python"])


def _read(text: str, loader: Loader = yaml.CSafeLoader) -> Parsed:
    return parse(text.encode(), "a.yaml", loader)


def _plain(text: str, loader: Loader = yaml.CSafeLoader) -> Plain:
    parsed = _read(text, loader)
    assert parsed.node is not None
    return plain(parsed.node)


def _found(text: str, loader: Loader = yaml.CSafeLoader) -> list[tuple[Code, int, int]]:
    return [(found.code, found.line, found.column) for found in _read(text, loader).findings]


def _place(text: str, path: Path, *, at_key: bool = False, span: Span | None = None) -> str:
    """What the file has at a path's place."""
    parsed = _read(text)
    assert parsed.node is not None
    mark, length = place(parsed.node, path, at_key=at_key, span=span)
    return text.split("\n")[mark.line - 1][mark.column - 1 :][:length]


@both_parsers
def test_every_scalar_stays_text(loader: Loader) -> None:
    text = "a: no\nb: 08\nc: ~\nd: null\ne: 1918-01\nf: 1_000\ng: ''\nh: 'it''s'\n"
    assert _plain(text, loader) == {
        "a": "no",
        "b": "08",
        "c": "~",
        "d": "null",
        "e": "1918-01",
        "f": "1_000",
        "g": "",
        "h": "it's",
    }
    assert _found(text, loader) == []


@both_parsers
@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: The # one\n", Code.CUT_BY_COMMENT, 1, 8),
        ("a:\n  one\n  two # three\n  four\n", Code.CUT_BY_COMMENT, 3, 7),
        ("a: {b: One, two, three, c: d}\n", Code.CUT_BY_COMMA, 1, 11),
        ("a: he said: no\n", Code.COLON_MADE_KEY, 1, 11),
        ("a:\n  he said: no\n  and left\n", Code.COLON_MADE_KEY, 2, 10),
        ("- he said: no\n", Code.COLON_MADE_KEY, 1, 10),
        ("a: {b: he said: no}\n", Code.COLON_MADE_KEY, 1, 15),
        ('a: "No," he said\n', Code.OPENING_QUOTE, 1, 4),
        ('a: "No", he said\n', Code.OPENING_QUOTE, 1, 4),
        ("- 'No' he said\n", Code.OPENING_QUOTE, 1, 3),
        ('- "No"\n  he said\n', Code.OPENING_QUOTE, 1, 3),
        ('a: {b: "No" he said}\n', Code.OPENING_QUOTE, 1, 8),
        ('a: "No": he said\n', Code.OPENING_QUOTE, 1, 4),
        ('"No," he said: nothing\n', Code.OPENING_QUOTE, 1, 1),
        ('a: "No\n', Code.OPENING_QUOTE, 1, 4),
        ("a: 'twas he\nb: don't\n", Code.OPENING_QUOTE, 1, 4),
        ("a: &b c\n", Code.ANCHOR, 1, 4),
        ("a: & c\n", Code.ANCHOR, 1, 4),
        ("a: *b\n", Code.ALIAS, 1, 4),
        ("a: *b* c\n", Code.ALIAS, 1, 4),
        ("a: !b c\n", Code.TAG, 1, 4),
        ("a: !!python/object/apply:os.system [ls]\n", Code.TAG, 1, 4),
        ("a: !<b c\n", Code.TAG, 1, 4),
        ("a: b\n---\nc: d\n", Code.SECOND_DOCUMENT, 2, 1),
        ("%YAML 1.1\n---\na: b\n", Code.YAML_SYNTAX, 1, 1),
        ("a: b\na: c\n", Code.DUPLICATE_KEY, 2, 1),
        ("? [a]\n: b\n", Code.KEY_NOT_TEXT, 1, 3),
        ("a:\nb: c\n", Code.EMPTY_VALUE, 1, 1),
        ("a: |\n\nb: c\n", Code.EMPTY_VALUE, 1, 1),
        ("-\n- b\n", Code.EMPTY_VALUE, 1, 2),
        ("", Code.EMPTY_VALUE, 1, 1),
        ("# a comment\n", Code.EMPTY_VALUE, 1, 1),
        ("a: @b\n", Code.YAML_SYNTAX, 1, 4),
        ("a: [b\n", Code.YAML_SYNTAX, 1, 4),
        ("a: {\n", Code.YAML_SYNTAX, 1, 4),
        ("a: [b}\n", Code.YAML_SYNTAX, 1, 6),
        ("a: b\nc\nd: e\n", Code.YAML_SYNTAX, 2, 1),
        ('a: "b"\n c: d\n', Code.YAML_SYNTAX, 2, 2),
        ("a: b\0\n", Code.CONTROL_CHARACTER, 1, 5),
        ("a: b\rc: d\n", Code.CONTROL_CHARACTER, 1, 5),
        ('a: "\\e[2J"\n', Code.CONTROL_CHARACTER, 1, 4),
        ('a: "\\u202E"\n', Code.CONTROL_CHARACTER, 1, 4),
        ('a: "b\\tc"\n', Code.TAB, 1, 4),
        ("a:\tb\n", Code.TAB, 1, 3),
        ("a:\n\tb: c\n", Code.TAB, 2, 1),
    ],
)
def test_what_yaml_would_do_in_silence_is_one_finding_at_its_place(
    text: str, code: Code, line: int, column: int, loader: Loader
) -> None:
    assert _found(text, loader) == [(code, line, column)]


@both_parsers
def test_reading_goes_on_after_a_refusal(loader: Loader) -> None:
    text = "a: &x b\na: c\nd: *x\ne:\nf: !t g # h\n"
    assert [code for code, _, _ in _found(text, loader)] == [
        Code.ANCHOR,
        Code.DUPLICATE_KEY,
        Code.ALIAS,
        Code.EMPTY_VALUE,
        Code.TAG,
        Code.CUT_BY_COMMENT,
    ]
    assert _plain(text, loader) == {"a": "b", "d": "", "e": "", "f": "g"}


def test_what_stands_before_a_syntax_error_is_told_too() -> None:
    found = _found("a: b\na: c\nd: e\nf: [g\n")
    assert found == [(Code.DUPLICATE_KEY, 2, 1), (Code.YAML_SYNTAX, 4, 4)]


def test_a_duplicate_key_names_both_lines() -> None:
    (found,) = _read("a: b\nc: d\na: e\n").findings
    assert found.line == 3
    assert "line 1" in found.message


def test_an_ordinary_comment_has_two_spaces_before_it() -> None:
    assert _found("# one\na: b  # two\nc: 'd' # three\ne:\n  # four\n  - f\n") == []


def test_a_text_that_commas_cut_is_read_whole() -> None:
    assert _plain("{a: One, two, three, b: c}\n") == {"a": "One, two, three", "b": "c"}


def test_a_glossary_may_explain_words_of_several_words() -> None:
    assert _found("words:\n  class war: a war\n") == []
    assert _found("options:\n  class war: a war\n") == [(Code.COLON_MADE_KEY, 2, 12)]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    parsed = parse(b"\xef\xbb\xbfa:\n", "a.yaml")
    assert [(found.line, found.column, found.source) for found in parsed.findings] == [(1, 1, "a:")]


def test_lines_may_end_as_in_windows() -> None:
    assert _plain("a: b\r\nc: |\r\n  d\r\n  e\r\n") == {"a": "b", "c": "d\ne\n"}
    assert _found("a: b\r\nc:\r\n") == [(Code.EMPTY_VALUE, 2, 1)]


def test_columns_count_characters() -> None:
    assert _found("Каменев: {\U0001f600: é, é, c: d}\n") == [(Code.CUT_BY_COMMA, 1, 15)]


def test_a_refused_character_costs_no_second_finding() -> None:
    assert _plain("le\u200bnin: b\u202ec\n") == {"lenin": "bc"}


@both_parsers
def test_forty_levels_are_read_and_one_more_is_refused(loader: Loader) -> None:
    deep = "[" * DEEPEST + "]" * DEEPEST
    assert _found(deep, loader) == []
    assert _found(f"[{deep}]", loader) == [(Code.TOO_DEEP, 1, DEEPEST + 1)]


def test_of_one_kind_a_few_are_told_and_the_rest_counted() -> None:
    found = _read("a: b # c\n" + "".join(f"a{n}: b # c\n" for n in range(100))).findings
    assert len(found) == MOST_OF_A_KIND
    assert f"{101 - MOST_OF_A_KIND} times more" in found[-1].message


def test_a_long_line_is_quoted_around_the_place() -> None:
    (found,) = _read("a: " + "x" * 1000 + " # c" + "y" * 1000).findings
    assert found.column == 1005
    assert len(found.source) == 160
    assert found.source[found.column - found.source_from] == "#"


def test_a_quoted_line_is_harmless() -> None:
    for found in _read("a: \x1b[2J\u202eb\n").findings:
        assert found.source == "a: \ufffd[2J\ufffdb"


def test_a_path_leads_to_its_value_or_key() -> None:
    text = "a:\n  b: one two\n  c: [x, 'yy', z]\n"
    assert _place(text, ("a", "b")) == "one two"
    assert _place(text, ("a", "b"), at_key=True) == "b"
    assert _place(text, ("a", "c", 1)) == "'yy'"
    assert _place(text, ("a", "c")) == "c"
    assert _place(text, ()) == "a"


def test_a_path_beyond_the_tree_leads_to_the_nearest_value_on_the_way() -> None:
    text = "a:\n  text: one\n  cites: [x]\n  took: y\n"
    assert _place(text, ("a", "text", 0, "text")) == "one"
    assert _place(text, ("a", "cites", 0, "source")) == "x"
    assert _place(text, ("a", "took", 0)) == "y"
    assert _place(text, ("a", "label")) == "a"
    assert _place(text, ("a", "label"), at_key=True) == "a"
    assert _place(text, ("b", 4)) == "a"


@pytest.mark.parametrize(
    "text",
    [
        "- when: base >= 4 and lenim\n",
        "- when: 'base >= 4 and lenim'\n",
        '- when: "base >= 4 and lenim"\n',
        "- when: |\n    base >= 4 and lenim\n",
        "- when: |-\n\n     base >= 4 and lenim\n    \n",
        "- when: |\n    base\n     >= 4\n    and lenim or\n    lenin\n",
    ],
)
def test_a_span_leads_to_its_very_characters(text: str) -> None:
    parsed = _read(text)
    assert parsed.node is not None
    value = parsed.node.items[0].entries["when"].value.text  # type: ignore[union-attr]
    span = Span(value.index("lenim"), 5)
    assert _place(text, (0, "when"), span=span) == "lenim"


def test_a_span_in_a_folded_text_leads_to_the_text() -> None:
    assert _place("a: >\n  b\n  c\n", ("a",), span=Span(2, 1)) == ">"
    assert _place("a: b\n  c\n", ("a",), span=Span(2, 1)) == "b"


def test_what_a_finding_has_refused_is_known_on_its_path() -> None:
    node = _read("a:\nb: {c: d}\n").node
    assert node is not None
    assert refused(node, ("a",))
    assert refused(node, ("a", 0, "text"))
    assert not refused(node, ("b", "c"))
    assert not refused(node, ())


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=8).filter(
    lambda text: REFUSED.search(text) is None
)
_PIECES = "a|b: |- |\n|\n  |: | #|'|\"|{|}|[|]|, |>|&a|*a|!t|? |---\n|%|\t|\0|\r|\u202e|@|\\|~|é"
_WORDS = st.sampled_from([*_PIECES.split("|"), "|\n", "|"])


@given(st.one_of(st.binary(max_size=80), st.lists(_WORDS, max_size=25).map("".join)))
@example(b"a: \xff")
@example(b"\xff\xfea\0")
@example("a: b\r\rc: [\r")
def test_whatever_the_bytes_are_reading_returns_and_points_into_the_text(
    data: bytes | str,
) -> None:
    data = data.encode() if isinstance(data, str) else data
    for loader in LOADERS:
        parsed = parse(data, "a.yaml", loader)
        assert parsed.node is not None or parsed.findings
        for found in parsed.findings:
            json.dumps(found.to_json())
            assert found.line >= 1
            line = parsed.lines[found.line - 1]
            assert 1 <= found.column <= len(line) + 1
            assert found.length == 1 or found.column - 1 + found.length <= len(line)
            assert found.message.isprintable()


@given(st.lists(_WORDS, max_size=20).map("".join))
@example("---\n\t")
def test_the_two_parsers_find_the_same_unless_one_stumbles(text: str) -> None:
    """After a tab, which is a finding itself, they see an empty value a column apart."""
    fast, slow = (_read(text, loader) for loader in LOADERS)
    if fast.node is not None and slow.node is not None:
        assert plain(fast.node) == plain(slow.node)
        exact = "\t" not in text
        assert _where(fast, exact=exact) == _where(slow, exact=exact)


def _where(parsed: Parsed, *, exact: bool) -> list[Located]:
    return [found if exact else replace(found, column=1) for found in parsed.findings]


_QUOTED = _TEXTS.map(lambda text: "'" + text.replace("'", "''") + "'")
_PLAIN = st.from_regex(r"[a-z0-9]+( [a-z0-9]+){0,3}", fullmatch=True)
_KEYS = st.from_regex(r"[a-z0-9_]{1,6}", fullmatch=True)


def _flow(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    lists = st.lists(values, max_size=3).map(lambda items: f"[{', '.join(items)}]")
    mappings = st.dictionaries(_KEYS, values, max_size=3).map(
        lambda entries: "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"
    )
    return lists | mappings


def _block(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    lists = st.lists(values, min_size=1, max_size=3).map(
        lambda items: "\n".join("- " + item.replace("\n", "\n  ") for item in items)
    )
    mappings = st.dictionaries(_KEYS, values, min_size=1, max_size=3).map(
        lambda entries: "\n".join(
            f"{key}:\n  " + value.replace("\n", "\n  ") for key, value in entries.items()
        )
    )
    return lists | mappings


_DOCUMENTS = st.recursive(st.recursive(_QUOTED | _PLAIN, _flow, max_leaves=4), _block, max_leaves=9)


@given(_DOCUMENTS)
def test_a_document_without_refusals_reads_as_yaml_does(text: str) -> None:
    expected = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (it makes texts only)
    for loader in LOADERS:
        parsed = _read(text, loader)
        assert parsed.findings == ()
        assert parsed.node is not None
        assert plain(parsed.node) == expected


@given(_DOCUMENTS)
def test_every_value_stands_where_its_mark_says(text: str) -> None:
    parsed = _read(text)
    assert parsed.node is not None
    pending = [parsed.node]
    while pending:
        node = pending.pop()
        if isinstance(node, Scalar):
            line = parsed.lines[node.mark.line - 1]
            assert node.lead is None or line[node.lead :].startswith(node.text)
        elif isinstance(node, Sequence):
            pending += node.items
        else:
            pending += [entry.key for entry in node.entries.values()]
            pending += [entry.value for entry in node.entries.values()]
