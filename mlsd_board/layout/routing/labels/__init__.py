"""Finding a place for the words on each connection."""
