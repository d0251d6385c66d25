"""What lies around the board: palette, inspector, brief, problems."""
