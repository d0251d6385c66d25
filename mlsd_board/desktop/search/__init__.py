"""Getting to anything by typing: the command palette, finding on the board, choosing a component or a target."""
