"""What an author needs beside the game itself: the schema, and help for each finding."""
