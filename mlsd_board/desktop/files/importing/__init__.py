"""Taking over a diagram of another tool: what became of it, and a look at the boxes that are in doubt."""
