"""The rows of the table of actions, menu by menu."""
