"""What an author writes, as frozen values: the file format and the domain model at once."""
