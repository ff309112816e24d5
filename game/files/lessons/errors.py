# ruff: noqa: N818 (every exception here is a SaveError; `lessons.NoSuchLesson` says what is so)
"""What keeps a lesson from being kept or found, in sentences for the teacher."""

from game.files.saves.errors import SaveError


class DamagedLesson(SaveError):
    """A file that cannot be read as a lesson."""


class NoSuchLesson(SaveError):
    """No lesson has that name."""


class FullLesson(SaveError):
    """A lesson with more events than a file may hold."""
