"""The order of the game: typed questions and answers, saved before they are told."""
