"""Timed attempts in the window: begun, watched by a bar above the board, reported on, replayed, and kept in a history."""
