"""A lesson on the wall: the page before the class, one screen for every slide, and its end."""
