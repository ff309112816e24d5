"""Checks: a scenario's raw data -> the scenario, and everything that is wrong with it."""

from game.core.checks.examination import Examination, examine

__all__ = ["Examination", "examine"]
