"""The score: six dimensions judged from the findings and credits of a board, and what would raise it most."""
