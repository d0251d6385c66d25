"""What a design looks like: design and theme become a list of primitives that every output interprets."""
