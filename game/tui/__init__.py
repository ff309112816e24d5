"""The game in Textual: it shows questions, and returns what was answered."""
