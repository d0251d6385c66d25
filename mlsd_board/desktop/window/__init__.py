"""The main window: frame, docks, actions, and the ways a board is opened, saved and exported."""
