"""The pages of a board: the strip above the canvas, and what can be done with a page."""
