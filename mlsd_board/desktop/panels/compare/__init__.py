"""One's own board held beside a reference, in a list and upon the board."""
