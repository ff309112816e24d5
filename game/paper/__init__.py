"""What a class holds in its hands: values in, Markdown and HTML text out; no disk.

`parts` says what stands on a paper and `html` and `markdown` how it is written down. What
pupils hold before history is told is made of a `core.lesson.curtains.Before` and nothing else.
"""
