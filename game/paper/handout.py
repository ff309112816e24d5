"""Everything that is printed for one lesson, as files by their names."""

from collections.abc import Sequence

from game.paper import pupils, teachers
from game.paper.html import html
from game.paper.markdown import markdown
from game.paper.parts import Paper
from game.paper.style import Format
from game.paper.teachers import Teaching


def handout(teaching: Teaching, size: Format, codes: Sequence[str] = ()) -> dict[str, str]:
    """Each paper as HTML for that size and as Markdown; seat slips where there are codes."""
    for_pupils = pupils.papers(teaching.day, teaching.wish.present, codes, teaching.wish.form)
    return written((*teachers.papers(teaching, for_pupils), *for_pupils), size)


def written(papers: Sequence[Paper], size: Format) -> dict[str, str]:
    """Papers as the texts of their files."""
    return {
        name: text
        for paper in papers
        for name, text in (
            (f"{paper.name}.html", html(paper, size)),
            (f"{paper.name}.md", markdown(paper)),
        )
    }
