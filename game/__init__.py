"""Juncture: a turn-based historical decision game for the terminal."""

__version__ = "0.1.0"
