"""A class decides one juncture: steps and their clock, two secret ballots, swing, curtains.

A lesson is a value made by events, one after the other, each with the moment at which it
happened. What may be shown before history is told is a value of its own (`curtains.Before`)
that has no later field.
"""
