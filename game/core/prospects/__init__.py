"""What was still possible: odds, shifts, turning points, points of no return, smallest changes.

`working` works them out and imports the proof; what plays reads `values` and asks another
process with a `request`.
"""
