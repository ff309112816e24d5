"""The screens, one a file: each shows a question or a page, and decides nothing."""
